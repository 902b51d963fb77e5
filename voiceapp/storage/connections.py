"""Connections to engines on other computers. Their keys are secrets and not kept here."""

from __future__ import annotations

import sqlite3
from dataclasses import astuple

from voiceapp.core.connections import Connection
from voiceapp.core.protocols import Task
from voiceapp.storage.database import Database


class ConnectionStore:
    """The table of connections."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def list(self) -> list[Connection]:
        """All connections, by name."""
        columns = "name, task, url, model, voice, unencrypted"
        rows = await self._db.read(
            lambda link: link.execute(f"SELECT {columns} FROM connections ORDER BY name").fetchall()
        )
        return [_connection(*row) for row in rows]

    async def put(self, connection: Connection) -> None:
        """Store a connection, replacing one of the same name."""

        def change(link: sqlite3.Connection) -> None:
            link.execute("INSERT OR REPLACE INTO connections VALUES (?,?,?,?,?,?)", astuple(connection))

        await self._db.write(change)

    async def delete(self, name: str) -> bool:
        """Forget a connection; False when there is none of that name."""
        return await self._db.erase(
            lambda link: link.execute("DELETE FROM connections WHERE name = ?", (name,)).rowcount > 0
        )


def _connection(name: str, task: Task, url: str, model: str, voice: str, unencrypted: int) -> Connection:
    return Connection(name, task, url, model, voice, bool(unencrypted))
