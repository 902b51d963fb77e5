from __future__ import annotations

import asyncio

import pytest

from tests.fakes.loop import run_virtual
from tests.fakes.models import FakeTools, ScriptedReply
from tests.unit.pipeline.conftest import Rig, talking
from voiceapp.core.events import ToolQuestion, ToolQuestionClosed, ToolUsed, TurnFinished
from voiceapp.core.frames import ToolCall
from voiceapp.core.protocols import Message, ToolResult, ToolSpec
from voiceapp.pipeline.tool_questions import verdict, yes_or_no

CLEAR = "Clear the list."
ASKED = "Shall I empty a list: shopping? Say yes or no."
CALL = ToolCall("clear_list", {"list": "shopping"})
SPECS = (
    ToolSpec("look", "Looks.", {}),
    ToolSpec("browse", "Reads a page.", {}, outside=True),
    ToolSpec("note", "Writes.", {}, "changes", undoable=True, title="Write a note"),
    ToolSpec("clear_list", "Empties.", {}, "changes", asks=True, undoable=True, title="Empty a list"),
    ToolSpec("wipe", "Deletes.", {}, "changes", asks=True, title="Delete a file"),
    ToolSpec("mail", "Sends.", {}, "sends", title="Send a letter"),
)


def tools() -> FakeTools:
    fake = FakeTools(**{spec.name: ToolResult({"ok": spec.name}) for spec in SPECS})
    fake.specs = SPECS
    return fake


def ran(rig: Rig) -> list[str]:
    return [call.name for call in rig.tools.calls]


def outcomes(rig: Rig) -> list[str]:
    return [event.outcome for event in rig.all(ToolQuestionClosed)]


@pytest.mark.parametrize(
    ("name", "clean", "tainted"),
    [
        ("look", "run", "run"),
        ("browse", "run", "run"),
        ("note", "run", "ask"),
        ("clear_list", "ask", "ask"),
        ("wipe", "click", "click"),
        ("mail", "run", "click"),
    ],
)
def test_what_it_takes_to_run_a_tool(name: str, clean: str, tainted: str) -> None:
    spec = next(spec for spec in SPECS if spec.name == name)
    assert (verdict(spec, False), verdict(spec, True)) == (clean, tainted)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Yes.", True),
        ("yes please", True),
        ("Okay, do it!", True),
        ("No.", False),
        ("no, thank you", False),
        ("Don't!", False),
        ("Yesterday", None),
        ("Yes, but only the milk", None),
        ("No idea what you mean", None),
        ("", None),
    ],
)
def test_only_a_whole_yes_or_no_is_one(text: str, said: bool | None) -> None:
    assert yes_or_no(text) is said


def test_a_spoken_yes_lets_an_undoable_tool_run_and_the_model_tells_the_result() -> None:
    async def scenario() -> None:
        async with talking(CLEAR, "Yes.", replies={CLEAR: CALL}, tools=tools(), can_ask=True) as rig:
            rig.sound.say(1.0)
            (asked,) = await rig.finished()
            assert asked.reply == ASKED
            assert " ".join(rig.synthesizer.spoken) == ASKED
            assert ran(rig) == []
            (question,) = rig.all(ToolQuestion)
            assert question.arguments == (("list", "shopping"),)
            rig.sound.say(0.5, after=1.0)
            _, done = await rig.finished(2)
            assert ran(rig) == ["clear_list"]
            assert done.reply == 'Tool says {"ok": "clear_list"}.'
            assert outcomes(rig) == ["done"]

    run_virtual(scenario())


def test_a_no_leaves_everything_and_the_model_is_not_asked() -> None:
    async def scenario() -> None:
        async with talking(CLEAR, "No.", replies={CLEAR: CALL}, tools=tools(), can_ask=True) as rig:
            rig.sound.say(1.0)
            await rig.finished()
            rig.sound.say(0.5, after=1.0)
            _, left = await rig.finished(2)
            assert left.reply == "Okay, I leave it as it is."
            assert ran(rig) == []
            assert len(rig.chat.prompts) == 1
            assert outcomes(rig) == ["kept"]

    run_virtual(scenario())


def test_what_cannot_be_undone_needs_a_click() -> None:
    async def scenario() -> None:
        replies = {"Delete it.": ToolCall("wipe", {"path": "a b.txt", "deep": True})}
        async with talking("Delete it.", "Yes.", replies=replies, tools=tools(), can_ask=True) as rig:
            rig.sound.say(1.0)
            (asked,) = await rig.finished()
            assert asked.reply == "Shall I delete a file? That needs a click or a key."
            rig.sound.say(0.5, after=1.0)
            _, spoken = await rig.finished(2)
            assert spoken.reply == "That needs a click or a key."
            assert ran(rig) == []
            (question,) = rig.all(ToolQuestion)
            assert question.arguments == (("path", "a b.txt"), ("deep", "true"))
            await rig.talk.answer_question(question.id, True)
            assert rig.tools.calls == [ToolCall("wipe", {"path": "a b.txt", "deep": True})]
            await rig.talk.answer_question(question.id, True)  # a second click does nothing
            assert ran(rig) == ["wipe"]
            assert len(rig.all(TurnFinished)) == 3

    run_virtual(scenario())


