"""Stems of tracks: a job that makes tracks under the track, all of them or none."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.unit.services.helpers import database
from voiceapp.audio.files import SoundReader, probe, read
from voiceapp.audio.writer import SoundWriter, write
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, TrackChanged
from voiceapp.core.frames import Audio
from voiceapp.core.protocols import Capabilities
from voiceapp.core.recordings import Stem, Tell
from voiceapp.core.records import Fit, ModelInfo
from voiceapp.core.tracks import NewTrack, Track
from voiceapp.services.cleaning import CleaningService
from voiceapp.services.file_sound import FileSound
from voiceapp.services.jobs import JobsService
from voiceapp.services.stems import StemService
from voiceapp.services.tracks import SOUND, TrackLibrary
from voiceapp.storage.jobs import JobStore
from voiceapp.storage.tracks import TrackStore

RATE = 16_000
SHARES = {"drums": 0.5, "bass": 0.3, "other": 0.2}


class Splitter:
    """Gives each stem its share of the sound. It holds after ``hold`` seconds of sound until ``go``."""

    def __init__(self) -> None:
        self.capabilities = Capabilities(sample_rate=RATE, channels=2)
        self.hold: int | None = None
        self.held = asyncio.Event()
        self.go = asyncio.Event()
        self.asked: list[str] = []

    async def separate(self, audio: AsyncIterator[Audio], tell: Tell) -> AsyncIterator[Stem]:
        seconds = 0
        async for chunk in audio:
            if seconds == self.hold:
                self.held.set()
                await self.go.wait()
            for name, share in SHARES.items():
                yield Stem(name, Audio(chunk.samples * np.float32(share), RATE))
            seconds += 1


def model(name: str, size: int, fit: Fit = "fits") -> ModelInfo:
    engine = name.partition(":")[0]
    return ModelInfo(name, name, "", "clean", engine, "installed", size, fit=fit)


class House:
    def __init__(self, store: TrackStore, jobs: JobsService, bus: EventBus, folder: Path) -> None:
        self.folder, self.jobs, self.bus = folder, jobs, bus
        self.models = [model("sepformer:wham", 9), model("demucs:htdemucs", 1), model("demucs:htdemucs_ft", 4)]
        self.tracks = TrackLibrary(store, bus, folder / "tracks", decode, look, _create)
        self.engine = Splitter()
        cleaning = CleaningService(self._separator, decode, length, _create, ending=".flac")
        self.stems = StemService(self.tracks, cleaning, jobs, self._listed)

    def _separator(self, text: str) -> Splitter:
        self.engine.asked.append(text)
        return self.engine

    async def _listed(self) -> list[ModelInfo]:
        return self.models

    async def song(self) -> Track:
        time = np.arange(3 * RATE) / RATE
        sides = [0.5 * np.sin(2 * np.pi * pitch * time) for pitch in (220, 330)]
        path = write(self.folder / "song.wav", Audio(np.stack(sides, axis=1).astype(np.float32), RATE))
        folder = self.tracks.new_folder()
        told = await self.tracks.keep(path, folder / SOUND)
        new = NewTrack(*("My song", "composed", SOUND, *told), composer="musicgen:small", licence="CC BY-NC 4.0")
        return await self.tracks.add(new, folder)

    def files(self) -> list[str]:
        return sorted(path.name for path in (self.folder / "tracks").iterdir())


def _create(path: Path) -> SoundWriter:
    return SoundWriter(path, bits=24)


async def decode(path: Path, rate: int, channels: int) -> AsyncIterator[Audio]:
    with SoundReader(path, rate, downmix=channels == 1) as reader:
        for block in reader.blocks():
            await asyncio.sleep(0)
            yield block


async def look(path: Path) -> FileSound:
    info = probe(path)
    return FileSound(info.duration_s, info.rate, info.channels)


async def length(path: Path) -> float | None:
    return probe(path).duration_s


def in_house(folder: Path, scenario: Callable[[House], Awaitable[None]]) -> None:
    async def run() -> None:
        bus = EventBus()
        async with database(folder) as db:
            jobs = JobsService(JobStore(db), bus, folder / "crashes", owner="me", alive=lambda name: False)
            try:
                await scenario(House(TrackStore(db), jobs, bus, folder))
            finally:
                await jobs.close()

    asyncio.run(run())


def test_stems_are_tracks_under_the_track_and_sum_up_to_it(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        song = await house.song()
        job = await house.stems.start(song.id)
        ended = await house.jobs.wait(job)
        assert (ended.state, ended.title, ended.fraction) == ("done", "Stems of My song", 1.0)
        assert house.engine.asked == ["demucs:htdemucs_ft"], "the largest; sepformer cleans speech"
        stems = (await house.tracks.list())[1:]
        assert [stem.title for stem in stems] == [f"My song: {name}" for name in SHARES]
        for stem in stems:
            assert (stem.kind, stem.parent, stem.licence) == ("stem", song.id, "CC BY-NC 4.0")
            assert stem.composed_by == "musicgen:small"
            assert (stem.duration_s, stem.rate, stem.channels) == (3.0, RATE, 2)
            assert soundfile.info(house.tracks.path(stem)).subtype == "PCM_24"
        assert (await house.jobs.params(job))["tracks"] == [stem.id for stem in stems]
        whole = read(house.tracks.path(song), downmix=False).samples
        summed = sum(read(house.tracks.path(stem), downmix=False).samples for stem in stems)
        assert np.allclose(summed, whole, atol=1e-6)
        assert house.files() == ["1", "2", "3", "4"]

    in_house(tmp_path, scenario)


def test_a_cancelled_job_leaves_nothing(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        song = await house.song()
        house.engine.hold = 2
        job = await house.stems.start(song.id)
        await house.engine.held.wait()
        assert await house.stems.start(song.id) == job, "one is under way"
        await house.jobs.cancel(job)
        assert (await house.jobs.wait(job)).state == "cancelled"
        assert house.files() == ["1"]
        assert len(await house.tracks.list()) == 1

    in_house(tmp_path, scenario)


def test_cancelled_at_the_last_moment_it_leaves_nothing_either(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        song = await house.song()
        cancels: list[asyncio.Task[None]] = []

        def cancel(event: TrackChanged) -> None:
            cancels.append(asyncio.create_task(house.jobs.cancel(job)))

        job = await house.stems.start(song.id)
        house.bus.subscribe(TrackChanged, cancel)  # the first stem is in the library by then
        assert (await house.jobs.wait(job)).state == "cancelled"
        assert (house.files(), len(await house.tracks.list())) == (["1"], 1)
        assert cancels

    in_house(tmp_path, scenario)


def test_a_track_that_is_deleted_meanwhile_gets_no_stems(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        song = await house.song()
        house.engine.hold = 1
        job = await house.stems.start(song.id)
        await house.engine.held.wait()
        await house.tracks.delete(song.id)
        house.engine.go.set()
        ended = await house.jobs.wait(job)
        assert ended.error is not None
        assert (ended.state, ended.error.code) == ("failed", "track-unknown")
        assert house.files() == []

    in_house(tmp_path, scenario)


def test_what_a_killed_program_left_goes_at_the_next_try(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        song = await house.song()
        left = house.tracks.new_folder()
        (left / "song-drums.flac").touch()
        params = {"track": song.id, "separator": "demucs", "folder": str(left)}
        job = await house.jobs.submit("stems", "Stems of My song", params)
        assert (await house.jobs.wait(job)).state == "done"
        assert house.files() == ["1", "2", "3", "4"]

    in_house(tmp_path, scenario)


def test_what_is_slow_here_takes_its_time(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        house.models = [model("demucs:htdemucs_ft", 4, "slow"), model("demucs:htdemucs", 1, "slow")]
        await house.jobs.wait(await house.stems.start((await house.song()).id))
        assert house.engine.asked == ["demucs:htdemucs"]

    in_house(tmp_path, scenario)


def test_without_demucs_it_is_told_what_to_get(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        song = await house.song()
        house.models = [model("sepformer:wham", 9), model("demucs:htdemucs", 1, "too-large")]
        with pytest.raises(VoiceAppError, match="takes music apart"):
            await house.stems.start(song.id)
        with pytest.raises(VoiceAppError, match="not in the library"):
            await house.stems.start(99)
        assert await house.jobs.list() == []

    in_house(tmp_path, scenario)
