"""A meeting laid out to be read: what text, Markdown, web page, Word and PDF files of it show.

Every text is one line without control characters; all times are seconds from the meeting's start.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """A line of the minutes or a note: its text, what is known beside it, and the moments that prove it.

    ``detail`` is the owner, the due date and the state of an action; ``mark`` says what is wrong with the line
    ("" where nothing is).
    """

    text: str
    detail: str = ""
    mark: str = ""
    at_s: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading."""

    title: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """What one speaker says until somebody else does."""

    name: str
    start_s: float
    end_s: float
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """The whole of it. ``facts`` are date, length, people and how the minutes were made; ``spoken`` is by time."""

    title: str
    facts: tuple[str, ...]
    sections: tuple[Section, ...]
    spoken: tuple[Spoken, ...]

    def spoken_at(self, at_s: float) -> int | None:
        """The index in ``spoken`` of what is said at a moment, or was said last before it."""
        found = bisect_right(self.spoken, at_s, key=lambda one: one.start_s) - 1
        return found if found >= 0 else None


def stamp(seconds: float) -> str:
    """A moment for people: 0:07, 12:34, 1:02:03."""
    minutes, rest = divmod(int(max(0.0, seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
