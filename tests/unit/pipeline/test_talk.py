from __future__ import annotations

import asyncio

import pytest

from tests.fakes.loop import run_virtual
from tests.fakes.models import FakeTools
from tests.fakes.sound import FakeSound
from tests.unit.pipeline.conftest import talking
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import (
    Notice,
    PartialHeard,
    ReplyGrew,
    TalkStateChanged,
    TurnDropped,
    TurnFinished,
    UserSaid,
    WordSpoken,
)
from voiceapp.core.frames import ToolCall
from voiceapp.core.protocols import ToolResult

TIME = {"What time is it?": "It is five past two."}
STORY = {"Tell me a story.": "Once there was a small cat in a big house by the sea."}


def test_a_question_is_heard_answered_and_spoken() -> None:
    async def scenario() -> None:
        async with talking("What time is it?", replies=TIME) as rig:
            rig.sound.say(1.2, after=0.5)
            (turn,) = await rig.finished()
            assert (turn.transcript, turn.reply) == ("What time is it?", "It is five past two.")
            assert turn.heard == len(turn.reply)
            assert not turn.interrupted
            assert rig.synthesizer.spoken == ["It is five past two."]
            assert rig.sound.heard_s == pytest.approx(5 * 0.25)
            states = [event.state for event in rig.all(TalkStateChanged)]
            assert states == ["listening", "hearing", "thinking", "speaking", "listening"]

    run_virtual(scenario())


def test_the_wait_after_the_end_of_speech_is_the_endpoint_delay_and_the_engines() -> None:
    async def scenario() -> None:
        async with talking("What time is it?", replies=TIME, endpoint_s=0.7) as rig:
            rig.transcriber.delay_s, rig.chat.delay_s, rig.synthesizer.delay_s = 0.1, 0.2, 0.05
            rig.sound.say(1.2, after=0.5)
            (turn,) = await rig.finished()
            expected = {
                "end_of_speech": 0, "endpoint": 700, "transcript": 800, "first_token": 1000,
                "first_sentence": 1000, "first_audio": 1050, "first_sound": 1050,
            }  # fmt: skip
            for stage, at_ms in expected.items():
                assert turn.timeline_ms[stage] == pytest.approx(at_ms, abs=25), stage

    run_virtual(scenario())


def test_the_whole_utterance_with_its_pre_roll_reaches_the_transcriber() -> None:
    async def scenario() -> None:
        async with talking("What time is it?", replies=TIME, endpoint_s=0.5) as rig:
            rig.sound.say(2.0, after=1.0)
            await rig.finished()
            assert rig.transcriber.heard_s[0] == pytest.approx(0.4 + 2.0 + 0.5, abs=0.1)

    run_virtual(scenario())


def test_words_are_shown_while_the_user_speaks_and_each_word_while_it_is_spoken() -> None:
    async def scenario() -> None:
        async with talking("What time is it?", replies=TIME) as rig:
            rig.sound.say(1.5, after=0.5)
            await rig.finished()
            assert [event.text for event in rig.all(PartialHeard)] == [
                "What", "What time", "What time is", "What time is it?",
            ]  # fmt: skip
            reply = TIME["What time is it?"]
            assert [reply[event.start : event.end] for event in rig.all(WordSpoken)] == reply.split()

    run_virtual(scenario())


def test_partials_can_be_turned_off() -> None:
    async def scenario() -> None:
        async with talking("What time is it?", replies=TIME, partials=False) as rig:
            rig.sound.say(1.5)
            await rig.finished()
            assert rig.all(PartialHeard) == []
            assert [event.text for event in rig.all(UserSaid)] == ["What time is it?"]

    run_virtual(scenario())


def test_a_pause_shorter_than_the_endpoint_delay_stays_one_turn() -> None:
    async def scenario() -> None:
        async with talking("Set a timer for ten minutes", endpoint_s=0.7) as rig:
            rig.sound.say(1.0, after=0.5)
            rig.sound.say(1.0, after=2.1)
            (turn,) = await rig.finished()
            assert turn.transcript == "Set a timer for ten minutes"

    run_virtual(scenario())


def test_without_headphones_the_microphone_is_closed_while_speech_is_heard() -> None:
    async def scenario() -> None:
        async with talking("Tell me a story.", "Echo.", replies=STORY) as rig:
            rig.sound.say(1.0)
            rig.sound.say(1.0, after=2.5)  # falls into the answer
            (turn,) = await rig.finished()
            assert not turn.interrupted
            assert turn.heard == len(turn.reply)
            assert [call for call in rig.sound.calls if call[0] == "gate"] == [("gate", True), ("gate", False)]

    run_virtual(scenario())


