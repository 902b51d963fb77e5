"""The three ways to start: hands-free is test_talk_service.py; here are push-to-talk and the wake phrase."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.fakes.loop import run_virtual
from tests.fakes.wake import ScriptedSpotter
from tests.unit.services.test_talk_service import service
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import MicrophoneChanged, Notice, TurnFinished, WakeChanged


def test_push_to_talk_keeps_the_microphone_closed_until_the_key_is_held(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with service(tmp_path, "Hello.", talk__start="push") as rig:
            await rig.talk.open()
            await asyncio.sleep(0.1)
            assert rig.sound.muted
            assert rig.all(MicrophoneChanged) == [MicrophoneChanged("muted", "Fake microphone")]
            rig.sound.say(1.0)
            await asyncio.sleep(3)
            await rig.talk.hold(True)
            assert (rig.talk.microphone, rig.sound.muted) == ("open", False)
            rig.sound.say(1.0, after=0.2)
            await asyncio.sleep(1.3)
            await rig.talk.hold(False)
            await rig.stored(1)
            await asyncio.sleep(1)
            assert [turn.transcript for turn in rig.all(TurnFinished)] == ["Hello."]
            assert (rig.talk.microphone, rig.sound.muted) == ("muted", True)

    run_virtual(scenario())


def test_the_key_held_while_muted_is_heard_and_mutes_again(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with service(tmp_path, "Hello.") as rig:
            await rig.talk.open()
            await asyncio.sleep(0.1)
            await rig.talk.toggle_mute()
            await rig.talk.hold(True)
            rig.sound.say(1.0, after=0.2)
            await asyncio.sleep(1.3)
            await rig.talk.hold(False)
            await rig.stored(1)
            await asyncio.sleep(1)
            assert rig.talk.microphone == "muted"
            await rig.talk.toggle_mute()
            assert (rig.talk.microphone, rig.sound.muted) == ("open", False)

    run_virtual(scenario())


def test_the_way_to_start_can_be_changed_while_it_listens(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with service(tmp_path, "Hello.", "Hello.") as rig:
            await rig.talk.open()
            await asyncio.sleep(0.1)
            rig.settings.set("talk.start", "push")
            await asyncio.sleep(0.1)
            rig.settings.set("talk.start", "wake")
            await asyncio.sleep(0.1)
            assert [event.state for event in rig.all(MicrophoneChanged)] == ["open", "muted", "open"]
            assert rig.all(WakeChanged)[-1] == WakeChanged("okay assistant")
            rig.sound.say(1.0)
            await asyncio.sleep(3)
            assert rig.engines.wake.phrases == ["okay assistant"]
            rig.settings.set("talk.start", "hands-free")
            assert rig.all(WakeChanged)[-1] == WakeChanged(None)
            rig.sound.say(1.0)
            await rig.stored(1)

    run_virtual(scenario())


def test_the_phrase_wakes_and_the_key_needs_none(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with service(tmp_path, "Hello.", "Hello.", talk__start="wake", talk__follow_up_s="0") as rig:
            rig.engines.wake = ScriptedSpotter(0.4 + 0.8)
            await rig.talk.open()
            await rig.talk.ready()
            assert ("wake", "") in rig.engines.prepared
            rig.sound.say(2.0)
            await rig.stored(1)
            await asyncio.sleep(1)
            await rig.talk.hold(True)
            rig.sound.say(1.0, after=0.2)
            await asyncio.sleep(1.3)
            await rig.talk.hold(False)
            await rig.stored(2)
            assert len(rig.engines.wake.phrases) == 1
            assert rig.talk.microphone == "open"

    run_virtual(scenario())


@pytest.mark.parametrize(("start", "muted", "after"), [
    ("push", False, "muted"), ("wake", False, "open"), ("hands-free", True, "muted"),
])  # fmt: skip
def test_the_sample_question_is_answered_however_the_talk_starts(
    tmp_path: Path, start: str, muted: bool, after: str
) -> None:
    async def scenario() -> None:
        async with service(tmp_path, "Hello.", talk__start=start) as rig:
            await rig.talk.open()
            await asyncio.sleep(0.1)
            await rig.talk.mute(muted)
            sample = asyncio.create_task(rig.talk.answer_sample())
            await asyncio.sleep(0.1)
            rig.sound.say(1.0)
            rig.sound.end_input(after=3.0)
            await sample
            await asyncio.sleep(0.1)
            assert [turn.transcript for turn in rig.all(TurnFinished)] == ["Hello."]
            assert rig.talk.microphone == after

    run_virtual(scenario())


def test_a_phrase_that_cannot_be_spotted_is_told_when_the_talk_begins_and_when_it_is_chosen(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with service(tmp_path, talk__start="wake") as rig:
            refusal = VoiceAppError("wake-words-unknown", "Nobody knows how to say zorb.", "Choose English words.")
            rig.engines.wake.refusal = refusal
            await rig.talk.open()
            await asyncio.sleep(0.1)
            rig.settings.set("talk.wake_phrase", "hey zorb")
            await asyncio.sleep(0.1)
            assert rig.engines.wake.checked == ["okay assistant", "hey zorb"]
            assert [notice.code for notice in rig.all(Notice)] == ["wake-words-unknown"] * 2

    run_virtual(scenario())
