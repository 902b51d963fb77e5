"""Made music to a file: what was there before, the windows, an ending, and the level of streaming services."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

from voiceapp.audio.encoding import Encoding
from voiceapp.audio.levels import Levels
from voiceapp.core.frames import Audio, Samples
from voiceapp.core.tracks import Ending
from voiceapp.services.compose_making import Beginning, Decode
from voiceapp.services.compose_windows import FADE_S, Windows, faded_over
from voiceapp.services.file_sound import close_stream

LOUDNESS_LUFS = -14.0
PEAK_DB = -1.0
"""True peak, by ITU-R BS.1770-4."""
FADE_OUT_S = 4.0
_MOST_GAIN_DB = 30.0
_MARGIN_DB = 0.3
"""How far below the limit the limiter holds the sound: what its resampling back adds stays below it."""
_TRIM_S = 5.0
"""Where an ending that the model made may stop before the seconds are over."""
_SHORT_FADE_S = 0.25
_BLOCK_S = 0.05


class Delivering(Protocol):
    """Work on sound in another process (workers/remote_delivery.py)."""

    async def measure(
        self, sound: AsyncIterator[Audio], spans: Sequence[tuple[float, float]]
    ) -> tuple[Levels, list[Levels]]:
        """Levels of a sound."""

    async def measure_file(self, path: Path, spans: Sequence[tuple[float, float]]) -> tuple[Levels, list[Levels]]:
        """Levels of a file."""

    async def write(
        self, path: Path, sound: AsyncIterator[Audio], encoding: Encoding, tags: Mapping[str, str]
    ) -> None:
        """Write a file, whole or not at all."""


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """One variation as it was made."""

    windows: Windows
    variation: int
    before: Beginning | None
    ending: Ending

    @property
    def rate(self) -> int:
        """In Hz."""
        return self.windows.rate

    @property
    def old(self) -> int:
        """Samples of the music before."""
        return 0 if self.before is None else round(self.before.from_s * self.rate)

    @property
    def seams_s(self) -> list[float]:
        """Where windows go over into the next, and new music begins, in seconds."""
        at = self.windows.seams(self.variation)
        if self.before is not None:
            at = [self.windows.begin(self.variation), *at]
        return [(self.old + one) / self.rate + FADE_S / 2 for one in at]

    def span(self) -> tuple[int, int]:
        """The sample at which it ends, and for how many before that it fades out."""
        new = self.windows.length(self.variation)
        end = self.old + new
        if self.ending == "model":
            tail = self.windows.last(self.variation, min(round(_TRIM_S * self.rate), new // 2))
            return end - len(tail) + quiet_end(tail, self.rate), round(_SHORT_FADE_S * self.rate)
        return end, min(round(FADE_OUT_S * self.rate), new // 2) if self.ending == "fade" else 0


@dataclass(frozen=True, slots=True)
class Delivered:
    """The levels of what was written, and what was put on the composer's own sound for them."""

    levels: Levels
    gain_db: float


async def deliver(piece: Piece, path: Path, decode: Decode, delivery: Delivering) -> Delivered:
    """Write a piece as a FLAC file of 24 bits at LOUDNESS_LUFS, its true peaks below PEAK_DB, in flat memory."""
    async with aclosing(_sound(piece, decode)) as sound:
        levels, _ = await delivery.measure(sound, ())
    wanted = 0.0 if levels.lufs is None else LOUDNESS_LUFS - levels.lufs
    gain_db = round(min(max(wanted, -_MOST_GAIN_DB), _MOST_GAIN_DB), 3)
    over = levels.true_peak_db + gain_db > PEAK_DB  # else its samples are the composer's own, only louder
    encoding = Encoding(bits=24, gain_db=gain_db, peak_db=PEAK_DB - _MARGIN_DB if over else None)
    async with aclosing(_sound(piece, decode)) as sound:
        await delivery.write(path, sound, encoding, {})
    written, _ = await delivery.measure_file(path, ())
    return Delivered(written, gain_db + (0.0 if piece.before is None else piece.before.gain_db))


def quiet_end(tail: Samples, rate: int) -> int:
    """How much of an ending to keep: until its quietest 50 ms, the last of them."""
    size = round(_BLOCK_S * rate)
    count = len(tail) // size
    if not count:
        return len(tail)
    powers = np.square(tail[: count * size]).reshape(count, -1).mean(axis=1)
    quietest = count - 1 - int(np.argmin(powers[::-1]))
    return (quietest + 1) * size


async def _sound(piece: Piece, decode: Decode) -> AsyncGenerator[Audio]:
    """The piece with its ending."""
    end, fade = piece.span()
    at = 0
    async with aclosing(_joined(piece, decode)) as blocks:
        async for samples in blocks:
            kept = samples[: end - at]
            if at + len(kept) > end - fade:
                place = np.clip((np.arange(at, at + len(kept)) - (end - fade)) / max(fade, 1), 0.0, 1.0)
                falling = np.cos(place * np.pi / 2).astype(np.float32)  # of equal power
                kept = kept * (falling[:, None] if kept.ndim == 2 else falling)
            at += len(kept)
            if len(kept):
                yield Audio(kept, piece.rate)
            if at >= end:
                return


async def _joined(piece: Piece, decode: Decode) -> AsyncGenerator[Samples]:
    """The music before, and the new one from where it overlaps it."""
    parts = piece.windows.sound(piece.variation)
    if piece.before is None:
        for part in parts:
            yield part
        return
    upto = piece.old + piece.windows.begin(piece.variation)
    fade = round(FADE_S * piece.rate)
    first = next(parts)
    tail = np.zeros((0, *first.shape[1:]), np.float32)
    chunks = decode(piece.before.path, piece.rate, first.ndim)
    at = 0
    try:
        async for chunk in chunks:
            samples = chunk.samples
            yield samples[: max(upto - at, 0)]
            tail = np.concatenate([tail, samples[max(upto - at, 0) : max(upto + fade - at, 0)]])
            at += len(samples)
            if at >= upto + fade:
                break
    finally:
        await close_stream(chunks)
    if at < upto:  # resampled, it may lack a sample of what it said
        yield np.zeros((upto - at, *first.shape[1:]), np.float32)
    gain = np.float32(10 ** (piece.before.gain_db / 20))
    yield faded_over(tail, gain * first, piece.rate)
    for part in parts:
        yield gain * part
