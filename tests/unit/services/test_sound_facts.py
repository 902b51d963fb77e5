"""Facts of sounds are measured once, and who speaks is as it is known now."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.fakes.meetings import Library
from tests.fakes.sound_facts import FACTS
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.recordings import Tell
from voiceapp.core.sound_facts import SoundFacts, SpeakerFact
from voiceapp.core.whole_file import file_digest
from voiceapp.services.sound_facts import SoundFactsService

MEASURED = replace(FACTS, speakers=None)


class Measurer:
    """Measures the same of every file."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, float, float | None]] = []
        self.facts = MEASURED

    async def measure(self, path: Path, from_s: float, until_s: float | None, tell: Tell) -> SoundFacts:
        self.asked.append((path.name, from_s, until_s))
        tell(0.5, "")
        await asyncio.sleep(0)
        return self.facts


class World:
    def __init__(self, library: Library) -> None:
        self.library = library
        self.measurer = Measurer()
        self.kept = library.folder / "facts"
        self.service = self.again()
        self.sound = library.folder / "a.wav"
        self.sound.write_bytes(b"RIFF")

    def again(self) -> SoundFactsService:
        """The program, started once more."""
        return SoundFactsService(self.measurer, self.library.service, self.kept)


def told(folder: Path, scenario: Callable[[World], Awaitable[None]]) -> None:
    async def run() -> None:
        async with Library(folder).open() as library:
            await scenario(World(library))

    asyncio.run(run())


def test_a_whole_file_is_measured_once_for_its_content(tmp_path: Path) -> None:
    async def scenario(world: World) -> None:
        first, second = await asyncio.gather(world.service.of(world.sound), world.service.of(world.sound))
        assert first == second == MEASURED
        copy = tmp_path / "copy.wav"
        copy.write_bytes(b"RIFF")
        assert await world.again().of(copy) == MEASURED
        assert world.measurer.asked == [("a.wav", 0.0, None)]
        copy.write_bytes(b"RIFX")
        await world.again().of(copy)
        assert len(world.measurer.asked) == 2
        assert all(file.stat().st_mode & 0o777 == 0o600 for file in world.kept.iterdir())

    told(tmp_path, scenario)


def test_a_part_is_measured_each_time(tmp_path: Path) -> None:
    async def scenario(world: World) -> None:
        for _ in range(2):
            assert (await world.service.of(world.sound, 2.0, 8.0)).speakers is None
        await world.service.of(world.sound, until_s=8.0)
        assert world.measurer.asked == [("a.wav", 2.0, 8.0)] * 2 + [("a.wav", 0.0, 8.0)]
        assert not world.kept.exists()

    told(tmp_path, scenario)


def test_who_speaks_is_known_of_a_meeting_and_of_the_file_that_it_came_from(tmp_path: Path) -> None:
    async def scenario(world: World) -> None:
        call = await world.library.add_call()
        own = world.library.service.folder_of(call.id) / "audio.flac"
        speakers = (SpeakerFact("Ann", 2.0), SpeakerFact("Bob", 1.0))
        assert (await world.service.of(own)).speakers == speakers
        assert (await world.service.of(world.sound)).speakers is None
        await world.library.stores[0].create("Same", 1.0, "imported", "ready", file_digest(world.sound))
        assert (await world.service.of(world.sound)).speakers is None, "it has no speakers yet"
        await world.library.service.rename_speaker(call.id, "Ann", "Zoe")
        assert ((await world.service.of(own)).speakers or ())[0].name == "Zoe"

    told(tmp_path, scenario)


def test_facts_of_a_meeting_are_deleted_with_it(tmp_path: Path) -> None:
    async def scenario(world: World) -> None:
        call = await world.library.add_call()
        own = world.library.service.folder_of(call.id) / "audio.flac"
        for _ in range(2):
            await world.again().of(own)
        assert len(world.measurer.asked) == 1
        await world.library.service.delete(call.id)
        assert not own.parent.exists()
        assert not world.kept.exists()

    told(tmp_path, scenario)


@pytest.mark.parametrize(
    "kept", [b"", b"[]", b'{"version": 0, "facts": {}}', b'{"version": 2, "of": "", "facts": {}}']
)
def test_what_was_kept_and_cannot_be_read_is_measured_again(tmp_path: Path, kept: bytes) -> None:
    async def scenario(world: World) -> None:
        await world.service.of(world.sound)
        (file,) = world.kept.iterdir()
        file.write_bytes(kept)
        assert await world.service.of(world.sound) == MEASURED
        assert len(world.measurer.asked) == 2

    told(tmp_path, scenario)


def test_progress_is_told_in_words(tmp_path: Path) -> None:
    async def scenario(world: World) -> None:
        shown: list[tuple[float | None, str]] = []
        await world.service.of(world.sound, on_progress=lambda share, doing: shown.append((share, doing)))
        assert shown == [(0.5, "Measuring")]

    told(tmp_path, scenario)


def test_after_the_end_and_without_a_file_there_are_no_facts(tmp_path: Path) -> None:
    async def scenario(world: World) -> None:
        world.measurer.facts = replace(MEASURED, start_s=90.0, end_s=90.0)
        with pytest.raises(VoiceAppError) as raised:
            await world.service.of(world.sound, 90.0)
        assert raised.value.code == "time-outside"
        with pytest.raises(VoiceAppError) as raised:
            await world.service.of(tmp_path / "gone.wav")
        assert raised.value.code == "file-missing"

    told(tmp_path, scenario)
