"""``voice verify``: whether a file carries the watermark of cloned speech."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from voiceapp.cli_output import Json, Session, Sets, perform
from voiceapp.services.watermarks import sentence


def verify_file(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A sound file.")],
    json: Json = False,
    set: Sets = None,
) -> None:
    """Look for the watermark that cloned speech carries. None found is no proof."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            found = await app.voices.watermarks.verify(file)
        data = {
            "file": str(file),
            "watermarked": found.watermarked,
            "score": round(found.score, 3),
            "threshold": found.threshold,
            "at_s": round(found.at_s, 2) if found.watermarked else None,
            "marked_s": round(found.marked_s, 2),
            "duration_s": round(found.seconds, 2),
            "message": sentence(found),
        }
        session.out.result(data, sentence(found))

    perform(ctx, json, set, work)
