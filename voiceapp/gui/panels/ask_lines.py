"""An answer as lines that stand on the page, each with what it rests on; and what comes while it is made. No Qt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from voiceapp.core.answers import Answer, Citation
from voiceapp.core.asking import AnswerGoesOn, AnswerGrew
from voiceapp.services.fact_answers import MEASURED

_LABELS = re.compile(r"\d+(?::\d\d)+(?:\s*-\s*\d+(?::\d\d)+)?:?")
"""Times that stand before the answers about windows of sound."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence (or the text about a part) with what bears it out. ``doubted``: nothing does."""

    text: str
    citations: tuple[Citation, ...] = ()
    doubted: bool = False


@dataclass(slots=True)
class Growth:
    """What has come of one way's answer so far, and how far it is (``share`` None: unknown)."""

    citations: list[Citation] = field(default_factory=list)
    texts: dict[tuple[float | None, float | None], str] = field(default_factory=dict)
    share: float | None = None
    doing: str = ""

    def grow(self, event: AnswerGrew) -> None:
        """Add a part of the answer."""
        if event.citation is not None:
            self.citations.append(event.citation)
        else:
            part = event.start_s, event.end_s
            self.texts[part] = self.texts.get(part, "") + event.text

    def go_on(self, event: AnswerGoesOn) -> None:
        """Take how far it is."""
        self.share, self.doing = event.share, event.doing

    def lines(self) -> list[Line]:
        """What there is to read."""
        told = [text.strip() for text in self.texts.values() if text.strip()]
        return [*_cited(self.citations), *map(Line, told)]


def lines_of(answer: Answer) -> list[Line]:
    """The lines of a whole answer.

    Where its citations are its sentences, these; else its text with all of them. Sentences that nothing bears out
    are lines too: they are shown as such.
    """
    told = [one for one in answer.citations if one.answer.strip()]
    doubted = [one for one in told if one.supported is False]
    borne_out = [one for one in told if one.supported is not False]
    if answer.abstained:
        return _cited(doubted)
    text = answer.answer.removeprefix(MEASURED).strip()
    if borne_out and _is_made_of(text, borne_out):
        return _cited(told)
    return [Line(text, tuple(borne_out)), *_cited(doubted)]


def _cited(citations: Sequence[Citation]) -> list[Line]:
    """A line for each sentence, with all that it rests on."""
    lines: list[Line] = []
    for one in citations:
        text, doubted = one.answer.strip(), one.supported is False
        if lines and lines[-1].text == text and lines[-1].doubted == doubted:
            lines[-1] = Line(text, (*lines[-1].citations, one), doubted)
        else:
            lines.append(Line(text, (one,), doubted))
    return lines


def _is_made_of(text: str, citations: Sequence[Citation]) -> bool:
    """Whether a text is these sentences and nothing else."""
    for one in {citation.answer.strip() for citation in citations}:
        if one not in text:
            return False
        text = text.replace(one, " ")
    return not any(letter.isalnum() for letter in _LABELS.sub(" ", text))
