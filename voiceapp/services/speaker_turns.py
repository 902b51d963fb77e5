"""Turns of speakers: made exclusive, and matched with those of an earlier diarisation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import TypeVar

from voiceapp.core.recordings import SpeakerTurn

Span = tuple[float, float]
S = TypeVar("S")
T = TypeVar("T")


def exclusive(turns: Iterable[SpeakerTurn]) -> tuple[SpeakerTurn, ...]:
    """At most one speaker at a time: where turns overlap, the longest of them goes on."""
    ordered = sorted(turns, key=lambda turn: turn.start_s)
    edges = sorted({edge for turn in ordered for edge in (turn.start_s, turn.end_s)})
    found: list[SpeakerTurn] = []
    going: list[SpeakerTurn] = []
    next_turn = 0
    for start, end in pairwise(edges):
        while next_turn < len(ordered) and ordered[next_turn].start_s <= start:
            going.append(ordered[next_turn])
            next_turn += 1
        going = [turn for turn in going if turn.end_s > start]
        if not going:
            continue
        speaker = max(going, key=lambda turn: turn.end_s - turn.start_s).speaker
        if found and found[-1].speaker == speaker and found[-1].end_s == start:
            found[-1] = SpeakerTurn(found[-1].start_s, end, speaker)
        else:
            found.append(SpeakerTurn(start, end, speaker))
    return tuple(found)


def matched(
    old: Iterable[tuple[S, float, float]],
    new: Iterable[tuple[T, float, float]],
    least: float,
    may: Callable[[T, S], bool] = lambda one, other: True,
) -> dict[T, S]:
    """Which new speaker is which old one (new -> old): the pairing that shares the most time.

    Turns are (speaker, start, end). A pair shares more than the part ``least`` of the time of whoever of both
    speaks less, and ``may`` be one.
    """
    before, after = _spans(old), _spans(new)
    olds, news = list(before), list(after)
    shared = [[_shared(after[one], before[other]) if may(one, other) else 0.0 for other in olds] for one in news]
    pairs: dict[T, S] = {}
    for row, column in best_pairs(shared):
        one, other = news[row], olds[column]
        if shared[row][column] > least * min(_length(after[one]), _length(before[other])):
            pairs[one] = other
    return pairs


def best_pairs(gains: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Rows and columns paired so that the sum of gains is the greatest (the assignment problem; by SciPy)."""
    if not gains or not gains[0]:
        return []
    from scipy.optimize import linear_sum_assignment

    rows, columns = linear_sum_assignment(gains, maximize=True)
    return [(int(row), int(column)) for row, column in zip(rows, columns, strict=True)]


def _spans(turns: Iterable[tuple[S, float, float]]) -> dict[S, list[Span]]:
    """Each speaker's spans in the order of time, touching and overlapping ones joined."""
    spans: dict[S, list[Span]] = defaultdict(list)
    for speaker, start, end in sorted(turns, key=lambda turn: turn[1]):
        mine = spans[speaker]
        if mine and start <= mine[-1][1]:
            mine[-1] = (mine[-1][0], max(mine[-1][1], end))
        else:
            mine.append((start, end))
    return spans


def _length(spans: Sequence[Span]) -> float:
    return sum(end - start for start, end in spans)


def _shared(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Seconds that two lists of spans, each in order and apart, have in common."""
    total = 0.0
    at = 0
    for start, end in one:
        while at < len(other) and other[at][1] <= start:
            at += 1
        ahead = at
        while ahead < len(other) and other[ahead][0] < end:
            total += min(end, other[ahead][1]) - max(start, other[ahead][0])
            ahead += 1
    return total
