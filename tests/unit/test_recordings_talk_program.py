"""Recordings in a talk through the whole program, with nothing but the built-in engines."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

from voiceapp.app import App
from voiceapp.core.events import Event, Notice, PlayerMoved, ToolQuestion, ToolUsed
from voiceapp.core.meetings import NewSegment
from voiceapp.core.paths import Paths
from voiceapp.core.protocols import SoundOptions
from voiceapp.storage.database import Database
from voiceapp.storage.meetings import MeetingStore
from voiceapp.storage.speakers import SpeakerStore
from voiceapp.storage.transcripts import TranscriptStore


async def _written_down() -> None:
    """A recording of today in which Ann speaks."""
    paths = Paths.default()
    paths.create()
    db = Database(paths.database)
    await db.open()
    made = await MeetingStore(db).create("Kitchen", time.time(), "imported", "ready", "digest")
    ann = await SpeakerStore(db).add(made.id, "SPEAKER_00", "Ann")
    line = NewSegment(3.0, 5.0, "We decided to buy the fridge in September.", (), ann.id)
    await TranscriptStore(db).add(made.id, "imported", "", [line])
    await db.close()


def test_a_talk_finds_asks_and_reads_what_was_recorded(tmp_path: Path) -> None:
    async def scenario() -> None:
        files = SoundOptions(output_file=str(tmp_path / "answer.wav"), use_microphone=False, realtime=False)
        async with App.open(Paths.default(), {}, files) as app:
            told: list[Event] = []
            for kind in (Notice, PlayerMoved, ToolQuestion, ToolUsed):
                app.bus.subscribe(kind, told.append)

            async def said(text: str) -> str:
                await app.talk.send(text)
                return app.talk.finished[-1].reply

            assert await said("What did we decide about the fridge?") == (
                "There are no recordings yet. Record or import a meeting first."
            )
            await _written_down()  # by another process, as it were
            await app.meetings.add_tags(1, ["home"])
            while "read_minutes" not in {spec.name for spec in app.talk.tools}:
                await asyncio.sleep(0)
            assert await said("What did we decide about the fridge?") == (
                "Ann says in “Kitchen” of today, at 3 seconds: “We decided to buy the fridge in September.”"
            )
            read = await said("Read me the decisions of the last meeting")
            assert read.endswith("Decisions. We decided to buy the fridge in September.")
            assert await said("Say good morning in Ann's voice") == (
                "There is no voice in the library yet. Make one in Voices."
            )
            assert await said("Play today's call") == (
                "The sound of “Kitchen” of today is no longer here. Its words can still be read."
            )
            assert [one.ok for one in told if isinstance(one, ToolUsed)] == [True, True, False]
            assert len(told) == 3

    asyncio.run(scenario())
