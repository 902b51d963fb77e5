"""How long something will still take, judged by its recent progress."""

from __future__ import annotations

from collections import deque

_WINDOW_S = 30.0
_LEAST_S = 1.0


class TimeLeft:
    """Fed with (time, fraction done); the estimate follows the last half minute."""

    def __init__(self) -> None:
        self._samples: deque[tuple[float, float]] = deque(maxlen=500)

    def add(self, now: float, fraction: float) -> None:
        """Take note that ``fraction`` (0..1) was reached at ``now`` (seconds)."""
        if self._samples and fraction < self._samples[-1][1]:
            self._samples.clear()  # begun anew
        self._samples.append((now, fraction))
        while len(self._samples) > 2 and now - self._samples[0][0] > _WINDOW_S:
            self._samples.popleft()

    def restart(self) -> None:
        """Forget the pace, after a pause."""
        self._samples.clear()

    @property
    def seconds(self) -> float | None:
        """Seconds left; None until a second's worth of progress was seen."""
        if not self._samples:
            return None
        (began, first), (now, last) = self._samples[0], self._samples[-1]
        if now - began < _LEAST_S or last <= first:
            return None
        return (1.0 - last) * (now - began) / (last - first)
