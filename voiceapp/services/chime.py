"""The short sound that says: I am listening."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np

from voiceapp.core.frames import Audio


def load(path: Path) -> Audio:
    """A mono WAV file of 16 bits, as packaging/make_sounds.py writes it."""
    with wave.open(str(path), "rb") as file:
        data = np.frombuffer(file.readframes(file.getnframes()), "<i2")
        return Audio((data / 32768.0).astype(np.float32), file.getframerate())
