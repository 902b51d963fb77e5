"""Questions asked in several ways at once: each answers, fails or is cancelled by itself, and nothing is lost."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import pytest

from tests.fakes.loop import run_virtual
from tests.fakes.stores import MemoryAsked
from voiceapp.core.answers import Answer, Asked, Citation
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
from voiceapp.core.events import Event, EventBus
from voiceapp.services.ask_desk import AskDesk
from voiceapp.services.ask_ways import Teller
from voiceapp.services.asking import AnswerPiece
from voiceapp.storage.asked import GONE

SAID = Citation("Call", 3.0, 5.0, "It costs 480 euros.", 7, "480 euros", True, 1)
MORE = Citation("Call", 9.0, 11.0, "It comes in September.", 8, "in September", True, 1)
BOTH = Answer("It costs 480 euros. It comes in September.", "words", False, (SAID, MORE))
HEARD = Answer("A harp.\nA flute.", "sound", False, (Citation("Call", 0.0, 30.0, "A harp.", meeting=1),))


class Ways:
    """The words answer after 1 s and 5 s, the sound hears two windows of 4 s each, the cascade has no model."""

    def __init__(self) -> None:
        self.before: dict[Way, Sequence[Asked]] = {}
        self.open = 0
        self.broken = False
        """The engine that listens dies in the second window."""

    async def possible(self, question: Question) -> list[Way]:
        return ["words", "sound"]

    async def answer(self, way: Way, question: Question, before: Sequence[Asked], tell: Teller) -> Answer:
        self.before[way] = before
        self.open += 1
        try:
            if way == "cascade":
                await asyncio.sleep(2)
                raise VoiceAppError("model-missing", "There is no model.", "Get one.")
            return await (self._words(tell) if way == "words" else self._sound(tell))
        finally:
            self.open -= 1

    async def _words(self, tell: Teller) -> Answer:
        tell.progress(None, "Looking through what was said")
        await asyncio.sleep(1)
        tell.sentence(SAID)
        await asyncio.sleep(4)
        tell.sentence(MORE)
        return BOTH

    async def _sound(self, tell: Teller) -> Answer:
        for start_s, name in ((0.0, "harp"), (30.0, "flute")):
            tell.progress(start_s / 60, "Listening")
            for text in ("A ", f"{name}."):
                await asyncio.sleep(2)
                tell.piece(AnswerPiece(text, start_s, start_s + 30.0), "Call", 1)
            if self.broken and start_s:
                raise VoiceAppError("engine-died", "The engine died.", "Try again.", retryable=True)
        return HEARD


class Desk:
    """A desk, and what it told with the virtual second."""

    def __init__(self, store: MemoryAsked | None = None) -> None:
        self.bus, self.store, self.ways = EventBus(), store or MemoryAsked(), Ways()
        self.desk = AskDesk(self.store, self.ways, self.bus)
        self.told: list[tuple[float, Event]] = []
        self._begun = asyncio.get_running_loop().time()
        self.bus.subscribe(Event, self._tell)

    def _tell(self, event: Event) -> None:
        self.told.append((self.now, event))

    @property
    def now(self) -> float:
        return asyncio.get_running_loop().time() - self._begun

    @property
    def ended(self) -> dict[Way, tuple[float, GivenAnswer]]:
        return {one.given.way: (at, one.given) for at, one in self.told if isinstance(one, AnswerEnded)}


def desk(scenario: Callable[[Desk], Awaitable[None]]) -> None:
    async def run() -> None:
        made = Desk()
        await scenario(made)
        await made.desk.close()

    run_virtual(run())


ALL = Question("What about the fridge?", ("words", "sound", "cascade"))


def test_all_ways_are_asked_at_once_and_one_that_fails_harms_no_other() -> None:
    async def scenario(one: Desk) -> None:
        asked = await one.desk.ask(ALL)
        assert [given.way for given in asked.answers] == ["words", "sound", "cascade"]
        assert (one.now, one.told) == (0.0, [(0.0, AskThreadsChanged())])
        await asyncio.sleep(60)
        assert {way: (at, given.answer) for way, (at, given) in one.ended.items()} == {
            "cascade": (2.0, None),
            "words": (5.0, BOTH),
            "sound": (8.0, HEARD),
        }
        error = one.ended["cascade"][1].error
        assert error is not None
        assert error.code == "model-missing"
        (found,) = await one.desk.thread(asked.thread)
        assert found.answers == tuple(one.ended[way][1] for way in ALL.ways)

    desk(scenario)


def test_answers_are_told_while_they_come() -> None:
    async def scenario(one: Desk) -> None:
        asked = await one.desk.ask(ALL)
        await asyncio.sleep(60)
        grew = [(at, event) for at, event in one.told if isinstance(event, AnswerGrew)]
        assert [(at, event.text, event.citation) for at, event in grew if event.way == "words"] == [
            (1.0, SAID.answer, SAID),
            (5.0, MORE.answer, MORE),
        ]
        assert [(at, event.text, event.start_s, event.end_s) for at, event in grew if event.way == "sound"] == [
            (2.0, "A ", 0.0, 30.0),
            (4.0, "harp.", 0.0, 30.0),
            (6.0, "A ", 30.0, 60.0),
            (8.0, "flute.", 30.0, 60.0),
        ]
        on = [(event.way, event.share, event.doing) for _, event in one.told if isinstance(event, AnswerGoesOn)]
        assert on == [
            ("words", None, "Looking through what was said"),
            ("sound", 0.0, "Listening"),
            ("sound", 0.5, "Listening"),
        ]
        assert {event.question for _, event in grew} == {asked.id}

    desk(scenario)


def test_one_way_is_cancelled_at_once_and_keeps_what_had_come() -> None:
    async def scenario(one: Desk) -> None:
        asked = await one.desk.ask(ALL)
        await asyncio.sleep(7)
        await one.desk.cancel(asked.id, "sound")
        at, given = one.ended["sound"]
        assert (at, given.cancelled) == (7.0, True)
        assert given.answer is not None
        assert given.answer.answer == "A harp.\nA"
        told = len(one.told)
        await asyncio.sleep(0)
        assert one.ways.open == 0, "the engine goes on"
        await asyncio.sleep(60)
        assert len(one.told) == told
        (found,) = await one.desk.thread(asked.thread)
        assert [answer.cancelled for answer in found.answers] == [False, True, False]
        assert found.answers[1] == given

    desk(scenario)


def test_what_had_come_before_a_failure_is_kept() -> None:
    async def scenario(one: Desk) -> None:
        one.ways.broken = True
        asked = await one.desk.ask(Question("What is heard?", ("sound",)))
        await asyncio.sleep(60)
        _, given = one.ended["sound"]
        assert given.error is not None
        assert given.error.code == "engine-died"
        assert given.answer is not None
        assert given.answer.answer == "A harp.\nA flute."
        (found,) = await one.desk.thread(asked.thread)
        assert found.answers == (given,)

    desk(scenario)


def test_all_ways_are_cancelled_before_they_began() -> None:
    async def scenario(one: Desk) -> None:
        asked = await one.desk.ask(ALL)
        await one.desk.cancel(asked.id)
        await asyncio.sleep(60)
        assert one.ended == {way: (0.0, GivenAnswer(way, cancelled=True)) for way in ALL.ways}
        assert one.ways.before == {}

    desk(scenario)


def test_the_end_of_the_program_loses_nothing_that_was_answered() -> None:
    async def scenario(one: Desk) -> None:
        asked = await one.desk.ask(ALL)
        await asyncio.sleep(4.5)
        await one.desk.close()
        again = Desk(one.store)
        (found,) = await again.desk.thread(asked.thread)
        words, sound, cascade = found.answers
        assert (words.cancelled, sound.cancelled, cascade.cancelled) == (True, True, False)
        assert words.answer == Answer("It costs 480 euros.", "words", False, (SAID,))
        assert sound.answer is not None
        assert sound.answer.answer == "A harp."
        assert cascade.error is not None

    desk(scenario)


class Gone(MemoryAsked):
    """Every meeting was deleted meanwhile."""

    async def end(self, question: int, given: GivenAnswer) -> GivenAnswer:
        return await super().end(question, GivenAnswer(given.way, error=GONE))


def test_an_answer_from_a_meeting_that_was_deleted_meanwhile_is_not_told() -> None:
    async def run() -> None:
        one = Desk(Gone())
        await one.desk.ask(Question("What about the fridge?"))
        await asyncio.sleep(60)
        assert one.ended["words"][1] == GivenAnswer("words", error=GONE)
        await one.desk.close()

    run_virtual(run())


def test_a_question_is_open_while_it_is_worked_on() -> None:
    async def scenario(one: Desk) -> None:
        asked = await one.desk.ask(ALL)
        await asyncio.sleep(3)
        (found,) = await one.desk.thread(asked.thread)
        assert found.answers[:2] == (GivenAnswer("words"), GivenAnswer("sound"))
        assert found.answers[2].error is not None

    desk(scenario)


def test_the_next_question_of_a_thread_knows_the_last_ones() -> None:
    async def scenario(one: Desk) -> None:
        thread = (await one.desk.ask(Question("What about the fridge?", ("words", "sound")))).thread
        await asyncio.sleep(60)
        for text in ("How much is it?", "And when?", "Who pays it?"):
            asked = await one.desk.ask(Question(text, ("words", "cascade"), thread=thread))
            assert asked.thread == thread
            await asyncio.sleep(60)
        assert one.ways.before["words"] == [
            Asked("What about the fridge?", BOTH.answer),
            Asked("How much is it?", BOTH.answer),
            Asked("And when?", BOTH.answer),
        ]
        assert one.ways.before["cascade"] == one.ways.before["words"]  # it never answered itself
        await one.desk.ask(Question("What is heard then?", ("sound",), thread=thread))
        await asyncio.sleep(60)
        assert [before.question for before in one.ways.before["sound"]] == [
            "How much is it?",
            "And when?",
            "Who pays it?",
        ]
        ((_, changed), *more) = [item for item in one.told if isinstance(item[1], AskThreadsChanged)]
        assert (changed, more) == (AskThreadsChanged(), [])
        (listed,) = await one.desk.threads()
        assert (listed.title, listed.questions) == ("What about the fridge?", 5)

    desk(scenario)


def test_an_answer_of_the_same_way_is_known_before_another_ways() -> None:
    async def scenario(one: Desk) -> None:
        thread = (await one.desk.ask(Question("What about the fridge?", ("words", "sound")))).thread
        await asyncio.sleep(60)
        await one.desk.ask(Question("And then?", ("sound", "words"), thread=thread))
        await asyncio.sleep(60)
        assert one.ways.before == {
            "sound": [Asked("What about the fridge?", HEARD.answer)],
            "words": [Asked("What about the fridge?", BOTH.answer)],
        }

    desk(scenario)


def test_a_deleted_thread_is_gone_with_what_is_still_asked_in_it() -> None:
    async def scenario(one: Desk) -> None:
        asked = await one.desk.ask(ALL)
        await asyncio.sleep(3)
        await one.desk.delete(asked.thread)
        await asyncio.sleep(60)
        assert (one.ways.open, await one.desk.threads()) == (0, [])
        assert one.ended["words"][1].cancelled
        with pytest.raises(VoiceAppError) as failed:
            await one.desk.ask(Question("And when?", thread=asked.thread))
        assert failed.value.code == "thread-unknown"
        assert sum(isinstance(event, AskThreadsChanged) for _, event in one.told) == 2

    desk(scenario)


class Slow(MemoryAsked):
    """Takes a second for each change."""

    async def add(self, question: Question) -> AskedQuestion:
        await asyncio.sleep(1)
        return await super().add(question)

    async def delete(self, thread: int) -> None:
        await asyncio.sleep(1)
        await super().delete(thread)


def test_what_is_asked_while_its_thread_is_deleted_is_not_worked_on() -> None:
    async def run() -> None:
        one = Desk(Slow())
        asked = await one.desk.ask(Question("What about the fridge?"))
        await asyncio.sleep(60)
        more = asyncio.create_task(one.desk.ask(Question("And then?", thread=asked.thread)))
        await asyncio.sleep(0.5)
        await one.desk.delete(asked.thread)
        await more
        await asyncio.sleep(0)
        assert (one.ways.open, one.ended["words"][1].cancelled) == (0, True)
        await one.desk.close()

    run_virtual(run())


@pytest.mark.parametrize("question", [Question("  "), Question("What?", ())])
def test_nothing_is_stored_of_what_cannot_be_asked(question: Question) -> None:
    async def scenario(one: Desk) -> None:
        with pytest.raises(VoiceAppError) as failed:
            await one.desk.ask(question)
        assert (failed.value.code, await one.desk.threads()) == ("nothing-asked", [])

    desk(scenario)
