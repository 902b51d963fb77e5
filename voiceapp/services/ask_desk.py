"""Questions about recordings, asked in several ways at once, in threads that are kept."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Protocol

from voiceapp.core.answers import Answer, Asked, Citation
from voiceapp.core.asking import (
    AnswerEnded,
    AnswerGoesOn,
    AnswerGrew,
    AskedQuestion,
    AskThread,
    AskThreadsChanged,
    GivenAnswer,
    Question,
    Way,
    came,
)
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus
from voiceapp.core.tasks import Tasks
from voiceapp.services.ask_ways import Teller
from voiceapp.services.asking import AnswerPiece

_BEFORE = 3
"""Questions of a thread before the one that is asked; "it" and "then" reach no further back."""


class Store(Protocol):
    """storage/asked.py"""

    async def add(self, question: Question) -> AskedQuestion:
        """Store a question, in its thread or in a new one. Raises VoiceAppError ``thread-unknown``."""

    async def keep(self, question: int, way: Way, citation: Citation) -> None:
        """Store a part of an answer."""

    async def end(self, question: int, given: GivenAnswer) -> GivenAnswer:
        """Store an answer, or why there is none; returns what is stored."""

    async def threads(self) -> Sequence[AskThread]:
        """All threads, the one asked last first."""

    async def questions(self, thread: int) -> Sequence[AskedQuestion]:
        """A thread's questions, oldest first. Raises VoiceAppError ``thread-unknown``."""

    async def delete(self, thread: int) -> None:
        """Delete a thread. Raises VoiceAppError ``thread-unknown``."""


class Ways(Protocol):
    """services/ask_ways.py"""

    async def possible(self, question: Question) -> list[Way]:
        """The ways that may lead to an answer."""

    async def answer(self, way: Way, question: Question, before: Sequence[Asked], tell: Teller) -> Answer:
        """Ask in one way."""


@dataclass(slots=True, eq=False)
class _Running:
    """A way that is being asked: the ``parts`` that came, and the one about the ``window`` that is heard now."""

    asked: AskedQuestion
    way: Way
    parts: list[Citation] = field(default_factory=list)
    window: Citation | None = None
    task: asyncio.Task[None] | None = None

    @property
    def key(self) -> tuple[int, Way]:
        """The question and the way."""
        return self.asked.id, self.way


