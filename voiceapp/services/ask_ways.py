"""The ways in which a question about recordings can be answered: which there are for it, and each of them asked."""

from __future__ import annotations

import builtins
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from voiceapp.core.answers import Answer, Asked, Citation
from voiceapp.core.asking import Question, Way
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.meetings import MeetingInfo
from voiceapp.core.passages import Within
from voiceapp.services import given_files
from voiceapp.services.ask_words import NO_MODEL
from voiceapp.services.asking import AnswerPiece
from voiceapp.services.meeting_sound import require_sound
from voiceapp.services.recording_index import PATIENCE_S

OnProgress = Callable[[float | None, str], None]


class Meetings(Protocol):
    """services/meetings.py"""

    async def list(self) -> builtins.list[MeetingInfo]:
        """All meetings."""

    async def of_file(self, path: Path) -> MeetingInfo | None:
        """The meeting that was imported from a file. Raises VoiceAppError ``file-missing``."""

    async def audio_path(self, meeting: int) -> Path | None:
        """The file with a meeting's sound."""


class Words(Protocol):
    """services/ask_words.py"""

    async def ask(
        self,
        question: str,
        within: Within,
        llm: str,
        before: Sequence[Asked],
        on_sentence: Callable[[Citation], None],
        patience_s: float,
    ) -> Answer:
        """Answer from what was said."""


class Sound(Protocol):
    """services/asking.py"""

    async def ask(
        self,
        path: Path,
        question: str,
        answerer: str,
        llm: str,
        on_piece: Callable[[AnswerPiece], None],
        on_progress: OnProgress,
        before: Sequence[Asked],
    ) -> Answer:
        """Answer by listening to a file."""


class Cascade(Protocol):
    """services/ask_cascade.py"""

    async def ask(
        self,
        question: str,
        *,
        meeting: int | None,
        file: Path | None,
        llm: str,
        before: Sequence[Asked],
        on_sentence: Callable[[Citation], None],
        on_progress: OnProgress,
    ) -> Answer:
        """Answer by a language model from what was said and measured."""


@dataclass(frozen=True, slots=True)
class Teller:
    """Who is told of an answer while it comes: pieces of text about a recording (its file or title, and the
    meeting), checked sentences, and how far it is."""

    piece: Callable[[AnswerPiece, str, int | None], None]
    sentence: Callable[[Citation], None]
    progress: OnProgress


@dataclass(frozen=True, slots=True)
class _Scope:
    """What a question is about: a ``file``, the ``meetings`` that are (``every``: without choosing any)."""

    file: Path | None
    meetings: Sequence[MeetingInfo]
    every: bool

    @property
    def one(self) -> MeetingInfo | None:
        """The only meeting."""
        return self.meetings[0] if len(self.meetings) == 1 else None


class AskWays:
    """``answerer`` names the engine that listens ("": there is none), ``writers`` the language models, best first;
    ``cascade`` None: that way is not there."""

    def __init__(
        self,
        meetings: Meetings,
        words: Words,
        sound: Sound,
        answerer: Callable[[], Awaitable[str]],
        writers: Callable[[], Awaitable[Sequence[str]]],
        cascade: Cascade | None = None,
    ) -> None:
        self._meetings = meetings
        self._words = words
        self._sound = sound
        self._answerer = answerer
        self._writers = writers
        self._cascade = cascade

    async def possible(self, question: Question) -> list[Way]:
        """The ways that may lead to an answer: something was said, or one recording has sound.

        Raises VoiceAppError ``file-missing`` and ``meeting-unknown``.
        """
        scope = await self._scope(question)
        ways: list[Way] = []
        if any(info.transcript is not None for info in scope.meetings):
            ways.append("words")
        if scope.file or (scope.one and await self._meetings.audio_path(scope.one.id)):
            ways.append("sound")
            if self._cascade and question.llm != NO_MODEL and (question.llm or await self._writers()):
                ways.append("cascade")
        return ways

    async def answer(self, way: Way, question: Question, before: Sequence[Asked], tell: Teller) -> Answer:
        """Ask in one way; ``before`` are the questions before it, oldest first.

        Raises VoiceAppError: as :meth:`possible`, ``not-written-down``, ``nothing-said-yet``, ``one-recording``,
        ``way-missing``, and what the way raises.
        """
        scope = await self._scope(question)
        if way == "words":
            return await self._from_words(question, scope, before, tell)
        if way == "sound":
            return await self._from_sound(question, scope, before, tell)
        if self._cascade is None:
            raise VoiceAppError("way-missing", "Words and sound cannot be asked together.", "Ask one of them.")
        meeting = scope.one
        if meeting is None and scope.file is None:
            raise _several("Words and sound can be asked together of one recording at a time.")
        return await self._cascade.ask(
            question.text,
            meeting=None if meeting is None else meeting.id,
            file=scope.file if meeting is None else None,
            llm=question.llm,
            before=before,
            on_sentence=tell.sentence,
            on_progress=tell.progress,
        )

    async def _from_words(self, question: Question, scope: _Scope, before: Sequence[Asked], tell: Teller) -> Answer:
        if scope.file is not None and scope.one is None:
            raise VoiceAppError(
                "not-written-down",
                f"What is said in {scope.file.name} has not been written down.",
                "Import it as a meeting, or have it listened to.",
            )
        if scope.one is not None and scope.one.state == "recording" and scope.one.transcript is None:
            raise VoiceAppError(
                "nothing-said-yet",
                f"Nothing has been written down of “{scope.one.title}” so far.",
                "Ask again once somebody has spoken.",
                retryable=True,
            )
        chosen = None if scope.every else [info.id for info in scope.meetings]
        within = Within(chosen, question.speakers, question.since, question.until)
        tell.progress(None, "Looking through what was said")
        return await self._words.ask(question.text, within, question.llm, before, tell.sentence, PATIENCE_S)

    async def _from_sound(self, question: Question, scope: _Scope, before: Sequence[Asked], tell: Teller) -> Answer:
        path, info = scope.file, scope.one
        if path is None:
            if info is None:
                raise _several("One recording at a time can be listened to.")
            path = require_sound(info, await self._meetings.audio_path(info.id), "Ask what was said instead.")
        recording, meeting = (str(path), None) if info is None else (info.title, info.id)
        answer = await self._sound.ask(
            path,
            question.text,
            question.answerer or await self._answerer(),
            "" if question.llm == NO_MODEL else question.llm,
            lambda piece: tell.piece(piece, recording, meeting),
            tell.progress,
            before,
        )
        cited = [replace(one, recording=recording, meeting=meeting) for one in answer.citations]
        if info is not None and not cited:  # what was measured is told all the same, and goes with the meeting
            cited = [Citation(recording, 0.0, info.duration_s, "", meeting=meeting)]
        return replace(answer, citations=tuple(cited))

    async def _scope(self, question: Question) -> _Scope:
        if question.file is not None:
            given_files.require(question.file)
            known = await self._meetings.of_file(question.file)
            return _Scope(question.file, [] if known is None else [known], every=False)
        there = await self._meetings.list()
        if question.meetings is not None:
            there = [info for info in there if info.id in question.meetings]
            if not there:
                raise VoiceAppError(
                    "meeting-unknown", "What was asked about is not there any more.", "Choose another recording."
                )
        since, until = question.since, question.until
        within = [
            info
            for info in there
            if (since is None or info.started >= since) and (until is None or info.started <= until)
        ]
        return _Scope(None, within, every=question.meetings is None)


def _several(sentence: str) -> VoiceAppError:
    return VoiceAppError("one-recording", sentence, "Choose one recording.")
