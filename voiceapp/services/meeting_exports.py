"""Meetings as files for other programs and people."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, aclosing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from voiceapp.core.documents import Document
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, Notice
from voiceapp.core.frames import Audio
from voiceapp.core.meetings import Meeting, Minutes
from voiceapp.core.tasks import to_its_end
from voiceapp.core.whole_file import not_written, replacing
from voiceapp.services.cleaning import Writer
from voiceapp.services.export_document import document, title_of
from voiceapp.services.export_html import page
from voiceapp.services.export_json import json_text
from voiceapp.services.export_names import file_name, free_names
from voiceapp.services.export_subtitles import srt, vtt
from voiceapp.services.export_tables import csv_table, rttm, stm
from voiceapp.services.export_text import markdown, txt
from voiceapp.services.file_sound import close_stream
from voiceapp.services.jobs import JobContext, JobsService
from voiceapp.services.training_set import TrainingSet

_TEXTS: dict[str, Callable[[Meeting, Minutes | None], str]] = {
    "txt": txt,
    "md": markdown,
    "srt": srt,
    "vtt": vtt,
    "json": json_text,
    "csv": csv_table,
    "rttm": rttm,
    "stm": stm,
}
_DOCUMENTS = ("docx", "pdf")
FORMATS = (*_TEXTS, "html", *_DOCUMENTS, "training")
"""What a meeting can be exported as; ``training`` is a folder of clips with what was said in them."""

KIND = "meeting-export"
_PIECE = 3 << 18


class Meetings(Protocol):
    """What is asked of the library of meetings."""

    async def get(self, meeting: int, /) -> Meeting:
        """A meeting with its transcript. Raises ``meeting-unknown``."""

    async def audio_path(self, meeting: int, /) -> Path | None:
        """The file with its sound, None where there is none."""


class RenderedFile(Protocol):
    """A file in memory."""

    @property
    def data(self) -> bytes:
        """Its bytes."""

    @property
    def missing(self) -> str:
        """The characters that it cannot show."""


class Compress(Protocol):
    """Writes the sound of a file as an MP3 file in which players find each second."""

    def __call__(self, path: Path, out: Path, tell: Callable[[float], None], /) -> Awaitable[None]:
        """Compress ``path``; ``tell`` gets the fraction done."""


async def _no_minutes(meeting: int) -> Minutes | None:
    return None


class MeetingExportsService:
    """Writes meetings in many formats, by jobs.

    ``render`` makes "docx" and "pdf" of a document; ``decode`` gives a file in chunks of 16 kHz mono; ``create``
    opens a sound file for writing, ``compress`` makes the one in a page; ``minutes`` gives those of a meeting.
    """

    def __init__(
        self,
        jobs: JobsService,
        meetings: Meetings,
        render: Callable[[str, Document], Awaitable[RenderedFile]],
        decode: Callable[[Path], AsyncIterator[Audio]],
        create: Callable[[Path], Writer],
        compress: Compress,
        bus: EventBus,
        minutes: Callable[[int], Awaitable[Minutes | None]] = _no_minutes,
    ) -> None:
        self._meetings = meetings
        self._render = render
        self._decode = decode
        self._create = create
        self._compress = compress
        self._bus = bus
        self._minutes = minutes
        self._jobs = jobs
        self._results: dict[int, list[Path]] = {}
        jobs.register(KIND, self._run, group=KIND, pausable=False)

    async def text(self, meeting: int, format: str = "txt") -> str:
        """A meeting in one of the formats that are texts, for the clipboard. Raises ``format-unknown``."""
        if format not in _TEXTS:
            raise _unknown(format, _TEXTS)
        made, minutes = await self._meetings.get(meeting), await self._minutes(meeting)
        return await asyncio.to_thread(_TEXTS[format], made, minutes)

    async def start(self, meeting: int, formats: Sequence[str], folder: Path) -> int:
        """Queue :meth:`export`; its job, whose end a Notice tells. One that was interrupted goes on instead.

        Raises ``meeting-unknown``, ``format-unknown``.
        """
        wanted = parse_formats(",".join(formats))
        title = title_of(await self._meetings.get(meeting))
        params = {"meeting": meeting, "formats": wanted, "folder": str(folder.absolute())}
        tended = [info.id for info, _ in await self._jobs.unfinished(KIND)]
        for left, known in await self._jobs.unfinished(KIND, orphans=True):
            if left.id not in tended and known == params:
                await self._jobs.resume(left.id)
                if self._jobs.running(KIND, **params):  # else another process was faster
                    return left.id
        return await self._jobs.submit(KIND, f"Exporting “{title}”", params)

    def result(self, job: int) -> list[Path]:
        """What a job that is done, and was run by this process, wrote."""
        return self._results[job]

    async def _run(self, ctx: JobContext) -> None:
        folder = Path(str(ctx.params["folder"]))
        try:
            files = self._results[ctx.id] = await self._export_whole(ctx, folder)
        except VoiceAppError as error:
            self._bus.publish(Notice.of(error))
            raise
        what = f"{files[0].name} was" if len(files) == 1 else f"{len(files)} files were"
        self._bus.publish(Notice("success", f"{what} written to {folder}.", code="exported"))

    async def _export_whole(self, ctx: JobContext, folder: Path) -> list[Path]:
        part = folder / f".export-{ctx.id}"  # what a killed program left there goes when the job begins again
        with ExitStack() as undo:
            with _told(folder):
                await asyncio.to_thread(_empty, part)
            undo.callback(shutil.rmtree, part, ignore_errors=True)
            made = await self.export(int(ctx.params["meeting"]), ctx.params["formats"], part, ctx.progress)
            with _told(folder):
                return await to_its_end(_moved, made, folder)

    async def export(
        self,
        meeting: int,
        formats: Sequence[str],
        folder: Path,
        on_progress: Callable[[float | None, str], None] | None = None,
    ) -> list[Path]:
        """Write ``TITLE.FORMAT`` for each format into a folder that is there, with a number where that is taken.

        ``on_progress`` gets the fraction done and the format. What had to be left out is told by Notices. Where one
        file fails, none of them stays. Raises VoiceAppError ``format-unknown``, ``disk-full``, ``not-written``,
        ``sound-missing``, ``transcript-missing`` and what rendering raises.
        """
        wanted = parse_formats(",".join(formats))
        made, minutes = await self._meetings.get(meeting), await self._minutes(meeting)
        if not made.segments:
            told = "This meeting has no transcript yet: the files hold what else is known of it."
            self._bus.publish(Notice("warning", told, "Transcribe it and export again.", code="no-transcript"))
        endings = {one: _ending(one) for one in wanted}
        name = file_name(title_of(made), f"Meeting {meeting}")
        files = await asyncio.to_thread(free_names, folder, name, endings)
        with ExitStack() as undo:
            for number, (format, target) in enumerate(files.items()):

                def tell(part: float, number: int = number, format: str = format) -> None:
                    if on_progress:
                        on_progress((number + part) / len(files), format)

                tell(0.0)
                with _told(target):
                    if format != "training":  # a file may be finished after a cancel
                        undo.callback(target.unlink, missing_ok=True)
                    await self._write(format, target, made, minutes, tell)
                    if format == "training":
                        undo.callback(shutil.rmtree, target, ignore_errors=True)
            undo.pop_all()
        return list(files.values())

    async def _write(
        self,
        format: str,
        target: Path,
        meeting: Meeting,
        minutes: Minutes | None,
        tell: Callable[[float], None],
    ) -> None:
        if format in _TEXTS:
            text = await asyncio.to_thread(_TEXTS[format], meeting, minutes)
            await to_its_end(_write_all, target, [text.encode()])
        elif format in _DOCUMENTS:
            rendered = await self._render(format, await asyncio.to_thread(document, meeting, minutes))
            await to_its_end(_write_all, target, [rendered.data])
            self._tell_missing(target, rendered.missing)
        elif format == "html":
            await self._write_page(target, meeting, minutes, tell)
        else:
            await self._write_training_set(target, meeting, tell)

    def _tell_missing(self, target: Path, missing: str) -> None:
        if missing:
            what = f"{target.name} cannot show {len(missing)} of the characters: {' '.join(missing[:12])}"
            step = "Install a font that has them, for example one of the Noto fonts, and export again."
            self._bus.publish(Notice("warning", f"{what}.", step, code="characters-missing"))

    async def _write_page(
        self, target: Path, meeting: Meeting, minutes: Minutes | None, tell: Callable[[float], None]
    ) -> None:
        sound = await self._meetings.audio_path(meeting.info.id)
        if sound is None:
            told = f"{target.name} has no player, because the sound of this meeting is no longer here."
            self._bus.publish(Notice("warning", told, code="sound-missing"))
            await to_its_end(_write_all, target, _encoded(page(meeting, minutes)))
            return
        with TemporaryDirectory(dir=target.parent, prefix=".") as folder:
            copy = Path(folder) / "sound.mp3"
            await self._compress(sound, copy, tell)
            await to_its_end(_write_all, target, _encoded(page(meeting, minutes, _pieces(copy))))

    async def _sound_of(
        self, sound: Path, meeting: Meeting, tell: Callable[[float], None]
    ) -> AsyncGenerator[Audio]:
        """A meeting's sound, which is told as it goes by."""
        done_s = 0.0
        chunks = self._decode(sound)
        try:
            async for chunk in chunks:
                yield chunk
                done_s += chunk.duration_s
                tell(min(1.0, done_s / max(meeting.info.duration_s, 1e-3)))
        finally:
            await close_stream(chunks)

    async def _write_training_set(self, target: Path, meeting: Meeting, tell: Callable[[float], None]) -> None:
        if not meeting.segments:
            raise VoiceAppError(
                "transcript-missing",
                "There is no training set without words, and this meeting has no transcript yet.",
                "Transcribe it and export again.",
            )
        sound = await self._meetings.audio_path(meeting.info.id)
        if sound is None:
            raise VoiceAppError(
                "sound-missing",
                "There is no training set without sound, and the sound of this meeting is no longer here.",
                "Export texts instead.",
            )
        if not any(segment.edited for segment in meeting.segments):
            told = "Nobody corrected this transcript yet: the training set holds what was understood."
            self._bus.publish(Notice("warning", told, code="not-corrected"))
        with TemporaryDirectory(dir=target.parent, prefix=".") as folder:
            part = Path(folder) / "set"
            part.mkdir()
            async with aclosing(self._sound_of(sound, meeting, tell)) as chunks:
                await TrainingSet(meeting, part, self._create).write(chunks)
            part.rename(target)


