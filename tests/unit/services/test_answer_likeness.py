"""Of sentences with like words the one that is near the question in meaning answers, and none that is far."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from voiceapp.core.meetings import Meeting, MeetingInfo, MeetingSegment
from voiceapp.core.recordings import Vector
from voiceapp.services.answer_evidence import Sentence
from voiceapp.services.answer_likeness import likenesses, nearest

SAID = ("How much is it?", "Ninety.", "The cellar is dry.")
SEGMENTS = tuple(MeetingSegment(at, None, 2.0 * at, 2.0 * at + 2.0, text) for at, text in enumerate(SAID, 1))
MEETING = Meeting(MeetingInfo(1, "Call", 0.0, 6.0, "ready", "imported"), (), SEGMENTS)
NINETY = Sentence(1, SEGMENTS[1], "Ninety.", "Ninety.", 0.4, 0.0, None, True)
CELLAR = Sentence(1, SEGMENTS[2], "The cellar is dry.", "The cellar is dry.", 0.4, 0.0, None, True)


async def vectors(texts: Sequence[str]) -> tuple[Vector, str]:
    """What speaks of "much" points one way, all else the other."""
    much = np.array(["much" in text.lower() for text in texts])
    return np.stack([much, ~much], axis=1).astype(np.float32), "m"


def test_a_sentence_is_compared_alone_and_with_what_was_said_before_it() -> None:
    found = asyncio.run(likenesses("How much does it cost?", [NINETY, CELLAR], {1: MEETING}, vectors))
    assert found == [0.5, 0.0]


def test_without_a_model_or_a_sentence_nothing_is_told() -> None:
    async def none(texts: Sequence[str]) -> None:
        return None

    assert asyncio.run(likenesses("What?", [NINETY], {1: MEETING}, none)) is None
    assert asyncio.run(likenesses("What?", [], {1: MEETING}, vectors)) is None


@pytest.mark.parametrize(
    ("worths", "alike", "answer"),
    [
        ((0.4, 0.4), (0.8, 0.3), "Ninety."),  # like words: the meaning tells
        ((0.4, 0.9), (0.5, 0.3), "The cellar is dry."),  # many words tell more than some meaning
        ((0.4, 0.4), (0.5, 0.3), None),  # neither bears enough
        ((), (), None),
    ],
)
def test_words_and_meaning_together_tell_the_answer(
    worths: Sequence[float], alike: Sequence[float], answer: str | None
) -> None:
    found = [replace(one, covered=worth) for one, worth in zip((NINETY, CELLAR), worths, strict=False)]
    best = nearest(found, alike)
    assert (None if best is None else best.text) == answer
