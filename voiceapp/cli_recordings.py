"""``diarize``, ``score`` and ``same-voice``: who speaks in recordings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from voiceapp.cli_output import rounded, write_text
from voiceapp.core.recordings import Diarization, DiarizeOptions, SpeakerTurn
from voiceapp.services import given_files, rttm

if TYPE_CHECKING:
    from voiceapp.cli_output import Session

METRICS = ("der", "jer")


@dataclass(frozen=True, slots=True)
class DiarizeRequest:
    """What to diarise; ``rttm`` is written, ``reference`` read and compared with."""

    file: Path
    options: DiarizeOptions
    rttm: Path | None
    reference: Path | None


async def diarize_file(session: Session, request: DiarizeRequest) -> None:
    """Tell who speaks when in a file. The voices found stay out of what is printed and written."""
    bar = session.out.bar(request.file.name)
    async with session.open() as app:
        engine = app.settings.text("engines.diarize")
        if request.rttm:
            given_files.require_folder(request.rttm)
        if request.reference:
            await app.diarization.reference(request.reference)
        try:
            diarized = await app.diarization.diarize(request.file, engine, request.options, bar.update)
        finally:
            bar.close()
        scores = None
        if request.reference:
            scores = await app.diarization.score(diarized.found.turns, request.reference)
    if request.rttm:
        write_text(request.rttm, rttm.render(diarized.found.turns, request.file.stem))
    data = {
        "file": str(request.file),
        "duration_s": round(diarized.duration_s, 3),
        "speakers": list(diarized.found.speakers),
        "segments": _rows(diarized.found.turns),
        "exclusive": _rows(diarized.found.exclusive),
        "der": rounded(scores.der if scores else None),
        "jer": rounded(scores.jer if scores else None),
        "real_time_factor": rounded(diarized.real_time_factor),
        "rttm": str(request.rttm) if request.rttm else None,
    }
    lines = _told(diarized.found)
    if scores:
        lines.append(f"Diarisation error rate {_percent(scores.der)}, Jaccard error rate {_percent(scores.jer)}")
    session.out.result(data, "\n".join(lines))


async def score_files(session: Session, reference: Path, hypothesis: Path, metrics: str) -> None:
    """Compare one RTTM file with another."""
    wanted = [metric.strip().lower() for metric in metrics.split(",") if metric.strip()]
    unknown = [metric for metric in wanted if metric not in METRICS]
    if unknown or not wanted:
        raise typer.BadParameter(f"choose from {', '.join(METRICS)}", param_hint="--metric")
    async with session.open() as app:
        scores = await app.diarization.score_files(reference, hypothesis)
    found = {"der": scores.der, "jer": scores.jer}
    session.out.result(
        {metric: rounded(found[metric]) for metric in wanted},
        "\n".join(f"{metric.upper()} {_percent(found[metric])}" for metric in wanted),
    )


async def same_voice(session: Session, one: Path, other: Path) -> None:
    """Tell whether two files are of one voice."""
    async with session.open() as app:
        match = await app.diarization.same_voice(one, other, app.settings.text("engines.speaker"))
    verdict = "The same voice" if match.same else "Two voices"
    session.out.result(
        {"score": round(match.score, 4), "threshold": match.threshold, "same": match.same},
        f"{verdict}: similarity {match.score:.2f}, one voice from {match.threshold:.2f} on",
    )


def _rows(turns: Iterable[SpeakerTurn]) -> list[dict[str, Any]]:
    return [
        {"start_s": round(turn.start_s, 3), "end_s": round(turn.end_s, 3), "speaker": turn.speaker}
        for turn in turns
    ]


def _told(found: Diarization) -> list[str]:
    if not found.turns:
        return ["Nobody is heard."]
    return [f"{_clock(turn.start_s)}  {_clock(turn.end_s)}  {turn.speaker}" for turn in found.turns]


def _clock(seconds: float) -> str:
    return f"{int(seconds // 60):3d}:{seconds % 60:04.1f}"


def _percent(value: float | None) -> str:
    return "unknown: the reference holds no speech" if value is None else f"{100 * value:.1f} %"
