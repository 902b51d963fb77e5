"""``meeting edit | split | merge | assign | replace | undo | redo | versions | compare | use | title``."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from voiceapp.cli_output import Id, Json, Session, Sets, perform, table

if TYPE_CHECKING:
    from voiceapp.cli_ports import AppPort

Segment = Annotated[int, typer.Argument(help="The segment's number, as meeting show --json tells it.")]


def _change(
    ctx: typer.Context,
    json: bool,
    sets: list[str] | None,
    meeting: int,
    work: Callable[[AppPort], Awaitable[dict[str, Any] | None]],
    text: str,
    nothing: str = "",
) -> None:
    """Change a meeting and tell so; ``nothing`` is said where the work tells of None."""

    async def run(session: Session) -> None:
        async with session.open() as app:
            told = await work(app) or {}
        said = nothing if None in told.values() else text.format(**told)
        session.out.result({"id": meeting, **told}, said)

    perform(ctx, json, sets, run)


def edit_segment(
    ctx: typer.Context,
    id: Id,
    segment: Segment,
    text: Annotated[str, typer.Argument(help="What was really said; empty: nothing.")],
    json: Json = False,
    set: Sets = None,
) -> None:
    """Correct the words of a segment. What the transcriber wrote is kept."""

    async def work(app: AppPort) -> None:
        await app.transcripts.edit(id, segment, text)

    _change(ctx, json, set, id, work, "The segment was changed.")


def assign_segment(
    ctx: typer.Context,
    id: Id,
    segment: Segment,
    speaker: Annotated[str, typer.Argument(help="The speaker's number, label or name.")],
    json: Json = False,
    set: Sets = None,
) -> None:
    """Say who spoke a segment."""

    async def work(app: AppPort) -> None:
        await app.transcripts.assign(id, segment, await app.meetings.find_speaker(id, speaker))

    _change(ctx, json, set, id, work, "The segment has another speaker.")


def split_segment(
    ctx: typer.Context,
    id: Id,
    segment: Segment,
    word: Annotated[int, typer.Argument(help="How many words stay in the first part.")],
    json: Json = False,
    set: Sets = None,
) -> None:
    """Cut a segment in two."""

    async def work(app: AppPort) -> dict[str, Any]:
        return {"segments": list(await app.transcripts.split(id, segment, word))}

    _change(ctx, json, set, id, work, "These are segments {segments[0]} and {segments[1]} now.")


def merge_segment(ctx: typer.Context, id: Id, segment: Segment, json: Json = False, set: Sets = None) -> None:
    """Join a segment with the one after it."""

    async def work(app: AppPort) -> None:
        await app.transcripts.merge(id, segment)

    _change(ctx, json, set, id, work, "The two segments are one.")


def replace_text(
    ctx: typer.Context,
    id: Id,
    find: Annotated[str, typer.Argument(help="The text to find.")],
    by: Annotated[str, typer.Argument(help="The text to put in its place.")],
    parts: Annotated[bool, typer.Option("--parts", help="Within words too.")] = False,
    case: Annotated[bool, typer.Option("--case", help="Upper and lower case matter.")] = False,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Replace a text wherever it is in a meeting's transcript."""

    async def work(app: AppPort) -> dict[str, Any]:
        return {"changed": await app.transcripts.replace(id, find, by, not parts, case)}

    _change(ctx, json, set, id, work, "It was replaced in {changed} segments.")


def undo_change(ctx: typer.Context, id: Id, json: Json = False, set: Sets = None) -> None:
    """Take the last change of the transcript back."""

    async def work(app: AppPort) -> dict[str, Any]:
        return {"undone": await app.transcripts.undo(id)}

    _change(ctx, json, set, id, work, "Undone: {undone}.", "There is nothing to undo.")


def redo_change(ctx: typer.Context, id: Id, json: Json = False, set: Sets = None) -> None:
    """Make the last change that was undone again."""

    async def work(app: AppPort) -> dict[str, Any]:
        return {"redone": await app.transcripts.redo(id)}

    _change(ctx, json, set, id, work, "Done again: {redone}.", "There is nothing to do again.")


def name_meeting(
    ctx: typer.Context,
    id: Id,
    title: Annotated[str, typer.Argument(help="Its new title.")],
    json: Json = False,
    set: Sets = None,
) -> None:
    """Give a meeting another title."""

    async def work(app: AppPort) -> dict[str, Any]:
        return {"title": (await app.meetings.rename(id, title)).title}

    _change(ctx, json, set, id, work, "It is called “{title}” now.")


def use_version(
    ctx: typer.Context,
    id: Id,
    version: Annotated[int, typer.Argument(help="The version's number, as meeting versions tells it.")],
    json: Json = False,
    set: Sets = None,
) -> None:
    """Show and search another version of the transcript."""

    async def work(app: AppPort) -> None:
        await app.meetings.use(id, version)

    _change(ctx, json, set, id, work, "That version is used now.")


def list_versions(ctx: typer.Context, id: Id, json: Json = False, set: Sets = None) -> None:
    """The versions of a meeting's transcript."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            used = (await app.meetings.get(id)).info.transcript
            found = await app.meetings.versions(id)
        rows = [
            {"id": one.id, "made": one.made, "kind": one.kind, "engine": one.engine, "of": one.of} for one in found
        ]
        shown = [
            (
                one.id,
                "in use" if one.id == used else "",
                datetime.fromtimestamp(one.made).strftime("%Y-%m-%d %H:%M"),
                one.kind,
                one.engine,
            )
            for one in found
        ]
        text = table(("id", "", "made", "kind", "engine"), shown, "Nothing was written down yet.")
        session.out.result({"id": id, "transcript": used, "versions": rows}, text)

    perform(ctx, json, set, work)


def compare_versions(
    ctx: typer.Context,
    id: Id,
    one: Annotated[int, typer.Argument(help="A version's number.")],
    other: Annotated[int, typer.Argument(help="Another one's.")],
    json: Json = False,
    set: Sets = None,
) -> None:
    """Tell where two versions of the transcript have other words."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            found = await app.meetings.compare(id, one, other)
        rows = [{"at_s": round(place.at_s, 3), "one": place.one, "other": place.other} for place in found]
        shown = [(f"{place.at_s:.1f} s", place.one, place.other) for place in found]
        text = table(("at", f"version {one}", f"version {other}"), shown, "Their words are the same.")
        session.out.result({"id": id, "differences": rows}, text)

    perform(ctx, json, set, work)
