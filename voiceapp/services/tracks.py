"""The library of music: add, look at, rate, branch and delete tracks."""

from __future__ import annotations

import asyncio
import builtins
import hashlib
import secrets
import shutil
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, TrackChanged, TrackRemoved
from voiceapp.core.frames import Audio
from voiceapp.core.tasks import undisturbed
from voiceapp.core.tracks import STARS, NewTrack, Track, TrackKind, TrackMark, TrackMeasures
from voiceapp.core.whole_file import file_digest
from voiceapp.services import given_files
from voiceapp.services.cleaning import Writer, write_sound
from voiceapp.services.file_sound import FileSound, bounded, close_stream, stretch
from voiceapp.storage.tracks import TrackStore

SOUND = "audio.flac"
"""A track's sound in its folder: 24 bits at its own rate."""

MOST_S = 3 * 3600.0
MOST_TITLE = 200
PART = ".new-"
"""How the folder of a track begins that is still being made, or deleted."""
_NEW_S = 24 * 3600.0
"""So young a folder may still be worked on by another process."""


class TrackLibrary:
    """What can be done with stored tracks; each change is told by a TrackChanged or TrackRemoved.

    ``folder`` holds a folder for each track. ``decode`` reads a file at a rate and a number of channels; ``probe``
    tells what a file is; ``create`` writes one. Unknown ids raise VoiceAppError ``track-unknown``.
    """

    def __init__(
        self,
        store: TrackStore,
        bus: EventBus,
        folder: Path,
        decode: Callable[[Path, int, int], AsyncIterator[Audio]],
        probe: Callable[[Path], Awaitable[FileSound]],
        create: Callable[[Path], Writer],
    ) -> None:
        self._store = store
        self._bus = bus
        self._folder = folder
        self._decode = decode
        self._probe = probe
        self._create = create

    async def list(self) -> builtins.list[Track]:
        """All tracks, the oldest first: a parent stands before what was branched from it."""
        return await self._store.list()

    async def get(self, track: int) -> Track:
        """One track."""
        return await self._store.get(track)

    def folder(self, track: int) -> Path:
        """Where a track's files lie."""
        return self._folder / str(track)

    def path(self, track: Track) -> Path:
        """Its sound."""
        return self.folder(track.id) / track.file

    def new_folder(self) -> Path:
        """An empty folder in which a track is made before :meth:`add`."""
        made = self._folder / f"{PART}{secrets.token_hex(8)}"
        made.mkdir(mode=0o700, parents=True)
        return made

    @asynccontextmanager
    async def making(self) -> AsyncIterator[Path]:
        """The same for as long as it is needed: what has not become a track by its end is removed."""
        folder = await asyncio.to_thread(self.new_folder)
        try:
            yield folder
        finally:
            await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)

    async def add(self, new: NewTrack, made: Path) -> Track:
        """Take in a track whose files lie in the folder ``made`` (:meth:`new_folder`), which becomes its own."""
        return await undisturbed(self._add(new, made))  # a row without its files would be a ghost

    async def _add(self, new: NewTrack, made: Path) -> Track:
        track = await self._store.add(new, await asyncio.to_thread(file_digest, made / new.file))
        try:
            await asyncio.to_thread(made.rename, self.folder(track.id))
        except OSError as error:
            await self._store.delete(track.id)
            raise VoiceAppError(
                "not-written",
                f"The track could not be kept: {error.strerror or error}.",
                "Free some space and try again.",
                retryable=True,
            ) from error
        self._bus.publish(TrackChanged(track.id))
        return track

    async def take_in(
        self, path: Path, title: str, kind: TrackKind = "imported", parent: int | None = None, licence: str = ""
    ) -> Track:
        """Add a sound file as a track.

        Raises ``file-missing``, ``track-empty``, ``track-too-long`` and what reading it raises; then nothing is
        added.
        """
        given_files.require(path)
        name = _title(title)
        async with self.making() as folder:
            told = await self.keep(path, folder / SOUND)
            return await self.add(NewTrack(name, kind, SOUND, *told, parent, licence=licence), folder)

    async def import_file(self, path: Path, title: str = "") -> Track:
        """Add somebody's own music; a track of the same samples is given back instead of being kept twice."""
        track = await self.take_in(path, title or path.stem)
        known = await self._same(track)
        if known is None:
            return track
        await self.delete(track.id)
        return known

    async def _same(self, track: Track) -> Track | None:
        """Another track of the same samples: a file that was exported comes back in another shape."""
        shape = (track.rate, track.channels, round(track.duration_s * track.rate))
        own = None
        for one in await self.list():
            if one.id != track.id and (one.rate, one.channels, round(one.duration_s * one.rate)) == shape:
                own = own or await self._sound_digest(track)
                if await self._sound_digest(one) == own:
                    return one
        return None

    async def _sound_digest(self, track: Track) -> str:
        """SHA-256 of its samples; "" where they cannot be read."""
        found = hashlib.sha256()
        chunks = self._decode(self.path(track), track.rate, track.channels)
        try:
            async for chunk in chunks:
                found.update(np.ascontiguousarray(chunk.samples, np.float32).tobytes())
        except VoiceAppError:
            return ""
        finally:
            await close_stream(chunks)
        return found.hexdigest()

    async def keep(self, path: Path, kept: Path, first_s: float | None = None) -> tuple[float, int, int]:
        """Write any sound file, or its first seconds, as one of a track; its seconds, rate and channels.

        Raises as :meth:`take_in`.
        """
        told = await self._probe(path)
        channels = min(told.channels, 2)
        sound = stretch(self._decode(path, told.rate, channels), until_s=first_s)
        empty = VoiceAppError("track-empty", f"{path.name} holds no sound.", "Choose another file.")
        seconds = await write_sound(self._create(kept), bounded(sound, MOST_S, _too_long, empty))
        return seconds, told.rate, channels

    async def rename(self, track: int, title: str) -> None:
        """Give a track another title. Raises ``track-title``."""
        await self.get(track)
        await self._store.rename(track, _title(title))
        self._bus.publish(TrackChanged(track))

    async def rate(self, track: int, stars: int | None) -> None:
        """Give it 1 to 5 stars, or none (None or 0). Raises ``rating-wrong``."""
        if stars is not None and not 0 <= stars <= STARS:
            raise VoiceAppError(
                "rating-wrong", f"{stars} is no rating.", f"Give 1 to {STARS} stars; 0 takes them away."
            )
        await self.get(track)
        await self._store.rate(track, stars or None)
        self._bus.publish(TrackChanged(track))

    async def measured(self, track: int, measures: TrackMeasures) -> None:
        """Keep what was measured of it."""
        await self._store.measured(track, measures)
        self._bus.publish(TrackChanged(track))

    async def set_tokens(self, track: int, file: str) -> None:
        """The file in its folder that holds its tokens."""
        await self._store.set_tokens(track, file)
        self._bus.publish(TrackChanged(track))

    async def delete(self, track: int) -> None:
        """Delete a track with everything of it; what was branched from it stays, under its parent."""
        await self.get(track)
        await self._store.delete(track)
        await asyncio.to_thread(_remove, self.folder(track))
        self._bus.publish(TrackRemoved(track))

    async def tidy(self) -> None:
        """Remove what a killed program left: tracks that were being made, or deleted."""
        await asyncio.to_thread(_remove_left, self._folder)

    async def marks(self, track: int) -> builtins.list[TrackMark]:
        """Its marks, by time."""
        return await self._store.marks(track)

    async def mark(self, track: int, at_s: float, name: str) -> TrackMark:
        """Set a mark at a second of it."""
        found = await self.get(track)
        made = await self._store.add_mark(track, min(max(at_s, 0.0), found.duration_s), _title(name))
        self._bus.publish(TrackChanged(track))
        return made

    async def unmark(self, mark: TrackMark) -> None:
        """Take a mark away."""
        await self._store.delete_mark(mark.id)
        self._bus.publish(TrackChanged(mark.track))


def _too_long(seconds: float) -> VoiceAppError:
    return VoiceAppError(
        "track-too-long",
        f"This file is longer than {MOST_S / 3600:.0f} hours, the most for a track.",
        "Cut out the part that you want.",
    )


def _remove(folder: Path) -> None:
    """Remove a track's folder; what is left where the program is killed meanwhile is a track's no more."""
    gone = folder.with_name(f"{PART}{secrets.token_hex(8)}")
    try:
        folder.rename(gone)
    except OSError:
        gone = folder
    shutil.rmtree(gone, ignore_errors=True)


def _remove_left(folder: Path) -> None:
    for left in folder.glob(f"{PART}*"):
        with suppress(FileNotFoundError):  # another process finishes it now
            if left.stat().st_mtime < time.time() - _NEW_S:
                shutil.rmtree(left, ignore_errors=True)


def _title(title: str) -> str:
    told = " ".join(title.split())[:MOST_TITLE]
    if not told:
        raise VoiceAppError("track-title", "A track needs a title.", "Give it one.")
    return told
