"""What kind of thing a question asks for, English or German, and whether a sentence holds such a thing.

Questions are sorted by the type of their answers (Li and Roth, COLING 2002), here by the words they ask with.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from voiceapp.services.answer_things import (
    dated,
    holds_amount,
    holds_colour,
    holds_decision,
    holds_length,
    holds_name,
    holds_person,
    holds_place,
    holds_reason,
    holds_repetition,
)
from voiceapp.services.grounding_text import numbers

_I = re.IGNORECASE
_COLOUR = re.compile(r"\b(?:colou?r|farbe)\b", _I)
_OFTEN = re.compile(r"\b(?:how (?:often|many times|frequently)|wie oft)\b", _I)
_LENGTH = re.compile(
    r"\b(?:how (?:long|old)|how many (?:days|weeks|months|years|hours|minutes)|wie (?:lange|alt))\b", _I
)
_MOMENT = re.compile(
    r"\b(?:when|what time|(?:what|which) (?:day|date|year|month|week)|wann|um wie ?viel uhr"
    r"|(?:an )?welche[mnrs]? (?:tag|datum|jahr|monat|woche))\b",
    _I,
)
_WHAT_DECIDED = re.compile(
    r"\b(?:what|was|which|welche\w*)\b.*\b(?:decided?|agreed?|beschlossen|entschieden|vereinbart)\b", _I
)
_COUNT = re.compile(
    r"\b(?:how (?:many|far|large|big|high|wide|fast|tall|heavy|deep|late|soon)"
    r"|(?:what|which) (?:number|percentage|amount)"
    r"|wie ?(?:viele|weit|groß|hoch|schwer|breit|schnell|tief))\b",
    _I,
)
_MONEY = re.compile(
    r"\b(?:how (?:much|expensive)|costs?|price|pays?|paid|charged?|charges|fee|salary|wage|budget|profit|deposit"
    r"|wie ?(?:viel|teuer)|kostet|kosten|preis|verlangt|gehalt|miete|beitrag)\b",
    _I,
)
_HOW_MUCH = re.compile(r"(?:(?:and|und) )?(?:how|what|which|wie|was|welche[rsnm]?)\b", _I)
"""With a word of money: "What did it cost?" asks for a number, "Who paid for it?" for none."""

_REASON = re.compile(r"\b(?:why|how come|what is the reason|warum|wieso|weshalb|aus welchem grund)\b", _I)
_PERSON = re.compile(r"\b(?:who|whom|whose|wer|wem|wen|wessen)\b", _I)
_PERSON_GERMAN = re.compile(r"\b(?:wer|wem|wen|wessen)\b", _I)
_NAMED = re.compile(r"\b(?:name of|what\b.*\b(?:called|name)|wie heiß(?:t|en)|wie hieß)\b", _I)
_PLACE = re.compile(r"\b(?:where|wo|wohin|woher)\b", _I)
_YES_NO = re.compile(
    r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|must"
    r"|ist|sind|war|waren|hat|haben|kann|können|wird|werden|soll|sollen|darf|muss|gibt)\b",
    _I,
)
_WORD = re.compile(r"[\w'’-]+")


@dataclass(frozen=True, slots=True)
class Kind:
    """What is asked for. ``holds`` tells of a sentence whether such a thing is in it: without one (False) it
    answers nothing; None: that cannot be told."""

    name: str
    holds: Callable[[str], bool | None]


def kind(question: str, people: Collection[str] = ()) -> Kind | None:
    """What a question asks for, None: nothing in particular. ``people`` are the names of those who speak."""
    asked = frozenset(map(str.casefold, _WORD.findall(question)))
    for pattern, name, holds in (
        (_COLOUR, "colour", holds_colour),
        (_OFTEN, "often", holds_repetition),
        (_LENGTH, "length", holds_length),
        (_MOMENT, "moment", dated),
        (_WHAT_DECIDED, "decision", holds_decision),
    ):
        if pattern.search(question):
            return Kind(name, holds)
    if _COUNT.search(question) or (_MONEY.search(question) and _HOW_MUCH.match(question)):
        known = numbers(question)
        return Kind("amount", lambda text: holds_amount(text, known))
    if _REASON.search(question):
        return Kind("reason", lambda text: holds_reason(text, asked))
    if _PERSON.search(question):
        others = frozenset(name.casefold() for name in people) - asked
        names = not _PERSON_GERMAN.search(question)  # all German nouns begin with a capital
        return Kind("person", lambda text: holds_person(text, others, asked, names))
    if _NAMED.search(question):
        return Kind("name", lambda text: holds_name(text, asked))
    if _PLACE.search(question):
        return Kind("place", lambda text: holds_place(text, asked))
    return None


def numeric(question: str) -> bool:
    """Whether a number or a moment is asked for."""
    wanted = kind(question)
    return wanted is not None and wanted.name in {"amount", "length", "moment"}


def yes_or_no(question: str) -> bool:
    """Whether a question may be answered by yes or no."""
    return bool(_YES_NO.match(question))
