"""A picture of so many columns, of sound whose length is known at its end only."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from voiceapp.engines.framing import Frames


class Columns:
    """Takes frames of power and gives ``columns`` means over equal stretches of time, in memory for two of each.

    Sums of 1, 2, 4, ... frames are kept: as many that there are always at least as many as columns.
    """

    def __init__(self, columns: int, bins: int) -> None:
        self._sums = np.zeros((2 * columns, bins))
        self._each = 1
        self._frames = 0

    def add(self, power: Frames) -> None:
        """More frames, shape (n, bins)."""
        while self._frames + len(power) > len(self._sums) * self._each:
            half = len(self._sums) // 2
            self._sums[:half] = self._sums[0::2] + self._sums[1::2]
            self._sums[half:] = 0.0
            self._each *= 2
        at = (self._frames + np.arange(len(power))) // self._each
        np.add.at(self._sums, at, power)
        self._frames += len(power)

    def means(self) -> Frames:
        """Shape (columns, bins); fewer frames than columns are shown as broader stretches."""
        columns = len(self._sums) // 2
        running = np.concatenate([np.zeros_like(self._sums[:1]), np.cumsum(self._sums, axis=0)])
        edges = np.linspace(0.0, self._frames / self._each, columns + 1)
        whole = np.minimum(edges.astype(int), len(self._sums) - 1)
        upto = running[whole] + (edges - whole)[:, None] * self._sums[whole] * self._share(whole)[:, None]
        return np.asarray(np.diff(upto, axis=0) * columns / max(self._frames, 1), np.float32)

    def _share(self, at: NDArray[np.int64]) -> NDArray[np.float64]:
        """How much of a sum lies in one unit of time: the last one is of fewer frames."""
        filled = np.clip(self._frames / self._each - at, 1 / self._each, 1.0)
        return np.asarray(1 / filled)
