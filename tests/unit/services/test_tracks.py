"""The library of music takes files in once, keeps what is said of them, and deletes what it deletes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from tests.unit.services.helpers import database, recorded
from voiceapp.app_writers import create
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, TrackChanged, TrackRemoved
from voiceapp.core.frames import Audio
from voiceapp.services.file_sound import FileSound
from voiceapp.services.tracks import TrackLibrary
from voiceapp.storage.tracks import TrackStore

RATE = 8_000
TONE = np.round(np.sin(np.arange(RATE) / 5) * 16_000).astype(np.int16)


async def _decode(path: Path, rate: int, channels: int) -> AsyncIterator[Audio]:
    samples, found = soundfile.read(path, dtype="float32", always_2d=True)
    assert found == rate
    for at in range(0, len(samples), 3_000):
        piece = samples[at : at + 3_000]
        yield Audio(piece[:, 0] if channels == 1 else piece, rate)


async def _probe(path: Path) -> FileSound:
    info = soundfile.info(path)
    return FileSound(info.duration, info.samplerate, info.channels)


def library(folder: Path, scenario: Callable[[TrackLibrary, EventBus], Awaitable[None]]) -> None:
    async def run() -> None:
        async with database(folder) as db:
            bus = EventBus()
            await scenario(TrackLibrary(TrackStore(db), bus, folder / "tracks", _decode, _probe, create), bus)

    asyncio.run(run())


def _file(folder: Path, name: str, samples: NDArray[np.int16]) -> Path:
    path = folder / name
    soundfile.write(path, samples, RATE, "PCM_16")
    return path


def test_the_same_samples_in_another_file_are_the_same_track(tmp_path: Path) -> None:
    async def scenario(tracks: TrackLibrary, bus: EventBus) -> None:
        first = await tracks.import_file(_file(tmp_path, "Song.wav", TONE), "My song")
        assert (first.title, first.kind, first.duration_s, first.channels) == ("My song", "imported", 1.0, 1)
        assert tracks.path(first).is_file()
        again = await tracks.import_file(_file(tmp_path, "again.flac", TONE))
        assert again == first
        other = await tracks.import_file(_file(tmp_path, "other.wav", TONE[::-1]))
        assert [track.id for track in await tracks.list()] == [first.id, other.id]
        assert sorted(one.name for one in (tmp_path / "tracks").iterdir()) == sorted([str(first.id), str(other.id)])

    library(tmp_path, scenario)


def test_titles_stars_and_marks_are_kept_and_told(tmp_path: Path) -> None:
    async def scenario(tracks: TrackLibrary, bus: EventBus) -> None:
        events = recorded(bus)
        track = await tracks.import_file(_file(tmp_path, "song.wav", TONE))
        await tracks.rename(track.id, "  Evening   song ")
        await tracks.rate(track.id, 4)
        late = await tracks.mark(track.id, 99.0, "End")
        early = await tracks.mark(track.id, 0.25, "Chorus")
        found = await tracks.get(track.id)
        assert (found.title, found.rating) == ("Evening song", 4)
        assert await tracks.marks(track.id) == [early, late]
        assert late.at_s == 1.0, "no mark is after the end"
        await tracks.unmark(early)
        assert await tracks.marks(track.id) == [late]
        await tracks.rate(track.id, 0)
        assert (await tracks.get(track.id)).rating is None
        assert events == [TrackChanged(track.id)] * 7
        for wrong in (tracks.rename(track.id, "  "), tracks.rate(track.id, 6), tracks.rename(99, "x")):
            with pytest.raises(VoiceAppError):
                await wrong

    library(tmp_path, scenario)


def test_a_deleted_track_leaves_nothing(tmp_path: Path) -> None:
    async def scenario(tracks: TrackLibrary, bus: EventBus) -> None:
        track = await tracks.import_file(_file(tmp_path, "song.wav", np.stack([TONE, -TONE], axis=1)))
        assert track.channels == 2
        events = recorded(bus)
        await tracks.delete(track.id)
        assert events == [TrackRemoved(track.id)]
        assert list((tmp_path / "tracks").iterdir()) == []
        with pytest.raises(VoiceAppError, match="not in the library"):
            await tracks.get(track.id)

    library(tmp_path, scenario)


def test_a_file_without_sound_adds_nothing(tmp_path: Path) -> None:
    async def scenario(tracks: TrackLibrary, bus: EventBus) -> None:
        with pytest.raises(VoiceAppError, match="holds no sound"):
            await tracks.import_file(_file(tmp_path, "empty.wav", TONE[:0]))
        with pytest.raises(VoiceAppError):
            await tracks.import_file(tmp_path / "gone.wav")
        assert await tracks.list() == []
        assert list((tmp_path / "tracks").iterdir()) == []

    library(tmp_path, scenario)
