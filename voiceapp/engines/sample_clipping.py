"""Samples that something cut off because they were too loud."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.frames import Samples

_NEAR = 0.97
_FLAT = 2e-4
_STEP = 1.5 / 32768  # what 16 bits make of a flat top that was turned down
_QUIETEST = 0.02  # below, steps of 16 bits look like flat tops
_TOP = 3
_TOPS = 2

_LEVELS, _MOST = 8192, 1.25  # a codec's peaks reach above full scale
_PEAK = 1 - 2e-5
_BINS = np.arange(0.4, 1.2, 0.02)  # of the peak
_BEFORE, _CROWD = 8, 3  # bins
_CROWDED = 1.3
_ABOVE = 0.25
_FEWEST, _FEWEST_SHARE = 60, 5e-4


@dataclass
class _Side:
    """The samples near one end of the scale: where they are, and how far out."""

    ceiling: float = 0.0
    counts: NDArray[np.int64] = field(default_factory=lambda: np.zeros(_LEVELS, np.int64))
    places: list[NDArray[np.int64]] = field(default_factory=list)
    values: list[Samples] = field(default_factory=list)

    def push(self, samples: Samples, first: int) -> None:
        self.ceiling = max(self.ceiling, float(samples.max(initial=0.0)))
        near = np.flatnonzero(samples >= max(_NEAR * self.ceiling, _QUIETEST))
        self.places.append(near + first)
        self.values.append(samples[near])
        self.counts += np.histogram(samples, _LEVELS, (0.0, _MOST))[0]

    def clipped(self) -> NDArray[np.int64]:
        """The samples at the ceiling, if it is one: several flat tops of one height."""
        if not self.places or self.ceiling < _QUIETEST:
            return np.zeros(0, np.int64)
        places, values = np.concatenate(self.places), np.concatenate(self.values)
        level = places[values >= self.ceiling - max(_FLAT * self.ceiling, _STEP)]
        tops = np.split(level, np.flatnonzero(np.diff(level) > 1) + 1)
        return level if sum(len(top) >= _TOP for top in tops) >= _TOPS else np.zeros(0, np.int64)

    def crowded(self) -> int:
        """Samples that crowd near the ceiling, if there are more than a voice has.

        The louder, the rarer: in a voice each level has fewer samples than those below it. What was cut off and
        then went through a codec or to another rate has no flat tops any more, but crowds around the old ceiling.
        """
        heard = np.concatenate([[0], np.cumsum(self.counts)])
        levels = np.linspace(0.0, _MOST, _LEVELS + 1)
        peak = float(np.interp(_PEAK * heard[-1], heard, levels))
        bins = np.diff(np.interp(_BINS * peak, levels, heard))
        crowds = np.convolve(bins, np.ones(_CROWD), "valid")
        most = 0.0
        for at in range(_BEFORE + 2, len(crowds)):
            before = _CROWD * float(np.mean(bins[at - _BEFORE : at - 1]))
            above = float(bins[at + _CROWD :].sum())
            enough = max(_FEWEST, _FEWEST_SHARE * heard[-1])
            if crowds[at] > max(enough, _CROWDED * before) and above < _ABOVE * crowds[at]:
                most = max(most, crowds[at] - before + above)
        return round(most)


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

    @property
    def crowded_percent(self) -> float:
        """How many samples were clipped, it seems, before a codec or another rate rounded their tops."""
        return 100 * sum(side.crowded() for side in self._sides) / self._length if self._length else 0.0
