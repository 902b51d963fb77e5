"""Speakers and their readings for tests: a speaker is the mean of a sound, what is heard is what a test says."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import soundfile

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.protocols import Capabilities
from voiceapp.core.recordings import SpeakerMatch, Vector
from voiceapp.services.consent_sentence import ConsentSentence, Reading, judge

LINDA, PETER = 1, 4
_STEP = 0.02


class FakeEncoder:
    """Tells speakers by the mean of their sound; with ``missing`` nothing is installed."""

    def __init__(self, threshold: float | None = 0.75) -> None:
        self.capabilities = Capabilities(threshold=threshold)
        self.missing = False

    async def load(self) -> None:
        if self.missing:
            raise VoiceAppError("pack-missing", "The pack torch is not installed.", "Install it.")

    async def embed(self, audio: AsyncIterator[Audio]) -> Vector:
        heard = np.concatenate([chunk.samples async for chunk in audio])
        voice = np.zeros(8, np.float32)
        voice[round(float(heard.mean()) / _STEP)] = 1.0
        return voice

    async def compare(self, one: AsyncIterator[Audio], other: AsyncIterator[Audio]) -> SpeakerMatch:
        score = float(np.dot(await self.embed(one), await self.embed(other)))
        return SpeakerMatch(score, self.capabilities.threshold or 0.0)


class FakeHearing:
    """Hears ``heard``, None: the sentence as it stands."""

    def __init__(self) -> None:
        self.heard: str | None = None
        self.problem: VoiceAppError | None = None

    async def ready(self, language: str, /) -> None:
        if self.problem:
            raise self.problem

    async def judge(self, path: Path, sentence: ConsentSentence, /) -> Reading:
        return judge(sentence, sentence.text if self.heard is None else self.heard)


def speech(path: Path, speaker: int, seed: int, seconds: float = 8.0, gain: float = 1.0) -> Path:
    """A recording of somebody; the same ``seed`` is the same recording."""
    noise = np.random.default_rng(seed).normal(0.0, 0.1, round(seconds * 16_000))
    noise += speaker * _STEP - noise.mean()
    soundfile.write(path, (gain * noise).astype(np.float32), 16_000)
    return path
