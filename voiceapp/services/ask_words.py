"""Questions about what was said in recordings: looked up, answered, and each sentence of the answer checked.

With a language model it writes the answer from the lines that were found, and every sentence names a line and a
quote, which are checked as minutes are (services/grounding.py). Without one the sentence that bears most of the
question is quoted. Where neither is borne out by the recordings the answer says so.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Protocol

from voiceapp.core.answers import Answer, Asked, Citation
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.meetings import Meeting, MeetingSegment
from voiceapp.core.passages import EVERYWHERE, Passage, Within
from voiceapp.core.protocols import ChatModel
from voiceapp.services import answer_prompt as prompt
from voiceapp.services.answer_evidence import Sentence, candidates
from voiceapp.services.answer_likeness import likenesses, nearest
from voiceapp.services.recording_index import RecordingIndex
from voiceapp.services.retrieval import Looked
from voiceapp.services.search_terms import asked_terms
from voiceapp.services.written_answers import answer_of, fits, lines_of, nothing, written

NO_MODEL = "extractive"
"""In the place of an engine's name: quote, without a language model."""

_HITS = 8

_REFERS = re.compile(
    r"\b(?:it|its|that|this|they|them|their|he|him|his|she|her|there|then|those|these|one)\b|^(?:and|what about)\b"
    r"|\b(?:es|sie|er|ihn|ihm|ihr|dort|dann|davon|damit|dazu)\b|^und\b",
    re.IGNORECASE,
)


class Meetings(Protocol):
    """services/meetings.py"""

    async def get(self, meeting: int) -> Meeting:
        """A meeting with its transcript. Raises VoiceAppError ``meeting-unknown``."""

    def is_aside(self, meeting: int) -> bool:
        """Whether a meeting waits to be deleted."""


class AskWords:
    """``chat`` gives the engine of a text, loaded; ``candidates`` the texts to try where none is named."""

    def __init__(
        self,
        index: RecordingIndex,
        meetings: Meetings,
        chat: Callable[[str], Awaitable[ChatModel]],
        candidates: Callable[[], Awaitable[Sequence[str]]],
    ) -> None:
        self._index = index
        self._meetings = meetings
        self._chat = chat
        self._candidates = candidates

    async def ask(
        self,
        question: str,
        within: Within = EVERYWHERE,
        llm: str = "",
        before: Sequence[Asked] = (),
        on_sentence: Callable[[Citation], None] | None = None,
        patience_s: float | None = None,
    ) -> Answer:
        """Answer from the recordings ``within``; ``before`` are the questions before this one, oldest first.

        ``llm``: an engine's text, :data:`NO_MODEL`, or "" for the best that is there. ``on_sentence`` is told each
        sentence as soon as it is checked. ``patience_s`` bounds the wait for recordings that changed; the answer
        tells how many were not looked through. Raises VoiceAppError ``nothing-asked``, ``nothing-recorded``,
        ``recordings-unread`` and what the named engine raises; one that was not named and fails is done without.
        """
        if not question.strip():
            raise VoiceAppError("nothing-asked", "There is no question.", "Ask something about the recordings.")
        unread = 0
        if patience_s is None:
            await self._index.update()
        else:
            unread = await self._index.catch_up(within, patience_s)
        if unread and await self._index.empty(within.meetings):
            raise VoiceAppError(
                "recordings-unread",
                "What was said in these recordings is still being read.",
                "Ask again in a moment.",
                retryable=True,
            )
        if await self._index.empty():
            raise VoiceAppError(
                "nothing-recorded",
                "No recording has been written down yet.",
                "Record or import a meeting, and have it written down.",
            )
        if within.meetings is not None and await self._index.empty(within.meetings):
            raise VoiceAppError(
                "nothing-recorded",
                "Nothing has been written down of this recording yet.",
                "Have it written down first.",
            )
        context: Sequence[str] = ()
        if before and follows(question):
            context = [*asked_terms(f"{before[-1].question} {before[-1].answer}")]
        looked = await self._index.retrieval.look_up(question, within, _HITS, context)
        looked, meetings = await self._there(looked)
        tell = on_sentence or (lambda citation: None)
        answer = await self._answered(llm, question, looked, meetings, within.speakers, before, tell)
        return replace(answer, so_far_s=await self._so_far(within, meetings), unread=unread)

    async def _answered(
        self,
        llm: str,
        question: str,
        looked: Looked,
        meetings: dict[int, Meeting],
        speakers: Sequence[str],
        before: Sequence[Asked],
        tell: Callable[[Citation], None],
    ) -> Answer:
        for engine in [llm] if llm else await self._candidates():
            if engine == NO_MODEL:
                break
            try:
                return await self._written(engine, question, looked, meetings, speakers, before, tell)
            except VoiceAppError:
                if llm:
                    raise
        found = await asyncio.to_thread(_found, question, looked, meetings, speakers)
        alike = await likenesses(question, found, meetings, self._index.vectors)
        return _quoted(question, found, alike, meetings)

    async def _so_far(self, within: Within, found: dict[int, Meeting]) -> float | None:
        """The last second written down of a meeting that is being recorded; None: none was asked about."""
        asked = [*found.values()] or [await self._meetings.get(one) for one in within.meetings or ()]
        going_on = [one for one in asked if one.info.state == "recording" and one.segments]
        return max((one.segments[-1].end_s for one in going_on), default=None)

    async def _there(self, looked: Looked) -> tuple[Looked, dict[int, Meeting]]:
        """What was looked up with its recordings, without those that were deleted meanwhile or are about to be."""
        meetings: dict[int, Meeting] = {}
        for one in {hit.passage.meeting for hit in looked.hits if not self._meetings.is_aside(hit.passage.meeting)}:
            try:
                meetings[one] = await self._meetings.get(one)
            except VoiceAppError as error:
                if error.code != "meeting-unknown":
                    raise
        return replace(looked, hits=tuple(hit for hit in looked.hits if hit.passage.meeting in meetings)), meetings

    async def _written(
        self,
        engine: str,
        question: str,
        looked: Looked,
        meetings: dict[int, Meeting],
        speakers: Sequence[str],
        before: Sequence[Asked],
        tell: Callable[[Citation], None],
    ) -> Answer:
        if not lines_of(looked.hits, meetings):
            return nothing(question, "words")
        chat, rules = await self._chat(engine), prompt.rules()
        hits = looked.hits
        while len(hits) > 1 and not fits(chat, rules, question, lines_of(hits, meetings), before):
            hits = hits[:-1]
        told = await written(chat, rules, question, lines_of(hits, meetings), before, tell, partial(_by, speakers))
        return answer_of(question, told, "words")


