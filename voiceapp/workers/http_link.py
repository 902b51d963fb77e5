"""Requests to one OpenAI-compatible server: bounded in time and size, without redirects, ended by a cancel.

A server elsewhere is a process of its own and our children have no sockets, so the app's loop asks it directly.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import json
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import AbstractContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from voiceapp.core.connections import Connection
from voiceapp.core.errors import VoiceAppError
from voiceapp.workers.http_words import HttpProblem, HttpWords

if TYPE_CHECKING:
    from httpx2 import AsyncClient, Response

T = TypeVar("T")

MOST_JSON = 4_000_000
"""Bytes of a JSON answer: an hour's transcript with all its scores has less."""

_MOST_ERROR = 16_000
_REDIRECTS_OR_WORSE = 300


def parse_json(raw: str | bytes) -> Any:
    """JSON whose texts can be stored and spoken: half a surrogate pair becomes a question mark.

    Raises ValueError and RecursionError.
    """
    told = json.loads(raw)
    if ("\\ud" if isinstance(raw, str) else b"\\ud") in raw.lower():  # type: ignore[operator]
        told = json.loads(json.dumps(told, ensure_ascii=False).encode("utf-8", "replace"))
    return told


@dataclass(frozen=True, slots=True)
class Waits:
    """How long a server may take, in seconds.

    ``connect_s``: a computer that is on answers within milliseconds, one that is off never does. ``first_s``: until
    an answer begins, loading the model included. ``next_s``: between its parts, where a working server is never
    silent for long. ``again_s``: pauses before what brought nothing at all is tried again.
    """

    connect_s: float = 3.0
    first_s: float = 10.0
    next_s: float = 8.0
    again_s: tuple[float, ...] = (0.2, 0.6)


class HttpClients:
    """The connection pools of all links, made when first needed. Reused connections save a handshake a turn."""

    def __init__(self) -> None:
        self._clients: dict[bool, AsyncClient] = {}

    def get(self, connect_s: float, proxied: bool) -> AsyncClient:
        """A client; ``proxied`` goes by the system's proxy, if it has one."""
        import httpx2

        if proxied not in self._clients:
            self._clients[proxied] = httpx2.AsyncClient(
                follow_redirects=False,
                timeout=httpx2.Timeout(None, connect=connect_s),  # the rest is timed here, stage by stage
                trust_env=proxied,
                # Nothing about this computer; no compression, so that sizes are what is counted.
                headers={"user-agent": "voiceapp", "accept-encoding": "identity"},
            )
        return self._clients[proxied]

    async def load(self) -> None:
        """Load the library, off the loop: that takes as long as a sentence's pause."""
        await asyncio.to_thread(importlib.import_module, "httpx2")

    async def close(self) -> None:
        """Close every connection."""
        clients, self._clients = list(self._clients.values()), {}
        for client in clients:
            await client.aclose()


