"""``tracks stems``: a track taken apart."""

from __future__ import annotations

from typing import Annotated

import typer

from voiceapp.cli_jobs import wait_for_job
from voiceapp.cli_output import Id, Json, Session, Sets, perform, table
from voiceapp.cli_track_rows import track_row


def make_stems(
    ctx: typer.Context,
    id: Id,
    separator: Annotated[
        str,
        typer.Option(
            "--separator", metavar="ENGINE", help="What takes it apart: demucs:MODEL (default: the best)."
        ),
    ] = "",
    json: Json = False,
    set: Sets = None,
) -> None:
    """Take a track apart: each stem becomes a track under it."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            job = await wait_for_job(app, session.out, lambda: app.music.stems.start(id, separator))
            stems = await app.music.stems.made(job.id)
            files = [app.music.tracks.path(stem) for stem in stems]
        rows = [track_row(stem, file) for stem, file in zip(stems, files, strict=True)]
        text = table(("Id", "Title", "Length"), [(one.id, one.title, f"{one.duration_s:.1f} s") for one in stems])
        session.out.result({"tracks": rows}, text)

    perform(ctx, json, set, work)
