"""Answers that are begun in the user's first short pause."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from tests.fakes.loop import run_virtual
from tests.fakes.models import FakeTools, ScriptedTranscriber
from tests.unit.pipeline.conftest import talking
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Notice, ReplyGrew, ToolUsed, TurnDropped, UserSaid
from voiceapp.core.frames import Audio, ToolCall
from voiceapp.core.protocols import ToolResult, ToolSpec

TIME = {"What time is it?": "It is five past two."}
TIMER = "Set a timer for ten minutes."


def test_the_engines_work_lies_inside_the_endpoint_delay() -> None:
    async def scenario() -> None:
        async with talking("What time is it?", replies=TIME, speculate_s=0.064) as rig:
            rig.transcriber.delay_s, rig.chat.delay_s, rig.synthesizer.delay_s = 0.1, 0.2, 0.05
            rig.sound.say(1.2, after=0.5)
            (turn,) = await rig.finished()
            assert (turn.transcript, turn.reply, turn.heard) == ("What time is it?", "It is five past two.", 20)
            expected = {
                "hearing": 80, "transcript": 180, "first_token": 380, "first_sentence": 380, "first_audio": 430,
                "endpoint": 700, "first_sound": 700,
            }  # fmt: skip
            for stage, at_ms in expected.items():
                assert turn.timeline_ms[stage] == pytest.approx(at_ms, abs=25), stage

    run_virtual(scenario())


def test_nothing_is_told_or_played_before_the_turn_is_over() -> None:
    async def scenario() -> None:
        async with talking("What time is it?", replies=TIME, speculate_s=0.064) as rig:
            rig.sound.say(1.0)
            await asyncio.sleep(1.5)  # half a second of silence: all is prepared
            assert rig.synthesizer.spoken == ["It is five past two."]
            assert rig.all(UserSaid) == []
            assert rig.all(ReplyGrew) == []
            assert rig.sound.played == []
            assert rig.talk.state == "hearing"
            (turn,) = await rig.finished()
            assert [event.text for event in rig.all(ReplyGrew)] == ["It is five past two."]
            assert turn.heard == len(turn.reply)

    run_virtual(scenario())


def test_going_on_drops_the_stale_work_and_answers_the_whole() -> None:
    async def scenario() -> None:
        replies = {"Set a timer": "For how long?", TIMER: "Ten minutes, starting now."}
        async with talking("Set a timer", TIMER, replies=replies, speculate_s=0.064) as rig:
            rig.chat.per_word_s = 0.2
            rig.sound.say(1.0)
            rig.sound.say(1.0, after=1.4)
            (turn,) = await rig.finished()
            assert (turn.transcript, turn.reply) == (TIMER, "Ten minutes, starting now.")
            assert [event.text for event in rig.all(UserSaid)] == [TIMER]
            assert [prompt[-1].text for prompt in rig.chat.prompts] == ["Set a timer", TIMER]
            assert rig.chat.cancelled == 1
            assert {speech.turn for speech in rig.sound.played} == {turn.turn}
            assert rig.transcriber.heard_s[-1] == pytest.approx(0.1 + 2.4 + 0.16, abs=0.15)
            assert rig.talk.history.prompt("", [])[0].text == TIMER

    run_virtual(scenario())


def test_tools_that_change_something_wait_for_the_end_of_the_turn_and_reading_ones_do_not() -> None:
    class Household(FakeTools):
        def __init__(self) -> None:
            super().__init__(set_timer=ToolResult({"ok": True}), get_time=ToolResult({"time": "14:05"}))
            schema = {"type": "object"}
            self.specs = [ToolSpec("set_timer", "", schema, "changes"), ToolSpec("get_time", "", schema, "reads")]
            self.at: list[tuple[str, float]] = []

        async def run(self, call: ToolCall) -> ToolResult:
            self.at.append((call.name, asyncio.get_running_loop().time()))
            return await super().run(call)

    async def scenario() -> None:
        tools = Household()
        replies = {TIMER: ToolCall("set_timer"), "What time is it?": ToolCall("get_time")}
        async with talking(TIMER, "What time is it?", replies=replies, tools=tools, speculate_s=0.064) as rig:
            started = asyncio.get_running_loop().time()
            rig.sound.say(1.0)
            await rig.finished()
            again = asyncio.get_running_loop().time()
            rig.sound.say(1.0, after=0.5)
            first, second = await rig.finished(2)
            assert [name for name, _ in tools.at] == ["set_timer", "get_time"]
            assert tools.at[0][1] == pytest.approx(started + 1.0 + 0.7, abs=0.03)
            assert tools.at[1][1] == pytest.approx(again + 1.5 + 0.08, abs=0.03)
            assert [event.name for event in rig.all(ToolUsed)] == ["set_timer", "get_time"]
            assert second.timeline_ms["first_sound"] == pytest.approx(700, abs=25)
            assert first.reply == 'Tool says {"ok": true}.'

    run_virtual(scenario())


def test_commands_are_carried_out_once_and_only_at_the_end() -> None:
    async def scenario() -> None:
        async with talking("Louder.", speculate_s=0.064) as rig:
            rig.sound.say(0.5)
            await asyncio.sleep(0.5 + 0.3)
            assert rig.paced == []
            await rig.finished()
            assert rig.paced == ["louder"]

    run_virtual(scenario())


def test_a_draft_without_words_is_no_turn() -> None:
    async def scenario() -> None:
        async with talking("", speculate_s=0.064) as rig:
            rig.sound.say(0.5)
            await asyncio.sleep(3)
            await rig.talk.quiet()
            assert len(rig.all(TurnDropped)) == 1
            assert rig.chat.prompts == []
            assert rig.talk.state == "listening"

    run_virtual(scenario())


def test_sound_that_ends_in_the_pause_leaves_nothing_of_the_draft() -> None:
    async def scenario() -> None:
        async with talking("What time is it?", replies=TIME, speculate_s=0.064) as rig:
            rig.chat.per_word_s = 0.2
            rig.sound.say(1.0)
            await asyncio.sleep(1.4)
            await rig.sound.close()
            await rig.talk.quiet()
            assert rig.chat.cancelled == 1
            assert rig.all(ReplyGrew) == []
            assert len(rig.all(TurnDropped)) == 1

    run_virtual(scenario())


def test_push_to_talk_that_is_released_in_the_pause_is_answered_at_once() -> None:
    async def scenario() -> None:
        async with talking("What time is it?", replies=TIME, endpoint_s=30.0, speculate_s=0.064) as rig:
            rig.chat.delay_s = 0.1
            rig.sound.say(1.0)
            await asyncio.sleep(1.5)
            await rig.talk.finish_utterance()
            (turn,) = await rig.finished()
            assert turn.timeline_ms["endpoint"] == pytest.approx(500, abs=25)
            assert turn.timeline_ms["first_sound"] == pytest.approx(500, abs=25)

    run_virtual(scenario())


class Detector:
    """Says how sure it is that each utterance is complete."""

    def __init__(self, complete: float) -> None:
        self.complete_p = complete
        self.asked: list[float] = []

    async def complete(self, audio: Audio) -> float:
        self.asked.append(audio.duration_s)
        await asyncio.sleep(0.03)
        return self.complete_p


@pytest.mark.parametrize(("probability", "endpoint_ms"), [(0.9, 450), (0.1, 1600)])
def test_a_turn_detector_shortens_or_lengthens_the_wait(probability: float, endpoint_ms: float) -> None:
    async def scenario() -> None:
        options: dict[str, Any] = {"speculate_s": 0.064, "endpoint_s": None}
        async with talking("Tell me a story", replies={"Tell me a story": "Once."}, **options) as rig:
            engines, detector = rig.talk._engines, Detector(probability)
            rig.talk._engines = lambda: replace(engines(), turn_detector=detector)  # type: ignore[arg-type]
            rig.sound.say(1.0)
            (turn,) = await rig.finished()
            assert turn.timeline_ms["endpoint"] == pytest.approx(endpoint_ms, abs=25)
            assert detector.asked == [pytest.approx(0.1 + 1.0 + 0.08, abs=0.5)]
            assert rig.all(Notice) == []

    run_virtual(scenario())


@pytest.mark.parametrize("second", [None, "good evening everybody"])
def test_nothing_of_a_draft_is_in_the_question_that_takes_its_place(second: str | None) -> None:
    async def scenario() -> None:
        other = ScriptedTranscriber(second) if second else None
        async with talking("What time is it?", replies=TIME, speculate_s=0.064, second=other) as rig:
            rig.transcriber.confidence = 0.9 if second else 0.55
            rig.sound.say(1.0)
            (turn,) = await rig.finished()
            assert turn.reply == "Did you say “What time is it”?"
            assert [event.text for event in rig.all(ReplyGrew)] == [turn.reply]
            assert {speech.words[0].text for speech in rig.sound.played[:1]} == {"Did"}

    run_virtual(scenario())


def test_a_draft_from_before_what_was_typed_meanwhile_is_thought_of_anew() -> None:
    async def scenario() -> None:
        replies = {**TIME, "Hello.": "Hi."}
        options: dict[str, Any] = {"speculate_s": 0.064, "typed_aloud": False}
        async with talking("What time is it?", replies=replies, **options) as rig:
            rig.sound.say(1.0)
            await asyncio.sleep(1.3)  # the draft is ready
            await rig.talk.send("Hello.")
            _, second = await rig.finished(2)
            assert [message.text for message in rig.chat.prompts[-1]] == ["Hello.", "Hi.", "What time is it?"]
            assert second.reply == TIME["What time is it?"]
            assert rig.synthesizer.spoken[-1] == second.reply

    run_virtual(scenario())


def test_a_turn_detector_that_fails_is_told_once_and_not_in_every_pause() -> None:
    class Broken:
        async def complete(self, audio: Audio) -> float:
            raise VoiceAppError("engine-died", "The turn detector ended.", "It starts again.")

    async def scenario() -> None:
        heard = ("What", "What time is it?", "What time is it?")
        async with asyncio.timeout(60), talking(*heard, replies=TIME, speculate_s=0.064) as rig:
            engines = rig.talk._engines
            rig.talk._engines = lambda: replace(engines(), turn_detector=Broken())  # type: ignore[arg-type]
            rig.sound.say(1.0)
            rig.sound.say(1.0, after=1.3)
            await rig.finished()
            rig.sound.say(1.0)
            assert [turn.reply for turn in await rig.finished(2)] == [TIME["What time is it?"]] * 2
            assert [notice.code for notice in rig.all(Notice)] == ["engine-died"]

    run_virtual(scenario())


@pytest.mark.parametrize("delay_s", [0.0, 0.1])
def test_a_file_that_waits_goes_on_where_the_transcriber_fails(delay_s: float) -> None:
    async def scenario() -> None:
        async with asyncio.timeout(60), talking("What time is it?", replies=TIME, input_waits=True) as rig:
            rig.transcriber.error = VoiceAppError("engine-died", "It ended.", "It starts again.")
            rig.transcriber.delay_s = delay_s
            for after in (0.0, 1.4, 2.8):  # it fails in the first pause, and there is another one
                rig.sound.say(1.0, after=after)
            await asyncio.sleep(10)
            await rig.talk.quiet()
            assert [notice.code for notice in rig.all(Notice)] == ["engine-died"]
            assert len(rig.all(TurnDropped)) == 1

    run_virtual(scenario())
