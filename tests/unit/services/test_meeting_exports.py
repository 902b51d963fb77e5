"""Meetings written as files: names, what is told, and nothing left behind where it fails."""

from __future__ import annotations

import asyncio
import base64
import errno
import json
import re
from collections.abc import AsyncIterator, Callable, Coroutine
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given

from tests.fakes.meetings import Library
from tests.unit.services.exported import nasty
from voiceapp.audio.files import probe, read
from voiceapp.audio.mp3 import write_mp3
from voiceapp.audio.writer import SoundWriter
from voiceapp.core.documents import Document
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Notice
from voiceapp.core.frames import SPEECH_RATE, Audio
from voiceapp.core.meetings import Minutes, MinutesItem
from voiceapp.services import meeting_exports
from voiceapp.services.export_names import file_name, free_names
from voiceapp.services.meeting_exports import FORMATS, MeetingExportsService, parse_formats
from voiceapp.services.training_set import CLIPS, LIST

SECONDS = 3


class House:
    """A library with a call of three seconds, and the service over it. Second n sounds at 300 (n + 1) Hz."""

    def __init__(self, folder: Path) -> None:
        self.library = Library(folder / "home")
        self.out = folder / "out"
        self.out.mkdir()
        self.notices: list[Notice] = []
        self.library.bus.subscribe(Notice, self.notices.append)
        self.rendered: list[tuple[str, Document]] = []
        self.missing = ""
        self.create: Callable[[Path], Any] = SoundWriter
        self.compressing: Callable[[], Coroutine[Any, Any, None]] | None = None
        self.meeting = 0

    async def render(self, format: str, document: Document) -> Any:
        self.rendered.append((format, document))
        return SimpleNamespace(data=f"a {format}".encode(), missing=self.missing)

    async def decode(self, path: Path) -> AsyncIterator[Audio]:
        assert path.name == "audio.flac"
        for second in range(SECONDS):
            await asyncio.sleep(0)
            time = np.arange(SPEECH_RATE) / SPEECH_RATE
            yield Audio((0.5 * np.sin(2 * np.pi * 300 * (second + 1) * time)).astype(np.float32), SPEECH_RATE)

    async def compress(self, path: Path, out: Path, tell: Callable[[float], None]) -> None:
        if self.compressing:
            await self.compressing()
        blocks = [block async for block in self.decode(path)]

        def told(done_s: float) -> bool:
            tell(done_s / SECONDS)
            return True

        write_mp3(out, blocks, told)

    async def minutes(self, meeting: int) -> Minutes | None:
        return Minutes("extractive", "general", "Call", summary=(MinutesItem("Money."),))

    @property
    def service(self) -> MeetingExportsService:
        library = self.library.service
        create = lambda path: self.create(path)  # noqa: E731
        return MeetingExportsService(
            self.library.jobs,
            library,
            self.render,
            self.decode,
            create,
            self.compress,
            self.library.bus,
            self.minutes,
        )

    def export(self, *formats: str) -> list[Path]:
        files: list[Path] = self.run(lambda: self.service.export(self.meeting, formats, self.out))
        return files

    def run(self, work: Callable[[], Coroutine[Any, Any, Any]], title: str = "Call: a/b") -> Any:
        async def scenario() -> Any:
            async with self.library.open():
                if not self.meeting:
                    self.meeting = (await self.library.add_call(title)).id
                return await work()

        return asyncio.run(scenario())

    def written(self) -> list[str]:
        return sorted(path.relative_to(self.out).as_posix() for path in self.out.rglob("*"))


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_every_format_becomes_a_file_named_after_the_meeting(house: House) -> None:
    files = house.export(*FORMATS)
    assert [file.name for file in files] == [
        *(f"Call a b.{format}" for format in FORMATS[:-1]),
        "Call a b training",
    ]
    assert "Ann [0:00-0:02]: The zanzibar budget." in files[0].read_text(encoding="utf-8")
    assert "- Money. [not supported]" in files[0].read_text(encoding="utf-8"), "the minutes are in it"
    assert files[FORMATS.index("pdf")].read_bytes() == b"a pdf"
    assert [format for format, _ in house.rendered] == ["docx", "pdf"]
    assert house.rendered[0][1].sections[0].title == "Summary"


def test_it_tells_how_far_it_is(house: House) -> None:
    told: list[tuple[float | None, str]] = []

    async def work() -> None:
        await house.service.export(house.meeting, ["txt", "html"], house.out, lambda *how_far: told.append(how_far))

    house.run(work)
    assert told[:2] == [(0.0, "txt"), (0.5, "html")]
    assert [round(fraction or 0.0, 2) for fraction, _ in told[2:]] == [0.67, 0.83, 1.0]


def test_what_is_there_stays_and_the_new_files_get_a_number(house: House) -> None:
    first = house.export("srt")
    first[0].write_text("mine")
    again = house.export("txt", "srt")
    assert [file.name for file in again] == ["Call a b (2).txt", "Call a b (2).srt"]
    assert first[0].read_text() == "mine"


