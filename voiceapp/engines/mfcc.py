"""Mel-frequency cepstral coefficients in NumPy (Davis and Mermelstein, 1980, IEEE Trans. ASSP 28(4))."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.frames import Samples
from voiceapp.engines.log_mel import HOP, WINDOW, mel_filters

Cepstra = NDArray[np.float32]

COEFFICIENTS = 19
"""Coefficients 1 to 19: the zeroth is loudness, which tells nothing of a voice."""

_BANDS = 40
_PRE_EMPHASIS = 0.97
_FLOOR = 4e-9  # a band's power of noise as loud as one step of 16 bits: digital silence tells nothing


class Mfcc:
    """Computes cepstra of 16 kHz mono. The constructor makes window, filters and cosines."""

    def __init__(self) -> None:
        bands = np.arange(_BANDS) + 0.5
        orders = np.arange(1, COEFFICIENTS + 1)
        self._window = np.hamming(WINDOW)
        self._filters = mel_filters(_BANDS)
        self._cosines = np.sqrt(2 / _BANDS) * np.cos(
            np.pi / _BANDS * np.outer(bands, orders)
        )  # DCT-II, orthonormal

    def __call__(self, samples: Samples) -> Cepstra:
        """Coefficients of frames of 25 ms every 10 ms, shape (len(samples) // 160, 19)."""
        count = len(samples) // HOP
        if not count:
            return np.zeros((0, COEFFICIENTS), np.float32)
        padded = np.pad(samples, WINDOW // 2, mode="reflect" if len(samples) > WINDOW // 2 else "constant")
        sharp = np.append(padded[:1], padded[1:] - np.float32(_PRE_EMPHASIS) * padded[:-1])
        frames = np.lib.stride_tricks.sliding_window_view(sharp, WINDOW)[::HOP][:count]
        power = np.abs(np.fft.rfft(frames * self._window)) ** 2
        return np.asarray(np.log(np.maximum(power @ self._filters.T, _FLOOR)) @ self._cosines, np.float32)
