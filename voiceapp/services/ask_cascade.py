"""Questions answered by a language model from what was said in a recording and what was measured of its sound.

What is measured is a transcript too, of one speaker ("Measured"): so one prompt and one check serve for both, and a
sentence may rest on a fact as on a line that was said. The model has no tools: what was said is data.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from voiceapp.core.answers import Answer, Asked, Citation
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.meetings import Meeting, MeetingInfo, MeetingSegment, MeetingSpeaker, NewSegment
from voiceapp.core.passages import Within
from voiceapp.core.protocols import ChatModel
from voiceapp.core.sound_facts import SoundFacts
from voiceapp.services import answer_prompt as prompt
from voiceapp.services import given_files
from voiceapp.services.ask_words import NO_MODEL, follows
from voiceapp.services.asked_times import asked_time
from voiceapp.services.asking import meant
from voiceapp.services.fact_lines import fact_lines
from voiceapp.services.recording_index import PATIENCE_S, RecordingIndex
from voiceapp.services.retrieval import Hit
from voiceapp.services.search_terms import asked_terms
from voiceapp.services.transcript_search import ranked, said_between
from voiceapp.services.written_answers import answer_of, fits, lines_of, written

OnProgress = Callable[[float | None, str], None]

_HITS = 8
_MOST_HITS = 24
"""Passages that are shown to a model, at most."""

_MEASURED, _HEARD = -1, -2
"""In the place of meetings' ids: what was measured, and what was written down on the way."""

_RULES = """
Lines by "Measured" tell what was measured of the sound, at clock times of the recording. All others were said."""


class Meetings(Protocol):
    """services/meetings.py"""

    async def get(self, meeting: int) -> Meeting:
        """A meeting with its transcript. Raises VoiceAppError ``meeting-unknown``."""

    async def of_file(self, path: Path) -> MeetingInfo | None:
        """The meeting that a file is the sound of."""

    async def audio_path(self, meeting: int) -> Path | None:
        """The file with a meeting's sound; None where there is none."""


class Facts(Protocol):
    """services/sound_facts.py"""

    async def of(
        self, path: Path, from_s: float, until_s: float | None, on_progress: OnProgress | None
    ) -> SoundFacts:
        """What is measured of a file."""


Transcribe = Callable[[Path, OnProgress], Awaitable[Sequence[NewSegment]]]
"""Writes down what is said in a file."""


@dataclass(frozen=True, slots=True)
class _Recording:
    """What is asked about: a stored ``meeting`` with words, or (None) only the sound ``file``."""

    name: str
    meeting: Meeting | None
    file: Path | None


