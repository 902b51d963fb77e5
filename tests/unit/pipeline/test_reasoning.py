"""A model's hidden reasoning is not for the user."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.loop import run_virtual
from tests.unit.pipeline.conftest import talking
from voiceapp.core.events import ReplyGrew
from voiceapp.core.frames import ToolCall
from voiceapp.pipeline.reasoning import ReasoningFilter, without_reasoning


def visible(text: str, step: int) -> str:
    hidden = ReasoningFilter()
    shown = "".join(hidden.feed(text[i : i + step]) for i in range(0, len(text), step))
    return shown + hidden.finish()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<think>hm, hm</think>Yes.", "Yes."),
        ("<Thinking>A</Thinking>B", "B"),
        ("<reasoning>\nwhy\n</reasoning>\nSo.", "\nSo."),
        ("[THINK]a[/THINK]b", "b"),
        ("◁think▷a◁/think▷b", "b"),
        ("<|START_THINKING|>a<|END_THINKING|>b", "b"),
        ("One. <think>never closed", "One. "),
        ("closed alone</think> Hi", "closed alone Hi"),
        ("<think>a</think>b<think>c</think>d", "bd"),
        (
            "<|channel|>analysis<|message|>deep<|end|><|start|>assistant<|channel|>final<|message|>Hi!<|return|>",
            "Hi!",
        ),
        ("<|channel|>commentary to=functions.x<|message|>{}<|call|>", ""),
        ("<|start|>assistant<|message|>Hello<|end|>", "Hello"),
        ("<|channel|>analysis<|message|>cut off", ""),
        ("The tag `<think>` and “<think>” are words.", "The tag `<think>` and “<think>” are words."),
        ("Is 3 < 4 or a <thi", "Is 3 < 4 or a <thi"),
        ("Yes <b>bold</b> [link](x) <|odd|>", "Yes <b>bold</b> [link](x) <|odd|>"),
        ("İ<think>x</think>ß", "İß"),
        ("", ""),
    ],
)
def test_only_what_is_for_the_user_is_left(written: str, shown: str) -> None:
    for step in (1, 2, 3, 5, len(written) or 1):
        assert visible(written, step) == shown


TAGS = [
    "<think>",
    "</think>",
    "[THINK]",
    "[/THINK]",
    "<|channel|>",
    "analysis",
    "final",
    "<|message|>",
    "<|end|>",
    "<|start|>",
]


@given(
    st.lists(st.sampled_from([*TAGS, "a", " ", "<", "`", "|>", "thin"]), max_size=20).map("".join),
    st.integers(2, 9),
)
def test_any_split_of_the_stream_gives_the_same(text: str, step: int) -> None:
    assert visible(text, step) == visible(text, 1)


@given(st.text(alphabet="ab <>|[]/", max_size=60))
def test_plain_text_passes_unchanged(text: str) -> None:
    assert visible(text, 1) == text


def test_tool_calls_pass() -> None:
    async def scenario() -> None:
        async def parts() -> AsyncIterator[str | ToolCall]:
            yield "<think>which to"
            yield "ol?</think>Let me see <"
            yield ToolCall("get_time")
            yield "Five."

        got = [part async for part in without_reasoning(parts())]
        assert got == ["Let me see ", "<", ToolCall("get_time"), "Five."]

    run_virtual(scenario())


def test_reasoning_is_neither_shown_nor_spoken_nor_remembered() -> None:
    async def scenario() -> None:
        replies = {"What now?": "<think>The user wants tea. Or not.</think>\n\nTea, I think."}
        async with talking("What now?", replies=replies) as rig:
            rig.sound.say(1.0)
            (turn,) = await rig.finished()
            assert turn.reply == "Tea, I think."
            assert rig.synthesizer.spoken == ["Tea, I think."]
            assert not any("wants" in grown.text for grown in rig.all(ReplyGrew))
            assert [message.text for message in rig.talk.history.prompt("", [])] == ["What now?", "Tea, I think."]

    run_virtual(scenario())
