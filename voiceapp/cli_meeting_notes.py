"""``meeting note list | add | edit | remove`` and ``meeting tag list | add | remove``."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Annotated

import typer

from voiceapp.cli_meetings import clock
from voiceapp.cli_output import Id, Json, Session, Sets, perform, table
from voiceapp.services.export_json import note_json

if TYPE_CHECKING:
    from voiceapp.cli_ports import AppPort

notes = typer.Typer(help="Notes and markers of a meeting.", no_args_is_help=True)
tags = typer.Typer(help="Tags of a meeting.", no_args_is_help=True)

LONGEST_S = 1_000_000.0
"""No recording is that long; what is left out is what no clock can show."""

Note = Annotated[int, typer.Argument(help="The note's number, as meeting note list shows it.")]
Tags = Annotated[list[str], typer.Argument(metavar="TAG...", help="A word or a few; quote those with spaces.")]


def _notes(
    ctx: typer.Context,
    meeting: int,
    json: bool,
    sets: list[str] | None,
    change: Callable[[AppPort], Awaitable[object]] | None = None,
) -> None:
    """Change notes and tell those there are now."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            if change is not None:
                await change(app)
            found = (await app.meetings.get(meeting)).notes
        rows = [(note.id, clock(note.at_s), "Marker" if note.marker else "Note", note.text) for note in found]
        text = table(("id", "at", "", "text"), rows, "This meeting has no notes.")
        session.out.result({"id": meeting, "notes": [note_json(note) for note in found]}, text)

    perform(ctx, json, sets, work)


@notes.command("list")
def list_notes(ctx: typer.Context, id: Id, json: Json = False, set: Sets = None) -> None:
    """The notes and markers of a meeting, by time."""
    _notes(ctx, id, json, set)


@notes.command("add")
def add_note(
    ctx: typer.Context,
    id: Id,
    text: Annotated[str, typer.Argument(help="What the note says; a marker may say nothing.")] = "",
    at: Annotated[
        float, typer.Option("--at", metavar="SECONDS", min=0.0, max=LONGEST_S, help="Where it belongs.")
    ] = 0.0,
    marker: Annotated[bool, typer.Option("--marker", help="Set a marker on the timeline.")] = False,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Write a note at a second of a meeting."""
    _notes(ctx, id, json, set, lambda app: app.meetings.add_note(id, at, text, marker))


@notes.command("edit")
def edit_note(
    ctx: typer.Context,
    id: Id,
    note: Note,
    text: Annotated[str, typer.Argument(help="What it says from now on.")],
    json: Json = False,
    set: Sets = None,
) -> None:
    """Write another text in a note's place."""

    async def change(app: AppPort) -> None:
        await app.meetings.edit_note((await app.meetings.find_note(id, note)).id, text)

    _notes(ctx, id, json, set, change)


@notes.command("remove")
def remove_note(ctx: typer.Context, id: Id, note: Note, json: Json = False, set: Sets = None) -> None:
    """Take a note or a marker away."""

    async def change(app: AppPort) -> None:
        await app.meetings.remove_note((await app.meetings.find_note(id, note)).id)

    _notes(ctx, id, json, set, change)


def _tags(
    ctx: typer.Context,
    meeting: int,
    json: bool,
    sets: list[str] | None,
    change: Callable[[AppPort], Awaitable[object]] | None = None,
) -> None:
    """Change tags and tell those there are now."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            if change is not None:
                await change(app)
            found = (await app.meetings.get(meeting)).info.tags
        session.out.result({"id": meeting, "tags": list(found)}, "\n".join(found) or "This meeting has no tags.")

    perform(ctx, json, sets, work)


@tags.command("list")
def list_tags(ctx: typer.Context, id: Id, json: Json = False, set: Sets = None) -> None:
    """The tags of a meeting."""
    _tags(ctx, id, json, set)


@tags.command("add")
def add_tags(ctx: typer.Context, id: Id, tags: Tags, json: Json = False, set: Sets = None) -> None:
    """Give a meeting more tags."""
    _tags(ctx, id, json, set, lambda app: app.meetings.add_tags(id, tags))


@tags.command("remove")
def remove_tags(ctx: typer.Context, id: Id, tags: Tags, json: Json = False, set: Sets = None) -> None:
    """Take tags off a meeting."""
    _tags(ctx, id, json, set, lambda app: app.meetings.remove_tags(id, tags))
