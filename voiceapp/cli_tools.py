"""The commands about tools: what chat models can call, and servers that the user plugs in and allows by hand."""

from __future__ import annotations

import json as jsons
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from voiceapp.cli_output import Json, Output, Session, Sets, Yes, perform, table
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Notice
from voiceapp.core.tool_records import visible

if TYPE_CHECKING:
    from voiceapp.cli_ports import ToolsPort
    from voiceapp.core.protocols import ToolSpec
    from voiceapp.core.tool_records import Offer, ServerInfo, ToolServer

tools = typer.Typer(help="What the assistant can do by itself, and tools of your own.", no_args_is_help=True)

ServerName = Annotated[str, typer.Argument(help="Their name, as the list shows it.")]
STATES = {"new": "not allowed yet", "allowed": "allowed", "changed": "changed: allow them again"}


def tool_json(spec: ToolSpec, server: str | None) -> dict[str, Any]:
    """A tool that may be called as JSON; ``server`` None: it is built in."""
    return {"name": spec.name, "server": server, "class": spec.effect, "asks": spec.asks, "allowed": True}


def server_json(info: ServerInfo) -> dict[str, Any]:
    """A server as JSON."""
    server = info.server
    return {
        "name": server.name,
        "command": list(server.command) or None,
        "url": server.url or None,
        "environment": list(server.environment),
        "state": info.state,
        "problem": info.problem or None,
        "tools": [spec.name for spec in info.tools],
    }


def started(server: ToolServer) -> str:
    """Everything that using a server would start or reach."""
    if server.url:
        return f"Address: {visible(server.url)}"
    lines = [f"Program: {visible(server.command[0])}"]
    lines += [f"  argument: {visible(word)}" for word in server.command[1:]]
    listed = ", ".join(visible(entry) for entry in server.environment) or "nothing else"
    return "\n".join([*lines, f"  variables: PATH, HOME, LANG and {listed}"])


def offered(offer: Offer) -> str:
    """Everything that a server says of its tools, as it is."""
    lines: list[str] = []
    for tool in offer.tools:
        says = [word for word, true in (("deletes", tool.deletes), ("changes things", tool.changes)) if true]
        lines += [f"{visible(tool.name)}{' (' + ', '.join(says) + ')' if says else ''}"]
        lines += [f"    {line}" for line in visible(tool.description).splitlines()]
        lines += [f"    takes {jsons.dumps(tool.parameters)}"]
    return "\n".join(lines) or "It offers no tools."


def _agree(session: Session, question: str, yes: bool) -> None:
    """Ask for a yes, which nothing but a person on a terminal or ``--yes`` gives."""
    if yes:
        return
    if session.attended:
        print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
        if sys.stdin.readline().strip().lower() in ("y", "yes"):
            return
    raise VoiceAppError("not-confirmed", "Nothing was allowed.", "Answer on a terminal, or give --yes.")


def _show(out: Output, info: ServerInfo, text: str) -> None:
    out.result({"servers": [server_json(info)]}, text)


@tools.command("list")
def tools_list(ctx: typer.Context, json: Json = False, set: Sets = None) -> None:
    """The built-in tools and those that you plugged in."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            servers = await app.tools.list()
            specs = app.talk.tools
        owners = {spec.name: info.server.name for info in servers for spec in info.tools}
        data = {
            "tools": [tool_json(spec, owners.get(spec.name)) for spec in specs],
            "servers": [server_json(info) for info in servers],
        }
        rows = [
            (spec.name, owners.get(spec.name, "built in"), spec.effect, "each time" if spec.asks else "")
            for spec in specs
        ]
        text = table(("tool", "from", "class", "asks"), rows)
        plugged = [
            (info.server.name, STATES[info.state], visible(" ".join(info.server.command) or info.server.url))
            for info in servers
        ]
        empty = "No tools are plugged in."
        session.out.result(data, f"{text}\n\n{table(('plugged in', 'state', 'what'), plugged, empty)}")

    perform(ctx, json, set, work)


@tools.command("add")
def tools_add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="What you call them.")],
    command: Annotated[
        list[str] | None, typer.Argument(metavar="-- COMMAND ARGS...", help="The program that offers them.")
    ] = None,
    url: Annotated[str, typer.Option("--url", metavar="U", help="The address that offers them.")] = "",
    environment: Annotated[
        list[str] | None,
        typer.Option("--env", metavar="NAME[=VALUE]", help="A variable that the program gets; may be repeated."),
    ] = None,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Plug in a server of tools. It is not started before: voiceapp tools allow NAME."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            info = await app.tools.add(name, command or (), url, environment or ())
        next_step = f"Nothing was started. Now look at them: voiceapp tools allow {name}"
        _show(session.out, info, f"{started(info.server)}\n{next_step}")

    perform(ctx, json, set, work)


@tools.command("allow")
def tools_allow(
    ctx: typer.Context,
    name: ServerName,
    reads: Annotated[
        list[str] | None,
        typer.Option("--reads", metavar="TOOL", help="A tool that only reads: it is not asked for at each call."),
    ] = None,
    yes: Yes = False,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Show what would be started, start it, show its tools, and allow exactly these."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            unsubscribe = app.bus.subscribe(Notice, lambda notice: session.out.note(notice.sentence))
            try:
                info = await _find(app.tools, name)
                session.out.note(started(info.server))
                _agree(session, "Reach it?" if info.server.url else "Start it?", yes)
                offer = await app.tools.look(name)
                session.out.note(offered(offer))
                _agree(session, "Allow these tools?", yes)
                allowed = await app.tools.allow(offer, reads or ())
            finally:
                unsubscribe()
        _show(session.out, allowed, f"The tools {name} are allowed.")

    perform(ctx, json, set, work)


async def _find(service: ToolsPort, name: str) -> ServerInfo:
    for info in await service.list():
        if info.server.name == name:
            return info
    raise VoiceAppError("tool-server-unknown", f"There are no tools {name}.", "voiceapp tools list shows them.")


@tools.command("remove")
def tools_remove(ctx: typer.Context, name: ServerName, json: Json = False, set: Sets = None) -> None:
    """Forget a server of tools."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            await app.tools.remove(name)
        session.out.result({"removed": name}, f"{name} was removed.")

    perform(ctx, json, set, work)
