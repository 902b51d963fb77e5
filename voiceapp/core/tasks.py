"""Background tasks that nobody awaits, and whose errors are never lost."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, ParamSpec, TypeVar

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, Notice

P = ParamSpec("P")
T = TypeVar("T")


async def to_its_end(work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
    """Run in a thread, to its end even where the caller is cancelled: no file is closed while it is written."""
    task = asyncio.ensure_future(asyncio.to_thread(work, *arguments, **named))
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise


async def undisturbed(work: Coroutine[Any, Any, T]) -> T:
    """Await it to its end even where the caller is cancelled, however often; that is raised afterwards."""
    task = asyncio.ensure_future(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled and not task.cancelled() and task.exception() is None:
        raise cancelled
    return task.result()


async def ended(task: asyncio.Task[Any], patience_s: float) -> None:
    """Wait for a task that was told to end; one that does not is cancelled."""
    await asyncio.wait([task], timeout=patience_s)
    if not task.done():
        task.cancel()
        await asyncio.wait([task])


class Tasks:
    """Runs coroutines beside the caller. A VoiceAppError becomes a Notice; any other exception goes to the
    loop's exception handler, which writes the crash report."""

    def __init__(self, bus: EventBus) -> None:
        self._bus = bus
        self._running: set[asyncio.Task[None]] = set()

    def spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Run ``work`` as a task."""
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        error = None if task.cancelled() else task.exception()
        if isinstance(error, VoiceAppError):
            self._bus.publish(Notice.of(error))
        elif error:
            context = {"message": "a background task failed", "exception": error, "task": task}
            task.get_loop().call_exception_handler(context)

    async def drain(self) -> None:
        """Wait for every task, those included that they start."""
        while self._running:
            await asyncio.wait(self._running)

    async def cancel(self) -> None:
        """Cancel every task and wait for it."""
        for task in self._running:
            task.cancel()
        await self.drain()