def test_the_page_plays_the_whole_sound_and_finds_each_second(house: House, tmp_path: Path) -> None:
    (file,) = house.export("html")
    found = re.search(r'src="data:audio/mpeg;base64,([^"]+)"', file.read_text(encoding="utf-8"))
    assert found
    copy = tmp_path / "copy.mp3"
    copy.write_bytes(base64.b64decode(found[1]))
    sound = read(copy, SPEECH_RATE)
    assert sound.duration_s == pytest.approx(SECONDS, abs=0.01)
    for second in range(SECONDS):
        middle = sound.samples[second * SPEECH_RATE + 2_000 : second * SPEECH_RATE + 14_000]
        spectrum = np.abs(np.fft.rfft(middle))
        assert np.argmax(spectrum) * SPEECH_RATE / len(middle) == pytest.approx(300 * (second + 1), abs=5)
    assert house.written() == [file.name], "the copy of the sound is gone"


def test_a_meeting_without_sound_has_a_page_without_player_and_no_training_set(house: House) -> None:
    async def work() -> list[Path]:
        await house.library.service.delete_audio(house.meeting)
        return await house.service.export(house.meeting, ["html"], house.out)

    (file,) = house.run(work)
    assert "<audio" not in file.read_text(encoding="utf-8")
    assert [notice.code for notice in house.notices] == ["sound-missing"]
    with pytest.raises(VoiceAppError) as caught:
        house.export("txt", "training")
    assert caught.value.code == "sound-missing"
    assert house.written() == [file.name], "where one fails, none stays"


def test_a_training_set_has_a_clip_for_each_segment(house: House) -> None:
    (folder,) = house.export("training")
    rows = [json.loads(line) for line in (folder / LIST).read_text(encoding="utf-8").splitlines()]
    assert [(row["text"], row["speaker"], row["start"], row["duration"]) for row in rows] == [
        ("The zanzibar budget.", "SPEAKER_00", 0.0, 2.0),
        ("Agreed.", "SPEAKER_01", 2.0, 1.0),
    ]
    for row in rows:
        info = probe(folder / row["audio"])
        assert (info.rate, info.channels, info.duration_s) == (SPEECH_RATE, 1, row["duration"])
    last = read(folder / rows[1]["audio"]).samples
    assert np.argmax(np.abs(np.fft.rfft(last))) == 900, "cut where it was said"
    assert [notice.code for notice in house.notices] == ["not-corrected"]
    assert len(list((folder / CLIPS).iterdir())) == 2


def test_a_meeting_without_a_transcript_is_exported_and_that_is_told(house: House) -> None:
    async def work() -> list[Path]:
        meetings, _, _ = house.library.stores
        empty = await meetings.create("Empty", 0.0, "recorded", "ready")
        return await house.service.export(empty.id, ["vtt"], house.out)

    assert house.run(work)[0].read_text() == "WEBVTT\n"
    assert [notice.code for notice in house.notices] == ["no-transcript"]


def test_there_is_no_training_set_without_words(house: House) -> None:
    async def work() -> None:
        meetings, _, _ = house.library.stores
        empty = await meetings.create("Empty", 0.0, "recorded", "ready")
        await house.service.export(empty.id, ["txt", "training"], house.out)

    with pytest.raises(VoiceAppError, match="has no transcript yet") as caught:
        house.run(work)
    assert caught.value.code == "transcript-missing"
    assert list(house.out.iterdir()) == []


def test_characters_that_a_file_cannot_show_are_told(house: House) -> None:
    house.missing = "語"
    house.export("pdf")
    (notice,) = house.notices
    assert notice.sentence == "Call a b.pdf cannot show 1 of the characters: 語."
    assert "font" in notice.next_step


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "disk-full"), (errno.EACCES, "not-written")])
def test_a_disk_that_takes_no_more_is_told_and_leaves_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    whole = meeting_exports._write_all

    def full(target: Path, pieces: Any) -> None:
        if target.suffix == ".srt":
            assert (house.out / "Call a b training").is_dir()
            raise OSError(number, "no")
        whole(target, pieces)

    monkeypatch.setattr(meeting_exports, "_write_all", full)
    with pytest.raises(VoiceAppError) as caught:
        house.export("txt", "training", "srt")
    assert caught.value.code == code
    assert house.written() == []


def test_an_export_is_a_job_that_tells_its_end(house: House) -> None:
    async def work() -> None:
        service = house.service
        job = await service.start(house.meeting, ["txt", "html"], house.out)
        info = await house.library.jobs.wait(job)
        assert (info.state, info.title) == ("done", "Exporting “Call: a/b”")
        assert [file.name for file in service.result(job)] == ["Call a b.txt", "Call a b.html"]
        assert house.written() == ["Call a b.html", "Call a b.txt"]
        killed = house.out / f".export-{job + 1}"
        killed.mkdir()
        (killed / "Call a b.txt").write_text("Half of")
        await house.library.jobs.wait(await service.start(house.meeting, ["txt", "training"], house.out))
        assert not killed.exists()
        assert "Agreed." in (house.out / "Call a b (2).txt").read_text(encoding="utf-8")
        assert (house.out / "Call a b (2) training").is_dir()
        with pytest.raises(VoiceAppError) as caught:
            await service.start(99, ["txt"], house.out)
        assert caught.value.code == "meeting-unknown"

    house.run(work)
    assert house.notices[0].sentence == f"2 files were written to {house.out}."


