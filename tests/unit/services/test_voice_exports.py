"""What a voice said as files: at the level that is asked for, checked as written, with tags and captions."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import srt
import webvtt

from tests.fakes.context import FakeContext
from tests.unit.engines.speech import spoken
from voiceapp.audio.encoding import Encoding
from voiceapp.audio.levels import Levels
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus
from voiceapp.core.frames import SPEECH_RATE, Audio, Samples, Word
from voiceapp.core.recordings import WatermarkScore
from voiceapp.core.voices import Consent, Sample, Script, ScriptLine, Take, Voice
from voiceapp.engines.delivery import Delivery
from voiceapp.services.engine_facts import EngineFacts
from voiceapp.services.jobs import JobsService
from voiceapp.services.voice_export_jobs import KIND, VoiceExportJobs
from voiceapp.services.voice_exports import VoiceExports
from voiceapp.storage.database import Database
from voiceapp.storage.jobs import JobStore

FIRST, SECOND = "Good morning, everybody.", "It was *cold* and windy."
XTTS = EngineFacts("xtts:v2", "XTTS v2", "coqui-public-model-license")
PARLER = EngineFacts("parler:/home/linda/mini", "Parler-TTS", "Apache-2.0")


def take(id: int, line: ScriptLine, sound: Samples, words: str, engine: str) -> Take:
    """Words share the take equally."""
    length = len(sound) / SPEECH_RATE
    step = length / len(words.split())
    timed = tuple(Word(word, at * step, (at + 1) * step) for at, word in enumerate(words.split()))
    return Take(id, line.id, f"takes/{id}.flac", 1, engine, "key", 0.0, length, timed, kept=True)


@dataclass
class World:
    """A script of two spoken lines and one that is not, in memory; files are written by the real engine."""

    sounds: list[Samples] = field(
        default_factory=lambda: [0.4 * spoken(FIRST), 0.4 * spoken("It was cold and windy.")]
    )
    voice: Voice = field(
        default_factory=lambda: Voice(1, "Linda", "public-domain", 0.0, "LJ Speech", "public domain")
    )
    engine: EngineFacts = PARLER
    mark: bool | None = True
    looked_s: float = 5.0
    told: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        sample = Sample(1, 1, "one", "one.flac", "digest", 9.0, 0.0)
        self.voice = replace(self.voice, samples=(sample,))

    # ---- what is asked for
    async def script(self, script: int) -> Script:
        return Script(script, 1, "Morning: a talk", self.engine.engine, 1_790_000_000.0)

    async def lines(self, script: int) -> list[ScriptLine]:
        made = []
        for number, (text, sound) in enumerate(zip((FIRST, SECOND), self.sounds, strict=False), 1):
            line = ScriptLine(number, script, number, text, "en", 0.5, 0)
            words = text.replace("*", "").replace(",", "").replace(".", "")
            made.append(replace(line, takes=(take(number, line, sound, words, self.engine.engine),)))
        return [*made, ScriptLine(9, script, 9, "Not spoken.", "en", 0.5, 0)]

    async def get(self, voice: int) -> Voice:
        return self.voice

    def folder(self, voice: int) -> Path:
        return Path("voices") / str(voice)

    async def joined(
        self, voice: int, lines: Sequence[ScriptLine], tell: Callable[[float], None] | None = None
    ) -> AsyncGenerator[Audio]:
        assert [line.kept.id for line in lines if line.kept] == [*range(1, len(self.sounds) + 1)]
        pause = np.zeros(SPEECH_RATE // 2, np.float32)
        for number, sound in enumerate(self.sounds, 1):
            for part in (sound, pause):
                yield Audio(part, SPEECH_RATE)
            if tell:
                tell(number / len(self.sounds))

    async def measure(
        self, sound: AsyncIterator[Audio], spans: Sequence[tuple[float, float]]
    ) -> tuple[Levels, list[Levels]]:
        parts = [part async for part in sound]
        return _levels(Delivery().measure(FakeContext(parts), [list(span) for span in spans]))

    async def measure_file(self, path: Path, spans: Sequence[tuple[float, float]]) -> tuple[Levels, list[Levels]]:
        return _levels(Delivery().measure_file(FakeContext(), str(path), [list(span) for span in spans]))

    async def write(
        self, path: Path, sound: AsyncIterator[Audio], encoding: Encoding, tags: Mapping[str, str]
    ) -> None:
        parts = [part async for part in sound]
        self.told.append("write")
        Delivery().write(FakeContext(parts), str(path), asdict(encoding), tags)

    async def about(self, engine: str) -> EngineFacts:
        assert engine == self.engine.engine
        return self.engine

    async def verify(self, path: Path) -> WatermarkScore:
        longest = 1 + max(range(len(self.sounds)), key=lambda at: len(self.sounds[at]))
        assert path == Path(f"voices/1/takes/{longest}.flac")
        if self.mark is None:
            raise VoiceAppError("pack-missing", "The engine pack is missing.")
        return WatermarkScore(1.0 if self.mark else 0.0, 0.5, 0.0, self.looked_s, 2.0)

    def render(self, out: Path, *args: Any, **options: Any) -> Any:
        service = VoiceExports(self, self, self, self, self.about, self.verify)
        return asyncio.run(service.render(7, out, *args, **options))


def _levels(told: Mapping[str, Any]) -> tuple[Levels, list[Levels]]:
    return Levels(**told["whole"]), [Levels(**one) for one in told["spans"]]


@pytest.fixture
def world() -> World:
    return World()


@pytest.mark.parametrize(("preset", "name"), [("audiobook", "a.mp3"), ("podcast", "p.mp3"), ("video", "v.wav")])
@pytest.mark.parametrize("gain", [0.05, 2.0])
def test_whatever_the_level_was_the_delivery_passes(
    world: World, tmp_path: Path, preset: str, name: str, gain: float
) -> None:
    world.sounds = [gain * sound for sound in world.sounds]
    made = world.render(tmp_path / name, preset)
    assert [check.told for check in made.checks if not check.passed] == []
    assert made.passed
    assert made.duration_s == pytest.approx(
        _levels(Delivery().measure_file(FakeContext(), str(made.file), []))[0].duration_s
    )
    assert [report.take.id for report in made.takes] == [1, 2]
    assert made.missing == 1


def test_a_take_that_fails_is_told_by_how_much(world: World, tmp_path: Path) -> None:
    noise = np.random.default_rng(2).normal(0, 0.01, len(world.sounds[1])).astype(np.float32)
    world.sounds[1] = 0.3 * world.sounds[1] + noise
    made = world.render(tmp_path / "a.mp3", "audiobook")
    first, second = made.takes
    assert not second.passed
    failed = {check.name: check for check in second.checks if not check.passed}
    assert set(failed) == {"Loudness", "Noise floor"}
    assert failed["Loudness"].off < -1
    assert failed["Noise floor"].off > 5
    assert "Noise floor" not in {check.name for check in first.checks if not check.passed}
    assert [check.name for check in made.checks if not check.passed] == ["Noise floor"]
    assert not made.passed
    assert world.told == ["write"] * 3  # noise cannot be made up for
    assert list(tmp_path.iterdir()) == [made.file]


def test_without_a_preset_nothing_is_changed(world: World, tmp_path: Path) -> None:
    made = world.render(tmp_path / "said.flac")
    assert (made.passed, made.checks, made.takes) == (None, (), ())
    before = np.concatenate(
        [part for sound in world.sounds for part in (sound, np.zeros(SPEECH_RATE // 2, np.float32))]
    )
    found = _levels(Delivery().measure_file(FakeContext(), str(made.file), []))[0]
    assert found.duration_s == pytest.approx(len(before) / SPEECH_RATE)
    assert made.duration_s == pytest.approx(found.duration_s)


def test_the_tags_say_what_it_is(world: World, tmp_path: Path) -> None:
    tags = world.render(tmp_path / "said.flac").tags
    assert tags["title"] == "Morning: a talk"
    assert (tags["artist"], tags["ai_generated"], tags["watermark"]) == ("Linda", "yes", "yes")
    assert (tags["voice_consent"], tags["engine"], tags["model"]) == ("declared, not checked", "parler", "key")
    assert tags["comment"] == (
        "AI-generated speech. Voice: Linda (declared, not checked). Recordings: LJ Speech, public domain. "
        "Spoken by Parler-TTS, licence Apache-2.0 (free, business too). Watermark: yes."
    )
    assert "/home/linda" not in " ".join(tags.values())
    world.mark = False
    assert world.render(tmp_path / "said.flac").tags["watermark"] == "none found"
    world.looked_s = 2.0
    assert world.render(tmp_path / "said.flac").tags["watermark"] == "not checked", "too short to be told"
    world.mark = None
    assert world.render(tmp_path / "said.flac").tags["watermark"] == "not checked"
    consent = Consent("I agree.", "", 0.0, "c.flac", "d", 0.9, 1.0, "e", ("digest",))
    world.voice = replace(world.voice, kind="own", source="", licence="", consent=consent)
    told = world.render(tmp_path / "said.flac").tags
    assert told["voice_consent"] == "its speaker agreed"
    assert "Recordings" not in told["comment"]


def test_a_licence_without_business_has_to_be_accepted_and_is_told(world: World, tmp_path: Path) -> None:
    world.engine = XTTS
    with pytest.raises(VoiceAppError) as told:
        world.render(tmp_path / "said.mp3")
    assert told.value.code == "licence-not-accepted"
    assert "not for business (licence coqui-public-model-license)" in told.value.message
    assert list(tmp_path.iterdir()) == []
    tags = world.render(tmp_path / "said.mp3", accepted=True).tags
    assert tags["licence"] == "coqui-public-model-license (not for business)"
    assert "coqui-public-model-license (not for business)" in tags["copyright"]


def test_captions_have_the_times_of_the_file(world: World, tmp_path: Path) -> None:
    made = world.render(tmp_path / "said.mp3", "audiobook", ["srt", "vtt"])
    assert made.captions == (tmp_path / "said.srt", tmp_path / "said.vtt")
    cues = list(srt.parse(made.captions[0].read_text()))
    assert [cue.content for cue in cues] == ["Good morning, everybody.", "It was cold and windy."]
    head_s = 0.75 - _head(world.sounds[0])
    first_s = len(world.sounds[0]) / SPEECH_RATE
    starts = [cue.start.total_seconds() for cue in cues]
    assert starts == pytest.approx([head_s, head_s + first_s + 0.5], abs=0.06)
    assert [cue.text for cue in webvtt.read(made.captions[1]).captions] == [cue.content for cue in cues]
    world.render(tmp_path / "plain.flac", "", ["srt"])
    cues = list(srt.parse((tmp_path / "plain.srt").read_text()))
    assert cues[0].start.total_seconds() == 0.0
    assert cues[1].start.total_seconds() == pytest.approx(first_s + 0.5, abs=0.001)


def _head(sound: Samples) -> float:
    return _levels(Delivery().measure(FakeContext([Audio(sound, SPEECH_RATE)]), []))[0].head_s


@pytest.mark.parametrize(
    ("name", "options", "code"),
    [
        ("said.txt", {}, "format-unknown"),
        ("said", {}, "format-unknown"),
        ("said.wav", {"preset": "audiobook"}, "format-not-taken"),
        ("said.mp3", {"preset": "tv"}, "preset-unknown"),
        ("said.mp3", {"captions": ["doc"]}, "format-unknown"),
        ("no/said.mp3", {}, "folder-missing"),
    ],
)
def test_what_cannot_be_done_is_refused_before_any_work(
    world: World, tmp_path: Path, name: str, options: dict[str, Any], code: str
) -> None:
    with pytest.raises(VoiceAppError) as told:
        world.render(tmp_path / name, **options)
    assert told.value.code == code
    assert list(tmp_path.iterdir()) == []
    assert world.told == []


def test_a_delivery_that_fails_midway_leaves_an_older_file(world: World, tmp_path: Path) -> None:
    async def lost(path: Path, spans: Sequence[tuple[float, float]]) -> tuple[Levels, list[Levels]]:
        raise VoiceAppError("worker-died", "The engine stopped.")

    out = tmp_path / "said.mp3"
    out.write_bytes(b"older")
    world.measure_file = lost  # type: ignore[method-assign]
    with pytest.raises(VoiceAppError):
        world.render(out, "podcast")
    assert out.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [out]


def test_a_script_that_is_not_spoken_is_refused(world: World, tmp_path: Path) -> None:
    world.sounds = []
    with pytest.raises(VoiceAppError) as told:
        world.render(tmp_path / "said.mp3")
    assert told.value.code == "takes-missing"


def test_progress_is_told(world: World, tmp_path: Path) -> None:
    heard: list[tuple[float | None, str]] = []
    world.render(tmp_path / "v.wav", "video", tell=lambda fraction, words: heard.append((fraction, words)))
    # Of four passes at most: one to measure, three tries to write.
    assert heard == [(0.125, "Measuring"), (0.25, "Measuring"), (0.375, "Writing"), (0.5, "Writing")]
    heard.clear()
    world.render(tmp_path / "v.wav", tell=lambda fraction, words: heard.append((fraction, words)))
    assert heard == [(0.5, "Writing"), (1.0, "Writing")]


def test_a_voice_whose_consent_was_taken_back_is_not_exported(world: World, tmp_path: Path) -> None:
    world.voice = replace(world.voice, kind="own", source="", licence="")
    with pytest.raises(VoiceAppError) as told:
        world.render(tmp_path / "said.mp3")
    assert told.value.code == "consent-missing"
    assert list(tmp_path.iterdir()) == []


def test_what_is_edited_meanwhile_does_not_change_the_file_that_is_written(world: World, tmp_path: Path) -> None:
    plain = world.render(tmp_path / "plain.wav", "video", ["srt"])
    written = plain.file.read_bytes(), plain.captions[0].read_bytes()
    known = world.lines

    async def edited(script: int) -> list[ScriptLine]:
        world.lines = nobody  # type: ignore[method-assign]
        return await known(script)

    async def nobody(script: int) -> list[ScriptLine]:
        return []

    world.lines = edited  # type: ignore[method-assign]
    again = world.render(tmp_path / "plain.wav", "video", ["srt"])
    assert (again.file.read_bytes(), again.captions[0].read_bytes()) == written


def test_what_a_killed_program_left_beside_the_file_goes(world: World, tmp_path: Path) -> None:
    left = tmp_path / ".said.flac-export"
    left.mkdir()
    (left / "said.flac").write_bytes(b"a piece")
    made = world.render(tmp_path / "said.flac")
    assert list(tmp_path.iterdir()) == [made.file]


async def _at_work(folder: Path, scenario: Callable[[JobsService, Database], Awaitable[None]]) -> None:
    db = Database(folder / "jobs.db")
    await db.open()
    jobs = JobsService(JobStore(db), EventBus(), folder / "crashes", "me", lambda name: False)
    try:
        await scenario(jobs, db)
    finally:
        await jobs.close()
        await db.close()


def exported(world: World) -> VoiceExports:
    return VoiceExports(world, world, world, world, world.about, world.verify)


def test_an_export_is_a_job_that_tells_what_it_wrote(world: World, tmp_path: Path) -> None:
    async def scenario(jobs: JobsService, _: Database) -> None:
        service = VoiceExportJobs(jobs, exported(world))
        job = await service.start(7, tmp_path / "said.mp3", "podcast", ["srt"])
        info = await jobs.wait(job)
        assert (info.state, info.title) == ("done", "Exporting “Morning: a talk”")
        made = service.result(job)
        assert (made.file, made.passed) == (tmp_path / "said.mp3", True)
        assert made.file.is_file()
        assert made.captions[0].is_file()

    asyncio.run(_at_work(tmp_path, scenario))


def test_an_export_that_cannot_be_is_refused_before_there_is_a_job(world: World, tmp_path: Path) -> None:
    async def scenario(jobs: JobsService, _: Database) -> None:
        world.engine = XTTS
        with pytest.raises(VoiceAppError) as told:
            await VoiceExportJobs(jobs, exported(world)).start(7, tmp_path / "said.mp3")
        assert (told.value.code, await jobs.list()) == ("licence-not-accepted", [])

    asyncio.run(_at_work(tmp_path, scenario))


def test_a_cancelled_export_leaves_nothing_and_an_older_file_as_it_was(world: World, tmp_path: Path) -> None:
    out = tmp_path / "said.mp3"
    out.write_bytes(b"older")

    async def scenario(jobs: JobsService, _: Database) -> None:
        writing = asyncio.Event()

        async def endless(path: Path, *_: object) -> None:
            path.write_bytes(b"half")
            writing.set()
            await asyncio.Event().wait()

        world.write = endless  # type: ignore[method-assign, assignment]
        job = await VoiceExportJobs(jobs, exported(world)).start(7, out)
        await writing.wait()
        await jobs.cancel(job)
        assert (await jobs.wait(job)).state == "cancelled"

    asyncio.run(_at_work(tmp_path, scenario))
    assert out.read_bytes() == b"older"
    assert not list(tmp_path.glob(".said*"))


def test_an_export_of_a_killed_program_goes_on_when_it_is_asked_for_again(world: World, tmp_path: Path) -> None:
    async def scenario(jobs: JobsService, db: Database) -> None:
        asked = {"voice": 1, "script": 7, "out": str(tmp_path / "said.flac"), "preset": "", "captions": []}
        left = await JobStore(db).add(KIND, "Exporting", {**asked, "accepted": False}, False, "dead")
        service = VoiceExportJobs(jobs, exported(world))
        assert await service.start(7, tmp_path / "said.flac") == left
        assert (await jobs.wait(left)).state == "done"
        assert service.result(left).file.is_file()

    asyncio.run(_at_work(tmp_path, scenario))
