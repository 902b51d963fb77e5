"""The sentences around what a question was found in, weighed by how much of the question they bear."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from voiceapp.core.meetings import Meeting, MeetingSegment
from voiceapp.core.passages import Passage
from voiceapp.services.grounding_text import numbers, sentences, words
from voiceapp.services.grounding_words import DAYS, MONTHS
from voiceapp.services.minutes_cues import DECIDES
from voiceapp.services.passage_cutting import places
from voiceapp.services.search_terms import terms

_OWN = 0.35
"""What it adds that a sentence itself bears the question."""

_KIND, _NO_KIND = 0.25, -0.75
"""What it adds that a sentence holds the kind of thing that is asked for, and that it does not."""

_CARRIED = 3
"""Sentences before one whose words it may be about."""

_FADING = 0.75
"""What a term counts that was said one sentence before; two before, this squared."""

_NAME = 0.5
"""What a term counts that is the speaker's name: whoever says "I'm Sheila" tells more of her than she does else."""

_AFTER = 2
"""Segments after a passage that may hold the answer to what was asked in it."""

_COUNTS = re.compile(
    r"\bhow (?:much|many|long|far|large|big|old|often|high|wide|fast|tall|heavy|late|soon)\b"
    r"|\b(?:price|cost|costs|number|amount|deposit|percent)\b"
    r"|\bwie ?(?:viel|viele|lange|weit|groß|alt|oft|hoch|teuer)\b",
    re.IGNORECASE,
)
_MOMENT = re.compile(
    r"\b(?:when|what time|what day|which day|which date|what date|until when|since when|wann|um wie viel uhr)\b",
    re.IGNORECASE,
)
_DECIDED = re.compile(r"\b(?:decide|decided|agree|agreed|beschlossen|entschieden)\b", re.IGNORECASE)
_CLOCK = frozenset(
    """today tomorrow tonight morning noon afternoon evening night week month year spring summer autumn winter
    easter christmas heute morgen abend woche monat jahr""".split()
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One of a recording that may answer: ``covered`` (0..1) of the question's weight it bears with those before
    it, ``own`` by itself. ``told``: it holds what is asked for, a number or a moment; None: neither is asked for.
    """

    meeting: int
    segment: MeetingSegment
    text: str
    covered: float
    own: float
    told: bool | None

    @property
    def worth(self) -> float:
        """By how much it is likely to be the answer."""
        kind = 0.0 if self.told is None else _KIND if self.told else _NO_KIND
        return self.covered + _OWN * self.own + kind


def candidates(meeting: Meeting, passage: Passage, weights: Mapping[str, float], question: str) -> list[Sentence]:
    """The sentences of a passage and just after it that state something, in their order."""
    inside = places(meeting, passage)
    if not inside:
        return []
    first = inside[0]
    total = sum(weights.values()) or 1.0
    names = {speaker.id: speaker.name for speaker in meeting.speakers}
    wanted = _wanted(question)
    found: list[Sentence] = []
    before: list[dict[str, float]] = []
    start = max(0, first - 1)
    for at, segment in enumerate(meeting.segments[start : inside[-1] + 1 + _AFTER], start):
        name = dict.fromkeys(terms(names.get(segment.speaker or 0, "")), _NAME)
        for text in sentences(segment.text):
            own = name | dict.fromkeys(terms(text), 1.0)
            if not text.endswith("?") and at >= first:
                share = _share(weights, [own], total)
                covered = _share(weights, [own, *reversed(before[-_CARRIED:])], total)
                found.append(Sentence(meeting.info.id, segment, text, covered, share, wanted(text)))
            before.append(own)
    return found


def _share(weights: Mapping[str, float], said: Sequence[Mapping[str, float]], total: float) -> float:
    """The part of the weights that is in sentences' terms; those of the later sentences count less."""
    return (
        sum(
            weight * max(_FADING**at * one.get(term, 0.0) for at, one in enumerate(said))
            for term, weight in weights.items()
        )
        / total
    )


def _wanted(question: str) -> Callable[[str], bool | None]:
    """Tells of a sentence whether it holds what a question asks for; None where that is nothing in particular."""
    if _MOMENT.search(question):
        return lambda text: _counted(text) or not (DAYS | MONTHS | _CLOCK).isdisjoint(words(text))
    if _COUNTS.search(question):
        return _counted
    if _DECIDED.search(question):
        return lambda text: bool(DECIDES.search(text)) or None
    return lambda text: None


def _counted(text: str) -> bool:
    """Whether a number is in it; "one" alone may be anything."""
    return bool(numbers(text) - {"1"})
