"""A library of meetings on a real database, for tests of what works with them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Self

from voiceapp.core.events import EventBus
from voiceapp.core.frames import Word
from voiceapp.core.meetings import MeetingInfo, NewSegment, SpokenTurn
from voiceapp.services.given_transcripts import GivenTranscripts
from voiceapp.services.jobs import JobsService
from voiceapp.services.meetings import MeetingsService
from voiceapp.services.transcript_edits import TranscriptEdits
from voiceapp.storage.database import Database
from voiceapp.storage.edits import EditStore
from voiceapp.storage.jobs import JobStore
from voiceapp.storage.meetings import MeetingStore
from voiceapp.storage.speakers import SpeakerStore
from voiceapp.storage.transcripts import TranscriptStore


class Library:
    """The service with its stores; everything lies in ``folder``."""

    def __init__(self, folder: Path, bus: EventBus | None = None) -> None:
        self.folder = folder
        self.bus = bus or EventBus()
        self.db = Database(folder / "voiceapp.db")
        self.stores = MeetingStore(self.db), TranscriptStore(self.db), SpeakerStore(self.db)
        self.jobs = JobsService(
            JobStore(self.db), self.bus, folder / "crashes", owner="me", alive=lambda name: False
        )
        self.given = GivenTranscripts(*self.stores[1:], self.bus)
        self.edit_store = EditStore(self.db)
        self.edits = TranscriptEdits(self.edit_store, self.stores[2], self.bus)
        self.service = MeetingsService(*self.stores, self.given, self.jobs, self.bus, folder / "meetings")

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Self]:
        await self.db.open()
        try:
            yield self
        finally:
            await self.jobs.close()
            await self.db.close()

    async def add_call(self, title: str = "Call") -> MeetingInfo:
        """A ready meeting of Ann (SPEAKER_00, 2 s) and Bob (SPEAKER_01, 1 s), with sound."""
        meetings, transcripts, speakers = self.stores
        made = await meetings.create(title, 1_000.0, "imported", "ready", f"digest of {title}")
        ann = await speakers.add(made.id, "SPEAKER_00", "Ann")
        bob = await speakers.add(made.id, "SPEAKER_01", "Bob")
        await speakers.set_turns(made.id, [SpokenTurn(ann.id, 0.0, 2.0), SpokenTurn(bob.id, 2.0, 3.0)])
        words = (Word("The", 0.0, 0.5, 0.9), Word("zanzibar", 0.5, 1.0, 0.25), Word("budget.", 1.0, 2.0, 0.875))
        segments = [
            NewSegment(0.0, 2.0, "The zanzibar budget.", words, ann.id, "en", 0.675),
            NewSegment(2.0, 3.0, "Agreed.", (), bob.id, "en"),
        ]
        await transcripts.add(made.id, "better", "whisper", segments, "en")
        folder = self.service.folder_of(made.id)
        folder.mkdir(parents=True)
        (folder / "audio.flac").write_bytes(b"fLaC sound")
        return await meetings.update(made.id, duration_s=3.0, audio="audio.flac", size_bytes=10)
