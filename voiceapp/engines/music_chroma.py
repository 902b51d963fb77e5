"""The tune of sound as MusicGen's melody models see it (Copet et al., 2023, arXiv:2306.05284): chroma by filters
and spectra of the Transformers library's own feature extractor, for sound of any length in bounded memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.frames import Samples

_BLOCK = 32
"""Frames at once: about 4 s of sound, for which one call is no longer dear."""


class MelodyChroma:
    """Computes chroma. The constructor imports the libraries and makes the filters."""

    def __init__(self) -> None:
        from transformers import MusicgenMelodyFeatureExtractor

        self._made: Any = MusicgenMelodyFeatureExtractor()
        self.rate = int(self._made.sampling_rate)
        self.hop = int(self._made.hop_length)
        self._window = int(self._made.n_fft)

    @property
    def rate_hz(self) -> float:
        """Frames a second."""
        return self.rate / self.hop

    def soft(self, blocks: Iterable[Samples]) -> NDArray[np.float32]:
        """Of mono blocks at :attr:`rate`: shape (1 + samples // hop, 12), the strongest note of each frame 1 (in
        silence all are near 0); (0, 12) without any sound."""
        parts = list(self._parts(blocks))
        return np.concatenate(parts) if parts else np.zeros((0, 12), np.float32)

    def _parts(self, blocks: Iterable[Samples]) -> Iterator[NDArray[np.float32]]:
        half, hop = self._window // 2, self.hop
        margin = -(-half // hop)  # frames at an edge of what is held that see its mirror image instead
        held = np.zeros(0, np.float32)
        first = 0  # the first frame that is new, counted from the start of what is held
        for block in blocks:
            held = np.concatenate([held, block])
            whole = (len(held) - half) // hop + 1
            if whole - first >= _BLOCK:
                yield self._frames(held)[first:whole]
                held, first = held[(whole - margin) * hop :], margin
        if not len(held):
            return
        if not first and len(held) < self._window:  # as the library does it
            missing = self._window - len(held)
            held = np.pad(held, (missing // 2, missing - missing // 2))
        yield self._frames(held)[first:]

    def _frames(self, samples: Samples) -> NDArray[np.float32]:
        import torch

        with torch.inference_mode():
            spectrum = self._made.spectrogram(torch.from_numpy(np.ascontiguousarray(samples))[None])
            raw = torch.einsum("cf, ...ft->...ct", self._made.chroma_filters, spectrum)
            soft = torch.nn.functional.normalize(raw, p=float("inf"), dim=-2, eps=1e-6)
        return np.array(soft[0].T.numpy(), np.float32)  # a copy: a view would keep the spectra too


def strongest(soft: NDArray[np.float32]) -> NDArray[np.float32]:
    """1 for the strongest note of each frame and 0 for the others: what the model is given."""
    hard = np.zeros_like(soft)
    hard[np.arange(len(soft)), soft.argmax(axis=1)] = 1.0
    return hard
