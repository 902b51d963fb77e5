"""Dictation: what is said becomes a text, is not answered and not kept."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.loop import run_virtual
from tests.fakes.sound import FakeSound
from tests.unit.services.test_talk_service import Rig, service
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import (
    DictationChanged,
    DictationReady,
    MicrophoneChanged,
    Notice,
    TimerFired,
    TimerInfo,
    TurnDropped,
    TurnFinished,
    UserSaid,
)
from voiceapp.core.frames import DeviceState
from voiceapp.core.protocols import SoundOptions
from voiceapp.services.dictation import DictationService

FILE = SoundOptions(input_file="said.wav", realtime=False)


@asynccontextmanager
async def dictating(home: Path, *heard: str, **options: Any) -> AsyncIterator[tuple[Rig, DictationService]]:
    async with service(home, *heard, **options) as rig:
        yield rig, DictationService(rig.talk, rig.bus)


def test_a_held_key_writes_down_what_is_said_with_its_pauses(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with dictating(tmp_path, "Dear neighbour, the cat is well.") as (rig, dictation):
            await dictation.hold(True)
            await asyncio.sleep(0.1)
            assert rig.all(MicrophoneChanged)[-1].state == "open"
            rig.sound.say(1.0)
            rig.sound.say(1.0, after=3.0)
            await asyncio.sleep(5.0)
            await dictation.hold(False)
            assert rig.all(DictationReady) == [DictationReady("Dear neighbour, the cat is well.")]
            assert [event.listening for event in rig.all(DictationChanged)] == [True, False]
            assert len(rig.all(TurnDropped)) == 1
            assert not rig.all(UserSaid)
            assert not rig.all(TurnFinished)
            assert not rig.sound.played
            assert rig.store.turns == {}
            await asyncio.sleep(1.0)
            assert rig.all(MicrophoneChanged)[-1].state == "closed"

    run_virtual(scenario())


def test_only_what_hears_is_loaded_and_afterwards_questions_are_answered_again(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with dictating(tmp_path, "A letter.", "What time is it?") as (rig, dictation):
            await dictation.start()
            rig.sound.say(1.0)
            await asyncio.sleep(2.0)
            await dictation.stop()
            assert {task for task, _ in rig.engines.prepared} == {"asr", "turn"}
            await asyncio.sleep(1.0)
            await rig.talk.open()
            rig.sound.say(1.0)
            (stored,) = await rig.stored(1)
            assert rig.all(TurnFinished)[0].transcript == "What time is it?"
            assert stored.turn == rig.all(TurnFinished)[0].turn

    run_virtual(scenario())


def test_where_nothing_is_said_nothing_is_written_and_that_is_told(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with dictating(tmp_path) as (rig, dictation):
            await dictation.start()
            await asyncio.sleep(1.0)
            assert await dictation.stop() == ""
            assert rig.all(DictationReady) == []
            assert [notice.code for notice in rig.all(Notice)] == ["dictation-empty"]
            assert await dictation.stop() == ""

    run_virtual(scenario())


def test_a_dictation_silences_an_answer(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with dictating(tmp_path, "What time is it?", "A letter.") as (rig, dictation):
            await rig.talk.open()
            rig.sound.say(1.0)
            while rig.talk.state != "speaking":
                await asyncio.sleep(0.02)
            await dictation.start()
            assert len(rig.sound.stops) == 1
            rig.sound.say(1.0, after=0.5)
            await asyncio.sleep(2.0)
            assert await dictation.stop() == "A letter."
            assert rig.talk.microphone == "open"

    run_virtual(scenario())


def test_a_muted_microphone_is_told(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with dictating(tmp_path) as (rig, dictation):
            await rig.talk.open()
            await asyncio.sleep(0.1)
            await rig.talk.mute(True)
            with pytest.raises(VoiceAppError) as caught:
                await dictation.start()
            assert caught.value.code == "microphone-muted"
            assert not dictation.active

    run_virtual(scenario())


def test_a_microphone_that_cannot_be_opened_ends_it(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with dictating(tmp_path, "What time is it?") as (rig, dictation):
            opening = rig.sound.open

            async def refused(options: SoundOptions) -> None:
                raise VoiceAppError("no-sound", "There is no sound.")

            rig.sound.open = refused  # type: ignore[method-assign]
            with pytest.raises(VoiceAppError) as caught:
                await dictation.start()
            assert caught.value.code == "no-sound"
            assert [event.listening for event in rig.all(DictationChanged)] == [True, False]
            rig.sound.open = opening  # type: ignore[method-assign]
            await rig.talk.open()
            rig.sound.say(1.0)
            await rig.stored(1)

    run_virtual(scenario())


def test_where_no_microphone_is_found_it_ends_at_once(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with dictating(tmp_path, "A letter.") as (rig, dictation):
            rig.sound.microphone = None
            await dictation.start()
            await asyncio.sleep(2.0)
            assert not dictation.active
            assert [event.listening for event in rig.all(DictationChanged)] == [True, False]
            assert [notice.sentence for notice in rig.all(Notice)] == ["No microphone was found."]
            rig.sound.plug("USB microphone")
            await dictation.start()
            rig.sound.say(1.0)
            await asyncio.sleep(3.0)
            assert await dictation.stop() == "A letter."

    run_virtual(scenario())


def test_what_was_heard_before_the_last_microphone_went_is_written_down_once(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with dictating(tmp_path, "A letter.") as (rig, dictation):
            await dictation.start()
            rig.sound.say(1.0)
            await asyncio.sleep(3.0)
            gone = VoiceAppError("no-microphone", "No microphone was found.", "Plug one in.")
            rig.sound.emit(DeviceState("microphone", None, "The microphone was unplugged.", error=gone))
            await asyncio.sleep(0.01)
            assert await dictation.stop() == "", "the key is let go meanwhile"
            await asyncio.sleep(2.0)
            assert not dictation.active
            assert rig.all(DictationReady) == [DictationReady("A letter.")]
            assert [event.listening for event in rig.all(DictationChanged)] == [True, False]

    run_virtual(scenario())


def test_what_was_heard_with_little_certainty_is_marked(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with dictating(tmp_path, "A better.") as (rig, dictation):
            rig.engines.asr.confidence = 0.2
            await dictation.start()
            rig.sound.say(1.0)
            await asyncio.sleep(2.0)
            await dictation.stop()
            assert rig.all(DictationReady) == [DictationReady("A better.", sure=False)]

    run_virtual(scenario())


def test_without_a_key_a_pause_ends_it_and_a_file_is_written_down_whole(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with dictating(tmp_path, "One sentence.") as (rig, dictation):
            rig.sound.say(1.0, after=0.5)
            assert await dictation.listen() == "One sentence."
            assert rig.talk.microphone == "closed"
        sound = FakeSound()
        async with dictating(tmp_path, "First.", "Second.", sound=sound, files=FILE) as (rig, dictation):
            sound.say(1.0, after=0.5)
            sound.say(1.0, after=4.0)
            sound.end_input(after=7.0)
            assert await dictation.listen() == "First. Second."

    run_virtual(scenario())


@pytest.mark.parametrize("start", ["hands-free", "push", "wake"])
def test_a_dictation_that_ends_by_itself_hears_however_talks_are_started(tmp_path: Path, start: str) -> None:
    async def scenario() -> None:
        async with asyncio.timeout(30), dictating(tmp_path, "A letter.") as (rig, dictation):
            rig.settings.override("talk.start", start)
            listening = asyncio.create_task(dictation.listen())
            await asyncio.sleep(0.5)
            rig.sound.say(1.0)
            assert await listening == "A letter."
            assert rig.all(MicrophoneChanged)[-1].state == "closed"

    run_virtual(scenario())


def test_a_microphone_that_only_waits_for_the_key_is_not_muted(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with asyncio.timeout(30), dictating(tmp_path, "A letter.") as (rig, dictation):
            rig.settings.override("talk.start", "push")
            await rig.talk.open()
            await asyncio.sleep(0.1)
            assert rig.all(MicrophoneChanged)[-1].state == "muted"
            await dictation.hold(True)
            rig.sound.say(1.0, after=0.3)
            await asyncio.sleep(2.0)
            await dictation.hold(False)
            assert rig.all(DictationReady) == [DictationReady("A letter.")]
            await asyncio.sleep(1.0)
            assert rig.all(MicrophoneChanged)[-1].state == "muted"

    run_virtual(scenario())


def test_a_microphone_that_is_lost_ends_a_dictation_that_ends_by_itself(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with asyncio.timeout(30), dictating(tmp_path, "A letter.") as (rig, dictation):
            listening = asyncio.create_task(dictation.listen())
            await asyncio.sleep(0.5)
            rig.sound.unplug()
            with pytest.raises(VoiceAppError) as caught:
                await listening
            assert caught.value.code == "microphone-lost"
            assert not dictation.active

    run_virtual(scenario())


def test_a_timer_that_is_due_waits_for_the_end_of_a_dictation(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with asyncio.timeout(60), dictating(tmp_path, "A letter.") as (rig, dictation):
            await dictation.start()
            await asyncio.sleep(0.5)
            rig.bus.publish(TimerFired(TimerInfo(1, "timer", "Tea", 0.0)))
            await asyncio.sleep(5.0)
            assert not rig.sound.played
            rig.sound.say(1.0)
            await asyncio.sleep(2.0)
            assert await dictation.stop() == "A letter."
            await asyncio.sleep(5.0)
            assert rig.sound.played

    run_virtual(scenario())
