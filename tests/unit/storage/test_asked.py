"""Threads of questions are kept with their answers, and leave nothing behind when they are deleted."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.fakes.meetings import Library
from voiceapp.core.answers import Answer, Citation
from voiceapp.core.asking import GivenAnswer, Question
from voiceapp.core.errors import VoiceAppError
from voiceapp.storage.asked import GONE, AskedStore

NARROW = Question(
    "What about the fridge?",
    ("sound", "words", "cascade"),
    Path("/some/where/call.wav"),
    (1, 2),
    ("Ann", "Bob"),
    100.5,
    200.5,
    "extractive",
    "qwen2-audio",
)
SAID = Citation("Call", 3.0, 5.0, "It costs 480 euros.", 7, "480 euros", True, 1)
DOUBTFUL = Citation("Call", 9.0, 11.0, "It is free.", 8, "free", False, 1)
HEARD = Citation("/some/where/call.wav", 0.0, 30.0, "A harp.")
ERROR = VoiceAppError("model-missing", "There is no model.", "Get one.", retryable=True)


def stored(folder: Path, scenario: Callable[[Library, AskedStore], Awaitable[None]]) -> None:
    async def run() -> None:
        async with Library(folder).open() as library:
            times = iter(range(100, 200))
            await scenario(library, AskedStore(library.db, lambda: float(next(times))))

    asyncio.run(run())


def test_all_of_a_question_and_its_answers_is_there_after_a_restart(tmp_path: Path) -> None:
    answer = Answer("It costs 480 euros.", "words", False, (SAID, DOUBTFUL), 12.5, 3)

    part = Answer("It costs 480 euros.", "cascade", False, (SAID,))

    async def asked(library: Library, store: AskedStore) -> None:
        await library.add_call()
        made = await store.add(NARROW)
        assert (made.thread, made.asked_at, made.answers) == (1, 100.0, tuple(map(GivenAnswer, NARROW.ways)))
        await store.keep(made.id, "words", SAID)
        await store.end(made.id, GivenAnswer("words", answer))
        await store.end(made.id, GivenAnswer("cascade", part, ERROR))
        await store.keep(made.id, "words", DOUBTFUL)  # too late: it has ended
        await store.keep(made.id, "sound", HEARD)

    async def read(library: Library, store: AskedStore) -> None:
        (found,) = await store.questions(1)
        assert (found.id, found.asked_at) == (1, 100.0)
        assert (found.question.thread, found.question) == (1, made_again(found.question))
        sound, words, cascade = found.answers
        assert words == GivenAnswer("words", answer)
        assert sound == GivenAnswer("sound", Answer("A harp.", "sound", False, (HEARD,)), cancelled=True)
        assert cascade.answer == part
        assert cascade.error is not None
        assert cascade.error.as_dict() == ERROR.as_dict()

    def made_again(question: Question) -> Question:
        wanted = NARROW.file, NARROW.meetings, NARROW.speakers, NARROW.since, NARROW.until
        return Question(NARROW.text, NARROW.ways, *wanted, NARROW.llm, NARROW.answerer, question.thread)

    stored(tmp_path, asked)
    stored(tmp_path, read)


def test_threads_are_told_with_their_first_question_the_last_asked_first(tmp_path: Path) -> None:
    async def scenario(library: Library, store: AskedStore) -> None:
        first = (await store.add(Question("What\nabout  it?"))).thread
        second = (await store.add(Question("Who?"))).thread
        await store.add(Question("And when?", thread=first))
        told = [(one.id, one.title, one.asked_at, one.questions) for one in await store.threads()]
        assert told == [(first, "What about it?", 102.0, 2), (second, "Who?", 101.0, 1)]
        assert [one.question.text for one in await store.questions(first)] == ["What\nabout  it?", "And when?"]

    stored(tmp_path, scenario)


def test_what_was_answered_from_a_meeting_is_deleted_with_it(tmp_path: Path) -> None:
    async def scenario(library: Library, store: AskedStore) -> None:
        call = await library.add_call()
        made = await store.add(Question("What?", ("words", "sound", "cascade")))
        said = Citation("Call", 3.0, 5.0, "A wombat.", 7, "wallaroo", True, call.id)
        other = Answer("A harp.", "sound", False, (HEARD,))
        await store.end(made.id, GivenAnswer("words", Answer("A quokka.", "words", False, (said,))))
        await store.end(made.id, GivenAnswer("sound", other))
        await store.keep(made.id, "cascade", said)
        await library.service.delete(call.id)
        (found,) = await store.questions(made.thread)
        words, sound, cascade = found.answers
        assert sound == GivenAnswer("sound", other)
        for given in (words, cascade):
            assert given.answer is None
            assert given.error is not None
            assert given.error.as_dict() == GONE.as_dict()
        for file in tmp_path.glob("voiceapp.db*"):
            for word in (b"quokka", b"wallaroo", b"wombat"):
                assert word not in file.read_bytes(), file.name

    stored(tmp_path, scenario)


def test_an_answer_from_a_meeting_that_was_deleted_meanwhile_is_not_kept(tmp_path: Path) -> None:
    async def scenario(library: Library, store: AskedStore) -> None:
        call = await library.add_call()
        made = await store.add(Question("What?", ("words", "sound")))
        said = Citation("Call", 3.0, 5.0, "A wombat.", 7, "wallaroo", True, call.id)
        await library.service.delete(call.id)
        await store.keep(made.id, "words", said)
        ended = await store.end(made.id, GivenAnswer("sound", Answer("A quokka.", "sound", False, (said,))))
        assert (ended.answer, ended.error) == (None, GONE)
        (found,) = await store.questions(made.thread)
        words, sound = found.answers
        assert words == GivenAnswer("words", cancelled=True)
        assert sound.answer is None
        assert sound.error is not None
        assert sound.error.as_dict() == GONE.as_dict()

    stored(tmp_path, scenario)


def test_a_deleted_thread_is_nowhere_on_the_disk(tmp_path: Path) -> None:
    async def scenario(library: Library, store: AskedStore) -> None:
        made = await store.add(Question("Where is the quokka?"))
        cited = Citation("Call", 3.0, 5.0, "In a wallaroo.", 7, "wallaroo", True)
        await store.end(made.id, GivenAnswer("words", Answer("In a wombat.", "words", False, (cited,))))
        await store.delete(made.thread)
        await store.end(made.id, GivenAnswer("words", Answer("Late.", "words", False, (cited,))))
        await store.keep(made.id, "words", cited)
        assert await store.threads() == []
        for file in tmp_path.glob("voiceapp.db*"):
            for word in (b"quokka", b"wallaroo", b"wombat"):
                assert word not in file.read_bytes(), file.name
        for thread in (store.questions(made.thread), store.delete(made.thread)):
            with pytest.raises(VoiceAppError) as failed:
                await thread
            assert failed.value.code == "thread-unknown"
        with pytest.raises(VoiceAppError) as failed:
            await store.add(Question("And?", thread=made.thread))
        assert failed.value.code == "thread-unknown"

    stored(tmp_path, scenario)


def test_texts_that_cannot_be_kept_are_mended(tmp_path: Path) -> None:
    async def scenario(library: Library, store: AskedStore) -> None:
        made = await store.add(Question("What\0 \ud800?"))
        cited = Citation("C\0all", 0.0, 1.0, "\ud800", quote="\0")
        await store.end(made.id, GivenAnswer("words", Answer("\ud800", "words", True, (cited,))))
        ((found),) = await store.questions(made.thread)
        assert found.question.text == made.question.text == "What  ??"

    stored(tmp_path, scenario)
