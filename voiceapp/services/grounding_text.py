"""Texts made comparable (no case, marks or contractions, numbers in digits), and a quote found in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from voiceapp.engines.skill_numbers import digits
from voiceapp.services.grounding_words import (
    DAYS,
    FILLERS,
    LOOSE,
    MONTH_SHORT,
    MONTHS,
    NEGATIONS,
    REFUSALS,
    STOP_WORDS,
)

_ALIKE = 83
"""Similarity (0..100, rapidfuzz's ratio) from which on two words are one, spelled in two ways: metres, meters."""

_SMALL = 0.5
"""Cost of a small difference between a quote and its source: a word spelled otherwise, an article too many."""

_TOLERANCE = 0.08
"""A quote may differ by so much of its length in words, and by one small difference in any case."""

_CONTRACTED = (
    ("won't", "will not"), ("can't", "can not"), ("cannot", "can not"), ("shan't", "shall not"), ("n't", " not"),
    ("'ll", " will"), ("'re", " are"), ("'m", " am"), ("'ve", " have"), ("'d", " would"), ("let's", "let us"),
    ("gonna", "going to"), ("'s", ""),
)  # fmt: skip
_SENTENCE = re.compile(
    rf"(?<![\d])[.!?…]+(?=\s|$)|(?<=\d)[.!?…]+(?=\s+(?!(?i:{'|'.join(sorted(MONTHS))}))[A-Z]|$)|[。！？]|\n"
)
_CLAUSE = re.compile(
    r"[,;:–—](?=\s)|\b(?=(?:but|because|although|aber|weil|obwohl|sondern)\b)"
    r"|\b(?=(?:and (?:i|we|he|she|they|you|it|then)|und (?:ich|wir|er|sie|du|es|dann))\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\d+(?:[.:]\d+)*|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\d_]+")
_DECIMAL_COMMA = re.compile(r"(?<![\d.,])(\d+),(\d{1,2})(?!,?\d)")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_ONE = re.compile(
    r"\b(?:the|this|that|no|any|every|each|which|to) one\b|\bone (?:of|another|thing|more|day)\b|-one\b"
)
_COUNTED = re.compile(rf"\b(?:first|second|third|last)\b(?! (?:of )?(?:{'|'.join(sorted(MONTHS))})\b)")
_EXACT = DAYS | MONTHS | NEGATIONS | REFUSALS
_UNITS = "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn"
_UNITS += " siebzehn achtzehn neunzehn"
_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"
_ORDINALS = "erste dritte siebte achte"


def _german() -> dict[str, str]:
    units = _UNITS.split()
    found = {word: value for value, word in enumerate(units)} | {"hundert": 100, "tausend": 1000}
    for ten, word in enumerate(_TENS.split(), 2):
        found[word] = 10 * ten
        for unit in range(1, 10):
            found[f"{'ein' if unit == 1 else units[unit]}und{word}"] = 10 * ten + unit
    ordinals = {f"{word}{'t' if value < 20 else 'st'}e": value for word, value in found.items() if value > 1}
    ordinals |= dict(zip(_ORDINALS.split(), (1, 3, 7, 8), strict=True))
    found |= {word + ending: value for word, value in ordinals.items() for ending in ("", "n", "r", "s")}
    return {word.casefold(): str(value) for word, value in found.items()}


GERMAN_NUMBERS = _german()


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a source, comparable. ``source`` is its place in the meeting.

    ``sentence`` and ``clause`` count within the source; ``asked``: the sentence is a question.
    """

    text: str
    source: int = 0
    sentence: int = 0
    clause: int = 0
    asked: bool = False


def tokens(text: str, source: int = 0) -> list[Token]:
    """The words of a text, comparable, with the sentence and clause that each stands in."""
    found: list[Token] = []
    clauses = 0
    for number, sentence in enumerate(sentences(unicodedata.normalize("NFKC", text))):
        asked = sentence.endswith(("?", "？"))
        for clause in _CLAUSE.split(sentence):
            found += [Token(word, source, number, clauses, asked) for word in _plain(clause)]
            clauses += 1
    return found


def words(text: str) -> list[str]:
    """The words of a text, comparable."""
    return [token.text for token in tokens(text)]


def sentences(text: str) -> list[str]:
    """The sentences of a text, with their marks."""
    found, at = [], 0
    for mark in _SENTENCE.finditer(text):
        found.append(text[at : mark.end()].strip())
        at = mark.end()
    return [sentence for sentence in (*found, text[at:].strip()) if sentence]


def _plain(clause: str) -> list[str]:
    text = re.sub(r"\b[A-Z][a-z]{2,5}\b", lambda short: MONTH_SHORT.get(short[0].lower(), short[0]), clause)
    text = text.casefold().replace("’", "'").replace("%", " percent ")
    for short, full in _CONTRACTED:
        text = text.replace(short, full)
    text = _DECIMAL_COMMA.sub(r"\1.\2", text)
    text = re.sub(r"(\d)k\b", r"\g<1>000", text)
    text = _ORDINAL.sub("", digits(text))
    return [GERMAN_NUMBERS.get(word, word) for word in _WORD.findall(text) if word not in FILLERS]


def numbers(text: str) -> set[str]:
    """The numbers that a text claims, in digits; "one" and "first" only where they count something."""
    masked = _ONE.sub(" ", text.casefold())
    return {word for word in words(_COUNTED.sub(" ", masked)) if is_number(word)}


def is_number(word: str) -> bool:
    """Whether a comparable word is a number."""
    return word[:1].isdigit()


def stem(word: str) -> str:
    """What a word shares with its other forms, roughly: its first five letters without an ending."""
    for ending in ("ing", "ed", "es", "en", "er", "s", "e", "n"):
        if len(word) - len(ending) >= 3 and word.endswith(ending):
            word = word.removesuffix(ending)
            break
    return re.sub(r"([^aeiouls])\1$", r"\1", word)[:5]


def stems(found: Iterable[str]) -> set[str]:
    """The stems of the words that carry meaning."""
    empty = STOP_WORDS | NEGATIONS
    plain = {stem(word) for word in found if word not in empty and not is_number(word)}
    return plain - STOP_WORDS


def find(quote: Sequence[str], source: Sequence[Token], names: Collection[str]) -> tuple[int, int] | None:
    """Where ``quote`` stands in ``source``, as the first and the last index + 1; None where it does not.

    An alignment of words (Sellers 1980, approximate matching within a longer text). Numbers, negations, names, days
    and words of content must be the same; only spelling and articles and the like may differ a little.
    """
    if not quote:
        return None
    limit = max(_SMALL, _TOLERANCE * len(quote))
    exact = {*names, *_EXACT}
    # Row of the quote's word: the least cost that ends at each place of the source, and where that began.
    costs: list[float] = [0.0] * (len(source) + 1)
    begins = list(range(len(source) + 1))
    for word in quote:
        dropped = _drop(word)
        next_costs, next_begins = [costs[0] + dropped], [0]
        for at, token in enumerate(source, 1):
            ways = (
                (costs[at - 1] + _change(word, token.text, exact), begins[at - 1]),
                (costs[at] + dropped, begins[at]),
                (next_costs[at - 1] + _drop(token.text), next_begins[at - 1]),
            )
            cost, begin = min(ways)
            next_costs.append(cost)
            next_begins.append(begin)
        costs, begins = next_costs, next_begins
    end = min(range(len(costs)), key=costs.__getitem__)
    return (begins[end], end) if costs[end] <= limit and end > begins[end] else None


def _drop(word: str) -> float:
    return _SMALL if word in LOOSE else float("inf")


def _change(one: str, other: str, exact: Collection[str]) -> float:
    if one == other:
        return 0.0
    if min(len(one), len(other)) < 5 or is_number(one) or is_number(other) or one in exact or other in exact:
        return float("inf")
    if one.endswith(other) or other.endswith(one):  # legal, illegal
        return float("inf")
    return _SMALL if fuzz.ratio(one, other) >= _ALIKE else float("inf")
