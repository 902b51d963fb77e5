"""How loud a voice sample is, and its true peak."""

from __future__ import annotations

import warnings

import numpy as np
import soxr

from voiceapp.core.frames import Audio

SILENT_LUFS = -70.0
"""The gate of ITU-R BS.1770-4: what is no louder has no loudness."""

_OVERSAMPLED = 4
_BLOCK_S = 0.4


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
