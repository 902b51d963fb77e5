"""The whole talk on a real sound card that is virtual: spoken in, answered out, real engines in real processes."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import psutil

from tests.live.virtual_sound import MIC_RATE, SPEAKER_RATE, VirtualSound
from voiceapp.app import App
from voiceapp.audio.writer import write
from voiceapp.core.events import (
    Notice,
    ReplyGrew,
    TimerFired,
    TurnFinished,
    TurnStarted,
    WordSpoken,
)
from voiceapp.core.frames import Audio, Samples
from voiceapp.core.paths import Paths
from voiceapp.engines.skill_replies import clock_text

MODELS = Path(__file__).parent.parent / "models"
PARIS = "The capital of France is Paris."
MINI = {
    "engines.asr": f"faster-whisper:{MODELS / 'whisper-mini-en'}",
    "engines.llm": f"llama:{MODELS / 'chat-mini.gguf'}",
    "engines.temperature": "0",
    "talk.persona": "You are a helpful voice assistant.",
}
CAPITALS = {"France": "Paris", "Spain": "Madrid", "Germany": "Berlin", "Italy": "Rome", "Sweden": "Stockholm"}
WAIT_S = 60.0
"""A story of chat-mini's may ramble on for up to 512 tokens, which are spoken at their own pace."""


@asynccontextmanager
async def talking(overrides: dict[str, str]) -> AsyncIterator[App]:
    """A started app that listens to the virtual microphone, its engines loaded."""
    async with App.open(Paths.default(), overrides) as app:
        await app.talk.ready()
        await app.talk.open()
        yield app


async def event(app: App, kind: type[Any], where: Callable[[Any], bool] = lambda event: True) -> Any:
    """The next event of a kind."""
    future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()

    def told(told: Any) -> None:
        if where(told) and not future.done():
            future.set_result(told)

    end = app.bus.subscribe(kind, told)
    try:
        return await asyncio.wait_for(future, WAIT_S)
    finally:
        end()


async def after(action: Callable[[], object], wanted: Awaitable[Any]) -> Any:
    """Do something and wait for what follows from it, listened for from before."""
    waiting = asyncio.ensure_future(wanted)
    await asyncio.sleep(0)
    await asyncio.to_thread(action)
    return await waiting


async def understood(app: App, recorded: Samples, folder: Path) -> str:
    """What whisper-mini understands of the loudspeakers' speech after their longest pause, if one is over 1 s.

    That is while the user speaks. Where an answer rambles on there may be another before its last sentence.
    """
    sound = np.flatnonzero(np.abs(recorded) > 0.01)
    pauses = np.diff(sound)
    longest = int(np.argmax(pauses))
    start = int(sound[longest + 1] if pauses[longest] > SPEAKER_RATE else sound[0])
    path = write(folder / "recorded.wav", Audio(recorded[start : int(sound[-1]) + 4800], SPEAKER_RATE))
    return (await app.transcription.transcribe(path, MINI["engines.asr"], "en")).text


def test_a_drawn_question_is_heard_answered_spoken_and_stored(virtual_sound: VirtualSound, tmp_path: Path) -> None:
    country = random.choice(sorted(CAPITALS))
    question = f"What is the capital of {country}?"
    answer = f"The capital of {country} is {CAPITALS[country]}."
    voice = virtual_sound.say(question)

    async def scenario() -> None:
        async with talking(MINI) as app:
            with virtual_sound.recording() as recording:
                turn: TurnFinished = await after(
                    lambda: virtual_sound.speak_into_mic(voice).wait(), event(app, TurnFinished)
                )
                await asyncio.to_thread(lambda: virtual_sound.record_speakers(0.3))
                recorded = recording.samples
            assert (turn.transcript, turn.reply, turn.heard) == (question, answer, len(answer))
            assert f"is {CAPITALS[country]}." in await understood(app, recorded, tmp_path)
        async with App.open(Paths.default(), {}) as app:
            (info,) = await app.conversations.list()
            _, turns = await app.conversations.show(info.id)
            assert [(turn.transcript, turn.reply) for turn in turns] == [(question, answer)]

    asyncio.run(scenario())


def test_the_embedded_engines_tell_the_time(virtual_sound: VirtualSound) -> None:
    voice = virtual_sound.say("What time is it?")

    async def scenario() -> None:
        async with talking({}) as app:
            turn: TurnFinished = await after(
                lambda: virtual_sound.speak_into_mic(voice).wait(), event(app, TurnFinished)
            )
            assert turn.transcript == "What time is it?"
            # The test may run into the next minute; on the hour, at noon and at midnight there is no colon.
            now = datetime.now()
            minutes = (now, now - timedelta(minutes=1))
            assert turn.reply in [f"It is {clock_text(minute, full=True)}." for minute in minutes]
            delay, sound = turn.timeline_ms["endpoint"], turn.timeline_ms["first_sound"]
            assert delay is not None
            assert sound is not None
            # The policy waits 450 ms less half a frame; frames are stamped to one block of capture (20 ms).
            assert sound > delay >= 420

    asyncio.run(scenario())


