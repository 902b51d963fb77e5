"""Several microphones on one clock: each has a crystal of its own, so their samples drift apart over hours.

Every channel's samples are placed by the moments at which they were captured, not by counting. What a
channel is off by is made up for by reading it a little faster or slower (at most 0.1 %, which nobody hears)
through a windowed-sinc interpolator; what never came is silence.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.frames import Samples

Positions = NDArray[np.float64]

BLOCK_S = 0.1
LATE_S = 0.6
"""What has not come so long after its moment is taken for lost."""

JUMP_S = 0.05
"""Stamps that are off by more are a gap, not drift."""

_SETTLE_S = 5.0
_MOST = 1e-3
_HALF = 16
_PHASES = 256
_MARGIN_S = 0.01


def _sinc_table() -> Samples:
    """Row p: the weights of ``2 * _HALF`` samples around a point p / ``_PHASES`` after the middle one.

    A sinc under a Kaiser window (beta 8: -80 dB); the last row repeats the first, one sample on.
    """
    taps = np.arange(-_HALF + 1, _HALF + 1)
    away = taps[np.newaxis] - np.arange(_PHASES + 1)[:, np.newaxis] / _PHASES
    window = np.i0(8.0 * np.sqrt(np.clip(1 - (away / _HALF) ** 2, 0, 1))) / np.i0(8.0)
    return np.asarray(np.sinc(away) * window, np.float32)


def _interpolate(
    table: Samples, samples: Samples, positions: np.ndarray[tuple[int], np.dtype[np.float64]]
) -> Samples:
    """The sound between the samples; every position has ``_HALF`` samples on both sides."""
    whole = np.floor(positions).astype(np.int64)
    phase = (positions - whole) * _PHASES
    row = phase.astype(np.int64)
    share = (phase - row).astype(np.float32)[:, np.newaxis]
    weights = table[row] * (1 - share) + table[row + 1] * share
    around = np.lib.stride_tricks.sliding_window_view(samples, 2 * _HALF)[whole - _HALF + 1]
    return np.asarray(np.einsum("ij,ij->i", around, weights), np.float32)


class _Run:
    """Samples without a gap between them; the anchor says when one of them was captured."""

    def __init__(self, rate: int) -> None:
        self.rate = rate
        self.samples: Samples = np.zeros(_HALF, np.float32)
        self.open = True
        self._anchor = 0.0
        self._anchor_s = 0.0
        self._cursor: float | None = None

    def push(self, samples: Samples, start_s: float) -> None:
        self._anchor, self._anchor_s = float(len(self.samples)), start_s
        self.samples = np.concatenate([self.samples, samples])

    def close(self) -> None:
        if self.open:
            self.open = False
            self.samples = np.concatenate([self.samples, np.zeros(_HALF, np.float32)])

    def index_at(self, at_s: float) -> float:
        """Where the sample captured at that moment lies."""
        return self._anchor + (at_s - self._anchor_s) * self.rate

    @property
    def end_s(self) -> float:
        """When the next sample is due."""
        return self._anchor_s + (len(self.samples) - self._anchor) / self.rate

    def positions(self, at_s: float, count: int) -> Positions:
        """Where ``count`` samples from that moment on lie, following the clock without a jump."""
        wanted = self.index_at(at_s)
        if self._cursor is None or abs(wanted - self._cursor) > JUMP_S * self.rate:
            self._cursor = wanted
        step = 1.0 + float(np.clip((wanted - self._cursor) / (_SETTLE_S * self.rate), -_MOST, _MOST))
        found: Positions = self._cursor + np.arange(count, dtype=np.float64) * step
        self._cursor += count * step
        return found

    def forget(self, before: float) -> None:
        """Drop what nobody will ask for any more."""
        count = min(max(math.floor(before) - 2 * _HALF, 0), len(self.samples))
        self.samples = self.samples[count:]
        self._anchor -= count
        if self._cursor is not None:
            self._cursor -= count


class AlignedChannel:
    """One channel at ``rate`` Hz: blocks with their moments go in, any stretch of time comes out."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._table = _sinc_table()
        self._runs: list[_Run] = []

    def push(self, samples: Samples, start_s: float) -> None:
        """Take what was captured from ``start_s`` on (monotonic clock; mono at ``rate``)."""
        run = self._runs[-1] if self._runs else None
        if run is None or not run.open or abs(run.end_s - start_s) > JUMP_S:
            self.end()
            run = _Run(self._rate)
            self._runs.append(run)
        run.push(samples, start_s)

    def end(self) -> None:
        """The device is gone: what comes next is another one's."""
        if self._runs:
            self._runs[-1].close()

    def ready(self, until_s: float) -> bool:
        """Whether everything up to that moment is here, or nothing more is to come."""
        if not self._runs or not self._runs[-1].open:
            return True
        return self._runs[-1].end_s >= until_s + _HALF / self._rate + _MARGIN_S

    def read(self, at_s: float, count: int) -> tuple[Samples, int]:
        """The ``count`` samples from that moment on, and how many of them are silence because none came.

        Time only goes on: what lies before is forgotten.
        """
        out = np.zeros(count, np.float32)
        there = np.zeros(count, bool)
        for run in self._runs:
            positions = run.positions(at_s, count)
            inside = (positions >= _HALF - 1) & (positions < len(run.samples) - _HALF)
            if inside.any():
                out[inside] = _interpolate(self._table, run.samples, positions[inside])
                there |= inside
            run.forget(positions[-1])
        self._runs = [run for run in self._runs if run.open or len(run.samples) > 2 * _HALF]
        return out, count - int(there.sum())


@dataclass(frozen=True, slots=True, eq=False)
class AlignedBlock:
    """Sound of all channels, shape (n, channels), from ``frame`` on; ``missing``: samples that never came."""

    frame: int
    samples: Samples
    missing: tuple[int, ...]


class Timeline:
    """The recording's own clock: frame k is the sound of ``start_s`` + k / ``rate``, in every channel.

    It is given in blocks of ``block_s``.
    """

    def __init__(self, rate: int, channels: int, start_s: float, frames: int = 0, block_s: float = BLOCK_S) -> None:
        self.rate = rate
        self._block = round(block_s * rate)
        self.frames = frames
        self.channels = [AlignedChannel(rate) for _ in range(channels)]
        self._origin_s = start_s - frames / rate

    @property
    def now_s(self) -> float:
        """The moment of the next frame."""
        return self._origin_s + self.frames / self.rate

    def go_on_at(self, at_s: float) -> None:
        """After a pause: the next frame is the sound of that moment."""
        self._origin_s = at_s - self.frames / self.rate

    def take(self, now_s: float, until_s: float = math.inf) -> Iterator[AlignedBlock]:
        """The blocks that are complete by ``now_s``, the last one up to ``until_s``."""
        while True:
            count = self._block
            if until_s < math.inf:
                count = min(count, round((until_s - self.now_s) * self.rate))
            end_s = self.now_s + count / self.rate
            complete = all(channel.ready(end_s) for channel in self.channels)
            if count <= 0 or now_s < end_s or (now_s < end_s + LATE_S and not complete):
                return
            read = [channel.read(self.now_s, count) for channel in self.channels]
            frame, self.frames = self.frames, self.frames + count
            samples = np.stack([found for found, _ in read], axis=1)
            yield AlignedBlock(frame, samples, tuple(lost for _, lost in read))
