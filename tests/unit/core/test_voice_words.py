from __future__ import annotations

import doctest

import pytest

from voiceapp.core import voice_words
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.voice_words import LEVELS, SLIDERS, VoiceProperties, describe, speed_of


def test_the_example_in_its_documentation_holds() -> None:
    assert doctest.testmod(voice_words) == (0, 1)


def test_a_default_voice_is_close_clean_and_unremarkable() -> None:
    assert describe(VoiceProperties()) == (
        "A female speaker talks at a moderate speed with a moderate-pitch voice and a moderately dynamic delivery. "
        "The recording is very close-sounding and very clean."
    )


def test_a_known_speaker_is_named_and_anyone_may_speak() -> None:
    said = describe(VoiceProperties(name=" Jon ", emotion="very high"))
    assert said.startswith("Jon talks at a moderate speed with")
    assert "an excited, moderately dynamic delivery" in said
    assert describe(VoiceProperties(gender="")).startswith("A speaker talks")


@pytest.mark.parametrize("slider", SLIDERS, ids=lambda slider: slider.name)
def test_each_position_of_each_slider_is_heard_in_the_words(slider: voice_words.Slider) -> None:
    said = {describe(VoiceProperties.of({slider.name: level})) for level in LEVELS}
    assert len(said) == len(LEVELS)


@pytest.mark.parametrize("recipe", [{"pitch": "highest"}, {"size": "low"}, {"gender": "low"}, {"name": 7}])
def test_what_no_voice_can_be_is_told(recipe: dict[str, object]) -> None:
    with pytest.raises(VoiceAppError, match=r"cannot be described") as caught:
        VoiceProperties.of(recipe)
    assert "expressivity" in caught.value.next_step


@pytest.mark.parametrize(
    ("speed", "level"), [(0.5, "very low"), (0.8, "low"), (1.0, "normal"), (1.3, "high"), (2.0, "very high")]
)
def test_a_speed_has_a_word(speed: float, level: str) -> None:
    assert speed_of(speed) == level
