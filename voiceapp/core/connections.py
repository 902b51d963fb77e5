"""Engines on other computers: what is stored of them, and which addresses may be asked."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.protocols import Task

PREFIX = "remote:"
"""An engine named ``remote:NAME`` is the connection NAME."""

REMOTE_TASKS: tuple[Task, ...] = ("asr", "llm", "tts")
"""What other computers can do for this one."""

Reach = Literal["loopback", "private", "public"]

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")
_PRIVATE = tuple(
    ipaddress.ip_network(block)
    for block in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "fc00::/7", "fe80::/10")
)
"""RFC 1918, RFC 4193, and the link-local addresses of both families."""


@dataclass(frozen=True, slots=True)
class Connection:
    """An engine behind an OpenAI-compatible address. Its key is a secret of the name :attr:`secret`.

    ``url`` ends before ``/chat/completions`` and its like; ``unencrypted``: the user accepted that words travel
    readable within a private network; ``voice`` is for an engine that speaks ("" is the server's own).
    """

    name: str
    task: Task
    url: str
    model: str
    voice: str = ""
    unencrypted: bool = False

    @property
    def engine(self) -> str:
        """The text that settings and options name it by."""
        return f"{PREFIX}{self.name}"

    @property
    def secret(self) -> str:
        """The name of the secret that holds its key."""
        return secret_name(self.name)

    @property
    def host(self) -> str:
        """The host as the user is told it."""
        return urlsplit(self.url).hostname or ""

    @property
    def origin(self) -> tuple[str, str]:
        """Scheme and server: what a key belongs to."""
        parts = urlsplit(self.url)
        return parts.scheme, parts.netloc

    @property
    def sends_out(self) -> bool:
        """False where nothing leaves this computer."""
        return reach(self.host) != "loopback"

    @property
    def title(self) -> str:
        """The model and where it runs."""
        return f"{self.model} on {self.host}"


@dataclass(frozen=True, slots=True)
class CheckStep:
    """One thing that was tried of a connection, what came of it and how long it took (None: nothing was asked)."""

    name: Literal["address", "models", "answer"]
    ok: bool
    message: str
    next_step: str = ""
    elapsed_ms: float | None = None


@dataclass(frozen=True, slots=True)
class ConnectionCheck:
    """What works of a connection. ``models`` are those that the server lists."""

    connection: Connection
    steps: tuple[CheckStep, ...]
    models: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether it can be used."""
        return all(step.ok for step in self.steps)


def connection_name(engine: str) -> str | None:
    """The connection that an engine's text means, None for an engine of this computer."""
    text = engine.strip()
    return text.removeprefix(PREFIX).strip() if text.startswith(PREFIX) else None


def secret_name(connection: str) -> str:
    """The name of the secret that holds a connection's key."""
    return f"{PREFIX}{connection}"


def reach(host: str) -> Reach:
    """Whether a host is this computer, one of a private network (by its address, or .local), or any other."""
    name = host.lower().rstrip(".")
    if name == "localhost" or name.endswith(".localhost"):
        return "loopback"
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return "private" if name.endswith(".local") else "public"
    if isinstance(address, ipaddress.IPv6Address):
        address = address.ipv4_mapped or address
    if address.is_loopback:
        return "loopback"
    return "private" if any(address in block for block in _PRIVATE) else "public"


def address(text: str) -> str:
    """The address as it is stored: without a slash at its end, and with /v1 where no path was given.

    Raises VoiceAppError ``connection-address`` for what is none, and for one with a password or a query in it.
    """
    try:
        parts = urlsplit(text.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if (
        not host
        or parts.scheme not in ("http", "https")
        or not text.isascii()
        or re.search(r"[\s\\]", text.strip())
    ):
        raise VoiceAppError(
            "connection-address",
            "This is no address of a server.",
            "It has the form https://HOST:PORT/v1.",
        )
    if parts.username is not None or parts.query or parts.fragment:
        raise VoiceAppError(
            "connection-address",
            "The address holds more than a server and a path.",
            "Leave out names, passwords and what follows a question mark. A key is stored separately.",
        )
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}{'' if port is None else f':{port}'}{parts.path.rstrip('/') or '/v1'}"


def require_allowed(connection: Connection, offline: bool = False) -> None:
    """Raise VoiceAppError where the connection may not be used: ``offline``, ``connection-unencrypted``.

    https goes anywhere; http to this computer itself, and to a private network where the user accepted that.
    """
    where = reach(connection.host)
    if offline and where != "loopback":
        raise VoiceAppError(
            "offline",
            f"You chose to work offline, so {connection.host} is not asked.",
            "Choose an engine of this computer, or turn Work offline off in Settings.",
        )
    if where == "loopback" or connection.url.startswith("https://"):
        return
    if where == "public":
        raise VoiceAppError(
            "connection-unencrypted",
            f"{connection.host} is not reached by https, so everybody on the way could read what you say.",
            "Use its https address.",
        )
    if not connection.unencrypted:
        raise VoiceAppError(
            "connection-unencrypted",
            f"{connection.host} is reached without encryption: others in your network could read what you say.",
            "Use its https address, or accept that for this connection (--yes).",
        )


def require_valid(connection: Connection) -> None:
    """Raise VoiceAppError ``connection-name``, ``connection-task`` or ``connection-model``."""
    if not _NAME.fullmatch(connection.name):
        raise VoiceAppError(
            "connection-name",
            f"{connection.name!r} is no name for a connection.",
            "Use small letters, digits, dots and hyphens, at most 40.",
        )
    if connection.task not in REMOTE_TASKS:
        raise VoiceAppError(
            "connection-task", f"Other computers cannot do {connection.task}.", "Choose asr, llm or tts."
        )
    for text in (connection.model, connection.voice):
        if len(text) > 200 or not text.isprintable():
            raise VoiceAppError("connection-model", "This is no name of a model or voice.", "Give it as one line.")
    if not connection.model.strip():
        raise VoiceAppError(
            "connection-model", "The connection names no model.", "Choose one that the server lists."
        )
