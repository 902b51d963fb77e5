"""A session with a server of tools by the Model Context Protocol (the ``mcp`` package, imported at the first one).

The package's client runs in a task of its own, because its scopes belong to the task that enters them. Whatever a
server does ends there: callers wait for their answer or for that task, within a time, and get a VoiceAppError.
Results are never checked against the server's own output schema: its patterns could keep the loop busy for ever.
"""

from __future__ import annotations

import asyncio
import importlib
import json
import logging
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.logs import log
from voiceapp.core.tool_records import OfferedTool, ToolServer, visible
from voiceapp.workers.tool_http import http_client
from voiceapp.workers.tool_process import ToolProcess

if TYPE_CHECKING:
    from mcp.client import Client, Transport
    from mcp_types import CallToolResult, Tool

START_S = 30.0
"""How long a server may take until it answers for the first time."""

CALL_S = 300.0
"""How long any call may take; the talk gives tools less."""

CLOSE_S = 8.0
"""How long a server may take to say goodbye."""

MAX_TOOLS = 64
MAX_DESCRIPTION = 2000
MAX_SCHEMA = 16_000
_NAME = re.compile(r"[A-Za-z0-9._/-]{1,128}")  # what the protocol says that names of tools are, and "/"
MAX_RESULT = 8000
"""Characters of a result that a chat model is given."""

_MAX_GARBAGE = 100  # lines that are no messages; sloppy servers print a few
_BURST, _PAUSE_S = 100, 0.02  # after so many messages in a row the others get a turn

T = TypeVar("T")


def _bad(server: ToolServer, code: str, what: str, next_step: str = "") -> VoiceAppError:
    return VoiceAppError(code, f"The tools {server.name} {what}.", next_step, retryable=True)


class ToolSession:
    """An open session. :attr:`closed` once the server is gone, for whatever reason."""

    def __init__(
        self, server: ToolServer, client: Client, running: asyncio.Task[None], leave: asyncio.Event
    ) -> None:
        self._server = server
        self._client = client
        self._running = running
        self._leave = leave

    @classmethod
    async def open(cls, server: ToolServer, token: str | None = None, start_s: float = START_S) -> ToolSession:
        """Start or reach the server and greet it. ``token`` goes to a remote one as a bearer token.

        Raises VoiceAppError "tool-program-missing", "tool-server-failed".
        """
        await asyncio.to_thread(_load)
        leave: asyncio.Event = asyncio.Event()
        ready: asyncio.Future[Client] = asyncio.get_running_loop().create_future()
        transport = _remote(server, token) if server.url else _local(server, leave)
        running = asyncio.create_task(_serve(transport, ready, leave), name=f"tools {server.name}")
        running.add_done_callback(_seen)
        waited: list[asyncio.Future[Any]] = [running, ready]
        try:
            await asyncio.wait(waited, timeout=start_s, return_when=asyncio.FIRST_COMPLETED)
            if ready.done():
                return cls(server, ready.result(), running, leave)
        finally:
            if not ready.done():
                running.cancel()
                await asyncio.wait([running])
        error = None if running.cancelled() else running.exception()
        for cause in _leaves(error):
            if isinstance(cause, VoiceAppError):
                raise cause
        _note(server, error)
        failed = "could not be reached" if server.url else "could not be started"
        what = failed if error else f"did not answer within {start_s:g} seconds"
        raise _bad(server, "tool-server-failed", what, "Check its command or address, then try again.")

    @property
    def closed(self) -> bool:
        """True once nothing can be asked any more."""
        return self._leave.is_set() or self._running.done()

    async def close(self) -> None:
        """End the session and the server's process. Bounded in time."""
        self._leave.set()
        await asyncio.wait([self._running], timeout=CLOSE_S)
        self._running.cancel()
        await asyncio.wait([self._running])
        _note(self._server, None if self._running.cancelled() else self._running.exception())

    async def tools(self) -> tuple[OfferedTool, ...]:
        """What the server offers, by name.

        Raises VoiceAppError "tool-server-failed", "tools-too-many", "tools-too-long", "tools-named".
        """
        found: list[Tool] = []
        cursor: str | None = None
        while True:
            page = await self._ask(partial(self._client.list_tools, cursor=cursor), START_S)
            found += page.tools
            if len(found) > MAX_TOOLS:
                raise _bad(self._server, "tools-too-many", f"are more than {MAX_TOOLS}, too many to choose among")
            cursor = page.next_cursor
            if not cursor or not page.tools:
                break
        return tuple(sorted((self._offered(tool) for tool in found), key=lambda tool: tool.name))

    def _offered(self, tool: Tool) -> OfferedTool:
        schema, description = tool.input_schema, tool.description or ""
        if not _NAME.fullmatch(tool.name):
            raise _bad(self._server, "tools-named", f"have a name that is none: {visible(tool.name[:60])}")
        if len(json.dumps(schema)) > MAX_SCHEMA or len(description) > MAX_DESCRIPTION:
            raise _bad(self._server, "tools-too-long", f"describe {tool.name} in more words than can be taken")
        hints = tool.annotations
        return OfferedTool(
            tool.name,
            description,
            schema,
            deletes=bool(hints and hints.destructive_hint),
            changes=bool(hints and hints.read_only_hint is False),
            open_world=bool(hints and hints.open_world_hint),
        )

    async def call(self, tool: str, arguments: dict[str, Any]) -> str:
        """The text that a tool answers, shortened to MAX_RESULT characters.

        Raises VoiceAppError "tool-failed" (with its words, where the tool itself says so), "tool-server-failed".
        """
        from mcp_types import CallToolRequest, CallToolRequestParams, CallToolResult

        request = CallToolRequest(params=CallToolRequestParams(name=tool, arguments=arguments))
        result = await self._ask(
            lambda: self._client.session.send_request(request, CallToolResult, CALL_S), CALL_S + 1
        )
        text = result_text(result)
        if result.is_error:
            raise VoiceAppError("tool-failed", f"{tool} failed: {text[:500] or 'it does not say why'}")
        return text

    async def _ask(self, question: Callable[[], Awaitable[T]], wait_s: float) -> T:
        """An answer, or the VoiceAppError that says why there is none; a server can provoke nothing else."""
        asking = asyncio.ensure_future(question())
        asking.add_done_callback(_seen)
        try:
            await asyncio.wait([asking, self._running], timeout=wait_s, return_when=asyncio.FIRST_COMPLETED)
        finally:
            if not asking.done():
                asking.cancel()
                await asyncio.wait([asking])
        error = None if asking.cancelled() else asking.exception()
        if not asking.cancelled() and error is None:
            return asking.result()
        _note(self._server, error)
        if self.closed:
            raise _bad(self._server, "tool-server-failed", "ended in the middle of a call")
        raise _bad(self._server, "tool-failed", "gave no answer that can be used")


