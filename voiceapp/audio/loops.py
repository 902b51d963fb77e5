"""Stretches of sound that repeat without a gap or a click."""

from __future__ import annotations

import numpy as np

from voiceapp.core.frames import Samples

SEAM_S = 0.005
"""So long before its end, a stretch goes over into what comes before its start."""


def seam_samples(rate: int) -> int:
    """The samples of a seam."""
    return round(SEAM_S * rate)


class Seam:
    """Holds a stretch's last samples back, so that they can be faded into what comes before its start.

    Samples have the shape (n,) or (n, channels); what goes in comes out, sample for sample.
    """

    def __init__(self, rate: int) -> None:
        self._count = seam_samples(rate)
        self._held: Samples | None = None

    def push(self, samples: Samples) -> Samples:
        """The next samples in, those before the last ones out."""
        held = samples if self._held is None else np.concatenate([self._held, samples])
        cut = max(0, len(held) - self._count)
        self._held = held[cut:]
        return held[:cut]

    def finish(self, before: Samples) -> Samples:
        """The last samples, faded into ``before``, the samples right before the start (fewer: after silence)."""
        end, self._held = self._held, None
        if end is None or not len(end):
            return before[:0]
        lead = before[max(0, len(before) - len(end)) :]
        lead = np.concatenate([np.zeros((len(end) - len(lead), *end.shape[1:]), np.float32), lead])
        share = np.arange(1, len(end) + 1, dtype=np.float32) / len(end)
        share = share.reshape(-1, *[1] * (end.ndim - 1))
        return np.asarray(end * (1 - share) + lead * share, np.float32)
