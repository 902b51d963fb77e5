"""People who agreed that their voices are remembered, and references of those voices."""

from __future__ import annotations

import builtins
import sqlite3
import time
from collections.abc import Callable

import numpy as np

from voiceapp.core.people import Person
from voiceapp.core.recordings import Vector
from voiceapp.storage.database import Database, storable

_PEOPLE = (
    "SELECT p.id, p.name, p.consented, p.consent, (SELECT count(*) FROM voiceprints v WHERE v.person = p.id)"
    " FROM people p"
)


class VoiceprintStore:
    """Stores voices of people. What is deleted is gone from the disk."""

    def __init__(self, db: Database, now: Callable[[], float] = time.time) -> None:
        self._db = db
        self._now = now

    async def people(self) -> builtins.list[Person]:
        """Everybody who is remembered, by name."""
        rows = await self._db.read(lambda link: link.execute(f"{_PEOPLE} ORDER BY p.name, p.id").fetchall())
        return [Person(*row) for row in rows]

    async def add(self, name: str, consent: str) -> Person:
        """Somebody who agreed to ``consent`` now."""
        values = (" ".join(storable(name).split()), self._now(), storable(consent))

        def change(link: sqlite3.Connection) -> Person:
            row = link.execute("INSERT INTO people(name, consented, consent) VALUES (?, ?, ?)", values)
            return Person(int(row.lastrowid or 0), *values)

        return await self._db.write(change)

    async def add_reference(self, person: int, engine: str, voice: Vector, seconds: float, most: int) -> None:
        """Remember a voice, as ``engine`` hears it, of so many seconds of speech. The ``most`` longest are kept."""
        values = (person, engine, np.asarray(voice, "<f4").tobytes(), seconds, self._now())

        def change(link: sqlite3.Connection) -> None:
            link.execute("INSERT INTO voiceprints(person, engine, vector, seconds, at) VALUES (?,?,?,?,?)", values)
            link.execute(
                "DELETE FROM voiceprints WHERE person = ? AND engine = ? AND id NOT IN (SELECT id FROM voiceprints"
                " WHERE person = ? AND engine = ? ORDER BY seconds DESC, id DESC LIMIT ?)",
                (person, engine, person, engine, most),
            )

        await self._db.erase(change)

    async def references(self, engine: str) -> dict[int, builtins.list[Vector]]:
        """The voices by person, as this engine heard them."""
        rows = await self._db.read(
            lambda link: link.execute(
                "SELECT person, vector FROM voiceprints WHERE engine = ? ORDER BY id", (engine,)
            ).fetchall()
        )
        found: dict[int, builtins.list[Vector]] = {}
        for person, blob in rows:
            found.setdefault(person, []).append(np.frombuffer(blob, "<f4").astype(np.float32))
        return found

    async def forget(self, person: int | None = None) -> None:
        """Delete somebody with the voice, or (None) everybody."""

        def change(link: sqlite3.Connection) -> None:
            if person is None:
                link.execute("DELETE FROM voiceprints")
                link.execute("DELETE FROM people")
            else:
                link.execute("DELETE FROM voiceprints WHERE person = ?", (person,))
                link.execute("DELETE FROM people WHERE id = ?", (person,))

        await self._db.erase(change)