def result_text(result: CallToolResult) -> str:
    """What a tool answered as plain text: pictures, sounds and files are left out, and that is said."""
    texts = [part.text for part in result.content if part.type == "text"]
    left_out = len(result.content) - len(texts)
    text = "\n".join(texts).strip()
    if not text and result.structured_content is not None:
        text = json.dumps(result.structured_content, ensure_ascii=False)
    if len(text) > MAX_RESULT:
        text = f"{text[:MAX_RESULT]} (the rest is left out)"
    return f"{text} (what is no text is left out: {left_out})".strip() if left_out else text


def _load() -> None:
    """Import the package, half a second of work, away from the loop; it logs what servers say: not here."""
    logger = logging.getLogger("mcp")
    logger.handlers = [logging.NullHandler()]
    logger.propagate = False
    importlib.import_module("mcp.client")


async def _serve(transport: Transport, ready: asyncio.Future[Client], leave: asyncio.Event) -> None:
    from mcp.client import Client
    from mcp_types import Implementation

    about = Implementation(name="voiceapp", version="1")
    async with Client(transport, cache=None, client_info=about, read_timeout_seconds=START_S) as client:
        ready.set_result(client)
        await leave.wait()


def _leaves(error: BaseException | None) -> list[BaseException]:
    """What a task group raised, one by one."""
    if isinstance(error, BaseExceptionGroup):
        return [leaf for part in error.exceptions for leaf in _leaves(part)]
    return [error] if error else []


def _seen(task: asyncio.Future[Any]) -> None:
    """Its error is looked at, also where who asked is gone: what a server provokes is no bug."""
    if not task.cancelled():
        task.exception()


def _note(server: ToolServer, error: BaseException | None) -> None:
    for cause in _leaves(error):
        log("tools", "server-error", server=server.name, kind=type(cause).__name__)


@asynccontextmanager
async def _local(server: ToolServer, leave: asyncio.Event) -> AsyncIterator[Any]:
    """The streams of a program that is started here; ``leave`` is set when it says no more."""
    import anyio

    process = await ToolProcess.start(server)
    try:
        heard_in, heard = anyio.create_memory_object_stream[Any](0)
        said, said_out = anyio.create_memory_object_stream[Any](0)
        async with asyncio.TaskGroup() as pipes:
            tasks = [
                pipes.create_task(_read(process, heard_in, leave)),
                pipes.create_task(_write(process, said_out, heard_in)),
            ]
            try:
                yield heard, said
            finally:
                for task in tasks:
                    task.cancel()
                for stream in (heard_in, heard, said, said_out):
                    stream.close()
    finally:
        await asyncio.shield(asyncio.ensure_future(process.end()))


async def _read(process: ToolProcess, heard: Any, leave: asyncio.Event) -> None:
    from mcp.shared.message import SessionMessage
    from mcp_types import jsonrpc_message_adapter

    garbage = count = 0
    async with heard:
        while (line := await process.line()) is not None and garbage < _MAX_GARBAGE:
            count += 1
            if count % _BURST == 0:
                await asyncio.sleep(_PAUSE_S)
            try:
                message = jsonrpc_message_adapter.validate_json(line, by_name=False)
            except ValueError:
                garbage += 1
                continue
            await heard.send(SessionMessage(message))
    leave.set()


async def _write(process: ToolProcess, said: Any, heard: Any) -> None:
    async for message in said:
        line = message.message.model_dump_json(by_alias=True, exclude_unset=True)
        if not process.write(f"{line}\n".encode()):
            heard.close()
            return


@asynccontextmanager
async def _remote(server: ToolServer, token: str | None) -> AsyncIterator[Any]:
    """The streams of a server that is reached by streamable HTTP."""
    from mcp.client.streamable_http import streamable_http_client

    async with (
        http_client(server.url, token) as client,
        streamable_http_client(server.url, http_client=client) as streams,
    ):
        yield streams
