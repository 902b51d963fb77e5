"""Tracks are played from any second, over and over, and as loud as each other."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.fakes.loop import run_virtual
from tests.fakes.sound import FakeSound
from voiceapp.audio.levels import Levels
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, TrackMoved, TrackRemoved
from voiceapp.core.frames import Audio
from voiceapp.core.settings import Settings
from voiceapp.core.tracks import Track, TrackMeasures
from voiceapp.services.track_player import EQUAL_LUFS, TrackPlayer

RATE = 1_000
LENGTH_S = 10.0


class Room:
    """Tracks 1 and 2 of 10 s each, and loudspeakers in memory."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.bus = EventBus()
        self.sound = FakeSound()
        self.moves: list[TrackMoved] = []
        self.asked: list[tuple[str, float, float | None, float, float | None]] = []
        self.levels = Levels(LENGTH_S, -14.0, -17.0, -1.0, -60.0, 0.0, 0.0)
        self.measures = {1: TrackMeasures(), 2: TrackMeasures(loudness_lufs=-20.0, true_peak_db=-12.0)}
        self.measured_files: list[Path] = []
        self.computed = 0
        self.bus.subscribe(TrackMoved, self.moves.append)
        self.settings = Settings(home / "settings.json")
        self.player = TrackPlayer(
            self, self.stretch, self.compute, self.measure, self.length, self.sound, self.settings, self.bus
        )
        for track in self.measures:
            (home / str(track)).mkdir()
            (home / str(track) / "audio.flac").touch()

    # ---- the library
    async def get(self, track: int) -> Track:
        if track not in self.measures:
            raise VoiceAppError("track-unknown", "This track is not in the library.")
        measures = self.measures[track]
        return Track(track, "Song", "composed", 0.0, "audio.flac", "d", LENGTH_S, RATE, 2, measures=measures)

    def path(self, track: Track) -> Path:
        return self.home / str(track.id) / track.file

    async def measured(self, track: int, measures: TrackMeasures) -> None:
        self.measures[track] = measures

    # ---- the workers
    async def stretch(
        self, path: Path, from_s: float, until_s: float | None, speed: float, volume: float, loop_s: float | None
    ) -> AsyncIterator[Audio]:
        self.asked.append((path.parent.name, round(from_s, 2), until_s, round(volume, 3), loop_s))
        left = (until_s or LENGTH_S) - from_s
        while left > 1e-9 or loop_s is not None:
            step = 0.25 if loop_s is not None else min(0.25, left)
            left -= step
            yield Audio(np.zeros(round(step * RATE), np.float32), RATE)

    async def compute(self, path: Path) -> NDArray[np.int8]:
        self.computed += 1
        return np.asarray([[-127, 127], [-10, 20], [-30, 5]], np.int8)

    async def measure(self, path: Path, spans: Sequence[tuple[float, float]]) -> tuple[Levels, list[Levels]]:
        self.measured_files.append(path)
        return self.levels, []

    async def length(self, path: Path) -> float | None:
        return 4.0

    def run(self, scenario: Callable[[], Awaitable[None]]) -> None:
        async def whole() -> None:
            try:
                await scenario()
            finally:
                await self.player.close()

        run_virtual(whole())

    @property
    def last(self) -> tuple[int | None, Any, bool]:
        move = self.moves[-1]
        return move.track, pytest.approx(move.at_s, abs=0.11), move.playing


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


def test_a_track_plays_to_its_end_in_stereo(room: Room) -> None:
    async def scenario() -> None:
        await room.player.play(1, 7.0)
        assert room.sound.options is not None
        assert room.sound.options.stereo
        await asyncio.sleep(1.0)
        assert room.last == (1, 8.0, True)
        await asyncio.sleep(3.0)
        assert room.last == (1, 10.0, False)

    room.run(scenario)


