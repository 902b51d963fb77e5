"""A fake desk behind the Ask page: threads in memory, and answers that a test gives when it likes.

Everything runs on the core's loop like the real one. ``calls`` keeps what it was asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from voiceapp.core.answers import Answer, Citation
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
)
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus

SAID = Citation(
    "Launch planning", 777.0, 784.6, "The launch is on Thursday the fourteenth.", 103,
    "Good. Then it is Thursday the fourteenth, and Jonas sends the build on Monday.", True, 1,
)  # fmt: skip
BUILD = replace(SAID, answer="Jonas sends the build on Monday.")
PRICE = Citation(
    "Launch planning", 794.0, 800.6, "The price is nineteen.", 105,
    "And the price? I heard nineteen, but nobody has said so.", False, 1,
)  # fmt: skip
WRITTEN = Answer(f"{SAID.answer} {BUILD.answer}", "words", False, (SAID, BUILD, PRICE))
QUOTED = Answer(SAID.quote or "", "extractive", False, (replace(SAID, answer=SAID.quote or ""),))
HEARD = Answer(
    "0:00-0:28: A piano, slow and alone.\n0:28-0:51: Rain, and the piano fades out.",
    "sound",
    False,
    (
        Citation("/music/Morning rain.flac", 0.0, 28.0, "A piano, slow and alone."),
        Citation("/music/Morning rain.flac", 28.0, 51.0, "Rain, and the piano fades out."),
    ),
)
NOTHING = Answer("Not in these recordings. Looked for: dragon, moon.", "words", True, ())


class FakeAskDesk:
    """Answers every way with what ``answers`` holds for it; a way that is missing there is worked on until told."""

    def __init__(self, bus: EventBus) -> None:
        self._bus = bus
        self.calls: list[tuple[str, Any]] = []
        self.works: tuple[Way, ...] = ("words",)
        self.answers: dict[Way, Answer | VoiceAppError] = {"words": WRITTEN}
        self.asked: list[AskedQuestion] = []
        self.refuse: VoiceAppError | None = None

    async def ask(self, question: Question, /) -> AskedQuestion:
        self.calls.append(("ask", question))
        if self.refuse is not None:
            raise self.refuse
        number, known = len(self.asked) + 1, {one.thread for one in self.asked}
        thread = question.thread or max(known, default=0) + 1
        asked = self.put(replace(question, thread=thread), datetime.now().timestamp(), number)
        if thread not in known:
            self._bus.publish(AskThreadsChanged())
        for way in question.ways:
            if (given := self.answers.get(way)) is not None:
                self.end(number, way, given)
        return asked

    def put(self, question: Question, at: float, number: int, *answers: GivenAnswer) -> AskedQuestion:
        """Store a question of a thread; without ``answers`` they are still to come."""
        given = answers or tuple(GivenAnswer(way) for way in question.ways)
        asked = AskedQuestion(number, question.thread or number, question, at, given)
        self.asked.append(asked)
        return asked

    def grow(self, question: int, way: Way, text: str = "", citation: Citation | None = None) -> None:
        """A part of an answer comes (core loop only)."""
        self._bus.publish(AnswerGrew(question, way, text, citation))

    def go_on(self, question: int, way: Way, share: float | None, doing: str) -> None:
        """Tell how far an answer is (core loop only)."""
        self._bus.publish(AnswerGoesOn(question, way, share, doing))

    def end(self, question: int, way: Way, what: Answer | VoiceAppError | None) -> None:
        """End one way: answered, failed, or (None) cancelled (core loop only)."""
        given = GivenAnswer(
            way,
            what if isinstance(what, Answer) else None,
            what if isinstance(what, VoiceAppError) else None,
            what is None,
        )
        self.asked = [
            replace(one, answers=tuple(given if old.way == way else old for old in one.answers))
            if one.id == question
            else one
            for one in self.asked
        ]
        self._bus.publish(AnswerEnded(question, given))

    async def cancel(self, question: int, way: Way | None = None, /) -> None:
        self.calls.append(("cancel", (question, way)))
        for one in [one for one in self.asked if one.id == question]:
            for given in one.answers:
                if way in (None, given.way) and given.answer is None and given.error is None:
                    self.end(question, given.way, None)

    async def threads(self) -> Sequence[AskThread]:
        threads: dict[int, list[AskedQuestion]] = {}
        for one in self.asked:
            threads.setdefault(one.thread, []).append(one)
        return [
            AskThread(number, asked[0].question.text, asked[-1].asked_at, len(asked))
            for number, asked in threads.items()
        ]

    async def thread(self, thread: int, /) -> Sequence[AskedQuestion]:
        return [one for one in self.asked if one.thread == thread]

    async def delete(self, thread: int, /) -> None:
        self.asked = [one for one in self.asked if one.thread != thread]
        self._bus.publish(AskThreadsChanged(deleted=thread))

    async def ways(self, question: Question, /) -> Sequence[Way]:
        self.calls.append(("ways", question))
        return self.works


class AskingServices:
    """What the Ask page is given."""

    def __init__(self, bus: EventBus) -> None:
        self.ask_desk = FakeAskDesk(bus)


def earlier_questions(services: AskingServices, now: datetime) -> None:
    """Threads of some days, as in the pictures (names are made up)."""
    desk, day = services.ask_desk, 86_400.0
    begun = now.replace(hour=0, minute=0, second=0, microsecond=0).timestamp()
    at = begun + (now.timestamp() - begun) / 2  # today, and before what is asked next, at any time of day
    nothing, quoted, written = (GivenAnswer("words", one) for one in (NOTHING, QUOTED, WRITTEN))
    for number, (text, moment, given) in enumerate(
        (
            ("When do we launch?", at, written),
            ("Who sends the build?", at - 0.9 * day, quoted),
            ("What did Ana say about the first version?", at - 3 * day, quoted),
            ("Does anyone mention a dragon on the moon?", at - 4 * day, nothing),
        ),
        1,
    ):
        desk.put(Question(text, thread=number), moment, number, given)
