"""Tools that the user plugs in: servers of the Model Context Protocol, each allowed by hand.

A server is started at its first use only. What was allowed is stored with its SHA-256, and chat models are told of
that alone; a server that offers anything else by then is not used until it is allowed again. What its tools answer
are words from outside. What a server says of its own tools may make them stricter, never looser: only the user can
say that a tool merely reads.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, replace
from typing import Any, Protocol

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, Notice
from voiceapp.core.frames import ToolCall
from voiceapp.core.protocols import ToolResult, ToolSpec
from voiceapp.core.tool_records import Offer, OfferedTool, ServerInfo, ServerState, ToolsChanged, ToolServer
from voiceapp.services.sending import Sending
from voiceapp.storage.tool_servers import StoredServer
from voiceapp.workers.tool_http import check_url, is_loopback

MAX_ARGUMENTS = 16_000
"""Characters of the arguments of one call."""

MAX_NAME = 64
"""Characters of a tool's name that every chat model takes: letters, digits, _ and -."""

_NAME = re.compile(r"[a-z][a-z0-9-]{0,19}")
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:=.*)?", re.DOTALL)
_BACK_OFF_S, _MAX_BACK_OFF_S = 1.0, 60.0


class Session(Protocol):
    """The part of :class:`voiceapp.workers.tool_session.ToolSession` that is used."""

    @property
    def closed(self) -> bool:
        """True once the server is gone."""

    async def tools(self) -> tuple[OfferedTool, ...]:
        """What it offers."""

    async def call(self, tool: str, arguments: dict[str, Any], /) -> str:
        """What a tool answers."""

    async def close(self) -> None:
        """End it."""


class Store(Protocol):
    """The part of :class:`voiceapp.storage.tool_servers.ToolServerStore` that is used."""

    async def put(self, stored: StoredServer, /) -> None:
        """Store a server."""

    async def list(self) -> list[StoredServer]:
        """All servers, by name."""

    async def get(self, name: str, /) -> StoredServer | None:
        """One server."""

    async def delete(self, name: str, /) -> bool:
        """Forget a server."""


def fingerprint(server: ToolServer, tools: Sequence[OfferedTool]) -> str:
    """The SHA-256 of a server's definition and of all that it says of its tools."""
    data = {"server": asdict(server), "tools": [asdict(tool) for tool in tools]}
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()


def tool_name(server: str, tool: str) -> str:
    """What chat models call a tool: ``server__tool``, in the letters that all of them take."""
    return re.sub(r"[^A-Za-z0-9_-]", "_", f"{server}__{tool}")[:MAX_NAME]


def tool_specs(stored: StoredServer) -> dict[str, tuple[ToolSpec, str]]:
    """The allowed tools of a server by name, each with its name there. Of two with one name the first counts."""
    remote = bool(stored.server.url) and not is_loopback(check_url(stored.server.url))
    found: dict[str, tuple[ToolSpec, str]] = {}
    for tool in stored.tools:
        reads = tool.name in stored.reads and not (tool.deletes or tool.changes)
        sends = remote or reads and tool.open_world
        name = tool_name(stored.server.name, tool.name)
        spec = ToolSpec(
            name,
            tool.description,
            tool.parameters,
            "sends" if sends else "reads" if reads else "changes",
            asks=not reads,
            outside=True,
            title=f"Use {tool.name} of {stored.server.name}",
        )
        found.setdefault(name, (spec, tool.name))
    return found


@dataclass
class _Running:
    """A server in this run: its session, and when it may be started again after it failed."""

    session: Session | None = None
    failures: int = 0
    not_before: float = 0.0
    problem: str = ""