def test_with_headphones_speech_interrupts_and_history_keeps_what_was_heard() -> None:
    async def scenario() -> None:
        replies = {**STORY, "Stop, please.": "Okay."}
        async with talking("Tell me a story.", "What now?", replies=replies, voice_interrupts=True) as rig:
            rig.sound.say(1.0)
            barge_in = rig.sound.say(1.0, after=1.0 + 0.7 + 1.1)
            first, second = await rig.finished(2)
            assert first.interrupted
            assert second.transcript == "What now?"
            # 200 ms of speech were needed, 1.1 + 0.2 s of the story were heard: five words of 0.25 s.
            assert first.reply[: first.heard] == "Once there was a small"
            assert rig.sound.stops[0] - barge_in.start_s == pytest.approx(0.2, abs=0.06)
            assert rig.sound.output[-1].turn != first.turn
            told = [message.text for message in rig.chat.prompts[-1] if message.role == "assistant"]
            assert told == ["Once there was a small"]

    run_virtual(scenario())


def test_a_cough_shorter_than_the_barge_in_threshold_is_dropped() -> None:
    async def scenario() -> None:
        async with talking("Tell me a story.", "", replies=STORY, voice_interrupts=True, barge_in_s=0.5) as rig:
            rig.sound.say(1.0)
            rig.sound.say(0.2, after=2.4)
            (turn,) = await rig.finished()
            assert not turn.interrupted
            assert turn.heard == len(turn.reply)
            assert len(rig.all(TurnDropped)) == 1

    run_virtual(scenario())


def test_escape_stops_the_answer_while_the_model_still_writes() -> None:
    async def scenario() -> None:
        async with talking("Tell me a story.", replies=STORY) as rig:
            rig.chat.per_word_s = 0.3
            rig.sound.say(1.0)
            while len(rig.all(ReplyGrew)) < 6:
                await asyncio.sleep(0.01)
            await rig.talk.interrupt()
            (turn,) = await rig.finished()
            assert turn.interrupted
            assert turn.reply == "Once there was a small cat"
            assert rig.chat.cancelled == 1
            assert rig.talk.state == "listening"

    run_virtual(scenario())


def test_nothing_of_a_cancelled_turn_is_heard_later() -> None:
    async def scenario() -> None:
        async with talking("Tell me a story.", "What time is it?", replies=STORY | TIME) as rig:
            rig.sound.say(1.0)
            while not rig.all(WordSpoken):
                await asyncio.sleep(0.01)
            await rig.talk.interrupt()
            rig.sound.say(1.0, after=0.5)
            first, second = await rig.finished(2)
            cut = rig.sound.stops[0]
            assert {span.turn for span in rig.sound.output if span.start_s > cut + 0.05} == {second.turn}
            assert first.turn != second.turn

    run_virtual(scenario())


def test_an_utterance_without_words_is_dropped_and_listening_goes_on() -> None:
    async def scenario() -> None:
        async with talking("", "What time is it?", replies=TIME) as rig:
            rig.sound.say(0.5)
            rig.sound.say(1.0, after=3.0)
            (turn,) = await rig.finished()
            assert turn.transcript == "What time is it?"
            assert len(rig.all(TurnDropped)) == 1

    run_virtual(scenario())


def test_what_was_heard_with_too_little_confidence_changes_nothing() -> None:
    async def scenario() -> None:
        async with talking("Set a diner for ten", replies={}) as rig:
            rig.transcriber.confidence = 0.2
            rig.sound.say(1.0)
            (turn,) = await rig.finished()
            assert turn.reply == "I did not understand that."
            assert rig.chat.prompts == []

    run_virtual(scenario())


def test_a_tool_is_run_and_its_result_answered() -> None:
    async def scenario() -> None:
        tools = FakeTools(get_time=ToolResult({"time": "14:05"}))
        replies = {"What time is it?": ToolCall("get_time")}
        async with talking("What time is it?", replies=replies, tools=tools) as rig:
            rig.sound.say(1.0)
            (turn,) = await rig.finished()
            assert turn.reply == 'Tool says {"time": "14:05"}.'
            assert [call.name for call in tools.calls] == ["get_time"]
            assert [message.role for message in rig.chat.prompts[-1]] == ["user", "assistant", "tool"]

    run_virtual(scenario())


def test_a_model_that_asks_for_tools_without_end_is_stopped() -> None:
    async def scenario() -> None:
        tools = FakeTools(loop=ToolResult({"again": True}))
        async with talking("Go.", replies={"Go.": ToolCall("loop")}, tools=tools) as rig:

            async def always(*_: object) -> object:
                yield ToolCall("loop")

            rig.chat.reply = always  # type: ignore[method-assign, assignment]
            rig.sound.say(1.0)
            await rig.finished()
            assert len(tools.calls) == 6

    run_virtual(scenario())


