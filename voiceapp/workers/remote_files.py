"""Work on files in processes of their own: documents, waveforms, and sound at another speed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.documents import Document
from voiceapp.core.frames import Audio
from voiceapp.workers.client import Worker


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file in memory; ``missing`` are the characters that it cannot show."""

    data: bytes
    missing: str


class RemoteFiles:
    """Asks the engines ``documents``, ``analysis`` and ``playback``; ``worker`` gives each by its name."""

    def __init__(self, worker: Callable[[str], Awaitable[Worker]]) -> None:
        self._worker = worker

    async def render(self, format: str, document: Document) -> Rendered:
        """The document as "docx" or "pdf"."""
        worker = await self._worker("documents")
        told = await asyncio.to_thread(asdict, document)
        async with worker.call(format, {"document": told}, batch=True) as call:
            data = b"".join([piece async for piece in call])
            result = await call.result
        return Rendered(data, str(result["missing"]))

    async def mp3(self, path: Path, out: Path, tell: Callable[[float], None]) -> None:
        """Write a sound file as an MP3 file; ``tell`` gets the fraction done."""
        worker = await self._worker("documents")
        arguments = {"path": str(path.resolve()), "out": str(out.resolve())}

        def heard(fraction: float | None, message: str) -> None:
            if fraction is not None:
                tell(fraction)

        async with worker.call("mp3", arguments, batch=True) as call:
            call.progress.append(heard)
            await call.result

    async def peaks(self, path: Path) -> NDArray[np.int8]:
        """The waveform of a sound file (see :mod:`voiceapp.audio.peaks`)."""
        worker = await self._worker("analysis")
        return np.asarray(await worker.call("peaks", {"path": str(path.resolve())}, batch=True).result, np.int8)

    async def play(
        self,
        path: Path,
        from_s: float,
        until_s: float | None,
        speed: float,
        volume: float,
        loop_s: float | None = None,
        stereo: bool = False,
    ) -> AsyncIterator[Audio]:
        """A stretch of a sound file at its own rate, as :meth:`voiceapp.engines.playback.Playback.play` has it."""
        worker = await self._worker("playback")
        stretch = {"path": str(path.resolve()), "from_s": from_s, "until_s": until_s, "loop_s": loop_s}
        arguments = {**stretch, "speed": speed, "volume": volume, "stereo": stereo}
        async with worker.call("play", arguments) as call:
            async for part in call:
                yield part
