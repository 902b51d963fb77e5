"""Whisper's log-mel spectrogram in NumPy, so that a model that listens as Whisper does needs no PyTorch.

Radford et al., 2022, arXiv:2212.04356, section 2.2: windows of 25 ms every 10 ms at 16 kHz, mel bands on Slaney's
scale (Slaney, 1998, Auditory Toolbox, Apple Technical Report 1998-010) with triangles of equal area.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.frames import SPEECH_RATE, Samples

WINDOW = 400
HOP = 160

_LINEAR_HZ = 200 / 3  # hertz per mel below 1 kHz
_BEND_HZ, _BEND_MEL = 1000.0, 15.0
_LOG_STEP = np.log(6.4) / 27  # above, a mel is a factor in frequency
_FLOOR = 1e-10
_RANGE_DB = 8.0  # in tens of dB: what lies further below the loudest band is not told apart


class LogMel:
    """Computes spectrograms of ``bands`` mel bands. The constructor makes window and filters."""

    def __init__(self, bands: int = 80) -> None:
        self._window = np.hanning(WINDOW + 1)[:-1].astype(np.float32)
        self._filters = mel_filters(bands).astype(np.float32)

    def __call__(self, samples: Samples) -> Samples:
        """The spectrogram of 16 kHz mono: float32, shape (bands, len(samples) // HOP)."""
        padded = np.pad(samples, WINDOW // 2, mode="reflect")
        windows = np.lib.stride_tricks.sliding_window_view(padded, WINDOW)[::HOP][: len(samples) // HOP]
        power = np.abs(np.fft.rfft(windows * self._window)) ** 2
        logs = np.log10(np.maximum(self._filters @ power.T, _FLOOR))
        return np.asarray((np.maximum(logs, logs.max() - _RANGE_DB) + 4) / 4, np.float32)


def unit_variance(samples: Samples) -> Samples:
    """The sound with mean 0 and variance 1 (silence stays silence)."""
    return np.asarray((samples - samples.mean()) / np.sqrt(samples.var() + 1e-7), np.float32)


def mel_filters(bands: int, rate: int = SPEECH_RATE, window: int = WINDOW) -> NDArray[np.float64]:
    """The bands' weights of a spectrum's bins from 0 Hz to half the rate: shape (bands, window // 2 + 1)."""
    edges = _hertz(np.linspace(0, _mel(rate / 2), bands + 2))
    bins = np.linspace(0, rate / 2, window // 2 + 1)
    rising = (bins - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    falling = (edges[2:, None] - bins) / (edges[2:] - edges[1:-1])[:, None]
    area = 2 / (edges[2:] - edges[:-2])
    return np.asarray(np.maximum(0, np.minimum(rising, falling)) * area[:, None])


def _mel(hertz: float) -> float:
    return float(_BEND_MEL + np.log(hertz / _BEND_HZ) / _LOG_STEP)


def _hertz(mels: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.where(mels < _BEND_MEL, mels * _LINEAR_HZ, _BEND_HZ * np.exp((mels - _BEND_MEL) * _LOG_STEP))
