"""Scripts' files in processes of their own: texts are read, takes are joined and compared."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from pathlib import Path

from voiceapp.core.frames import Audio
from voiceapp.core.texts import Paragraph
from voiceapp.workers.client import Worker


class RemoteScripts:
    """Asks the engines ``texts`` and ``takes``; ``worker`` gives each by its name."""

    def __init__(self, worker: Callable[[str], Awaitable[Worker]]) -> None:
        self._worker = worker

    async def paragraphs(self, path: Path) -> list[Paragraph]:
        """The paragraphs of a text file."""
        worker = await self._worker("texts")
        async with worker.call("paragraphs", {"path": str(path.resolve())}, batch=True) as call:
            return [Paragraph(**told) async for batch in call for told in batch]

    async def joined(
        self, takes: Sequence[tuple[Path, float]], tell: Callable[[float], None] | None = None
    ) -> AsyncGenerator[Audio]:
        """Takes and the silence after each (s) as one sound; ``tell`` gets the fraction done."""
        worker = await self._worker("takes")

        def heard(fraction: float | None, message: str) -> None:
            if tell and fraction is not None:
                tell(fraction)

        arguments = {"takes": [{"path": str(path), "pause_s": pause_s} for path, pause_s in takes]}
        async with worker.call("joined", arguments, batch=True) as call:
            call.progress.append(heard)
            async for part in call:
                yield part

    async def gains(self, paths: Sequence[Path]) -> list[float]:
        """The dB that make sound files equally loud, none louder than it is."""
        worker = await self._worker("takes")
        told = await worker.call("gains", {"paths": [str(path) for path in paths]}, batch=True).result
        return [float(one) for one in told]
