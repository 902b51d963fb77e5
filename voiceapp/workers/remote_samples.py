"""Voice samples, measured and made ready in a process of their own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import asdict
from pathlib import Path

from voiceapp.core.frames import Audio
from voiceapp.core.samples import Diagnosis, Preparation
from voiceapp.workers.client import Worker


class RemoteSamples:
    """Asks the engine ``samples``; ``worker`` gives it."""

    def __init__(self, worker: Callable[[], Awaitable[Worker]]) -> None:
        self._worker = worker

    async def measure(self, path: Path) -> Diagnosis:
        """What is found in the sound of a file; who speaks is not."""
        worker = await self._worker()
        return Diagnosis.from_dict(await worker.call("measure", {"path": str(path.resolve())}).result)

    async def prepare(self, path: Path, how: Preparation) -> Audio:
        """The sound of a file as ``how`` says, mono."""
        worker = await self._worker()
        made: Audio = await worker.call("prepare", {"path": str(path.resolve()), **asdict(how)}).result
        return made
