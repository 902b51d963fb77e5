from __future__ import annotations

import doctest
from typing import get_args

import pytest

from voiceapp.engines import voice_words
from voiceapp.engines.voice_words import Level, VoiceProperties, describe, pace_of


def test_the_example_in_its_documentation_holds() -> None:
    assert doctest.testmod(voice_words) == (0, 1)


def test_a_default_voice_is_close_clean_and_unremarkable() -> None:
    assert describe(VoiceProperties()) == (
        "A female speaker talks at a moderate speed with a moderate-pitch voice and a moderately dynamic delivery. "
        "The recording is very close-sounding and very clean."
    )


def test_a_known_speaker_is_named_and_anyone_may_speak() -> None:
    assert describe(VoiceProperties(name=" Jon ", mood="happy")).startswith("Jon talks at a moderate speed with")
    assert "a happy, moderately dynamic delivery" in describe(VoiceProperties(name="Jon", mood="happy"))
    assert describe(VoiceProperties(gender="")).startswith("A speaker talks")


@pytest.mark.parametrize("property", ["pitch", "pace", "emotion", "closeness", "noise"])
def test_each_level_of_each_property_is_heard_in_the_words(property: str) -> None:
    said = {describe(VoiceProperties(**{property: level})) for level in get_args(Level)}
    assert len(said) == len(get_args(Level))


@pytest.mark.parametrize(
    ("speed", "level"), [(0.5, "very low"), (0.8, "low"), (1.0, "normal"), (1.3, "high"), (2.0, "very high")]
)
def test_a_pace_has_a_word(speed: float, level: str) -> None:
    assert pace_of(speed) == level
