"""What is in a sound, looked at in a process of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from voiceapp.core.inspection import InspectedSound, Lane, Look
from voiceapp.core.recordings import Tell, Vector
from voiceapp.workers.calls import Call
from voiceapp.workers.client import Worker


class RemoteLooking:
    """Asks the engine ``looking``; ``worker`` gives it. What is of a whole file lets what is short go first."""

    def __init__(self, worker: Callable[[], Awaitable[Worker]]) -> None:
        self._worker = worker

    async def rows(
        self, path: Path, feature: str, look: Look, tell: Tell, first: int = 0, count: int | None = None
    ) -> AsyncIterator[Vector]:
        """A feature's rows from one on in blocks, shape (n, width)."""
        async with await self._call("look", path, feature, look, True, first=first, count=count) as call:
            call.progress.append(tell)
            async for part in call:
                yield np.asarray(part, np.float32)

    async def sound(self, path: Path) -> InspectedSound:
        """What a file is."""
        worker = await self._worker()
        return InspectedSound(path, path.name, **await worker.call("open", {"path": str(path.resolve())}).result)

    async def lane(self, path: Path, feature: str, look: Look) -> Lane:
        """What a feature of a file is."""
        return Lane(feature, **await self._told("lane", path, feature, look))

    async def stretch(
        self, path: Path, feature: str, look: Look, first: int, count: int, loudest: float | None
    ) -> Vector:
        """Rows of a feature, shape (n, width); ``loudest`` as :meth:`loudest` or :meth:`glance` tell it."""
        more: dict[str, Any] = {"first": first, "count": count, "loudest": loudest}
        async with await self._call("look", path, feature, look, **more) as call:
            parts = [np.asarray(part, np.float32) async for part in call]
            lane = Lane(feature, **await call.result)
        return np.concatenate(parts) if parts else np.zeros((0, lane.width), np.float32)

    async def columns(
        self, path: Path, feature: str, look: Look, first: int, count: int, columns: int, loudest: float | None
    ) -> Vector:
        """Rows of a feature in columns, shape (n, width)."""
        more = {"first": first, "count": count, "columns": columns, "loudest": loudest}
        return np.asarray(await self._told("columns", path, feature, look, **more), np.float32)

    async def loudest(self, path: Path, feature: str, look: Look) -> float | None:
        """What of a whole file its values depend on, if anything."""
        loudest: float | None = await self._told("loudest", path, feature, look)
        return loudest

    async def samples(self, path: Path, first: int, count: int, columns: int) -> Vector:
        """The lowest and highest samples at the file's own rate, shape (n, 2)."""
        worker = await self._worker()
        arguments = {"path": str(path.resolve()), "first": first, "count": count, "columns": columns}
        return np.asarray(await worker.call("samples", arguments).result, np.float32)

    async def glance(
        self, path: Path, feature: str, look: Look, times: Sequence[float]
    ) -> tuple[Vector, float | None]:
        """A feature around some seconds, shape (n, width), and the loudest of it."""
        told = await self._told("glance", path, feature, look, times=list(times))
        return np.asarray(told["rows"], np.float32), told["loudest"]

    async def survey(
        self, path: Path, feature: str, look: Look, folder: Path, duration_s: float
    ) -> AsyncIterator[dict[str, Any]]:
        """Write the levels of a feature; what the engine's ``survey`` tells meanwhile."""
        more: dict[str, Any] = {"folder": str(folder), "duration_s": duration_s}
        async with await self._call("survey", path, feature, look, True, **more) as call:
            async for part in call:
                yield part

    async def hear(self, features: Sequence[str], rate: int, look: Look) -> list[Lane]:
        """Begin to hear something live; the lanes of the features."""
        worker = await self._worker()
        arguments = {"features": list(features), "rate": rate, **asdict(look)}
        lanes = await worker.call("hear", arguments).result
        return [Lane(feature, **lanes[feature]) for feature in features]

    async def heard(self, samples: Vector) -> list[tuple[str, int, Vector]]:
        """New rows of what is heard with these samples: feature, number of the first one, rows."""
        worker = await self._worker()
        parts = await worker.call("heard", {"samples": samples}).result
        return [(part["feature"], part["first"], np.asarray(part["rows"], np.float32)) for part in parts]

    async def end(self, path: Path) -> float:
        """End that; the seconds of the last minutes, written to a file (0: nothing was)."""
        worker = await self._worker()
        seconds: float = await worker.call("end", {"path": str(path)}).result
        return seconds

    async def _told(self, method: str, path: Path, feature: str, look: Look, **more: Any) -> Any:
        async with await self._call(method, path, feature, look, **more) as call:
            return await call.result

    async def _call(
        self, method: str, path: Path, feature: str, look: Look, batch: bool = False, **more: Any
    ) -> Call:
        worker = await self._worker()
        arguments = {"path": str(path.resolve()), "feature": feature, **asdict(look), **more}
        return worker.call(method, arguments, batch=batch)
