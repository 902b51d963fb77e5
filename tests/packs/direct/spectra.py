"""Features by librosa, called directly."""

from __future__ import annotations

from typing import Any

import librosa
import numpy as np


def run(samples: np.ndarray, window: int, hop: int, bands: int) -> dict[str, Any]:
    """Mel power and cepstra of a sound at 22,050 Hz, rows over time."""
    how = {"y": samples, "sr": 22_050, "n_fft": window, "hop_length": hop, "n_mels": bands, "pad_mode": "constant"}
    return {
        "mel": librosa.feature.melspectrogram(**how).T,
        "mfcc": librosa.feature.mfcc(**how, n_mfcc=20).T,
    }
