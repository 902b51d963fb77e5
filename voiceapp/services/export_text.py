"""A meeting as plain text and as Markdown (CommonMark 0.31, with GitHub's additions kept out of the words)."""

from __future__ import annotations

import re

from voiceapp.core.documents import Point, stamp
from voiceapp.core.meetings import Meeting, Minutes
from voiceapp.services.export_document import document

_INLINE = re.compile(r"[\\`*_\[\]<>&|~$]")
_BLOCK = re.compile(r"^([#+\-=>:]|\d+(?=[.)]))")


def txt(meeting: Meeting, minutes: Minutes | None) -> str:
    """Plain text, also for the clipboard; who said what is in lines like ``Ann [0:00-0:15]: Good morning.``"""
    made = document(meeting, minutes)
    lines = [made.title, *made.facts, ""]
    for section in made.sections:
        lines += [section.title.upper(), *(f"- {_told(point)}" for point in section.points), ""]
    if made.sections and made.spoken:
        lines += ["TRANSCRIPT"]
    lines += [f"{one.name} [{stamp(one.start_s)}-{stamp(one.end_s)}]: {one.text}" for one in made.spoken]
    return "\n".join(lines).rstrip() + "\n"


def markdown(meeting: Meeting, minutes: Minutes | None) -> str:
    """Markdown: nothing in names and words reads as markup or as HTML."""
    made = document(meeting, minutes)
    parts = [f"# {_escaped(made.title)}", "\n".join(f"- {_escaped(fact)}" for fact in made.facts)]
    for section in made.sections:
        points = "\n".join(f"- {_marked(point)}" for point in section.points)
        parts.append(f"## {section.title}\n\n{points}")
    if made.spoken:
        parts.append("## Transcript")
    parts += [
        f"**{_escaped(one.name)}** `{stamp(one.start_s)}-{stamp(one.end_s)}`  \n{_escaped(one.text)}"
        for one in made.spoken
    ]
    return "\n\n".join(parts) + "\n"


def _told(point: Point) -> str:
    aside = [*([point.detail] if point.detail else ()), *map(stamp, point.at_s)]
    text = point.text + (f" ({', '.join(aside)})" if aside else "")
    return f"{text} [{point.mark}]" if point.mark else text


def _marked(point: Point) -> str:
    text = _escaped(point.text)
    if point.detail:
        text += f" ({_escaped(point.detail)})"
    text += "".join(f" `{stamp(at_s)}`" for at_s in point.at_s)
    return f"{text} **\\[{_escaped(point.mark)}\\]**" if point.mark else text


def _escaped(text: str) -> str:
    text = _INLINE.sub(r"\\\g<0>", text)
    return _BLOCK.sub(lambda found: f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}", text)
