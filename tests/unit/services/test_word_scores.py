"""Word errors, also by speaker: case and names do not matter, whose words they are does."""

from __future__ import annotations

import random
from itertools import permutations
from pathlib import Path

import pytest

from voiceapp.services.word_scores import score, speaker_word_error_rate, word_error_rate


@pytest.mark.parametrize(
    ("heard", "rate"),
    [
        ("good morning bob and you", 0.0),
        ("Good morning! And you", 0.2),
        ("", 1.0),
        ("good morning bob and you too", 0.2),
    ],
)
def test_the_word_error_rate_ignores_case_and_punctuation(heard: str, rate: float) -> None:
    assert word_error_rate("Good morning, Bob. And you?", heard) == pytest.approx(rate)
    assert word_error_rate(" ... ", heard) is None


def test_words_on_the_wrong_speaker_count_twice() -> None:
    right = {"Ann": "one two three", "Bob": "four"}
    assert speaker_word_error_rate(right, {"x": "Four.", "y": "one, two, three"}) == 0.0
    assert speaker_word_error_rate(right, {"x": "one two", "y": "three four"}) == 0.5
    assert speaker_word_error_rate(right, {"x": "one two three"}) == 0.25, "who is missed is deleted"
    assert speaker_word_error_rate(right, {"x": "one two three", "y": "four", "z": "five"}) == 0.25
    assert speaker_word_error_rate(right, {}) == 1.0
    assert speaker_word_error_rate({"Ann": "?"}, right) is None


def test_speakers_are_paired_as_well_as_any_permutation_pairs_them() -> None:
    rng = random.Random(3)

    def text() -> str:
        return " ".join(rng.choice("abcd") for _ in range(rng.randint(1, 8)))

    for _ in range(20):
        wanted, given = [text() for _ in range(4)], [text() for _ in range(4)]
        words = sum(len(one.split()) for one in wanted)
        best = min(
            sum(
                (word_error_rate(one, other) or 0.0) * len(one.split())
                for one, other in zip(wanted, order, strict=True)
            )
            for order in permutations(given)
        )
        found = speaker_word_error_rate(
            dict(zip("ABCD", wanted, strict=True)), dict(zip("wxyz", given, strict=True))
        )
        assert found == pytest.approx(best / words)


def test_texts_without_speakers_have_no_rate_by_speaker(tmp_path: Path) -> None:
    right, mine = tmp_path / "right.txt", tmp_path / "mine.stm"
    right.write_text("Hello there, Bob")
    mine.write_text("call 1 Ann 0.0 1.0 hello their bob\n")
    told = score(right, mine)
    assert told.wer == pytest.approx(1 / 3)
    assert told.cpwer is None
