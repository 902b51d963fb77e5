"""Spoken test sentences: flite's voices, kept for the length of the test run."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import soundfile
import soxr

from voiceapp.core.frames import FRAME_SAMPLES, SPEECH_RATE, Audio, Samples


@cache
def spoken(text: str, voice: str = "slt") -> Samples:
    """``text`` by a flite voice: mono, 16 kHz."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "said.wav"
        subprocess.run(["flite", "-voice", voice, "-t", text, "-o", str(path)], check=True)
        samples, rate = soundfile.read(path, dtype="float32")
    heard: Samples = samples if rate == SPEECH_RATE else soxr.resample(samples, rate, SPEECH_RATE)
    return heard


def silence(seconds: float) -> Samples:
    """Digital silence."""
    return np.zeros(int(seconds * SPEECH_RATE), np.float32)


def frames(*sounds: Samples, size: int = FRAME_SAMPLES) -> Iterator[Audio]:
    """The sounds one after the other, in frames of ``size`` samples."""
    whole = np.concatenate(sounds)
    for start in range(0, len(whole), size):
        yield Audio(whole[start : start + size], SPEECH_RATE)
