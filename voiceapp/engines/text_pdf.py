"""The paragraphs of a PDF file by pypdf: lines are put together again, page numbers and running titles left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.protocols import CallContext
from voiceapp.core.texts import Paragraph
from voiceapp.engines.text_archive import Broken

_END = re.compile(r"[.!?…:][\"”’»)\]]*$")
_NUMBER = re.compile(r"\W*(?:page\s+)?[\divxlc]{1,6}\W*", re.IGNORECASE)
_HYPHEN = re.compile(r"(?<=\w)[-\u00ad\u2010]$")
_BULLET = re.compile(r"[•◦▪·*\-–]\s|\d{1,3}[.)]\s")
_SHORT = 0.75
"""A line that is so much shorter than most and ends a sentence ends its paragraph."""

_REPEATED = 3
"""A first or last line that so many pages have, apart from its digits, is no part of the text."""


def pdf_paragraphs(path: str, ctx: CallContext) -> list[Paragraph]:
    """All paragraphs. Raises :class:`Broken` and VoiceAppError ``text-protected``, ``text-only-pictures``."""
    import pypdf
    from pypdf.errors import DependencyError, PyPdfError

    pages: list[list[str]] = []
    try:
        with pypdf.PdfReader(path) as reader:
            if reader.is_encrypted and not reader.decrypt(""):
                raise _protected()
            count = len(reader.pages)
            for number, page in enumerate(reader.pages, 1):
                if ctx.cancelled:
                    return []
                pages.append([" ".join(line.split()) for line in page.extract_text().splitlines()])
                ctx.progress(number / count)
    except DependencyError as error:
        raise _protected() from error
    except (PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise Broken from error  # what a damaged file makes the library raise
    found = [Paragraph(text) for text in paragraphs(without_margins(pages))]
    if not found and pages:
        raise VoiceAppError(
            "text-only-pictures",
            "This PDF file holds pictures of pages and no text.",
            "Let a program for recognising text read it first.",
        )
    return found


def without_margins(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """The lines of each page without its number and the titles that pages have in common."""
    filled = [[line for line in page if line] for page in pages]
    edges = Counter(key for page in filled for key in {_key(line) for line in (*page[:1], *page[-1:])})
    kept: list[list[str]] = []
    for page in filled:
        lines = list(page)
        for at in (0, -1):
            while lines and (_NUMBER.fullmatch(lines[at]) or edges[_key(lines[at])] >= _REPEATED):
                lines.pop(at)
        kept.append(lines)
    return kept


def paragraphs(pages: Sequence[Sequence[str]]) -> list[str]:
    """The lines of pages put together to paragraphs; words that were cut at a line's end are whole again."""
    lines = [line for page in pages for line in page]
    usual = sorted(map(len, lines))[3 * len(lines) // 4] if lines else 0  # few lines are longer than a full one
    found: list[str] = []
    text = ""
    for line in lines:
        if text and _BULLET.match(line):
            found.append(text)
            text = line
        elif text and _HYPHEN.search(text) and line[:1].islower():
            text = text[:-1] + line
        else:
            text = f"{text} {line}" if text else line
        if _END.search(line) and len(line) < _SHORT * usual:
            found.append(text)
            text = ""
    return [*found, text] if text else found


def _key(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _protected() -> VoiceAppError:
    return VoiceAppError(
        "text-protected", "This PDF file is locked with a password.", "Save it without one and try again."
    )
