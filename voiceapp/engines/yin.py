"""Fundamental frequency by YIN (de Cheveigné and Kawahara, 2002, JASA 111(4)), frame by frame."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from voiceapp.engines.framing import Frames

LOWEST_HZ, HIGHEST_HZ = 60.0, 1000.0
_DIP = 0.2
"""The normalised difference below which a period is taken; above it the frame is not voiced."""


def pitch(frames: Frames, rate: int) -> NDArray[np.float32]:
    """Hertz (NaN: none) and how sure that is (0..1) of each frame, shape (n, 2).

    Frames have to hold two periods of the lowest tone: 2 * rate / 60 samples.
    """
    longest = int(rate / LOWEST_HZ)
    shortest = int(rate / HIGHEST_HZ)
    size = frames.shape[1] - longest
    found = np.full((len(frames), 2), np.nan, np.float32)
    found[:, 1] = 0.0
    for row, frame in enumerate(frames.astype(np.float64)):
        dips = _normalised(frame, size, longest)
        at = _first_dip(dips, shortest)
        best = at if at is not None else shortest + int(np.argmin(dips[shortest:]))
        found[row, 1] = np.clip(1.0 - dips[best], 0.0, 1.0)
        if at is not None and np.abs(frame).max() > 1e-4:
            found[row, 0] = rate / _between(dips, at)
    return found


def _normalised(frame: NDArray[np.float64], size: int, longest: int) -> NDArray[np.float64]:
    """The cumulative mean normalised difference for lags 0 to ``longest``."""
    width = 1 << (len(frame) + size - 1).bit_length()
    head = np.fft.rfft(frame[:size], width)
    products = np.fft.irfft(np.conj(head) * np.fft.rfft(frame, width), width)[: longest + 1]
    squares = np.concatenate([[0.0], np.cumsum(frame**2)])
    energy = squares[size : size + longest + 1] - squares[: longest + 1]
    difference = np.maximum(energy[0] + energy - 2 * products, 0.0)
    difference[0] = 0.0
    sums = np.cumsum(difference)
    lags = np.arange(longest + 1)
    return np.where(sums > 1e-12, difference * lags / np.maximum(sums, 1e-12), 1.0)


def _first_dip(dips: NDArray[np.float64], shortest: int) -> int | None:
    below = np.flatnonzero(dips[shortest:] < _DIP)
    if not len(below):
        return None
    at = shortest + int(below[0])
    while at + 1 < len(dips) and dips[at + 1] < dips[at]:
        at += 1
    return at


def _between(dips: NDArray[np.float64], at: int) -> float:
    """The lag of the parabola's lowest point through three neighbours."""
    if not 0 < at < len(dips) - 1:
        return float(at)
    left, middle, right = dips[at - 1 : at + 2]
    bend = left - 2 * middle + right
    return at + (float((left - right) / (2 * bend)) if bend > 0 else 0.0)
