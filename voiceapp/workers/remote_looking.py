"""What is in a sound, looked at in a process of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import asdict
from pathlib import Path

import numpy as np

from voiceapp.core.inspection import Lane, Look
from voiceapp.core.recordings import Tell, Vector
from voiceapp.workers.client import Worker


class RemoteLooking:
    """Asks the engine ``looking``; ``worker`` gives it."""

    def __init__(self, worker: Callable[[], Awaitable[Worker]]) -> None:
        self._worker = worker

    async def rows(self, path: Path, feature: str, look: Look, tell: Tell) -> AsyncIterator[Vector | Lane]:
        """A feature's rows in blocks, shape (n, width), and at the end its :class:`Lane`."""
        worker = await self._worker()
        arguments = {"path": str(path.resolve()), "feature": feature, **asdict(look)}
        async with worker.call("look", arguments, batch=True) as call:
            call.progress.append(tell)
            async for part in call:
                yield np.asarray(part, np.float32)
            yield Lane(feature, **await call.result)