class AskDesk:
    """Answers come as AnswerGrew, AnswerGoesOn and, for each way once, AnswerEnded.

    Each part of an answer is stored as it comes, so that the end of the program loses none. What a recording or a
    model says is text to be shown: nothing is called by it.
    """

    def __init__(self, store: Store, ways: Ways, bus: EventBus) -> None:
        self._store = store
        self._ways = ways
        self._bus = bus
        self._tasks = Tasks(bus)
        self._running: dict[tuple[int, Way], _Running] = {}

    async def ways(self, question: Question) -> list[Way]:
        """The ways in which it can be asked. Raises VoiceAppError where what it is about is not there."""
        return await self._ways.possible(question)

    async def ask(self, question: Question) -> AskedQuestion:
        """Ask in all its ways at once; each fails by itself. Raises ``nothing-asked`` and ``thread-unknown``."""
        if not question.text.strip():
            raise VoiceAppError("nothing-asked", "There is no question.", "Ask something about the recordings.")
        if not question.ways:
            raise VoiceAppError("nothing-asked", "Nothing is chosen to answer from.", "Choose words or sound.")
        earlier = [] if question.thread is None else await self.thread(question.thread)
        asked = await self._store.add(replace(question, ways=tuple(dict.fromkeys(question.ways))))
        for way in asked.question.ways:
            run = _Running(asked, way)
            self._running[run.key] = run
            run.task = self._tasks.spawn(self._run(run, _before(earlier, way)))
            run.task.add_done_callback(partial(self._over, run))
        if question.thread is None:
            self._bus.publish(AskThreadsChanged())
        return asked

    async def cancel(self, question: int, way: Way | None = None) -> None:
        """End one way of a question, or all; what had come of it is kept. Nothing is waited for."""
        for run in tuple(self._running.values()):
            if run.asked.id == question and way in (None, run.way):
                self._cancel(run)

    async def threads(self) -> Sequence[AskThread]:
        """All threads, the one asked last first."""
        return await self._store.threads()

    async def thread(self, thread: int) -> list[AskedQuestion]:
        """The questions of a thread, oldest first. Raises VoiceAppError ``thread-unknown``."""
        return [
            replace(asked, answers=tuple(self._now(asked.id, given) for given in asked.answers))
            for asked in await self._store.questions(thread)
        ]

    async def delete(self, thread: int) -> None:
        """Delete a thread; what is still asked in it is cancelled. Raises VoiceAppError ``thread-unknown``."""
        await self._store.delete(thread)
        for run in tuple(self._running.values()):  # now, so that none is left that was begun meanwhile
            if run.asked.thread == thread:
                self._cancel(run)
        self._bus.publish(AskThreadsChanged(deleted=thread))

    async def close(self) -> None:
        """The program ends: what is still asked is cancelled."""
        for run in tuple(self._running.values()):
            self._cancel(run)
        await self._tasks.drain()

    # ------------------------------------------------------------------------------------- one way

    async def _run(self, run: _Running, before: Sequence[Asked]) -> None:
        tell = Teller(
            partial(self._on_piece, run), partial(self._on_sentence, run), partial(self._on_progress, run)
        )
        try:
            given = GivenAnswer(run.way, await self._ways.answer(run.way, run.asked.question, before, tell))
        except VoiceAppError as error:
            self._close_window(run)
            given = GivenAnswer(run.way, came(run.way, run.parts), error)
        if run.key in self._running:
            try:
                given = await self._store.end(run.asked.id, given)
            finally:
                self._end(run, given)

    def _over(self, run: _Running, task: asyncio.Task[None]) -> None:
        """Its task has ended; one that failed by a bug is as good as cancelled."""
        self._end(run, self._cancelled(run))

    def _cancel(self, run: _Running) -> None:
        self._close_window(run)
        self._end(run, self._cancelled(run))
        assert run.task is not None
        run.task.cancel()

    def _cancelled(self, run: _Running) -> GivenAnswer:
        return GivenAnswer(run.way, came(run.way, run.parts), cancelled=True)

    def _end(self, run: _Running, given: GivenAnswer) -> None:
        if self._running.pop(run.key, None) is not None:
            self._bus.publish(AnswerEnded(run.asked.id, given))

    def _now(self, question: int, given: GivenAnswer) -> GivenAnswer:
        return GivenAnswer(given.way) if (question, given.way) in self._running else given

    # -------------------------------------------------------------------------------- what it tells

    def _on_progress(self, run: _Running, share: float | None, doing: str) -> None:
        if run.key in self._running:
            self._bus.publish(AnswerGoesOn(run.asked.id, run.way, share, doing))

    def _on_sentence(self, run: _Running, citation: Citation) -> None:
        if run.key in self._running:
            self._part(run, citation)
            self._bus.publish(AnswerGrew(run.asked.id, run.way, citation.answer, citation))

    def _on_piece(self, run: _Running, piece: AnswerPiece, recording: str, meeting: int | None) -> None:
        """Text about a window of sound; a window is a part once the next one, or the answer for all, begins."""
        if run.key not in self._running:
            return
        if run.window is not None and run.window.start_s == piece.start_s:
            run.window = replace(run.window, answer=run.window.answer + piece.text)
        else:
            self._close_window(run)
            if piece.start_s is not None and piece.end_s is not None:
                run.window = Citation(recording, piece.start_s, piece.end_s, piece.text, meeting=meeting)
        self._bus.publish(AnswerGrew(run.asked.id, run.way, piece.text, start_s=piece.start_s, end_s=piece.end_s))

    def _close_window(self, run: _Running) -> None:
        if run.window is not None:
            self._part(run, run.window)
            run.window = None

    def _part(self, run: _Running, citation: Citation) -> None:
        run.parts.append(citation)
        self._tasks.spawn(self._store.keep(run.asked.id, run.way, citation))


def _before(earlier: Sequence[AskedQuestion], way: Way) -> list[Asked]:
    """The last questions of a thread with their answers, by this way rather than by another."""
    return [Asked(one.question.text, _answered(one, way)) for one in earlier[-_BEFORE:]]


def _answered(asked: AskedQuestion, way: Way) -> str:
    answers = sorted(asked.answers, key=lambda given: given.way != way)
    found = [given.answer for given in answers if given.answer is not None and not given.answer.abstained]
    return found[0].answer if found else ""
