"""``voice render``: what a voice said, as a file for others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from voiceapp.cli_jobs import wait_for_job
from voiceapp.cli_output import Json, Name, Session, Sets, perform, table
from voiceapp.cli_voice_say import owned_script
from voiceapp.core.errors import VoiceAppError

if TYPE_CHECKING:
    from voiceapp.services.delivery import Check
    from voiceapp.services.voice_exports import Rendered

_SHOWN = 50


def render_voice(
    ctx: typer.Context,
    name: Name,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Write it here; wav, flac, mp3, opus or ogg.")
    ],
    script: Annotated[
        int | None, typer.Option("--script", metavar="ID", help="This script; left out, the latest.")
    ] = None,
    preset: Annotated[
        str, typer.Option("--preset", help="Ready to be delivered as audiobook, podcast or video, and checked.")
    ] = "",
    captions: Annotated[
        str, typer.Option("--captions", metavar="LIST", help="Captions beside it: srt, vtt or both.")
    ] = "",
    accept: Annotated[
        bool, typer.Option("--accept-licence", help="You keep to an engine's licence that forbids business.")
    ] = False,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Write what a voice said into a file for others: at the level that they ask for, with tags and captions."""

    async def work(session: Session) -> None:
        formats = [one.strip().lower() for one in captions.split(",") if one.strip()]
        async with session.open() as app:
            voice = await app.voices.library.named(name)
            known = await app.voices.scripts.list(voice.id)
            if script is None and not known:
                raise VoiceAppError(
                    "takes-missing", f"{voice.name} has said nothing yet.", f"voiceapp voice say {voice.name} TEXT."
                )
            chosen = known[0] if script is None else await owned_script(app, voice.id, script)
            export_jobs = app.voices.export_jobs
            job = await wait_for_job(
                app, session.out, lambda: export_jobs.start(chosen.id, output, preset, formats, accept)
            )
            made = export_jobs.result(job.id)
        if made.missing:
            session.out.note(f"{made.missing} {'line is' if made.missing == 1 else 'lines are'} not spoken yet.")
        session.out.result(_json(made, chosen.id), _text(made))

    perform(ctx, json, set, work)


def _json(made: Rendered, script: int) -> dict[str, Any]:
    return {
        "file": str(made.file),
        "script": script,
        "duration_s": round(made.duration_s, 3),
        "captions": [str(path) for path in made.captions],
        "missing_lines": made.missing,
        "preset": made.preset.name if made.preset else None,
        "source": made.preset.source if made.preset else None,
        "passed": made.passed,
        "checks": [_check(check) for check in made.checks],
        "takes": [
            {
                "take": report.take.id,
                "line": report.line.id,
                "text": report.line.text,
                "passed": report.passed,
                "checks": [_check(check) for check in report.checks],
            }
            for report in made.takes
        ],
        "engines": [
            {"engine": one.engine, "title": one.title, "licence": one.licence, "allows": one.allows}
            for one in made.engines
        ],
        "tags": dict(made.tags),
    }


def _check(check: Check) -> dict[str, Any]:
    return {
        "name": check.name,
        "value": None if check.value is None else round(check.value, 1),
        "unit": check.unit,
        "low": check.low,
        "high": check.high,
        "passed": check.passed,
        "off": round(check.off, 1),
    }


def _text(made: Rendered) -> str:
    lines = [f"{made.file}: {made.duration_s:.1f} s", *map(str, made.captions)]
    lines += [f"{one.title}: licence {one.told}" for one in made.engines]
    if made.preset:
        lines += ["", f"{made.preset.title}: {'passed' if made.passed else 'failed'} ({made.preset.source})"]
        lines.append(table(("", "measure", "value", "wanted"), [_row(check) for check in made.checks]))
        failed = [report for report in made.takes if not report.passed]
        lines += [
            f"Line {report.line.id} ({report.line.text[:_SHOWN]}): {_failed(report.checks)}" for report in failed
        ]
    return "\n".join(lines)


def _row(check: Check) -> tuple[str, str, str, str]:
    value = "unknown" if check.value is None else f"{check.value:.1f} {check.unit}"
    low, high = check.low, check.high
    if low is None or high is None:
        wanted = f"at most {high:g}" if low is None else f"at least {low:g}"
    else:
        wanted = f"{low:g} to {high:g}"
    return "passed" if check.passed else "failed", check.name, value, wanted


def _failed(checks: Sequence[Check]) -> str:
    return "; ".join(check.told for check in checks if check.told)
