"""What happens at once: each test is one unlucky moment."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

import pytest

from tests.fakes.loop import run_virtual
from tests.fakes.models import FakeTools
from tests.unit.pipeline.conftest import talking
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Notice, TalkStateChanged, TurnDropped, TurnFinished, WordSpoken
from voiceapp.core.frames import Speech, ToolCall
from voiceapp.core.protocols import SpeakOptions, ToolResult

TIME = {"What time is it?": "It is five past two."}
STORY = {"Tell me a story.": "Once there was a small cat in a big house by the sea."}


def test_two_messages_sent_into_one_answer_are_both_answered() -> None:
    async def scenario() -> None:
        replies = {**STORY, "One? Two?": "Both."}
        async with asyncio.timeout(60), talking(replies=replies) as rig:
            story = asyncio.create_task(rig.talk.send("Tell me a story."))
            while len(rig.all(WordSpoken)) < 4:
                await asyncio.sleep(0.01)
            await asyncio.gather(rig.talk.send("One?"), rig.talk.send("Two?"), story)
            turns = await rig.finished(3)
            assert [turn.transcript for turn in turns] == ["Tell me a story.", "One?", "Two?"]
            assert (turns[2].reply, turns[2].interrupted) == ("Both.", False)
            assert rig.talk.state == "listening"

    run_virtual(scenario())


def test_announcements_that_are_due_together_are_said_one_after_the_other() -> None:
    async def scenario() -> None:
        async with asyncio.timeout(60), talking("Tell me a story.", replies=STORY) as rig:
            rig.sound.say(1.0)
            await asyncio.sleep(2.0)
            await asyncio.gather(rig.talk.announce("Tea is ready."), rig.talk.announce("Call home."))
            turns = await rig.finished(3)
            assert [turn.reply for turn in turns[1:]] == ["Tea is ready.", "Call home."]
            assert not any(turn.interrupted for turn in turns)

    run_virtual(scenario())


@pytest.mark.parametrize("spoken", [True, False])
def test_sound_that_ends_in_mid_reply_ends_the_turn(spoken: bool) -> None:
    async def scenario() -> None:
        async with asyncio.timeout(60), talking("Tell me a story.", replies=STORY) as rig:
            if spoken:
                rig.sound.say(1.0)
            sending = None if spoken else asyncio.create_task(rig.talk.send("Tell me a story."))
            while len(rig.all(WordSpoken)) < 3:
                await asyncio.sleep(0.01)
            await rig.sound.close()
            (turn,) = await rig.finished()
            assert turn.interrupted
            assert 0 < turn.heard < len(turn.reply)
            assert not rig.sound.closed_gate
            if sending:
                await sending

    run_virtual(scenario())


def test_sound_that_ends_while_the_room_still_rings_leaves_the_microphone_open() -> None:
    async def scenario() -> None:
        async with asyncio.timeout(60), talking("What time is it?", replies=TIME) as rig:
            rig.sound.say(1.0)
            while not rig.all(TurnFinished):
                await asyncio.sleep(0.01)
            assert rig.sound.closed_gate
            await rig.sound.close()
            await rig.talk.quiet()
            assert not rig.sound.closed_gate

    run_virtual(scenario())


def test_a_cough_just_before_the_answer_sounds_does_not_eat_the_next_sentence() -> None:
    async def scenario() -> None:
        async with asyncio.timeout(60), talking("Tell me a story.", "", "What time is it?") as rig:
            rig.chat.replies |= STORY | TIME
            rig.chat.delay_s = 1.0
            rig.options = rig.options.__class__(barge_in_s=0.5)
            rig.sound.say(1.0)
            rig.sound.say(0.4, after=2.5)  # the answer begins at 2.7 s and closes the microphone
            await rig.finished()
            assert rig.talk.state == "listening"
            rig.sound.say(1.0, after=0.5)
            first, second = await rig.finished(2)
            assert not first.interrupted
            assert second.transcript == "What time is it?"
            assert rig.transcriber.heard_s[-1] == pytest.approx(0.4 + 1.0 + 0.7, abs=0.15)

    run_virtual(scenario())


def test_it_is_not_quiet_while_something_said_is_still_transcribed() -> None:
    async def scenario() -> None:
        async with asyncio.timeout(60), talking("What time is it?", replies=TIME) as rig:
            rig.transcriber.delay_s = 5.0
            rig.chat.delay_s = 2.0
            rig.chat.replies["Hello."] = "Hi."
            rig.sound.say(0.3)  # too short to interrupt
            await asyncio.sleep(0.35)
            await rig.talk.send("Hello.")
            assert len(rig.all(TurnFinished)) == 1
            await rig.talk.quiet()
            assert [turn.transcript for turn in rig.all(TurnFinished)] == ["Hello.", "What time is it?"]

    run_virtual(scenario())


def test_a_sender_that_goes_away_takes_its_answer_along() -> None:
    async def scenario() -> None:
        async with asyncio.timeout(60), talking(replies=STORY | TIME) as rig:
            sending = asyncio.create_task(rig.talk.send("Tell me a story."))
            while len(rig.all(WordSpoken)) < 4:
                await asyncio.sleep(0.01)
            sending.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await sending
            await rig.talk.send("What time is it?")
            first, second = await rig.finished(2)
            assert first.interrupted
            assert second.reply == TIME["What time is it?"]

    run_virtual(scenario())


def test_engines_that_cannot_be_had_drop_the_turn_and_the_talk_goes_on() -> None:
    async def scenario() -> None:
        async with asyncio.timeout(60), talking("What time is it?", replies=TIME) as rig:
            engines = rig.talk._engines

            def unknown() -> None:
                raise VoiceAppError("engine-unknown", "There is no engine foo.", "Choose another one.")

            rig.talk._engines = unknown  # type: ignore[assignment]
            rig.sound.say(1.0)
            await asyncio.sleep(4.0)
            assert [notice.code for notice in rig.all(Notice)] == ["engine-unknown"]
            assert len(rig.all(TurnDropped)) == 1
            await rig.talk.quiet()
            rig.talk._engines = engines
            rig.sound.say(1.0)
            (turn,) = await rig.finished()
            assert turn.transcript == "What time is it?"

    run_virtual(scenario())


def test_what_is_said_before_and_after_a_tool_call_are_two_sentences() -> None:
    async def scenario() -> None:
        tools = FakeTools(get_time=ToolResult({"time": "14:05"}))
        async with asyncio.timeout(60), talking("What time is it?", tools=tools) as rig:

            async def reply(messages: list[object], *_: object) -> AsyncIterator[str | ToolCall]:
                if getattr(messages[-1], "role", "") == "user":
                    yield "Let me look."
                    yield ToolCall("get_time")
                else:
                    yield "It is"
                    yield " five past two."

            rig.chat.reply = reply  # type: ignore[method-assign, assignment]
            rig.sound.say(1.0)
            (turn,) = await rig.finished()
            assert turn.reply == "Let me look. It is five past two."
            assert rig.synthesizer.spoken == ["Let me look.", "It is five past two."]

    run_virtual(scenario())


def test_an_utterance_whose_sound_ends_is_taken_back() -> None:
    async def scenario() -> None:
        async with asyncio.timeout(60), talking("What time is it?", replies=TIME) as rig:
            rig.transcriber.delay_s = 5.0
            rig.sound.say(1.0)
            await asyncio.sleep(2.0)
            await rig.sound.close()
            await rig.talk.quiet()
            assert len(rig.all(TurnDropped)) == 1
            assert rig.all(TurnFinished) == []

    run_virtual(scenario())


def test_stop_pressed_again_and_again_is_one_stop() -> None:
    async def scenario() -> None:
        async with asyncio.timeout(60), talking(replies=STORY) as rig:
            sending = asyncio.create_task(rig.talk.send("Tell me a story."))
            while not rig.all(WordSpoken):
                await asyncio.sleep(0.01)
            await asyncio.gather(*(rig.talk.interrupt() for _ in range(3)))
            await sending
            assert len(rig.sound.stops) == 1
            assert len(rig.all(TurnFinished)) == 1

    run_virtual(scenario())


def test_one_short_word_that_interrupts_is_a_turn_of_its_own() -> None:
    async def scenario() -> None:
        async with asyncio.timeout(60), talking("Tell me a story.", "Stop.", voice_interrupts=True) as rig:
            rig.chat.replies |= STORY
            rig.sound.say(1.0)
            while not rig.all(WordSpoken):
                await asyncio.sleep(0.01)
            rig.sound.say(0.3, after=0.5)
            first, second = await rig.finished(2)
            assert first.interrupted
            assert (second.transcript, second.reply) == ("Stop.", "Okay.")
            assert rig.transcriber.heard_s[-1] == pytest.approx(0.4 + 0.3 + 0.7, abs=0.15)

    run_virtual(scenario())


def test_a_reply_that_is_played_again_is_not_shown_as_a_turn() -> None:
    async def scenario() -> None:
        async with asyncio.timeout(60), talking(replies=TIME) as rig:
            await rig.talk.send("What time is it?")
            told = len(rig.told)
            await rig.talk.repeat(TIME["What time is it?"])
            assert rig.synthesizer.spoken == [TIME["What time is it?"]] * 2
            again = [event for event in rig.told[told:] if not isinstance(event, TalkStateChanged)]
            assert again == []

    run_virtual(scenario())


def test_a_voice_that_fails_in_mid_answer_is_heard_to_its_end_before_the_microphone_opens() -> None:
    async def scenario() -> None:
        async with asyncio.timeout(60), talking("Tell me a story.") as rig:
            rig.chat.replies["Tell me a story."] = "Once there was a small cat in a big house. It slept."
            speak = rig.synthesizer.speak

            async def failing(turn: int, sentence: int, text: str, options: SpeakOptions) -> AsyncIterator[Speech]:
                if sentence:
                    raise VoiceAppError("engine-died", "The voice ended.", "It starts again.")
                async for speech in speak(turn, sentence, text, options):
                    yield speech

            rig.synthesizer.speak = failing  # type: ignore[method-assign]
            rig.sound.say(1.0)
            while not rig.all(Notice):
                await asyncio.sleep(0.01)
            assert rig.sound.closed_gate
            (turn,) = await rig.finished()
            assert rig.sound.heard_s == pytest.approx(10 * 0.25)
            assert (turn.heard, turn.interrupted) == (len(turn.reply), False)
            assert ("end", turn.turn) in rig.sound.calls
            assert not rig.sound.closed_gate

    run_virtual(scenario())
