"""The player on virtual time: where it says it is, is what has left the loudspeakers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.fakes.loop import run_virtual
from tests.fakes.sound import FakeSound
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, MeetingRemoved, Notice, PlayerMoved
from voiceapp.core.frames import Audio, DeviceState
from voiceapp.core.protocols import SoundOptions
from voiceapp.core.settings import Settings
from voiceapp.services.player import IDLE_S, PlayerService

LENGTH_S = 20.0
RATE = 1_000


class Room:
    """A player with loudspeakers in memory; meeting 1 lasts 20 s, meeting 2 has no sound, meeting 3's breaks."""

    def __init__(self, home: Path) -> None:
        self.bus = EventBus()
        self.settings = Settings(home / "settings.json")
        self.settings.override("sound.speaker", "Desk")
        self.volumes: list[float] = []
        self.sound = FakeSound()
        self.moves: list[PlayerMoved] = []
        self.notices: list[Notice] = []
        self.asked: list[tuple[float, float | None, float]] = []
        self.open_streams = 0
        self.bus.subscribe(PlayerMoved, self.moves.append)
        self.bus.subscribe(Notice, self.notices.append)
        self.player = PlayerService(self.audio_path, self.stretch, self.sound, self.settings, self.bus)

    async def audio_path(self, meeting: int) -> Path | None:
        return None if meeting == 2 else Path(f"{meeting}.flac")

    async def stretch(
        self, path: Path, from_s: float, until_s: float | None, speed: float, volume: float
    ) -> AsyncIterator[Audio]:
        self.asked.append((from_s, until_s, speed))
        self.volumes.append(volume)
        self.open_streams += 1
        try:
            left = ((until_s or LENGTH_S) - from_s) / speed
            while left > 1e-9:
                step = min(0.25, left)
                left -= step
                yield Audio(np.zeros(round(step * RATE), np.float32), RATE)
                if path.stem == "3":
                    raise VoiceAppError("sound-damaged", "3.flac is damaged.")
        finally:
            self.open_streams -= 1

    def run(self, scenario: Callable[[], Coroutine[Any, Any, None]]) -> None:
        async def whole() -> None:
            try:
                await scenario()
            finally:
                await self.player.close()
            assert self.open_streams == 0

        run_virtual(whole())

    @property
    def last(self) -> tuple[Any, bool]:
        # It is told every 50 ms, in which twice as much is heard at double speed.
        return pytest.approx(self.moves[-1].at_s, abs=0.11), self.moves[-1].playing

    def opened(self) -> list[str]:
        return [name for name, _ in self.sound.calls if name in ("open", "close")]


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


def test_it_tells_where_it_is_by_what_was_heard(room: Room) -> None:
    async def scenario() -> None:
        await room.player.play(1, 5.0)
        assert room.last == (5.0, True)
        await asyncio.sleep(3.0)
        assert room.last == (8.0, True)
        steps = [later.at_s - earlier.at_s for earlier, later in zip(room.moves, room.moves[1:], strict=False)]
        assert max(steps) < 0.11, "often enough for a playhead that glides"
        await asyncio.sleep(30.0)
        assert room.last == (LENGTH_S, False)

    room.run(scenario)
    assert room.sound.options == SoundOptions(speaker="Desk", use_microphone=False)
    assert {move.meeting for move in room.moves} == {1}


@pytest.mark.parametrize("speed", [0.5, 1.5, 2.0])
def test_faster_and_slower_it_is_where_the_words_are(room: Room, speed: float) -> None:
    async def scenario() -> None:
        await room.player.play(1, 2.0, speed)
        await asyncio.sleep(4.0)
        assert room.last == (2.0 + 4.0 * speed, True)

    room.run(scenario)
    assert room.asked == [(2.0, None, speed)]


def test_another_volume_is_heard_at_once_from_the_same_place(room: Room) -> None:
    async def scenario() -> None:
        room.settings.set("meetings.volume", 0.5)
        assert room.moves == [], "nothing plays"
        await room.player.play(1, 5.0, 2.0, 15.0)
        await asyncio.sleep(1.0)
        room.settings.set("meetings.volume", 1.5)
        await asyncio.sleep(1.0)
        assert room.last == (9.0, True)
        await room.player.pause()
        room.settings.set("meetings.volume", 0.0)
        await asyncio.sleep(1.0)
        assert room.last == (9.0, False)

    room.run(scenario)
    assert room.volumes == [0.5, 1.5]
    assert [(until_s, speed) for _, until_s, speed in room.asked] == [(15.0, 2.0)] * 2


