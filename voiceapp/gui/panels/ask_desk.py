"""The questions of one thread and what becomes of them: asks the desk, and keeps what its events tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from voiceapp.core.asking import (
    AnswerEnded,
    AnswerGoesOn,
    AnswerGrew,
    AskedQuestion,
    AskThreadsChanged,
    GivenAnswer,
    Question,
    Way,
)
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import MeetingRemoved, Notice
from voiceapp.gui.bridge import FRAME_MS
from voiceapp.gui.context import Context
from voiceapp.gui.panels.ask_lines import Growth

Key = tuple[int, Way]


class AskedThread(QObject):
    """``opened`` tells another thread or another question in it, ``grew`` the answers that are not as they were
    (many at once: they are told once a frame), ``refused`` a question that could not be asked.
    """

    opened = Signal()
    grew = Signal(object)
    refused = Signal(str)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context
        self.number: int | None = None
        self.asked: list[AskedQuestion] = []
        self._growths: dict[Key, Growth] = {}
        self._given: dict[Key, GivenAnswer] = {}
        self._turned = 0
        self._dirty: set[Key] = set()
        self._frame = QTimer(self)
        self._frame.setSingleShot(True)
        self._frame.setInterval(FRAME_MS)
        self._frame.timeout.connect(self._tell)
        events = context.bridge.events
        events.subscribe(AnswerGrew, self._grew)
        events.subscribe(AnswerGoesOn, self._goes_on)
        events.subscribe(AnswerEnded, self._ended)
        events.subscribe(MeetingRemoved, lambda _: self.read_again())
        events.subscribe(AskThreadsChanged, self._threads_changed)

    # --------------------------------------------------------------------------------------- asking

    def _expect(self, asked: AskedQuestion) -> None:
        """Know which of its answers are still to come."""
        for given in asked.answers:
            key = asked.id, given.way
            coming = given.answer is None and given.error is None and not given.cancelled
            if coming and key not in self._given:
                self._growths.setdefault(key, Growth())

    def open(self, number: int | None) -> None:
        """Turn to a thread, None: to a new one."""
        self._turned += 1
        turned, self.number = self._turned, number
        if number is None:
            self.asked = []
            self.opened.emit()
            return

        def done(asked: Sequence[AskedQuestion]) -> None:
            if turned == self._turned:
                self.asked = list(asked)
                for one in asked:
                    self._expect(one)
                self.opened.emit()

        self.context.bridge.submit(lambda app: app.ask_desk.thread(number), done, owner=self)

    def _threads_changed(self, event: AskThreadsChanged) -> None:
        """Nothing is shown of a thread that was deleted, wherever that was done."""
        if event.deleted is not None and event.deleted == self.number:
            self.open(None)

    def read_again(self) -> None:
        """A recording was deleted, and with it what was answered from it."""
        self._given.clear()
        if self.number is not None:
            self.open(self.number)

    def ask(self, question: Question) -> None:
        """Ask; the question goes on the thread that is open."""
        turned = self._turned
        question = replace(question, thread=self.number)

        def done(asked: AskedQuestion) -> None:
            self._expect(asked)
            if turned == self._turned:
                self.number = asked.thread
                self.asked.append(asked)
                self.opened.emit()

        def failed(error: VoiceAppError) -> None:
            self.context.notify(Notice.of(error))
            if turned == self._turned:
                self.refused.emit(question.text)

        self.context.bridge.submit(lambda app: app.ask_desk.ask(question), done, failed, owner=self)

    def stop(self, question: int, way: Way | None = None) -> None:
        """Want no more of a question's answers, or of one of them."""
        self.context.bridge.submit(lambda app: app.ask_desk.cancel(question, way), owner=self)

    def stop_all(self) -> None:
        """Want no more of what is worked on in this thread."""
        for one in self.asked:
            if any((one.id, given.way) in self._growths for given in one.answers):
                self.stop(one.id)

    # -------------------------------------------------------------------------------------- looking

    @property
    def busy(self) -> bool:
        """Whether an answer of this thread is being worked on."""
        return any((one.id, given.way) in self._growths for one in self.asked for given in one.answers)

    def given(self, question: int, stored: GivenAnswer) -> GivenAnswer:
        """What was given, where ``stored`` may be older."""
        return self._given.get((question, stored.way), stored)

    def growth(self, question: int, way: Way) -> Growth | None:
        """What has come so far of an answer that is worked on."""
        return self._growths.get((question, way))

    # --------------------------------------------------------------------------------------- events

    def _grew(self, event: AnswerGrew) -> None:
        if (growth := self._growing((event.question, event.way))) is not None:
            growth.grow(event)

    def _goes_on(self, event: AnswerGoesOn) -> None:
        if (growth := self._growing((event.question, event.way))) is not None:
            growth.go_on(event)

    def _growing(self, key: Key) -> Growth | None:
        """What has come of an answer, None once it has ended."""
        if key in self._given:
            return None
        self._mark(key)
        return self._growths.setdefault(key, Growth())

    def _ended(self, event: AnswerEnded) -> None:
        key = event.question, event.given.way
        self._growths.pop(key, None)
        self._given[key] = event.given
        self._mark(key)

    def _mark(self, key: Key) -> None:
        self._dirty.add(key)
        if not self._frame.isActive():
            self._frame.start()

    def _tell(self) -> None:
        dirty, self._dirty = self._dirty, set()
        self.grew.emit(dirty)
