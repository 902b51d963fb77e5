"""``tracks export``: a track as a file for others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from voiceapp.cli_output import Id, Json, Session, Sets, perform

if TYPE_CHECKING:
    from voiceapp.services.track_exports import ExportedTrack


def export_track(
    ctx: typer.Context,
    id: Id,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Write it here; wav, flac, mp3, opus or ogg.")
    ],
    from_s: Annotated[float, typer.Option("--from", metavar="S", min=0, help="Only from this second on.")] = 0.0,
    until_s: Annotated[
        float | None, typer.Option("--until", metavar="S", min=0, help="Only up to this second.")
    ] = None,
    loop: Annotated[bool, typer.Option("--loop", help="Make its end lead into its start without a click.")] = False,
    accept: Annotated[
        bool, typer.Option("--accept-licence", help="You keep to a model's licence that forbids business.")
    ] = False,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Write a track, or a stretch of it, into a file that tells how it was made and what its licence allows."""

    async def work(session: Session) -> None:
        bar = session.out.bar(output.name)
        async with session.open() as app:
            try:
                made = await app.music.exports.export(
                    id,
                    output,
                    accept_licence=accept,
                    from_s=from_s,
                    until_s=until_s,
                    loop=loop,
                    tell=bar.update,
                )
            finally:
                bar.close()
        licence = f"\n{made.engine.title}: licence {made.engine.told}" if made.engine else ""
        session.out.result(_json(made, id), f"{made.file}: {made.duration_s:.1f} s{licence}")

    perform(ctx, json, set, work)


def _json(made: ExportedTrack, track: int) -> dict[str, Any]:
    return {
        "file": str(made.file),
        "track": track,
        "duration_s": round(made.duration_s, 3),
        "licence": made.engine.licence if made.engine else None,
        "allows": made.engine.allows if made.engine else None,
        "tags": dict(made.tags),
    }
