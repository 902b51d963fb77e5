"""What a codec loses of a sound: its tokens' sound against the original, at each of its bandwidths."""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.frames import Audio, Samples
from voiceapp.core.recordings import Codec
from voiceapp.services.file_sound import close_stream

FRAME, HOP = 2048, 1024
"""Samples of a frame of the spectrum, and from one to the next."""

FLOOR_DB = -80.0
"""What a bin holds below this, of a full-scale sine, is silence: otherwise digital silence would outweigh all."""


@dataclass(frozen=True, slots=True)
class CodecRow:
    """How near a codec comes with some of its codebooks.

    ``snr_db`` is the power of the original over that of the difference (None: nothing is different, or there is
    only silence). ``log_spectral_distance_db`` is the root mean square over the bins of the difference of both log
    power spectra, its mean over the frames (Gray and Markel, 1976, doi:10.1109/TASSP.1976.1162849). ``token_kbps``
    are the bits of the tokens per second of sound.
    """

    kbps: float
    codebooks: int
    snr_db: float | None
    log_spectral_distance_db: float
    token_kbps: float


class Distance:
    """Compares two sounds of one length, block by block in bounded memory. Blocks have the shape (n, channels)."""

    def __init__(self) -> None:
        window = np.hanning(FRAME)
        self._window = window / (window.sum() / 2)  # a full-scale sine has 0 dB
        self._rest: NDArray[np.float64] = np.zeros((2, 0, 1))
        self._power = self._noise = self._sum = 0.0
        self._frames = 0

    def push(self, original: Samples, other: Samples) -> None:
        """The next samples of both."""
        both = np.stack([original, other]).astype(np.float64)
        self._power += float(np.square(both[0]).sum())
        self._noise += float(np.square(both[0] - both[1]).sum())
        held = np.concatenate([self._rest, both], axis=1) if self._rest.shape[1] else both
        count = max(0, (held.shape[1] - FRAME) // HOP + 1)
        self._look(held, count)
        self._rest = held[:, count * HOP :]

    def finish(self) -> tuple[float | None, float]:
        """The signal-to-noise ratio and the log spectral distance, in dB."""
        if not self._frames:  # shorter than a frame
            self._look(np.pad(self._rest, ((0, 0), (0, FRAME - self._rest.shape[1]), (0, 0))), 1)
        snr = 10 * math.log10(self._power / self._noise) if self._power and self._noise else None
        return snr, self._sum / self._frames

    def _look(self, held: NDArray[np.float64], count: int) -> None:
        for at in range(count):
            frames = held[:, at * HOP : at * HOP + FRAME] * self._window[:, None]
            powers = np.abs(np.fft.rfft(frames, axis=1)) ** 2
            levels = 10 * np.log10(np.maximum(powers, 10 ** (FLOOR_DB / 10)))
            distances = np.sqrt(np.mean(np.square(levels[0] - levels[1]), axis=0))  # by channel
            self._sum += float(distances.mean())
        self._frames += count


async def compare(codec: Codec, sound: Callable[[], AsyncIterator[Audio]]) -> tuple[CodecRow, ...]:
    """A row for each bandwidth of the codec, the least first.

    ``sound`` gives the original at the codec's rate and channels. It is coded once: each codebook codes what the
    ones before it left over (Défossez et al., 2022), so that the first of them are the tokens of less bandwidth.
    """
    tokens = await codec.encode(sound())
    chunks, books, frames = tokens.codes.shape
    rows = []
    for kbps in sorted(codec.capabilities.kbps):
        used = max(1, round(books * kbps / tokens.kbps))
        distance = Distance()
        async for original, coded in _paired(sound(), codec.decode(replace(tokens, codes=tokens.codes[:, :used]))):
            await asyncio.to_thread(distance.push, original, coded)
        bits = chunks * frames * used * math.log2(tokens.size)
        rows.append(CodecRow(kbps, used, *distance.finish(), bits * tokens.rate / tokens.samples / 1000))
    return tuple(rows)


async def _paired(one: AsyncIterator[Audio], other: AsyncIterator[Audio]) -> AsyncIterator[tuple[Samples, Samples]]:
    """Two streams of sound in blocks of equal length, until one of them ends."""
    streams, held = (one, other), [np.zeros((0, 1), np.float32)] * 2
    try:
        while True:
            for number, stream in enumerate(streams):
                while not len(held[number]):
                    part = await anext(stream, None)
                    if part is None:
                        return
                    held[number] = part.samples if part.samples.ndim == 2 else part.samples[:, None]
            count = min(len(held[0]), len(held[1]))
            yield held[0][:count], held[1][:count]
            held = [left[count:] for left in held]
    finally:
        for stream in streams:
            await close_stream(stream)
