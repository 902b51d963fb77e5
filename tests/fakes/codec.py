"""A codec in memory: each codebook rounds what the ones before it left over, to a quarter of the range."""

from __future__ import annotations

from collections.abc import AsyncIterator

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.protocols import Capabilities
from voiceapp.core.recordings import Tokens

RATE = 1_000
BOOKS, SIZE = 4, 4


class Rounding:
    """A frame for each sample. ``calls`` counts what was asked for; with ``breaks`` its decoding fails midway."""

    capabilities = Capabilities(sample_rate=RATE, kbps=(2.0, 4.0, 8.0))

    def __init__(self, breaks: bool = False) -> None:
        self.calls: list[str] = []
        self._breaks = breaks

    async def load(self) -> None:
        """Nothing to load."""

    async def encode(self, audio: AsyncIterator[Audio], kbps: float | None = None) -> Tokens:
        """Sound to tokens."""
        self.calls.append("encode")
        left = np.concatenate([part.samples async for part in audio]).astype(np.float64)
        books = round((kbps or 8.0) / 2)
        codes = np.zeros((1, books, len(left)), np.int32)
        for book in range(books):
            step = 2 / SIZE ** (book + 1)
            codes[0, book] = np.clip(np.floor(left / step) + SIZE // 2, 0, SIZE - 1)
            left = left - (codes[0, book] - SIZE // 2 + 0.5) * step
        return Tokens(codes, np.zeros(0, np.float32), codes.shape[2], RATE, 1, 2.0 * books, RATE, SIZE)

    async def decode(self, tokens: Tokens, codebooks: int | None = None) -> AsyncIterator[Audio]:
        """Tokens to sound, in parts of half a second."""
        self.calls.append("decode")
        codes = tokens.codes[0, :codebooks]
        steps = 2 / SIZE ** np.arange(1.0, len(codes) + 1)
        sound = ((codes - SIZE // 2 + 0.5) * steps[:, None]).sum(axis=0).astype(np.float32)
        for start in range(0, len(sound), RATE // 2):
            yield Audio(sound[start : start + RATE // 2], RATE)
            if self._breaks:
                raise VoiceAppError("tokens-foreign", "These tokens are of another codec.")
