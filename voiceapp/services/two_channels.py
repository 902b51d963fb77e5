"""Whether two channels hold different people, as a call recorded with one party on each side does.

A room recorded in stereo has everybody in both channels, only with small differences of level; a call has each
party in one of them. So stretches count in which somebody is heard, and how much louder one side is than the other.
"""

from __future__ import annotations

import numpy as np

from voiceapp.core.frames import Samples

FRAME_S = 0.05
AUDIBLE_DB = -50.0
"""Quieter frames, RMS relative to full scale, hold nobody."""

APART_DB = 12.0
"""A speaker twice as near to one of two microphones is 6 dB louder there; a party of a call is on one side only."""

LEAST_S = 3.0
LEAST_SHARE = 0.5
"""Each side has so much of its own, and together so large a part of all that is audible."""


class TwoChannels:
    """Counts frames while a recording of two channels passes."""

    def __init__(self, rate: int) -> None:
        self._frame = max(1, round(FRAME_S * rate))
        self._rest = np.zeros((0, 2), np.float32)
        self._left = self._right = self._audible = 0

    def feed(self, samples: Samples) -> None:
        """Take the next samples, shape (n, 2)."""
        joined = np.concatenate([self._rest, samples])
        count = len(joined) // self._frame
        self._rest = joined[count * self._frame :]
        frames = joined[: count * self._frame].reshape(count, self._frame, 2)
        levels = 10 * np.log10(np.maximum(np.mean(np.square(frames), axis=1, dtype=np.float64), 1e-10))
        heard = levels[levels.max(axis=1) > AUDIBLE_DB]
        ahead = heard[:, 0] - heard[:, 1]
        self._audible += len(heard)
        self._left += int(np.sum(ahead > APART_DB))
        self._right += int(np.sum(ahead < -APART_DB))

    @property
    def apart(self) -> bool:
        """Whether each channel has speech of its own."""
        least = LEAST_S / FRAME_S
        own = self._left + self._right
        return min(self._left, self._right) >= least and own >= LEAST_SHARE * self._audible
