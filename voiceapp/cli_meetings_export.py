"""``meeting export``: a meeting as files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from voiceapp.cli_jobs import wait_for_job
from voiceapp.cli_output import Id, Json, Session, Sets, make_folder, perform
from voiceapp.core.events import Notice
from voiceapp.services.meeting_exports import FORMATS, parse_formats


def export_meeting(
    ctx: typer.Context,
    id: Id,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Write the files here.")],
    format: Annotated[
        str, typer.Option("--format", metavar="LIST", help=f"One or more of {','.join(FORMATS)}.")
    ] = "txt",
    json: Json = False,
    set: Sets = None,
) -> None:
    """Write a meeting in formats for people and programs."""

    async def work(session: Session) -> None:
        formats = parse_formats(format)
        async with session.open() as app:
            await app.meetings.get(id)
            make_folder(output)

            def told(notice: Notice) -> None:
                if notice.level not in ("success", "error"):  # these are the command's own result
                    session.out.note(str(notice))

            unsubscribe = app.bus.subscribe(Notice, told)
            try:
                job = await wait_for_job(app, session.out, lambda: app.meeting_exports.start(id, formats, output))
            finally:
                unsubscribe()
            files = app.meeting_exports.result(job.id)
        session.out.result({"files": [str(file) for file in files]}, "\n".join(str(file) for file in files))

    perform(ctx, json, set, work)
