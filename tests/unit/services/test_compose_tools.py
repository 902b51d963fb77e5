"""Composing asked for in a talk."""

from __future__ import annotations

import asyncio

import pytest

from tests.unit.services.helpers import recorded
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Announced, EventBus, JobChanged, JobInfo, JobState, Notice
from voiceapp.core.frames import ToolCall
from voiceapp.services.compose_order import Order
from voiceapp.services.compose_tools import ComposeTools

FAILED = VoiceAppError("engine-died", "MusicGen stopped unexpectedly.", "Try again.", True)


def call(**arguments: object) -> ToolCall:
    return ToolCall("compose_music", arguments)


@pytest.mark.parametrize(
    ("state", "error", "said", "aloud"),
    [
        (
            *("done", None, [("success", "Your music is ready: calm piano.")]),
            ["Your music is ready: calm piano."],
        ),
        (
            *("failed", FAILED, [("error", "MusicGen stopped unexpectedly.")]),
            ["The music was not made. MusicGen stopped unexpectedly."],
        ),
        ("cancelled", None, [], []),
    ],
)
def test_music_is_queued_and_its_end_told(
    state: JobState, error: VoiceAppError | None, said: list[tuple[str, str]], aloud: list[str]
) -> None:
    bus, orders = EventBus(), list[Order]()
    events = recorded(bus)

    async def compose(order: Order) -> int:
        orders.append(order)
        return 4

    tools = ComposeTools(compose, bus)
    result = asyncio.run(tools.run(call(prompt="calm piano", seconds="45")))
    assert orders == [Order("calm piano", 45.0)]
    assert result.text == "I am composing calm piano. I will tell you when it is ready."
    bus.publish(JobChanged(JobInfo(3, "compose", "Another", "done")))
    bus.publish(JobChanged(JobInfo(4, "compose", "Compose", "running", 0.5)))
    for _ in range(2):
        bus.publish(JobChanged(JobInfo(4, "compose", "Compose", state, error=error)))
    assert [(one.level, one.sentence) for one in events if isinstance(one, Notice)] == said
    assert [one.text for one in events if isinstance(one, Announced)] == aloud


def test_what_cannot_be_composed_is_said() -> None:
    async def compose(order: Order) -> int:
        raise VoiceAppError("disk-full", "The disk is full.", "Free some space.")

    tools = ComposeTools(compose, EventBus())
    assert asyncio.run(tools.run(call(prompt="x"))).text == "The disk is full. Free some space."
    assert "at most 600" in asyncio.run(tools.run(call(prompt="x", seconds=9000))).text
    assert "needs prompt" in asyncio.run(tools.run(call())).text
