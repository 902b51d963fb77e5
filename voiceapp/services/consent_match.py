"""Whether a known sentence was read: what a recogniser wrote down, aligned with it.

Recognisers err and spell freely, so words are compared by their letters, and one word may be written as several:
the alignment is the monotone one with the most letters alike (dynamic programming; Needleman and Wunsch, 1970).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

LEAST = 0.5
"""Words that are less alike are not aligned."""

_MOST_HEARD = 400
_JOINED = ((1, 1), (1, 2), (1, 3), (2, 1))
"""How many words of the sentence may be how many of those heard."""

_SOUNDS = (("sch|sh|tch|ch", "j"), ("ph|v|w", "f"), ("ck|c|q|x", "k"), ("th|dt|d", "t"), ("z", "s"), ("b", "p"))
"""Letters that recognisers take for each other in names."""


def align(words: Sequence[str], heard: str, name: int) -> list[float]:
    """How alike each word is to what is aligned with it: 0 (nothing is) or ``LEAST`` to 1.

    The word at ``name`` is a whole name, which may sound alike instead.
    """
    wanted = [letters(word) for word in words]
    given = [plain for word in heard.split()[:_MOST_HEARD] if (plain := letters(word))]
    best = [[0.0] * (len(given) + 1) for _ in range(len(wanted) + 1)]
    steps: list[list[tuple[int, int, float]]] = [[(1, 0, 0.0)] * (len(given) + 1) for _ in range(len(wanted) + 1)]
    for row in range(1, len(wanted) + 1):
        for column in range(1, len(given) + 1):
            score, step = max((best[row - 1][column], (1, 0, 0.0)), (best[row][column - 1], (0, 1, 0.0)))
            for down, right in _JOINED:
                if down > row or right > column or (down == 2 and name in (row - 1, row - 2)):
                    continue
                one, other = "".join(wanted[row - down : row]), "".join(given[column - right : column])
                alike = name_likeness(one, other) if row - 1 == name else likeness(one, other)
                gained = best[row - down][column - right] + alike * len(one)
                if alike >= LEAST and gained > score:
                    score, step = gained, (down, right, alike)
            best[row][column], steps[row][column] = score, step
    found = [0.0] * len(wanted)
    row, column = len(wanted), len(given)
    while row and column:
        down, right, alike = steps[row][column]
        for place in range(row - down, row):
            found[place] = alike
        row, column = row - down, column - right
    return found


def letters(text: str) -> str:
    """A text as it is compared: letters and digits, in lower case and without accents."""
    flat = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in flat if character.isalnum())


def likeness(one: str, other: str) -> float:
    """The share of equal letters, 0 to 1 (Levenshtein, 1966)."""
    return float(Levenshtein.normalized_similarity(one, other))


def name_likeness(one: str, other: str) -> float:
    """As :func:`likeness`, or how alike they sound."""
    return max(likeness(one, other), likeness(_sound(one), _sound(other)))


def _sound(name: str) -> str:
    """The first letter and the consonants after it."""
    for spelling, sound in _SOUNDS:
        name = re.sub(spelling, sound, name)
    return name[:1] + re.sub(r"[aeiouyh]", "", re.sub(r"(.)\1", r"\1", name[1:]))
