"""``meeting minutes``: made, checked and shown with the times that prove them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from voiceapp.cli_output import Id, Json, Session, Sets, perform, with_engines
from voiceapp.core.events import Notice
from voiceapp.services import minutes_aloud
from voiceapp.services.asked_times import clock
from voiceapp.services.speaking import as_set

if TYPE_CHECKING:
    from voiceapp.cli_ports import AppPort
    from voiceapp.core.meetings import Meeting, Minutes, MinutesItem

_SECTIONS = {
    "summary": "Summary",
    "topics": "Topics",
    "decisions": "Decisions",
    "action_items": "Tasks",
    "open_questions": "Open questions",
}

Template = Annotated[
    str | None,
    typer.Option("--template", metavar="T", help="general, stand-up, interview, lecture, one-to-one, or your own."),
]
Llm = Annotated[
    str | None,
    typer.Option(
        "--llm", metavar="ENGINE", help="What writes them: NAME or NAME:MODEL; extractive: no language model."
    ),
]


def meeting_minutes(
    ctx: typer.Context,
    id: Id,
    template: Template = None,
    llm: Llm = None,
    aloud: Annotated[
        Path | None, typer.Option("--aloud", metavar="FILE", help="Read them aloud into a sound file, too.")
    ] = None,
    voice: Annotated[str | None, typer.Option("--voice", metavar="NAME", help="Whose voice reads.")] = None,
    json: Json = False,
    set: Sets = None,
) -> None:
    """The minutes of a meeting: those there are, or new ones where there are none or an option is given."""

    async def work(session: Session) -> None:
        bar = session.out.bar(f"Meeting {id}")
        async with session.open() as app:
            app.bus.subscribe(Notice, lambda notice: session.out.note(str(notice)))
            meeting = await app.meetings.get(id)
            made = None if template or llm else await app.minutes.get(id)
            try:
                minutes = made or await app.minutes.write(id, template or "general", llm or "", bar.update)
            finally:
                bar.close()
            if made and await app.minutes.outdated(id):
                session.out.note("The transcript or the notes have changed since these minutes were made.")
            if aloud is not None:
                await _read(session, app, minutes, aloud)
        told = minutes_json(minutes) if aloud is None else {**minutes_json(minutes), "file": str(aloud)}
        session.out.result(told, "\n".join(minutes_text(minutes, meeting)))

    perform(ctx, json, with_engines(set, voice=voice), work)


async def _read(session: Session, app: AppPort, minutes: Minutes, out: Path) -> None:
    bar = session.out.bar("Reading aloud")
    text = minutes_aloud.aloud(minutes)
    try:
        await app.speaking.say(text, app.settings.text("engines.tts"), as_set(app.settings), out, bar.update)
    finally:
        bar.close()


def minutes_json(minutes: Minutes) -> dict[str, Any]:
    """Minutes as JSON; sources are ids of segments and notes."""
    return {
        "method": minutes.method,
        "title": minutes.title,
        "participants": list(minutes.participants),
        "mentioned": list(minutes.mentioned),
        **{section: [_item_json(item, section) for item in getattr(minutes, section)] for section in _SECTIONS},
        "failed": [{"start_s": round(start_s, 3), "end_s": round(end_s, 3)} for start_s, end_s in minutes.failed],
    }


def _item_json(item: MinutesItem, section: str) -> dict[str, Any]:
    task = {"owner": item.owner, "due": item.due, "state": item.state} if section == "action_items" else {}
    return {
        "text": item.text,
        "segments": list(item.segments),
        "notes": list(item.notes),
        "quote": item.quote,
        "supported": item.supported,
        **task,
    }


def minutes_text(minutes: Minutes, meeting: Meeting) -> Iterator[str]:
    """Minutes as lines for people, each with the time of its first source; no word of them steers a terminal."""
    for line in _lines(minutes, meeting):
        yield "".join(letter for letter in line if letter.isprintable())


def _lines(minutes: Minutes, meeting: Meeting) -> Iterator[str]:
    at = {("segment", one.id): one.start_s for one in meeting.segments}
    at |= {("note", note.id): note.at_s for note in meeting.notes}
    yield minutes.title
    if minutes.method == "extractive":
        yield "Made without a language model: sentences that were said, found by their words."
    if minutes.participants:
        yield f"Present: {', '.join(minutes.participants)}"
    if minutes.mentioned:
        yield f"Mentioned: {', '.join(minutes.mentioned)}"
    for section, heading in _SECTIONS.items():
        if items := getattr(minutes, section):
            yield ""
            yield heading
            for item in items:
                keys = [("segment", one) for one in item.segments] + [("note", one) for one in item.notes]
                yield _line(item, section, min((at[key] for key in keys if key in at), default=None))
                if not item.supported:
                    yield f"    Not supported: {item.why}"
    for start_s, end_s in minutes.failed:
        yield f"Not read by the language model: [{clock(start_s)}-{clock(end_s)}]"


def _line(item: MinutesItem, section: str, at_s: float | None) -> str:
    time = "" if at_s is None else f"[{clock(at_s)}] "
    if section != "action_items":
        return f"  {time}{item.text}"
    done = "x" if item.state == "done" else " "
    owner = f"{item.owner}: " if item.owner else ""
    due = f" ({item.due})" if item.due else ""
    return f"  {time}[{done}] {owner}{item.text}{due}"