def parse_formats(text: str) -> list[str]:
    """The formats of a list such as "txt,srt", each once. Raises VoiceAppError ``format-unknown``."""
    formats = list(dict.fromkeys(name.strip().lower() for name in text.split(",") if name.strip()))
    for name in formats:
        if name not in FORMATS:
            raise _unknown(name, FORMATS)
    if not formats:
        raise VoiceAppError("format-unknown", "No format was named.", f"The formats are {', '.join(FORMATS)}.")
    return formats


def _unknown(name: str, known: Iterable[str]) -> VoiceAppError:
    return VoiceAppError(
        "format-unknown", f"A meeting cannot be exported as {name}.", f"The formats are {', '.join(known)}."
    )


@contextmanager
def _told(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise not_written(target, error) from error


def _ending(format: str) -> str:
    return " training" if format == "training" else f".{format}"


def _empty(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()


def _moved(made: Sequence[Path], folder: Path) -> list[Path]:
    """Move whole files to names that are free in a folder."""
    endings = {path.name: next(end for end in map(_ending, FORMATS) if path.name.endswith(end)) for path in made}
    name = made[0].name.removesuffix(endings[made[0].name])
    targets = free_names(folder, name, endings)
    for path in made:
        path.rename(targets[path.name])
    return list(targets.values())


def _write_all(target: Path, pieces: Iterable[bytes]) -> None:
    with replacing(target) as file:
        for piece in pieces:
            file.write(piece)


def _encoded(pieces: Iterable[str]) -> Iterator[bytes]:
    return (piece.encode() for piece in pieces)


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece
