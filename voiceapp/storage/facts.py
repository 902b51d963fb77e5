"""What the user wants to be known about themselves, and the personas that they made."""

from __future__ import annotations

import builtins
import sqlite3
import time
from collections.abc import Callable

from voiceapp.core.personas import Persona
from voiceapp.core.records import Fact
from voiceapp.storage.database import Database, storable


class FactStore:
    """Facts in the order in which they were told; times are seconds since the epoch."""

    def __init__(self, db: Database, now: Callable[[], float] = time.time) -> None:
        self._db = db
        self._now = now

    async def add(self, text: str) -> Fact:
        """Keep a fact."""
        text, at = storable(text), self._now()

        def change(link: sqlite3.Connection) -> Fact:
            row = link.execute("INSERT INTO facts(text, at) VALUES (?, ?)", (text, at))
            return Fact(int(row.lastrowid or 0), text, at)

        return await self._db.write(change)

    async def list(self) -> list[Fact]:
        """All facts, the first told first."""
        rows = await self._db.read(
            lambda link: link.execute("SELECT id, text, at, turn FROM facts ORDER BY id").fetchall()
        )
        return [Fact(*row) for row in rows]

    async def edit(self, fact: int, text: str) -> bool:
        """Give a fact another text, the old one leaves the disk; False when there is none with that id."""
        text = storable(text)
        return await self._db.erase(
            lambda link: link.execute("UPDATE facts SET text = ? WHERE id = ?", (text, fact)).rowcount > 0
        )

    async def told_in(self, facts: builtins.list[int], turn: int) -> None:
        """Note the stored turn in which facts were told."""

        def change(link: sqlite3.Connection) -> None:
            link.executemany("UPDATE facts SET turn = ? WHERE id = ?", [(turn, fact) for fact in facts])

        await self._db.write(change)

    async def remove(self, fact: int) -> bool:
        """Delete a fact from the disk too; False when there is none with that id."""
        return await self._db.erase(
            lambda link: link.execute("DELETE FROM facts WHERE id = ?", (fact,)).rowcount > 0
        )


class PersonaStore:
    """Personas by name."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def list(self) -> list[Persona]:
        """The stored personas by name."""
        rows = await self._db.read(
            lambda link: link.execute(
                "SELECT name, prompt, voice, language, engine FROM personas ORDER BY name"
            ).fetchall()
        )
        return [Persona(*row) for row in rows]

    async def put(self, persona: Persona) -> None:
        """Store a persona, in the place of one of the same name."""
        values = tuple(
            map(storable, (persona.name, persona.prompt, persona.voice, persona.language, persona.engine))
        )

        def change(link: sqlite3.Connection) -> None:
            link.execute(
                "INSERT OR REPLACE INTO personas(name, prompt, voice, language, engine) VALUES (?,?,?,?,?)", values
            )

        await self._db.erase(change)

    async def remove(self, name: str) -> bool:
        """Delete a persona from the disk too; False when there is none of that name."""
        return await self._db.erase(
            lambda link: link.execute("DELETE FROM personas WHERE name = ?", (name,)).rowcount > 0
        )
