"""What is looked up of a text: the stems of its words of content, and its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from voiceapp.services.grounding_text import is_number, stem, words
from voiceapp.services.grounding_words import NEGATIONS, STOP_WORDS

_EMPTY = STOP_WORDS | NEGATIONS

_FRAME = frozenset(
    stem(word)
    for word in """answer ask asked being decide decided decision discuss discussed doing explain getting going
    happen happened having know learn mean mention mentioned much many people person recording recordings said say
    saying says speak speaker talk talked tell thing think thought told using his hers ours theirs mine yours
    sagen sagt gesagt erzählt besprochen beschlossen entschieden erwähnt wissen viel viele
    welche wann wem wen warum wieso weshalb wofür womit wovon wohin woher worüber wessen wurde wurden worden
    haben hatten gibt gab unser euer unserem unseren""".split()
)
"""Of a question's words those that ask, and need not have been said."""

_MARKS = re.compile("[.:]")
"""Within a number, where the index would cut it in two: 14:30, 2.5."""

_HOW = re.compile(
    r"\b(?:how|wie) (far|large|big|old|often|high|wide|fast|tall|heavy|deep|late|soon|expensive"
    r"|weit|groß|alt|oft|hoch|teuer|schwer|breit|schnell|tief|heißt|heißen)\b"
    r"|\b(?:what|which|welche) (time|day|date|colou?r|farbe)\b|\bwhat\b.*\b(called)\b",
    re.IGNORECASE,
)
"""Words that only tell what kind of thing is asked for, and need not be in the answer."""

_HOW_MUCH = re.compile(r"\bhow (?:much|many|long)\b|\bwie (?:viel|lange)\b", re.IGNORECASE)
_MEASURED = frozenset(map(stem, "cost costs price pay last take takes kostet kosten preis dauert".split()))
"""With these a quantity is asked for: the number in the answer stands for them."""


def terms(text: str) -> list[str]:
    """The terms of a text in their order, as often as they stand there."""
    return [term for term, _ in _pairs(text)]


def asked_terms(question: str) -> dict[str, str]:
    """What a question is about: each term with its word, without those that only ask."""
    found = dict(_pairs(question))
    asking = _FRAME | (_MEASURED if _HOW_MUCH.search(question) else set())
    asking |= {stem(word.casefold()) for match in _HOW.findall(question) for word in match if word}
    return {term: word for term, word in found.items() if term not in asking}


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for word in words(text):
        if is_number(word):
            yield _MARKS.sub("x", word), word
        elif word not in _EMPTY:
            found = stem(word)
            yield (word if found in STOP_WORDS else found), word
