"""Who speaks in a sample and in which language; samples made ready and written."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Segment
from voiceapp.core.protocols import Capabilities, ListenOptions, TranscriptionProgress
from voiceapp.core.recordings import Diarization, DiarizeOptions, SpeakerTurn, Tell
from voiceapp.core.samples import Diagnosis, Finding, Preparation
from voiceapp.services.cleaning import Cleaned, StemFile
from voiceapp.services.sample_check import SampleCheckService

BROKEN = VoiceAppError("engine-missing", "The pack is broken.")
NEAR, FAR = np.array([0.9, np.sqrt(0.19)], np.float32), np.array([0.3, np.sqrt(0.91)], np.float32)


class World:
    """Stands in for engines: ``turns`` and ``voices`` are what the diariser finds, ``language`` what is heard."""

    capabilities = Capabilities(languages=("*",))

    def __init__(self, folder: Path) -> None:
        self.path = folder / "sample.wav"
        self.path.touch()
        self.best = "resemblyzer-diarizer"
        self.turns: tuple[tuple[float, float, str], ...] = ((0.0, 8.0, "A"),)
        self.voices = {"A": np.array([1.0, 0.0], np.float32)}
        self.measures = [Finding("speech_s", 8.0, "s", "good"), Finding("snr_db", 40.0, "dB", "good")]
        self.language: str | None = "en"
        self.broken: set[str] = set()
        self.asked: list[str] = []
        self.heard_s = 0.0
        self.prepared: list[tuple[str, Preparation]] = []
        self.saved: list[Path] = []
        self.stems = ("noise", "speech")
        self.service = SampleCheckService(
            self,
            self.decode,
            self.name_best,
            lambda engine: self.ask(engine),
            lambda engine: None if engine == "basic" else 0.77,
            lambda: self,
            self.clean,
            self.save,
        )

    async def measure(self, path: Path) -> Diagnosis:
        return Diagnosis(400.0, 300.0, tuple(self.measures))

    async def prepare(self, path: Path, how: Preparation) -> Audio:
        assert path.exists()
        self.prepared.append((path.name, how))
        return Audio(np.zeros(16_000, np.float32), 16_000)

    async def decode(self, path: Path) -> AsyncIterator[Audio]:
        for _ in range(40):
            yield Audio(np.zeros(160_000, np.float32), 16_000)

    async def name_best(self) -> str:
        return self.best

    def ask(self, engine: str) -> World:
        self.asked.append(engine)
        return self

    async def diarize(self, audio: AsyncIterator[Audio], options: DiarizeOptions, tell: Tell) -> Diarization:
        if self.asked[-1] in self.broken:
            raise BROKEN
        self.heard_s = sum([chunk.duration_s async for chunk in audio])
        turns = tuple(SpeakerTurn(*turn) for turn in self.turns)
        return Diarization(turns, turns, {} if self.asked[-1] == "basic" else self.voices)

    def listen(self, *_: Any) -> Any:
        raise NotImplementedError

    async def transcribe(
        self, audio: AsyncIterator[Audio], options: ListenOptions
    ) -> AsyncIterator[TranscriptionProgress]:
        assert options.language is None, "it is to be detected"
        self.heard_s = sum([chunk.duration_s async for chunk in audio])
        yield TranscriptionProgress(Segment("Hallo.", 0.0, 1.0), 1.0, self.language)

    async def clean(self, path: Path, cleaner: str, folder: Path, on_progress: Any) -> Cleaned:
        files = []
        for stem in self.stems:
            files.append(StemFile(stem, folder / f"{stem}.wav", 1.0, 16_000, 1))
            files[-1].file.touch()
        self.asked.append(cleaner)
        return Cleaned(tuple(files), 0.1)

    async def save(self, path: Path, audio: Audio) -> None:
        self.saved.append(path)

    def check(self, name: str, language: str = "") -> Finding:
        found = asyncio.run(self.service.check(self.path, language)).finding(name)
        assert found
        return found


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def test_one_voice_is_good(world: World) -> None:
    found = world.check("speakers")
    assert (found.value, found.verdict, found.method) == (1, "good", "resemblyzer-diarizer")
    assert world.heard_s == 300, "of a long sample no more than what was measured"


def test_a_second_voice_that_is_surely_another_is_bad_and_shown(world: World) -> None:
    world.turns = ((0.0, 5.0, "A"), (5.0, 6.5, "B"), (6.5, 8.0, "A"))
    world.voices["B"] = FAR
    found = world.check("speakers")
    assert (found.value, found.verdict) == (2, "bad")
    assert [(span.start_s, span.end_s, span.label) for span in found.spans] == [(5.0, 6.5, "Another voice")]


@pytest.mark.parametrize(("seconds", "value", "verdict"), [(1.5, 1, "good"), (4.0, 2, "fair")])
def test_a_voice_much_like_the_first_is_a_doubt_at_most(
    world: World, seconds: float, value: int, verdict: str
) -> None:
    world.turns = ((0.0, 8.0, "A"), (8.0, 8.0 + seconds, "B"))
    world.voices["B"] = NEAR
    found = world.check("speakers")
    assert (found.value, found.verdict) == (value, verdict)
    assert ("may be heard" in found.advice) == (verdict == "fair")


@pytest.mark.parametrize(
    "measure",
    [
        Finding("snr_db", 12.0, "dB", "bad"),
        Finding("music_percent", 40.0, "%", "bad"),
        Finding("reverberation_s", 0.6, "s", "fair"),
    ],
)
def test_in_noise_music_and_rooms_voices_are_doubted(world: World, measure: Finding) -> None:
    world.measures = [world.measures[0], measure]
    world.turns = ((0.0, 5.0, "A"), (5.0, 9.0, "B"))
    world.voices["B"] = FAR
    assert world.check("speakers").verdict == "fair"


def test_a_word_of_another_is_nobody(world: World) -> None:
    world.turns = ((0.0, 5.0, "A"), (5.0, 5.5, "B"))
    world.voices["B"] = FAR
    assert world.check("speakers").value == 1


def test_without_embeddings_a_second_voice_is_a_doubt_that_says_so(world: World) -> None:
    world.best = "basic"
    world.turns = ((0.0, 5.0, "A"), (5.0, 9.0, "B"))
    found = world.check("speakers")
    assert (found.value, found.verdict, found.method) == (2, "fair", "basic")


def test_a_broken_pack_does_not_stop_the_check(world: World) -> None:
    world.broken = {"resemblyzer-diarizer"}
    assert world.check("speakers").method == "basic"
    world.broken = {"resemblyzer-diarizer", "basic"}
    with pytest.raises(VoiceAppError, match="broken"):
        world.check("speakers")


def test_where_nobody_speaks_no_voices_are_sought(world: World) -> None:
    world.measures = [Finding("speech_s", 0, "s", "bad", "No speech is heard.")]
    assert world.check("speakers", "en").value == 0
    assert world.asked == []


@pytest.mark.parametrize(("wanted", "verdict"), [("en", "good"), ("en-GB", "good"), ("de", "bad")])
def test_the_language_is_told(world: World, wanted: str, verdict: str) -> None:
    found = world.check("language", wanted)
    assert (found.value, found.verdict) == ("en", verdict)
    assert found.advice == ("" if verdict == "good" else (
        "English is heard, not German. Choose that language, or another sample."
    ))  # fmt: skip
    assert world.heard_s == 30


def test_a_language_that_nothing_detects_is_unknown(world: World) -> None:
    world.capabilities = Capabilities(languages=("en",))
    assert world.check("language", "de").value is None


def test_a_sample_is_prepared_and_written(world: World, tmp_path: Path) -> None:
    how = Preparation(cuts=((1.0, 2.0),), rate=24_000)
    made = asyncio.run(world.service.prepare(world.path, tmp_path / "out.flac", how))
    assert (made.file, made.duration_s) == (tmp_path / "out.flac", 1.0)
    assert world.prepared == [("sample.wav", how)]
    assert world.saved == [tmp_path / "out.flac"]


@pytest.mark.parametrize(
    ("stems", "used"),
    [(("noise", "speech"), "speech.wav"), (("speaker 1", "speaker 2"), "speaker 1.wav")],
)
def test_what_is_cleaned_is_prepared(world: World, tmp_path: Path, stems: tuple[str, str], used: str) -> None:
    world.stems = stems
    asyncio.run(world.service.prepare(world.path, tmp_path / "out.flac", cleaner="sepformer:here"))
    assert world.asked == ["sepformer:here"]
    assert world.prepared == [(used, Preparation())]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["sample.wav"], "no cleaned file stays"


def test_files_and_folders_that_are_missing_are_told_before_the_work(world: World, tmp_path: Path) -> None:
    with pytest.raises(VoiceAppError) as raised:
        asyncio.run(world.service.check(tmp_path / "no.wav"))
    assert raised.value.code == "file-missing"
    with pytest.raises(VoiceAppError) as raised:
        asyncio.run(world.service.prepare(world.path, tmp_path / "no" / "out.wav"))
    assert raised.value.code == "folder-missing"
    assert world.prepared == []
