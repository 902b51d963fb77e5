"""How fast music goes: the strength of its onsets, and the period after which it comes again.

Onsets are rises of mel levels; the period is the one at which their autocorrelation, weighted by how usual a tempo
is, is greatest (Ellis, 2007, Journal of New Music Research 36(1)), window by window.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from voiceapp.engines.music_beats import clarity
from voiceapp.engines.music_frames import decibels, mel_bands

WINDOW_S, STEP_S = 10.0, 2.5
_LEAST_S = 4.0
_BANDS = 40
_USUAL_BPM, _OCTAVES = 120.0, 0.9
_SLOWEST_BPM, _FASTEST_BPM = 40.0, 240.0
CLEAR = 0.3
"""From this pulse clarity on there is a beat: see :func:`voiceapp.engines.music_beats.clarity`."""
_SAME = 0.04
"""Tempi that differ by no more are the same (Gouyon et al., 2006, IEEE TASLP 14(5))."""
_MULTIPLES = 8
"""The beat is timed over so many periods: frames are coarse."""


@dataclass(frozen=True, slots=True)
class Beat:
    """The beat of the window around the second ``at_s``; ``clear`` (0..1) tells how much its onsets repeat."""

    at_s: float
    bpm: float
    clear: float


class Onsets:
    """Takes the power spectra of a sound (see :func:`voiceapp.engines.music_frames.power_frames`) as they come."""

    def __init__(self, rate: int, window: int, hop: int) -> None:
        self._per_second = rate / hop
        self._mel = mel_bands(_BANDS, rate, window).T
        self._last: NDArray[np.float32] | None = None
        self._strengths: list[NDArray[np.float32]] = []

    def push(self, spectra: NDArray[np.float32]) -> None:
        """The next frames, shape (n, bins)."""
        if not len(spectra):
            return
        levels = decibels(spectra @ self._mel)
        before = levels[:1] if self._last is None else self._last
        rises = np.maximum(np.diff(levels, axis=0, prepend=before), 0.0)
        self._strengths.append(rises.mean(axis=1, dtype=np.float32))
        self._last = levels[-1:]

    def beats(self) -> list[Beat]:
        """The beat of each window of the whole, clear or not."""
        strength = np.concatenate([*self._strengths, np.zeros(0, np.float32)])
        size, step = round(WINDOW_S * self._per_second), round(STEP_S * self._per_second)
        if len(strength) < _LEAST_S * self._per_second:
            return []
        found = []
        for start in range(0, max(len(strength) - size, 0) + 1, step):
            part = strength[start : start + size]
            at_s = (start + len(part) / 2) / self._per_second
            bpm, clear = _beat(part, self._per_second)
            found.append(Beat(at_s, bpm, clear))
        return found


def overall(beats: list[Beat]) -> tuple[float, float] | None:
    """The tempo that most clear ``beats`` keep, and the share of all that do; None where few of them are clear."""
    clear = np.sort([beat.bpm for beat in beats if beat.clear >= CLEAR])
    if not len(clear) or len(clear) < len(beats) / 2:
        return None
    first = np.searchsorted(clear, clear * (1 - _SAME), "left")
    last = np.searchsorted(clear, clear * (1 + _SAME), "right")
    most = int(np.argmax(last - first))
    same = clear[first[most] : last[most]]
    return float(np.median(same)), len(same) / len(beats)


def _beat(strength: NDArray[np.float32], per_second: float) -> tuple[float, float]:
    """Beats a minute and their clarity in one window."""
    even = strength.astype(np.float64) - strength.mean()
    if not even.any():
        return 0.0, 0.0
    width = 1 << (2 * len(even) - 1).bit_length()
    spectrum = np.abs(np.fft.rfft(even, width)) ** 2
    alike = np.fft.irfft(spectrum, width)[: len(even)] / (even @ even)
    lags = np.arange(int(60 * per_second / _FASTEST_BPM), min(int(60 * per_second / _SLOWEST_BPM), len(even) // 2))
    usual = np.exp(-0.5 * (np.log2(60 * per_second / lags / _USUAL_BPM) / _OCTAVES) ** 2)
    lag = int(lags[np.argmax(alike[lags] * usual)])
    return 60 * per_second / _timed(alike, lag), clarity(strength, float(lag))


def _timed(alike: NDArray[np.float64], lag: int) -> float:
    """The period near ``lag`` to a fraction of a frame, from the peaks at as many of its multiples as there are."""
    period = float(lag)
    for multiple in range(1, _MULTIPLES + 1):
        near = round(period * multiple)
        first = near - max(1, multiple // 2)
        reach = alike[first : near + max(1, multiple // 2) + 1]
        peak = first + int(np.argmax(reach)) if len(reach) else 0
        if not 0 < peak < len(alike) - 1 or alike[peak] < alike[lag] / 4:
            break
        left, middle, right = alike[peak - 1 : peak + 2]
        bend = left - 2 * middle + right
        period = (peak + (0.5 * (left - right) / bend if bend < 0 else 0.0)) / multiple
    return period