@pytest.mark.parametrize(
    ("said", "reply"),
    [("Stop.", "Okay."), ("Never mind.", "Okay."), ("Slower, please.", "Now slower."), ("Louder.", "Now louder.")],
)
def test_voice_commands_need_no_language_model(said: str, reply: str) -> None:
    async def scenario() -> None:
        async with talking(said) as rig:
            rig.sound.say(1.0)
            (turn,) = await rig.finished()
            assert turn.reply == reply
            assert rig.chat.prompts == []

    run_virtual(scenario())


def test_repeat_says_the_last_reply_again() -> None:
    async def scenario() -> None:
        async with talking("What time is it?", "Say that again.", replies=TIME) as rig:
            rig.sound.say(1.0)
            rig.sound.say(1.0, after=6.0)
            first, second = await rig.finished(2)
            assert second.reply == first.reply == "It is five past two."

    run_virtual(scenario())


def test_cancel_the_timer_by_voice() -> None:
    async def scenario() -> None:
        tools = FakeTools(cancel_timer=ToolResult({"ok": True}, "The timer is off."))
        async with talking("Cancel the timer.", tools=tools) as rig:
            rig.sound.say(1.0)
            (turn,) = await rig.finished()
            assert turn.reply == "The timer is off."
            assert tools.calls == [ToolCall("cancel_timer")]

    run_virtual(scenario())


def test_a_typed_question_is_answered_without_a_microphone() -> None:
    async def scenario() -> None:
        async with talking(replies=TIME, sound=FakeSound(microphone=None), typed_aloud=False) as rig:
            await rig.talk.send("What time is it?")
            (turn,) = await rig.finished()
            assert turn.reply == "It is five past two."
            assert turn.heard == len(turn.reply)
            assert rig.sound.played == []

    run_virtual(scenario())


def test_a_failing_model_is_told_and_the_talk_goes_on() -> None:
    async def scenario() -> None:
        died = VoiceAppError("engine-died", "The language model stopped.", "Ask again.", retryable=True)
        async with talking("Hello.", "What time is it?", replies={"Hello.": died, **TIME}) as rig:
            rig.sound.say(1.0)
            rig.sound.say(1.0, after=4.0)
            first, second = await rig.finished(2)
            assert first.reply == ""
            assert [notice.code for notice in rig.all(Notice)] == ["engine-died"]
            assert second.reply == "It is five past two."

    run_virtual(scenario())


def test_when_the_voice_fails_the_answer_can_still_be_read() -> None:
    async def scenario() -> None:
        async with talking("What time is it?", replies=TIME) as rig:
            rig.synthesizer.error = VoiceAppError("engine-died", "The voice stopped.", "Ask again.")
            rig.sound.say(1.0)
            (turn,) = await rig.finished()
            assert turn.reply == "It is five past two."
            assert turn.heard == len(turn.reply)
            assert [notice.sentence for notice in rig.all(Notice)] == ["The voice stopped."]

    run_virtual(scenario())


def test_a_microphone_taken_away_in_mid_sentence_answers_what_was_said() -> None:
    async def scenario() -> None:
        async with talking("What time is it?", replies=TIME) as rig:
            rig.sound.say(3.0)
            await asyncio.sleep(1.0)
            rig.sound.unplug()
            (turn,) = await rig.finished()
            assert turn.transcript == "What time is it?"

    run_virtual(scenario())


def test_an_announcement_waits_for_the_running_turn() -> None:
    async def scenario() -> None:
        async with talking("Tell me a story.", replies=STORY) as rig:
            rig.sound.say(1.0)
            await asyncio.sleep(2.0)
            await rig.talk.announce("Your timer is done.")
            story, announced = await rig.finished(2)
            assert story.heard == len(story.reply)
            assert announced.reply == "Your timer is done."
            assert rig.synthesizer.spoken[-1] == "Your timer is done."

    run_virtual(scenario())


def test_push_to_talk_ends_the_utterance_at_once() -> None:
    async def scenario() -> None:
        async with talking("What time is it?", replies=TIME, endpoint_s=3.0) as rig:
            rig.sound.say(1.0)
            await asyncio.sleep(1.05)
            await rig.talk.finish_utterance()
            (turn,) = await rig.finished()
            assert turn.timeline_ms["endpoint"] == pytest.approx(50, abs=40)

    run_virtual(scenario())


def test_two_questions_in_a_row_are_told_to_the_model_in_order() -> None:
    async def scenario() -> None:
        replies = {"One?": "First.", "Two?": "Second."}
        async with talking("One?", "Two?", replies=replies, persona="Be brief.") as rig:
            rig.sound.say(1.0)
            rig.sound.say(1.0, after=5.0)
            turns: list[TurnFinished] = await rig.finished(2)
            assert [turn.reply for turn in turns] == ["First.", "Second."]
            assert [(message.role, message.text) for message in rig.chat.prompts[-1]] == [
                ("system", "Be brief."), ("user", "One?"), ("assistant", "First."), ("user", "Two?"),
            ]  # fmt: skip

    run_virtual(scenario())
