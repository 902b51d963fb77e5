"""Once a meeting is written down, who spoke is found out by itself; what was known or given stays."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.unit.services import test_meeting_transcription as writing
from tests.unit.services.test_meeting_speakers import MICROPHONE, MIXED, PLAYED, Desk, alone, retell
from voiceapp.core.frames import Segment
from voiceapp.core.meetings import NewSegment
from voiceapp.services.meeting_transcription import MeetingTranscription


class House(Desk):
    """A library whose meeting 1 has sound and nothing else, an ear for words and one for voices."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.words = writing.House(folder)
        self.words.told = writing.heard(
            Segment("Shall we start?", 0.0, 1.4, writing.words("Shall we"), avg_logprob=-0.5),
            Segment("Go ahead.", 2.0, 4.0, writing.words("Go ahead.", 2.0), avg_logprob=-0.5),
        )
        self.settings.override("meetings.asr", "faster-whisper:small")
        library = self.library
        self.transcription = MeetingTranscription(
            library.jobs,
            *library.stores,
            library.edit_store,
            self.settings,
            library.bus,
            library.service.audio_path,
            self.words.transcribe,
            (self.words.microphone, self.words.played),
            self.service.begin,
        )

    async def add(self, channels: int = 1) -> None:
        meetings = self.library.stores[0]
        await meetings.create("Call", 1_000.0, "imported", "ready")
        await meetings.update(1, duration_s=5.0, audio="audio.flac", channels=channels)
        folder = self.library.service.folder_of(1)
        folder.mkdir(parents=True)
        (folder / "audio.flac").write_bytes(b"fLaC sound")

    async def write_down(self) -> int | None:
        """Write it down, and wait for what follows: its job."""
        job = await self.transcription.start(1)
        info = await self.library.jobs.wait(job)
        assert info.state == "done", info.error
        if (following := self.transcription.following(job)) is not None:
            info = await self.library.jobs.wait(following)
            assert info.state == "done", info.error
        return following


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_who_spoke_is_found_once_it_is_written_down(house: House) -> None:
    async def scenario() -> None:
        async with house.library.open():
            await house.add()
            house.best = "pyannote"
            house.ears.hears = {MIXED: alone((0.0, 1.5, "x"), (1.8, 4.0, "y"))}
            assert await house.write_down() is not None
            assert await house.lines() == [("Speaker 1", "Shall we start?"), ("Speaker 2", "Go ahead.")]
            assert [engine for engine, _, _ in house.ears.calls] == ["pyannote"], "the best that there is"
            await house.library.service.rename_speaker(1, "Speaker 2", "Sheila")
            assert await house.write_down() is None, "it is known"
            assert await house.lines() == [("Speaker 1", "Shall we start?"), ("Sheila", "Go ahead.")]

    asyncio.run(scenario())


def test_it_is_not_looked_for_where_that_is_switched_off(house: House) -> None:
    async def scenario() -> None:
        async with house.library.open():
            await house.add()
            house.settings.override("meetings.find_speakers", "off")
            assert await house.write_down() is None
            assert await house.lines() == [("", "Shall we start?"), ("", "Go ahead.")]
            assert await house.service.begin(1) is None

    asyncio.run(scenario())


def test_given_speakers_stay_and_a_meeting_without_sound_is_left_alone(house: House) -> None:
    async def scenario() -> None:
        async with house.library.open():
            await house.library.add_call()
            assert await house.service.begin(1) is None
            await house.library.service.delete_audio(1)
            await house.library.stores[2].set_turns(1, [])
            assert await house.service.begin(1) is None

    asyncio.run(scenario())


def test_a_translation_is_followed_by_nothing(house: House) -> None:
    async def scenario() -> None:
        async with house.library.open():
            await house.add()
            await retell(house, NewSegment(0.0, 2.0, "Guten Tag."))
            job = await house.transcription.start(1, translate=True)
            assert (await house.library.jobs.wait(job)).state == "done"
            assert house.transcription.following(job) is None

    asyncio.run(scenario())


def test_words_of_a_channel_are_its_speakers_before_anybody_told_voices_apart(house: House) -> None:
    async def scenario() -> None:
        async with house.library.open():
            await house.add(channels=2)
            house.settings.override("meetings.find_speakers", "off")
            await house.write_down()
            assert await house.lines() == [("This side", "Well hello"), ("Other side", "Budget is fine.")]
            await house.write_down()
            assert [one.name for one in (await house.library.service.get(1)).speakers] == [
                "This side",
                "Other side",
            ]

    asyncio.run(scenario())


def test_a_first_diarisation_leaves_words_in_their_channel(house: House) -> None:
    async def scenario() -> None:
        async with house.library.open():
            await house.add(channels=2)
            house.settings.override("meetings.find_speakers", "off")
            await house.write_down()
            await house.library.service.rename_speaker(1, "Other side", "Sheila")
            house.settings.override("meetings.find_speakers", "on")
            house.best = "pyannote"
            # The microphone's voice goes on while the other side speaks, and is the longer one.
            house.ears.hears = {MICROPHONE: alone((0.0, 5.0, "s")), PLAYED: alone((2.5, 4.0, "s"))}
            assert await house.write_down() is not None
            assert await house.lines() == [("Me", "Well hello"), ("Sheila", "Budget is fine.")]

    asyncio.run(scenario())
