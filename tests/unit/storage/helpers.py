from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

from voiceapp.storage.database import Database

T = TypeVar("T")


def with_database(folder: Path, work: Callable[[Database], Awaitable[T]]) -> T:
    """Run `work` on an open database in `folder`, close it, and see that no thread stays."""

    async def run() -> T:
        db = Database(folder / "voiceapp.db")
        await db.open()
        try:
            return await work(db)
        finally:
            await db.close()

    result = asyncio.run(run())
    assert not [thread.name for thread in threading.enumerate() if thread.name.startswith("voiceapp-db")]
    return result


def bytes_on_disk(folder: Path) -> bytes:
    return b"\0".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
