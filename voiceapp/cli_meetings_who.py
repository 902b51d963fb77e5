"""``meeting diarize``: who speaks in a meeting, and how right that is."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from voiceapp.cli_jobs import wait_for_job
from voiceapp.cli_output import Id, Json, Session, Sets, perform, rounded
from voiceapp.cli_turns import score_line, told_turns, turn_rows
from voiceapp.core.recordings import DiarizeOptions


def diarize_meeting(
    ctx: typer.Context,
    id: Id,
    diarizer: Annotated[
        str,
        typer.Option("--diarizer", metavar="ENGINE", help="What tells speakers apart: NAME or NAME:MODEL."),
    ] = "",
    speakers: Annotated[int | None, typer.Option("--speakers", min=1, help="How many speakers there are.")] = None,
    min_speakers: Annotated[int | None, typer.Option("--min-speakers", min=1, help="At least so many.")] = None,
    max_speakers: Annotated[int | None, typer.Option("--max-speakers", min=1, help="At most so many.")] = None,
    score: Annotated[
        Path | None, typer.Option("--score", metavar="RTTM", help="A reference to compare with.")
    ] = None,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Tell who speaks when in a meeting (anew), and give its words their speakers. Names of yours stay."""
    options = DiarizeOptions(speakers, min_speakers, max_speakers)

    async def work(session: Session) -> None:
        async with session.open() as app:
            if score:
                await app.diarization.reference(score)
            job = await wait_for_job(app, session.out, lambda: app.meeting_speakers.diarize(id, diarizer, options))
            found = app.meeting_speakers.result(job.id)
            scores = await app.diarization.score(found.turns, score) if score else None
        data = {
            "id": id,
            "diarizer": found.engine,
            "duration_s": round(found.duration_s, 3),
            "speakers": list(dict.fromkeys(turn.speaker for turn in found.turns)),
            "segments": turn_rows(found.turns),
            "exclusive": turn_rows(found.exclusive),
            "der": rounded(scores.der if scores else None),
            "jer": rounded(scores.jer if scores else None),
            "real_time_factor": rounded(found.real_time_factor),
        }
        lines = told_turns(found.turns)
        session.out.result(data, "\n".join([*lines, *([score_line(scores)] if scores else [])]))

    perform(ctx, json, set, work)
