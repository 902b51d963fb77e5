"""Cut a growing reply into sentences as they complete."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

EARLY_WORDS = 4
"""A clause of the first sentence is spoken on its own once it has this many words and more follows."""

_MAY_END = re.compile(r"[.!?:;\n…。！？]")
_CLAUSE = re.compile(r"[,;:–—](?=\s)")
_FENCE = "```"

Span = tuple[int, int]


class SentenceSplitter:
    """Takes the pieces of a reply and gives spans (start, end) of its text, each once, in order.

    The first sentence is split early, at the end of a clause, so that speech starts sooner. Sentences are
    told apart by pysbd's rules (abbreviations, decimals, ...). Fenced code is never cut.
    """

    def __init__(self, language: str = "en") -> None:
        self.text = ""
        self._language = language
        self._taken = 0

    @cached_property
    def _segmenter(self) -> Any:
        import pysbd  # forty modules that only an answer needs

        known = pysbd.languages.LANGUAGE_CODES
        return pysbd.Segmenter(language=self._language if self._language in known else "en", clean=False)

    def feed(self, piece: str) -> list[Span]:
        """Add text; returns the sentences that it completed."""
        self.text += piece
        if not _MAY_END.search(self.text, self._taken):
            return self._early()
        if self.text.count(_FENCE, self._taken) % 2:
            return []
        # What looks like a sentence may still grow ("3." -> "3.5"), so the last one waits for what follows.
        spans = self._cut()[:-1]
        return self._take(spans) or self._early()

    def finish(self) -> list[Span]:
        """The reply is complete: returns what is left of it."""
        return self._take(self._cut())

    def _cut(self) -> list[Span]:
        spans: list[Span] = []
        position = self._taken
        for part in self._segmenter.segment(self.text[self._taken :]):
            words = str(part).strip()
            start = self.text.find(words, position) if words else -1
            if start < 0:
                continue
            position = start + len(words)
            spans.append((start, position))
        return spans

    def _early(self) -> list[Span]:
        if self._taken or _FENCE in self.text:
            return []
        for clause in _CLAUSE.finditer(self.text):
            if len(self.text[: clause.start()].split()) >= EARLY_WORDS:
                return self._take([(len(self.text) - len(self.text.lstrip()), clause.end())])
        return []

    def _take(self, spans: list[Span]) -> list[Span]:
        if spans:
            self._taken = spans[-1][1]
        return spans
