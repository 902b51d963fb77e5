"""Answers that a language model writes from lines of recordings, each sentence checked against its line."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace

from voiceapp.core.answers import Answer, AnswerMode, Asked, Citation
from voiceapp.core.meetings import Meeting, MeetingSegment, MinutesItem
from voiceapp.core.protocols import ChatModel, ChatOptions, Message
from voiceapp.pipeline.reasoning import without_reasoning
from voiceapp.services import answer_prompt as prompt
from voiceapp.services.file_sound import close_stream
from voiceapp.services.grounding import Grounding
from voiceapp.services.passage_cutting import places
from voiceapp.services.retrieval import Hit
from voiceapp.services.search_terms import asked_terms, terms

_CONTEXT = 4096
_ANSWER_TOKENS = 400
_BYTES = 3
"""Of a token, reckoned low so that a prompt fits: three Latin letters, or one of Chinese."""
NOTHING = "Not in these recordings."
"""How an answer begins that says that there is none."""


def lines_of(hits: Sequence[Hit], meetings: dict[int, Meeting], first: int = 1) -> list[prompt.Line]:
    """The segments of the passages that were found, each with those beside it, recording by recording in time.

    Labels count from ``first``.
    """
    wanted: dict[int, set[int]] = {}
    for hit in hits:
        meeting = meetings[hit.passage.meeting]
        inside = places(meeting, hit.passage)
        if inside:
            last = len(meeting.segments) - 1
            wanted.setdefault(meeting.info.id, set()).update(
                range(max(0, inside[0] - 1), min(last, inside[-1] + 1) + 1)
            )
    found = [(meetings[one], at) for one, places in wanted.items() for at in sorted(places)]
    return [
        prompt.Line(str(number), meeting, meeting.segments[at]) for number, (meeting, at) in enumerate(found, first)
    ]


def fits(chat: ChatModel, rules: str, question: str, lines: Sequence[prompt.Line], before: Sequence[Asked]) -> bool:
    """Whether a model has room for such a prompt and the answer."""
    tokens = len((rules + prompt.asked(question, lines, before)).encode()) // _BYTES
    return tokens <= (chat.capabilities.context_tokens or _CONTEXT) - _ANSWER_TOKENS


async def written(
    chat: ChatModel,
    rules: str,
    question: str,
    lines: Sequence[prompt.Line],
    before: Sequence[Asked],
    tell: Callable[[Citation], None],
    counts: Callable[[Meeting, MeetingSegment], bool] = lambda meeting, segment: True,
) -> list[Citation]:
    """The sentences of a model's answer, borne out by what they quote or not; ``tell`` is told each as it comes.

    Those that rest on a segment that does not ``count`` are left out. Raises what the model raises.
    """
    messages = [Message("system", rules), Message("user", prompt.asked(question, lines, before))]
    options = ChatOptions(
        temperature=0.0,
        max_tokens=_ANSWER_TOKENS,
        json_schema=prompt.SCHEMA if chat.capabilities.json_schema else None,
    )
    by_label = {line.label: line for line in lines}
    checks, entries, told = _Checks(lines), prompt.Entries(), list[Citation]()
    stream = chat.reply(messages, [], options)
    try:
        async for piece in without_reasoning(stream):
            for entry in entries.feed(piece) if isinstance(piece, str) else ():
                if (line := by_label.get(entry.line)) is None or len(told) == prompt.MOST:
                    continue
                said, meeting, segment = await asyncio.to_thread(checks.check, entry, line)
                if counts(meeting, segment):
                    told.append(said)
                    tell(said)
    finally:
        await close_stream(stream)
    return told


def answer_of(question: str, told: Sequence[Citation], mode: AnswerMode) -> Answer:
    """The sentences that are borne out as an answer; where none is, it says so."""
    if not any(citation.supported for citation in told):
        return replace(nothing(question, mode), citations=tuple(told))
    return Answer(" ".join(one.answer for one in told if one.supported), mode, False, tuple(told))


def nothing(question: str, mode: AnswerMode) -> Answer:
    """That there is no answer, and what was looked for."""
    looked_for = ", ".join(asked_terms(question).values()) or question.strip().rstrip("?.!")
    told = f"Looked for: {looked_for}."
    return Answer(f"{NOTHING} {told}", mode, True, ())


class _Checks:
    """The check of each recording that lines are shown of."""

    def __init__(self, lines: Sequence[prompt.Line]) -> None:
        self._meetings = {line.meeting.info.id: line.meeting for line in lines}
        self._checks = {one: Grounding(meeting) for one, meeting in self._meetings.items()}

    def check(self, entry: prompt.Entry, line: prompt.Line) -> tuple[Citation, Meeting, MeetingSegment]:
        """A sentence with whether its quote bears it out, and the segment that it rests on."""
        item = self._item(entry, line.meeting, line.segment.id)
        meeting, segment = line.meeting, line.segment
        if not item.supported:  # models miscount lines
            own = line.meeting.info.id
            for one in sorted(self._meetings, key=lambda other: other != own):
                place = self._checks[one].where(entry.quote)
                if place is None or not (again := self._item(entry, self._meetings[one], place)).supported:
                    continue
                item, meeting = again, self._meetings[one]
                segment = next(there for there in meeting.segments if there.id == place)
                break
        info = meeting.info
        supported = item.supported and bool(terms(entry.text))  # "Yes." alone is borne out by anything
        times = segment.start_s, segment.end_s
        told = Citation(info.title, *times, entry.text, segment.id, entry.quote, supported, info.id)
        return told, meeting, segment

    def _item(self, entry: prompt.Entry, meeting: Meeting, segment: int) -> MinutesItem:
        item = MinutesItem(entry.text, (segment,), quote=entry.quote)
        return self._checks[meeting.info.id].check(item, "summary")
