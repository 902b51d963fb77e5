"""The library's own chroma of a tune. Runs in the pack."""

from __future__ import annotations

from typing import Any

import numpy as np
from transformers import MusicgenMelodyFeatureExtractor


def run(**sounds: np.ndarray[Any, Any]) -> dict[str, Any]:
    """Of each sound (32 kHz) what a melody model is given, shape (frames, 12), not cut at 30 s."""
    extractor = MusicgenMelodyFeatureExtractor()
    return {
        name: extractor(audio=[samples], sampling_rate=32_000, max_length=len(samples), return_tensors="np")[
            "input_features"
        ][0]
        for name, samples in sounds.items()
    }
