"""Minutes without a language model: key sentences and what cue phrases find, in the words that were said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from voiceapp.core.meetings import Meeting, Minutes, MinutesItem
from voiceapp.services import minutes_cues as cues
from voiceapp.services.grounding import Grounding
from voiceapp.services.grounding_text import is_number, sentences, stem, words
from voiceapp.services.grounding_words import ACCEPTED, NEGATIONS, STOP_WORDS
from voiceapp.services.key_sentences import key_sentences

_LEAST_WORDS = 5
"""Of a sentence of the summary; shorter ones are answers and greetings."""

_LONGEST = 60
"""Words of a line: transcripts without full stops come as one long sentence, which is cut around its cue."""

_SUMMARY = (3, 12)
_PER_LINE_S = 240.0
"""One line of summary for so much of the meeting, within the bounds above."""

_TOPICS = 6
_OFTEN = 3
"""Segments that have to have a pair of words that is taken for a topic."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of a segment; ``at`` is the segment's place in the meeting."""

    text: str
    at: int
    segment: int
    speaker: int | None

    @property
    def asked(self) -> bool:
        return self.text.endswith(("?", "？"))


def extract(meeting: Meeting, grounding: Grounding, template: str, sections: Collection[str]) -> Minutes:
    """The minutes, with the lines of the wanted ``sections`` only; none is checked yet."""
    said = [
        _Sentence(text, at, segment.id, segment.speaker)
        for at, segment in enumerate(meeting.segments)
        for text in sentences(segment.text)
    ]
    found = _Finder(meeting, grounding, said)
    lines = {
        "summary": found.summary,
        "topics": found.topics,
        "decisions": found.decisions,
        "action_items": found.actions,
        "open_questions": found.questions,
    }
    return Minutes(
        "extractive",
        template,
        meeting.info.title,
        grounding.people.participants,
        grounding.people.mentioned,
        **{section: tuple(find()) for section, find in lines.items() if section in sections},
    )


