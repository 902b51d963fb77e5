"""Power spectra of sound of any length, a block at a time, and mel bands of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from voiceapp.core.frames import Samples
from voiceapp.engines.framing import Frames, Framing, hann, power
from voiceapp.engines.log_mel import mel_filters

FLOOR_DB = -80.0
"""Below full scale; what is less is as good as silence."""


def power_frames(blocks: Iterable[Samples], window: int, hop: int) -> Iterator[Frames]:
    """Spectra of mono blocks, shape (n, window // 2 + 1): frame k is centred at sample k * hop, zeros all around.

    A sine of full scale has a power of about 1 (0 dB) in its bin.
    """
    framing, shape = Framing(window, hop), hann(window)
    scale = np.float32((2 / shape.sum()) ** 2)
    for block in blocks:
        yield power(framing.push(block), shape) * scale
    yield power(framing.finish(), shape) * scale


def mel_bands(bands: int, rate: int, window: int) -> Frames:
    """Weights of the bins for each of ``bands`` mel bands up to half the rate, their peaks at 1."""
    filters = mel_filters(bands, rate, window)
    return np.asarray(filters / filters.max(axis=1, keepdims=True), np.float32)


def decibels(spectra: Frames) -> Frames:
    """Levels against full scale, none below :data:`FLOOR_DB`."""
    return np.asarray(np.maximum(10 * np.log10(np.maximum(spectra, 1e-12)), FLOOR_DB), np.float32)
