"""Sounds without speech: through the whole program, and past a detector that takes everything for speech."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.fakes.context import FakeContext, run
from voiceapp.app import App
from voiceapp.audio.resample import decibels, rms
from voiceapp.bench.noises import KINDS
from voiceapp.bench.silence import SilenceBench
from voiceapp.core.frames import FRAME_SAMPLES, SPEECH_RATE, Audio, AudioChunk, Samples, Transcript
from voiceapp.engines.asr_faster_whisper import FasterWhisper
from voiceapp.engines.asr_pocketsphinx import Pocketsphinx
from voiceapp.engines.vad import SpeechDetector
from voiceapp.pipeline.guard import Judgement, judge
from voiceapp.pipeline.options import TalkOptions
from voiceapp.pipeline.utterance_sound import SoundMeter
from voiceapp.workers.remote import segment_of

WHISPER = Path(__file__).parents[2] / "models" / "whisper-mini-en"


def test_noise_says_nothing_and_a_real_thank_you_passes() -> None:
    told: list[str] = []
    bench = SilenceBench(App.open, {"engines.asr": f"faster-whisper:{WHISPER}"}, told.append)
    figures = asyncio.run(bench.run(minutes=0.1))
    assert [row["name"] for row in figures["sounds"]] == [*KINDS, "Thank you."]
    assert figures["transcripts"] == 0
    assert figures["sounds"][-1]["transcripts"] == ["Thank you."]
    assert len(told) == len(figures["sounds"])


def utterances(sound: Samples) -> Iterator[list[AudioChunk]]:
    """What webrtcvad alone, at its most sensitive, takes for speech; a pause of 0.7 s ends it."""
    detector = SpeechDetector("high")
    heard: list[AudioChunk] = []
    began, quiet = False, 0
    for start in range(0, len(sound) - FRAME_SAMPLES, FRAME_SAMPLES):
        frame = sound[start : start + FRAME_SAMPLES]
        verdict = detector.step(frame)
        heard.append(AudioChunk(frame, start / SPEECH_RATE, verdict.speech, decibels(rms(frame))))
        began = began or verdict.began is not None
        quiet = 0 if verdict.speech else quiet + 1
        if began and quiet > 35:
            yield heard
            detector.forget()
            heard, began = [], False
        heard = heard if began else heard[-25:]
    if began:
        yield heard


def judged(engine: Pocketsphinx | FasterWhisper, heard: list[AudioChunk]) -> Judgement:
    meter = SoundMeter()
    for chunk in heard:
        meter.feed(chunk)
    context = FakeContext([Audio(chunk.samples, SPEECH_RATE) for chunk in heard])
    _, final = run(engine.listen(context, language="en"))
    segments = tuple(segment_of(segment) for segment in final["segments"])
    transcript = Transcript(1, final["text"], True, "en", segments, final["confidence"])
    return judge(transcript, meter.facts(), confirm_below=TalkOptions().confirm_below)


def test_what_a_fooled_detector_lets_through_is_not_acted_upon_by_pocketsphinx() -> None:
    engine = Pocketsphinx()
    engine.load(FakeContext())
    found = [
        judged(engine, heard)
        for kind in ("keyboard", "music")
        for heard in utterances(KINDS[kind](5.0, np.random.default_rng(5)))
    ]
    assert len(found) >= 2
    assert [judgement.transcript.text for judgement in found if judgement.verdict == "accept"] == []


@pytest.mark.parametrize("kind", ["white noise", "keyboard"])
def test_noise_is_nothing_to_whisper(kind: str) -> None:
    engine = FasterWhisper()
    engine.load(FakeContext(), model=str(WHISPER), threads=1)
    sound = KINDS[kind](3.0, np.random.default_rng(5))
    heard = [
        AudioChunk(sound[start : start + FRAME_SAMPLES], start / SPEECH_RATE, True, -30.0)
        for start in range(0, len(sound), FRAME_SAMPLES)
    ]
    assert judged(engine, heard).verdict == "reject"