def test_a_yes_begun_while_something_is_played_does_not_count() -> None:
    async def scenario() -> None:
        async with talking(
            CLEAR, "Yes.", replies={CLEAR: CALL}, tools=tools(), can_ask=True, voice_interrupts=True
        ) as rig:
            rig.sound.say(1.0)
            rig.sound.say(0.6, after=1.0 + 0.7 + 0.5)  # into the spoken question
            first, _ = await rig.finished(2)
            assert first.interrupted
            assert ran(rig) == []
            assert outcomes(rig) == ["kept"]

    run_virtual(scenario())


def test_the_question_ends_when_the_talk_goes_on_or_after_a_time() -> None:
    async def scenario() -> None:
        replies: dict[str, ScriptedReply] = {CLEAR: CALL, "Hello.": "Hello."}
        async with talking(replies=replies, tools=tools(), can_ask=True, typed_aloud=False, question_s=60.0) as rig:
            await rig.talk.send(CLEAR)
            await rig.talk.send("Hello.")
            assert outcomes(rig) == ["kept"]
            await rig.talk.send(CLEAR)
            began = asyncio.get_running_loop().time()
            await rig.talk.questions.settled()
            assert asyncio.get_running_loop().time() - began == pytest.approx(60.0)
            assert outcomes(rig) == ["kept", "unanswered"]
            assert ran(rig) == []

    run_virtual(scenario())


def test_where_nobody_can_be_asked_it_is_refused() -> None:
    async def scenario() -> None:
        async with talking(replies={CLEAR: CALL}, tools=tools()) as rig:
            await rig.talk.send(CLEAR)
            assert ran(rig) == []
            assert rig.all(ToolQuestion) == []
            (told,) = [message.text for message in rig.chat.prompts[-1] if message.role == "tool"]
            assert "Empty a list needs your word, and nobody can be asked here." in told

    run_virtual(scenario())


def test_after_words_from_outside_every_change_asks_also_in_later_turns() -> None:
    async def scenario() -> None:
        replies: dict[str, ScriptedReply] = {
            "Note it.": ToolCall("note", {"text": "milk"}),
            "Read the page.": ToolCall("browse"),
        }
        async with talking(replies=replies, tools=tools(), can_ask=True) as rig:
            await rig.talk.send("Note it.")
            await rig.talk.send("Read the page.")
            assert ran(rig) == ["note", "browse"]
            await rig.talk.send("Note it.")
            assert ran(rig) == ["note", "browse"]
            (question,) = rig.all(ToolQuestion)
            assert (question.title, question.why) == ("Write a note", "Words from outside are in this talk.")
            assert question.by_voice

    run_virtual(scenario())


def test_reading_calls_of_one_reply_run_side_by_side_and_changes_one_after_the_other() -> None:
    async def scenario() -> None:
        calls = [ToolCall("look", {"n": 1}), ToolCall("look", {"n": 2}), ToolCall("note"), ToolCall("note")]
        async with talking(replies={"Go.": calls}, tools=tools(), typed_aloud=False) as rig:
            rig.tools.takes_s = {"look": 3.0, "note": 2.0}
            began = asyncio.get_running_loop().time()
            await rig.talk.send("Go.")
            assert asyncio.get_running_loop().time() - began == pytest.approx(3.0 + 2 * 2.0, abs=0.1)
            told = [message.call for message in rig.chat.prompts[-1] if message.role == "tool"]
            assert told == calls

    run_virtual(scenario())


def test_a_tool_that_hangs_is_given_up_and_the_talk_goes_on() -> None:
    async def scenario() -> None:
        async with talking(
            replies={"Look.": ToolCall("look"), "Hello.": "Hi."}, tools=tools(), typed_aloud=False, tool_wait_s=9
        ) as rig:
            rig.tools.takes_s = {"look": 1e4}
            began = asyncio.get_running_loop().time()
            await rig.talk.send("Look.")
            assert asyncio.get_running_loop().time() - began == pytest.approx(9.0, abs=0.1)
            told: list[Message] = [message for message in rig.chat.prompts[-1] if message.role == "tool"]
            assert told[0].text == '{"error": "look did not answer within 9 seconds."}'
            assert [event.ok for event in rig.all(ToolUsed)] == [False]
            await rig.talk.send("Hello.")
            assert rig.all(TurnFinished)[-1].reply == "Hi."

    run_virtual(scenario())
