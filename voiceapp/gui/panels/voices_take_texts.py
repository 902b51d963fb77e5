"""What is said of takes; no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voiceapp.gui.language import number, said, tr, tr_n
from voiceapp.gui.panels.voices_sliders import begun

if TYPE_CHECKING:
    from voiceapp.core.voices import ScriptLine, Take


def measures(line: ScriptLine, take: Take) -> str:
    """What was measured of a take, in one line."""
    found = take.measures
    told = [f"{number(take.duration_s, 1)} s"]
    if found.wer is not None:
        told.append(heard(line.text, found.wer))
    if found.similarity is not None:
        told.append(tr("likeness {similarity}", similarity=number(found.similarity, 2)))
    made_s = (found.real_time_factor or 0.0) * take.duration_s
    if made_s >= 0.1:
        told.append(tr("made in {seconds} s", seconds=number(made_s, 1)))
    told.append(tr("seed {seed}", seed=take.seed))
    if found.tail_cut_s:
        told.append(tr("{seconds} s cut off at its end", seconds=number(found.tail_cut_s, 1)))
    return " · ".join(told)


def heard(text: str, wer: float) -> str:
    """How many words of a line were heard back as they stand there."""
    words = len(text.split())
    wrong = min(round(wer * words), words)
    if not wrong:
        return tr_n(words, "all {count} word heard", "all {count} words heard")
    return tr_n(words, "{right} of {count} word heard", "{right} of {count} words heard", right=words - wrong)


def problems(take: Take) -> str:
    """What is over its limit."""
    return begun(", ".join(said(problem) for problem in take.measures.problems))


def span(seconds: float) -> str:
    """A duration in words: 40 s, 12 min, 3.5 h."""
    if seconds < 90:
        return f"{max(round(seconds), 1)} s"
    return f"{number(seconds / 60)} min" if seconds < 5400 else f"{number(seconds / 3600, 1)} h"


def progress(lines: int, kept: int) -> str:
    """How much of a script is spoken."""
    return tr_n(lines, "{kept} of {count} line spoken", "{kept} of {count} lines spoken", kept=kept)
