"""How near sentences are to a question in meaning, where there is a model of sentences."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence

import numpy as np

from voiceapp.core.meetings import Meeting
from voiceapp.core.recordings import Vector
from voiceapp.services.answer_evidence import Sentence

_MOST = 48
"""Sentences that are compared, those that bear most of the question's words."""

_LIKENESS, _LEAST = 0.8, 0.95
"""What the cosine adds to the worth by words, and what an answer has to reach then. From tests/data/ask with
all-MiniLM-L6-v2."""

Vectors = Callable[[Sequence[str]], Awaitable[tuple[Vector, str] | None]]


async def likenesses(
    question: str, found: Sequence[Sentence], meetings: Mapping[int, Meeting], vectors: Vectors
) -> list[float] | None:
    """The cosine of the question and each of the first sentences; None where no model tells.

    Of a sentence by itself, and with what was said before it, the mean: "Ninety." is near to nothing by itself.
    """
    some = found[:_MOST]
    if not some:
        return None
    texts = [one.text for one in some] + [
        f"{_before(one, meetings[one.meeting])} {one.text}".strip() for one in some
    ]
    told = await vectors([question, *texts])
    if told is None:
        return None
    cosines = told[0][1:] @ told[0][0]
    return [float(one) for one in np.mean(cosines.reshape(2, len(some)), axis=0)]


def nearest(found: Sequence[Sentence], alike: Sequence[float]) -> Sentence | None:
    """The sentence that answers by its words and its meaning together, None where none does."""
    sums = [one.worth + _LIKENESS * near for one, near in zip(found, alike, strict=False)]
    best = int(np.argmax(sums)) if sums else 0
    return found[best] if sums and sums[best] >= _LEAST else None


def _before(sentence: Sentence, meeting: Meeting) -> str:
    """The segment before that of a sentence."""
    at = next(at for at, one in enumerate(meeting.segments) if one.id == sentence.segment.id)
    return meeting.segments[at - 1].text if at else ""