class AskCascade:
    """``chat`` gives the language model of a text, loaded; ``candidates`` the texts to try where none is named."""

    def __init__(
        self,
        facts: Facts,
        meetings: Meetings,
        index: RecordingIndex,
        transcribe: Transcribe,
        chat: Callable[[str], Awaitable[ChatModel]],
        candidates: Callable[[], Awaitable[Sequence[str]]],
    ) -> None:
        self._facts = facts
        self._meetings = meetings
        self._index = index
        self._transcribe = transcribe
        self._chat = chat
        self._candidates = candidates
        self._heard: tuple[tuple[Path, int, int], Meeting] | None = None  # the last, for the questions that follow

    async def ask(
        self,
        question: str,
        *,
        meeting: int | None = None,
        file: Path | None = None,
        llm: str = "",
        before: Sequence[Asked] = (),
        on_sentence: Callable[[Citation], None] | None = None,
        on_progress: OnProgress | None = None,
    ) -> Answer:
        """Answer a question about a meeting or a sound file; ``before`` are the questions before it, oldest first.

        What nobody has written down yet is written down on the way. ``llm`` "" is the best that is here.
        ``on_sentence`` is told each sentence as soon as it is checked. Raises VoiceAppError ``nothing-asked``,
        ``file-missing``, ``meeting-unknown``, ``model-needed`` (no language model is here) and what the engines
        raise.
        """
        if not question.strip():
            raise VoiceAppError("nothing-asked", "There is no question.", "Ask something about the recording.")
        show = on_progress or (lambda share, doing: None)
        recording = await self._recording(meeting, file)
        show(None, "Loading the model")
        chat = await self._model(llm)
        facts = None
        if recording.file is not None:
            facts = await self._facts.of(recording.file, 0.0, None, show)
        measured = _as_meeting(facts)
        context = (
            [*asked_terms(f"{before[-1].question} {before[-1].answer}")] if before and follows(question) else []
        )
        said, hits = await self._said(recording, facts, question, context, show)
        told_of = measured.segments
        rules = prompt.rules() + _RULES

        def lines() -> list[prompt.Line]:
            shown = [prompt.Line(str(number), measured, one) for number, one in enumerate(told_of, 1)]
            return shown + lines_of(hits, said, len(shown) + 1)

        while not fits(chat, rules, question, lines(), before) and (len(hits) > 1 or told_of):
            if len(hits) > 1:
                hits = hits[:-1]
            else:
                told_of = told_of[:-1]

        def cited(one: Citation) -> Citation:
            own = one.meeting in (_MEASURED, _HEARD)
            known = recording.meeting.info.id if recording.meeting else None
            place = replace(one, meeting=known, segment=None) if own else one
            return replace(place, recording=recording.name)

        show(None, "Answering")
        tell = on_sentence or (lambda citation: None)
        told = await written(chat, rules, question, lines(), before, lambda one: tell(cited(one)))
        show(1.0, "")
        return answer_of(question, [cited(one) for one in told], "cascade")

    async def _recording(self, meeting: int | None, file: Path | None) -> _Recording:
        if meeting is None:
            if file is None:
                raise VoiceAppError("one-recording", "No recording was named.", "Choose one recording.")
            given_files.require(file)
            known = await self._meetings.of_file(file)
            if known is None or known.transcript is None:
                return _Recording(str(file), None, file)
            return _Recording(known.title, await self._meetings.get(known.id), file)
        found = await self._meetings.get(meeting)
        path = await self._meetings.audio_path(meeting)
        if found.info.transcript is None and path is None:
            raise VoiceAppError(
                "nothing-recorded",
                f"“{found.info.title}” has neither words nor sound.",
                "Choose another recording.",
            )
        return _Recording(found.info.title, found, path)

    async def _model(self, llm: str) -> ChatModel:
        """The language model. Raises ``model-needed``, or what the one that is named raises."""
        if llm and llm != NO_MODEL:
            return await self._chat(llm)
        problem = VoiceAppError(
            "model-needed",
            "Words and sound are put together by a language model, and none is installed.",
            "Get one on the Models page, or ask the words or the sound alone.",
        )
        for text in [] if llm else await self._candidates():
            try:
                return await self._chat(text)
            except VoiceAppError as error:
                problem = error
        raise problem

    async def _said(
        self,
        recording: _Recording,
        facts: SoundFacts | None,
        question: str,
        context: Sequence[str],
        show: OnProgress,
    ) -> tuple[dict[int, Meeting], Sequence[Hit]]:
        """What was said that the question is about: the recording by its id, and the passages, best first."""
        meeting = recording.meeting
        if meeting is not None and meeting.info.transcript is not None:
            within = Within([meeting.info.id])
            await self._index.catch_up(within, PATIENCE_S)
            found = (await self._index.retrieval.look_up(question, within, _HITS, context)).hits
        elif recording.file is not None and facts is not None and _spoken(facts):
            meeting = await self._written_down(recording.file, show)
            found = await asyncio.to_thread(ranked, meeting, question, context)
        else:
            return {}, ()
        lasts = facts.end_s if facts else meeting.info.duration_s
        return {meeting.info.id: meeting}, (*_at_its_time(question, meeting, lasts), *found)[:_MOST_HITS]

    async def _written_down(self, path: Path, show: OnProgress) -> Meeting:
        stat = await asyncio.to_thread(path.stat)
        key = path, stat.st_size, stat.st_mtime_ns
        if self._heard is None or self._heard[0] != key:
            said = await self._transcribe(path, show)
            segments = [
                MeetingSegment(number, None, one.start_s, one.end_s, one.text, one.words, one.language)
                for number, one in enumerate(said, 1)
            ]
            self._heard = key, Meeting(_info(_HEARD, path.name), (), segments)
        return self._heard[1]


def _spoken(facts: SoundFacts) -> bool:
    return any(part.kind in ("speech", "both") for part in facts.parts)


def _at_its_time(question: str, meeting: Meeting, lasts_s: float) -> Sequence[Hit]:
    """What is said at the time of the recording that a question names; "the bus at 14:30" may be of another."""
    time = asked_time(question)
    return () if time is None or time.start_s > lasts_s else said_between(meeting, *meant(time, lasts_s))


def _as_meeting(facts: SoundFacts | None) -> Meeting:
    """What is known of a sound as what somebody said about it."""
    known = [line for line in fact_lines(facts) if line.known] if facts else []
    segments = [
        MeetingSegment(number, 1, line.start_s, line.end_s, line.text, language="en")
        for number, line in enumerate(known, 1)
    ]
    return Meeting(_info(_MEASURED, "what was measured"), (MeetingSpeaker(1, "", "Measured"),), segments)


def _info(number: int, title: str) -> MeetingInfo:
    return MeetingInfo(number, title, 0.0, 0.0, "ready", "imported")
