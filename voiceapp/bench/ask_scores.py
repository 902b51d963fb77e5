"""A set of questions about recordings, and what answers to them are worth."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from voiceapp.core.answers import Answer
from voiceapp.core.errors import VoiceAppError


@dataclass(frozen=True, slots=True)
class Question:
    """One of the set. ``lines`` (from 1) of the ``recording`` bear the ``answer`` out; none: it has no answer."""

    text: str
    recording: str = ""
    lines: tuple[int, ...] = ()
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """An ``answer`` to a question; ``segments`` (ids) are those that bear the right one out."""

    question: Question
    segments: Collection[int]
    answer: Answer


def questions(path: Path) -> list[Question]:
    """The questions of a file, one JSON object a line. Raises VoiceAppError ``bench-missing``."""
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    except OSError as error:
        raise VoiceAppError(
            "bench-missing", f"The question set {path.name} is missing.", "Install the program again."
        ) from error
    return [
        Question(row["question"], row.get("recording", ""), tuple(row.get("lines", ())), row.get("answer", ""))
        for row in rows
    ]


def scores(answered: Sequence[Answered]) -> dict[str, Any]:
    """The figures of one way of answering; None where there is nothing to reckon them from.

    ``answer_f1`` is that of SQuAD (Rajpurkar et al., 2016): shared words of the answer and the span, 0 where there
    was no answer. Abstaining is judged over all questions, as finding those without an answer.
    ``sentences_supported`` is the share of all sentences that their quotes bear out; ``citations_right``: of the
    answers to answerable questions those that cite a line which bears the right one out.
    """
    answerable = [one for one in answered if one.question.lines]
    abstained = [one for one in answered if one.answer.abstained]
    right = sum(not one.question.lines for one in abstained)
    told = [said for one in answered for said in one.answer.citations]
    given = [one for one in answerable if not one.answer.abstained]
    return {
        "answer_f1": _share(sum(_f1(one) for one in answerable), len(answerable)),
        "abstention_precision": _share(right, len(abstained)),
        "abstention_recall": _share(right, len(answered) - len(answerable)),
        "sentences_supported": _share(sum(said.supported is True for said in told), len(told)),
        "citations_right": _share(sum(_cites(one) for one in given), len(given)),
    }


def _share(part: float, of: int) -> float | None:
    return round(part / of, 3) if of else None


def _cites(one: Answered) -> bool:
    return any(said.supported and said.segment in one.segments for said in one.answer.citations)


def _f1(one: Answered) -> float:
    if one.answer.abstained:
        return 0.0
    mine, theirs = (re.findall(r"\w+", text.casefold()) for text in (one.answer.answer, one.question.answer))
    shared = sum((Counter(mine) & Counter(theirs)).values())
    return 2 * shared / (len(mine) + len(theirs)) if shared else 0.0
