"""Recording a meeting: one at a time, told as it goes, and whatever ends it, a meeting is there afterwards."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from tests.fakes.recorder import DIED, FakeRecorder
from tests.unit.services.helpers import database, recorded, until
from voiceapp.audio.recorder import RecordingFile
from voiceapp.audio.recording_folder import JOURNAL, gone, parts
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Event, EventBus, MeetingChanged, MeetingRemoved, Notice, RecordingChanged
from voiceapp.core.meetings import MeetingState
from voiceapp.core.recording import RECORDING_FILE, RecordingDevice, RecordingSilent, RecordingSpeech, SideName
from voiceapp.core.settings import Settings
from voiceapp.services import recorder
from voiceapp.services.recorder import LEAST_BYTES, RecorderService
from voiceapp.services.recording_finish import RecordingFinisher
from voiceapp.storage.meetings import MeetingStore

FULL = VoiceAppError("disk-full", "The disk is full. Everything until then is kept.", "Free some space.")


@dataclass
class Rig:
    service: RecorderService
    fake: FakeRecorder
    store: MeetingStore
    folder: Path
    told: list[Event]
    settings: Settings

    async def state(self, meeting: int) -> MeetingState:
        return (await self.store.get(meeting)).state

    def notices(self) -> list[str]:
        return [event.code for event in self.told if isinstance(event, Notice)]

    def moves(self) -> list[RecordingChanged]:
        return [event for event in self.told if isinstance(event, RecordingChanged)]


@asynccontextmanager
async def rig(
    home: Path,
    fake: FakeRecorder | None = None,
    free_bytes: Callable[[Path], int] = lambda folder: 10**12,
    speech: Callable[[int, RecordingSpeech], None] | None = None,
) -> AsyncIterator[Rig]:
    bus = EventBus()
    told = recorded(bus)
    fake = fake or FakeRecorder()
    async with database(home) as db:
        store, folder = MeetingStore(db), home / "meetings"
        settings = Settings(home / "settings.json")
        finishing = RecordingFinisher(store, fake, bus, folder)
        service = RecorderService(store, fake, finishing, settings, bus, folder, free_bytes, speech)
        try:
            yield Rig(service, fake, store, folder, told, settings)
        finally:
            await service.close()


def test_a_recording_becomes_a_meeting_with_its_sound_and_markers(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with rig(tmp_path) as it:
            info = await it.service.start(title="Weekly")
            assert (info.title, info.state, it.service.meeting) == ("Weekly", "recording", info.id)
            await until(lambda: it.service.elapsed_s > 0.5)
            await it.service.marker("decision")
            await it.service.pause()
            await until(lambda: it.moves()[-1].paused)
            standing = it.service.elapsed_s
            await it.service.resume()
            await until(lambda: it.service.elapsed_s > standing + 0.3)
            assert (await it.service.stop()).state in ("finishing", "ready")
            await it.service.settled()
            stored = await it.store.get(info.id)
            assert (stored.state, stored.audio, stored.channels) == ("ready", RECORDING_FILE, 2)
            assert stored.duration_s == pytest.approx(it.moves()[-2].elapsed_s)
            path = it.folder / str(info.id) / RECORDING_FILE
            assert path.stat().st_size == stored.size_bytes
            (marker,) = await it.store.notes(info.id)
            assert (marker.text, marker.marker) == ("decision", True)
            assert 0.5 < marker.at_s < standing + 0.1
            assert it.moves()[-1].meeting is None
            assert it.moves()[-2].hours_left == pytest.approx((10**12 - 10**8) / (16_000 * 4 * 3600))
            assert it.told.count(MeetingChanged(info.id)) >= 3
            assert it.service.meeting is None

    asyncio.run(scenario())


def test_the_chosen_microphone_and_quality_are_recorded(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with rig(tmp_path) as it:
            it.settings.override("sound.microphone", "Desk microphone")
            it.settings.override("meetings.quality", "full")
            await it.service.start(system="none")
            (order,) = it.fake.orders
            assert (order.rate, order.microphone, order.system) == (48_000, "Desk microphone", "none")
            await it.service.stop()
            await it.service.settled()
            (info,) = await it.store.list()
            assert info.channels == 1

    asyncio.run(scenario())


def test_a_second_recording_is_refused_here_and_in_another_process(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with rig(tmp_path) as it:
            first = await it.service.start()
            finishing = RecordingFinisher(it.store, it.fake, EventBus(), it.folder)
            elsewhere = RecorderService(it.store, it.fake, finishing, it.settings, EventBus(), it.folder)
            for service in (it.service, elsewhere):
                with pytest.raises(VoiceAppError, match="being recorded already") as caught:
                    await service.start()
                assert caught.value.code == "recording-runs"
            assert await elsewhere.recover() == []  # what runs is nothing to recover
            assert [info.id for info in await it.store.list()] == [first.id]
            await it.service.stop()
            second = await elsewhere.start()
            await elsewhere.close()
            await it.service.settled()
            assert await it.state(first.id) == "ready"
            assert await it.state(second.id) == "finishing"

    asyncio.run(scenario())


def test_nothing_is_stored_where_nothing_can_be_recorded(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with rig(tmp_path) as it:
            it.fake.refusal = VoiceAppError("nothing-to-record", "There is no microphone.", "Plug one in.")
            with pytest.raises(VoiceAppError) as caught:
                await it.service.start()
            assert caught.value.code == "nothing-to-record"
            assert await it.store.list() == []
            it.fake.refusal = None
            await it.service.start()  # the lock was let go

    asyncio.run(scenario())


def test_a_disk_without_room_is_told_before_anything_begins(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with rig(tmp_path, free_bytes=lambda folder: LEAST_BYTES - 1) as it:
            with pytest.raises(VoiceAppError, match="only 199 MB left") as caught:
                await it.service.start()
            assert caught.value.code == "disk-full"
            assert await it.store.list() == []

    asyncio.run(scenario())


def test_less_than_an_hour_of_room_is_told_once(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with rig(tmp_path) as it:
            it.fake.free_bytes = LEAST_BYTES // 2 + 16_000 * 4 * 60 * 30
            await it.service.start()
            await until(lambda: it.service.elapsed_s > 0.5)
            assert it.notices() == ["disk-low"]
            assert it.moves()[-1].hours_left == pytest.approx(0.5)

    asyncio.run(scenario())


def test_a_disk_that_fills_up_ends_it_with_everything_until_then(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with rig(tmp_path, FakeRecorder(*[RecordingSilent("you", "")] * 5, FULL)) as it:
            info = await it.service.start()
            await until(lambda: it.service.meeting is None)
            await it.service.settled()
            assert it.notices() == ["disk-full"]
            assert await it.state(info.id) == "ready"
            assert (await it.store.get(info.id)).duration_s == pytest.approx(0.6)

    asyncio.run(scenario())


def test_a_disk_too_full_for_the_database_is_told_once_and_all_is_there_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: object, **__: object) -> None:
        raise FULL

    async def scenario() -> None:
        async with rig(tmp_path, FakeRecorder(*[RecordingSilent("you", "")] * 3, FULL)) as it:
            info = await it.service.start()
            monkeypatch.setattr(MeetingStore, "update", full)
            await until(lambda: it.service.meeting is None)
            await it.service.settled()
            assert it.notices() == ["disk-full"]
            assert it.moves()[-1].meeting is None
            monkeypatch.undo()
            (found,) = await it.service.recover()
            assert found.duration_s == pytest.approx(0.4)
            assert await it.state(info.id) == "ready"

    asyncio.run(scenario())


def test_a_process_that_dies_is_followed_by_one_that_goes_on(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with rig(tmp_path, FakeRecorder(*[RecordingSilent("you", "")] * 3, DIED)) as it:
            info = await it.service.start()
            await until(lambda: len(it.fake.orders) == 2 and it.service.elapsed_s > 0.6)
            assert [order.again for order in it.fake.orders] == [False, True]
            assert it.notices() == ["recording-restarted"]
            await it.service.stop()
            await it.service.settled()
            assert await it.state(info.id) == "ready"

    asyncio.run(scenario())


def test_a_process_that_dies_ends_what_is_being_said(tmp_path: Path) -> None:
    def piece(side: SideName, begin_s: float, ended: bool) -> RecordingSpeech:
        return RecordingSpeech(side, begin_s, np.zeros(3200, np.float32), ended)

    said: list[RecordingSpeech] = []
    happens = (piece("you", 0.0, False), piece("you", 0.0, True), piece("others", 0.2, False), DIED)

    async def scenario() -> None:
        fake = FakeRecorder(*happens, piece("others", 0.5, False))
        async with rig(tmp_path, fake, speech=lambda meeting, heard: said.append(heard)) as it:
            await it.service.start()
            await until(lambda: len(said) == 5)

    asyncio.run(scenario())
    assert [(one.side, one.begin_s, len(one.samples), one.ended) for one in said] == [
        ("you", 0.0, 3200, False),
        ("you", 0.0, 3200, True),
        ("others", 0.2, 3200, False),
        ("others", 0.2, 0, True),
        ("others", 0.5, 3200, False),
    ]


def test_a_process_that_does_not_stop_is_ended_and_what_it_wrote_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorder, "STOP_S", 0.2)

    async def scenario() -> None:
        async with rig(tmp_path) as it:
            info = await it.service.start()
            await until(lambda: it.service.elapsed_s > 0.3)
            it.fake.deaf = True
            await it.service.stop()
            assert it.service.meeting is None
            assert it.moves()[-1].meeting is None
            await it.service.settled()
            assert await it.state(info.id) == "ready"

    asyncio.run(scenario())


def test_a_process_that_dies_in_a_pause_is_followed_by_a_paused_one(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with rig(tmp_path) as it:
            await it.service.start()
            await it.service.pause()
            await until(lambda: it.moves()[-1:] != [] and it.moves()[-1].paused)
            it.fake.happens.append(DIED)
            await until(lambda: it.fake.commands == ["pause", "pause"])
            await asyncio.sleep(0.05)
            assert it.moves()[-1].paused

    asyncio.run(scenario())


def test_processes_that_keep_dying_end_it_and_what_there_is_becomes_a_meeting(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with rig(tmp_path, FakeRecorder(DIED, DIED, DIED, DIED)) as it:
            info = await it.service.start()
            await until(lambda: it.service.meeting is None)
            await it.service.settled()
            assert it.notices() == ["recording-restarted"] * 3 + ["engine-died"]
            assert await it.state(info.id) == "ready"

    asyncio.run(scenario())


def test_who_reads_along_and_fails_does_not_end_the_recording(tmp_path: Path) -> None:
    problems = []

    def fail(meeting: int, piece: RecordingSpeech) -> None:
        raise BrokenPipeError

    async def scenario() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _, context: problems.append(context["exception"]))
        piece = RecordingSpeech("you", 0.0, np.zeros(3200, np.float32), False)
        async with rig(tmp_path, FakeRecorder(piece), speech=fail) as it:
            info = await it.service.start()
            await until(lambda: it.service.elapsed_s > 0.5 or it.service.meeting is None)
            await it.service.stop()
            await it.service.settled()
            assert await it.state(info.id) == "ready"
            assert it.notices() == []

    asyncio.run(scenario())
    assert [type(problem) for problem in problems] == [BrokenPipeError]


def test_devices_and_silence_are_told(tmp_path: Path) -> None:
    lost = VoiceAppError("no-system-sound", "What the loudspeakers play cannot be recorded here.", "Do this.")
    events = (
        RecordingDevice("you", "Desk"),
        RecordingDevice("you", "Spare", "Desk is gone. Now Spare is recorded."),
        RecordingDevice("others", None, "", lost),
        RecordingSilent("others", "A browser plays, but nothing of it is recorded."),
    )

    async def scenario() -> None:
        async with rig(tmp_path, FakeRecorder(*events)) as it:
            await it.service.start()
            await until(lambda: it.moves()[-1:] != [] and it.moves()[-1].others_silent)
            assert it.notices() == ["recording-device", "no-system-sound", "recording-silent"]
            it.fake.happens.append(RecordingSilent("others", ""))
            await until(lambda: not it.moves()[-1].others_silent)

    asyncio.run(scenario())


def test_the_end_of_the_program_keeps_the_recording_for_the_next_start(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with rig(tmp_path) as it:
            info = await it.service.start(title="Cut")
            await until(lambda: it.service.elapsed_s > 0.3)
        async with rig(tmp_path) as it:
            assert await it.state(info.id) == "finishing"
            it.service.recover_later()
            await it.service.settled()
            assert await it.state(info.id) == "ready"
            (notice,) = [event for event in it.told if isinstance(event, Notice)]
            assert notice.level == "success"
            assert "“Cut” was recovered" in notice.sentence

    asyncio.run(scenario())


def left_behind(folder: Path, seconds: float) -> None:
    file = RecordingFile.create(folder, 16_000, 1, 1_000.0)
    if seconds:
        file.append(np.zeros((round(seconds * 16_000), 1), np.float32))
    file.close()


def test_recover_makes_meetings_of_what_a_crash_left(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with rig(tmp_path) as it:
            crashed, empty, gone, busy = [
                await it.store.create(title, 1_000.0, "recorded", "recording")
                for title in ("Crashed", "Empty", "Gone", "Busy")
            ]
            done = await it.store.create("Done", 1_000.0, "recorded", "ready")
            for info, seconds in ((crashed, 2.0), (empty, 0.0)):
                await asyncio.to_thread(left_behind, it.folder / str(info.id), seconds)
            other = RecordingFile.create(it.folder / str(busy.id), 16_000, 1, 1_000.0)
            (found,) = await it.service.recover()
            await asyncio.to_thread(other.close)
            assert (found.id, found.duration_s, found.missing_s) == (crashed.id, 2.0, 0.0)
            assert await it.state(crashed.id) == "ready"
            assert await it.state(gone.id) == "broken"
            assert await it.state(busy.id) == "recording"  # somebody writes it
            assert await it.state(done.id) == "ready"
            assert MeetingRemoved(empty.id) in it.told
            assert not (it.folder / str(empty.id)).exists()
            assert it.notices() == ["recording-gone", "recording-empty"]

    asyncio.run(scenario())


def test_what_cannot_be_finished_now_is_kept_and_finished_later(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with rig(tmp_path) as it:
            info = await it.service.start()
            await until(lambda: it.service.elapsed_s > 0.3)
            it.fake.finish_refusal = FULL
            await it.service.stop()
            await it.service.settled()
            assert it.notices() == ["disk-full"]
            assert await it.state(info.id) == "finishing"
            assert parts(it.folder / str(info.id))
            it.fake.finish_refusal = None
            (found,) = await it.service.recover()
            assert found.id == info.id
            assert await it.state(info.id) == "ready"

    asyncio.run(scenario())


def test_files_deleted_outside_the_program_are_told(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with rig(tmp_path) as it:
            info = await it.service.start()
            await until(lambda: it.service.elapsed_s > 0.3)
            os.unlink(it.folder / str(info.id) / JOURNAL)
            await it.service.stop()
            await it.service.settled()
            assert it.notices() == ["recording-gone"]
            assert await it.state(info.id) == "broken"

    asyncio.run(scenario())


@pytest.mark.parametrize("stopped", [False, True])
def test_files_deleted_while_they_are_written_are_told_once(tmp_path: Path, stopped: bool) -> None:
    fake = FakeRecorder(*[RecordingSilent("you", "")] * 5, gone(tmp_path))
    fake.deaf = True  # the loss is seen before the end that was asked for

    async def scenario() -> None:
        async with rig(tmp_path, fake) as it:
            info = await it.service.start()
            shutil.rmtree(it.folder / str(info.id))
            if stopped:
                await it.service.stop()
            await until(lambda: it.service.meeting is None)
            await it.service.settled()
            assert it.notices() == ["recording-gone"]
            assert await it.state(info.id) == "broken"

    asyncio.run(scenario())


def test_the_key_records_once_everyone_was_asked_and_ends_it_again(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with rig(tmp_path) as it:
            with pytest.raises(VoiceAppError, match="Everyone must agree") as caught:
                await it.service.toggle()
            assert caught.value.code == "consent-missing"
            it.settings.set("meetings.consent_told", True)
            await it.service.toggle()
            assert it.service.meeting is not None
            await it.service.toggle()
            assert it.service.meeting is None

    asyncio.run(scenario())


def test_a_meeting_deleted_while_its_file_is_made_is_no_error(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with rig(tmp_path) as it:
            info = await it.store.create("Deleted", 1_000.0, "recorded", "finishing")
            await it.store.delete(info.id)
            finishing = RecordingFinisher(it.store, it.fake, EventBus(), it.folder)
            await finishing.finish_quietly(info)
            with pytest.raises(VoiceAppError) as caught:
                await finishing.finish(info)
            assert caught.value.code == "meeting-unknown"

    asyncio.run(scenario())


def test_what_needs_a_running_recording_says_so(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with rig(tmp_path) as it:
            for action in (it.service.pause, it.service.resume, it.service.stop, it.service.marker):
                with pytest.raises(VoiceAppError) as caught:
                    await action()
                assert caught.value.code == "not-recording"

    asyncio.run(scenario())
