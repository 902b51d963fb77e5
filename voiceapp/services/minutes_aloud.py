"""Minutes as a text that is read aloud."""

from __future__ import annotations

from collections.abc import Sequence

from voiceapp.core.meetings import Minutes, MinutesItem

_PARTS = (
    ("Summary", "summary"),
    ("Topics", "topics"),
    ("Decisions", "decisions"),
    ("To do", "action_items"),
    ("Open questions", "open_questions"),
)


def aloud(minutes: Minutes, only: str = "") -> str:
    """Each part with its name, or ``only`` one of them (as in ``core.meetings.Minutes``), "" where it has no lines.

    What the transcript does not bear out is left out unless the user keeps it.
    """
    paragraphs = [_sentence(minutes.title)]
    for name, part in _PARTS:
        if only and part != only:
            continue
        items: Sequence[MinutesItem] = getattr(minutes, part)
        lines = [_line(item) for item in items if item.supported or item.kept]
        if lines:
            paragraphs.append(" ".join([f"{name}.", *lines]))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _line(item: MinutesItem) -> str:
    owner = f"{item.owner}: " if item.owner else ""
    due = f", {item.due}" if item.due else ""
    return _sentence(f"{owner}{item.text.strip().rstrip('.') if due else item.text}{due}")


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return text if not text or text[-1] in ".!?…" else f"{text}."
