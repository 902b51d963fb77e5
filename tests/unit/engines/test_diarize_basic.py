"""The basic diariser: voices of a quiet room are told apart, bounds are kept, silence is nobody's."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tests.fakes.context import FakeContext
from tests.unit.engines.speech import frames, silence, spoken
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import SPEECH_RATE, Samples
from voiceapp.engines.bic_clustering import cluster
from voiceapp.engines.diarize_basic import BasicDiarizer
from voiceapp.engines.mfcc import COEFFICIENTS, Mfcc

TALK = (
    ("slt", "Good morning everybody, shall we begin with the budget of this year?"),
    ("rms", "I have looked at the numbers again, and they do not add up at all."),
    ("slt", "Which numbers do you mean, those of the first or of the second quarter?"),
    ("rms", "The printer in the second office has been broken since last Tuesday."),
    ("slt", "We should order another one before the end of the month, I believe."),
    ("rms", "The train leaves at half past seven, so please be here on time."),
)


def in_a_room(samples: Samples) -> Samples:
    """With the noise of a quiet room, -60 dB: digital silence is found nowhere."""
    noise = np.random.default_rng(1).normal(0.0, 1e-3, len(samples))
    return np.asarray(samples + noise, np.float32)


def conversation() -> tuple[Samples, list[tuple[float, float, str]]]:
    """The talk with pauses of half a second, and its turns."""
    parts, turns, at = [silence(0.5)], [], 0.5
    for voice, text in TALK:
        said = spoken(text, voice)
        said = said * np.float32(0.05 / np.sqrt(np.mean(said**2)))  # nobody is told by loudness
        parts += [said, silence(0.5)]
        turns.append((at, at + len(said) / SPEECH_RATE, voice))
        at = turns[-1][1] + 0.5
    return in_a_room(np.concatenate(parts)), turns


@pytest.fixture(scope="module")
def basic() -> BasicDiarizer:
    engine = BasicDiarizer()
    engine.load(FakeContext())
    return engine


def diarized(engine: BasicDiarizer, samples: Samples, **bounds: int) -> list[dict[str, Any]]:
    found = engine.diarize(FakeContext(frames(samples, size=SPEECH_RATE)), **bounds)
    assert found["turns"] == found["exclusive"]
    assert found["voices"] == {}, "cepstra of one room tell nothing about another"
    turns: list[dict[str, Any]] = found["exclusive"]
    return turns


def test_two_voices_are_told_apart(basic: BasicDiarizer) -> None:
    samples, turns = conversation()
    found = diarized(basic, samples)
    names = {"slt": "SPEAKER_00", "rms": "SPEAKER_01"}
    assert {turn["speaker"] for turn in found} == set(names.values())
    right = sum(
        max(0.0, min(turn["end_s"], end) - max(turn["start_s"], start))
        for start, end, voice in turns
        for turn in found
        if turn["speaker"] == names[voice]
    )
    assert right > 0.9 * sum(end - start for start, end, _ in turns)


def test_bounds_are_kept(basic: BasicDiarizer) -> None:
    samples, _ = conversation()
    assert {turn["speaker"] for turn in diarized(basic, samples, speakers=1)} == {"SPEAKER_00"}
    assert len({turn["speaker"] for turn in diarized(basic, samples, speakers=3)}) == 3
    assert len({turn["speaker"] for turn in diarized(basic, samples, min_speakers=4)}) >= 4
    with pytest.raises(VoiceAppError) as caught:
        diarized(basic, samples, min_speakers=3, max_speakers=2)
    assert caught.value.code == "speakers-wrong"


def test_one_voice_is_one_speaker(basic: BasicDiarizer) -> None:
    alone = in_a_room(np.concatenate([spoken(text, "slt") for _, text in TALK]))
    assert {turn["speaker"] for turn in diarized(basic, alone)} == {"SPEAKER_00"}


def test_silence_is_nobody_s(basic: BasicDiarizer) -> None:
    assert diarized(basic, silence(5.0)) == []
    assert diarized(basic, silence(0.0)) == []
    assert diarized(basic, silence(0.005)) == []


def test_a_word_is_one_speaker_s(basic: BasicDiarizer) -> None:
    word = np.concatenate([silence(0.5), spoken("Yes.", "slt"), silence(0.5)])
    assert len({turn["speaker"] for turn in diarized(basic, word, speakers=2)}) == 1, "there is not more of it"


def test_a_cancelled_call_tells_nothing(basic: BasicDiarizer) -> None:
    context = FakeContext(frames(conversation()[0], size=SPEECH_RATE))
    context.cancel()
    assert basic.diarize(context)["turns"] == []


def test_long_recordings_are_learnt_from_a_part_of_them() -> None:
    """An hour in blocks of two kinds of noise: those beyond what is compared all with all are labelled too."""
    rng = np.random.default_rng(1)
    blocks = 1_800
    kinds = rng.integers(2, size=blocks)
    cepstra = rng.normal(np.repeat(kinds, 200)[:, None] * 4.0, 1.0, (blocks * 200, 4)).astype(np.float32)
    labels = cluster(cepstra, np.ones(len(cepstra), bool))
    assert labels.max() == 1
    assert np.mean(labels == (np.repeat(kinds, 200) != kinds[0])) > 0.99


def test_cepstra_tell_the_shape_of_the_spectrum_and_not_its_loudness() -> None:
    rng = np.random.default_rng(2)
    noise = rng.normal(0.0, 0.1, SPEECH_RATE).astype(np.float32)
    one, louder = Mfcc()(noise), Mfcc()(noise * 2)
    assert one.shape == (100, COEFFICIENTS)
    assert np.abs(one - louder).max() < 1e-3
    dark = np.asarray(np.convolve(noise, np.ones(8) / 8, "same"), np.float32)
    assert Mfcc()(dark)[:, 0].mean() > one[:, 0].mean() + 1.0, "the first coefficient is the spectrum's tilt"
