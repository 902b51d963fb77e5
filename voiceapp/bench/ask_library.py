"""Meetings in a database of their own, for benches, with the services that answer questions about them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from voiceapp.core.events import EventBus
from voiceapp.core.meetings import NewSegment
from voiceapp.core.recordings import Embedder
from voiceapp.services.given_transcripts import GivenTranscripts
from voiceapp.services.jobs import JobsService
from voiceapp.services.meetings import MeetingsService
from voiceapp.services.recording_index import RecordingIndex
from voiceapp.storage.database import Database
from voiceapp.storage.jobs import JobStore
from voiceapp.storage.meetings import MeetingStore
from voiceapp.storage.passages import PassageStore
from voiceapp.storage.speakers import SpeakerStore
from voiceapp.storage.transcripts import TranscriptStore

_SEGMENT_S = 6.0


class AskLibrary:
    """The services over a database in ``folder``; ``db`` is to be opened. ``embedder`` is as in RecordingIndex."""

    def __init__(self, folder: Path, embedder: Callable[[], Awaitable[tuple[Embedder, str] | None]]) -> None:
        self.db = Database(folder / "voiceapp.db")
        self.meetings, self.transcripts, self.speakers = (
            MeetingStore(self.db),
            TranscriptStore(self.db),
            SpeakerStore(self.db),
        )
        bus = EventBus()
        self.jobs = JobsService(JobStore(self.db), bus, folder / "crashes")
        self.service = MeetingsService(
            self.meetings,
            self.transcripts,
            self.speakers,
            GivenTranscripts(self.transcripts, self.speakers, bus),
            self.jobs,
            bus,
            folder / "meetings",
        )
        self.store = PassageStore(self.db)
        self.index = RecordingIndex(self.store, self.service, embedder, self.jobs, bus)

    async def add(self, text: Path) -> list[int]:
        """Add a made-up recording, a line a segment with its speaker before a colon; the ids of its segments."""
        lines = await asyncio.to_thread(text.read_text, encoding="utf-8")
        said = [line.split(": ", 1) for line in lines.splitlines()]
        made = await self.meetings.create(text.stem, 0.0, "imported", "ready")
        people = {
            who: (await self.speakers.add(made.id, who, who)).id for who in dict.fromkeys(who for who, _ in said)
        }
        segments = [
            NewSegment(_SEGMENT_S * at, _SEGMENT_S * (at + 1), words, (), people[who], "en")
            for at, (who, words) in enumerate(said)
        ]
        version = await self.transcripts.add(made.id, "imported", "", segments)
        return [segment.id for segment in await self.transcripts.segments(version.id)]

    async def close(self) -> None:
        """End the jobs and close the database."""
        await self.jobs.close()
        await self.db.close()
