"""What can be told of music files: their tune, beats, loops, seams and drift, and a picture of them."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Sequence
from contextlib import aclosing
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.music import (
    BEATS_RATE,
    CHROMA_RATE,
    ENDS_S,
    Chroma,
    Loop,
    MusicFiles,
    MusicListener,
    Spectrogram,
    Tempo,
)
from voiceapp.core.tracks import Drift, Seam
from voiceapp.services import given_files
from voiceapp.services.cleaning import Writer, write_sound
from voiceapp.services.file_sound import FedSound, FileSound, stretch

BARS = (1, 2, 4, 8)
"""How many bars loops are looked for with."""

_HEARD = 0.5
"""The strongest note of a frame is 1 where there is any sound: see :meth:`MusicListener.chroma`."""


class MusicAnalysisService:
    """Analyses files.

    ``listener`` makes the engine for notes and beats, whose sound ``decode`` gives in chunks at a rate and number
    of channels; ``files`` does what needs no pack. ``probe`` tells what a file is; ``create`` writes one.
    Everything raises ``file-missing`` and what reading a file raises; chroma, similarity, tempo, loops and drift
    raise what a missing pack does.
    """

    def __init__(
        self,
        listener: Callable[[], MusicListener],
        files: MusicFiles,
        decode: Callable[[Path, int, int], AsyncIterator[Audio]],
        probe: Callable[[Path], Awaitable[FileSound]],
        create: Callable[[Path], Writer],
    ) -> None:
        self._listener = listener
        self._files = files
        self._decode = decode
        self._probe = probe
        self._create = create

    async def chroma(self, path: Path, from_s: float = 0.0, until_s: float | None = None) -> Chroma:
        """The tune of a file, or of a stretch of it, as a melody model sees it."""
        given_files.require(path)
        async with aclosing(self._sound(path, CHROMA_RATE, from_s, until_s)) as sound:
            return await self._listener().chroma(sound)

    async def similarity(self, guide: Path, result: Path, from_s: float = 0.0) -> float:
        """How alike two files' tunes are at the same time (1: the same), the guide repeated as often as it takes.

        The mean cosine of both chroma over the frames in which the guide sounds. ``from_s`` is where in the result
        the guide begins. Raises VoiceAppError ``melody-silent``.
        """
        tune, seconds = await self._tune(guide)
        followed, _ = await self._tune(result, from_s)
        found = _similarity(tune, followed, seconds)
        if found is None:
            raise VoiceAppError(
                "melody-silent", f"{guide.name} is silent: there is no tune in it.", "Choose another file."
            )
        return found

    async def _tune(self, path: Path, from_s: float = 0.0) -> tuple[Chroma, float]:
        """The soft chroma of a file, and its seconds."""
        given_files.require(path)
        sound = FedSound(partial(self._sound, path, CHROMA_RATE, from_s))
        async with aclosing(sound.chunks()) as chunks:
            return await self._listener().chroma(chunks, soft=True), sound.seconds

    async def tempo(self, path: Path) -> Tempo:
        """The beats of a file. Raises VoiceAppError ``track-too-long``."""
        given_files.require(path)
        async with aclosing(self._sound(path, BEATS_RATE)) as sound:
            return await self._listener().tempo(sound)

    async def loops(self, path: Path, bars: Sequence[int] = BARS) -> tuple[Loop, ...]:
        """Stretches of so many bars that can be repeated, the best first; none where there is no clear beat.

        Raises VoiceAppError ``track-too-long``.
        """
        given_files.require(path)
        async with aclosing(self._sound(path, BEATS_RATE)) as sound:
            return await self._listener().loops(sound, bars)

    async def drift(self, path: Path) -> Drift:
        """How far a file's end has moved from its beginning."""
        given_files.require(path)
        async with aclosing(self._sound(path, BEATS_RATE)) as sound:
            first, last = await _ends(sound)
        return await self._listener().drift(first, last)

    async def seams(self, path: Path, at_s: Sequence[float]) -> tuple[Seam, ...]:
        """How much a file's sound changes at those seconds, against how much it changes elsewhere."""
        given_files.require(path)
        return await self._files.seams(path, at_s)

    async def spectrogram(self, path: Path, bins: int, columns: int) -> Spectrogram:
        """Levels in dB below full scale (-80 to about 0), shape (bins, columns), of the whole file.

        Mel bands from low to high, up to 16 kHz; at most 256 ``bins``.
        """
        given_files.require(path)
        return await self._files.spectrogram(path, bins, columns)

    async def stretched(self, path: Path, out: Path, factor: float) -> None:
        """Write a file that plays ``factor`` times as long with its pitch kept, mono or stereo as it was.

        Raises VoiceAppError ``stretch-wrong``, and what the writer of ``out`` raises.
        """
        given_files.require(path)
        given_files.require_folder(out)
        await self._files.stretch(path, out, factor)

    async def cut(self, path: Path, from_s: float, until_s: float, out: Path) -> None:
        """Write a stretch of a file, mono or stereo at its own rate, as it is at both ends: a loop goes on so.

        Raises what the writer of ``out`` raises.
        """
        given_files.require(path)
        given_files.require_folder(out)
        told = await self._probe(path)
        await write_sound(self._create(out), self._sound(path, told.rate, from_s, until_s, min(told.channels, 2)))

    def _sound(
        self, path: Path, rate: int, from_s: float = 0.0, until_s: float | None = None, channels: int = 1
    ) -> AsyncGenerator[Audio]:
        """A stretch of a file."""
        return stretch(self._decode(path, rate, channels), from_s, until_s)


async def _ends(sound: AsyncIterator[Audio]) -> tuple[Audio, Audio]:
    """The beginning and the end of mono sound of BEATS_RATE: ENDS_S of each, or its halves."""
    most = round(ENDS_S * BEATS_RATE)
    first = np.zeros(0, np.float32)
    held: deque[NDArray[np.float32]] = deque()
    length = 0
    async for chunk in sound:
        if len(first) < 2 * most:
            first = np.concatenate([first, chunk.samples])
        held.append(chunk.samples)
        length += len(chunk.samples)
        while length - len(held[0]) >= most:
            length -= len(held.popleft())
    end = np.concatenate(held) if held else first
    half = min(most, len(first) // 2)
    return Audio(first[:half], BEATS_RATE), Audio(end[len(end) - half :], BEATS_RATE)


def _similarity(guide: Chroma, result: Chroma, seconds: float) -> float | None:
    """See :meth:`MusicAnalysisService.similarity`; ``seconds`` is the guide's length. None: it is silent."""
    if not len(guide.values):
        return None
    times = np.arange(len(result.values)) / result.rate_hz % seconds
    at = np.minimum(np.rint(times * guide.rate_hz).astype(int), len(guide.values) - 1)
    wanted, there = guide.values[at], result.values
    sounds = wanted.max(axis=1, initial=0.0) > _HEARD
    if not sounds.any():
        return None
    lengths = np.linalg.norm(wanted, axis=1) * np.linalg.norm(there, axis=1)
    cosines = np.sum(wanted * there, axis=1) / np.maximum(lengths, 1e-6)
    cosines[there.max(axis=1) <= _HEARD] = 0.0
    return float(cosines[sounds].mean())
