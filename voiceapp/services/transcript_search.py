"""Passages of one transcript in memory: by how much of a question they bear, or by their time."""

from __future__ import annotations

import math
from collections.abc import Sequence

from voiceapp.core.meetings import Meeting
from voiceapp.core.passages import NewPassage, Passage
from voiceapp.services.passage_cutting import passages
from voiceapp.services.retrieval import Hit
from voiceapp.services.search_terms import asked_terms

_CONTEXT = 0.5
"""What a term of the question before counts."""

_AROUND = 0.5
"""What a term counts that was said just before or after."""


def ranked(meeting: Meeting, question: str, context: Sequence[str] = ()) -> tuple[Hit, ...]:
    """All passages of a transcript, those first that hold most of the question's rare terms, then the earlier ones.

    ``context`` are terms of the question before.
    """
    cut = passages(meeting)
    bodies = [set(one.body.split()) for one in cut]
    weights = dict.fromkeys(context, _CONTEXT) | dict.fromkeys(asked_terms(question), 1.0)
    for term in weights:
        weights[term] *= math.log(1 + len(cut) / (0.5 + sum(term in body for body in bodies)))
    found = []
    for position, (one, body) in enumerate(zip(cut, bodies, strict=True)):
        near = set(one.around.split())
        score = sum(
            weight * (1.0 if term in body else _AROUND if term in near else 0.0) for term, weight in weights.items()
        )
        found.append(Hit(_place(meeting, position, one), score))
    return tuple(sorted(found, key=lambda hit: (-hit.score, hit.passage.position)))


def said_between(meeting: Meeting, start_s: float, end_s: float | None) -> tuple[Hit, ...]:
    """The passages of a transcript that are said between two seconds (None: its end)."""
    return tuple(
        Hit(_place(meeting, position, one), 1.0)
        for position, one in enumerate(passages(meeting))
        if one.end_s > start_s and (end_s is None or one.start_s < end_s)
    )


def _place(meeting: Meeting, position: int, one: NewPassage) -> Passage:
    return Passage(position, meeting.info.id, 0, position, one.first, one.last, one.start_s, one.end_s)
