"""How servers of tools are reached by HTTP: https (plain http on this computer alone), and bounded answers."""

from __future__ import annotations

import ipaddress
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from voiceapp.core.errors import VoiceAppError

if TYPE_CHECKING:
    import httpx2

MAX_BODY = 1 << 20
"""Bytes of one answer."""


def is_loopback(host: str) -> bool:
    """Whether a host is this computer."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def check_url(url: str) -> str:
    """The host of an address that tools may be reached at. Raises VoiceAppError "tool-address"."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        host, parts = "", urlsplit("")
    safe = parts.scheme == "https" or parts.scheme == "http" and is_loopback(host)
    if not host or not safe or parts.username or parts.password or not url.isprintable() or " " in url:
        raise VoiceAppError(
            "tool-address",
            f"{url[:200]!r} is no address that tools are reached at.",
            "It begins with https:// and holds no password; http:// is for this computer alone.",
        )
    return host


def http_client(url: str, token: str | None) -> httpx2.AsyncClient:
    """A client for one server. No redirect is followed by itself, and this computer is never asked by a proxy."""
    import httpx2

    class Bounded(httpx2.AsyncByteStream):
        """The body of an answer, which fails when it is too long."""

        def __init__(self, response: httpx2.Response, body: httpx2.AsyncByteStream) -> None:
            self._response = response
            self._body = body

        async def __aiter__(self) -> AsyncIterator[bytes]:
            taken = 0
            async for part in self._body:
                taken += len(part)
                if taken > MAX_BODY:
                    raise httpx2.ReadError("the answer is too long", request=self._response.request)
                yield part

        async def aclose(self) -> None:
            await self._body.aclose()

    async def bound(response: httpx2.Response) -> None:
        # A stream of events may go on for ever: there the mcp package bounds each one.
        if not response.headers.get("content-type", "").startswith("text/event-stream"):
            assert isinstance(response.stream, httpx2.AsyncByteStream)
            response.stream = Bounded(response, response.stream)

    return httpx2.AsyncClient(
        headers={"Authorization": f"Bearer {token}"} if token else None,
        timeout=httpx2.Timeout(30.0, read=300.0),
        event_hooks={"response": [bound]},
        follow_redirects=False,
        trust_env=not is_loopback(check_url(url)),
    )