class McpServers:
    """A :class:`~voiceapp.core.protocols.ToolRunner` over the servers that the user plugged in and allowed.

    ``open_session`` starts or reaches a server, given a token for a remote one; ``token`` finds it by the server's
    name; ``offline`` tells whether other computers are left alone; ``sending`` whether they are sent to.
    """

    def __init__(
        self,
        store: Store,
        bus: EventBus,
        open_session: Callable[[ToolServer, str | None], Awaitable[Session]],
        token: Callable[[str], Awaitable[str | None]],
        offline: Callable[[], bool],
        sending: Sending | None = None,
    ) -> None:
        self._store = store
        self._bus = bus
        self._open_session = open_session
        self._token = token
        self._offline = offline
        self._specs: dict[str, tuple[str, str, ToolSpec]] = {}
        self._aside: set[str] = set()
        self._running: dict[str, _Running] = {}
        self._locks: dict[str, asyncio.Lock] = {}
        self._sending = sending or Sending(bus)

    async def start(self) -> None:
        """Read what was allowed; nothing is started."""
        self._specs = {
            name: (stored.server.name, there, spec)
            for stored in await self._store.list()
            if stored.fingerprint and not stored.changed
            for name, (spec, there) in tool_specs(stored).items()
        }

    async def close(self) -> None:
        """End every session and process."""
        sessions = [running.session for running in self._running.values() if running.session]
        self._running.clear()
        await asyncio.gather(*(session.close() for session in sessions))

    # ------------------------------------------------------------------------------------- the user

    async def list(self) -> list[ServerInfo]:
        """Every server, by name, with its allowed tools."""
        return [self._info(stored) for stored in await self._store.list()]

    def _info(self, stored: StoredServer) -> ServerInfo:
        running = self._running.get(stored.server.name)
        specs = tuple(spec for spec, _ in tool_specs(stored).values())
        state: ServerState = "new" if not stored.fingerprint else "changed" if stored.changed else "allowed"
        return ServerInfo(stored.server, state, specs, running.problem if running else "")

    async def add(
        self, name: str, command: Sequence[str] = (), url: str = "", environment: Sequence[str] = ()
    ) -> ServerInfo:
        """Remember a server. It is neither started nor asked before it is allowed.

        Raises VoiceAppError "tool-server-name", "tool-server-exists", "tool-server-what", "tool-address".
        """
        if not _NAME.fullmatch(name):
            raise VoiceAppError(
                "tool-server-name",
                f"{name!r} cannot name tools.",
                "Use up to 20 small letters, digits and hyphens, a letter first.",
            )
        if await self._store.get(name):
            raise VoiceAppError(
                "tool-server-exists",
                f"There are tools {name} already.",
                "Remove them first, or choose another name.",
            )
        if bool(command) == bool(url) or command and not command[0].strip():
            raise VoiceAppError(
                "tool-server-what", "Tools come from a program or from an address.", "Give one of them."
            )
        if url:
            check_url(url)
        for entry in environment:
            if not _VARIABLE.fullmatch(entry):
                raise VoiceAppError(
                    "tool-server-what", f"{entry!r} is no variable.", "Give NAME, or NAME=VALUE, for a program."
                )
        stored = StoredServer(ToolServer(name, tuple(command), url, tuple(environment)))
        await self._store.put(stored)
        self._bus.publish(ToolsChanged())
        return self._info(stored)

    async def look(self, name: str) -> Offer:
        """Start or reach a server and see what it offers; the user has seen what is started and said so.

        Raises VoiceAppError.
        """
        stored = await self._get(name)
        await self._end(name)
        session = await self._opened(stored.server)
        try:
            async with self._sends(stored.server):
                tools = await session.tools()
        finally:
            await session.close()
        return Offer(stored.server, tools, fingerprint(stored.server, tools))

    async def allow(self, offer: Offer, reads: Collection[str] = ()) -> ServerInfo:
        """Allow exactly what the user was shown; ``reads`` are tools of which the user says that they only read.

        Raises VoiceAppError "tool-not-reading" where the server itself says that such a tool changes something.
        """
        for tool in offer.tools:
            if tool.name in reads and (tool.deletes or tool.changes):
                raise VoiceAppError(
                    "tool-not-reading",
                    f"{tool.name} does not only read: its server says so.",
                    "Leave it out; then each call is asked for.",
                )
        await self._get(offer.server.name)
        kept = tuple(sorted({tool.name for tool in offer.tools} & set(reads)))
        stored = StoredServer(offer.server, offer.fingerprint, offer.tools, kept)
        await self._store.put(stored)
        self._running.pop(offer.server.name, None)
        await self.start()
        self._bus.publish(ToolsChanged())
        return self._info(stored)

    async def remove(self, name: str) -> None:
        """Forget a server and end it. Raises VoiceAppError "tool-server-unknown"."""
        if not await self._store.delete(name):
            raise _unknown(name)
        await self._end(name)
        self._running.pop(name, None)
        await self.start()
        self._bus.publish(ToolsChanged())

    def set_aside(self, name: str, aside: bool) -> None:
        """Let no chat model know or use a server while it waits to be removed; it stays allowed."""
        (self._aside.add if aside else self._aside.discard)(name)
        self._bus.publish(ToolsChanged())

    async def _get(self, name: str) -> StoredServer:
        stored = await self._store.get(name)
        if stored is None:
            raise _unknown(name)
        return stored

    # --------------------------------------------------------------------------------------- models

    @property
    def specs(self) -> Sequence[ToolSpec]:
        """The allowed tools, in an order that stays: by server, then by name."""
        return [spec for server, _, spec in self._specs.values() if server not in self._aside]

    def check(self, call: ToolCall) -> ToolCall:
        """The call as it is: its server checks the arguments.

        Raises VoiceAppError "tool-arguments", "tool-unknown".
        """
        if call.name not in [spec.name for spec in self.specs]:
            raise VoiceAppError("tool-unknown", f"I have no tool called {call.name[:60]}.")
        if len(json.dumps(call.arguments)) > MAX_ARGUMENTS:
            raise VoiceAppError("tool-arguments", f"That is more than {call.name} can be given at once.")
        return call

    async def run(self, call: ToolCall) -> ToolResult:
        """Call a tool of a server, which is started if need be. A failed tool is a result that says so."""
        try:
            self.check(call)
            server, tool, _ = self._specs[call.name]
            text = await self._call(server, tool, call.arguments)
        except VoiceAppError as error:
            return ToolResult({"error": str(error)}, str(error))
        return ToolResult({"result": text}, text)

    async def _call(self, name: str, tool: str, arguments: Mapping[str, Any]) -> str:
        async with self._locks.setdefault(name, asyncio.Lock()):  # two calls at once start one server
            session = await self._session(name)
        running = self._running[name]
        async with self._sends((await self._get(name)).server):
            try:
                text = await session.call(tool, dict(arguments))
            except VoiceAppError as error:
                if session.closed:
                    self._failed(running, error)
                raise
        running.failures, running.problem = 0, ""
        return text

    async def _session(self, name: str) -> Session:
        running = self._running.setdefault(name, _Running())
        if running.session and not running.session.closed:
            return running.session
        await self._end(name)
        left = running.not_before - asyncio.get_running_loop().time()
        if left > 0:
            raise VoiceAppError(
                "tool-server-failed",
                f"The tools {name} failed a moment ago.",
                f"They are tried again in {left:.0f} seconds.",
                retryable=True,
            )
        stored = await self._get(name)
        try:
            session = await self._opened(stored.server)
            async with self._sends(stored.server):
                running.session = await self._as_allowed(stored, session)
        except VoiceAppError as error:
            self._failed(running, error)
            raise
        return session

    async def _as_allowed(self, stored: StoredServer, session: Session) -> Session:
        """The session, if the server offers exactly what was allowed."""
        fits = False
        try:
            fits = fingerprint(stored.server, await session.tools()) == stored.fingerprint
        finally:
            if not fits:
                await session.close()
        if fits:
            return session
        await self._store.put(replace(stored, changed=True))
        await self.start()
        self._bus.publish(ToolsChanged())
        sentence = f"The tools {stored.server.name} are not what you allowed any more."
        next_step = "Look at them and allow them again."
        self._bus.publish(Notice("warning", sentence, next_step, "settings:tools", "tools-changed"))
        raise VoiceAppError("tools-changed", sentence, next_step)

    def _failed(self, running: _Running, error: VoiceAppError) -> None:
        wait = min(_BACK_OFF_S * 2**running.failures, _MAX_BACK_OFF_S)
        running.failures += 1
        running.not_before = asyncio.get_running_loop().time() + wait
        running.problem = error.message

    async def _opened(self, server: ToolServer) -> Session:
        token = None
        if server.url and not is_loopback(check_url(server.url)):
            if self._offline():
                raise VoiceAppError(
                    "offline",
                    f"The tools {server.name} are on another computer, and you work offline.",
                    "Turn off Work offline in Settings.",
                )
            token = await self._token(server.name)
        async with self._sends(server):
            return await self._open_session(server, token)

    async def _end(self, name: str) -> None:
        running = self._running.get(name)
        if running and running.session:
            session, running.session = running.session, None
            await session.close()

    @asynccontextmanager
    async def _sends(self, server: ToolServer) -> AsyncIterator[None]:
        """Tell that words go to another computer while they do."""
        host = check_url(server.url) if server.url else ""
        if not host or is_loopback(host):
            yield
            return
        with self._sending.to(host):
            yield


def _unknown(name: str) -> VoiceAppError:
    return VoiceAppError("tool-server-unknown", f"There are no tools {name}.", "voiceapp tools list shows them.")
