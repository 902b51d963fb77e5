"""The commands about what is stored: conversations and settings."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from voiceapp.cli_output import Id, Json, Session, Sets, Yes, perform, table

if TYPE_CHECKING:
    from voiceapp.core.records import ConversationInfo
    from voiceapp.core.setting import Setting
    from voiceapp.core.settings import Settings

conversations = typer.Typer(help="Stored conversations.", no_args_is_help=True)
settings = typer.Typer(help="Settings.", no_args_is_help=True)

# ---------------------------------------------------------------------------------- conversations


def conversation_json(info: ConversationInfo) -> dict[str, Any]:
    """A conversation as JSON; times are seconds since the epoch."""
    return {
        "id": info.id,
        "title": info.title,
        "started": info.started,
        "updated": info.updated,
        "turns": info.turns,
    }


def _when(at: float) -> str:
    return datetime.fromtimestamp(at).strftime("%Y-%m-%d %H:%M")


@conversations.command("list")
def conversations_list(ctx: typer.Context, json: Json = False, set: Sets = None) -> None:
    """The stored conversations."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            found = await app.conversations.list()
        rows = [(info.id, _when(info.updated), info.turns, info.title) for info in found]
        text = table(("id", "last", "turns", "title"), rows, "No conversation is stored.")
        session.out.result({"conversations": [conversation_json(info) for info in found]}, text)

    perform(ctx, json, set, work)


@conversations.command("show")
def conversations_show(ctx: typer.Context, id: Id, json: Json = False, set: Sets = None) -> None:
    """One conversation, turn by turn."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            info, turns = await app.conversations.show(id)
        rows = [
            {
                "number": turn.number,
                "at": turn.at,
                "transcript": turn.transcript,
                "reply": turn.reply,
                "heard": turn.reply[: turn.heard],
                "typed": turn.typed,
                "language": turn.language,
                "interrupted": turn.interrupted,
                "corrected_from": turn.corrected_from,
                "timeline_ms": turn.timeline_ms,
            }
            for turn in turns
        ]
        lines = [f"{info.title} ({_when(info.started)})"]
        for turn in turns:
            lines += ["", f"You: {turn.transcript}", f"Assistant: {turn.reply}"]
            if turn.heard < len(turn.reply):
                lines.append(f"  (heard: {turn.reply[: turn.heard]})")
        session.out.result({**conversation_json(info), "turns": rows}, "\n".join(lines))

    perform(ctx, json, set, work)


@conversations.command("search")
def conversations_search(
    ctx: typer.Context,
    text: Annotated[str, typer.Argument(help="Words to find.")],
    json: Json = False,
    set: Sets = None,
) -> None:
    """Find words in the stored conversations."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            started = time.perf_counter()
            hits = await app.conversations.search(text)
            elapsed = (time.perf_counter() - started) * 1000
        rows = [
            {
                "conversation": hit.conversation,
                "turn": hit.turn,
                "title": hit.title,
                "snippet": hit.snippet,
                "at": hit.at,
                "score": hit.score,
            }
            for hit in hits
        ]
        shown = [(hit.conversation, _when(hit.at), hit.title, hit.snippet) for hit in hits]
        data = {"hits": rows, "elapsed_ms": round(elapsed, 2)}
        session.out.result(data, table(("id", "when", "title", "found"), shown, "Nothing was found."))

    perform(ctx, json, set, work)


@conversations.command("export")
def conversations_export(
    ctx: typer.Context,
    id: Id,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write to.")] = Path(),
    format: Annotated[str, typer.Option("--format", "-f", help="md or json.")] = "md",
    json: Json = False,
    set: Sets = None,
) -> None:
    """Write a conversation to a Markdown or JSON file."""
    if format not in ("md", "json"):
        raise typer.BadParameter("it has to be md or json", param_hint="--format")

    async def work(session: Session) -> None:
        async with session.open() as app:
            path = await app.conversations.export(id, format, output)
        session.out.result({"files": [str(path)]}, str(path))

    perform(ctx, json, set, work)


@conversations.command("delete")
def conversations_delete(
    ctx: typer.Context, id: Id, yes: Yes = False, json: Json = False, set: Sets = None
) -> None:
    """Delete a conversation for good."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            info, _ = await app.conversations.show(id)
            session.confirm(f"Delete “{info.title}” with its {info.turns} turns for good?", yes)
            await app.conversations.delete(id)
        session.out.result({"deleted": id}, f"Conversation {id} was deleted.")

    perform(ctx, json, set, work)


# --------------------------------------------------------------------------------------- settings


def setting_json(table_row: Setting, stored: Settings) -> dict[str, Any]:
    """A setting as JSON."""
    return {
        "key": table_row.key,
        "value": stored.get(table_row.key),
        "default": table_row.default,
        "label": table_row.label,
        "help": table_row.help,
        "low": table_row.low,
        "high": table_row.high,
        "choices": [name for name, _ in table_row.choices] or None,
        "unit": table_row.unit or None,
        "restart": table_row.restart,
    }


def _value_text(value: object) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    return str(value)


@settings.command("list")
def settings_list(ctx: typer.Context, json: Json = False, set: Sets = None) -> None:
    """Every setting with its value and what it is for."""

    async def work(session: Session) -> None:
        stored = session.settings()
        rows = [setting_json(row, stored) for row in stored.table.values()]
        shown = [
            (row.key, _value_text(stored.get(row.key)), f"{row.label}. {row.help}") for row in stored.table.values()
        ]
        session.out.result({"settings": rows}, table(("key", "value", "what"), shown))

    perform(ctx, json, set, work)


@settings.command("get")
def settings_get(
    ctx: typer.Context,
    key: Annotated[str, typer.Argument(help="A key of: voiceapp settings list.")],
    json: Json = False,
    set: Sets = None,
) -> None:
    """The value of a setting."""

    async def work(session: Session) -> None:
        value = session.settings().get(key)
        session.out.result({"key": key, "value": value}, _value_text(value))

    perform(ctx, json, set, work)


@settings.command("set")
def settings_set(
    ctx: typer.Context,
    key: Annotated[str, typer.Argument(help="A key of: voiceapp settings list.")],
    value: Annotated[str, typer.Argument(help="Its new value.")],
    json: Json = False,
) -> None:
    """Change a setting for good."""

    async def work(session: Session) -> None:
        found = session.settings()
        found.set(key, value)
        stored, restart = found.get(key), found.table[key].restart
        text = f"{key} is now {_value_text(stored)}" + (" from the next start on." if restart else ".")
        session.out.result({"key": key, "value": stored, "restart": restart}, text)

    perform(ctx, json, None, work)
