"""Servers of tools in memory: what the service about them stands on, without a process or a database."""

from __future__ import annotations

from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus
from voiceapp.core.tool_records import OfferedTool, ToolServer
from voiceapp.services.mcp_servers import McpServers
from voiceapp.storage.tool_servers import StoredServer

SCHEMA: dict[str, Any] = {"type": "object", "properties": {"city": {"type": "string"}}}
WEATHER = OfferedTool("weather", "Tells the weather.", SCHEMA)
ERASE = OfferedTool("erase", "Erases.", SCHEMA, deletes=True)


class MemoryServers:
    """What ``storage.tool_servers.ToolServerStore`` does."""

    def __init__(self) -> None:
        self.kept: dict[str, StoredServer] = {}

    async def put(self, stored: StoredServer) -> None:
        self.kept[stored.server.name] = stored

    async def list(self) -> list[StoredServer]:
        return [self.kept[name] for name in sorted(self.kept)]

    async def get(self, name: str) -> StoredServer | None:
        return self.kept.get(name)

    async def delete(self, name: str) -> bool:
        return self.kept.pop(name, None) is not None


class Server:
    """Every session of one fake server."""

    def __init__(self, *tools: OfferedTool) -> None:
        self.offered = tools
        self.starts: list[tuple[ToolServer, str | None]] = []
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.closed = True
        self.crashes = False
        self.fails_to_start = False

    async def open(self, server: ToolServer, token: str | None) -> Server:
        self.starts.append((server, token))
        if self.fails_to_start:
            raise VoiceAppError("tool-server-failed", "It could not be started.")
        self.closed = False
        return self

    async def tools(self) -> tuple[OfferedTool, ...]:
        return self.offered

    async def call(self, tool: str, arguments: dict[str, Any]) -> str:
        self.calls.append((tool, arguments))
        if self.crashes:
            self.closed = True
            raise VoiceAppError("tool-server-failed", "It ended in the middle of a call.")
        return "Sunny."

    async def close(self) -> None:
        self.closed = True


def servers(bus: EventBus, *tools: OfferedTool) -> McpServers:
    """The service over one fake server that offers ``tools``, whatever it is called."""

    async def no_token(name: str) -> str | None:
        return None

    return McpServers(MemoryServers(), bus, Server(*tools).open, no_token, lambda: False)
