"""How loud a voice speaks, for synthesizers that have no such setting of their own."""

from __future__ import annotations

import numpy as np

from voiceapp.core.frames import Samples


def gain(volume: float) -> np.float32:
    """The factor for ``volume``, which is taken as 0 at the least and 2 at the most."""
    return np.float32(min(max(volume, 0.0), 2.0))


def at_volume(samples: Samples, volume: float) -> Samples:
    """The samples (float32, -1..1) times ``volume`` (0..2), clipped."""
    if volume == 1.0:
        return samples
    louder: Samples = np.clip(samples * gain(volume), -1.0, 1.0)
    return louder
