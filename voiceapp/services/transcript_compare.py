"""Two versions of a transcript side by side: the places where their words differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from voiceapp.core.meetings import MeetingSegment
from voiceapp.pipeline.stock_phrases import plain

STRETCH_S = 300.0
"""Versions are compared stretch by stretch: the time it takes grows with the square of the words."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of one version and those of the other in their place, "" where it has none; ``at_s`` is where."""

    at_s: float
    one: str
    other: str


def differences(one: Sequence[MeetingSegment], other: Sequence[MeetingSegment]) -> list[Difference]:
    """Where the words differ, by time. Case and punctuation do not count."""
    left, right = _by_stretch(one), _by_stretch(other)
    found = []
    for number in sorted(left.keys() | right.keys()):
        a, b = left.get(number, []), right.get(number, [])
        matcher = SequenceMatcher(
            a=[plain(text) for _, text in a], b=[plain(text) for _, text in b], autojunk=False
        )
        for tag, a0, a1, b0, b1 in matcher.get_opcodes():
            if tag != "equal":
                at_s = min(at for at, _ in [*a[a0:a1], *b[b0:b1]])
                found.append(Difference(at_s, _text(a[a0:a1]), _text(b[b0:b1])))
    return found


def _by_stretch(segments: Sequence[MeetingSegment]) -> dict[int, list[tuple[float, str]]]:
    words = sorted(word for segment in segments for word in _words(segment))
    return {number: [*group] for number, group in groupby(words, lambda word: int(word[0] // STRETCH_S))}


def _words(segment: MeetingSegment) -> Iterable[tuple[float, str]]:
    """Words with their beginnings; without times of their own they follow each other evenly."""
    if segment.words:
        return [(word.start_s, word.text.strip()) for word in segment.words if plain(word.text)]
    texts = [text for text in segment.text.split() if plain(text)]
    step_s = (segment.end_s - segment.start_s) / max(len(texts), 1)
    return [(segment.start_s + place * step_s, text) for place, text in enumerate(texts)]


def _text(words: Sequence[tuple[float, str]]) -> str:
    return " ".join(text for _, text in words)
