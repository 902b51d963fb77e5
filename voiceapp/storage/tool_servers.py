"""Servers of tools that the user plugged in, and what of each was allowed."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from voiceapp.core.tool_records import OfferedTool, ToolServer
from voiceapp.storage.database import Database

_SERVER = "SELECT name, command, url, environment, fingerprint, tools, reads, changed FROM tool_servers"


@dataclass(frozen=True, slots=True)
class StoredServer:
    """A server; ``fingerprint`` "" until its ``tools`` are allowed, ``reads`` those that the user says only read.

    ``changed``: it offered something else than that when it was used last.
    """

    server: ToolServer
    fingerprint: str = ""
    tools: tuple[OfferedTool, ...] = ()
    reads: tuple[str, ...] = ()
    changed: bool = False


class ToolServerStore:
    """The registry of servers of tools."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def put(self, stored: StoredServer) -> None:
        """Store a server, replacing one of the same name."""
        server = stored.server
        values = (
            server.name,
            json.dumps(server.command),
            server.url,
            json.dumps(server.environment),
            stored.fingerprint,
            json.dumps([asdict(tool) for tool in stored.tools]),
            json.dumps(stored.reads),
            stored.changed,
        )
        await self._db.write(
            lambda link: link.execute("INSERT OR REPLACE INTO tool_servers VALUES (?,?,?,?,?,?,?,?)", values)
        )

    async def list(self) -> list[StoredServer]:
        """All servers, by name."""
        rows = await self._db.read(lambda link: link.execute(f"{_SERVER} ORDER BY name").fetchall())
        return [_stored(row) for row in rows]

    async def get(self, name: str) -> StoredServer | None:
        """One server, None when there is none of that name."""
        row = await self._db.read(lambda link: link.execute(f"{_SERVER} WHERE name = ?", (name,)).fetchone())
        return _stored(row) if row else None

    async def delete(self, name: str) -> bool:
        """Forget a server; False when there is none of that name."""
        return await self._db.erase(
            lambda link: link.execute("DELETE FROM tool_servers WHERE name = ?", (name,)).rowcount > 0
        )


def _stored(row: tuple[Any, ...]) -> StoredServer:
    name, command, url, environment, fingerprint, tools, reads, changed = row
    server = ToolServer(name, tuple(json.loads(command)), url, tuple(json.loads(environment)))
    offered = tuple(OfferedTool(**tool) for tool in json.loads(tools))
    return StoredServer(server, fingerprint, offered, tuple(json.loads(reads)), bool(changed))