def test_pause_keeps_the_place_and_tells_it_once(room: Room) -> None:
    async def scenario() -> None:
        await room.player.play(1, 0.0)
        await asyncio.sleep(2.0)
        await room.player.pause()
        told = len(room.moves)
        assert room.last == (2.0, False)
        await room.player.pause()
        await asyncio.sleep(5.0)
        assert len(room.moves) == told
        await room.player.play(1, room.moves[-1].at_s)
        await asyncio.sleep(1.0)
        assert room.last == (3.0, True)

    room.run(scenario)
    assert room.sound.heard_s == pytest.approx(3.0, abs=0.1)


def test_seeking_goes_on_from_there_and_nothing_of_before_is_heard(room: Room) -> None:
    async def scenario() -> None:
        await room.player.play(1, 0.0, 2.0)
        await asyncio.sleep(1.0)
        await room.player.seek(15.0)
        assert room.last == (15.0, True)
        await asyncio.sleep(1.0)
        assert room.last == (17.0, True)
        await room.player.pause()
        await room.player.seek(-4.0)
        assert room.last == (0.0, False)

    room.run(scenario)
    assert [turn.turn for turn in room.sound.output if turn.end_s - turn.start_s > 0][-1] == 2


def test_a_segment_ends_where_it_ends_at_a_changed_speed_too(room: Room) -> None:
    async def scenario() -> None:
        await room.player.play(1, 4.0, until_s=8.0)
        await asyncio.sleep(2.0)
        await room.player.set_speed(9.0)
        await asyncio.sleep(1.5)
        assert room.last == (8.0, False)

    room.run(scenario)
    assert [(until_s, speed) for _, until_s, speed in room.asked] == [(8.0, 1.0), (8.0, 2.0)]


def test_another_meeting_takes_its_place_and_a_deleted_one_is_silent(room: Room) -> None:
    async def scenario() -> None:
        await room.player.play(1)
        await asyncio.sleep(1.0)
        await room.player.play(4, 1.0)
        await asyncio.sleep(1.0)
        assert (room.moves[-1].meeting, *room.last) == (4, 2.0, True)
        room.bus.publish(MeetingRemoved(1))
        await asyncio.sleep(1.0)
        assert room.last == (3.0, True)
        room.bus.publish(MeetingRemoved(4))
        await asyncio.sleep(1.0)
        assert room.last == (3.0, False)

    room.run(scenario)


def test_a_meeting_without_sound_is_told_and_what_plays_goes_on(room: Room) -> None:
    async def scenario() -> None:
        await room.player.play(1)
        with pytest.raises(VoiceAppError) as caught:
            await room.player.play(2)
        assert caught.value.code == "sound-missing"
        await asyncio.sleep(1.0)
        assert room.last == (1.0, True)

    room.run(scenario)


def test_a_file_that_breaks_is_told_and_ends_after_what_was_read(room: Room) -> None:
    async def scenario() -> None:
        await room.player.play(3)
        await asyncio.sleep(2.0)
        assert room.last == (0.25, False)

    room.run(scenario)
    assert [notice.code for notice in room.notices] == ["sound-damaged"]


def test_the_loudspeakers_are_let_go_of_some_time_after_the_last_sound(room: Room) -> None:
    async def scenario() -> None:
        await room.player.play(1, 19.0)
        await asyncio.sleep(IDLE_S - 1.0)
        await room.player.play(1, 19.0)
        await asyncio.sleep(IDLE_S)
        assert room.opened() == ["open"]
        await asyncio.sleep(2.0)
        assert room.opened() == ["open", "close"]
        await room.player.play(1, 18.0)
        await asyncio.sleep(1.0)
        assert room.last == (19.0, True)

    room.run(scenario)
    assert room.opened() == ["open", "close"] * 2


def test_lost_loudspeakers_are_told_and_opened_again_by_the_next_play(room: Room) -> None:
    async def scenario() -> None:
        await room.player.play(1)
        lost = VoiceAppError("speaker-lost", "Desk was unplugged.", "Plug it in again.")
        room.sound.emit(DeviceState("speaker", None, error=lost))
        await asyncio.sleep(1.0)
        await room.player.play(1, 5.0)
        await asyncio.sleep(1.0)
        assert room.last == (6.0, True)

    room.run(scenario)
    assert [notice.code for notice in room.notices] == ["speaker-lost"]
    assert room.opened() == ["open", "close"] * 2
