"""Which word is whose: words of a transcript meet the turns of a diarisation.

A word goes to the speaker whose turns cover most of it, else to the nearest turn. Then a sentence's few odd words
go to whom the most of it belongs: people seldom change in mid-sentence, and no time of a word or turn is exact.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby, pairwise

from voiceapp.core.frames import Word
from voiceapp.core.meetings import NewSegment, SpokenTurn

NEAR_S = 2.0
"""A word that no turn covers goes to one at most so far away."""

PAUSE_S = 0.6
"""So long a pause ends a sentence too: a transcript may have no marks."""

OWN_S = 1.0
OWN_WORDS = 3
"""Somebody who says so much within another's sentence does say it."""

_UNSPACED = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(rf"[{_UNSPACED}][^\w\s]*|(?:(?![{_UNSPACED}])\S)+")
_ENDS = re.compile(r"[.!?…。！？؟।]+[\"'”’»)\]」』）]*$")


def timed(segment: NewSegment) -> tuple[Word, ...]:
    """The words of a segment with times.

    Where the transcriber told none, each takes its share of the segment by its characters (``exact`` False).
    """
    if segment.words:
        return segment.words
    tokens = list(_TOKEN.finditer(segment.text))
    if not tokens:
        return ()
    begin, end = tokens[0].start(), tokens[-1].end()
    pace = (segment.end_s - segment.start_s) / (end - begin)

    def at(character: int) -> float:
        return segment.start_s + (character - begin) * pace

    return tuple(
        Word(token[0], at(token.start()), at(token.end()), None, False, token.start(), token.end())
        for token in tokens
    )


class TurnIndex:
    """Finds the turns at a time. Turns may overlap; n turns cost n log n once, a look-up log n."""

    def __init__(self, turns: Iterable[SpokenTurn]) -> None:
        self._turns = sorted(turns, key=lambda turn: (turn.start_s, turn.end_s))
        self._starts = [turn.start_s for turn in self._turns]
        # The turn that reaches furthest among those up to each one.
        self._latest = list(accumulate(self._turns, _later))
        self._reach = [turn.end_s for turn in self._latest]

    def speaker(self, start_s: float, end_s: float, near_s: float = NEAR_S) -> int | None:
        """Who speaks most between two moments, else who is nearest; None where nobody is near."""
        covered: dict[int, float] = defaultdict(float)
        first, beyond = bisect_right(self._reach, start_s), bisect_left(self._starts, end_s)
        for turn in self._turns[first:beyond]:
            shared = min(turn.end_s, end_s) - max(turn.start_s, start_s)
            if shared > 0:
                covered[turn.speaker] += shared
        if covered:
            return max(covered, key=covered.__getitem__)
        middle = (start_s + end_s) / 2
        near = [*self._latest[max(beyond - 1, 0) : beyond], *self._turns[beyond : beyond + 1]]
        away = {turn: max(turn.start_s - middle, middle - turn.end_s, 0.0) for turn in near}
        nearest = min(away, key=away.__getitem__, default=None)
        return nearest.speaker if nearest is not None and away[nearest] <= near_s else None


@dataclass(frozen=True, slots=True)
class _Given:
    """A word with the segment that it is in and the speaker that it was given; in :func:`shares`, the piece."""

    segment: int
    word: Word
    speaker: int | None


def assign(segments: Sequence[NewSegment], turns: Iterable[SpokenTurn]) -> list[tuple[NewSegment, ...]]:
    """The pieces of each segment with their speakers: one piece, or more where the speaker changes.

    ``turns`` are exclusive ones as a rule: where several speak, a word has to be one's. ``segments`` are in the
    order of time. Words keep their texts, times and probabilities; a piece's text is its part of the segment's.
    """
    index = TurnIndex(turns)
    given = [
        _Given(number, word, index.speaker(word.start_s, word.end_s))
        for number, segment in enumerate(segments)
        for word in timed(segment)
    ]
    smoothed = [_Given(one.segment, one.word, who) for one, who in zip(given, _smoothed(given), strict=True)]
    words = {number: list(group) for number, group in groupby(smoothed, key=lambda one: one.segment)}
    return [_pieces(segment, words.get(number, ())) for number, segment in enumerate(segments)]


