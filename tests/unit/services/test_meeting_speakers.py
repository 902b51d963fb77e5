"""Meetings diarised by jobs: words get their speakers, names stay, channels are heard apart, voices are sampled."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from tests.fakes.meetings import Library
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import SPEECH_RATE, Audio
from voiceapp.core.meetings import NewSegment, SpokenTurn
from voiceapp.core.protocols import Capabilities
from voiceapp.core.recordings import Diarization, DiarizeOptions, SpeakerTurn, Tell
from voiceapp.core.settings import Settings
from voiceapp.services.meeting_speakers import DiarizedMeeting, MeetingSpeakersService
from voiceapp.services.meeting_voices import sample_spans

MICROPHONE, PLAYED, MIXED = 0.25, 0.5, 0.125


def turns(*rows: tuple[float, float, str]) -> tuple[SpeakerTurn, ...]:
    return tuple(SpeakerTurn(*row) for row in rows)


class Ears:
    """Hears what was arranged for the level of the sound that it is given."""

    capabilities = Capabilities()

    def __init__(self) -> None:
        self.hears: dict[float, Diarization] = {}
        self.calls: list[tuple[str, float, DiarizeOptions]] = []
        self.engine = ""

    def make(self, engine: str) -> Ears:
        self.engine = engine
        return self

    async def diarize(self, audio: AsyncIterator[Audio], options: DiarizeOptions, tell: Tell) -> Diarization:
        level = max([float(part.samples.max()) async for part in audio])
        tell(0.5, "Listening for voices")
        self.calls.append((self.engine, level, options))
        return self.hears[level]


class Sounds:
    """A file whose channels have different levels."""

    def __init__(self) -> None:
        self.asked: list[tuple[Sequence[tuple[float, float]], int | None]] = []

    async def decode(self, path: Path, /) -> AsyncIterator[Audio]:
        yield Audio(np.full(SPEECH_RATE, MIXED, np.float32), SPEECH_RATE)

    async def played(self, path: Path, /) -> AsyncIterator[Audio]:
        yield Audio(np.full(SPEECH_RATE, PLAYED, np.float32), SPEECH_RATE)

    async def microphone(self, path: Path, /) -> AsyncIterator[Audio]:
        yield Audio(np.full(SPEECH_RATE, MICROPHONE, np.float32), SPEECH_RATE)

    async def excerpts(self, path: Path, spans: Sequence[tuple[float, float]], channel: int | None, /) -> Audio:
        self.asked.append((spans, channel))
        return Audio(np.zeros(SPEECH_RATE, np.float32), SPEECH_RATE)


class Desk:
    """The service on a library with a call of Ann (0-2 s) and Bob (2-3 s)."""

    def __init__(self, folder: Path) -> None:
        self.library = Library(folder)
        self.ears, self.sounds, self.best = Ears(), Sounds(), "basic"
        self.settings = Settings(folder / "settings.json")
        self.service = MeetingSpeakersService(
            self.library.jobs,
            *self.library.stores,
            self.settings,
            self.library.bus,
            self.library.service.audio_path,
            self.sounds,
            self.ears.make,
            self.find_best,
            self.save,
        )

    async def save(self, path: Path, audio: Audio) -> None:
        path.write_bytes(audio.samples.tobytes())

    async def find_best(self) -> str:
        return self.best

    async def diarize(self, engine: str = "", options: DiarizeOptions | None = None) -> DiarizedMeeting:
        job = await self.service.diarize(1, engine, options)
        info = await self.library.jobs.wait(job)
        if info.error:
            raise info.error
        return self.service.result(job)

    async def lines(self) -> list[tuple[str, str]]:
        meeting = await self.library.service.get(1)
        return [(meeting.name_of(segment.speaker), segment.text) for segment in meeting.segments]


def on_a_call(folder: Path, scenario: Callable[[Desk], Awaitable[None]]) -> None:
    async def run() -> None:
        desk = Desk(folder)
        async with desk.library.open():
            await desk.library.add_call()
            await scenario(desk)

    asyncio.run(run())


def alone(*rows: tuple[float, float, str]) -> Diarization:
    return Diarization(turns(*rows), turns(*rows))


async def retell(desk: Desk, *segments: NewSegment) -> None:
    await desk.library.stores[1].add(1, "better", "whisper", segments, "en")


def test_words_get_their_speakers_and_segments_are_cut(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        await retell(desk, NewSegment(0.0, 2.0, "Is it done? Not yet, no."), NewSegment(2.0, 3.0, "Agreed."))
        desk.ears.hears = {
            MIXED: Diarization(
                turns((0.0, 1.0, "x"), (0.75, 3.0, "y")),
                turns((0.0, 1.0, "x"), (1.0, 3.0, "y")),
            )
        }
        found = await desk.diarize()
        assert [turn.start_s for turn in found.turns] == [0.0, 0.75], "overlapped turns are for the picture"
        assert [turn.start_s for turn in found.exclusive] == [0.0, 1.0]
        assert (found.engine, found.duration_s) == ("basic", 1.0)
        first, second = dict.fromkeys(turn.speaker for turn in found.turns)
        assert await desk.lines() == [(first, "Is it done?"), (second, "Not yet, no."), (second, "Agreed.")]
        assert desk.ears.calls == [("basic", MIXED, DiarizeOptions())]
        assert [hit.text for hit in await desk.library.service.search("yet")] == ["Not yet, no."]

    on_a_call(tmp_path, scenario)


def test_a_corrected_segment_that_is_cut_keeps_what_was_written_of_each_piece(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        await retell(desk, NewSegment(0.0, 2.0, "Is it none? Not yet, no."), NewSegment(2.0, 3.0, "Agreed."))
        library = desk.library
        await library.edits.edit(1, 3, "Is it done? Not yet, Noah.")
        desk.ears.hears = {MIXED: alone((0.0, 0.9, "x"), (0.9, 3.0, "y"))}
        await desk.diarize()
        segments = (await library.service.get(1)).segments
        assert [(one.text, one.edited) for one in segments] == [
            ("Is it done?", True),
            ("Not yet, Noah.", True),
            ("Agreed.", False),
        ]
        written = [await library.stores[1].original(one.id) for one in segments]
        assert written == [("Is it none?", ()), ("Not yet, no.", ()), None]
        assert [row.text for row in await library.edit_store.first_written(2)] == [
            "Is it none?",
            "Not yet, no.",
            "Agreed.",
        ]

    on_a_call(tmp_path, scenario)


def test_names_survive_a_new_diarisation(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        await desk.service.rename(1, 1, "Dr. Ann")
        desk.ears.hears = {MIXED: alone((0.0, 0.5, "p"), (0.5, 1.9, "q"), (1.9, 3.0, "r"))}
        found = await desk.diarize()
        assert [turn.speaker for turn in found.turns] == ["Speaker 1", "Dr. Ann", "Speaker 2"]
        meeting = await desk.library.service.get(1)
        assert {one.name: one.id for one in meeting.speakers}["Dr. Ann"] == 1
        assert {one.name: one.id for one in meeting.speakers}["Speaker 2"] == 2, "the same one, never named"
        desk.ears.hears = {MIXED: alone((0.0, 3.0, "z"))}
        assert [turn.speaker for turn in (await desk.diarize()).turns] == ["Dr. Ann"]
        assert [one.name for one in await desk.library.stores[2].list(1)] == ["Dr. Ann"], "the others are no more"

    on_a_call(tmp_path, scenario)


def test_old_versions_get_the_speakers_too(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        (before,) = await desk.library.service.versions(1)
        await retell(desk, NewSegment(0.0, 3.0, "All of it."))
        desk.ears.hears = {MIXED: alone((0.0, 3.0, "z"))}
        await desk.diarize()
        await desk.library.service.use(1, before.id)
        assert [name for name, _ in await desk.lines()] == ["Speaker 1", "Speaker 1"]

    on_a_call(tmp_path, scenario)


def test_two_channels_are_heard_apart_and_the_only_local_voice_is_me(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        await desk.library.stores[0].update(1, channels=2)
        desk.best = "resemblyzer-diarizer"
        desk.ears.hears = {
            MICROPHONE: alone((0.0, 1.0, "s")),
            PLAYED: alone((1.0, 2.0, "s"), (2.0, 3.0, "t")),
        }
        found = await desk.diarize(options=DiarizeOptions(speakers=3))
        assert [turn.speaker for turn in found.turns] == ["Me", "Speaker 1", "Speaker 2"]
        assert [(engine, level) for engine, level, _ in desk.ears.calls] == [
            ("resemblyzer-diarizer", MICROPHONE),
            ("resemblyzer-diarizer", PLAYED),
        ]
        assert {options.max_speakers for _, _, options in desk.ears.calls} == {2}, "the other channel has one"
        assert [one.channel for one in await desk.library.stores[2].list(1)][:1] == [0]
        desk.ears.hears[MICROPHONE] = alone((0.0, 0.5, "s"), (0.5, 1.0, "u"))
        assert "Me" not in [turn.speaker for turn in (await desk.diarize()).turns], "two people are in the room"

    on_a_call(tmp_path, scenario)


def test_a_segment_of_a_channel_stays_with_its_voices(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        await desk.library.stores[0].update(1, channels=2)
        desk.ears.hears = {MICROPHONE: alone((0.0, 2.0, "s")), PLAYED: alone((1.5, 3.0, "s"))}
        await desk.diarize("basic")
        other = next(one.id for one in await desk.library.stores[2].list(1) if one.channel == 1)
        await retell(desk, NewSegment(1.0, 2.0, "Let me say", speaker=other), NewSegment(2.0, 3.0, "Agreed."))
        await desk.service.give_words(1)
        assert {name for name, _ in await desk.lines()} == {"Speaker 1"}, "though the microphone is louder there"

    on_a_call(tmp_path, scenario)


def test_without_a_model_the_channels_are_the_speakers(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        await desk.library.stores[0].update(1, channels=2)
        desk.ears.hears = {MICROPHONE: alone((0.0, 2.0, "s")), PLAYED: alone((1.5, 3.0, "s"))}
        found = await desk.diarize()
        assert found.engine == "channels"
        assert [turn.speaker for turn in found.turns] == ["This side", "Other side"]
        assert [(turn.start_s, turn.end_s) for turn in found.exclusive] == [(0.0, 2.0), (2.0, 3.0)]
        assert [options.speakers for _, _, options in desk.ears.calls] == [1, 1]
        assert (await desk.diarize("basic")).engine == "basic", "who asks for it gets it"

    on_a_call(tmp_path, scenario)


def test_the_setting_names_the_engine(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        desk.settings.override("meetings.diarizer", "pyannote:community-1")
        desk.ears.hears = {MIXED: alone()}
        assert (await desk.diarize()).engine == "pyannote:community-1"
        assert await desk.lines() == [("", "The zanzibar budget."), ("", "Agreed.")], "nobody is heard"

    on_a_call(tmp_path, scenario)


def test_a_meeting_without_sound_is_told(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        await desk.library.service.delete_audio(1)
        for call in (desk.service.diarize(1), desk.service.sample(1, 1)):
            with pytest.raises(VoiceAppError) as caught:
                await call
            assert caught.value.code == "audio-missing"

    on_a_call(tmp_path, scenario)


def test_two_speakers_are_merged(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        await desk.service.merge(1, 2, 1)
        assert await desk.lines() == [("Ann", "The zanzibar budget."), ("Ann", "Agreed.")]
        assert [(one.name, one.talk_s) for one in await desk.library.stores[2].list(1)] == [("Ann", 3.0)]
        with pytest.raises(VoiceAppError) as caught:
            await desk.service.merge(1, 2, 1)
        assert caught.value.code == "speaker-unknown"

    on_a_call(tmp_path, scenario)


def test_a_segment_goes_to_somebody_new(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        first = (await desk.library.service.get(1)).segments[0]
        cid = await desk.service.split_off(1, first.id, "Cid")
        assert (cid.name, cid.named) == ("Cid", True)
        assert await desk.lines() == [("Cid", "The zanzibar budget."), ("Bob", "Agreed.")]
        speakers = {one.name: one.talk_s for one in await desk.library.stores[2].list(1)}
        assert speakers == {"Bob": 1.0, "Cid": 2.0}, "Ann had nothing else"
        with pytest.raises(VoiceAppError) as caught:
            await desk.service.split_off(1, 99)
        assert caught.value.code == "segment-unknown"

    on_a_call(tmp_path, scenario)


def test_a_sample_is_the_longest_turns_of_the_speaker_alone(tmp_path: Path) -> None:
    rows = [SpokenTurn(1, 0.0, 3.0), SpokenTurn(1, 10.0, 18.0), SpokenTurn(1, 30.0, 31.0), SpokenTurn(2, 5.0, 9.0)]
    assert sample_spans([*rows, SpokenTurn(1, 40.0, 60.0, False)], 1) == [(0.0, 2.0), (10.0, 18.0)]

    async def scenario(desk: Desk) -> None:
        assert (await desk.service.sample(1, 2)).duration_s == 1.0
        assert await desk.service.save_sample(1, 2, tmp_path / "bob.wav") == 1.0
        assert (tmp_path / "bob.wav").stat().st_size == 4 * SPEECH_RATE
        assert desk.sounds.asked == [([(2.0, 3.0)], None)] * 2

    on_a_call(tmp_path, scenario)
