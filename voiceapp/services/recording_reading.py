"""What a talk is told of recordings: which there are, what was said in them, their minutes, who spoke how long."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from voiceapp.core.answers import Answer, Citation
from voiceapp.core.clock import Clock
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.meetings import Meeting, MeetingHit, MeetingInfo, Minutes
from voiceapp.core.passages import Within
from voiceapp.engines.skill_numbers import joined, spoken_duration
from voiceapp.services.ask_words import NO_MODEL
from voiceapp.services.desktop_tools import Run, shortened
from voiceapp.services.matching import best_match
from voiceapp.services.minutes_aloud import aloud
from voiceapp.services.recording_choice import SHOWN, RecordingChoice, people

ASK_S = 20.0
"""So long a language model may look for an answer; then the sentence that answers best is quoted."""

_PARTS = {"decision": "decisions", "task": "action_items", "action": "action_items", "to do": "action_items",
          "to-do": "action_items", "todo": "action_items", "question": "open_questions", "topic": "topics",
          "summ": "summary"}  # fmt: skip
_PART_NAMES = {"action_items": "tasks", "open_questions": "open questions"}


class Meetings(Protocol):
    """services/meetings.py"""

    async def list(self) -> Sequence[MeetingInfo]:
        """All meetings, the latest first."""

    async def get(self, meeting: int, /) -> Meeting:
        """A meeting with its transcript."""

    async def search(self, text: str, /) -> Sequence[MeetingHit]:
        """Segments that hold every word of ``text``, best first."""


class MinutesOf(Protocol):
    """services/minutes.py"""

    async def get(self, meeting: int, /) -> Minutes | None:
        """The stored minutes."""

    async def draft(self, meeting: int, /) -> Minutes:
        """Extractive ones, not stored."""


class AskWords(Protocol):
    """services/ask_words.py"""

    async def ask(self, question: str, within: Within, llm: str = "", /) -> Answer:
        """Answer from what was said."""


@dataclass(frozen=True, slots=True)
class Library:
    """What is read from."""

    meetings: Meetings
    minutes: MinutesOf
    words: AskWords


class RecordingReading:
    """Runs them over ``library``. Results are ``{"text": sentences}``; failures raise VoiceAppError."""

    def __init__(self, library: Callable[[], Library], clock: Clock, ask_s: float = ASK_S) -> None:
        self._library = library
        self._clock = clock
        self._ask_s = ask_s
        self.runners: dict[str, Run] = {
            "find_recording": self._find,
            "ask_recording": self._ask,
            "read_minutes": self._minutes,
            "who_spoke_most": self._who,
        }

    @property
    def choice(self) -> RecordingChoice:
        """How a recording is found by words about it."""
        return RecordingChoice(self._library().meetings, self._clock)

    async def _find(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        choice = self.choice
        found = await choice.fitting(str(arguments.get("about", "")))
        lines = []
        for info in found.infos[:SHOWN]:
            with_whom = f", with {people(info)}" if info.speakers else ""
            line = f"{choice.named(info)}, {spoken_duration(info.duration_s)}{with_whom}"
            if hit := found.hits.get(info.id):
                line = f"{line}: at {spoken_duration(hit.start_s)}, “{hit.text.strip()}”"
            lines.append(line)
        count = len(found.infos)
        if count == 1:
            return {"text": _sentence(f"I found {lines[0]}")}
        begins = f"I found {count} recordings" + ("." if count <= SHOWN else f"; the latest {SHOWN} are these.")
        return {"text": " ".join([begins, *map(_sentence, lines)])}

    async def _ask(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        choice, which = self.choice, str(arguments.get("recording", ""))
        remark = ""
        if choice.everything(which):
            infos = (await choice.fitting("")).infos
            within = Within()
        else:
            info, remark = await choice.one(which)
            infos, within = [info], Within((info.id,))
        if person := str(arguments.get("person", "")):
            within = replace(within, speakers=(_speaker(person, infos, choice),))
        question = str(arguments["question"])
        answer = await self._answered(question, within)
        if answer.abstained:
            where = f"I looked in {choice.named(infos[0])}. " if within.meetings else ""
            return {"text": f"{where}{answer.answer}"}
        cited = [one for one in answer.citations if one.supported is not False]
        told, place = await self._told(answer, cited, choice)
        return {"text": " ".join(filter(None, [told, remark])), **place}

    async def _answered(self, question: str, within: Within) -> Answer:
        words = self._library().words
        try:
            async with asyncio.timeout(self._ask_s):
                return await words.ask(question, within)
        except TimeoutError:
            return await words.ask(question, within, NO_MODEL)

    async def _told(
        self, answer: Answer, cited: list[Citation], choice: RecordingChoice
    ) -> tuple[str, dict[str, Any]]:
        """The answer with its place in words and as play_recording takes it.

        It is quoted with who said it, or in the words of a language model.
        """
        if not cited or (meeting := cited[0].meeting) is None:
            return answer.answer, {}
        about, at = await self._library().meetings.get(meeting), spoken_duration(cited[0].start_s)
        where = choice.named(about.info)
        day = choice.day(about.info).isoformat()
        place = {"recording": f"{about.info.title} {day}", "seconds": cited[0].start_s}
        if answer.mode != "extractive":
            return f"{_sentence(answer.answer)} That is said in {where}, at {at}.", place
        spoken = next((one for one in about.segments if one.id == cited[0].segment), None)
        who = about.name_of(spoken.speaker) if spoken else ""
        return f"{who or 'Somebody'} says in {where}, at {at}: “{answer.answer}”", place

    async def _minutes(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        info, remark = await self.choice.one(str(arguments.get("recording", "")))
        named = self.choice.named(info)
        minutes = await self._library().minutes.get(info.id)
        told = f"The minutes of {named}."
        if minutes is None:
            try:
                minutes = await self._library().minutes.draft(info.id)
            except VoiceAppError as error:
                if error.code != "nothing-said":
                    raise
                raise _not_written(named) from error
            told = f"There are no minutes of {named} yet; this is what stands out in its words."
        wanted = str(arguments.get("part", "")).lower()
        part = next((name for word, name in _PARTS.items() if word in wanted), "")
        text = aloud(replace(minutes, title=""), part)
        if not text:
            text = f"There are no {_PART_NAMES.get(part, part)} in them." if part else "Nothing stands out in them."
        return {"text": shortened("\n\n".join(filter(None, [told, text, remark])))}

    async def _who(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        info, remark = await self.choice.one(str(arguments.get("recording", "")))
        named = self.choice.named(info)
        spoke = [one for one in (await self._library().meetings.get(info.id)).speakers if one.talk_s > 0]
        if not spoke:
            if info.transcript is None:
                raise _not_written(named)
            raise VoiceAppError(
                "speakers-missing",
                f"It is not known yet who speaks in {named}.",
                "Let the speakers be found in Meetings, under People.",
            )
        spoke.sort(key=lambda one: -one.talk_s)
        total = sum(one.talk_s for one in spoke)
        shares = [
            f"{one.name} {spoken_duration(one.talk_s)}, {round(100 * one.talk_s / total)} percent" for one in spoke
        ]
        return {
            "text": " ".join(
                filter(None, [f"{spoke[0].name} spoke most in {named}.", f"{'; '.join(shares)}.", remark])
            )
        }


def _speaker(person: str, infos: Sequence[MeetingInfo], choice: RecordingChoice) -> str:
    """The name of the person who is meant, as the recordings have it. Raises ``speaker-unknown``."""
    names = list(dict.fromkeys(name for info in infos for name in info.speakers))
    if (index := best_match(person, names)) is not None:
        return names[index]
    where = choice.named(infos[0]) if len(infos) == 1 else "these recordings"
    known = f"I know {joined(names[:SHOWN])}." if names else "Name the speakers in Meetings, under People."
    raise VoiceAppError("speaker-unknown", f"Nobody called {person} is known in {where}.", known)


def _not_written(named: str) -> VoiceAppError:
    return VoiceAppError(
        "nothing-said", f"{named} has not been written down yet.", "Let it be written down in Meetings first."
    )


def _sentence(text: str) -> str:
    return text if text[-1:] in ".!?…”" else f"{text}."