def test_a_loop_goes_on_and_on_and_tells_where_it_is(room: Room) -> None:
    async def scenario() -> None:
        await room.player.play(1, 2.0, 3.5, loop=True)
        await asyncio.sleep(0.0)
        assert room.asked == [("1", 2.0, 3.5, 1.0, 2.0)]
        for after_s, at_s in ((1.0, 3.0), (1.0, 2.5), (6.0, 2.5), (1.25, 2.25)):
            await asyncio.sleep(after_s)
            assert room.last == (1, at_s, True)
        assert len(room.asked) == 1, "it was fed without a break"
        await room.player.seek(1.0)
        await asyncio.sleep(0.0)
        assert room.asked[-1] == ("1", 1.0, 3.5, 1.0, 2.0), "into the loop"
        await room.player.seek(9.0)
        await asyncio.sleep(0.0)
        assert room.asked[-1] == ("1", 2.0, 3.5, 1.0, 2.0), "from its start"
        await asyncio.sleep(2.0)
        assert room.last == (1, 2.5, True)
        room.settings.override("meetings.volume", "0.5")
        await asyncio.sleep(0.1)
        name, from_s, *rest = room.asked[-1]
        assert (name, rest) == ("1", [3.5, 0.5, 2.0])
        assert from_s == pytest.approx(2.5, abs=0.11)
        await room.player.pause()
        assert room.last[2] is False
        assert 2.0 <= room.moves[-1].at_s < 3.5

    room.run(scenario)


def test_another_track_takes_its_place_at_the_same_second_as_loud(room: Room) -> None:
    async def scenario() -> None:
        await room.player.play(1, 0.0, gain_db=await room.player.gain_for(1))
        await asyncio.sleep(3.0)
        await room.player.play(2, room.moves[-1].at_s, gain_db=await room.player.gain_for(2))
        await asyncio.sleep(0.5)
        assert room.last == (2, 3.5, True)
        # 1 has -14 LUFS and 2 has -20: half as loud in amplitude.
        assert room.asked[1][3] / room.asked[0][3] == pytest.approx(10 ** (6 / 20), rel=0.01)

    room.run(scenario)


def test_loudness_is_measured_once_and_never_clips(room: Room) -> None:
    async def scenario() -> None:
        for _ in range(2):
            assert await room.player.gain_for(1) == pytest.approx(EQUAL_LUFS + 14.0)
        assert room.measured_files == [room.home / "1" / "audio.flac"]
        assert (room.measures[1].loudness_lufs, room.measures[1].true_peak_db) == (-14.0, -1.0)
        room.measures[2] = TrackMeasures(loudness_lufs=-40.0, true_peak_db=-6.0)
        assert await room.player.gain_for(2) == 5.0, "its peak comes to -1 dB"
        room.measures[2], room.levels = TrackMeasures(), replace(room.levels, lufs=None)
        assert await room.player.gain_for(2) == 0.0, "silence"

    room.run(scenario)


def test_a_file_of_its_own_is_told_by_its_name(room: Room, tmp_path: Path) -> None:
    file = tmp_path / "1" / "tokens-2.flac"
    file.touch()

    async def scenario() -> None:
        await room.player.play(file, 1.0)
        await asyncio.sleep(0.5)
        assert (room.moves[-1].track, room.moves[-1].file) == (None, file)
        await room.player.play(file, 1.0, loop=True)
        await asyncio.sleep(0.0)
        assert room.asked[-1][2] == 4.0, "to its end"
        with pytest.raises(VoiceAppError, match="no longer here"):
            await room.player.play(tmp_path / "gone.flac")

    room.run(scenario)


def test_what_cannot_be_played_is_told(room: Room) -> None:
    async def scenario() -> None:
        with pytest.raises(VoiceAppError, match="too short to repeat"):
            await room.player.play(1, 10.0, 12.0, loop=True)
        with pytest.raises(VoiceAppError, match="not in the library"):
            await room.player.play(9)
        assert room.asked == []

    room.run(scenario)


def test_a_deleted_track_falls_silent(room: Room) -> None:
    async def scenario() -> None:
        await room.player.play(1)
        await asyncio.sleep(1.0)
        room.bus.publish(TrackRemoved(2))
        await asyncio.sleep(0.5)
        assert room.last == (1, 1.5, True)
        room.bus.publish(TrackRemoved(1))
        await asyncio.sleep(0.5)
        assert room.last[2] is False

    room.run(scenario)


def test_its_waveform_is_computed_once(room: Room) -> None:
    async def peaks() -> None:
        for _ in range(2):
            found = await room.player.peaks(1, 2)
            assert found.ravel() == pytest.approx([-1.0, 1.0, -30 / 127, 5 / 127])

    asyncio.run(peaks())
    assert room.computed == 1
