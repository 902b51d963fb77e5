"""``tracks stems``: a track taken apart."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from voiceapp.cli_jobs import wait_for_job
from voiceapp.cli_output import Id, Json, Session, Sets, make_folder, perform
from voiceapp.cli_track_rows import tell_tracks
from voiceapp.services.export_names import file_name


def make_stems(
    ctx: typer.Context,
    id: Id,
    separator: Annotated[
        str,
        typer.Option(
            "--separator", metavar="ENGINE", help="What takes it apart: demucs:MODEL (default: the best)."
        ),
    ] = "",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="DIR", help="Write them into this folder too.")
    ] = None,
    format: Annotated[str, typer.Option("--format", help="With -o: wav, flac, mp3 or opus.")] = "wav",
    accept: Annotated[
        bool, typer.Option("--accept-licence", help="You keep to a model's licence that forbids business.")
    ] = False,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Take a track apart: each stem becomes a track under it."""

    async def work(session: Session) -> None:
        if output is not None:
            make_folder(output)
        async with session.open() as app:
            job = await wait_for_job(app, session.out, lambda: app.music.stems.start(id, separator))
            stems = await app.music.stems.made(job.id)
            files = [app.music.tracks.path(stem) for stem in stems]
            if output is not None:
                files = [output / f"{file_name(stem.title, str(stem.id))}.{format}" for stem in stems]
                for stem, file in zip(stems, files, strict=True):
                    await app.music.exports.export(stem.id, file, accept_licence=accept)
        tell_tracks(session, stems, files)

    perform(ctx, json, set, work)
