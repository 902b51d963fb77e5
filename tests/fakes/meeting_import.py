"""A library of meetings into which files can be imported; their sound is read in this process."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from pathlib import Path

from tests.fakes.meetings import Library
from voiceapp.audio.files import SoundReader
from voiceapp.audio.resample import with_channels
from voiceapp.audio.writer import SoundWriter
from voiceapp.core.events import JobInfo
from voiceapp.core.frames import Audio
from voiceapp.services.file_sound import FileSound
from voiceapp.services.meeting_import import Imported, MeetingImport


class Importer(Library):
    """``written_down`` are the meetings that were to be transcribed, ``worded`` those that came with words;
    ``before_writing`` comes before each file.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.written_down: list[int] = []
        self.worded: list[int] = []
        self.before_writing: Callable[[], None] = lambda: None
        self.importer = MeetingImport(
            self.jobs,
            self.stores[0],
            self.given,
            self.bus,
            folder / "meetings",
            self.probe,
            self.decode,
            self.create,
            self.write_down,
            self.take_words,
        )

    async def probe(self, path: Path) -> FileSound:
        with SoundReader(path) as reader:
            return FileSound(reader.info.duration_s, reader.info.rate, reader.info.channels)

    async def decode(
        self, path: Path, rate: int, channels: int, damaged: Callable[[], None] | None = None
    ) -> AsyncGenerator[Audio]:
        with SoundReader(path, rate, downmix=channels == 1) as reader:
            for block in reader.blocks():
                yield Audio(with_channels(block.samples, channels), rate)
            if reader.damaged and damaged:
                damaged()

    def create(self, path: Path) -> SoundWriter:
        self.before_writing()
        return SoundWriter(path)

    async def write_down(self, meeting: int) -> int | None:
        self.written_down.append(meeting)
        return None

    async def take_words(self, meeting: int) -> int | None:
        self.worded.append(meeting)
        return None

    async def take(self, file: Path, transcript: Path | None = None, transcribe: bool = True) -> Imported:
        return self.importer.result((await self.job(file, transcript, transcribe)).id)

    async def job(self, file: Path, transcript: Path | None = None, transcribe: bool = True) -> JobInfo:
        (job,) = await self.service.import_files([file], "", transcript, transcribe)
        info = await self.jobs.wait(job)
        if info.error:
            raise info.error
        return info

    def files(self) -> list[str]:
        folder = self.folder / "meetings"
        return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
