"""The player on a real loudspeaker: what sounds is the meeting from that second on, and it knows where it is."""

from __future__ import annotations

import asyncio
from pathlib import Path

import numpy as np
import pytest

from tests.live.test_sound_live import find, music
from tests.live.virtual_sound import SPEAKER_RATE, Recording, VirtualSound, wait_until
from voiceapp.audio.writer import write
from voiceapp.core.events import EventBus, PlayerMoved
from voiceapp.core.frames import Audio
from voiceapp.core.settings import Settings
from voiceapp.services.player import PlayerService
from voiceapp.workers.client import Worker
from voiceapp.workers.process import ChildSpec
from voiceapp.workers.remote_files import RemoteFiles
from voiceapp.workers.sound import RemoteSound


class Player:
    """A player over real processes; ``moves`` is what it told."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._files: Worker | None = None
        self._sound = RemoteSound(lambda: self._start("sound", "sound:Sound"), Worker.close)
        self.bus = EventBus()
        self.moves: list[PlayerMoved] = []
        self.bus.subscribe(PlayerMoved, self.moves.append)
        files = RemoteFiles(self._worker)
        self.service = PlayerService(
            self._path, files.play, self._sound, Settings(file.with_suffix(".json")), self.bus
        )

    async def _start(self, name: str, target: str) -> Worker:
        worker = await Worker.start(ChildSpec(name, name, f"voiceapp.engines.{target}"))
        await worker.load({})
        return worker

    async def _worker(self, name: str) -> Worker:
        assert name == "playback"
        self._files = self._files or await self._start(name, "playback:Playback")
        return self._files

    async def _path(self, meeting: int) -> Path | None:
        return self._file

    async def until(self, at_s: float, playing: bool) -> PlayerMoved:
        async with asyncio.timeout(10):
            while not self.moves or self.moves[-1].playing != playing or self.moves[-1].at_s < at_s:
                await asyncio.sleep(0.005)
        return self.moves[-1]

    async def close(self) -> None:
        await self.service.close()
        if self._files:
            await self._files.close()


def test_it_plays_a_stretch_and_stops_where_it_says(virtual_sound: VirtualSound, tmp_path: Path) -> None:
    sound = music(8.0, 5)
    file = write(tmp_path / "audio.flac", Audio(sound, SPEAKER_RATE))

    async def main() -> None:
        player = Player(file)
        try:
            with virtual_sound.recording() as recording:
                await player.service.play(1, 3.0, until_s=4.5)
                ended = await player.until(4.4, False)
                await asyncio.to_thread(_quiet, recording)
                stretch = recording.samples
            assert ended.at_s == pytest.approx(4.5, abs=0.01)
            at, match = find(sound[3 * SPEAKER_RATE :][: SPEAKER_RATE * 3 // 2], stretch)
            assert match > 0.99, "from that second to that second, without a gap"
            assert not np.abs(stretch[at + SPEAKER_RATE * 3 // 2 + 100 :]).max(initial=0) > 0.01

            with virtual_sound.recording() as recording:
                await player.service.play(1, 5.0)
                await player.until(6.0, True)
                await player.service.pause()
                stopped = player.moves[-1]
                await asyncio.to_thread(_quiet, recording)
                heard = np.flatnonzero(np.abs(recording.samples) > 0.001)
            assert not stopped.playing
            assert (heard[-1] - heard[0]) / SPEAKER_RATE == pytest.approx(stopped.at_s - 5.0, abs=0.06)
        finally:
            await player.close()

    asyncio.run(main())


def _quiet(recording: Recording) -> None:
    wait_until(lambda: recording.silent_for(0.3), 5.0)
