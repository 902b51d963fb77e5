from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from tests.fakes.tool_server import reply
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.tool_records import ToolServer
from voiceapp.workers.tool_session import ToolSession


class Handler(BaseHTTPRequestHandler):
    """Answers JSON-RPC posts as the fake server does; ``server.status`` refuses everything else than 200."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.tokens.append(self.headers["Authorization"])
        if self.server.status != 200:
            self._send(self.server.status, b"")
        elif "id" in request:
            self._send(200, json.dumps({"jsonrpc": "2.0", "id": request["id"], **reply("", request)}).encode())
        else:
            self._send(202, b"")

    def do_GET(self) -> None:
        self._send(405, b"")

    def _send(self, status: int, body: bytes) -> None:
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "http://127.0.0.1:1/elsewhere")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def handle(self) -> None:
        with suppress(ConnectionError):  # who asked may go in the middle of an answer
            super().handle()

    def log_message(self, format: str, *args: Any) -> None:
        pass


class Server(ThreadingHTTPServer):
    status = 200

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.tokens: list[str | None] = []

    @property
    def tools(self) -> ToolServer:
        return ToolServer("far", url=f"http://127.0.0.1:{self.server_port}/mcp")


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_a_server_is_asked_over_http_with_its_token(server: Server) -> None:
    async def scenario() -> None:
        session = await ToolSession.open(server.tools, "abc")
        assert "add" in [tool.name for tool in await session.tools()]
        assert await session.call("add", {"a": 1, "b": 2}) == "3"
        with pytest.raises(VoiceAppError, match="The disk is on fire"):
            await session.call("fail", {})
        await session.close()

    asyncio.run(scenario())
    assert set(server.tokens) == {"Bearer abc"}


def test_an_answer_that_is_too_long_ends_the_session(server: Server) -> None:
    async def scenario() -> None:
        session = await ToolSession.open(server.tools)
        with pytest.raises(VoiceAppError) as failed:
            await session.call("huge", {})
        await session.close()
        assert failed.value.code in ("tool-failed", "tool-server-failed")
        assert session.closed

    asyncio.run(scenario())


@pytest.mark.parametrize("status", [302, 401, 500])
def test_a_server_that_refuses_is_told(server: Server, status: int) -> None:
    server.status = status

    async def scenario() -> None:
        with pytest.raises(VoiceAppError) as failed:
            await ToolSession.open(server.tools, "abc", start_s=5.0)
        assert failed.value.message == "The tools far could not be reached."

    asyncio.run(scenario())


def test_a_server_that_is_not_there_is_told() -> None:
    async def scenario() -> None:
        with pytest.raises(VoiceAppError) as failed:
            await ToolSession.open(ToolServer("far", url="http://127.0.0.1:9/mcp"))
        assert failed.value.message == "The tools far could not be reached."

    asyncio.run(scenario())
