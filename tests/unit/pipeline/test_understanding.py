"""What the user notices of the guard and of a second opinion: dropped, marked, asked."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from tests.fakes.loop import run_virtual
from tests.fakes.models import FakeTools, ScriptedTranscriber
from tests.unit.pipeline.conftest import Rig, talking
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Notice, PartialHeard, TalkStateChanged, TurnDropped, TurnFinished, UserSaid
from voiceapp.core.frames import ToolCall
from voiceapp.core.protocols import ToolResult
from voiceapp.pipeline.second_opinion import compare

TIMER: dict[str, str | ToolCall | VoiceAppError] = {"Set a timer.": ToolCall("set_timer", {"seconds": 60})}
TIMER["What time is it?"] = "It is five past two."


def timer_tools() -> FakeTools:
    return FakeTools(
        set_timer=ToolResult({"seconds": 60}, "The timer is set."), cancel_timer=ToolResult({}, "Cancelled.")
    )


async def say(rig: Rig, turns: int, *, confidence: float | None = None) -> TurnFinished:
    """Speak once and wait until so many turns are finished."""
    rig.transcriber.confidence = confidence
    rig.sound.say(1.0, after=0.3)
    return (await rig.finished(turns))[-1]


@pytest.mark.parametrize("invented", ["Thanks for watching!", "Thank you.", "[BLANK_AUDIO]", "you you you"])
def test_what_is_made_up_from_noise_is_dropped_without_a_word(invented: str) -> None:
    async def scenario() -> None:
        async with talking(invented, "What time is it?", replies=TIMER) as rig:
            rig.sound.say(1.0, after=0.5, level_db=-69.5)
            rig.sound.say(1.0, after=4.0)
            (turn,) = await rig.finished()
            assert turn.transcript == "What time is it?"
            assert len(rig.all(TurnDropped)) == 1
            assert [event.text for event in rig.all(UserSaid)] == ["What time is it?"]
            assert all(event.turn == turn.turn for event in rig.all(PartialHeard))
            assert rig.synthesizer.spoken == ["It is five past two."]
            assert rig.all(TalkStateChanged)[-1].state == "listening"

    run_virtual(scenario())


def test_a_real_thank_you_is_answered() -> None:
    async def scenario() -> None:
        async with talking("Thank you.", replies={"Thank you.": "You are welcome."}) as rig:
            assert (await say(rig, 1, confidence=0.7)).reply == "You are welcome."

    run_virtual(scenario())


def test_what_is_hardly_understood_changes_nothing_and_is_marked() -> None:
    async def scenario() -> None:
        async with talking("Set a timer.", "Cancel the timer", "Stop", replies=TIMER, tools=timer_tools()) as rig:
            for number in (1, 2):
                turn = await say(rig, number, confidence=0.4)
                assert turn.reply == "I did not understand that."
            assert [event.doubtful for event in rig.all(UserSaid)] == [((0, 12),), ((0, 16),)]
            assert rig.tools.calls == []
            assert rig.chat.prompts == []
            assert (await say(rig, 3, confidence=0.4)).reply == "Okay."  # who says stop must be obeyed

    run_virtual(scenario())


def test_what_is_not_certain_is_asked_and_done_after_a_yes() -> None:
    async def scenario() -> None:
        async with talking("Set a timer.", "Yes.", "Yes.", replies=TIMER, tools=timer_tools()) as rig:
            asked = await say(rig, 1, confidence=0.55)
            assert asked.reply == "Did you say “Set a timer”?"
            assert rig.tools.calls == []
            done = await say(rig, 2, confidence=0.9)
            assert (done.transcript, [call.name for call in rig.tools.calls]) == ("Set a timer.", ["set_timer"])
            await say(rig, 3, confidence=0.9)  # a second yes means nothing any more
            assert len(rig.tools.calls) == 1

    run_virtual(scenario())


def test_a_no_or_another_sentence_drops_what_was_asked() -> None:
    async def scenario() -> None:
        heard = ("Set a timer.", "No.", "Yes.", "Set a timer.", "What time is it?", "Yes.")
        async with talking(*heard, replies=TIMER, tools=timer_tools()) as rig:
            await say(rig, 1, confidence=0.55)
            assert (await say(rig, 2, confidence=0.9)).reply == "Please say it again."
            await say(rig, 3, confidence=0.9)
            await say(rig, 4, confidence=0.55)
            assert (await say(rig, 5, confidence=0.9)).reply == "It is five past two."
            await say(rig, 6, confidence=0.9)
            assert rig.tools.calls == []

    run_virtual(scenario())


def test_a_doubtful_yes_is_none_and_a_clear_one_after_it_is() -> None:
    async def scenario() -> None:
        async with talking("Set a timer.", "Yes.", "Yes.", replies=TIMER, tools=timer_tools()) as rig:
            await say(rig, 1, confidence=0.55)
            assert (await say(rig, 2, confidence=0.3)).reply == "I did not understand that."
            assert rig.tools.calls == []
            await say(rig, 3, confidence=0.9)
            assert [call.name for call in rig.tools.calls] == ["set_timer"]

    run_virtual(scenario())


def test_what_is_typed_closes_an_open_question() -> None:
    async def scenario() -> None:
        async with talking("Set a timer.", "Yes.", replies=TIMER, tools=timer_tools()) as rig:
            await say(rig, 1, confidence=0.55)
            await rig.talk.send("What time is it?")
            await say(rig, 3, confidence=0.9)
            assert rig.tools.calls == []

    run_virtual(scenario())


def test_what_is_dictated_neither_asks_nor_answers() -> None:
    async def scenario() -> None:
        heard = ("Set a timer.", "Yes.", "Set a timer.", "Yes.")
        async with talking(*heard, replies=TIMER, tools=timer_tools()) as rig:
            dictated: list[str] = []

            async def dictate(confidence: float) -> None:
                rig.talk.take = lambda heard: dictated.append(heard.text)
                rig.transcriber.confidence = confidence
                rig.sound.say(1.0)
                await asyncio.sleep(3.0)
                rig.talk.take = None

            await dictate(0.55)
            assert (await say(rig, 1, confidence=0.9)).transcript == "Yes."
            await say(rig, 2, confidence=0.55)  # this one is asked about
            await dictate(0.9)
            assert dictated == ["Set a timer.", "Yes."]
            assert rig.tools.calls == []

    run_virtual(scenario())


def test_how_sure_it_has_to_be_is_a_setting() -> None:
    async def scenario() -> None:
        async with talking(*["What time is it?"] * 2, replies=TIMER, confirm_below=0.0) as rig:
            assert (await say(rig, 1, confidence=0.55)).reply == "It is five past two."
            rig.options = replace(rig.options, confirm_below=0.9)
            assert (await say(rig, 2, confidence=0.85)).reply == "Did you say “What time is it”?"

    run_virtual(scenario())


# ------------------------------------------------------------------------------------ second opinion


def test_words_that_only_one_of_two_heard_are_marked() -> None:
    async def scenario() -> None:
        second = ScriptedTranscriber("what dime is it")
        async with talking("What time is it?", replies=TIMER, second=second) as rig:
            assert (await say(rig, 1)).reply == "It is five past two."
            assert rig.all(UserSaid)[0].doubtful == ()  # "dime" is "time", spelt by ear
            assert second.heard_s == rig.transcriber.heard_s
            second.texts = ["what mine is it"]
            rig.transcriber.texts = ["What time is it?"]
            await say(rig, 2)
            assert rig.all(UserSaid)[1].doubtful == ((5, 9),)

    run_virtual(scenario())


def test_two_that_heard_different_things_ask() -> None:
    async def scenario() -> None:
        second = ScriptedTranscriber("good evening everybody")
        async with talking("Set a timer.", "Yes.", replies=TIMER, tools=timer_tools(), second=second) as rig:
            assert (await say(rig, 1)).reply == "Did you say “Set a timer”?"
            second.texts = ["yes"]
            await say(rig, 2)
            assert [call.name for call in rig.tools.calls] == ["set_timer"]

    run_virtual(scenario())


def test_a_late_second_opinion_is_not_waited_for() -> None:
    async def scenario() -> None:
        second = ScriptedTranscriber("good evening", delay_s=30.0)
        async with talking("What time is it?", replies=TIMER, second=second, endpoint_s=0.5) as rig:
            turn = await say(rig, 1)
            assert turn.reply == "It is five past two."
            assert turn.timeline_ms["first_token"] == pytest.approx(1000, abs=50)  # 0.5 s of patience
            assert rig.all(Notice) == []

    run_virtual(scenario())


def test_a_second_opinion_that_is_in_time_costs_no_time() -> None:
    async def scenario() -> None:
        second = ScriptedTranscriber("what time is it", delay_s=0.2)
        async with talking("What time is it?", replies=TIMER, second=second, endpoint_s=0.5) as rig:
            rig.transcriber.delay_s = 0.3
            turn = await say(rig, 1)
            assert turn.timeline_ms["first_token"] == pytest.approx(800, abs=50)

    run_virtual(scenario())


def test_a_second_opinion_that_fails_is_told_once_and_the_talk_goes_on() -> None:
    async def scenario() -> None:
        second = ScriptedTranscriber("what time is it")
        second.error = VoiceAppError("pack-missing", "The pack torch is not installed.", "Install it in Models.")
        async with talking(*["What time is it?"] * 2, replies=TIMER, second=second) as rig:
            for number in (1, 2):
                assert (await say(rig, number)).reply == "It is five past two."
            (notice,) = rig.all(Notice)
            assert notice.sentence == "There is no second opinion: The pack torch is not installed."

    run_virtual(scenario())


@pytest.mark.parametrize(
    ("text", "other", "share", "doubtful"),
    [
        ("What time is it?", "WHAT TIME IS IT", 1.0, []),
        ("Set a timer for 5 minutes.", "set a timer for five minutes", 1.0, []),
        ("Set a timer for ten minutes.", "set a diner for ten minutes", 5 / 6, ["timer"]),
        ("Call Anna.", "", 0.0, ["Call", "Anna"]),
        ("Über", "über", 1.0, []),
        ("", "anything", 1.0, []),
    ],
)
def test_two_transcripts_are_compared_word_by_word(
    text: str, other: str, share: float, doubtful: list[str]
) -> None:
    found = compare(text, other)
    assert found.share == pytest.approx(share)
    assert [text[start:end] for start, end in found.doubtful] == doubtful


def test_an_engine_that_does_not_exist_is_told_and_the_talk_goes_on() -> None:
    async def scenario() -> None:
        async with talking("What time is it?", replies=TIMER) as rig:
            rig.engines_error = VoiceAppError(
                "engine-unknown", "There is no engine of that name.", "Choose another."
            )
            rig.sound.say(1.0)
            while not rig.all(TurnDropped):
                await asyncio.sleep(0.1)
            assert [notice.code for notice in rig.all(Notice)] == ["engine-unknown"]
            assert rig.all(TalkStateChanged)[-1].state == "listening"
            rig.engines_error = None
            assert (await say(rig, 1)).reply == "It is five past two."

    run_virtual(scenario())
