"""The paragraphs of plain text and of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from voiceapp.core.texts import Paragraph

_BLANK = re.compile(r"\n[ \t]*\n")
_WIDEST = 120
_NARROWEST = 60
"""Only a text whose longest line has so many characters was wrapped by a program."""

_MATTER = re.compile(r"\A---\n.*?\n(?:---|\.\.\.)\n", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_FENCE = re.compile(r"^[ \t]{0,3}(```+|~~~+).*?(?:^[ \t]{0,3}\1[`~]*[ \t]*$|\Z)", re.DOTALL | re.MULTILINE)
_IMAGE = re.compile(
    r"!\[(?:[^\[\]]|\[[^\[\]]*+\])*+\]"
    r"(?:\((?:[^()]|\([^()]*+\))*+\)|\[[^\[\]]*+\])"
)
_LINK = re.compile(r"\[([^\[\]]+)\](?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s[^()]*)?\)|\[[^\[\]]*\])")
_TARGET = re.compile(r"^[ ]{0,3}\[[^\]]+\]:[ \t]+\S+.*$", re.MULTILINE)
_HEADING = re.compile(r"^[ ]{0,3}#{1,6}[ \t]+(.*?)[ \t]*#*$")
_UNDERLINE = re.compile(r"^[ ]{0,3}(?:=+|-+)[ \t]*$")
_RULER = re.compile(r"^[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM = re.compile(r"^[ \t]*(?:>[ \t]?)*[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_QUOTE = re.compile(r"^[ ]{0,3}(?:>[ \t]?)+")


def plain_paragraphs(text: str) -> list[Paragraph]:
    """Paragraphs lie between empty lines. Lines that were wrapped at a width are one again; others stay lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")
    width = max((len(line) for line in text.split("\n") if len(line) <= _WIDEST), default=0)
    parts = (part.strip("\n") for part in _BLANK.split(text))
    return [Paragraph(_unwrapped(part, width).strip()) for part in parts if part.strip()]


def _unwrapped(text: str, width: int) -> str:
    lines = [line.strip() for line in text.split("\n")]
    joined = lines[0]
    for line, following in pairwise(lines):
        word = following.split(" ", 1)[0]
        full = width >= _NARROWEST and len(line) <= _WIDEST and len(line) + 1 + len(word) > width
        joined += f"{' ' if full else chr(10)}{following}"
    return joined


def markdown_paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs, headings and points of a list, without code and pictures; emphasis stays as it is written."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for pattern in (_MATTER, _COMMENT, _FENCE, _IMAGE, _TARGET):
        text = pattern.sub("", text)
    return list(_blocks(_LINK.sub(r"\1", text).split("\n")))


def _blocks(lines: list[str]) -> Iterator[Paragraph]:
    held: list[str] = []

    def flushed(heading: bool = False) -> Iterator[Paragraph]:
        if words := " ".join(" ".join(held).split()):
            yield Paragraph(words, heading=heading)
        held.clear()

    for line in lines:
        if heading := _HEADING.match(line):
            yield from flushed()
            held.append(heading[1])
            yield from flushed(True)
        elif held and _UNDERLINE.match(line):
            yield from flushed(True)
        elif not line.strip() or _RULER.match(line):
            yield from flushed()
        elif item := _ITEM.match(line):
            yield from flushed()
            held.append(line[item.end() :])
        else:
            held.append(_QUOTE.sub("", line))
    yield from flushed()
