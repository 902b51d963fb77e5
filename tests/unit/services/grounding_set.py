"""Two made meetings with true and false lines of minutes: what the grounding check is measured by.

``english``: 30 true lines that say what was said as a careful writer would put it, and 30 false ones, each wrong
in one way, were written before the check, which must flag all false ones and at most one true one. The ``german``
lines came after it and changed nothing but where a rule was plainly missing. ``paraphrased`` are true lines farther
from the words that were said, ``subtle`` false ones that an earlier check had let pass: by both it was improved.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import cast

from voiceapp.core.meetings import Meeting, MeetingInfo, MeetingNote, MeetingSegment, MeetingSpeaker
from voiceapp.services.grounding import ItemKind

_DATA = Path(__file__).resolve().parents[2] / "data"
_NOTES = (
    MeetingNote(1, 200.0, "Landlord: deposit is 3 months of rent"),
    MeetingNote(2, 330.0, "Ask the lawyer about remote contracts"),
    MeetingNote(3, 340.0, "", marker=True),
)


@dataclass(frozen=True)
class Line:
    """A line of minutes as somebody may write it; ``wrong`` says what is wrong with a false one."""

    kind: ItemKind
    text: str
    segments: tuple[int, ...]
    quote: str
    owner: str = ""
    due: str = ""
    notes: tuple[int, ...] = ()
    wrong: str = ""


def meeting() -> Meeting:
    """The English meeting, with notes of the user."""
    return _meeting("english", "Planning", "en", _NOTES)


def german_meeting() -> Meeting:
    """The German meeting."""
    return _meeting("german", "Sommerfest", "de", ())


def _meeting(name: str, title: str, language: str, notes: tuple[MeetingNote, ...]) -> Meeting:
    """Segment N is the N-th line, six seconds each."""
    text = (_DATA / f"minutes_{name}_said.txt").read_text(encoding="utf-8")
    said = [line.split(": ", 1) for line in text.splitlines()]
    names = sorted({name for name, _ in said})
    return Meeting(
        MeetingInfo(1, title, 0.0, 6.0 * len(said), "ready", "imported", transcript=1, speakers=tuple(names)),
        [MeetingSpeaker(at, f"SPEAKER_0{at}", name, True, None, 60.0) for at, name in enumerate(names, 1)],
        [
            MeetingSegment(at, names.index(name) + 1, 6.0 * (at - 1), 6.0 * at, text, language=language)
            for at, (name, text) in enumerate(said, 1)
        ],
        notes=notes,
    )


def lines(name: str, wanted: str) -> list[Line]:
    """The lines of one of the sets of a meeting."""
    found = []
    for row in (_DATA / f"minutes_{name}_lines.txt").read_text(encoding="utf-8").splitlines():
        of, kind, sources, owner, due, quote, text, *wrong = (cell.strip() for cell in f"{row} ".split(" | "))
        if of == wanted:
            segments = tuple(int(source) for source in sources.split() if source[0] != "n")
            notes = tuple(int(source[1:]) for source in sources.split() if source[0] == "n")
            found.append(Line(cast("ItemKind", kind), text, segments, quote, owner, due, notes, *wrong))
    return found


TRUE, FALSE = lines("english", "true"), lines("english", "false")
PARAPHRASED, SUBTLE = lines("english", "paraphrased"), lines("english", "subtle")
GERMAN_TRUE, GERMAN_FALSE = lines("german", "true"), lines("german", "false")
