"""What was heard of a take against its text, word by word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import median
from typing import Literal

from rapidfuzz import fuzz

from voiceapp.core.frames import Word
from voiceapp.pipeline.speakable import speakable
from voiceapp.pipeline.speech_language import SpeechLanguage
from voiceapp.pipeline.stock_phrases import plain

PAUSE_S = 0.2
"""One word alone after the text's end counts only after such a pause: "dogs" is sometimes heard as "dog is"."""

TOLD_LETTERS = 4
"""Recognisers drop and double shorter words ("a", "the") of the best speakers."""

_YEARS = range(1100, 2100)
_DIGITS = re.compile(r"[0-9]+")
_UNSPACED = re.compile(r"([\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])")


@dataclass(frozen=True, slots=True)
class Token:
    """A plain word that was heard, with the times of the word that it is (a part) of; 0 where there are none."""

    text: str
    start_s: float = 0.0
    end_s: float = 0.0
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """A text of ``words`` plain words against what was heard: ``errors`` are substitutions, deletions, insertions.

    ``extra`` was heard after the text's end, ``repeats`` counts words said twice in a row, ``left_out`` are words
    of the text that there was no time for. ``end_s``: where the text's last word ends, if it was heard as it is
    written, and whether that is ``exact``. ``after``: how many words stand after it, ``extra`` or not.
    """

    words: int
    errors: int
    extra: tuple[Token, ...] = ()
    repeats: int = 0
    left_out: tuple[str, ...] = ()
    end_s: float | None = None
    exact: bool = False
    after: int = 0

    @property
    def wer(self) -> float | None:
        """Word error rate; None for a text without words."""
        return self.errors / self.words if self.words else None

    @property
    def ended(self) -> Compared:
        """The same where nothing was heard after the text's end."""
        return replace(self, errors=self.errors - self.after, extra=())


@dataclass(frozen=True, slots=True)
class _Pair:
    """One step of an alignment: the numbers of the text's and the heard word, None where it has no partner."""

    said: int | None
    heard: int | None


def plain_words(text: str, language: str) -> list[str]:
    """The words of a text as they are spoken (numbers and signs in words), in lower case, without marks.

    Where a script has no spaces, its characters: what is counted then is the character error rate.
    """
    spoken_in = SpeechLanguage(language or "en")

    def in_words(digits: re.Match[str]) -> str:
        value = int(digits[0])
        form: Literal["year", "cardinal"] = "year" if value in _YEARS and len(digits[0]) == 4 else "cardinal"
        return spoken_in.in_words(value, form) or digits[0]

    words = _DIGITS.sub(in_words, speakable(text, language or "en").text)
    return _UNSPACED.sub(r" \1 ", plain(words).replace("'", "")).split()


def tokens(words: Sequence[Word], language: str) -> list[Token]:
    """Heard words as plain ones."""
    return [
        Token(part, word.start_s, word.end_s, word.exact)
        for word in words
        for part in plain_words(word.text, language)
    ]


def compare(said: Sequence[str], heard: Sequence[Token]) -> Compared:
    """Align by the fewest errors; of those alignments the one that pairs similar words, and its insertions late.

    So what is heard after the end stands at the end, and not somewhere before it.
    """
    pairs = _aligned(said, [token.text for token in heard])
    errors = sum(
        pair.said is None or pair.heard is None or said[pair.said] != heard[pair.heard].text for pair in pairs
    )
    last = max((at for at, pair in enumerate(pairs) if pair.said is not None), default=-1)
    after = tuple(heard[pair.heard] for pair in pairs[last + 1 :] if pair.heard is not None)
    end = pairs[last].heard if pairs and last >= 0 else None
    ends = heard[end] if end is not None and heard[end].text == said[-1] else None
    doubtful = len(after) == 1 and len(heard) > 1 and heard[-1].start_s - heard[-2].end_s < PAUSE_S
    return Compared(
        words=len(said),
        errors=errors,
        extra=() if doubtful or not said else after,
        repeats=_repeats(pairs[: last + 1], [token.text for token in heard]),
        left_out=_left_out(pairs, said, heard),
        end_s=ends.end_s if ends and ends.end_s else None,
        exact=bool(ends and ends.exact),
        after=len(after),
    )


def _aligned(said: Sequence[str], heard: Sequence[str]) -> list[_Pair]:
    """Levenshtein's alignment; the second part of a cost is how unlike the substituted words are."""
    costs = [[(row + column, 0.0) for column in range(len(heard) + 1)] for row in range(len(said) + 1)]
    for row, wanted in enumerate(said, 1):
        for column, given in enumerate(heard, 1):
            edits, unlike = costs[row - 1][column - 1]
            if wanted != given:
                edits, unlike = edits + 1, unlike + 1 - fuzz.ratio(wanted, given) / 100
            above, left = costs[row - 1][column], costs[row][column - 1]
            costs[row][column] = min((edits, unlike), (above[0] + 1, above[1]), (left[0] + 1, left[1]))
    pairs: list[_Pair] = []
    row, column = len(said), len(heard)
    while row or column:
        here = costs[row][column]
        if column and (costs[row][column - 1][0] + 1, costs[row][column - 1][1]) == here:
            column -= 1
            pairs.append(_Pair(None, column))
        elif row and (costs[row - 1][column][0] + 1, costs[row - 1][column][1]) == here:
            row -= 1
            pairs.append(_Pair(row, None))
        else:
            row, column = row - 1, column - 1
            pairs.append(_Pair(row, column))
    return pairs[::-1]


def _repeats(pairs: Sequence[_Pair], heard: Sequence[str]) -> int:
    """Inserted words that are the same as those just before or just after them."""
    count = 0
    for inserted, group in groupby(pairs, key=lambda pair: pair.said is None):
        places = [pair.heard for pair in group if pair.heard is not None]
        if not inserted or not places:
            continue
        first, size = places[0], len(places)
        run = heard[first : first + size]
        around = (heard[max(first - size, 0) : first], heard[first + size : first + 2 * size])
        if run in around and sum(map(len, run)) >= TOLD_LETTERS:
            count += size
    return count


def _left_out(pairs: Sequence[_Pair], said: Sequence[str], heard: Sequence[Token]) -> tuple[str, ...]:
    """Words that were not heard between two that were, when those fill the time between them by themselves.

    A word that was only not recognised has its time: its neighbours then seem to be spoken too slowly. How fast the
    take speaks tells which of the two explains the time better.
    """
    matched = [
        (said[pair.said], heard[pair.heard])
        for pair in pairs
        if pair.said is not None and pair.heard is not None and said[pair.said] == heard[pair.heard].text
    ]
    pace = median((token.end_s - token.start_s) / len(word) for word, token in matched) if matched else 0.0
    found: list[str] = []
    for at in range(1, len(pairs) - 1):
        missing, before, after = pairs[at], pairs[at - 1], pairs[at + 1]
        if missing.heard is not None or missing.said is None or len(said[missing.said]) < TOLD_LETTERS:
            continue
        if before.said is None or before.heard is None or after.said is None or after.heard is None:
            continue
        one, other = heard[before.heard], heard[after.heard]
        if one.text != said[before.said] or other.text != said[after.said]:
            continue
        without = pace * (len(one.text) + len(other.text))
        if other.end_s - one.start_s < without + pace * len(said[missing.said]) / 2:
            found.append(said[missing.said])
    return tuple(found)
