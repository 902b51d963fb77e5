"""Limits of takes, and which of two is better."""

from __future__ import annotations

from dataclasses import replace

import pytest

from voiceapp.core.voices import Measures
from voiceapp.services.take_limits import (
    CLASS_ERROR,
    OTHER_ERROR,
    Judged,
    acceptable,
    best,
    better,
    error_rate,
    most_errors,
    problems,
)

GOOD = Measures(wer=0.0, similarity=0.85, real_time_factor=0.5, length_ratio=1.0, longest_silence_s=0.3)
JUDGED = Judged("Linda", words=10, error=OTHER_ERROR, threshold=0.77)


def test_a_good_take_has_no_problem() -> None:
    assert problems(GOOD, JUDGED) == ()
    assert problems(Measures(), JUDGED) == ()  # nothing could be measured
    assert acceptable(GOOD)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"wer": 0.6}, "Hard to understand: 6 of 10 words were heard wrong"),
        ({"similarity": 0.6}, "Does not sound like Linda"),
        ({"length_ratio": 2.4}, "Much too long for its text"),
        ({"length_ratio": 0.3}, "Much too short for its text"),
        ({"clipped_percent": 0.4}, "Clipped: too loud in places"),
        ({"longest_silence_s": 1.5}, "A pause of 1.5 s inside"),
        ({"extra_words": 1}, "1 word too many at the end"),
        ({"extra_words": 4}, "4 words too many at the end"),
        ({"repeats": 2}, "2 words said twice"),
    ],
)
def test_each_limit_is_told_in_words(changed: dict[str, float], told: str) -> None:
    assert problems(replace(GOOD, **changed), JUDGED) == (told,)  # type: ignore[arg-type]


def test_what_measures_have_no_place_for_is_told_too() -> None:
    assert problems(GOOD, replace(JUDGED, left_out=("cold",))) == ("Left out: cold",)
    assert problems(GOOD, replace(JUDGED, tail=True)) == ("A sound after the last word",)
    assert problems(replace(GOOD, similarity=0.2), replace(JUDGED, threshold=None)) == ()


def test_errors_are_judged_by_what_the_recogniser_does_on_good_speech() -> None:
    weak, strong = error_rate("pocketsphinx"), error_rate("faster-whisper:small")
    assert weak == CLASS_ERROR["pocketsphinx", ""] > strong == OTHER_ERROR
    half = replace(GOOD, wer=0.5)
    assert problems(half, replace(JUDGED, error=weak)) == ()
    assert problems(half, replace(JUDGED, error=strong))
    # One wrong word of three is chance even for a good recogniser; all of three is not.
    assert 1 < most_errors(3, strong) < 3


def test_what_a_voice_is_known_to_have_said_decides_more_and_more() -> None:
    assert error_rate("pocketsphinx", "", errors=0, words=20) == pytest.approx(0.1)
    assert error_rate("pocketsphinx", "", errors=15, words=20) > 0.55
    assert error_rate("pocketsphinx", "espeak") > error_rate("pocketsphinx", "kokoro:kokoro-82m")


def test_the_better_take_has_fewer_problems_then_fewer_errors_then_the_voice() -> None:
    bad = replace(GOOD, problems=("Left out: cold",))
    assert better(GOOD, bad)
    assert not better(bad, GOOD)
    assert better(GOOD, replace(GOOD, wer=0.1))
    assert better(GOOD, replace(GOOD, similarity=0.8))
    assert better(GOOD, replace(GOOD, length_ratio=1.4))
    assert not better(GOOD, GOOD)
    unknown = replace(GOOD, wer=None)
    assert not better(GOOD, unknown)
    assert not better(unknown, GOOD)
    assert best([bad, replace(GOOD, wer=0.1), GOOD, GOOD]) == 2
