"""What was measured of models on this computer: a few values of each kind, the newest of them kept."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass

from voiceapp.storage.database import Database

KEPT = 9
"""Values of one kind that are kept: their median is told, so that one odd run does not count."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One value: ``kind`` says what and in which unit (services/measures.py)."""

    machine: str
    model: str
    kind: str
    value: float
    device: str = ""


class MeasureStore:
    """Measurements by machine and model."""

    def __init__(self, db: Database, now: Callable[[], float] = time.time) -> None:
        self._db = db
        self._now = now

    async def add(self, measure: Measure) -> None:
        """Store a value; those beyond the newest KEPT of its kind are forgotten."""
        key = (measure.machine, measure.model, measure.kind)
        at = self._now()

        def change(link: sqlite3.Connection) -> None:
            link.execute(
                "INSERT INTO measures (machine, model, kind, value, device, at) VALUES (?,?,?,?,?,?)",
                (*key, measure.value, measure.device, at),
            )
            link.execute(
                "DELETE FROM measures WHERE machine = ? AND model = ? AND kind = ? AND id NOT IN ("
                "SELECT id FROM measures WHERE machine = ? AND model = ? AND kind = ? ORDER BY id DESC LIMIT ?)",
                (*key, *key, KEPT),
            )

        await self._db.write(change)

    async def list(self) -> list[Measure]:
        """Everything, the oldest first."""
        rows = await self._db.read(
            lambda link: link.execute(
                "SELECT machine, model, kind, value, device FROM measures ORDER BY id"
            ).fetchall()
        )
        return [Measure(*row) for row in rows]
