"""Sound in overlapping frames, block by block, as if all of it were there: centred on every ``hop`` samples."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.frames import Samples

Frames = NDArray[np.float32]
Padding = Literal["constant", "reflect"]


class Framing:
    """Frame k is centred on sample k * hop; before and after the sound stand zeros, or its mirror image.

    ``begun``: sound stands before it already, so the first frame begins with the first sample.
    """

    def __init__(self, window: int, hop: int, padding: Padding = "constant", begun: bool = False) -> None:
        self._window = window
        self._hop = hop
        self._padding = padding
        self._side = window // 2
        self._held = np.zeros(0, np.float32)
        self._begun = begun

    def push(self, samples: Samples) -> Frames:
        """The frames that are whole now, shape (n, window): a view, that takes no more memory than the samples."""
        self._held = np.concatenate([self._held, samples])
        if not self._begun:
            if len(self._held) <= self._side:
                return np.zeros((0, self._window), np.float32)
            self._held = np.pad(self._held, (self._side, 0), self._padding)
            self._begun = True
        return self._take()

    def finish(self) -> Frames:
        """The rest. Together with those before there are 1 + length // hop frames; none of no sound."""
        if not len(self._held):
            return np.zeros((0, self._window), np.float32)
        mirrored = self._padding == "reflect" and len(self._held) > self._side
        sides = (0 if self._begun else self._side, self._side)
        self._held = np.pad(self._held, sides, "reflect" if mirrored else "constant")
        return self._take()

    def _take(self) -> Frames:
        count = 1 + (len(self._held) - self._window) // self._hop
        if count < 1:
            return np.zeros((0, self._window), np.float32)
        frames = np.lib.stride_tricks.sliding_window_view(self._held, self._window)[:: self._hop][:count]
        self._held = self._held[count * self._hop :]
        return frames


def hann(window: int) -> Frames:
    """The periodic Hann window."""
    return np.hanning(window + 1)[:-1].astype(np.float32)


def power(frames: Frames, shape: Frames) -> NDArray[np.float32]:
    """Power spectra, shape (n, window // 2 + 1)."""
    spectra = np.fft.rfft(frames * shape)
    return np.asarray(spectra.real**2 + spectra.imag**2, np.float32)
