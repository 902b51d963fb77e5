"""``meeting import`` and ``meeting transcribe``: recordings become meetings, and meetings words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from voiceapp.cli_jobs import wait_for_job
from voiceapp.cli_output import Id, Json, Session, Sets, perform
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Notice

if TYPE_CHECKING:
    from voiceapp.cli_ports import AppPort
    from voiceapp.services.meeting_import import Imported

Asr = Annotated[
    str | None, typer.Option("--asr", metavar="ENGINE", help="What writes it down: NAME or NAME:MODEL.")
]


def _row(made: Imported) -> dict[str, Any]:
    return {
        "id": made.id,
        "duration_s": round(made.duration_s, 3),
        "duplicate_of": made.duplicate_of,
        "damaged": made.damaged,
    }


def import_files(
    ctx: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Sound or video files of any format.")],
    transcript: Annotated[
        Path | None,
        typer.Option("--transcript", metavar="FILE", help="What was said: an srt, vtt, stm or json file."),
    ] = None,
    title: Annotated[str, typer.Option("--title", help="The meeting's title (default: the file's name).")] = "",
    no_transcribe: Annotated[
        bool,
        typer.Option(
            "--no-transcribe",
            help="Do not write down what is said. It is done where an engine is chosen that can: meetings.asr.",
        ),
    ] = False,
    asr: Asr = None,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Add recordings to the meetings. A file that is there already is told and not doubled."""
    if len(files) > 1 and (transcript or title):
        raise typer.BadParameter("they are for one file", param_hint="--transcript, --title")
    given = [*(set or []), *([f"meetings.asr={asr}"] if asr else [])]

    async def work(session: Session) -> int:
        rows: list[dict[str, Any]] = []
        failed: list[VoiceAppError] = []
        async with session.open() as app:
            for file in files:
                row: dict[str, Any] = {"file": str(file)}
                try:
                    made = await _import(app, session, file, title, transcript, not no_transcribe)
                    row |= _row(made)
                    if made.writing is not None:
                        await _written(app, session, made.writing)
                    if made.telling is not None:
                        await _ended(app, session, made.telling)
                except VoiceAppError as error:
                    failed.append(error)
                    row["error"] = error.as_dict()
                    if len(files) > 1 or "id" in row:
                        session.out.note(f"{file}: {error}")
                rows.append(row)
            obstacle = app.meeting_transcription.obstacle()
        if failed and len(files) == 1 and "id" not in rows[0]:
            raise failed[0]
        wanted = not (no_transcribe or transcript)
        if obstacle and wanted and any(row.get("duplicate_of", 0) is None for row in rows):
            session.out.note(f"Nothing was written down. {obstacle}")
        session.out.result(rows[0] if len(files) == 1 else {"files": rows})
        return 1 if failed else 0

    perform(ctx, json, given, work)


async def _import(
    app: AppPort, session: Session, file: Path, title: str, transcript: Path | None, transcribe: bool
) -> Imported:
    async def start() -> int:
        return (await app.meetings.import_files([file], title, transcript, transcribe))[0]

    made = app.meeting_import.result((await wait_for_job(app, session.out, start)).id)
    if made.duplicate_of is not None:
        session.out.line(f"{file.name} is in the library already: meeting {made.duplicate_of}.")
    else:
        session.out.line(f"{file.name} is meeting {made.id}.")
    if made.damaged:
        session.out.note(f"{file.name} is damaged or cut off: {made.duration_s:.0f} s of it could be imported.")
    return made


async def _written(app: AppPort, session: Session, job: int) -> None:
    """Wait until a meeting is written down, and until it is known who speaks where that follows."""
    await _ended(app, session, job)
    if (telling := app.meeting_transcription.following(job)) is not None:
        await _ended(app, session, telling)


async def _ended(app: AppPort, session: Session, job: int) -> None:
    async def start() -> int:
        return job

    await wait_for_job(app, session.out, start)


def transcribe_meeting(
    ctx: typer.Context,
    id: Id,
    asr: Asr = None,
    translate: Annotated[
        bool, typer.Option("--translate", help="Put English beside the transcript that there is.")
    ] = False,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Write a meeting down (anew). Your corrections and names stay; the old version too."""
    given = [*(set or []), *([f"meetings.asr={asr}"] if asr else [])]

    async def work(session: Session) -> None:
        notices: list[Notice] = []
        async with session.open() as app:
            app.bus.subscribe(Notice, notices.append)
            await _written(app, session, await app.meeting_transcription.start(id, translate))
            meeting = await app.meetings.get(id)
        data = {"id": id, "transcript": meeting.info.transcript, "segments": len(meeting.segments)}
        done = "translated" if translate else "written down"
        for notice in notices:
            session.out.note(str(notice))
        if any(notice.code == "nothing-heard" for notice in notices):
            done = "left as it was"
        session.out.result(data, f"Meeting {id} was {done}: {len(meeting.segments)} segments.")

    perform(ctx, json, given, work)
