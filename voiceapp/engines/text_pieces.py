"""A long text cut into pieces that a synthesizer takes at once."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SENTENCE_END = re.compile(r"""[.!?…]+["'”’)\]]*\s+|[。！？]+["'”’」』）]*\s*|\n+""")
_CLAUSE_END = re.compile(r"[,;:]\s+|[，；：、]")


def pieces(text: str, limit: int = 240) -> Iterator[tuple[int, int]]:
    """Cut ``text`` into stretches (start, end) of at most ``limit`` characters that run on without a gap.

    Cut where a sentence ends, else where a clause does, else between two words.
    """
    start = 0
    while len(text) - start > limit:
        window = text[start : start + limit]
        ends = [match.end() for match in _SENTENCE_END.finditer(window)]
        clauses = [match.end() for match in _CLAUSE_END.finditer(window)]
        length = ends[-1] if ends else clauses[-1] if clauses else (window.rfind(" ") + 1) or limit
        yield start, start + length
        start += length
    if start < len(text):
        yield start, len(text)
