"""``voice check``: what is wrong with voice samples, before any model hears them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from voiceapp.cli_output import Json, Session, Sets, perform, table
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.samples import Diagnosis


def check_samples(
    ctx: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Recordings of one voice.")],
    language: Annotated[
        str, typer.Option("--language", "-l", help="The language that is to be spoken, such as en.")
    ] = "",
    json: Json = False,
    set: Sets = None,
) -> None:
    """Tell what is wrong with voice samples, and what to do about it."""
    perform(ctx, json, set, lambda session: _check(session, files, language))


async def _check(session: Session, files: list[Path], language: str) -> int:
    """Check each file. One that cannot be read is told and the others go on; then the exit code is 1."""
    rows: list[dict[str, Any]] = []
    failed: list[VoiceAppError] = []
    async with session.open() as app:
        for path in files:
            bar = session.out.bar(path.name)
            try:
                diagnosis = await app.sample_check.check(path, language, bar.update)
            except VoiceAppError as error:
                failed.append(error)
                rows.append({"file": str(path), "error": error.as_dict()})
                if not session.out.as_json and len(files) > 1:
                    session.out.note(f"{path}: {error}")
            else:
                rows.append(_row(path, diagnosis))
                session.out.line(_told(path, diagnosis))
            finally:
                bar.close()
    if failed and len(files) == 1:
        raise failed[0]
    session.out.result({**(rows[0] if len(rows) == 1 else {}), "files": rows})
    return 1 if failed else 0


def _row(path: Path, diagnosis: Diagnosis) -> dict[str, Any]:
    return {
        "file": str(path),
        "duration_s": diagnosis.duration_s,
        **{finding.name: finding.value for finding in diagnosis.findings},
        "verdict": diagnosis.verdict,
        "advice": list(diagnosis.advice),
        "findings": diagnosis.to_dict()["findings"],
    }


def _told(path: Path, diagnosis: Diagnosis) -> str:
    rows = [(finding.verdict, finding.title, finding.told, finding.advice) for finding in diagnosis.findings]
    return f"{path}: {diagnosis.verdict}\n" + table(("", "Measure", "Value", "Advice"), rows)
