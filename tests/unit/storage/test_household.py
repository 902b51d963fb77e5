from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.storage.helpers import bytes_on_disk, with_database
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.records import Alarm
from voiceapp.storage.database import Database
from voiceapp.storage.household import AlarmStore, ListStore, NoteStore
from voiceapp.storage.jobs import JobStore
from voiceapp.storage.models import ModelFile, ModelStore, StoredModel


def test_notes_are_found_listed_and_really_deleted(tmp_path: Path) -> None:
    async def work(db: Database) -> None:
        notes = NoteStore(db, now=iter([1.0, 2.0, 3.0]).__next__)
        first = await notes.add("the boiler was serviced in May")
        await notes.add("Anna likes tulips")
        await notes.add("call the plumber about the boiler")
        assert [note.text for note in await notes.list(2)] == [
            "call the plumber about the boiler",
            "Anna likes tulips",
        ]
        assert {note.at for note in await notes.search("boiler")} == {1.0, 3.0}
        assert await notes.delete(first.id)
        assert not await notes.delete(first.id)
        assert b"serviced" not in bytes_on_disk(tmp_path)
        assert [note.at for note in await notes.search("boil")] == [3.0]

    with_database(tmp_path, work)


def test_list_items_come_off_whatever_their_case(tmp_path: Path) -> None:
    async def work(db: Database) -> None:
        lists = ListStore(db)
        await lists.add("Shopping", "Oat  milk")
        await lists.add("shopping ", "Bread")
        await lists.add("To do", "Sweep")
        assert await lists.lists() == ["Shopping", "To do"]
        assert [item.text for item in await lists.items("SHOPPING")] == ["Oat milk", "Bread"]
        assert await lists.remove("shopping", "OAT milk")
        assert not await lists.remove("shopping", "oat milk")
        (bread,) = await lists.items("shopping")
        assert await lists.mark(bread.id)
        assert (await lists.items("shopping"))[0].done
        assert await lists.clear("Shopping") == 1
        assert await lists.clear("Shopping") == 0
        assert await lists.lists() == ["To do"]
        assert b"Bread" not in bytes_on_disk(tmp_path)

    with_database(tmp_path, work)


def test_alarms_wait_in_order_and_end_once(tmp_path: Path) -> None:
    async def fill(db: Database) -> tuple[Alarm, Alarm]:
        alarms = AlarmStore(db)
        return await alarms.add("reminder", "call mum", 50.0), await alarms.add("timer", "", 20.0)

    late, soon = with_database(tmp_path, fill)

    async def work(db: Database) -> None:
        alarms = AlarmStore(db)
        assert await alarms.waiting() == [soon, late]
        assert await alarms.fired(soon.id)
        assert not await alarms.fired(soon.id)
        assert not await alarms.cancel(soon.id)
        assert await alarms.cancel(late.id)
        assert await alarms.waiting() == []
        ended = await alarms.get(late.id)
        assert ended is not None
        assert ended.state == "cancelled"
        assert await alarms.get(99) is None

    with_database(tmp_path, work)


def test_a_job_keeps_its_error_and_has_one_owner(tmp_path: Path) -> None:
    async def work(db: Database) -> None:
        jobs = JobStore(db)
        job = await jobs.add("model", "Getting Lark", {"name": "lark"}, True, "")
        assert await jobs.claim(job, "", "me")
        assert not await jobs.claim(job, "", "you")
        error = VoiceAppError("no-network", "No network.", "Connect.", True)
        await jobs.update(job, "failed", 0.5, "half", error, "")
        stored = await jobs.get(job)
        assert stored.params == {"name": "lark"}
        assert (stored.info.state, stored.info.fraction, stored.info.message) == ("failed", 0.5, "half")
        assert stored.info.error is not None
        assert stored.info.error.as_dict() == error.as_dict()
        await jobs.delete(job)
        with pytest.raises(VoiceAppError) as caught:
            await jobs.get(job)
        assert caught.value.code == "job-unknown"

    with_database(tmp_path, work)


def test_a_wish_reaches_the_owner_of_the_job(tmp_path: Path) -> None:
    async def work(db: Database) -> None:
        jobs = JobStore(db)
        job = await jobs.add("model", "t", {}, True, "window")
        await jobs.wish(job, "cancel")
        assert await jobs.wishes("window") == {job: "cancel"}
        assert await jobs.wishes("other") == {}

    with_database(tmp_path, work)


def test_old_ended_jobs_are_forgotten_but_no_waiting_one(tmp_path: Path) -> None:
    async def work(db: Database) -> list[int]:
        jobs = JobStore(db)
        waiting = await jobs.add("k", "first", {}, False, "")
        for _ in range(205):
            job = await jobs.add("k", "t", {}, False, "")
            await jobs.update(job, "done", 1.0, "", None, "")
        listed = [job.info.id for job in await jobs.list()]
        assert listed[-1] == waiting
        return listed

    assert len(with_database(tmp_path, work)) <= 203


def test_a_model_keeps_its_pinned_facts(tmp_path: Path) -> None:
    model = StoredModel(
        "faster-whisper:small", "faster-whisper", "Small", tmp_path / "x", False, "org/x", "abc", "mit",
        (ModelFile("model.bin", 12, "ff"), ModelFile("config.json")),
    )  # fmt: skip

    async def work(db: Database) -> None:
        models = ModelStore(db)
        await models.put(model)
        await models.put(model)
        assert await models.list() == [model] == [await models.get(model.name)]
        assert await models.delete(model.name)
        assert not await models.delete(model.name)
        assert await models.get(model.name) is None

    with_database(tmp_path, work)
