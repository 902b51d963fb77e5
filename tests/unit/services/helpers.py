from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from voiceapp.core.events import Event, EventBus
from voiceapp.services.jobs import JobsService
from voiceapp.storage.database import Database
from voiceapp.storage.jobs import JobStore


@asynccontextmanager
async def database(folder: Path) -> AsyncIterator[Database]:
    db = Database(folder / "voiceapp.db")
    await db.open()
    try:
        yield db
    finally:
        await db.close()


def recorded(bus: EventBus) -> list[Event]:
    events: list[Event] = []
    bus.subscribe(Event, events.append)
    return events


@asynccontextmanager
async def job_queue(folder: Path, bus: EventBus | None = None, owner: str = "me") -> AsyncIterator[JobsService]:
    """A queue on a database in `folder`; only the process called "other" is alive beside it."""
    async with database(folder) as db:
        jobs = JobsService(
            JobStore(db), bus or EventBus(), folder / "crashes", owner=owner, alive=lambda name: name == "other"
        )
        try:
            yield jobs
        finally:
            await jobs.close()


async def until(state: Callable[[], bool]) -> None:
    """Give the loop turns until `state()` holds; the test's own time limit is the end of waiting."""
    while not state():
        await asyncio.sleep(0.005)
