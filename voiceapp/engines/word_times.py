"""Word times of an engine that tells none: its words laid over the known length of the sound, by their letters."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

# A word is a run of letters and digits with the marks that lie inside it ("It's", "3.50", "re-read"); scripts that
# are written without spaces count character by character.
_UNSPACED = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|(?:(?![{_UNSPACED}])[^\W_])+(?:['’.,:\-](?:(?![{_UNSPACED}])[^\W_])+)*")
_IDEOGRAPH = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")

# How long a written character is spoken, in letters: digits and ideographs are read as syllables or words.
_DIGIT = 4.0
_SYLLABLE = 3.0
_PAUSES = {
    **dict.fromkeys(",;:、，；：–—", 3.0),
    **dict.fromkeys(".!?…。！？\n", 6.0),
}


def estimated(text: str, seconds: float, offset_s: float = 0.0) -> list[dict[str, Any]]:
    """The words of ``text``, spoken in ``seconds`` of sound that begins at ``offset_s``: a guess (``exact`` False).

    ``text[start:end]`` is the word. A word takes time by its letters, a mark between two words by its pause; the
    last word ends with the sound. No words: [].
    """
    found = list(_WORD.finditer(text))
    lengths = [_length(match[0]) for match in found]
    pauses = [
        max((_PAUSES.get(mark, 1.0) for mark in text[match.end() : following.start()]), default=0.0)
        for match, following in pairwise(found)
    ]
    whole = sum(lengths) + sum(pauses)
    words: list[dict[str, Any]] = []
    spent = 0.0
    for match, length, pause in zip(found, lengths, [*pauses, 0.0], strict=False):
        words.append(
            {
                "text": match[0],
                "start_s": offset_s + seconds * spent / whole,
                "end_s": offset_s + seconds * (spent + length) / whole,
                "exact": False,
                "start": match.start(),
                "end": match.end(),
            }
        )
        spent += length + pause
    return words


def within(words: Sequence[Mapping[str, Any]], start: int) -> list[dict[str, Any]]:
    """The words of a piece of a text, as words of the text in which it begins at ``start``."""
    return [{**word, "start": start + word["start"], "end": start + word["end"]} for word in words]


class Unfolding:
    """The words of a text whose sound is still being made: each goes with the part of the sound in which it starts.

    ``expected_s`` is how long the whole may become; what is made in the end counts for the words not yet told.
    """

    def __init__(self, text: str, expected_s: float, offset_s: float = 0.0) -> None:
        self._text = text
        self._expected_s = expected_s
        self._offset_s = offset_s
        self._made_s = 0.0
        self._told = 0  # characters, and the second where the last told word ends
        self._told_s = 0.0

    def part(self, seconds: float, last: bool = False) -> list[dict[str, Any]]:
        """The words that start in the next ``seconds`` of sound; with ``last`` all that are left."""
        self._made_s += seconds
        whole_s = self._made_s if last else max(self._expected_s, self._made_s)
        at = min(self._told_s, whole_s)
        words: list[dict[str, Any]] = []
        for word in within(estimated(self._text[self._told :], whole_s - at, self._offset_s + at), self._told):
            if not last and word["start_s"] >= self._offset_s + self._made_s:
                break
            words.append(word)
        if words:
            self._told = words[-1]["end"]
            self._told_s = words[-1]["end_s"] - self._offset_s
        return words


def _length(word: str) -> float:
    return sum(
        _DIGIT if character.isdigit() else _SYLLABLE if _IDEOGRAPH.match(character) else 1.0 for character in word
    )
