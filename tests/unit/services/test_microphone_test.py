"""A microphone is tried: its level is told, three seconds are written, and nothing stays."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.fakes.looking import FakeListener
from voiceapp.app_writers import save_now
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, Notice
from voiceapp.core.frames import Samples
from voiceapp.core.inspection import LiveMicrophone
from voiceapp.core.microphone_test import MicrophoneHeard
from voiceapp.core.recording import RecordingDevice, RecordingSilent
from voiceapp.core.settings import Settings
from voiceapp.core.whole_file import PRIVATE
from voiceapp.services.microphone_test import RATE, MicrophoneTest

DESK = RecordingDevice("you", "Desk")
NONE = VoiceAppError("no-microphone", "No microphone was found.", "Plug one in and try again.", retryable=True)
LOST = VoiceAppError("microphone-lost", "Desk is gone.", "Plug it in again.", retryable=True)
BLOCK = RATE // 25


def tone(amplitude: float, seconds: float) -> list[Samples]:
    sound = amplitude * np.sin(2 * np.pi * 440 * np.arange(round(seconds * RATE)) / RATE)
    return list(sound.astype(np.float32).reshape(-1, BLOCK))


class Gate(FakeListener):
    """Gives the microphone's name at once, and its sound when :attr:`open` is set."""

    def __init__(self, *parts: Samples | RecordingDevice | RecordingSilent | VoiceAppError) -> None:
        super().__init__(*parts)
        self.open = asyncio.Event()

    async def listen(self, microphone, rate, until):  # type: ignore[no-untyped-def]
        async for part in super().listen(microphone, rate, until):
            if not isinstance(part, RecordingDevice):
                await self.open.wait()
            yield part


class World:
    """The test with its microphone, and what was told."""

    def __init__(self, folder: Path, listener: FakeListener) -> None:
        self.levels: list[MicrophoneHeard] = []
        self.told: list[str | None] = []
        bus = EventBus()
        bus.subscribe(MicrophoneHeard, self.levels.append)
        bus.subscribe(LiveMicrophone, lambda event: self.told.append(event.name))
        bus.subscribe(Notice, lambda event: self.told.append(event.code))
        self.settings = Settings(folder / "settings.json")
        self.file = folder / "live" / "test.wav"
        write = partial(save_now, mode=PRIVATE)
        self.test = MicrophoneTest(listener, self.settings, bus, self.file, write)


@pytest.mark.parametrize(("amplitude", "level_db", "heard"), [(0.1, -23.0, True), (0.001, -63.0, False)])
def test_three_seconds_are_written_and_judged(
    tmp_path: Path, amplitude: float, level_db: float, heard: bool
) -> None:
    listener = Gate(DESK, *tone(amplitude, 4.0))
    world = World(tmp_path, listener)
    world.settings.override("sound.microphone", "Desk")

    async def work() -> None:
        await world.test.start()
        recording = asyncio.create_task(world.test.record())
        await asyncio.sleep(0)
        listener.open.set()
        take = await recording
        await listener.told.wait()
        assert (take.file, take.heard) == (world.file, heard)
        assert take.loudest_db == pytest.approx(level_db, abs=0.2)
        sound, rate = soundfile.read(take.file)
        assert len(sound) == 3 * rate
        assert world.file.stat().st_mode & 0o077 == 0
        await world.test.stop()

    asyncio.run(work())
    assert listener.microphones == ["Desk"]
    assert not world.file.exists()
    assert world.told == ["Desk", None]
    left = [event.left_s for event in world.levels if event.left_s is not None]
    assert left[0] == pytest.approx(2.96)
    assert left[-1] == 0
    assert world.levels[-1].left_s is None or len(left) == len(world.levels)
    assert world.levels[0].level_db == pytest.approx(level_db, abs=0.2)


def test_silence_is_a_level_like_others(tmp_path: Path) -> None:
    listener = FakeListener(DESK, RecordingSilent("you", "Nothing."), np.zeros(BLOCK, np.float32))
    world = World(tmp_path, listener)

    async def work() -> None:
        await world.test.start()
        await listener.told.wait()
        await world.test.stop()

    asyncio.run(work())
    assert world.levels == [MicrophoneHeard(-100.0, None)]


def test_without_a_microphone_nothing_is_begun(tmp_path: Path) -> None:
    world = World(tmp_path, FakeListener(NONE))

    async def work() -> None:
        with pytest.raises(VoiceAppError) as caught:
            await world.test.start()
        assert caught.value.code == "no-microphone"
        with pytest.raises(VoiceAppError) as caught:
            await world.test.record()
        assert caught.value.code == "not-listening"

    asyncio.run(work())
    assert world.told == [None]


def test_a_microphone_that_is_unplugged_ends_the_recording(tmp_path: Path) -> None:
    listener = Gate(DESK, *tone(0.1, 1.0), LOST)
    world = World(tmp_path, listener)

    async def work() -> None:
        await world.test.start()
        recording = asyncio.create_task(world.test.record())
        await asyncio.sleep(0)
        listener.open.set()
        with pytest.raises(VoiceAppError) as caught:
            await recording
        assert caught.value.code == "not-listening"
        await world.test.stop()

    asyncio.run(work())
    assert world.told == ["Desk", "microphone-lost", None]
    assert not world.file.exists()


def test_another_start_lets_go_of_the_first_microphone(tmp_path: Path) -> None:
    listener = FakeListener(DESK)
    world = World(tmp_path, listener)

    async def work() -> None:
        await world.test.start()
        world.settings.override("sound.microphone", "Headset")
        await world.test.start()
        await world.test.stop()

    asyncio.run(work())
    assert listener.microphones == [None, "Headset"]
    assert world.told == ["Desk", None, "Desk", None]