def shares(
    original: tuple[str, tuple[Word, ...]], spans: Sequence[tuple[float, float]]
) -> list[tuple[str, tuple[Word, ...]]]:
    """What the transcriber wrote in a corrected segment, for the pieces of it with these times: each its own."""
    text, words = original
    whole = NewSegment(spans[0][0], spans[-1][1], text, words)
    cuts = [(end + start) / 2 for (_, end), (start, _) in pairwise(spans)]
    given = [_Given(0, word, bisect_right(cuts, (word.start_s + word.end_s) / 2)) for word in timed(whole)]
    given.sort(key=lambda one: one.speaker or 0)
    found = {one.speaker: (one.text, one.words) for one in _pieces(whole, given)}
    return [found.get(number, ("", ())) for number in range(len(spans))]


def _smoothed(given: Sequence[_Given]) -> list[int | None]:
    """The speakers after each sentence's majority has had its say."""
    speakers: list[int | None] = []
    for sentence in _sentences(given):
        spoken: dict[int, float] = defaultdict(float)
        for one in sentence:
            if one.speaker is not None:
                spoken[one.speaker] += _length(one.word)
        main = max(spoken, key=spoken.__getitem__, default=None)
        for speaker, group in groupby(sentence, key=lambda one: one.speaker):
            run = list(group)
            long = len(run) >= OWN_WORDS and run[-1].word.end_s - run[0].word.start_s >= OWN_S
            speakers += [speaker if speaker is not None and long else main] * len(run)
    return speakers


def _sentences(given: Sequence[_Given]) -> list[list[_Given]]:
    """Words up to a mark that ends a sentence, a pause, or the end of a segment."""
    sentences: list[list[_Given]] = [list(given[:1])] if given else []
    for before, one in pairwise(given):
        paused = one.word.start_s - before.word.end_s >= PAUSE_S
        if one.segment != before.segment or paused or _ENDS.search(before.word.text.strip()):
            sentences.append([])
        sentences[-1].append(one)
    return sentences


def _later(one: SpokenTurn, other: SpokenTurn) -> SpokenTurn:
    return one if one.end_s >= other.end_s else other


def _length(word: Word) -> float:
    return max(word.end_s - word.start_s, 0.01)


def _pieces(whole: NewSegment, given: Sequence[_Given]) -> tuple[NewSegment, ...]:
    """The segment, cut where the speaker changes."""
    runs = [(speaker, list(group)) for speaker, group in groupby(given, key=lambda one: one.speaker)]
    if len(runs) < 2:
        return (replace(whole, speaker=runs[0][0] if runs else None),)
    starts = _places(whole.text, [one.word.text for one in given])
    texts: list[str] = []
    first = 0
    for _, run in runs:
        last = first + len(run)
        if starts is None:  # the words are not those of the text: a piece's text is its words
            texts.append(" ".join(one.word.text.strip() for one in run))
        else:
            end = starts[last] if last < len(given) else len(whole.text)
            texts.append(whole.text[starts[first] if first else 0 : end].strip())
        first = last
    pieces = []
    for number, ((speaker, run), text) in enumerate(zip(runs, texts, strict=True)):
        words = tuple(replace(one.word, start=-1, end=-1) for one in run) if whole.words else ()
        start_s = run[0].word.start_s if number else whole.start_s
        end_s = run[-1].word.end_s if number < len(runs) - 1 else whole.end_s
        pieces.append(
            replace(
                whole,
                start_s=start_s,
                end_s=max(end_s, start_s),
                text=text,
                words=words,
                speaker=speaker,
                confidence=_mean(words) if words else whole.confidence,
            )
        )
    return tuple(pieces)


def _places(text: str, words: Sequence[str]) -> list[int] | None:
    """Where each word begins in the text; None where one of them is not there."""
    places = []
    at = 0
    for word in words:
        found = text.find(word.strip(), at)
        if found < 0:
            return None
        places.append(found)
        at = found + len(word.strip())
    return places


def _mean(words: Sequence[Word]) -> float | None:
    told = [word.probability for word in words if word.probability is not None]
    return sum(told) / len(told) if told else None
