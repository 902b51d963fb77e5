"""``diarize``, ``score`` and ``same-voice``: who speaks in recordings."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from voiceapp.cli_output import rounded, write_text
from voiceapp.cli_turns import percent, score_line, told_turns, turn_rows
from voiceapp.core.recordings import DiarizeOptions
from voiceapp.services import given_files, rttm, word_scores

if TYPE_CHECKING:
    from voiceapp.cli_output import Session

METRICS = ("wer", "cpwer", "der", "jer")
_SHOWN = {"cpwer": "cpWER"}
_OF_WORDS = frozenset(("wer", "cpwer"))


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
        "segments": turn_rows(diarized.found.turns),
        "exclusive": turn_rows(diarized.found.exclusive),
        "der": rounded(scores.der if scores else None),
        "jer": rounded(scores.jer if scores else None),
        "real_time_factor": rounded(diarized.real_time_factor),
        "rttm": str(request.rttm) if request.rttm else None,
    }
    lines = told_turns(diarized.found.turns)
    if scores:
        lines.append(score_line(scores))
    session.out.result(data, "\n".join(lines))


async def score_files(session: Session, reference: Path, hypothesis: Path, metrics: str) -> None:
    """Compare one file with another: RTTM for speakers, transcripts for words; STM and its like for both."""
    wanted = [metric.strip().lower() for metric in metrics.split(",") if metric.strip()]
    unknown = [metric for metric in wanted if metric not in METRICS]
    if unknown or not wanted:
        raise typer.BadParameter(f"choose from {', '.join(METRICS)}", param_hint="--metric")
    found: dict[str, float | None] = {}
    if _OF_WORDS & set(wanted):
        words = await asyncio.to_thread(word_scores.score, reference, hypothesis)
        found |= {"wer": words.wer, "cpwer": words.cpwer}
    if set(wanted) - _OF_WORDS:
        async with session.open() as app:
            scores = await app.diarization.score_files(reference, hypothesis)
        found |= {"der": scores.der, "jer": scores.jer}
    session.out.result(
        {metric: rounded(found[metric]) for metric in wanted},
        "\n".join(f"{_SHOWN.get(metric, metric.upper())} {percent(found[metric])}" for metric in wanted),
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
