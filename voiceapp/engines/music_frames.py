"""Power spectra of sound of any length, a block at a time, and mel bands of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.frames import Samples
from voiceapp.engines.log_mel import mel_filters

Frames = NDArray[np.float32]

FLOOR_DB = -80.0
"""Below full scale; what is less is as good as silence."""


def power_frames(blocks: Iterable[Samples], window: int, hop: int) -> Iterator[Frames]:
    """Spectra of mono blocks, shape (n, window // 2 + 1): frame k is centred at sample k * hop, zeros all around.

    A sine of full scale has a power of about 1 (0 dB) in its bin. Hann windows; ``window`` samples are even.
    """
    shape = np.hanning(window + 1)[:-1].astype(np.float32)
    scale = np.float32((2 / shape.sum()) ** 2)
    edge = np.zeros(window // 2, np.float32)
    held = edge

    def ready() -> Frames:
        views = np.lib.stride_tricks.sliding_window_view(held, window)[::hop]
        return np.asarray(np.abs(np.fft.rfft(views * shape)) ** 2 * scale, np.float32)

    for block in chain(blocks, (edge,)):
        held = np.concatenate([held, block])
        if len(held) >= window:
            made = ready()
            yield made
            held = held[len(made) * hop :]


def mel_bands(bands: int, rate: int, window: int) -> Frames:
    """Weights of the bins for each of ``bands`` mel bands up to half the rate, their peaks at 1."""
    filters = mel_filters(bands, rate, window)
    return np.asarray(filters / filters.max(axis=1, keepdims=True), np.float32)


def decibels(power: Frames) -> Frames:
    """Levels against full scale, none below :data:`FLOOR_DB`."""
    return np.asarray(np.maximum(10 * np.log10(np.maximum(power, 1e-12)), FLOOR_DB), np.float32)
