"""``meeting list | show | rename | delete | search``: the library of meetings."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from voiceapp.cli_output import Day, Id, Json, Session, Sets, Yes, day_bounds, perform, size_text, table
from voiceapp.services.export_json import info_json, meeting_json

if TYPE_CHECKING:
    from voiceapp.core.meetings import Meeting, MeetingInfo

GONE = "Its sound was removed outside the program; what was said is kept."

COLUMN_LETTERS = 60
"""So much of titles and names stands in a table; ``--json`` and ``meeting show`` tell all of them."""


def _full_json(meeting: Meeting, audio: str | None, english: Mapping[int, str]) -> dict[str, Any]:
    told = meeting_json(meeting)
    segments = [{**row, "translation": english.get(row["id"])} for row in told["segments"]]
    return {**told, "audio": audio, "segments": segments}


def clock(seconds: float) -> str:
    """A time within a meeting for people: 1:05, 1:02:05."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def _in_column(text: str) -> str:
    return text if len(text) <= COLUMN_LETTERS else f"{text[: COLUMN_LETTERS - 1].rstrip()}…"


def _when(info: MeetingInfo) -> str:
    return datetime.fromtimestamp(info.started).strftime("%Y-%m-%d %H:%M")


def list_meetings(ctx: typer.Context, json: Json = False, set: Sets = None) -> None:
    """The stored meetings."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            found = await app.meetings.list()
        rows = [
            (
                info.id,
                _when(info),
                clock(info.duration_s),
                info.state,
                _in_column(info.title),
                _in_column(", ".join(info.speakers)),
            )
            for info in found
        ]
        data = [{**info_json(info), "speakers": list(info.speakers)} for info in found]
        text = table(("id", "started", "length", "state", "title", "speakers"), rows, "No meeting is stored.")
        session.out.result({"meetings": data}, text)

    perform(ctx, json, set, work)


def show_meeting(ctx: typer.Context, id: Id, json: Json = False, set: Sets = None) -> None:
    """One meeting: who spoke how long, and what was said."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            meeting = await app.meetings.get(id)
            audio = await app.meetings.audio_path(id)
            english = await app.meetings.translation(id)
        info = meeting.info
        lines = [f"{info.title} ({_when(info)}, {clock(info.duration_s)}, {size_text(info.size_bytes)})"]
        if info.state == "broken":
            session.out.note(GONE)
        lines += [f"{one.id:4}  {one.name}: {clock(one.talk_s)}" for one in meeting.speakers]
        lines += ["" for _ in meeting.segments[:1]]
        for segment in meeting.segments:
            name = meeting.name_of(segment.speaker)
            lines.append(f"{clock(segment.start_s):>7}  {name + ': ' if name else ''}{segment.text.strip()}")
            if segment.id in english:
                lines.append(f"         ({english[segment.id]})")
        for note in meeting.notes:
            lines.append(f"{clock(note.at_s):>7}  {'Marker' if note.marker else 'Note'}: {note.text}")
        session.out.result(_full_json(meeting, str(audio) if audio else None, english), "\n".join(lines))

    perform(ctx, json, set, work)


def rename_speaker(
    ctx: typer.Context,
    id: Id,
    speaker: Annotated[str, typer.Argument(help="The speaker's number, label or present name.")],
    name: Annotated[str, typer.Argument(help="The new name.")],
    json: Json = False,
    set: Sets = None,
) -> None:
    """Give somebody who spoke a name."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            renamed = await app.meetings.rename_speaker(id, speaker, name)
        data = {"id": id, "speaker": renamed.id, "label": renamed.label, "name": renamed.name}
        session.out.result(data, f"{renamed.label or speaker} is {renamed.name}.")

    perform(ctx, json, set, work)


def delete_meeting(ctx: typer.Context, id: Id, yes: Yes = False, json: Json = False, set: Sets = None) -> None:
    """Delete a meeting for good: its sound, transcript, notes and minutes."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            meeting = await app.meetings.get(id)
            session.confirm(f"Delete “{meeting.info.title}” with its sound and all words for good?", yes)
            await app.meetings.delete(id)
        session.out.result({"deleted": id}, f"Meeting {id} was deleted.")

    perform(ctx, json, set, work)


def search_meetings(
    ctx: typer.Context,
    text: Annotated[str, typer.Argument(help="Words to find; the last one may be only begun.")],
    speaker: Annotated[str, typer.Option("--speaker", metavar="NAME", help="Only what this one said.")] = "",
    since: Day = None,
    until: Day = None,
    meeting: Annotated[int | None, typer.Option("--meeting", metavar="ID", help="Only in this meeting.")] = None,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Find words in all meetings."""
    first, last = day_bounds(since, until)

    async def work(session: Session) -> None:
        async with session.open() as app:
            started = time.perf_counter()
            hits = await app.meetings.search(text, speaker, first, last, meeting)
            elapsed = (time.perf_counter() - started) * 1000
        rows = [
            {
                "meeting": hit.meeting,
                "segment": hit.segment,
                "start_s": round(hit.start_s, 3),
                "text": hit.text,
                "score": round(hit.score, 4),
                "title": hit.title,
                "speaker": hit.speaker,
                "snippet": hit.snippet,
            }
            for hit in hits
        ]
        shown = [(hit.meeting, _in_column(hit.title), clock(hit.start_s), hit.speaker, hit.snippet) for hit in hits]
        data = {"hits": rows, "elapsed_ms": round(elapsed, 2)}
        session.out.result(data, table(("id", "meeting", "at", "speaker", "found"), shown, "Nothing was found."))

    perform(ctx, json, set, work)