def test_a_timer_set_by_voice_fires_and_is_spoken(virtual_sound: VirtualSound) -> None:
    voice = virtual_sound.say("Set a timer for three seconds.")

    async def scenario() -> None:
        async with talking({"engines.asr": MINI["engines.asr"]}) as app:
            turn, fired = await asyncio.gather(
                after(lambda: virtual_sound.speak_into_mic(voice).wait(), event(app, TurnFinished)),
                event(app, TimerFired),
            )
            assert turn.transcript == "Set a timer for three seconds."
            assert fired.timer.kind == "timer"
            announced: TurnFinished = await event(app, TurnFinished, lambda e: not e.transcript)
            assert "timer" in announced.reply
            assert announced.heard == len(announced.reply)

    asyncio.run(scenario())


def test_talking_over_the_answer_silences_it_and_history_keeps_the_heard_words(
    virtual_sound: VirtualSound, tmp_path: Path
) -> None:
    voice = virtual_sound.say("What is the capital of France?")

    async def scenario() -> None:
        overrides = {**MINI, "talk.headphones": "on"}
        async with talking(overrides) as app:
            asked = asyncio.ensure_future(app.talk.send("Tell me a story."))
            await event(app, WordSpoken, lambda e: e.start > 20)
            answered = asyncio.ensure_future(event(app, TurnFinished, lambda e: e.turn == 2))
            # After a cut story chat-mini may ramble on, for how long nobody knows; the question itself it knows.
            rambles = asyncio.ensure_future(event(app, WordSpoken, lambda e: e.turn == 2 and e.start > len(PARIS)))
            with virtual_sound.recording() as recording:
                cut = await after(
                    lambda: virtual_sound.speak_into_mic(voice).wait(),
                    event(app, TurnFinished, lambda e: e.interrupted and e.turn == 1),
                )
                await asyncio.wait([answered, rambles], return_when=asyncio.FIRST_COMPLETED)
                await app.talk.interrupt()
                answer = await answered
                await asyncio.to_thread(lambda: virtual_sound.record_speakers(0.3))
                recorded = recording.samples
            rambles.cancel()
            await asked
            assert 0 < cut.heard < len(cut.reply)
            assert answer.transcript == "What is the capital of France?"
            assert answer.reply.startswith(PARIS)
            assert "is Paris." in await understood(app, recorded, tmp_path)

    asyncio.run(scenario())


def test_in_a_room_it_does_not_hear_itself_but_who_talks_over_it(virtual_sound: VirtualSound) -> None:
    voice = virtual_sound.say("Please stop talking now. I have a question. What is the capital of France?")

    async def scenario() -> None:
        with virtual_sound.echo():
            async with talking(MINI) as app:
                begun: list[TurnStarted] = []
                app.bus.subscribe(TurnStarted, begun.append)
                with virtual_sound.recording("mic_feed.monitor", MIC_RATE) as microphone:
                    story = await _sent(app, "Tell me a story.")
                    heard_by_the_microphone = microphone.samples
                assert np.abs(heard_by_the_microphone).max() > 0.1
                assert (story.interrupted, story.heard, len(begun)) == (False, len(story.reply), 1)
                # The same story again: the next one of a conversation can be shorter than what is said over it.
                await app.talk.new_conversation()
                asked = asyncio.ensure_future(app.talk.send("Tell me a story."))
                await event(app, WordSpoken, lambda e: e.start > 20)
                cut: TurnFinished = await after(
                    lambda: virtual_sound.speak_into_mic(voice).wait(),
                    event(app, TurnFinished, lambda e: e.interrupted),
                )
                assert 0 < cut.heard < len(cut.reply)
                await asked

    asyncio.run(scenario())


def test_engines_killed_in_mid_reply_are_replaced_and_the_talk_goes_on(virtual_sound: VirtualSound) -> None:
    async def scenario() -> None:
        async with talking(MINI) as app:
            notices: list[Notice] = []
            app.bus.subscribe(Notice, lambda e: notices.append(e) if e.level == "error" else None)
            told = asyncio.ensure_future(_sent(app, "Tell me a story."))
            await event(app, ReplyGrew, lambda e: e.text.startswith("Once upon a time"))
            for task in ("asr", "llm", "tts"):
                worker = await app.engines.worker(task)
                psutil.Process(worker.pid).kill()
            story = await told
            # What was being made when its process died is lost and told; the next sentence gets a new process.
            assert story.reply.startswith("Once upon a time")
            assert notices
            assert all(notice.code == "engine-died" and notice.next_step for notice in notices)
            assert not story.interrupted
            turn = await _sent(app, "What is the capital of France?")
            assert turn.reply == "The capital of France is Paris."
            assert turn.heard == len(turn.reply)
            assert turn.timeline_ms["first_sound"] is not None

    asyncio.run(scenario())


async def _sent(app: App, text: str) -> TurnFinished:
    finished = asyncio.ensure_future(event(app, TurnFinished, lambda e: e.transcript == text))
    await asyncio.sleep(0)
    await app.talk.send(text)
    turn: TurnFinished = await finished
    return turn
