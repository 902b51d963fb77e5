"""Spoken files for others, measured and written in a process of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from voiceapp.audio.encoding import Encoding
from voiceapp.audio.levels import Levels
from voiceapp.core.frames import Audio
from voiceapp.workers.client import Worker

Spans = Sequence[tuple[float, float]]


class RemoteDelivery:
    """Asks the engine ``delivery``, whose worker is given."""

    def __init__(self, worker: Callable[[], Awaitable[Worker]]) -> None:
        self._worker = worker

    async def measure(self, sound: AsyncIterator[Audio], spans: Spans) -> tuple[Levels, list[Levels]]:
        """Levels of a sound and of spans of it (start and end in s, in order)."""
        worker = await self._worker()
        async with worker.call("measure", {"spans": [list(span) for span in spans]}, sound, batch=True) as call:
            return _levels(await call.result)

    async def measure_file(self, path: Path, spans: Spans) -> tuple[Levels, list[Levels]]:
        """The same of a file."""
        worker = await self._worker()
        arguments = {"path": str(path.resolve()), "spans": [list(span) for span in spans]}
        async with worker.call("measure_file", arguments, batch=True) as call:
            return _levels(await call.result)

    async def write(
        self, path: Path, sound: AsyncIterator[Audio], encoding: Encoding, tags: Mapping[str, str]
    ) -> None:
        """Write a sound and its tags, whole or not at all. Raises VoiceAppError ``disk-full``, ``not-written``."""
        worker = await self._worker()
        arguments = {"path": str(path.absolute()), "encoding": asdict(encoding), "tags": dict(tags)}
        async with worker.call("write", arguments, sound, batch=True) as call:
            await call.result


def _levels(told: Mapping[str, Any]) -> tuple[Levels, list[Levels]]:
    return Levels(**told["whole"]), [Levels(**one) for one in told["spans"]]
