"""Passages put in the order of how much of a question is said in them and just before: the answer to "How far is
the drive?" does not name the drive again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from voiceapp.core.passages import Passage, PassageTerms
from voiceapp.services.grounding_text import is_number, stem
from voiceapp.services.grounding_words import DAYS, MONTHS
from voiceapp.services.question_terms import QuestionTerms

BEFORE, AFTER = 1, 3
"""Passages before and after one that bears terms of the question: they may be the answer."""

_EARLIER, _LATER = 0.5, 0.8
"""What a term counts that is said one passage later than this one, or one earlier; two, this squared."""

_NAME = 0.5
"""What a term counts that is the speaker's name."""

_NUMBER = 0.2
"""What it adds where a number or a moment is asked for that one is said."""

_MATCHED = 0.1
"""What it adds that BM25 ranks a passage highest; for others less, in proportion."""

_CALENDAR = frozenset(map(stem, DAYS | MONTHS))


def ranked(
    near: Sequence[PassageTerms], scores: Mapping[int, float], terms: QuestionTerms, numeric: bool
) -> list[Passage]:
    """Passages, best first. ``near`` are in the order of transcripts and positions, ``scores`` BM25's by ids."""
    highest = max(scores.values(), default=0.0) or 1.0
    worth: dict[int, float] = {}
    for _, group in groupby(near, lambda one: one.passage.transcript):
        run = list(group)
        said = {one.passage.position: terms.within(one.name, _NAME) | terms.within(one.body) for one in run}
        for one in run:
            at = one.passage.position
            found: dict[str, float] = {}
            for place in range(at - AFTER, at + BEFORE + 1):
                counts = _LATER ** (at - place) if place <= at else _EARLIER ** (place - at)
                for term, count in said.get(place, {}).items():
                    found[term] = max(found.get(term, 0.0), counts * count)
            number = numeric and any(is_number(term) or term in _CALENDAR for term in one.body)
            worth[one.passage.id] = (
                terms.share(found) + _NUMBER * number + _MATCHED * scores.get(one.passage.id, 0.0) / highest
            )
    passages = [one.passage for one in near if one.allowed]
    return sorted(passages, key=lambda one: (-worth[one.id], one.id))
