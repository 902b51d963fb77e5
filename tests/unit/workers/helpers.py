"""Starting real workers in tests: ``asyncio.run`` with a limit, and a worker that is surely closed."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Coroutine
from typing import Any, TypeVar

from voiceapp.workers.client import Worker
from voiceapp.workers.process import ChildSpec

T = TypeVar("T")


def run(test: Coroutine[Any, Any, T], limit_s: float = 60) -> T:
    """Run a test on a fresh loop; an exception lost in a callback or a task fails it."""

    async def limited() -> T:
        problems: list[dict[str, Any]] = []
        asyncio.get_running_loop().set_exception_handler(lambda _, context: problems.append(context))
        async with asyncio.timeout(limit_s):
            result = await test
        assert problems == []
        return result

    return asyncio.run(limited())


def spec(engine: str, title: str = "The engine", **more: Any) -> ChildSpec:
    """How to start an engine of tests/fakes/engines.py."""
    return ChildSpec(name=engine.lower(), title=title, target=f"tests.fakes.engines:{engine}", **more)


@contextlib.asynccontextmanager
async def started(engine: str, **options: Any) -> AsyncIterator[Worker]:
    """A loaded worker."""
    worker = await Worker.start(spec(engine))
    try:
        await worker.load(options)
        yield worker
    finally:
        await worker.close()
