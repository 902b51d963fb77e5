"""The library: what it tells of meetings, and that what is deleted is gone from the disk."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.fakes.meetings import Library
from tests.unit.services.helpers import recorded
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import MeetingChanged, MeetingRemoved


def test_a_meeting_comes_with_people_words_and_notes(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with Library(tmp_path).open() as library:
            made = await library.add_call()
            note = await library.service.add_note(made.id, 1.5, "Ask Ann")
            await library.service.edit_note(note.id, "Ask Bob")
            meeting = await library.service.get(made.id)
            assert [(one.name, one.talk_s) for one in meeting.speakers] == [("Ann", 2.0), ("Bob", 1.0)]
            assert [(meeting.name_of(one.speaker), one.text) for one in meeting.segments] == [
                ("Ann", "The zanzibar budget."),
                ("Bob", "Agreed."),
            ]
            assert [note.text for note in meeting.notes] == ["Ask Bob"]
            assert meeting.info.speakers == ("Ann", "Bob")
            assert await library.service.audio_path(made.id) == tmp_path / "meetings" / "1" / "audio.flac"

    asyncio.run(scenario())


def test_speakers_are_named_by_number_label_or_present_name(tmp_path: Path) -> None:
    async def scenario() -> None:
        library = Library(tmp_path)
        events = recorded(library.bus)
        async with library.open():
            made = await library.add_call()
            service = library.service
            assert (await service.rename_speaker(made.id, "speaker_00", " Diane  Lee ")).name == "Diane Lee"
            assert (await service.rename_speaker(made.id, "diane lee", "Diane")).name == "Diane"
            bob = (await service.get(made.id)).speakers[1].id
            assert (await service.rename_speaker(made.id, str(bob), "Diane")).named
            assert events == [MeetingChanged(made.id)] * 3
            for text, code in (("Diane", "speaker-unclear"), ("Nobody", "speaker-unknown")):
                with pytest.raises(VoiceAppError) as caught:
                    await service.rename_speaker(made.id, text, "Sheila")
                assert caught.value.code == code

    asyncio.run(scenario())


def test_sound_that_was_removed_outside_is_told_and_the_words_stay(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with Library(tmp_path).open() as library:
            made = await library.add_call()
            audio = await library.service.audio_path(made.id)
            assert audio
            audio.unlink()
            assert [info.state for info in await library.service.list()] == ["broken"]
            assert await library.service.audio_path(made.id) is None
            meeting = await library.service.get(made.id)
            assert meeting.info.state == "broken"
            assert meeting.segments[0].text == "The zanzibar budget."

    asyncio.run(scenario())


def test_sound_can_be_deleted_and_the_words_kept(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with Library(tmp_path).open() as library:
            made = await library.add_call()
            info = await library.service.delete_audio(made.id)
            assert (info.audio, info.size_bytes, info.state) == ("", 0, "ready")
            assert not library.service.folder_of(made.id).exists()
            assert [hit.meeting for hit in await library.service.search("budget")] == [made.id]

    asyncio.run(scenario())


def test_a_deleted_meeting_leaves_nothing_on_the_disk(tmp_path: Path) -> None:
    async def scenario() -> None:
        library = Library(tmp_path)
        events = recorded(library.bus)
        async with library.open():
            made = await library.add_call("Kumquat planning")
            kept = await library.add_call("Kept")
            await library.service.rename_speaker(made.id, "Ann", "Quetzalcoatl")
            await library.service.add_note(made.id, 0.0, "rutabaga")
            await library.service.delete(made.id)
            assert events[-1] == MeetingRemoved(made.id)
            assert [info.id for info in await library.service.list()] == [kept.id]
            assert {hit.meeting for hit in await library.service.search("zanzibar")} == {kept.id}
        left = b"".join(path.read_bytes().lower() for path in tmp_path.rglob("*") if path.is_file())
        for word in (b"kumquat", b"quetzalcoatl", b"rutabaga", f"meetings/{made.id}".encode()):
            assert word not in left
        assert not (tmp_path / "meetings" / str(made.id)).exists()
        assert (tmp_path / "meetings" / str(kept.id) / "audio.flac").exists()

    asyncio.run(scenario())


def test_a_meeting_under_way_is_not_deleted(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with Library(tmp_path).open() as library:
            made = await library.stores[0].create("Now", 1.0, "recorded", "recording")
            with pytest.raises(VoiceAppError) as caught:
                await library.service.delete(made.id)
            assert caught.value.code == "meeting-recording"
            assert len(await library.service.list()) == 1

    asyncio.run(scenario())
