"""Recordings into the library: any file with sound becomes a meeting, once, as a job that leaves nothing half-done.

The sound is kept as FLAC at the file's own rate, 16 to 48 kHz: the original may be deleted or changed, and a user
who clicks a word wants to hear it as it was recorded. Two channels stay two only where they hold different people
(:mod:`voiceapp.services.two_channels`); everything that works with meetings then knows who is on which side.
"""

from __future__ import annotations

import asyncio
import hashlib
import shutil
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import ExitStack, aclosing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, MeetingChanged, Notice
from voiceapp.core.frames import Audio
from voiceapp.core.meetings import MeetingInfo
from voiceapp.core.tasks import to_its_end
from voiceapp.services import given_files, transcript_files
from voiceapp.services.cleaning import Writer
from voiceapp.services.file_sound import FileSound
from voiceapp.services.given_transcripts import GivenTranscripts
from voiceapp.services.jobs import JobContext, JobsService
from voiceapp.services.two_channels import TwoChannels
from voiceapp.storage.meetings import MeetingStore

KIND = "meeting-import"
AUDIO = "audio.flac"

LOWEST_HZ, HIGHEST_HZ = 16_000, 48_000
LOOK_HZ, LOOK_S = 16_000, 900.0
"""Channels are compared in the first quarter of an hour: who is in a call has spoken by then."""

_HASHED = 0.1
_LOOKED = 0.2
"""Fractions of the job that are done after these steps."""

_PIECE = 32 << 20


class Decode(Protocol):
    """A sound file in chunks; ``damaged`` is called at the end where parts are missing."""

    def __call__(
        self, path: Path, rate: int, channels: int, damaged: Callable[[], None] | None = None
    ) -> AsyncGenerator[Audio]:
        """Decode ``path``."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file. ``duplicate_of``: the library had it already, as this meeting (``id``); sound that the
    meeting had lost is there again.

    ``damaged``: parts of it could not be read; the rest was imported. ``transcript``: a given one was stored.
    ``writing``: the job that writes it down; ``telling``: the one that finds out who speaks.
    """

    id: int
    duration_s: float
    duplicate_of: int | None = None
    damaged: bool = False
    transcript: bool = False
    writing: int | None = None
    telling: int | None = None