def test_an_export_that_is_cancelled_or_fails_leaves_nothing_and_can_be_tried_again(house: House) -> None:
    async def work() -> None:
        service, jobs = house.service, house.library.jobs
        begun = asyncio.Event()

        async def forever() -> None:
            begun.set()
            await asyncio.Event().wait()

        house.compressing = forever
        job = await service.start(house.meeting, ["txt", "html"], house.out)
        await begun.wait()
        await jobs.cancel(job)
        assert (await jobs.wait(job)).state == "cancelled"
        assert house.written() == []

        async def broken() -> None:
            raise VoiceAppError("disk-full", "The disk is full.")

        house.compressing = broken
        await jobs.resume(job)
        info = await jobs.wait(job)
        assert info.error
        assert (info.state, info.error.code, house.written()) == ("failed", "disk-full", [])
        house.compressing = None
        await jobs.resume(job)
        assert (await jobs.wait(job)).state == "done"
        assert house.written() == ["Call a b.html", "Call a b.txt"]

    house.run(work)


def test_an_export_that_was_interrupted_goes_on_when_it_is_asked_for_again(house: House) -> None:
    begun = asyncio.Event()

    async def forever() -> None:
        begun.set()
        await asyncio.Event().wait()

    async def stopped() -> list[int]:
        house.compressing = forever
        other = await house.service.start(house.meeting, ["txt"], house.out)
        await house.library.jobs.wait(other)
        job = await house.service.start(house.meeting, ["html"], house.out)
        await begun.wait()
        return [other, job]

    async def again() -> list[int]:
        house.compressing = None
        service, jobs = house.service, house.library.jobs
        started = [await service.start(house.meeting, [format], house.out) for format in ("html", "srt")]
        for job in started:
            assert (await jobs.wait(job)).state == "done"
        assert [path.name for path in service.result(started[0])] == ["Call a b.html"]
        await jobs.start()
        assert await jobs.unfinished(meeting_exports.KIND) == []
        return started

    _, interrupted = house.run(stopped)
    house.library = Library(house.library.folder)
    assert house.run(again) == [interrupted, interrupted + 1]
    assert house.written() == ["Call a b.html", "Call a b.srt", "Call a b.txt"]


def test_an_export_that_fails_is_told_once(house: House) -> None:
    async def work() -> None:
        job = await house.service.start(house.meeting, ["txt"], house.out / "gone")
        assert (await house.library.jobs.wait(job)).state == "failed"

    house.run(work)
    assert [(one.level, one.code) for one in house.notices] == [("error", "not-written")]


def test_a_cancelled_export_leaves_nothing(house: House) -> None:
    async def work() -> None:
        begun = asyncio.Event()

        def create(path: Path) -> Any:
            begun.set()
            return SoundWriter(path)

        house.create = create
        export = asyncio.create_task(house.service.export(house.meeting, ["txt", "training"], house.out))
        await begun.wait()
        export.cancel()
        with pytest.raises(asyncio.CancelledError):
            await export
        assert house.written() == []

    house.run(work)


def test_a_folder_that_is_not_there_is_told(house: House) -> None:
    house.out.rmdir()
    with pytest.raises(VoiceAppError) as caught:
        house.export("txt")
    assert caught.value.code == "not-written"


def test_the_clipboard_gets_text_alone(house: House) -> None:
    assert "Bob [0:02-0:03]: Agreed." in house.run(lambda: house.service.text(house.meeting))
    with pytest.raises(VoiceAppError) as caught:
        house.run(lambda: house.service.text(house.meeting, "pdf"))
    assert caught.value.code == "format-unknown"


def test_formats_are_a_list_and_an_unknown_one_is_told_with_those_there_are() -> None:
    assert parse_formats("SRT, txt,,srt") == ["srt", "txt"]
    for text in ("txt,wav", ""):
        with pytest.raises(VoiceAppError) as caught:
            parse_formats(text)
        assert caught.value.code == "format-unknown"
        assert "training" in caught.value.next_step


@given(nasty)
def test_every_title_becomes_a_name_for_every_system(title: str) -> None:
    name = file_name(title, "Meeting 7")
    assert name
    assert len(name.encode()) <= 121
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', name)
    assert name == name.strip(" .")
    assert not re.fullmatch(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?", name)
    assert name not in (".", "..")


def test_names_that_are_taken_get_the_next_number_together(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "a (2).md").symlink_to("nowhere")
    endings = {"txt": ".txt", "md": ".md"}
    assert free_names(tmp_path, "a", endings) == {"txt": tmp_path / "a (3).txt", "md": tmp_path / "a (3).md"}
    assert file_name("", "Meeting 7") == "Meeting 7"
    assert file_name("con.fig", "x") == "_con.fig"
