"""A recording as frames of sound or no sound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from voiceapp.bench.virtual_sound import RATE, Recording
from voiceapp.core.frames import Samples

FRAME = RATE // 200
"""Samples of one 5 ms frame of the recordings."""

AUDIBLE = 0.02
"""A frame is sound when its RMS is above this share of the recording's loudest frame."""


@dataclass(frozen=True, slots=True)
class Track:
    """A recording as 5 ms frames of sound or no sound, ``start_s`` on the monotonic clock."""

    audible: np.ndarray[Any, np.dtype[np.bool_]]
    start_s: float

    @classmethod
    def of(cls, samples: Samples, start_s: float) -> Track:
        """Cut a recording into frames."""
        frames = samples[: len(samples) // FRAME * FRAME].reshape(-1, FRAME)
        rms = np.sqrt((frames.astype(np.float64) ** 2).mean(axis=1))
        return cls(rms > AUDIBLE * max(float(rms.max(initial=0.0)), 1e-4), start_s)

    def edges(self, from_s: float, to_s: float) -> tuple[float, float] | None:
        """When the first sound between the two times begins and when the last one ends."""
        first = max(0, int((from_s - self.start_s) * RATE / FRAME))
        last = max(0, int((to_s - self.start_s) * RATE / FRAME))
        found = np.flatnonzero(self.audible[first:last])
        if not len(found):
            return None
        scale = FRAME / RATE
        return (
            self.start_s + (first + int(found[0])) * scale,
            self.start_s + (first + int(found[-1]) + 1) * scale,
        )


async def track_of(recording: Recording) -> Track:
    """End a recording and cut it into frames."""
    return Track.of(*await recording.stop())
