"""Files become meetings: once, whole or not at all, with the sound that is worth keeping."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.fakes.meeting_import import Importer
from tests.unit.services.helpers import recorded
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import MeetingChanged, Notice
from voiceapp.core.frames import Samples
from voiceapp.services.meeting_import import Imported

RATE = 16_000
NOISE = np.random.default_rng(3).standard_normal(8 * RATE).astype(np.float32) * np.float32(0.1)


def sound(path: Path, samples: Samples, rate: int = RATE) -> Path:
    soundfile.write(path, samples, rate, subtype="PCM_16")
    return path


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


def test_a_file_becomes_a_meeting_with_its_sound_date_and_name(home: Path, tmp_path: Path) -> None:
    file = sound(tmp_path / "Weekly call.wav", NOISE[: 2 * 8_000], 8_000)
    os.utime(file, (5_000.0, 5_000.0))

    async def scenario() -> None:
        library = Importer(home)
        events = recorded(library.bus)
        async with library.open():
            made = await library.take(file)
            assert made == Imported(1, 2.0)
            (info,) = await library.service.list()
            assert (info.title, info.started, info.state, info.channels) == ("Weekly call", 5_000.0, "ready", 1)
            path = await library.service.audio_path(1)
            assert path
            kept = soundfile.info(path)
            assert (kept.samplerate, kept.channels, kept.format, kept.duration) == (16_000, 1, "FLAC", 2.0)
            assert path.stat().st_mode & 0o077 == path.parent.stat().st_mode & 0o077 == 0
            assert info.size_bytes == path.stat().st_size
            assert library.written_down == [1]
            assert MeetingChanged(1) in events

    asyncio.run(scenario())


def test_a_name_of_an_old_encoding_is_told_with_what_to_do(home: Path, tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"caf\xe9.wav")
    file.write_bytes(sound(tmp_path / "a.wav", NOISE).read_bytes())

    async def scenario() -> None:
        library = Importer(home)
        async with library.open():
            with pytest.raises(VoiceAppError) as refused:
                await library.take(file)
            assert (refused.value.code, refused.value.next_step) == ("file-name", "Rename it first.")
            assert "caf\N{REPLACEMENT CHARACTER}.wav" in refused.value.message
            assert await library.service.list() == []

    asyncio.run(scenario())


def test_the_same_content_is_told_and_not_doubled(home: Path, tmp_path: Path) -> None:
    file = sound(tmp_path / "a.wav", NOISE)
    copy = tmp_path / "another name.wav"
    copy.write_bytes(file.read_bytes())
    words = tmp_path / "a.stm"
    words.write_text("a 1 Ann 0.5 2.5 Hello there\na 1 Bob 2.0 3.5 Yes\n")

    async def scenario() -> None:
        async with Importer(home).open() as library:
            await library.take(file)
            again = await library.take(copy, words)
            assert (again.id, again.duplicate_of, again.transcript) == (1, 1, True)
            meeting = await library.service.get(1)
            assert [(meeting.name_of(one.speaker), one.text) for one in meeting.segments] == [
                ("Ann", "Hello there"),
                ("Bob", "Yes"),
            ]
            assert [(one.name, one.talk_s) for one in meeting.speakers] == [("Ann", 2.0), ("Bob", 1.0)]
            assert len(await library.service.list()) == 1
            assert library.files() == ["1/audio.flac"]

    asyncio.run(scenario())


def test_words_that_came_with_a_recording_are_looked_at_for_who_spoke_them(home: Path, tmp_path: Path) -> None:
    words = tmp_path / "a.srt"
    words.write_text("1\n00:00:00,500 --> 00:00:02,500\nHello there\n")

    async def scenario() -> None:
        async with Importer(home).open() as library:
            made = await library.take(sound(tmp_path / "a.wav", NOISE), words)
            assert (made.transcript, library.worded, library.written_down) == (True, [1], [])

    asyncio.run(scenario())


def test_a_meeting_that_lost_its_sound_gets_it_again(home: Path, tmp_path: Path) -> None:
    file = sound(tmp_path / "a.wav", NOISE)

    async def scenario() -> None:
        async with Importer(home).open() as library:
            await library.take(file)
            await library.service.rename(1, "Budget")
            await library.service.delete_audio(1)
            assert library.files() == []
            again = await library.take(file)
            assert (again.id, again.duplicate_of) == (1, 1)
            (info,) = await library.service.list()
            assert (info.title, info.state, info.duration_s) == ("Budget", "ready", 8.0)
            assert library.files() == ["1/audio.flac"]
            assert library.written_down == [1]

    asyncio.run(scenario())


def test_only_different_people_keep_two_channels(home: Path, tmp_path: Path) -> None:
    gap = np.zeros_like(NOISE)
    gap[: 4 * RATE] = NOISE[: 4 * RATE]
    call = sound(tmp_path / "call.wav", np.stack([gap, NOISE - gap], axis=1))
    both = sound(tmp_path / "both.wav", np.stack([NOISE, NOISE], axis=1), 44_100)

    async def scenario() -> None:
        async with Importer(home).open() as library:
            await library.take(call)
            await library.take(both)
            assert [info.channels for info in await library.service.list()].count(2) == 1
            stereo, rate = soundfile.read(home / "meetings" / "1" / "audio.flac")
            assert (stereo.shape, rate) == ((8 * RATE, 2), RATE)
            assert np.abs(stereo[:, 0] - gap).max() < 1e-4
            assert soundfile.info(home / "meetings" / "2" / "audio.flac").samplerate == 44_100

    asyncio.run(scenario())


def test_a_cut_off_file_is_imported_as_far_as_it_goes_and_told(home: Path, tmp_path: Path) -> None:
    whole = sound(tmp_path / "whole.flac", NOISE)
    file = tmp_path / "cut.flac"
    file.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])

    async def scenario() -> None:
        library = Importer(home)
        events = recorded(library.bus)
        async with library.open():
            made = await library.take(file)
            assert made.damaged
            assert 3.0 < made.duration_s < 5.0
            (notice,) = [event for event in events if isinstance(event, Notice)]
            assert "cut off" in notice.sentence

    asyncio.run(scenario())


def test_bad_files_leave_nothing(home: Path, tmp_path: Path) -> None:
    text = tmp_path / "text.mp3"
    text.write_text("no sound at all")
    empty = tmp_path / "empty.wav"
    empty.touch()
    good = sound(tmp_path / "good.wav", NOISE)
    words = tmp_path / "bad.srt"
    words.write_text("nonsense")

    async def scenario() -> None:
        async with Importer(home).open() as library:
            for file, transcript, code in (
                (text, None, "not-sound"),
                (empty, None, "sound-empty"),
                (sound(tmp_path / "none.wav", NOISE[:0]), None, "sound-empty"),
                (tmp_path / "missing.wav", None, "file-missing"),
                (tmp_path, None, "file-is-folder"),
                (good, tmp_path, "file-is-folder"),
                (good, words, "transcript-wrong"),
            ):
                with pytest.raises(VoiceAppError) as caught:
                    await library.take(file, transcript)
                assert caught.value.code == code
            assert await library.service.list() == []
            assert library.files() == []

    asyncio.run(scenario())


def test_a_full_disk_and_a_cancelled_job_leave_nothing(home: Path, tmp_path: Path) -> None:
    file = sound(tmp_path / "a.wav", NOISE)

    async def scenario() -> None:
        async with Importer(home).open() as library:

            def full() -> None:
                raise VoiceAppError("disk-full", "The disk is full.", "Free some space.", True)

            library.before_writing = full
            with pytest.raises(VoiceAppError) as caught:
                await library.take(file)
            assert caught.value.code == "disk-full"
            loop = asyncio.get_running_loop()
            (job,) = await library.service.import_files([file])

            def cancel() -> None:
                asyncio.run_coroutine_threadsafe(library.jobs.cancel(job), loop).result()

            library.before_writing = cancel
            assert (await library.jobs.wait(job)).state == "cancelled"
            assert await library.service.list() == []
            assert [path.name for path in (home / "meetings").iterdir()] == []
            library.before_writing = lambda: None
            await library.jobs.resume(job)
            assert (await library.jobs.wait(job)).state == "done"
            assert library.importer.result(job).id == 1

    asyncio.run(scenario())


def test_what_a_killed_import_left_is_no_duplicate(home: Path, tmp_path: Path) -> None:
    file = sound(tmp_path / "a.wav", NOISE)

    async def scenario() -> None:
        async with Importer(home).open() as library:
            made = await library.take(file)
            await library.stores[0].update(made.id, state="finishing")
            (home / "meetings" / ".import-99").mkdir()
            (home / "meetings" / ".import-99" / "audio.flac").touch()
            again = await library.take(file)
            assert again.duplicate_of is None
            assert library.files() == [f"{again.id}/audio.flac"]
            assert [info.id for info in await library.service.list()] == [again.id]

    asyncio.run(scenario())


def test_deleting_an_imported_meeting_takes_its_job_along(home: Path, tmp_path: Path) -> None:
    file = sound(tmp_path / "Kumquat.wav", NOISE)

    async def scenario() -> None:
        async with Importer(home).open() as library:
            made = await library.take(file)
            await library.service.delete(made.id)
            assert await library.jobs.list() == []
        left = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
        assert b"Kumquat" not in left

    asyncio.run(scenario())