@dataclass(frozen=True)
class Link:
    """One connection as it is reached now.

    ``key`` gives the key to send (None: none); ``proxied``: see :class:`HttpClients`; ``sending`` is held while a
    request is under way.
    """

    connection: Connection
    clients: HttpClients
    key: Callable[[], Awaitable[str | None]]
    sending: Callable[[], AbstractContextManager[None]]
    waits: Waits = Waits()
    proxied: bool = False

    @property
    def words(self) -> HttpWords:
        """Its errors."""
        return HttpWords(self.connection)

    @asynccontextmanager
    async def request(
        self, method: str, path: str, kinds: tuple[str, ...], first_s: float | None = None, **body: Any
    ) -> AsyncIterator[Response]:
        """Ask, and give the successful answer as it begins; leaving closes the connection if there was more.

        ``kinds`` are the content types that are taken, or how they begin. What brought nothing yet is tried again.
        Raises HttpProblem, also for what goes wrong with the transport while the answer is read.
        """
        import httpx2

        with self.sending():
            try:
                response = await self._begun(method, path, first_s or self.waits.first_s, body)
                try:
                    self._require_kind(response, kinds)
                    yield response
                finally:
                    await response.aclose()
            except httpx2.SSEError as error:  # an event past its limit
                raise self.words.garbled("does not end") from error
            except httpx2.HTTPError as error:
                raise self.words.broke() from error

    async def json(self, method: str, path: str, first_s: float | None = None, **body: Any) -> dict[str, Any]:
        """Ask for a JSON object. Raises HttpProblem."""
        limit = first_s or self.waits.first_s
        async with self.request(method, path, ("application/json",), limit, **body) as response:
            raw = await self._whole(response, MOST_JSON)
        try:
            told = parse_json(raw)
        except (ValueError, RecursionError):
            raise self.words.garbled("is no JSON") from None
        if not isinstance(told, dict):
            raise self.words.garbled("is another kind of JSON")
        return told

    async def paced(self, parts: AsyncIterator[T], first_s: float | None = None) -> AsyncGenerator[T]:
        """The parts of an answer, each in time. Raises HttpProblem ``remote-slow``."""
        wait_s = first_s or self.waits.first_s
        while True:
            try:
                async with asyncio.timeout(wait_s):
                    part = await anext(parts)
            except StopAsyncIteration:
                return
            except TimeoutError:
                raise self.words.slow(wait_s) from None
            yield part
            wait_s = self.waits.next_s

    # --------------------------------------------------------------------------------------- the request

    async def _begun(self, method: str, path: str, first_s: float, body: dict[str, Any]) -> Response:
        client = self.clients.get(self.waits.connect_s, self.proxied)
        headers = await self._headers()
        again = list(self.waits.again_s)
        while True:
            request = client.build_request(method, f"{self.connection.url}/{path}", headers=headers, **body)
            problem = await self._once(client, request, first_s)
            if not isinstance(problem, HttpProblem):
                return problem
            pause = again.pop(0) if again and problem.retryable else None
            if pause is None or (problem.retry_after_s or 0.0) > pause:
                raise problem
            await asyncio.sleep(pause)

    async def _once(self, client: AsyncClient, request: Any, first_s: float) -> Response | HttpProblem:
        """The answer as it begins, or why there is none. Raises what took too long to be tried again."""
        import httpx2

        try:
            async with asyncio.timeout(first_s):
                response = await client.send(request, stream=True)
                if response.status_code < _REDIRECTS_OR_WORSE:
                    return response
                try:
                    said = await self._whole(response, _MOST_ERROR, cut=True)
                finally:
                    await response.aclose()
        except TimeoutError:
            raise self.words.slow(first_s) from None
        except httpx2.ConnectTimeout:
            raise self.words.unreachable() from None
        except httpx2.HTTPError as error:
            return self.words.unreachable(str(error))
        return self.words.refusal(response.status_code, said, response.headers.get("retry-after"))

    async def _headers(self) -> dict[str, str]:
        try:
            key = await self.key()
        except VoiceAppError as error:  # a locked keyring, say
            raise HttpProblem(error.code, error.message, error.next_step, error.retryable) from error
        if key is None:
            return {}
        if not (key.isascii() and key.isprintable()):
            raise self.words.bad_key()
        return {"authorization": f"Bearer {key}"}

    def _require_kind(self, response: Response, kinds: tuple[str, ...]) -> None:
        kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        if not kind.startswith(kinds):
            raise self.words.garbled(f"is {kind if kind and kind.isprintable() else 'of no kind'}"[:80])
        if response.headers.get("content-encoding", "identity") != "identity":
            raise self.words.garbled("is compressed")

    async def _whole(self, response: Response, most: int, cut: bool = False) -> bytes:
        """The body; one past ``most`` bytes is refused, or cut."""
        body = bytearray()
        async with contextlib.aclosing(self.paced(response.aiter_raw(), self.waits.next_s)) as pieces:
            async for piece in pieces:
                body += piece
                if len(body) > most:
                    if cut:
                        break
                    raise self.words.garbled("is too large")
        return bytes(body[:most])