class MeetingImport:
    """Imports files by jobs.

    ``probe`` tells what a file holds, ``decode`` gives its sound, ``create`` opens a sound file for writing,
    ``imported`` is told of each new meeting that is to be written down, ``worded`` of one that came with words,
    and give the job that goes on with it (or None).
    """

    def __init__(
        self,
        jobs: JobsService,
        meetings: MeetingStore,
        given: GivenTranscripts,
        bus: EventBus,
        folder: Path,
        probe: Callable[[Path], Awaitable[FileSound]],
        decode: Decode,
        create: Callable[[Path], Writer],
        imported: Callable[[int], Awaitable[int | None]],
        worded: Callable[[int], Awaitable[int | None]],
    ) -> None:
        self._jobs = jobs
        self._meetings = meetings
        self._given = given
        self._bus = bus
        self._folder = folder
        self._probe = probe
        self._decode = decode
        self._create = create
        self._imported = imported
        self._worded = worded
        self._results: dict[int, Imported] = {}
        jobs.register(KIND, self._run, group=KIND)

    def result(self, job: int) -> Imported:
        """What a job that is done, and was run by this process, made of its file."""
        return self._results[job]

    async def _run(self, ctx: JobContext) -> None:
        path = Path(str(ctx.params["path"]))
        given_files.require(path)
        await self._clear()
        text = str(ctx.params["transcript"])
        given = await asyncio.to_thread(transcript_files.read, Path(text)) if text else None
        digest = await self._digest(ctx, path)
        known = await self._known(digest)
        if known and await self._heard(known):
            made = Imported(known.id, known.duration_s, known.id)
        else:
            made = await self._store(ctx, path, digest, known)
        await self._jobs.annotate(ctx.id, meeting=made.id)
        if given:
            await self._given.add(made.id, given)
        self._bus.publish(MeetingChanged(made.id))
        writing = telling = None
        if not known and given:
            telling = await self._worded(made.id)
        elif not known and ctx.params["transcribe"]:
            writing = await self._imported(made.id)
        self._results[ctx.id] = replace(made, transcript=given is not None, writing=writing, telling=telling)

    async def _digest(self, ctx: JobContext, path: Path) -> str:
        """SHA-256 of the content."""
        found = hashlib.sha256()

        def take(position: int) -> int:
            with path.open("rb") as file:
                file.seek(position)
                piece = file.read(_PIECE)
            found.update(piece)
            return len(piece)

        try:
            size = (await asyncio.to_thread(path.stat)).st_size
            done = 0
            while piece := await to_its_end(take, done):
                done += piece
                ctx.progress(_HASHED * min(1.0, done / max(size, 1)), "Reading")
                await ctx.check()
        except OSError as error:
            raise VoiceAppError(
                "file-unreadable",
                f"{path.name} cannot be read: {error.strerror or error}.",
                "Check its permissions.",
            ) from error
        return found.hexdigest()

    async def _known(self, digest: str) -> MeetingInfo | None:
        known = await self._meetings.by_digest(digest)
        if known and known.state == "finishing":  # what a killed import left
            await asyncio.to_thread(shutil.rmtree, self._folder / str(known.id), ignore_errors=True)
            await self._meetings.delete(known.id)
            return None
        return known

    async def _heard(self, known: MeetingInfo) -> bool:
        """Whether the sound of a meeting is there."""
        return await asyncio.to_thread((self._folder / str(known.id) / (known.audio or AUDIO)).is_file)

    async def _clear(self) -> None:
        """Remove what imports left that were killed and will not be taken up again."""
        kept = {f".import-{info.id}" for info, _ in await self._jobs.unfinished(KIND, orphans=True)}
        for part in await asyncio.to_thread(lambda: [*self._folder.glob(".import-*")]):
            if part.name not in kept:
                await asyncio.to_thread(shutil.rmtree, part, ignore_errors=True)

    async def _store(self, ctx: JobContext, path: Path, digest: str, known: MeetingInfo | None) -> Imported:
        """A new meeting; or sound for a ``known`` one that had lost it."""
        part = self._folder / f".import-{ctx.id}"
        with ExitStack() as undo:
            undo.callback(shutil.rmtree, part, ignore_errors=True)
            await asyncio.to_thread(_empty, part)
            sound = await self._probe(path)
            channels = 2 if sound.channels == 2 and await self._apart(ctx, path, sound) else 1
            seconds, damaged = await self._convert(ctx, path, sound, channels, part / AUDIO)
            made = known or await self._create_meeting(ctx, path, digest)
            folder = self._folder / str(made.id)
            try:
                size = await to_its_end(_give_place, part, folder)
                await self._meetings.update(
                    made.id,
                    state="ready",
                    duration_s=seconds,
                    audio=AUDIO,
                    channels=channels,
                    size_bytes=size,
                )
            except BaseException:
                shutil.rmtree(folder, ignore_errors=True)
                if not known:
                    await self._meetings.delete(made.id)
                raise
        if damaged:
            self._bus.publish(
                Notice(
                    "warning",
                    f"{path.name} is damaged or cut off: {_clock(seconds)} of it could be imported.",
                    "Import another copy of it if you have one.",
                    code="sound-damaged",
                )
            )
        return Imported(made.id, seconds, known.id if known else None, damaged)

    async def _create_meeting(self, ctx: JobContext, path: Path, digest: str) -> MeetingInfo:
        title = str(ctx.params["title"]) or path.stem
        began = (await asyncio.to_thread(path.stat)).st_mtime
        return await self._meetings.create(title, began, "imported", "finishing", digest)

    async def _apart(self, ctx: JobContext, path: Path, sound: FileSound) -> bool:
        """Whether the two channels hold different people."""
        found = TwoChannels(LOOK_HZ)
        done = 0.0
        most = min(sound.duration_s or LOOK_S, LOOK_S)
        async with aclosing(self._decode(path, LOOK_HZ, 2)) as chunks:
            async for chunk in chunks:
                await asyncio.to_thread(found.feed, chunk.samples)
                done += chunk.duration_s
                ctx.progress(_HASHED + (_LOOKED - _HASHED) * min(1.0, done / most), "Comparing channels")
                await ctx.check()
                if done >= most:
                    break
        return found.apart

    async def _convert(
        self, ctx: JobContext, path: Path, sound: FileSound, channels: int, out: Path
    ) -> tuple[float, bool]:
        """Write the sound; its seconds, and whether parts of it are missing."""
        rate = min(max(sound.rate, LOWEST_HZ), HIGHEST_HZ)
        missing: list[None] = []
        writer = await asyncio.to_thread(self._create, out)
        with ExitStack() as undo:
            undo.callback(writer.abandon)
            chunks = self._decode(path, rate, channels, lambda: missing.append(None))
            async with aclosing(chunks) as audio:
                async for chunk in audio:
                    await to_its_end(writer.write, chunk)
                    done = min(1.0, writer.seconds / sound.duration_s) if sound.duration_s else None
                    fraction = None if done is None else _LOOKED + (1 - _LOOKED) * done
                    ctx.progress(fraction, f"{_clock(writer.seconds)} converted")
                    await ctx.check()
            await to_its_end(writer.close)
            undo.pop_all()
        return writer.seconds, bool(missing)


def _clock(seconds: float) -> str:
    return f"{int(seconds // 60)}:{int(seconds % 60):02d}"


def _empty(folder: Path) -> None:
    """A folder without anything in it. Raises VoiceAppError ``data-not-writable``."""
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700)
    except OSError as error:
        raise _not_writable(folder.parent, error) from error


def _give_place(part: Path, folder: Path) -> int:
    """Move a finished folder to its place; the size of its sound. Raises VoiceAppError ``data-not-writable``."""
    try:
        shutil.rmtree(folder, ignore_errors=True)  # of a meeting whose sound is gone
        (part / AUDIO).chmod(0o600)
        size = (part / AUDIO).stat().st_size
        part.rename(folder)
    except OSError as error:
        raise _not_writable(folder.parent, error) from error
    return size


def _not_writable(folder: Path, error: OSError) -> VoiceAppError:
    return VoiceAppError(
        "data-not-writable",
        f"The folder {folder} cannot be written: {error.strerror or error}.",
        "Make it writable or free some space, and try again.",
        retryable=True,
    )
