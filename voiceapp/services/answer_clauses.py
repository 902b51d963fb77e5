"""The part of a sentence that answers, where the rest can be left out without a loss of truth."""

from __future__ import annotations

import re
from collections.abc import Callable

_I = re.IGNORECASE

_PART = re.compile(
    r"(?<=[,;:–—])\s+(?=\w)|\s+(?=(?:and (?:I|we|he|she|it|they|you|then)|und (?:ich|wir|er|sie|es|dann))\b)", _I
)
_OPENING = re.compile(
    r"(?:(?:good|great|fine|okay|ok|all right|right|well|oh|so|and|yes|yeah|sure|hi|hello|morning|agreed|wonderful"
    r"|but|um|uh|gut|also|ja|klar|genau|na ja|aber|so|und|hm|äh|ähm)\b[,.]?\s*)+(?=\w)",
    _I,
)
"""What an answer need not begin with."""

_TURNS = re.compile(
    r"\b(?:if|unless|provided|as long as|whether|when|maybe|perhaps|might|probably|possibly|not|no|never|nobody"
    r"|none|nothing|without|except|only|instead|but|although|though|however|until|before|after|than|rather|\w+n[’']t"
    r"|suppose|thinks?|thought|believes?|guess|hopes?|heard|hear|says?|said|told|wrote|claims?|claimed|promised?"
    r"|suggests?|suggested|propose|wish|imagine|allegedly"
    r"|wenn|falls|sofern|ob|vielleicht|eventuell|wahrscheinlich|nicht|kein\w*|nie|niemals|niemand|nichts|ohne|außer"
    r"|nur|sondern|aber|doch|obwohl|statt|stattdessen|bis|bevor|denk\w*|glaub\w*|hoff\w*|sagt\w*|gesagt"
    r"|mein(?:t|e|te)|schlage|behauptet|versprochen|angeblich)\b",
    _I,
)
"""Words that may turn what the rest of a sentence says, or tell whose word it is: a part with one stays."""

_PLANS = re.compile(
    r"\b(?:would|could|should|wants? to|plans?|asks?|I[’']d|we[’']d|würde\w*|könnte\w*|sollte\w*|möchte\w*"
    r"|wollte\w*)\b",
    _I,
)
"""Words that tell that what follows is a plan or a wish: a part with one stays before it."""

_STANDS_ALONE = re.compile(
    r"\b(?:I|we|you|he|she|it|they|there|that|this|is|are|was|were|has|have|had|will|can|did|does|do|ich|wir|du|er|sie"
    r"|es|da|das|ist|sind|war|waren|hat|haben|hatte|wird|werden|kann|können|muss)\b|\w[’'](?:s|ll|re|m|ve)\b",
    _I,
)
"""What a part that is a clause has, and an item of a list has not."""

_DEPENDS = re.compile(
    r"(?:which|who|whose|whom|where|while|as|dass|that|weil|because|die|der|das|den|dem|deren|including"
    r"|mit|\w+ing)\b",
    _I,
)
"""Beginnings of a part that leans on the one before it."""


def without_opening(text: str) -> str:
    """A sentence without "Good," and the like at its beginning."""
    rest = text[match.end() :] if (match := _OPENING.match(text)) else text
    return rest[:1].upper() + rest[1:] if len(rest.split()) > 1 else text


def answering(text: str, holds: Callable[[str], bool | None], bears: Callable[[str], float]) -> str:
    """The part of a sentence that ``holds`` what is asked for; of several the one that ``bears`` most of it.

    Parts that also hold such a thing, that may turn the meaning or that are no clauses of their own stay.
    """
    parts = _PART.split(text)
    found = [at for at, part in enumerate(parts) if holds(part)]
    if not found:
        return without_opening(text)
    best = max(found, key=lambda at: bears(parts[at]))
    kept = {best, *found} | {
        at
        for at, part in enumerate(parts)
        if not _STANDS_ALONE.search(part) or _TURNS.search(part) or (at < best and _PLANS.search(part))
    }
    kept |= {at - 1 for at in kept if at and _DEPENDS.match(parts[at])}
    first, last = min(kept), max(kept)
    while first and _DEPENDS.match(parts[first]):
        first -= 1
    end = "" if last == len(parts) - 1 else "."
    return without_opening(" ".join(parts[first : last + 1]).rstrip(",;:–— ") + end)