def follows(question: str) -> bool:
    """Whether a question leans on the one before it."""
    return bool(_REFERS.search(question)) or len(asked_terms(question)) < 2


def _by(speakers: Sequence[str], meeting: Meeting, segment: MeetingSegment) -> bool:
    """Whether one of these speakers, or anyone where none is named, says a segment."""
    return not speakers or meeting.name_of(segment.speaker).casefold() in {name.casefold() for name in speakers}


def _found(question: str, looked: Looked, meetings: dict[int, Meeting], speakers: Sequence[str]) -> list[Sentence]:
    """What may answer, the best first; of equals the latest, which may correct."""
    found = [
        sentence
        for hit in looked.hits
        for sentence in _bearing(question, looked.weights, meetings[hit.passage.meeting], hit.passage)
        if sentence.told is not False and _by(speakers, meetings[sentence.meeting], sentence.segment)
    ]
    return sorted(found, key=lambda one: (one.worth, one.segment.start_s), reverse=True)


def _quoted(
    question: str, found: Sequence[Sentence], alike: Sequence[float] | None, meetings: dict[int, Meeting]
) -> Answer:
    """The sentence that bears most of the question, as it was said; ``alike``: how near each is in meaning."""
    if alike is not None:
        best = nearest(found, alike)
    else:
        best = found[0] if found and found[0].answers else None
    if best is None:
        return nothing(question, "extractive")
    return Answer(best.answer, "extractive", False, (_cited(best, meetings[best.meeting]),))


def _bearing(question: str, weights: dict[str, float], meeting: Meeting, passage: Passage) -> list[Sentence]:
    """The sentences of a passage. Where a question leans on the one before, they bear something of its own, too:
    what was answered before says nothing of a rocket that is asked about now."""
    found = candidates(meeting, passage, weights, question)
    asked = asked_terms(question)
    own = {term: weight for term, weight in weights.items() if term in asked}
    if not own or len(own) == len(weights):
        return found
    alone = candidates(meeting, passage, own, question)
    return [one for one, bears in zip(found, alone, strict=True) if bears.covered or one.tells]


def _cited(sentence: Sentence, meeting: Meeting) -> Citation:
    segment = sentence.segment
    return Citation(
        meeting.info.title,
        segment.start_s,
        segment.end_s,
        sentence.answer,
        segment.id,
        sentence.text,
        True,
        meeting.info.id,
    )
