"""Whether a line of minutes is borne out by what was said: its quote, numbers, names, dates, owner and sense.

Rules, no model: a line that passes has its words in the transcript. A paraphrase that shares no word with its
source does not pass; it is marked, not removed, and the user decides.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from voiceapp.core.language_names import family
from voiceapp.core.meetings import Meeting, MinutesItem
from voiceapp.services import grounding_words as cues
from voiceapp.services.asked_times import clock
from voiceapp.services.grounding_people import People
from voiceapp.services.grounding_text import Token, find, is_number, numbers, stem, stems, tokens, words

ItemKind = Literal["summary", "topic", "decision", "action", "question"]

_LEAST_QUOTE = 3
"""Words; a shorter quote is found anywhere."""

_LEAST_SHARED = 0.4
"""Share of a text's words that its sources must have; those of the segments just before count half."""

_JUST_BEFORE = 3
"""Segments, in which stands what "it" and "that" mean."""

_LONGEST_TITLE = 14
"""Words."""

_RELATED = {"decision": 2, "summary": 3}
"""A later segment that takes something back is about the line if it shares so many of its words and numbers."""


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What a line cites: all ``tokens``, the part ``quoted``, and the whole sentences that it is in."""

    tokens: Sequence[Token]
    quoted: Sequence[Token]

    @property
    def sentences(self) -> list[Token]:
        inside = {(token.source, token.sentence) for token in self.quoted}
        return [token for token in self.tokens if (token.source, token.sentence) in inside]

    @property
    def clauses(self) -> list[list[Token]]:
        """The clauses that the quote touches, whole."""
        return _clauses(self.tokens, {(token.source, token.clause) for token in self.quoted})


class Grounding:
    """The check for one meeting; ``ticked`` are the people who were there without a voice."""

    def __init__(self, meeting: Meeting, ticked: Collection[str] = ()) -> None:
        self._meeting = meeting
        self._sources = [
            *(tokens(segment.text, at) for at, segment in enumerate(meeting.segments)),
            *(tokens(note.text, at) for at, note in enumerate(meeting.notes, len(meeting.segments))),
        ]
        self._at = {segment.id: at for at, segment in enumerate(meeting.segments)}
        self._note_at = {note.id: at for at, note in enumerate(meeting.notes, len(meeting.segments))}
        self.people = People(meeting, self._sources, ticked)

    def check(self, item: MinutesItem, kind: ItemKind) -> MinutesItem:
        """The line with ``supported`` and, where it is not, ``why`` in one sentence."""
        why = next(self._faults(item, kind), "")
        return replace(item, supported=not why, why=why)

    def where(self, quote: str) -> int | None:
        """The id of the only segment that holds a quote; None where none or several do."""
        wanted = words(quote)
        if len(wanted) < _LEAST_QUOTE:
            return None
        found = [
            segment.id
            for segment, source in zip(self._meeting.segments, self._sources, strict=False)
            if len({token.text for token in source}.intersection(wanted)) * 2 >= len(set(wanted))
            and find(wanted, source, self.people.names)
        ]
        return found[0] if len(found) == 1 else None

    def is_title(self, text: str) -> bool:
        """Whether a title is short, of words of the meeting, and names and counts nothing that was not said."""
        said = {token.text for source in self._sources for token in source}
        return (
            0 < len(text.split()) <= _LONGEST_TITLE
            and numbers(text) <= said
            and bool(stems(words(text)) & stems(said))
            and not any(self.people.strangers(text, True))
        )

    def _faults(self, item: MinutesItem, kind: ItemKind) -> Iterator[str]:
        """What is wrong with a line, the plainest first; the later checks need what the earlier ones found."""
        if not item.text.strip():
            yield "It says nothing."
        if not item.quote.strip():
            yield "It has no quote."
        cited = [self._at.get(one) for one in item.segments] + [self._note_at.get(one) for one in item.notes]
        places = sorted({place for place in cited if place is not None})
        if not places or None in cited:
            yield "It names no line of the transcript." if not cited else "It names a line that is not there."
        evidence = self._evidence(words(item.quote), places)
        if evidence is None:
            yield self._elsewhere(item.quote)
            return
        if len(evidence.quoted) < _LEAST_QUOTE and list(evidence.quoted) not in self._sources:
            yield "Its quote is too short to prove anything."
        yield from self._figures(item, evidence)
        yield from self._dates(item, evidence)
        yield from (
            f"{name} is not named in this meeting." for name in self.people.strangers(item.text, self._german)
        )
        yield from self._sense(item, kind, evidence)
        yield from self._taken_back(item, kind, places)
        yield from self._owner(item, kind, evidence, places)

    # ------------------------------------------------------------------------------------- the quote

    def _evidence(self, quote: Sequence[str], places: Sequence[int]) -> _Evidence | None:
        cited = [token for place in places for token in self._sources[place]]
        for run in self._runs(places):
            if span := find(quote, run, self.people.names):
                return _Evidence(cited, run[slice(*span)])
        return None

    def _runs(self, places: Sequence[int]) -> Iterator[list[Token]]:
        """What a quote may stand in: segments that one speaker says in a row are one text."""
        run: list[Token] = []
        last: int | None = None
        for place in places:
            if run and not (last is not None and place == last + 1 and self._same_speaker(last, place)):
                yield run
                run = []
            run, last = run + self._sources[place], place
        yield run

    def _same_speaker(self, one: int, other: int) -> bool:
        segments = self._meeting.segments
        return other < len(segments) and segments[one].speaker == segments[other].speaker

    def _elsewhere(self, quote: str) -> str:
        found = self.where(quote)
        if found is None:
            return "Its quote is not in the lines that it names."
        at = clock(self._meeting.segments[self._at[found]].start_s)
        return f"Its quote is said at {at}, not in the lines it names."

    # --------------------------------------------------------------------------- figures and dates

    def _figures(self, item: MinutesItem, evidence: _Evidence) -> Iterator[str]:
        said = {token.text for token in evidence.tokens if is_number(token.text)}
        for number in sorted(numbers(f"{item.text} {item.due}") - said):
            yield f"The number {number} is not in its sources."
        counted = _counted([token.text for token in evidence.tokens])
        for number, thing in _counted(words(item.text)):
            others = {other for other, same in counted if same == thing}
            if number in numbers(item.text) and others and number not in others:
                yield f"Its sources count otherwise: {', '.join(sorted(others))}, not {number}."

    def _dates(self, item: MinutesItem, evidence: _Evidence) -> Iterator[str]:
        said = {token.text for token in evidence.tokens}
        text = set(words(item.text))
        if "may" in text and "May" not in item.text:
            text.discard("may")
        due = {word for word in words(item.due) if word not in cues.STOP_WORDS or word in cues.MONTHS}
        for word in sorted((text & (cues.DAYS | cues.MONTHS) | due) - said):
            if not is_number(word):
                yield f"“{word.capitalize()}” is not in its sources."

    # ----------------------------------------------------------------------------------- the sense

    def _sense(self, item: MinutesItem, kind: ItemKind, evidence: _Evidence) -> Iterator[str]:
        text = tokens(item.text)
        said = [token.text for token in text]
        own = stems(set(said) - cues.REPORTS - self.people.names)
        shared = own & stems(token.text for token in evidence.tokens)
        near = (own - shared) & stems(token.text for token in self._just_before(evidence.tokens[0].source))
        if own and (not shared or len(shared) + len(near) / 2 < _LEAST_SHARED * len(own)):
            yield "Its words are not those of its sources."
        sentence = " ".join(token.text for token in evidence.sentences)
        asserted = "?" not in item.text and not cues.ASKED & set(said)
        if kind in ("summary", "decision") and asserted and all(token.asked for token in evidence.sentences):
            if not self._accepted(evidence):
                yield "It was asked, not decided." if kind == "decision" else "It was asked, not said."
        if (
            kind in ("summary", "decision")
            and cues.HEDGES & set(sentence.split())
            and not cues.TENTATIVE & set(said)
        ):
            yield "It was said as a possibility only."
        if kind in ("decision", "action") and cues.conditional(sentence) and not cues.CONDITIONAL & set(said):
            yield "It was said under a condition only."
        yield from self._turned(text, evidence)

    def _just_before(self, place: int) -> list[Token]:
        if place >= len(self._meeting.segments):
            return []
        return [token for source in self._sources[max(0, place - _JUST_BEFORE) : place] for token in source]

    def _turned(self, text: Sequence[Token], evidence: _Evidence) -> Iterator[str]:
        """A clause that says no where its source says yes, or the other way round."""
        if _negative(text) and not any(map(_negative, _clauses(evidence.tokens))):
            yield "Its sources do not say no."
        quoted = evidence.clauses
        for clause in _clauses(text):
            own = _subjects([token.text for token in clause])
            source = max(quoted, key=lambda one: len(own & _subjects([token.text for token in one])))
            if not own & _subjects([token.text for token in source]):
                continue
            if _negative(clause) != _negative(source):
                yield "Its quote says the opposite." if _negative(source) else "Its quote does not say no."
            said, meant = ({token.text for token in one} for one in (source, clause))
            for one, other in cues.OPPOSITES:
                for here, there in ((one, other), (other, one)):
                    if meant & here and said & there and not (meant & there or said & here):
                        yield "Its quote says the opposite."

    def _accepted(self, evidence: _Evidence) -> bool:
        """Whether a cited line after the quote says yes to what was asked."""
        last = evidence.quoted[-1].source
        after = " ".join(token.text for token in evidence.tokens if token.source > last and not token.asked)
        return bool(cues.ACCEPTED.search(after))

    def _taken_back(self, item: MinutesItem, kind: ItemKind, places: Sequence[int]) -> Iterator[str]:
        if kind not in _RELATED:
            return
        told = _subjects(words(f"{item.text} {item.quote}"))
        for place in range(places[-1] + 1, len(self._meeting.segments)):
            later = [token.text for token in self._sources[place]]
            if cues.REVERSED.search(" ".join(later)) and len(told & _subjects(later)) >= _RELATED[kind]:
                yield f"It was taken back at {clock(self._meeting.segments[place].start_s)}."

    # ----------------------------------------------------------------------------------- the owner

    def _owner(
        self, item: MinutesItem, kind: ItemKind, evidence: _Evidence, places: Sequence[int]
    ) -> Iterator[str]:
        begins = self.people.first(item.text)
        if kind != "action":
            named = {token.text for token in evidence.tokens}
            if begins and not (begins & named or any(self._speaker(place) == begins for place in places)):
                yield "Its sources are not about the one whom it names first."
            return
        owner = self.people.known(item.owner) if item.owner else begins
        if item.owner and not owner:
            yield f"{item.owner} is not in this meeting."
            return
        if owner and not self._owns(owner, evidence, places):
            yield f"Its sources do not say that {item.owner or next(iter(begins)).title()} does it."

    def _owns(self, owner: frozenset[str], evidence: _Evidence, places: Sequence[int]) -> bool:
        given = self.people.given([token.text for token in evidence.sentences])
        if given:
            return bool(owner & given)
        if not self.people.present(owner):  # a mentioned one: only where the quote itself gives it
            return any(place >= len(self._meeting.segments) and self._names(place, owner) for place in places)
        sentence = " ".join(token.text for token in evidence.sentences)
        at = evidence.quoted[-1].source
        if cues.FIRST_PERSON.search(sentence):
            return self._speaker(at) == owner
        if cues.REQUEST.search(sentence):
            return owner in [self._speaker(place) for place in (at + 1, at + 2)]
        return any(
            owner & self.people.given([token.text for token in self._sources[place]])
            or (place >= len(self._meeting.segments) and self._names(place, owner))
            or (self._speaker(place) == owner and self._promises(place))
            for place in places
        )

    def _promises(self, place: int) -> bool:
        return bool(cues.FIRST_PERSON.search(" ".join(token.text for token in self._sources[place])))

    def _names(self, place: int, owner: frozenset[str]) -> bool:
        return bool(owner & {token.text for token in self._sources[place]})

    def _speaker(self, place: int) -> frozenset[str]:
        if place >= len(self._meeting.segments):
            return frozenset()
        return self.people.known(self._meeting.name_of(self._meeting.segments[place].speaker))

    @cached_property
    def _german(self) -> bool:
        told = [family(segment.language) for segment in self._meeting.segments if segment.language]
        if told:
            return told.count("de") * 2 > len(told)
        said = {token.text for source in self._sources for token in source}
        return len(said & {"der", "und", "nicht", "ich", "wir", "das"}) >= 3


def _clauses(found: Sequence[Token], only: Collection[tuple[int, int]] | None = None) -> list[list[Token]]:
    clauses: dict[tuple[int, int], list[Token]] = {}
    for token in found:
        key = (token.source, token.clause)
        if only is None or key in only:
            clauses.setdefault(key, []).append(token)
    return list(clauses.values())


def _negative(clause: Sequence[Token]) -> bool:
    text = cues.EMPTY_NEGATIONS.sub(" ", " ".join(token.text for token in clause))
    return sum(word in cues.NEGATIONS or word in cues.REFUSALS for word in text.split()) % 2 == 1


def _counted(found: Sequence[str]) -> list[tuple[str, str]]:
    """Numbers with the stem of what they count, which is the next word of meaning but one at most."""
    pairs = []
    for at, word in enumerate(found):
        if is_number(word):
            near = [one for one in found[at + 1 : at + 3] if one not in cues.STOP_WORDS or one in cues.MONTHS]
            if near and not is_number(near[0]):
                pairs.append((word, stem(near[0])))
    return pairs


def _subjects(found: Sequence[str]) -> set[str]:
    """What a text is about: its words of meaning and its numbers."""
    return stems(found) | {word for word in found if is_number(word) or word in cues.MONTHS}
