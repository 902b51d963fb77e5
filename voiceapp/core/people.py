"""People whose voices are remembered with their consent."""

from __future__ import annotations

from dataclasses import dataclass

CONSENT = (
    "I agree that this computer remembers my voice, so that it can suggest my name in later meetings. "
    "I can have it forgotten at any time."
)
"""What somebody agrees to whose voice is to be remembered."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is remembered since ``consented`` (seconds since the epoch), having agreed to ``consent``.

    ``references`` is how many recordings of the voice are known; the voice itself is told nowhere.
    """

    id: int
    name: str
    consented: float
    consent: str
    references: int = 0


@dataclass(frozen=True, slots=True)
class NameSuggestion:
    """Whose voice a speaker's is likely to be; ``score`` is the cosine of the two."""

    speaker: int
    person: int
    name: str
    score: float
