"""Meetings in the database: what is stored comes back, is found by its words, and leaves no word when deleted."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Word
from voiceapp.core.meetings import NewSegment, SpokenTurn
from voiceapp.services.word_speakers import shares
from voiceapp.storage.database import Database
from voiceapp.storage.meetings import MeetingStore
from voiceapp.storage.speakers import SpeakerStore
from voiceapp.storage.transcripts import TranscriptStore

WORDS = (Word("quarterly", 1.0, 1.5, 0.9), Word("Übersicht", 1.5, 2.0, None, False))


class Stores:
    def __init__(self, db: Database) -> None:
        self.meetings, self.transcripts, self.speakers = MeetingStore(db), TranscriptStore(db), SpeakerStore(db)


@asynccontextmanager
async def stores(folder: Path) -> AsyncIterator[Stores]:
    db = Database(folder / "voiceapp.db")
    await db.open()
    try:
        yield Stores(db)
    finally:
        await db.close()


def test_a_meeting_comes_back_with_everything_that_was_stored(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with stores(tmp_path) as store:
            made = await store.meetings.create("  Budget\n call ", 1000.0, "imported", "ready", "abc")
            assert made.title == "Budget call"
            ann = await store.speakers.add(made.id, "SPEAKER_00", "Ann", voice=np.ones(4, np.float32), engine="x")
            bob = await store.speakers.add(made.id, "SPEAKER_01", "Bob", channel=1)
            await store.speakers.set_turns(
                made.id,
                [SpokenTurn(ann.id, 0.0, 2.0), SpokenTurn(bob.id, 2.0, 7.0), SpokenTurn(ann.id, 3.0, 9.0, False)],
            )
            new = [
                NewSegment(1.0, 2.0, "quarterly Übersicht", WORDS, ann.id, "de", 0.8),
                NewSegment(2.5, 7.0, "Yes."),
            ]
            version = await store.transcripts.add(made.id, "imported", "", new, "de")
            first, second = await store.transcripts.segments(version.id)
            assert (first.text, first.words, first.speaker) == ("quarterly Übersicht", WORDS, ann.id)
            assert (first.language, first.confidence, first.edited) == ("de", 0.8, False)
            await store.speakers.assign({second.id: bob.id})
            info = await store.meetings.update(made.id, duration_s=9.0, audio="audio.flac", size_bytes=123)
            assert (info.speakers, info.transcript, info.duration_s) == (("Bob", "Ann"), version.id, 9.0)
            assert [one.talk_s for one in await store.speakers.list(made.id)] == [2.0, 5.0]
            engine, voice = (await store.speakers.voices(made.id))[ann.id]
            assert (engine, voice.tolist()) == ("x", [1.0] * 4)
            note = await store.meetings.add_note(made.id, 4.0, "Ask Ann")
            await store.meetings.add_note(made.id, 1.0, "", marker=True)
            await store.meetings.edit_note(note.id, "Ask Bob")
            notes = [(note.at_s, note.text, note.marker) for note in await store.meetings.notes(made.id)]
            assert notes == [(1.0, "", True), (4.0, "Ask Bob", False)]
            assert (await store.meetings.set_tags(made.id, ["b", " a ", "b"])).tags == ("a", "b")
            assert await store.meetings.by_digest("abc") == await store.meetings.get(made.id)
            assert await store.meetings.by_digest("") is None

    asyncio.run(scenario())


def test_words_are_found_in_the_version_in_use_by_speaker_and_date(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with stores(tmp_path) as store:
            old = await store.meetings.create("Old", 10.0, "recorded", "ready")
            new = await store.meetings.create("New", 20.0, "recorded", "ready")
            ann = await store.speakers.add(new.id, "SPEAKER_00", "Ann")
            await store.transcripts.add(old.id, "better", "whisper", [NewSegment(5.0, 6.0, "the budget grows")])
            live = await store.transcripts.add(new.id, "live", "whisper", [NewSegment(0.0, 1.0, "a gadget")])
            (segment,) = await store.transcripts.append(
                live.id, [NewSegment(1.0, 2.0, "café budget", speaker=ann.id)]
            )
            hits = await store.transcripts.search("budg")
            assert {(hit.meeting, hit.start_s) for hit in hits} == {(old.id, 5.0), (new.id, 1.0)}
            assert [hit.snippet for hit in await store.transcripts.search("cafe")] == ["[café] budget"]
            assert [hit.meeting for hit in await store.transcripts.search("budget", speaker="Ann")] == [new.id]
            assert [hit.meeting for hit in await store.transcripts.search("budget", until=15.0)] == [old.id]
            assert [hit.segment for hit in await store.transcripts.search("budget", meeting=new.id)] == [segment.id]
            better = await store.transcripts.add(new.id, "better", "whisper", [NewSegment(0.0, 1.0, "a widget")])
            assert [hit.meeting for hit in await store.transcripts.search("budget")] == [old.id]
            assert [one.id for one in await store.transcripts.versions(new.id)] == [better.id, live.id]
            await store.transcripts.use(new.id, live.id)
            assert len(await store.transcripts.search("budget")) == 2
            with pytest.raises(VoiceAppError) as caught:
                await store.transcripts.use(old.id, live.id)
            assert caught.value.code == "transcript-unknown"

    asyncio.run(scenario())


def test_a_deleted_meeting_leaves_no_word(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with stores(tmp_path) as store:
            meeting = await store.meetings.create("Zanzibar", 1.0, "imported", "ready")
            speaker = await store.speakers.add(meeting.id, "SPEAKER_00", "Xanthippe")
            await store.speakers.rename(meeting.id, speaker.id, "Quetzal")
            await store.transcripts.add(meeting.id, "imported", "", [NewSegment(0.0, 1.0, "kumquat")])
            await store.meetings.add_note(meeting.id, 0.0, "rutabaga")
            await store.meetings.delete(meeting.id)
            assert await store.transcripts.search("kumquat") == []
            with pytest.raises(VoiceAppError) as caught:
                await store.meetings.get(meeting.id)
            assert caught.value.code == "meeting-unknown"
        left = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
        for word in (b"Zanzibar", b"Xanthippe", b"Quetzal", b"kumquat", b"rutabaga"):
            assert word.lower() not in left.lower()

    asyncio.run(scenario())


def test_segments_are_cut_and_one_that_was_changed_meanwhile_stays(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with stores(tmp_path) as store:
            meeting = await store.meetings.create("Call", 1.0, "imported", "ready")
            version = await store.transcripts.add(
                meeting.id, "better", "", [NewSegment(0.0, 2.0, "One. Two."), NewSegment(2.0, 3.0, "Three.")]
            )
            first, second = await store.transcripts.segments(version.id)
            pieces = [NewSegment(0.0, 1.0, "One."), NewSegment(1.0, 2.0, "Two.")]
            await store.speakers.cut(
                meeting.id,
                [(first, pieces), (replace(second, text="Thirty."), [NewSegment(2.0, 3.0, "Thirty.")])],
                shares,
            )
            found = [(one.id, one.text) for one in await store.transcripts.segments(version.id)]
            assert [text for _, text in found] == ["One.", "Two.", "Three."]
            assert (found[0][0], found[2][0]) == (first.id, second.id)

    asyncio.run(scenario())
