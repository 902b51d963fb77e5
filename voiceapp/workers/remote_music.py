"""The protocols of :mod:`voiceapp.core.music` over the engines ``music-analysis`` and ``music-files``."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from pathlib import Path

import numpy as np

from voiceapp.core.frames import Audio
from voiceapp.core.music import Chroma, Loop, Spectrogram, Tempo
from voiceapp.core.tracks import Drift, Seam
from voiceapp.workers.client import Worker
from voiceapp.workers.remote_recordings import RemoteFileWork


class RemoteMusicListener(RemoteFileWork):
    """A :class:`~voiceapp.core.music.MusicListener`."""

    async def chroma(self, audio: AsyncIterator[Audio], soft: bool = False) -> Chroma:
        """The notes of sound."""
        async with self._batch("chroma", {"soft": soft}, audio) as call:
            told = await call.result
        return Chroma(float(told["rate_hz"]), np.asarray(told["values"], np.float32))

    async def tempo(self, audio: AsyncIterator[Audio]) -> Tempo:
        """The beats of sound."""
        async with self._batch("tempo", {}, audio) as call:
            told = await call.result
        return Tempo(told["bpm"], tuple(told["beats_s"]), told["steadiness"])

    async def loops(self, audio: AsyncIterator[Audio], bars: Sequence[int]) -> tuple[Loop, ...]:
        """Loops in it."""
        async with self._batch("loops", {"bars": list(bars)}, audio) as call:
            return tuple(Loop(**told) for told in await call.result)

    async def drift(self, first: Audio, last: Audio) -> Drift:
        """How far an end has moved from a beginning."""
        async with self._batch("drift", {"first": first, "last": last}) as call:
            return Drift(**await call.result)


class RemoteMusicFiles:
    """A :class:`~voiceapp.core.music.MusicFiles`; ``worker`` gives the engine's."""

    def __init__(self, worker: Callable[[], Awaitable[Worker]]) -> None:
        self._worker = worker

    async def seams(self, path: Path, at_s: Sequence[float]) -> tuple[Seam, ...]:
        """How much the sound changes at those seconds."""
        worker = await self._worker()
        arguments = {"path": str(path.resolve()), "at_s": list(at_s)}
        async with worker.call("seams", arguments, batch=True) as call:
            return tuple(Seam(at, score) for at, score in zip(at_s, await call.result, strict=True))

    async def spectrogram(self, path: Path, bins: int, columns: int) -> Spectrogram:
        """Levels in dB, shape (bins, columns)."""
        worker = await self._worker()
        arguments = {"path": str(path.resolve()), "bins": bins, "columns": columns}
        async with worker.call("spectrogram", arguments, batch=True) as call:
            return np.asarray(await call.result, np.float32)

    async def stretch(self, path: Path, out: Path, factor: float) -> None:
        """Write a file that plays ``factor`` times as long."""
        worker = await self._worker()
        arguments = {"path": str(path.resolve()), "out": str(out.absolute()), "factor": factor}
        async with worker.call("stretch", arguments, batch=True) as call:
            await call.result
