"""The commands about engines on other computers. Keys are secrets: voiceapp secrets set remote:NAME."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from voiceapp.cli_output import Json, Name, Output, Session, Sets, Yes, perform, table
from voiceapp.core.connections import REMOTE_TASKS, Connection, ConnectionCheck, address, reach
from voiceapp.core.errors import VoiceAppError

if TYPE_CHECKING:
    from voiceapp.core.protocols import Task

connections = typer.Typer(
    help="Engines on other computers: OpenAI-compatible servers (vLLM, llama-server, Ollama, speaches, ...).",
    no_args_is_help=True,
)

Url = Annotated[str, typer.Option("--url", metavar="ADDRESS", help="Where it is: https://HOST:PORT/v1.")]
TaskName = Annotated[str, typer.Option("--task", metavar="TASK", help="What it does: asr, llm or tts.")]
Model = Annotated[str, typer.Option("--model", metavar="MODEL", help="The model, as the server names it.")]
Voice = Annotated[str, typer.Option("--voice", help="The voice, for one that speaks.")]
Unencrypted = Annotated[
    bool, typer.Option("--yes", "-y", help="Accept that words travel readable in your own network.")
]


def connection_json(connection: Connection) -> dict[str, Any]:
    """A connection as JSON."""
    return {
        "name": connection.name,
        "task": connection.task,
        "engine": connection.engine,
        "url": connection.url,
        "model": connection.model,
        "voice": connection.voice or None,
        "sends_out": connection.sends_out,
        "unencrypted": connection.unencrypted,
    }


def check_json(check: ConnectionCheck) -> dict[str, Any]:
    """What a check found as JSON."""
    steps = [
        {
            "name": step.name,
            "ok": step.ok,
            "message": step.message,
            "next_step": step.next_step or None,
            "elapsed_ms": None if step.elapsed_ms is None else round(step.elapsed_ms, 1),
        }
        for step in check.steps
    ]
    return {**connection_json(check.connection), "ok": check.ok, "checks": steps, "models": list(check.models)}


def _show(out: Output, found: Sequence[Connection]) -> None:
    rows = [(entry.engine, entry.task, entry.model, entry.voice, entry.url) for entry in found]
    out.result(
        {"connections": [connection_json(entry) for entry in found]},
        table(("engine", "task", "model", "voice", "address"), rows, "There are no connections."),
    )


@connections.command("list")
def connections_list(ctx: typer.Context, json: Json = False, set: Sets = None) -> None:
    """The stored connections. Use one by its engine name: voiceapp talk --llm remote:NAME."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            _show(session.out, await app.connections.list())

    perform(ctx, json, set, work)


@connections.command("add")
def connections_add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="A name of your own: small letters, digits, dots, hyphens.")],
    url: Url,
    task: TaskName,
    model: Model,
    voice: Voice = "",
    yes: Unencrypted = False,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Store a connection, or change the one of this name. A key: voiceapp secrets set remote:NAME < FILE."""

    async def work(session: Session) -> None:
        made = replace(Connection(name, _task(task), address(url), model, voice), unencrypted=yes)
        readable = made.url.startswith("http:") and reach(made.host) == "private"
        if readable and not yes and session.attended:  # elsewhere it takes --yes
            question = f"Words travel to {made.host} unencrypted, readable in your network. Use it all the same?"
            session.confirm(question, yes=False)
            made = replace(made, unencrypted=True)
        async with session.open() as app:
            _show(session.out, [await app.connections.add(made)])

    perform(ctx, json, set, work)


@connections.command("check")
def connections_check(ctx: typer.Context, name: Name, json: Json = False, set: Sets = None) -> None:
    """Try a connection: the server's list of models and one tiny request, with the time that each took."""

    async def work(session: Session) -> int:
        async with session.open() as app:
            check = await app.connections.check(name)
        lines = []
        for step in check.steps:
            took = "" if step.elapsed_ms is None else f" ({step.elapsed_ms:.0f} ms)"
            lines.append(f"{'ok  ' if step.ok else 'FAIL'}  {step.message}{took}")
            if step.next_step:
                lines.append(f"      {step.next_step}")
        session.out.result(check_json(check), "\n".join(lines))
        return 0 if check.ok else 1

    perform(ctx, json, set, work)


@connections.command("remove")
def connections_remove(
    ctx: typer.Context, name: Name, yes: Yes = False, json: Json = False, set: Sets = None
) -> None:
    """Forget a connection and its key."""

    async def work(session: Session) -> None:
        session.confirm(f"Remove {name} and its key?", yes)
        async with session.open() as app:
            await app.connections.remove(name)
        session.out.result({"removed": name}, f"{name} was removed.")

    perform(ctx, json, set, work)


def _task(text: str) -> Task:
    for task in REMOTE_TASKS:
        if text == task:
            return task
    raise VoiceAppError("connection-task", f"Other computers cannot do {text}.", "Choose asr, llm or tts.")
