"""Takes heard back by the recogniser that comes with the program: made damage is found, clean ones pass."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.fakes.context import FakeContext, run
from tests.unit.engines.speech import silence, spoken
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import SPEECH_RATE, Audio, Samples, Segment, Transcript, Word
from voiceapp.core.protocols import Capabilities, ListenOptions, Task, TranscriptionProgress
from voiceapp.core.recordings import SpeakerMatch, Vector
from voiceapp.core.voices import Consent, Measures, Sample, Voice
from voiceapp.engines.asr_pocketsphinx import Pocketsphinx
from voiceapp.services.take_limits import acceptable
from voiceapp.services.take_measures import TakeMeasures

TEXT = "The weather in the mountains was cold and windy this morning."
SPOKEN_BY = "rms"
NOISE = np.random.default_rng(3).normal(0.0, 0.05, round(0.6 * SPEECH_RATE)).astype(np.float32)


class InProcess:
    """Pocketsphinx as the app sees it, without a child process; the same sound is heard once in all tests."""

    capabilities = Capabilities()

    def __init__(self) -> None:
        self._engine = Pocketsphinx()
        self._engine.load(FakeContext())
        self._heard: dict[tuple[bytes, str | None], list[dict[str, Any]]] = {}
        self.exact = True

    def listen(self, turn: int, audio: AsyncIterator[Audio], options: ListenOptions) -> AsyncIterator[Transcript]:
        raise NotImplementedError

    async def transcribe(
        self, audio: AsyncIterator[Audio], options: ListenOptions
    ) -> AsyncIterator[TranscriptionProgress]:
        sound = [part async for part in audio]
        key = (b"".join(part.samples.tobytes() for part in sound), options.language)
        if key not in self._heard:
            self._heard[key] = run(self._engine.transcribe(FakeContext(sound), language=options.language))[0]
        for part in self._heard[key]:
            words = tuple(Word(**{**word, "exact": self.exact}) for word in part["words"])
            yield TranscriptionProgress(Segment(part["text"], part["start_s"], part["end_s"], words), 0.0, "en")


class Spectrum:
    """Tells voices apart by where their energy lies."""

    capabilities = Capabilities(threshold=0.9)

    def __init__(self) -> None:
        self.heard: list[float] = []

    async def embed(self, audio: AsyncIterator[Audio]) -> Vector:
        samples = np.concatenate([part.samples async for part in audio])
        self.heard.append(len(samples) / SPEECH_RATE)
        bands = np.array_split(np.abs(np.fft.rfft(samples))[: len(samples) // 5], 48)
        vector = np.array([np.mean(band) for band in bands])
        return np.asarray(vector / np.linalg.norm(vector), np.float32)

    async def compare(self, one: AsyncIterator[Audio], other: AsyncIterator[Audio]) -> SpeakerMatch:
        raise NotImplementedError


@dataclass
class World:
    """What is installed: ``engines`` by task; the recogniser says that it knows ``languages``.

    ``sounds`` are the voice's files by name.
    """

    recogniser: InProcess
    sounds: dict[str, Samples] = field(default_factory=dict)
    engines: dict[str, str] = field(default_factory=lambda: {"asr": "pocketsphinx"})
    languages: tuple[str, ...] = ("en",)
    encoder: Spectrum = field(default_factory=Spectrum)
    decoded: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.measures = TakeMeasures(self, self._recognisers, lambda voice: Path("voices") / str(voice))

    async def _recognisers(self) -> list[str]:
        return ["broken", self.engines["asr"]] if "asr" in self.engines else []

    async def loaded(self, text: str) -> Capabilities:
        if text == "broken":
            raise VoiceAppError("engine-missing", "It is not installed.")
        return Capabilities(languages=self.languages)

    async def ready(self, task: Task) -> str:
        if task not in self.engines:
            raise VoiceAppError("engine-missing", "No engine of this computer can do this.")
        return self.engines[task]

    def transcriber(self, text: str) -> InProcess:
        return self.recogniser

    def speaker_encoder(self, text: str) -> Spectrum:
        return self.encoder

    async def decode(self, path: Path, rate: int) -> AsyncGenerator[Audio]:
        assert (path.parent, rate) == (Path("voices/1"), SPEECH_RATE)
        self.decoded.append(path.name)
        yield Audio(self.sounds[path.name], rate)

    def measure(
        self, *parts: Samples, voice: Voice, text: str = TEXT, language: str = "en"
    ) -> tuple[Audio, Measures]:
        sound = Audio(np.concatenate(parts), SPEECH_RATE)
        return asyncio.run(self.measures.measure(sound, text, language, voice))


@pytest.fixture(scope="module")
def recogniser() -> InProcess:
    return InProcess()


@pytest.fixture
def world(recogniser: InProcess) -> World:
    return World(recogniser)


def sample(name: str) -> Sample:
    return Sample(1, 1, name, name, name, 4.0, 0.0)


LINDA = Voice(1, "Linda", "own", 0.0, samples=(sample("one.flac"),))
CLEAN = spoken(TEXT, SPOKEN_BY)


def end_s(sound: Samples) -> float:
    return float(np.flatnonzero(np.abs(sound) > np.abs(sound).max() / 100)[-1] + 1) / SPEECH_RATE


def test_a_clean_take_passes(world: World) -> None:
    sound, found = world.measure(CLEAN, voice=LINDA)
    assert (found.wer, found.extra_words, found.repeats, found.tail_cut_s, found.problems) == (0.0, 0, 0, 0.0, ())
    assert np.array_equal(sound.samples, CLEAN)
    assert found.length_ratio == pytest.approx(1.0, abs=0.2)
    assert found.similarity is None  # no encoder is installed
    assert acceptable(found)


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda: spoken("The weather in the mountains was and windy this morning.", SPOKEN_BY), "Left out: cold"),
        (
            lambda: spoken("The weather in the mountains mountains was cold and windy this morning.", SPOKEN_BY),
            "1 word said twice",
        ),
        (lambda: np.concatenate([CLEAN[:28_000], silence(1.5), CLEAN[28_000:]]), "A pause of 1.5 s inside"),
        (lambda: np.clip(3 * CLEAN, -1, 1), "Clipped: too loud in places"),
        (
            lambda: np.concatenate([CLEAN[: round(end_s(CLEAN) * SPEECH_RATE)], NOISE]),
            "A sound after the last word",
        ),
        (
            lambda: spoken("Please call the office again tomorrow, nobody knows.", SPOKEN_BY),
            "Hard to understand: 1",
        ),
        (lambda: silence(3.0), "Hard to understand: 1"),
    ],
    ids=["missing", "repeated", "pause", "clipped", "glued", "other text", "silent"],
)
def test_damage_is_told(world: World, damage: Callable[[], Samples], told: str) -> None:
    _, found = world.measure(damage(), voice=LINDA)
    assert any(problem.startswith(told) for problem in found.problems)
    assert not acceptable(found)


@pytest.mark.parametrize(
    "after", [spoken("Please call the office again tomorrow.", "slt"), NOISE], ids=["words", "noise"]
)
def test_what_comes_after_the_text_is_cut_off_and_told(world: World, after: Samples) -> None:
    sound, found = world.measure(CLEAN, silence(0.2), after, voice=LINDA)
    assert found.problems == ()
    assert (found.wer, found.extra_words) == (0.0, 0)
    end = end_s(CLEAN)
    assert end <= sound.duration_s <= end + 0.05
    assert found.tail_cut_s == pytest.approx((len(CLEAN) + len(after)) / SPEECH_RATE + 0.2 - sound.duration_s)


def test_with_estimated_times_a_tail_is_cut_only_behind_a_long_pause(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(world.recogniser, "exact", False)
    after = spoken("Please call the office again tomorrow.", "slt")
    after = after[np.flatnonzero(np.abs(after) > 0.02)[0] :]
    speech = CLEAN[: round(end_s(CLEAN) * SPEECH_RATE)]
    sound, found = world.measure(speech, silence(0.6), after, voice=LINDA)
    assert end_s(CLEAN) <= sound.duration_s <= end_s(CLEAN) + 0.05
    assert (found.extra_words, found.problems) == (0, ())
    sound, found = world.measure(speech, silence(0.15), after, voice=LINDA)
    assert len(sound.samples) == len(speech) + round(0.15 * SPEECH_RATE) + len(after)
    assert (found.tail_cut_s, found.extra_words) == (0.0, 6)
    assert "6 words too many at the end" in found.problems


@pytest.mark.parametrize("languages", [("en",), ("*",)])
def test_without_a_recogniser_for_the_language_the_words_are_unknown(
    world: World, languages: tuple[str, ...]
) -> None:
    world.languages = languages
    _, found = world.measure(CLEAN, silence(0.5), NOISE, voice=LINDA, language="de")
    assert (found.wer, found.tail_cut_s, found.problems) == (None, 0.0, ())
    world.engines.clear()
    _, found = world.measure(np.clip(3 * CLEAN, -1, 1), voice=LINDA)
    assert (found.wer, found.similarity) == (None, None)
    assert found.problems == ("Clipped: too loud in places",)


def test_another_voice_is_told_and_the_samples_are_heard_once(world: World) -> None:
    world.engines["speaker"] = "spectrum"
    world.sounds = {"one.flac": spoken("Nobody knows where the office is, so please call again.", SPOKEN_BY)}
    _, same = world.measure(CLEAN, voice=LINDA)
    _, other = world.measure(spoken(TEXT, "slt"), voice=LINDA)
    assert same.similarity is not None
    assert other.similarity is not None
    assert same.similarity > 0.95 > 0.85 > other.similarity
    assert (same.problems, other.problems) == ((), ("Does not sound like Linda",))
    assert world.decoded == ["one.flac"]
    _, short = world.measure(spoken("Windy.", SPOKEN_BY), text="Windy.", voice=LINDA)
    assert short.similarity is None
    unused = replace(LINDA, samples=(replace(LINDA.samples[0], used=False),))
    assert world.measure(CLEAN, voice=unused)[1].similarity is None


def test_a_voice_that_the_recogniser_knows_well_is_judged_more_strictly(world: World) -> None:
    sentence = "I agree that this computer speaks with my voice, so that it can read to me every morning."
    consent = Consent(sentence, "", 0.0, "consent.flac", "digest", 0.9, 1.0, "spectrum", ("one.flac",))
    agreed = replace(LINDA, consent=consent)
    said = spoken("The weather in the valley was warm and sunny this evening.", SPOKEN_BY)
    world.sounds = {"consent.flac": spoken(sentence, SPOKEN_BY)}
    assert world.measure(said, voice=LINDA)[1].problems == ()
    for _ in range(2):
        _, found = world.measure(said, voice=agreed)
        assert [problem.partition(":")[0] for problem in found.problems] == ["Hard to understand"]
    assert world.decoded == ["consent.flac"]
    other = replace(
        consent, sentence="Ich bin damit einverstanden, dass dieser Computer so spricht.", digest="other"
    )
    wrong = spoken("Please call the office again tomorrow, nobody knows.", SPOKEN_BY)
    assert not acceptable(world.measure(wrong, voice=replace(agreed, consent=other))[1])
    _, unchecked = world.measure(said, voice=replace(agreed, consent=replace(consent, checked=False)))
    assert unchecked.problems == ()


def test_stereo_and_other_rates_are_measured_too(world: World) -> None:
    high = np.repeat(CLEAN, 3)
    both = Audio(np.stack([high, high], axis=1), 3 * SPEECH_RATE)
    sound, found = asyncio.run(world.measures.measure(both, TEXT, "en-US", LINDA))
    assert found.wer == 0.0
    assert sound.samples.ndim == 1
