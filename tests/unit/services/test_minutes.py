"""Minutes as a user has them: made as a job, kept, edited and checked again, told when the meeting has changed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.unit.services.grounding_set import meeting
from tests.unit.services.test_minutes_llm import GOOD, Chat, both
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, MinutesChanged, Notice
from voiceapp.core.meetings import Meeting
from voiceapp.core.paths import asset
from voiceapp.core.protocols import ChatModel
from voiceapp.services.jobs import JobsService
from voiceapp.services.minutes import MinutesService, writers
from voiceapp.services.minutes_templates import Templates
from voiceapp.storage.database import Database
from voiceapp.storage.jobs import JobStore
from voiceapp.storage.meetings import MeetingStore
from voiceapp.storage.minutes import MinutesStore

FIX = 0  # the place of Bob's task among the extractive ones


class Room:
    """A meeting in a database, and the service over it; ``engines`` are the language models of this computer."""

    def __init__(self, db: Database, folder: Path) -> None:
        self.db = db
        self.bus = EventBus()
        self.told: list[Any] = []
        self.bus.subscribe(MinutesChanged, self.told.append)
        self.bus.subscribe(Notice, self.told.append)
        self.jobs = JobsService(JobStore(db), self.bus, folder, "me", lambda owner: True)
        self.about = meeting()
        self.engines: dict[str, ChatModel] = {}
        self.ticked_meanwhile = ""
        self.own = folder / "templates"
        self.minutes = MinutesService(
            self,
            MinutesStore(db),
            self.chat,
            self.candidates,
            Templates(asset("minutes"), self.own),
            self.jobs,
            self.bus,
            lambda: 1234.0,
        )

    async def get(self, meeting: int) -> Meeting:
        await MeetingStore(self.db).get(meeting)
        return self.about

    async def chat(self, text: str) -> ChatModel:
        if self.ticked_meanwhile:
            await self.minutes.tick_one(1, self.ticked_meanwhile, True)
        if text not in self.engines:
            raise VoiceAppError("model-missing", f"There is no {text}.")
        return self.engines[text]

    async def candidates(self) -> Sequence[str]:
        return ["gone", *self.engines]


@asynccontextmanager
async def room(folder: Path) -> AsyncIterator[Room]:
    db = Database(folder / "voiceapp.db")
    await db.open()
    made = Room(db, folder)
    try:
        await MeetingStore(db).create("Planning", 0.0, "imported", "ready")
        yield made
    finally:
        await made.jobs.close()
        await db.close()


def test_without_a_language_model_they_are_extractive_and_say_so(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with room(tmp_path) as here:
            made = await here.minutes.write(1)
            assert (made.method, made.engine, made.made) == ("extractive", "", 1234.0)
            assert made.action_items[FIX].owner == "Bob"
            assert made.action_items[FIX].supported
            assert [item.why for item in made.decisions if not item.supported] == ["It was taken back at 5:36."]
            assert not await here.minutes.outdated(1)
            assert await here.minutes.get(1) == made
            assert here.told == [MinutesChanged(1)]
            assert await here.minutes.templates() == ["general", "interview", "lecture", "one-to-one", "stand-up"]

    asyncio.run(scenario())


def test_a_job_makes_them_by_the_best_model_of_this_computer(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with room(tmp_path) as here:
            here.engines["finch"] = Chat(both(GOOD))
            job = await here.minutes.make(1, "general")
            info = await here.jobs.wait(job)
            assert (info.state, info.title) == ("done", "Minutes of Planning")
            made = await here.minutes.get(1)
            assert made
            assert (made.method, made.engine) == ("llm", "finch")

    asyncio.run(scenario())


def test_a_model_that_writes_nothing_is_told_and_the_minutes_are_made_without_it(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with room(tmp_path) as here:
            here.engines["finch"] = Chat(lambda messages, options: "lorem ipsum")
            made = await here.minutes.write(1, llm="finch")
            assert made.method == "extractive"
            (notice,) = [event for event in here.told if isinstance(event, Notice)]
            assert notice.code == "minutes-not-written"
            with pytest.raises(VoiceAppError, match="There is no wren"):
                await here.minutes.write(1, llm="wren")

    asyncio.run(scenario())


def test_what_was_said_goes_to_another_computer_only_when_that_is_named() -> None:
    assert writers(["remote:office", "skills", "llama:/models/finch.gguf", "remote:office"]) == [
        "llama:/models/finch.gguf"
    ]


def test_a_line_that_is_edited_is_checked_again(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with room(tmp_path) as here:
            await here.minutes.write(1)
            edited = await here.minutes.edit(1, "action_items", FIX, owner="Carla")
            assert not edited.action_items[FIX].supported
            kept = await here.minutes.keep(1, "action_items", FIX)
            assert kept.action_items[FIX].kept
            assert kept.action_items[FIX].why
            back = await here.minutes.edit(1, "action_items", FIX, text="Fix the  calendar sync", owner="Bob")
            item = back.action_items[FIX]
            assert (item.text, item.supported, item.kept, item.why) == ("Fix the calendar sync", True, False, "")
            with pytest.raises(VoiceAppError, match="needs words"):
                await here.minutes.edit(1, "action_items", FIX, text=" ")

    asyncio.run(scenario())


def test_tasks_are_done_lines_removed_and_both_outlive_new_minutes_where_the_line_is_the_same(
    tmp_path: Path,
) -> None:
    async def scenario() -> None:
        async with room(tmp_path) as here:
            made = await here.minutes.write(1)
            await here.minutes.set_state(1, "action_items", FIX, "done")
            removed = await here.minutes.remove(1, "decisions", 0)
            assert len(removed.decisions) == len(made.decisions) - 1
            again = await here.minutes.write(1)
            assert [item.state for item in again.action_items[:2]] == ["done", "open"]
            for section, at in (("decisions", 99), ("title", 0), ("decisions", -1)):
                with pytest.raises(VoiceAppError) as caught:
                    await here.minutes.remove(1, section, at)
                assert caught.value.code == "line-unknown"

    asyncio.run(scenario())


def test_who_was_there_can_be_ticked_before_there_are_minutes(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with room(tmp_path) as here:
            assert await here.minutes.tick(1, ["Emma"]) is None
            assert await here.minutes.get(1) is None
            with pytest.raises(VoiceAppError) as error:
                await here.minutes.outdated(1)
            assert error.value.code == "minutes-missing"
            found = await here.minutes.presence(1)
            assert (found.heard, found.ticked) == (("Ann", "Bob", "Carla", "David"), ("Emma",))
            assert found.mentioned == ("Novak", "Lukas")
            assert (await here.minutes.write(1)).participants[-1] == "Emma"

    asyncio.run(scenario())


def test_one_who_was_there_without_a_voice_is_a_participant_once_ticked(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with room(tmp_path) as here:
            assert (await here.minutes.write(1)).mentioned == ("Emma", "Novak", "Lukas")
            ticked = await here.minutes.tick(1, [" Emma ", "Emma"])
            assert ticked is not None
            assert await here.minutes.ticked(1) == ("Emma",)
            assert ticked.participants == ("Ann", "Bob", "Carla", "David", "Emma")
            assert ticked.mentioned == ("Novak", "Lukas")
            assert (await here.minutes.write(1)).participants[-1] == "Emma"

    asyncio.run(scenario())


def test_two_quick_ticks_are_both_kept_in_their_order(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with room(tmp_path) as here:
            await here.minutes.write(1)
            changes = [("Emma", True), ("Novak", True), (" Novak ", False), ("Lukas", True)]
            await asyncio.gather(*(here.minutes.tick_one(1, name, there) for name, there in changes))
            assert await here.minutes.ticked(1) == ("Emma", "Lukas")
            made = await here.minutes.get(1)
            assert made
            assert made.participants == ("Ann", "Bob", "Carla", "David", "Emma", "Lukas")

    asyncio.run(scenario())


def test_who_is_ticked_while_minutes_are_made_is_in_them(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with room(tmp_path) as here:
            here.engines["finch"] = Chat(both(GOOD))
            here.ticked_meanwhile = "Emma"
            made = await here.minutes.write(1, llm="finch")
            assert (made.participants[-1], made.mentioned) == ("Emma", ("Novak", "Lukas"))
            assert await here.minutes.get(1) == made
            assert await here.minutes.ticked(1) == ("Emma",)
            assert here.told == [MinutesChanged(1)] * 2

    asyncio.run(scenario())


@pytest.mark.parametrize("what", ["words", "notes", "names"])
def test_minutes_of_a_meeting_that_changed_since_are_out_of_date(tmp_path: Path, what: str) -> None:
    async def scenario() -> None:
        async with room(tmp_path) as here:
            await here.minutes.write(1)
            said = here.about
            here.about = {
                "words": replace(said, segments=[replace(said.segments[0], text="Hello."), *said.segments[1:]]),
                "notes": replace(said, notes=said.notes[1:]),
                "names": replace(said, speakers=[replace(said.speakers[0], name="Anna"), *said.speakers[1:]]),
            }[what]
            assert await here.minutes.outdated(1)
            await here.minutes.write(1)
            assert not await here.minutes.outdated(1)

    asyncio.run(scenario())


def test_what_cannot_be_made_is_said_at_once(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with room(tmp_path) as here:
            for call, code in (
                (here.minutes.outdated(1), "minutes-missing"),
                (here.minutes.set_state(1, "action_items", 0, "done"), "minutes-missing"),
                (here.minutes.write(9), "meeting-unknown"),
                (here.minutes.make(1, "nothing"), "template-unknown"),
                (here.minutes.make(1, "../general"), "template-unknown"),
            ):
                with pytest.raises(VoiceAppError) as caught:
                    await call
                assert caught.value.code == code
            here.about = replace(here.about, segments=[], notes=[])
            with pytest.raises(VoiceAppError) as caught:
                await here.minutes.write(1)
            assert caught.value.code == "nothing-said"
            assert await here.minutes.get(1) is None

    asyncio.run(scenario())


def test_minutes_leave_with_their_meeting_and_edited_words_leave_the_disk(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with room(tmp_path) as here:
            await here.minutes.write(1)
            await here.minutes.edit(1, "action_items", FIX, text="Fix the xylophone")
            await here.minutes.edit(1, "action_items", FIX, text="Fix the sync")
            on_disk = b"".join(file.read_bytes() for file in tmp_path.glob("voiceapp.db*"))
            assert b"xylophone" not in on_disk
            await MeetingStore(here.db).delete(1)
            assert await MinutesStore(here.db).get(1) is None

    asyncio.run(scenario())


def test_templates_are_shipped_and_of_the_user_s_own(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    templates = Templates(asset("minutes"), own)
    assert [one.name for one in templates.list()] == ["general", "interview", "lecture", "one-to-one", "stand-up"]
    assert all(one.about and one.instructions and not one.own for one in templates.list())
    (own / "board.toml").write_text('title = "Board"\nsections = ["decisions", "summary"]\n', encoding="utf-8")
    (own / "general.toml").write_text('instructions = "Be short."\n', encoding="utf-8")
    board = templates.get("board")
    assert (board.title, board.sections, board.own) == ("Board", ("summary", "decisions"), True)
    assert templates.get("general").instructions == "Be short."
    for wrong in ("sections = ['jokes']", "title = 3", "not toml", "sections = []"):
        (own / "wrong.toml").write_text(wrong, encoding="utf-8")
        with pytest.raises(VoiceAppError) as caught:
            templates.get("wrong")
        assert caught.value.code == "template-broken"
        assert "wrong" not in [one.name for one in templates.list()]
