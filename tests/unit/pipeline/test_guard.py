"""The guard on a table of published invented and true segments, and on whatever else there may be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voiceapp.core.frames import Segment, Transcript, Word
from voiceapp.pipeline.guard import UNDERSTOOD, Judgement, judge, shows
from voiceapp.pipeline.utterance_sound import UtteranceSound

ROWS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "data" / "guard" / "segments.json").read_text(encoding="utf-8")
)
SCORES = ("avg_logprob", "no_speech_prob", "compression_ratio")

NOISE = UtteranceSound(((0.5, 0.62),), 1.5)
"""Silence, noise or music that the detector took for speech: the six frames that begin an utterance."""


def speech(seconds: float, over_noise_db: float = 25.0) -> UtteranceSound:
    """Somebody speaks for so long, half a second after the sound begins."""
    return UtteranceSound(((0.5, 0.5 + seconds),), over_noise_db)


def segments_of(row: dict[str, Any]) -> list[str]:
    return row["text"] if isinstance(row["text"], list) else [row["text"]]


def heard(row: dict[str, Any]) -> tuple[Transcript, UtteranceSound]:
    """A row as the talk meets it; segments that nobody said lie in the silence that ends the utterance."""
    texts = segments_of(row)
    seconds, spoken = row.get("seconds", 0.0), row.get("kept", len(texts))
    letters = sum(map(len, texts[:spoken]))
    segments, end_s = [], 0.5
    for index, text in enumerate(texts):
        start_s, end_s = end_s, end_s + (seconds * len(text) / letters if index < spoken else 0.2)
        segments.append(Segment(text, start_s, end_s, (), *(row.get(name) for name in SCORES)))
    logprob = row.get("avg_logprob")
    confidence = None if logprob is None else 2.0**logprob
    transcript = Transcript(1, " ".join(texts), True, None, tuple(segments), confidence)
    return transcript, speech(seconds) if row["sound"] == "speech" else NOISE


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["text"])[:40])
def test_published_segments_are_told_apart(row: dict[str, Any]) -> None:
    judged = judge(*heard(row))
    assert judged.verdict == row["verdict"], judged.reason
    if row["verdict"] == "accept":
        assert judged.transcript.text == " ".join(segments_of(row)[: row.get("kept")])


def test_every_row_names_its_source() -> None:
    assert len(ROWS) > 60
    assert all(row["source"].startswith("https://") for row in ROWS)


def said(text: str, *, logprob: float = -0.3, no_speech: float = 0.05, confidence: float = 0.8) -> Transcript:
    segment = Segment(text, 0.4, 1.6, (), logprob, no_speech, 1.0)
    return Transcript(1, text, True, "en", (segment,), confidence)


@pytest.mark.parametrize("text", ["Thank you.", "Thanks.", "Bye.", "Okay.", "Thanks for watching!", "Yes."])
def test_what_people_say_too_is_kept_where_somebody_says_it(text: str) -> None:
    assert judge(said(text), speech(0.7)).verdict == "accept"
    # Synthetic voices have no-speech probabilities up to 0.6.
    assert judge(said(text, no_speech=0.59), speech(0.7)).verdict == "accept"


def test_a_stock_phrase_goes_when_sound_or_recogniser_speaks_against_it() -> None:
    for sound in (NOISE, speech(0.7, over_noise_db=1.0), UtteranceSound()):
        assert judge(said("Thank you."), sound).verdict == "reject"
    assert judge(said("Thank you.", no_speech=0.8), speech(0.7)).verdict == "reject"


def test_words_that_are_not_certain_are_not_acted_upon() -> None:
    assert judge(said("Delete everything", confidence=0.49), speech(1.0)).verdict == "doubtful"
    assert judge(said("Delete everything", confidence=0.55), speech(1.0)).verdict == "accept"
    assert judge(said("Delete everything", confidence=0.55), speech(1.0), confirm_below=0.6).verdict == "doubtful"
    assert judge(said("Delete everything", confidence=0.49), NOISE).verdict == "reject"


def test_a_quiet_speaker_is_asked_and_not_dropped() -> None:
    judged = judge(said("Set a timer for five minutes."), UtteranceSound(((0.5, 0.8),), 2.0))
    assert judged.verdict == "doubtful"
    assert judged.transcript.text == "Set a timer for five minutes."


def test_scores_that_the_engine_does_not_declare_are_not_looked_at() -> None:
    silent = said("Set a timer.", logprob=-1.5, no_speech=0.9, confidence=0.2)
    assert judge(silent, speech(1.2)).verdict == "reject"
    assert judge(silent, speech(1.2), scores=()).verdict == "accept"


def words(*spoken: tuple[str, float, float]) -> tuple[Word, ...]:
    return tuple(Word(text, start, end, 0.9, False) for text, start, end in spoken)


def test_an_invented_sentence_after_a_question_goes_and_the_question_stays() -> None:
    times = (0.5, 0.7), (0.7, 1.0), (1.0, 1.1), (1.1, 1.5), (1.6, 1.8), (1.8, 1.9), (1.9, 2.0), (2.0, 2.2)
    text = "What time is it? Thank you for watching."
    found = words(*((word, *span) for word, span in zip(text.split(), times, strict=True)))
    transcript = Transcript(1, text, True, "en", (Segment(text, 0.5, 2.2, found, -0.3, 0.01, 1.0),), 0.8)
    judged = judge(transcript, speech(1.0))
    assert (judged.verdict, judged.transcript.text) == ("accept", "What time is it?")
    assert [word.text for segment in judged.transcript.segments for word in segment.words] == text.split()[:4]
    assert judge(transcript, speech(1.7)).transcript.text == text


def test_marks_of_sounds_beside_words_do_not_reach_the_assistant() -> None:
    judged = judge(said("[Music] What time is it? (upbeat music)"), speech(1.2))
    assert (judged.verdict, judged.transcript.text) == ("accept", "What time is it?")


def test_partials_from_noise_are_not_shown() -> None:
    assert shows("What time", speech(0.5))
    assert shows("Thank you.", speech(0.5))
    assert not shows("Thanks for watching!", NOISE)
    assert not shows("I will see you in the next video, and do not forget", speech(0.5))
    assert not shows("[BLANK_AUDIO]", speech(1.0))
    assert not shows(" ".join(["and so on"] * 9), speech(9.0))


common = st.sampled_from("you thank so the time is it what no".split())
texts = st.text(max_size=80) | st.lists(common).map(" ".join)
stretches = st.lists(st.floats(0.02, 3.0), max_size=6).map(
    lambda lengths: tuple((4.0 * index, 4.0 * index + length) for index, length in enumerate(lengths))
)
sounds = st.builds(UtteranceSound, stretches, st.none() | st.floats(-5, 60))
scores = st.none() | st.floats(-3, 0)


@given(texts, sounds, scores, st.none() | st.floats(0, 1), st.none() | st.floats(0, 1))
def test_any_transcript_gets_a_verdict_and_nothing_is_added_to_it(
    text: str, sound: UtteranceSound, logprob: float | None, no_speech: float | None, confidence: float | None
) -> None:
    segments = (Segment(text, 0.0, 2.0, (), logprob, no_speech),) if text else ()
    judged: Judgement = judge(Transcript(1, text, True, None, segments, confidence), sound)
    assert set(judged.transcript.text.split()) <= set(text.split())
    if judged.verdict == "accept":
        assert any(letter.isalnum() for letter in judged.transcript.text)
        assert confidence is None or confidence >= UNDERSTOOD
    if not any(letter.isalnum() for letter in text):
        assert judged.verdict == "reject"


@given(texts, stretches, st.floats(0, 40), st.floats(0, 1))
def test_a_better_sound_never_makes_a_verdict_worse(
    text: str, stretch: tuple[tuple[float, float], ...], over_noise_db: float, confidence: float
) -> None:
    order = ("reject", "doubtful", "accept")
    transcript = Transcript(1, text, True, None, (Segment(text, 0.0, 2.0),), confidence)
    weak = judge(transcript, UtteranceSound(stretch, 0.0))
    better = judge(transcript, UtteranceSound(stretch, over_noise_db))
    assert order.index(better.verdict) >= order.index(weak.verdict)
