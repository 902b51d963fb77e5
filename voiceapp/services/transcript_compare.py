"""Two versions of a transcript side by side: the places where their words differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from voiceapp.core.meetings import MeetingSegment
from voiceapp.core.versions import Difference, Stretch
from voiceapp.pipeline.stock_phrases import plain

STRETCH_S = 300.0
"""Versions are compared stretch by stretch: the time it takes grows with the square of the words."""


def differences(one: Sequence[MeetingSegment], other: Sequence[MeetingSegment]) -> list[Difference]:
    """Where the words differ, by time. Case and punctuation do not count."""
    return [Difference(at.at_s, at.one, at.other) for at in side_by_side(one, other) if not at.same]


def side_by_side(one: Sequence[MeetingSegment], other: Sequence[MeetingSegment]) -> list[Stretch]:
    """Both versions as stretches that are the same or differ, by time; each segment of ``other`` begins one.

    A difference that reaches over several segments of ``other`` is one stretch.
    """
    left, right = _by_stretch(one), _by_stretch(other)
    found = []
    for number in sorted(left.keys() | right.keys()):
        a, b = left.get(number, []), right.get(number, [])
        matcher = SequenceMatcher(
            a=[plain(word.text) for word in a], b=[plain(word.text) for word in b], autojunk=False
        )
        for tag, a0, a1, b0, b1 in matcher.get_opcodes():
            if tag != "equal":
                found.append(_stretch(a[a0:a1], b[b0:b1], same=False))
                continue
            cuts = [b0, *(at for at in range(b0 + 1, b1) if b[at].line), b1]
            found += [
                _stretch(a[a0 + low - b0 : a0 + high - b0], b[low:high], same=True) for low, high in pairwise(cuts)
            ]
    return found


@dataclass(frozen=True, slots=True)
class _Said:
    at_s: float
    text: str
    line: MeetingSegment | None


def _stretch(one: Sequence[_Said], other: Sequence[_Said], same: bool) -> Stretch:
    at_s = min(word.at_s for word in [*one, *other])
    line = next((word.line for word in other if word.line), None)
    return Stretch(at_s, _text(one), _text(other), same, line)


def _by_stretch(segments: Sequence[MeetingSegment]) -> dict[int, list[_Said]]:
    """Words in the order of their segments, so that people who speak at once are not mixed word by word."""
    found: dict[int, list[_Said]] = {}
    for segment in sorted(segments, key=lambda one: one.start_s):
        for word in _words(segment):
            found.setdefault(int(word.at_s // STRETCH_S), []).append(word)
    return found


def _words(segment: MeetingSegment) -> Iterable[_Said]:
    """Words with their beginnings; without times of their own they follow each other evenly."""
    if segment.words:
        told = [(word.start_s, word.text.strip()) for word in segment.words if plain(word.text)]
    else:
        texts = [text for text in segment.text.split() if plain(text)]
        step_s = (segment.end_s - segment.start_s) / max(len(texts), 1)
        told = [(segment.start_s + place * step_s, text) for place, text in enumerate(texts)]
    return [_Said(at_s, text, None if place else segment) for place, (at_s, text) in enumerate(told)]


def _text(words: Sequence[_Said]) -> str:
    return " ".join(word.text for word in words)