class _Finder:
    def __init__(self, meeting: Meeting, grounding: Grounding, said: Sequence[_Sentence]) -> None:
        self._meeting = meeting
        self._people = grounding.people
        self._said = said

    def summary(self) -> Iterator[MinutesItem]:
        """The user's notes, and the sentences that say most."""
        for note in self._meeting.notes:
            if note.text:
                yield MinutesItem(note.text, notes=(note.id,), quote=note.text)
        least, most = _SUMMARY
        count = min(most, max(least, round(self._meeting.info.duration_s / _PER_LINE_S)))
        told = [one for one in self._said if not one.asked and len(words(one.text)) >= _LEAST_WORDS]
        for at in key_sentences([_stems(one.text) for one in told], count):
            yield _line(told[at])

    def topics(self) -> Iterator[MinutesItem]:
        """What is announced as a point, else pairs of words that are said again and again."""
        announced = [one for one in self._said if cues.TOPIC.search(one.text)]
        if announced:
            yield from (_line(one, cues.TOPIC) for one in announced[:_TOPICS])
            return
        first: dict[tuple[str, str], tuple[_Sentence, str]] = {}
        places: dict[tuple[str, str], set[int]] = {}
        for one in self._said:
            said = words(one.text)
            for left, right in pairwise(said):
                if not any(word in STOP_WORDS or is_number(word) or len(word) < 3 for word in (left, right)):
                    pair = (stem(left), stem(right))
                    places.setdefault(pair, set()).add(one.at)
                    shown = re.search(rf"\b{left}\W+{right}\b", one.text, re.IGNORECASE)
                    if shown and len(said) >= _LEAST_WORDS:
                        first.setdefault(pair, (one, shown[0]))
        often = Counter({pair: len(places[pair]) for pair in first if len(places[pair]) >= _OFTEN})
        for pair, _ in often.most_common(_TOPICS):
            one, shown = first[pair]
            yield MinutesItem(shown[:1].upper() + shown[1:], (one.segment,), quote=_cut(one.text, 0))

    def decisions(self) -> Iterator[MinutesItem]:
        """Sentences that say that something is to be so."""
        for one in self._said:
            if not one.asked and cues.DECIDES.search(one.text) and not cues.NOT_DECIDED.search(one.text):
                if len(words(one.text)) >= _LEAST_WORDS - 1:
                    yield _line(one, cues.DECIDES)

    def actions(self) -> Iterator[MinutesItem]:
        """What somebody takes on, is asked for and does not refuse, or is said to do."""
        for at, one in enumerate(self._said):
            given = self._people.given(words(one.text))
            asked = cues.ASKS_FOR.search(one.text)
            taken = not one.asked and cues.TAKES.search(one.text) and len(words(one.text)) >= _LEAST_WORDS
            if taken and not given:
                yield self._action(one, self._meeting.name_of(one.speaker), cues.TAKES)
            elif given and (asked or not one.asked):
                yield self._action(one, self._called(given), cues.ASKS_FOR, self._answer(at, given))
            elif asked:
                answer = self._answer(at, frozenset())
                if answer:
                    yield self._action(one, self._meeting.name_of(answer.speaker), cues.ASKS_FOR, answer)
            elif not one.asked and cues.NEEDED.search(one.text) and not NEGATIONS & set(words(one.text)):
                yield self._action(one, "", cues.NEEDED)

    def questions(self) -> Iterator[MinutesItem]:
        """Questions that nobody could answer, and what is said to be open."""
        for at, one in enumerate(self._said):
            if not one.asked:
                if cues.OPEN.search(one.text):
                    yield _line(one, cues.OPEN)
                continue
            answer = next((after for after in self._after(at) if cues.UNANSWERED.search(after.text)), None)
            if answer and len(words(one.text)) >= _LEAST_WORDS - 1:
                yield _line(one, segments=(one.segment, answer.segment))

    def _action(self, one: _Sentence, owner: str, cue: cues.Cue, answer: _Sentence | None = None) -> MinutesItem:
        line = _line(one, cue, (one.segment, *((answer.segment,) if answer else ())))
        due = cues.DUE.search(line.quote) or (cues.DUE.search(answer.text) if answer else None)
        return MinutesItem(line.text, line.segments, quote=line.quote, owner=owner, due=due[0] if due else "")

    def _after(self, at: int) -> list[_Sentence]:
        """What others say in the two segments after a sentence."""
        one = self._said[at]
        near = self._said[at + 1 : at + 9]
        return [after for after in near if one.at < after.at <= one.at + 2 and after.speaker != one.speaker]

    def _answer(self, at: int, given: frozenset[str]) -> _Sentence | None:
        """The sentence by which the one who was asked (``given``; empty: anybody) takes it on."""
        for after in self._after(at):
            who = self._people.known(self._meeting.name_of(after.speaker))
            accepts = ACCEPTED.search(" ".join(words(after.text))) or cues.TAKES.search(after.text)
            if accepts and (not given or who & given):
                return after
        return None

    def _called(self, given: frozenset[str]) -> str:
        """The name that the words of a name belong to, as it is written."""
        for name in (*self._people.participants, *self._people.mentioned):
            if given & set(words(name)):
                return name
        return ""


def _line(one: _Sentence, cue: cues.Cue | None = None, segments: tuple[int, ...] | None = None) -> MinutesItem:
    found = cue.search(one.text) if cue else None
    quote = _cut(one.text, found.start() if found else 0)
    text = cues.LEADING.sub("", quote) or quote
    return MinutesItem(text[:1].upper() + text[1:], segments or (one.segment,), quote=quote)


def _cut(text: str, start: int) -> str:
    """At most so many words as a line may have, from the one before ``start`` on."""
    if len(text.split()) <= _LONGEST:
        return text
    return " ".join(text[text.rfind(" ", 0, start) + 1 :].split()[:_LONGEST])


def _stems(text: str) -> list[str]:
    return [stem(word) for word in words(text) if word not in STOP_WORDS and not is_number(word)]
