"""``meeting score`` and ``meeting present``: how right a transcript is, and who was there."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from voiceapp.cli_output import Id, Json, Session, Sets, perform, rounded
from voiceapp.cli_turns import percent
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.versions import Side

_SHOWN = {
    "wer": "Word error rate",
    "cpwer": "Word error rate with who said them",
    "der": "Diarisation error rate",
    "jer": "Jaccard error rate",
}


def score_meeting(
    ctx: typer.Context,
    id: Id,
    reference: Annotated[
        Path | None,
        typer.Option("--reference", metavar="FILE", help="A transcript or RTTM file that is right."),
    ] = None,
    json: Json = False,
    set: Sets = None,
) -> None:
    """How right the transcript was before you corrected it, or, by a reference, how right it is now."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            used = (await app.meetings.get(id)).info.transcript
            version = next((one for one in await app.transcript_versions.list(id) if one.info.id == used), None)
            if version is None:
                raise VoiceAppError(
                    "transcript-missing", "This meeting has no transcript.", "Let it be written down first."
                )
            side = Side(version.info.id)
            if reference is not None:
                found = await app.transcript_versions.compare_with_file(id, side, reference)
            elif version.corrected:
                found = await app.transcript_versions.compare(id, Side(version.info.id, first=True), side)
            else:
                raise VoiceAppError(
                    "reference-missing",
                    "Nobody has corrected this transcript.",
                    "Correct it first, or give a --reference.",
                )
        scores = {name: rounded(getattr(found.scores, name)) for name in _SHOWN}
        lines = [f"{words} {percent(scores[name])}" for name, words in _SHOWN.items() if scores[name] is not None]
        if not lines:
            raise VoiceAppError(
                "nothing-to-score",
                "There is nothing to score: it needs words, or turns of speakers, on both sides.",
                f"voiceapp meeting diarize {id} finds out who speaks.",
            )
        session.out.result({"id": id, "words": found.scores.words, **scores}, "\n".join(lines))

    perform(ctx, json, set, work)


def present(
    ctx: typer.Context,
    id: Id,
    names: Annotated[list[str] | None, typer.Argument(help="Who was there without being heard.")] = None,
    nobody: Annotated[bool, typer.Option("--nobody", help="Nobody but those who are heard.")] = False,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Who was at a meeting; with names: these were there without being heard, and no others."""
    if names and nobody:
        raise typer.BadParameter("give names, or --nobody", param_hint="NAMES")

    async def work(session: Session) -> None:
        async with session.open() as app:
            if names or nobody:
                await app.minutes.tick(id, names or [])
            found = await app.minutes.presence(id)
        told = {"heard": list(found.heard), "ticked": list(found.ticked), "mentioned": list(found.mentioned)}
        titles = {"heard": "Heard", "ticked": "Also there", "mentioned": "Only mentioned"}
        lines = [f"{titles[key]}: {', '.join(found)}" for key, found in told.items() if found]
        session.out.result({"id": id, **told}, "\n".join(lines) or "Nobody is known.")

    perform(ctx, json, set, work)
