"""Plain data about tools that the user plugs in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from voiceapp.core.events import Event

if TYPE_CHECKING:  # the window is on the screen before numpy is loaded
    from voiceapp.core.protocols import ToolSpec


def visible(text: str) -> str:
    """A stranger's text as it really is: what would not be seen, or would change how it is read, is spelled out."""
    return "".join(c if c.isprintable() or c == "\n" else c.encode("unicode_escape").decode() for c in text)


ServerState = Literal["new", "allowed", "changed"]
"""Never allowed; allowed; it offers something else by now than what was allowed."""


@dataclass(frozen=True, slots=True)
class ToolServer:
    """A server of tools: a program (``command`` with its arguments) or an address.

    ``environment`` lists the variables that a program gets beside PATH, HOME and LANG: NAME, as the app has it, or
    NAME=VALUE.
    """

    name: str
    command: tuple[str, ...] = ()
    url: str = ""
    environment: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OfferedTool:
    """A tool as its server tells of it: all of it is the server's own words.

    ``deletes``, ``changes``, ``open_world``: the server says so (what it says to the contrary is not believed).
    """

    name: str
    description: str
    parameters: Mapping[str, Any]
    deletes: bool = False
    changes: bool = False
    open_world: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """What a server offers now; ``fingerprint`` is the SHA-256 of the server's definition and of every tool."""

    server: ToolServer
    tools: tuple[OfferedTool, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class ServerInfo:
    """A server as lists show it. ``tools`` are the allowed ones, ``problem`` what went wrong last."""

    server: ToolServer
    state: ServerState
    tools: tuple[ToolSpec, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ToolsChanged(Event):
    """Servers of tools were added, allowed, removed, or changed by themselves."""
