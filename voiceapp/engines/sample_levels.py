"""Levels of a voice sample: clipping, direct current, loudness, true peak."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, field

import numpy as np
import soxr
from numpy.typing import NDArray

from voiceapp.core.frames import Audio, Samples

SILENT_LUFS = -70.0
"""The gate of ITU-R BS.1770-4: what is no louder has no loudness."""

_NEAR = 0.97
_FLAT = 2e-4
_STEP = 1.5 / 32768  # what 16 bits make of a flat top that was turned down
_QUIETEST = 0.02  # below, steps of 16 bits look like flat tops
_TOP = 3
_TOPS = 2
_OVERSAMPLED = 4
_BLOCK_S = 0.4


@dataclass
class _Side:
    """The samples near one end of the scale: where they are, and how far out."""

    ceiling: float = 0.0
    places: list[NDArray[np.int64]] = field(default_factory=list)
    values: list[Samples] = field(default_factory=list)

    def push(self, samples: Samples, first: int) -> None:
        self.ceiling = max(self.ceiling, float(samples.max(initial=0.0)))
        near = np.flatnonzero(samples >= max(_NEAR * self.ceiling, _QUIETEST))
        self.places.append(near + first)
        self.values.append(samples[near])

    def clipped(self) -> NDArray[np.int64]:
        """The samples at the ceiling, if it is one: several flat tops of one height."""
        if not self.places or self.ceiling < _QUIETEST:
            return np.zeros(0, np.int64)
        places, values = np.concatenate(self.places), np.concatenate(self.values)
        level = places[values >= self.ceiling - max(_FLAT * self.ceiling, _STEP)]
        tops = np.split(level, np.flatnonzero(np.diff(level) > 1) + 1)
        return level if sum(len(top) >= _TOP for top in tops) >= _TOPS else np.zeros(0, np.int64)


class ClippingMeter:
    """Finds samples that were cut off at one level: full scale or, turned down later, any below it.

    A voice reaches its loudest sample once; where several waves end flat at the same height, something cut them.
    """

    def __init__(self) -> None:
        self._sides: list[_Side] = []
        self._length = 0
        self._rate = 0

    def push(self, samples: Samples, rate: int) -> None:
        """The next block, shape (n,) or (n, channels), of the rate of the first."""
        columns = samples.reshape(len(samples), -1).T
        if not self._sides:
            self._rate = rate
            self._sides = [_Side() for _ in range(2 * len(columns))]
        for channel, column in enumerate(columns):
            self._sides[2 * channel].push(column, self._length)
            self._sides[2 * channel + 1].push(-column, self._length)
        self._length += len(samples)

    def places_s(self) -> NDArray[np.float64]:
        """When samples are clipped, in order of time."""
        found = [side.clipped() for side in self._sides]
        return np.unique(np.concatenate(found)) / self._rate if found else np.zeros(0)

    @property
    def percent(self) -> float:
        """How many of all samples are clipped."""
        return 100 * len(self.places_s()) / self._length if self._length else 0.0


def loudness_lufs(sound: Audio) -> float | None:
    """Integrated loudness (ITU-R BS.1770-4, by pyloudnorm); None for silence and what is shorter than a block."""
    import pyloudnorm

    if sound.duration_s < _BLOCK_S:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # of silence
        found = float(pyloudnorm.Meter(sound.rate).integrated_loudness(sound.samples))
    return found if found > SILENT_LUFS else None


def true_peak(sound: Audio) -> float:
    """The highest level, between samples too (ITU-R BS.1770-4, oversampled four times); 1 is full scale."""
    if not len(sound.samples):
        return 0.0
    over = soxr.resample(sound.samples, sound.rate, _OVERSAMPLED * sound.rate)
    return float(max(np.abs(over).max(), np.abs(sound.samples).max()))
