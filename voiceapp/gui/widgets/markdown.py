"""The fixed Markdown subset of replies: bold, italics, code, lists, headings, links. Nothing is ever loaded.

Every piece of text knows where it stands in the source, so that "heard up to character n" can be painted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Literal

_INLINE = re.compile(
    r"(?P<escape>\\[\\`*_\[\]()#+\-.!])"
    r"|`(?P<code>[^`\n]+)`"
    r"|!\[(?P<alt>[^\]\n]*)\]\([^)\s]*\)"
    r"|\[(?P<words>[^\]\n]+)\]\((?P<target>[^)\s]+)\)"
    r"|\*\*(?=\S)(?P<bold>.+?)(?<=\S)\*\*"
    r"|__(?=\S)(?P<bold2>.+?)(?<=\S)__"
    r"|\*(?=\S)(?P<italic>[^*]+?)(?<=\S)\*"
    r"|(?<!\w)_(?=\S)(?P<italic2>[^_]+?)(?<=\S)_(?!\w)"
    r"|(?P<url>https?://[^\s<>()\[\]]*[^\s<>()\[\].,;:!?'\"])"
)
_ITEM = re.compile(r"(?P<indent> *)(?:(?P<bullet>[-*+])|(?P<number>\d{1,3})[.)]) +(?=\S)")
_HEADING = re.compile(r"#{1,6} +(?=\S)")
_SAFE = ("http://", "https://", "mailto:")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text with one look; ``text`` stands at ``start`` of the source, character for character."""

    text: str
    start: int
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str = ""


@dataclass(slots=True)
class Block:
    """A paragraph, list item (with its ``marker`` and ``level``), heading, or line of code."""

    kind: Literal["paragraph", "item", "heading", "code"]
    runs: list[Run] = field(default_factory=list)
    marker: str = ""
    level: int = 0


def parse(source: str) -> list[Block]:
    """The source as blocks. What is not in the subset stays as it was written."""
    blocks: list[Block] = []
    fenced, offset = False, 0
    for line in source.split("\n"):
        stripped = line.strip()
        if stripped.startswith("```"):
            fenced = not fenced
        elif fenced:
            blocks.append(Block("code", [Run(line, offset, code=True)]))
        elif stripped:
            blocks.append(_block(line, offset))
        offset += len(line) + 1
    return blocks


def _block(line: str, offset: int) -> Block:
    if item := _ITEM.match(line):
        marker = "•" if item["bullet"] else f"{item['number']}."
        runs = _inline(line[item.end() :], offset + item.end(), Run("", 0))
        return Block("item", runs, marker, len(item["indent"]) // 2)
    if heading := _HEADING.match(line):
        runs = _inline(line[heading.end() :], offset + heading.end(), Run("", 0, bold=True))
        return Block("heading", runs)
    indent = len(line) - len(line.lstrip())
    return Block("paragraph", _inline(line.strip(), offset + indent, Run("", 0)))


def _inline(text: str, offset: int, look: Run) -> list[Run]:
    runs: list[Run] = []
    done = 0
    for match in _INLINE.finditer(text):
        if match.start() > done:
            runs.append(replace(look, text=text[done : match.start()], start=offset + done))
        runs += _marked(match, offset, look)
        done = match.end()
    if done < len(text):
        runs.append(replace(look, text=text[done:], start=offset + done))
    return runs


def _marked(match: re.Match[str], offset: int, look: Run) -> list[Run]:
    kind = match.lastgroup or ""
    if kind == "escape":
        return [replace(look, text=match[0][1:], start=offset + match.start() + 1)]
    if kind == "target":
        target = match["target"] if match["target"].lower().startswith(_SAFE) else ""
        return _inline_once(match, "words", offset, replace(look, link=target))
    if kind == "url":
        return [replace(look, text=match[0], start=offset + match.start(), link=match[0])]
    if kind in ("code", "alt"):
        code = look.code or kind == "code"
        return [replace(look, text=match[kind], start=offset + match.start(kind), code=code)]
    bold, italic = look.bold or kind.startswith("bold"), look.italic or kind.startswith("italic")
    return _inline(match[kind], offset + match.start(kind), replace(look, bold=bold, italic=italic))


def _inline_once(match: re.Match[str], group: str, offset: int, look: Run) -> list[Run]:
    return [replace(look, text=match[group], start=offset + match.start(group))]


def plain(source: str) -> str:
    """The text as it is read, without the marks (for the clipboard and screen readers)."""
    lines = []
    for block in parse(source):
        words = "".join(run.text for run in block.runs)
        lines.append(f"{block.marker} {words}" if block.marker else words)
    return "\n".join(lines)
