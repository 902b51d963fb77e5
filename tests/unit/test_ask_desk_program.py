"""Questions at the desk of the real program: offered, answered, and there again after a restart."""

from __future__ import annotations

import asyncio
from pathlib import Path

import numpy as np
import pytest
import soundfile

from voiceapp.app import App
from voiceapp.core.asking import AnswerEnded, AskedQuestion, GivenAnswer, Question
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.paths import Paths

FRIDGE = "How much does the fridge cost?"


async def answers(app: App, question: Question) -> AskedQuestion:
    """Ask, and wait for all ways: the question as it is kept then."""
    left, over = len(question.ways), asyncio.Event()

    def ended(event: AnswerEnded) -> None:
        nonlocal left
        left -= 1
        if not left:
            over.set()

    done = app.bus.subscribe(AnswerEnded, ended)
    asked = await app.ask_desk.ask(question)
    await over.wait()
    done()
    return (await app.ask_desk.thread(asked.thread))[-1]


def test_a_recording_is_asked_and_the_answers_are_kept(tmp_path: Path) -> None:
    file, words = tmp_path / "call.wav", tmp_path / "call.vtt"
    soundfile.write(file, 0.1 * np.sin(np.arange(6 * 16_000) / 9), 16_000)
    words.write_text("WEBVTT\n\n00:03.000 --> 00:05.000\nThe fridge costs 480 euros.\n", "utf-8")
    question = Question(FRIDGE, ("words", "sound"), file)

    async def ask() -> AskedQuestion:
        async with App.open(Paths.default(), {}) as app:
            assert await app.ask_desk.ways(Question(FRIDGE)) == []
            empty = await answers(app, Question(FRIDGE))
            assert _code(empty.answers[0]) == "nothing-recorded"
            assert await app.ask_desk.ways(question) == ["sound"]  # nothing of it is written down
            assert _code((await answers(app, question)).answers[0]) == "not-written-down"
            (job,) = await app.meetings.import_files([file], "Call", words)
            await app.jobs.wait(job)
            assert await app.ask_desk.ways(question) == ["words", "sound"]  # no language model is here
            return await answers(app, question)

    async def again(before: AskedQuestion) -> None:
        async with App.open(Paths.default(), {}) as app:
            assert [thread.questions for thread in await app.ask_desk.threads()] == [1, 1, 1]
            (kept,) = await app.ask_desk.thread(before.thread)
            assert (kept.question, kept.answers[0]) == (before.question, before.answers[0])
            await app.meetings.delete(1)
            (kept,) = await app.ask_desk.thread(before.thread)
            assert [_code(given) for given in kept.answers] == ["recording-deleted"] * 2  # what was measured, too
            await app.ask_desk.delete(before.thread)
            with pytest.raises(VoiceAppError) as failed:
                await app.ask_desk.thread(before.thread)
            assert failed.value.code == "thread-unknown"

    asked = asyncio.run(ask())
    assert _cited(asked) == [("Call", 1, 3.0, "The fridge costs 480 euros.")]
    heard = asked.answers[1].answer
    assert heard is not None
    assert heard.abstained  # no engine listens, and what is measured tells no price
    asyncio.run(again(asked))


def test_what_is_asked_when_the_program_ends_is_cancelled() -> None:
    async def ask() -> int:
        async with App.open(Paths.default(), {}) as app:
            return (await app.ask_desk.ask(Question(FRIDGE))).thread

    async def again(thread: int) -> None:
        async with App.open(Paths.default(), {}) as app:
            (kept,) = await app.ask_desk.thread(thread)
            assert kept.answers == (GivenAnswer("words", cancelled=True),)

    asyncio.run(again(asyncio.run(ask())))


def _code(given: GivenAnswer) -> str:
    assert given.error is not None
    return given.error.code


def _cited(asked: AskedQuestion) -> list[tuple[str, int | None, float, str | None]]:
    answer = asked.answers[0].answer
    assert answer is not None
    return [(one.recording, one.meeting, one.start_s, one.quote) for one in answer.citations]
