"""The user guide: Markdown files, their parts, and where words stand in them.

The guide's index names the subjects in their order; a part begins at a heading and is addressed as forges do it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from voiceapp.core.errors import VoiceAppError

INDEX = "index"
EXCERPT = 70
"""Letters of an excerpt that stand before and after what was searched."""

_LINK = re.compile(r"\[(?P<words>[^\]]*)\]\((?P<target>[^)\s]+)\)")
_PICTURE = re.compile(r"!\[[^\]]*\]\((?P<target>[^)\s]+)\)")
_HEADING = re.compile(r"#{1,6} +(?P<title>.+)")
_MARKS = re.compile(r"^(?:[-*]|\d+\.) +|[*`|]|^-+$|^#+ +")


@dataclass(frozen=True, slots=True)
class Part:
    """A heading of a subject and the words below it, without Markdown."""

    title: str
    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class Subject:
    """A file of the guide; ``name`` is the file's, ``text`` its Markdown."""

    name: str
    title: str
    text: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A part that holds what was searched, and the words around the first place."""

    subject: Subject
    part: Part
    excerpt: str


def anchor(heading: str) -> str:
    """The address of a heading: ``Who spoke?`` is ``who-spoke``."""
    return re.sub(r"[^\w\- ]", "", heading.casefold()).strip().replace(" ", "-")


def links(text: str) -> list[str]:
    """Where the links of a Markdown text lead."""
    return [match["target"] for match in _LINK.finditer(_PICTURE.sub("", text))]


def pictures(text: str) -> list[str]:
    """The pictures of a Markdown text, as they are addressed in it."""
    return [match["target"] for match in _PICTURE.finditer(text)]


def read_guide(folder: Path) -> tuple[Subject, ...]:
    """All subjects, the index first. Raises VoiceAppError where the guide is missing or cannot be read."""
    try:
        index = _subject(folder / f"{INDEX}.md")
        names = dict.fromkeys(target for target in links(index.text) if target.endswith(".md"))
        return (index, *(_subject(folder / name) for name in names))
    except (OSError, UnicodeDecodeError) as error:
        raise VoiceAppError(
            "guide-not-readable", f"The guide in {folder} cannot be read.", "Install the program again."
        ) from error


def _subject(path: Path) -> Subject:
    text = path.read_text(encoding="utf-8")
    parts: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if heading := _HEADING.fullmatch(line):
            parts.append((heading["title"], []))
        elif parts and (words := _plain(line)):
            parts[-1][1].append(words)
    made = tuple(Part(title, anchor(title), " ".join(lines)) for title, lines in parts)
    return Subject(path.stem, made[0].title if made else path.stem, text, made)


def _plain(line: str) -> str:
    words = _LINK.sub(lambda match: match["words"], _PICTURE.sub("", line.strip()))
    return " ".join(_MARKS.sub("", words).split())


def search(guide: Sequence[Subject], words: str) -> list[Found]:
    """The parts that hold all words; those that have them in their headings come first."""
    wanted = words.casefold().split()
    if not wanted:
        return []
    found: list[tuple[int, Found]] = []
    for subject in guide:
        for part in subject.parts:
            title, text = part.title.casefold(), part.words.casefold()
            if all(word in title or word in text for word in wanted):
                missed = sum(word not in title for word in wanted)
                found.append((missed, Found(subject, part, _excerpt(part.words, wanted))))
    return [one for _, one in sorted(found, key=lambda pair: pair[0])]


def _excerpt(text: str, wanted: Sequence[str]) -> str:
    places = [place for word in wanted if (place := text.casefold().find(word)) >= 0]
    start = max(min(places, default=0) - EXCERPT // 2, 0)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    cut = text[start : start + 2 * EXCERPT]
    return f"{'… ' if start else ''}{cut}"
