"""The facts of a sound, measured in a process of its own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from voiceapp.core.recordings import Tell
from voiceapp.core.sound_facts import SoundFacts, facts_from
from voiceapp.workers.client import Worker


class RemoteMeasuring:
    """Asks the engine ``measured-sound``; ``worker`` gives it."""

    def __init__(self, worker: Callable[[], Awaitable[Worker]]) -> None:
        self._worker = worker

    async def measure(self, path: Path, from_s: float, until_s: float | None, tell: Tell) -> SoundFacts:
        """The facts of a file between two seconds (None: to its end), without its speakers."""
        worker = await self._worker()
        arguments = {"path": str(path.resolve()), "from_s": from_s, "until_s": until_s}
        async with worker.call("measure", arguments, batch=True) as call:
            call.progress.append(tell)
            return facts_from(await call.result)
