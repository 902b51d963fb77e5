"""What is looked up of a text: the stems of its words of content, and its numbers."""

from __future__ import annotations

from voiceapp.services.grounding_text import is_number, stem, words
from voiceapp.services.grounding_words import NEGATIONS, STOP_WORDS

_EMPTY = STOP_WORDS | NEGATIONS

_FRAME = frozenset(
    stem(word)
    for word in """answer ask asked decide decided decision discuss discussed explain happen happened know learn
    mean mention mentioned much many people person recording recordings said say saying says speak speaker talk
    talked tell thing think thought told
    sagen sagt gesagt erzählt besprochen beschlossen entschieden erwähnt wissen viel viele""".split()
)
"""Of a question's words those that ask, and need not have been said."""


def terms(text: str) -> list[str]:
    """The terms of a text in their order, as often as they stand there."""
    made = []
    for word in words(text):
        if is_number(word):
            made.append(word)
        elif word not in _EMPTY and (found := stem(word)) not in STOP_WORDS:
            made.append(found)
    return made


def asked_terms(question: str) -> list[str]:
    """What a question is about, each term once; words that only ask are left out unless there are no others."""
    found = list(dict.fromkeys(terms(question)))
    return [term for term in found if term not in _FRAME] or found
