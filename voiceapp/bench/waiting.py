"""Waiting for what a running program tells."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from voiceapp.bench.ports import BenchApp
from voiceapp.core.events import TalkState, TalkStateChanged
from voiceapp.core.paths import Paths

TURN_S = 30.0
"""No turn of a measurement takes longer."""


async def state_reached(app: BenchApp, state: TalkState) -> None:
    """Wait until the talk is in ``state``. Raises TimeoutError."""
    reached = asyncio.Event()

    def told(event: TalkStateChanged) -> None:
        if event.state == state:
            reached.set()

    end = app.bus.subscribe(TalkStateChanged, told)
    try:
        if app.talk.state != state:
            await asyncio.wait_for(reached.wait(), TURN_S)
    finally:
        end()


async def next_event(app: BenchApp, kind: type[Any]) -> Any:
    """The next event of a kind."""
    future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()

    def told(event: Any) -> None:
        if not future.done():
            future.set_result(event)

    end = app.bus.subscribe(kind, told)
    try:
        return await future
    finally:
        end()


def paths_in(home: str) -> Paths:
    """A home of its own for a measurement."""
    folder = Path(home)
    return Paths(folder, folder / "data", folder / "cache", folder / "logs")
