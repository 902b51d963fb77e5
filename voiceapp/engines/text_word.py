"""The paragraphs of a Word file (ECMA-376, WordprocessingML), in the order in which they are read.

Read by events and not as a tree: inserted text, links, tables and fields' results are paragraphs like all others,
deleted text and fields' instructions are no text.
"""

from __future__ import annotations

from voiceapp.core.texts import Paragraph
from voiceapp.engines.text_archive import Archive, Broken, parse_xml

_SPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_BODY = "word/document.xml"


def word_paragraphs(path: str) -> list[Paragraph]:
    """All paragraphs with text. Raises :class:`Broken` and VoiceAppError ``text-unsafe``."""
    with Archive(path) as archive:
        if _BODY not in archive:
            raise Broken
        reader = _Body()
        parse_xml(archive.read(_BODY), reader.start, reader.end, reader.text)
        return reader.found


class _Body:
    def __init__(self) -> None:
        self.found: list[Paragraph] = []
        self._open: list[tuple[list[str], list[bool]]] = []  # paragraphs lie in one another in text boxes
        self._takes = False
        self._fallback = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        if name == "Fallback":  # the same words once more, for older programs
            self._fallback += 1
        if space not in _SPACES or self._fallback:
            return
        if name == "p":
            self._open.append(([], []))
        elif not self._open:
            return
        elif name == "t":
            self._takes = True
        elif name == "br" and attributes.get(f"{space} type", "textWrapping") == "textWrapping":
            self._open[-1][0].append("\n")
        elif name in ("tab", "cr", "br"):
            self._open[-1][0].append(" ")
        elif name == "noBreakHyphen":
            self._open[-1][0].append("-")
        elif name == "pStyle":
            style = attributes.get(f"{space} val", "").lower()
            self._open[-1][1].append(style.startswith(("heading", "title", "berschrift")))

    def end(self, tag: str) -> None:
        space, _, name = tag.rpartition(" ")
        if name == "Fallback":
            self._fallback -= 1
        if space not in _SPACES or self._fallback:
            return
        if name == "t":
            self._takes = False
        elif name == "p" and self._open:
            parts, heading = self._open.pop()
            if text := "".join(parts).strip():
                self.found.append(Paragraph(text, heading=any(heading)))

    def text(self, text: str) -> None:
        if self._takes:
            self._open[-1][0].append(text)
