"""What is said of takes; no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voiceapp.gui.language import number, tr
from voiceapp.gui.panels.voices_texts import counted

if TYPE_CHECKING:
    from voiceapp.core.voices import ScriptLine, Take


def measures(line: ScriptLine, take: Take) -> str:
    """What was measured of a take, in one line."""
    found = take.measures
    told = [f"{take.duration_s:.1f} s"]
    if found.wer is not None:
        told.append(heard(line.text, found.wer))
    if found.similarity is not None:
        told.append(f"likeness {found.similarity:.2f}")
    made_s = (found.real_time_factor or 0.0) * take.duration_s
    if made_s >= 0.1:
        told.append(tr("made in {made_s} s", made_s=number(made_s, 1)))
    told.append(f"seed {take.seed}")
    if found.tail_cut_s:
        told.append(tr("{tail_cut_s} s cut off at its end", tail_cut_s=number(found.tail_cut_s, 1)))
    return " · ".join(told)


def heard(text: str, wer: float) -> str:
    """How many words of a line were heard back as they stand there."""
    words = len(text.split())
    wrong = min(round(wer * words), words)
    return (
        tr("all {counted} heard", counted=counted(words, "word"))
        if not wrong
        else tr("{value} of {words} words heard", value=words - wrong, words=words)
    )


def problems(take: Take) -> str:
    """What is over its limit."""
    told = ", ".join(take.measures.problems)
    return told[:1].upper() + told[1:]


def span(seconds: float) -> str:
    """A duration in words: 40 s, 12 min, 3.5 h."""
    if seconds < 90:
        return f"{max(round(seconds), 1)} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def progress(lines: int, kept: int) -> str:
    """How much of a script is spoken."""
    return tr("{kept} of {counted} spoken", kept=kept, counted=counted(lines, "line"))
