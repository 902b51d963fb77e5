from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voiceapp.core.frames import FRAME_SAMPLES, AudioChunk
from voiceapp.pipeline.second_opinion import compare
from voiceapp.pipeline.stock_phrases import is_stock, plain, without_annotations
from voiceapp.pipeline.utterance_sound import SoundMeter, UtteranceSound

FRAME = np.zeros(FRAME_SAMPLES, np.float32)


def measured(pattern: str, loud_db: float = -20.0, quiet_db: float = -60.0) -> UtteranceSound:
    """The facts of 20 ms frames: "x" is speech, "." is not."""
    meter = SoundMeter()
    for number, mark in enumerate(pattern):
        speech = mark == "x"
        meter.feed(AudioChunk(FRAME, 100.0 + number * 0.02, speech, loud_db if speech else quiet_db))
    return meter.facts()


def test_stretches_are_timed_from_the_first_frame_and_small_gaps_bridged() -> None:
    facts = measured("." * 25 + "xxxxx..xxxxx" + "." * 10 + "xxxxx" + "." * 35)
    assert [pytest.approx(stretch) for stretch in facts.speech] == [(0.5, 0.74), (0.94, 1.04)]
    assert facts.speech_s == pytest.approx(0.34)
    assert facts.longest_s == pytest.approx(0.24)
    assert facts.share == pytest.approx(0.34 / 0.54)
    assert facts.over_noise_db == pytest.approx(40.0)
    assert facts.spoken_between(0.7, 1.0) == pytest.approx(0.1)
    assert facts.spoken_between(2.0, 9.0) == 0.0


def test_the_room_is_unknown_without_a_pause_and_never_quieter_than_a_real_one() -> None:
    assert measured("xxxxxx").over_noise_db is None
    assert measured("").share == 0.0
    assert measured("......xxxxx", quiet_db=-100.0).over_noise_db == pytest.approx(60.0)


@given(st.text(alphabet="x.", max_size=120))
def test_facts_fit_together(pattern: str) -> None:
    facts = measured(pattern)
    assert 0.02 * pattern.count("x") - 1e-6 <= facts.speech_s <= 0.02 * len(pattern) + 1e-6
    assert facts.longest_s <= facts.speech_s + 1e-6
    assert 0.0 <= facts.share <= 1.0 + 1e-6
    assert facts.spoken_between(0.0, 99.0) == pytest.approx(facts.speech_s)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_transcripts_are_compared(text: str, other: str) -> None:
    found = compare(text, other)
    assert 0.0 <= found.share <= 1.0
    assert all(0 <= start < end <= len(text) for start, end in found.doubtful)
    assert compare(text, text).share == 1.0


@pytest.mark.parametrize(
    ("written", "words"),
    [("Sous-titres  RÉALISÉS!", "sous titres realises"), ("ご視聴。", "ご視聴"), ("Don’t", "don't"), ("й", "й")],
)
def test_text_is_made_plain_in_any_script(written: str, words: str) -> None:
    assert plain(written) == words


def test_a_sentence_about_subtitles_is_no_credit() -> None:
    assert is_stock("Subtitles by the Amara.org community")
    assert not is_stock("What is two plus three?")
    long = "Please write an email to Anna and ask her whether the film comes with subtitles in Spanish."
    assert not is_stock(long)


def test_marks_of_sounds_are_taken_out() -> None:
    assert without_annotations("[Music] What time is it? ♪") == "What time is it?"
    assert without_annotations("(keyboard clicking) ... *sighs*") == ""
