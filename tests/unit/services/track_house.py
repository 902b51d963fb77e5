"""A library of music on the disk, whose files are read and written in the test's own process."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.unit.services.helpers import database
from voiceapp.app_writers import create_track
from voiceapp.audio.files import SoundReader, probe
from voiceapp.core.events import EventBus
from voiceapp.core.frames import Audio
from voiceapp.services.file_sound import FileSound
from voiceapp.services.tracks import TrackLibrary
from voiceapp.storage.tracks import TrackStore


@asynccontextmanager
async def library(folder: Path) -> AsyncIterator[TrackLibrary]:
    """An empty library in ``folder``/tracks."""
    async with database(folder) as db:
        yield TrackLibrary(TrackStore(db), EventBus(), folder / "tracks", decode, look, create_track)


async def decode(path: Path, rate: int, channels: int) -> AsyncGenerator[Audio]:
    """A file in chunks of 0.3 s."""
    with SoundReader(path, rate, downmix=channels == 1) as reader:
        for block in reader.blocks(0.3):
            yield block


async def look(path: Path) -> FileSound:
    """What a file says of itself."""
    info = probe(path)
    return FileSound(info.duration_s, info.rate, info.channels)
