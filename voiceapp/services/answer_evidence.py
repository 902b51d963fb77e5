"""The sentences around what a question was found in, weighed by how much of the question they bear."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from voiceapp.core.meetings import Meeting, MeetingSegment
from voiceapp.core.passages import Passage
from voiceapp.services.answer_clauses import answering, without_opening
from voiceapp.services.answer_kinds import Kind, kind, yes_or_no
from voiceapp.services.grounding_text import sentences
from voiceapp.services.passage_cutting import places
from voiceapp.services.question_terms import QuestionTerms
from voiceapp.services.search_terms import terms

_OWN, _OWN_REASON = 0.05, -0.15
"""What it adds that a sentence itself bears the question; a reason is told beside what it is the reason of."""

_KIND = 0.25
"""What it adds that a sentence holds the kind of thing that is asked for."""

_LEAST_TOLD, _LEAST, _OWN_SURE = 0.4, 0.45, 0.2
"""An answer bears at least this part of a question's weight where it holds the kind of thing that is asked for, and
where that cannot be told; below it, it is of something else. By how much more counts what it bears by itself."""

_NOTHING_NEW = -0.5
"""What it adds that all that a sentence says stands in the question: it only names what it is about."""

_CARRIED, _CARRIED_DECISION = 5, 15
"""Sentences before one whose words it may be about; a decision ends the talk of what it is about."""

_FADING, _FADING_TURN = 0.75, 0.9
"""What a term counts that was said one sentence before, in another segment or the same; two before, this squared.
A question does not fade in what another says right after it. Before a decision all fade as in one segment."""

_HEADING = frozenset(
    terms("first second third last next point item topic thing erster zweiter dritter nächster punkt thema")
)
"""Terms of sentences that only name what is talked of next."""

_NAME = 0.5
"""What a term counts that is the speaker's name: whoever says "I'm Sheila" tells more of her than she does else."""

_AFTER = 2
"""Segments after a passage that may hold the answer to what was asked in it."""

_WHOLE = frozenset(("reason", "decision"))
"""What is asked for that no certain word tells, nor a part of a sentence."""

_PRONOUN = re.compile(r"(?:He|She|They|Er|Sie)\b")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One of a recording that may answer, and the part of it that does.

    ``covered`` (0..1) of the question's weight it bears with those before it, ``own`` by itself. ``told``: it holds
    what is asked for; None: nothing in particular is, or that cannot be told. ``new``: it says something that the
    question does not. ``kind``: the name of what is asked for.
    """

    meeting: int
    segment: MeetingSegment
    text: str
    answer: str
    covered: float
    own: float
    told: bool | None
    new: bool
    kind: str = ""

    @property
    def tells(self) -> bool:
        """Whether it surely holds what is asked for: words of reasons and of decisions are in many sentences."""
        return self.told is True and self.kind not in _WHOLE

    @property
    def answers(self) -> bool:
        """Whether it bears enough of the question to be told at all."""
        return self.covered + _OWN_SURE * self.own >= (_LEAST_TOLD if self.tells else _LEAST)

    @property
    def worth(self) -> float:
        """By how much it is likely to be the answer."""
        own = _OWN_REASON if self.kind == "reason" else _OWN
        kind = _KIND if self.told else 0.0
        return self.covered + own * self.own + kind + (0.0 if self.new else _NOTHING_NEW)


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence before another."""

    segment: MeetingSegment
    text: str
    asks: bool
    terms: Mapping[str, float]


def candidates(meeting: Meeting, passage: Passage, weights: Mapping[str, float], question: str) -> list[Sentence]:
    """The sentences of a passage and just after it that state something, in their order."""
    inside = places(meeting, passage)
    if not inside:
        return []
    first = inside[0]
    names = {speaker.id: speaker.name for speaker in meeting.speakers}
    wanted = kind(question, list(names.values()))
    yes_no = yes_or_no(question)
    asked = QuestionTerms(weights)
    found: list[Sentence] = []
    before: list[_Said] = []
    sort = "" if wanted is None else wanted.name
    carried, fading = (_CARRIED_DECISION, _FADING_TURN) if sort == "decision" else (_CARRIED, _FADING)
    start = max(0, first - carried)
    for at, segment in enumerate(meeting.segments[start : inside[-1] + 1 + _AFTER], start):
        who = names.get(segment.speaker or 0, "")
        name = asked.within(terms(who), _NAME)
        for text in sentences(segment.text):
            said = terms(text)
            own = name | asked.within(said)
            if not text.endswith("?") and at >= first:
                told = None if wanted is None else wanted.holds(text)
                quote, answer = text, text if yes_no else _answer(text, wanted, asked)
                if wanted is not None and sort == "person" and told is not True:
                    last = before[-1].text if before and before[-1].segment is segment else ""
                    if _PRONOUN.match(text) and wanted.holds(last):
                        told, quote = True, f"{last} {text}"
                        answer = quote
                    elif told is None and who:
                        answer = f"{who}: {answer}"
                found.append(
                    Sentence(
                        meeting.info.id,
                        segment,
                        quote,
                        answer,
                        covered=asked.share(_carried(own, segment, before[-carried:], fading)),
                        own=asked.share(own),
                        told=told,
                        # "I will do it" tells who does even where all its words are the question's.
                        new=yes_no or (sort == "person" and told is None) or not asked.others(said) <= _HEADING,
                        kind=sort,
                    )
                )
            before.append(_Said(segment, text, text.endswith("?"), own))
    return found


def _answer(text: str, wanted: Kind | None, asked: QuestionTerms) -> str:
    if wanted is None or wanted.name in _WHOLE:
        return without_opening(text)
    return answering(text, wanted.holds, lambda part: asked.share(asked.within(terms(part))))


def _carried(
    own: Mapping[str, float],
    here: MeetingSegment,
    before: Sequence[_Said],
    fading: float,
) -> dict[str, float]:
    """The terms of a sentence in segment ``here`` with those of sentences before it."""
    found = dict(own)
    counts = 1.0
    for one in reversed(before):
        if not (one.asks and one.segment.speaker != here.speaker):
            counts *= _FADING_TURN if one.segment is here and not one.asks else fading
        for term, count in one.terms.items():
            found[term] = max(found.get(term, 0.0), counts * count)
        here = one.segment
    return found
