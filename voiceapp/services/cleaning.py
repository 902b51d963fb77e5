"""Sound files cleaned or taken apart: one file for each source, written as it comes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import ExitStack, aclosing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from voiceapp.core.frames import Audio
from voiceapp.core.recordings import Separator
from voiceapp.core.tasks import to_its_end
from voiceapp.services import given_files
from voiceapp.services.file_sound import FedSound, NoteSpeed, close_stream, unnoted


class Writer(Protocol):
    """A sound file being written; it takes its name once it is closed, and abandoned leaves nothing behind."""

    seconds: float

    def write(self, audio: Audio) -> None:
        """Append sound. Raises VoiceAppError."""

    def close(self) -> None:
        """Finish the file. Raises VoiceAppError."""

    def abandon(self) -> None:
        """Remove what there is of it; nothing after :meth:`close`."""


async def write_sound(writer: Writer, parts: AsyncIterator[Audio]) -> float:
    """Write a sound as it comes, whole or not at all; its seconds."""
    try:
        async for part in parts:
            await to_its_end(writer.write, part)
        await to_its_end(writer.close)
    finally:
        await close_stream(parts)
        writer.abandon()
    return writer.seconds


@dataclass(frozen=True, slots=True)
class StemFile:
    """One source of a recording: its name and its file. ``rate`` is in Hz."""

    stem: str
    file: Path
    duration_s: float
    rate: int
    channels: int


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What a recording was taken apart into. ``real_time_factor`` is seconds of work per second of sound."""

    files: tuple[StemFile, ...]
    real_time_factor: float | None


class CleaningService:
    """Cleans and separates recordings of any length with bounded memory.

    ``separator`` makes the engine for a spec text; ``decode`` gives a file in chunks at a rate, mono or stereo;
    ``length`` its seconds where they can be known beforehand; ``create`` opens a sound file for writing;
    ``note_speed`` keeps the real-time factor that was measured; ``ending`` names the format.
    """

    def __init__(
        self,
        separator: Callable[[str], Separator],
        decode: Callable[[Path, int, int], AsyncIterator[Audio]],
        length: Callable[[Path], Awaitable[float | None]],
        create: Callable[[Path], Writer],
        note_speed: NoteSpeed = unnoted,
        ending: str = ".wav",
    ) -> None:
        self._ending = ending
        self._separator = separator
        self._decode = decode
        self._length = length
        self._create = create
        self._note_speed = note_speed

    async def clean(
        self,
        path: Path,
        cleaner: str,
        folder: Path,
        on_progress: Callable[[float | None, str], None] | None = None,
    ) -> Cleaned:
        """Write FOLDER/NAME-SOURCE.wav (or the other ending) for every source, all of them or none.

        ``on_progress`` gets the fraction done (None while the length is unknown) and the time in the recording.
        """
        given_files.require(path)
        engine = self._separator(cleaner)
        total = await self._length(path)

        def decode() -> AsyncIterator[Audio]:
            able = engine.capabilities  # complete now: it asks for its sound once it is loaded
            return self._decode(path, able.sample_rate, able.channels)

        sound = FedSound(decode)
        writers: dict[str, tuple[StemFile, Writer]] = {}
        with ExitStack() as undo:
            async with aclosing(sound.chunks()) as audio:
                parts = engine.separate(audio, _nobody)
                try:
                    async for part in parts:
                        if part.name not in writers:
                            file = folder / f"{path.stem}-{part.name.replace(' ', '-')}{self._ending}"
                            channels = 1 if part.audio.samples.ndim == 1 else part.audio.samples.shape[1]
                            stem = StemFile(part.name, file, 0.0, part.audio.rate, channels)
                            writers[part.name] = stem, self._create(file)
                            undo.callback(writers[part.name][1].abandon)
                        writer = writers[part.name][1]
                        await to_its_end(writer.write, part.audio)
                        if on_progress:
                            done = f"{int(writer.seconds // 60)}:{int(writer.seconds % 60):02d}"
                            on_progress(min(1.0, writer.seconds / total) if total else None, done)
                finally:
                    await close_stream(parts)
            factor = sound.real_time_factor()
            for _, writer in writers.values():
                await to_its_end(writer.close)
            undo.pop_all()
        files = tuple(replace(stem, duration_s=writer.seconds) for stem, writer in writers.values())
        self._note_speed(cleaner, factor)
        return Cleaned(files, factor)


def _nobody(fraction: float | None, message: str) -> None:
    """How far the engine is says less than what is written."""
