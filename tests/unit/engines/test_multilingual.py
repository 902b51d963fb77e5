"""Language detection and translation, in the engine's real process, with a model that has many languages.

The model's weights are random, so what it hears is nonsense; but the same nonsense as the library's own.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest

from tests.unit.engines.speech import frames, silence, spoken
from tests.unit.engines.tiny_multilingual import LANGUAGES, build
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus
from voiceapp.core.frames import SPEECH_RATE, Audio, Samples, Transcript
from voiceapp.core.protocols import Capabilities, ListenOptions, TranscriptionProgress
from voiceapp.engines.catalog import find
from voiceapp.engines.windows import windows
from voiceapp.workers.client import Worker
from voiceapp.workers.pool import Pool
from voiceapp.workers.remote import RemoteTranscriber

SENTENCES = ("Who wrote Hamlet?", "The deadline is Friday.")
"""Two sentences that the model takes for different languages."""


@dataclass
class Ears:
    """The engine in a process of its own, on a loop that lives as long as the tests of this file."""

    runner: asyncio.Runner
    worker: Worker
    remote: RemoteTranscriber

    def hear(self, sound: Samples, **options: Any) -> Transcript:
        """The final transcript of an utterance.

        Without word times: with them the library cuts at the words' ends, which are chance with this model and
        change with the last bit of a sum (a worker does not get all the variables that choose how BLAS adds).
        """

        async def listen() -> Transcript:
            async with asyncio.timeout(30):
                heard = [
                    part
                    async for part in self.remote.listen(1, _live(sound), ListenOptions(words=False, **options))
                ]
            assert [part.final for part in heard] == [False] * (len(heard) - 1) + [True]
            return heard[-1]

        return self.runner.run(listen())

    def read(self, sound: Samples, **options: Any) -> list[TranscriptionProgress]:
        """The segments of a recording."""

        async def transcribe() -> list[TranscriptionProgress]:
            async with asyncio.timeout(30):
                return [
                    part
                    async for part in self.remote.transcribe(_live(sound), ListenOptions(words=False, **options))
                ]

        return self.runner.run(transcribe())


async def _live(sound: Samples) -> AsyncIterator[Audio]:
    for part in frames(sound, size=SPEECH_RATE):
        yield part


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture(scope="module")
def ears(model: Path) -> Iterator[Ears]:
    spec, _ = find("faster-whisper", "asr")

    async def start() -> tuple[Pool, Worker]:
        pool = Pool(EventBus(), memory_bytes=psutil.virtual_memory().total, threads=2)
        return pool, await pool.acquire(spec, str(model), {"device": "cpu", "threads": 2})

    with asyncio.Runner() as runner:
        pool, worker = runner.run(start())

        async def get() -> Worker:
            return worker

        try:
            yield Ears(runner, worker, RemoteTranscriber(get, spec.capabilities))
        finally:
            runner.run(pool.close())


class Library:
    """faster-whisper itself, called in this process as its documentation says."""

    def __init__(self, folder: Path) -> None:
        import tqdm  # type: ignore[import-untyped]
        from faster_whisper import WhisperModel

        tqdm.tqdm.monitor_interval = 0  # no thread that outlives the test
        self.model: Any = WhisperModel(
            str(folder), device="cpu", compute_type="int8", cpu_threads=2, local_files_only=True
        )

    def detect(self, sound: Samples) -> str:
        """The language it takes ``sound`` for."""
        language: str = self.model.detect_language(sound)[0]
        return language

    def text(self, sound: Samples, **options: Any) -> str:
        """What it hears."""
        plain = {"beam_size": 1, "temperature": 0.0, "condition_on_previous_text": False}
        segments, _ = self.model.transcribe(sound, **{**plain, **options})
        return " ".join(segment.text.strip() for segment in segments)


@pytest.fixture(scope="module")
def library(model: Path) -> Library:
    return Library(model)


def test_it_declares_translation_and_its_languages(ears: Ears, library: Library) -> None:
    declared = ears.worker.capabilities
    assert isinstance(declared, Capabilities)
    assert declared.translation
    assert sorted(declared.languages) == sorted(LANGUAGES)
    assert "yue" in library.model.supported_languages, "the library says so, but this model has no token for it"


@pytest.mark.parametrize("language", [None, "auto"])
def test_the_language_is_detected(ears: Ears, library: Library, language: str | None) -> None:
    detected = [library.detect(spoken(sentence)) for sentence in SENTENCES]
    assert len({"en", *detected}) == 3
    for sentence, expected in zip(SENTENCES, detected, strict=True):
        heard = ears.hear(spoken(sentence), language=language)
        assert heard.language == expected
        assert heard.text == library.text(spoken(sentence))
        assert heard.text == library.text(spoken(sentence), language=expected)


@pytest.mark.parametrize("language", [None, "de"])
def test_translation_is_asked_of_the_model(ears: Ears, library: Library, language: str | None) -> None:
    sound = spoken(SENTENCES[0])
    plain = ears.hear(sound, language=language)
    english = ears.hear(sound, language=language, translate=True)
    assert plain.text == library.text(sound, language=language, task="transcribe")
    assert english.text == library.text(sound, language=language, task="translate")
    assert plain.text
    assert english.text
    assert plain.text != english.text
    assert plain.language == english.language == (language or library.detect(sound)), "it is the spoken one"


def test_a_language_that_was_chosen_is_passed_on(ears: Ears, library: Library) -> None:
    seed = random.SystemRandom().randrange(10_000)
    print(f"seed {seed}")
    sound = spoken(SENTENCES[0])
    for language in random.Random(seed).sample([code for code in LANGUAGES if code != library.detect(sound)], 3):
        heard = ears.hear(sound, language=language)
        assert heard.language == language
        assert heard.text == library.text(sound, language=language)
    assert library.text(sound, language="pt") != library.text(sound)
    brazilian = ears.hear(sound, language="pt-BR")
    assert (brazilian.language, brazilian.text) == ("pt", library.text(sound, language="pt"))


@pytest.mark.parametrize("language", ["xx", "German", "yue"])
@pytest.mark.parametrize("translate", [False, True])
def test_an_unknown_language_is_refused(ears: Ears, language: str, translate: bool) -> None:
    for ask in (ears.hear, ears.read):
        with pytest.raises(VoiceAppError) as raised:
            ask(spoken(SENTENCES[0]), language=language, translate=translate)
        assert raised.value.code == "language-unknown"
        assert language in raised.value.message
        assert raised.value.next_step
    assert ears.hear(spoken(SENTENCES[0]), language="de").language == "de", "the next question is heard"


def test_a_long_utterance_stays_in_its_language(ears: Ears, library: Library) -> None:
    """The second sentence alone would be taken for another language, and written in it."""
    first, second = (spoken(sentence) for sentence in SENTENCES)
    whole = np.concatenate([first, silence(8.0), second])
    stretches = _stretches(whole)
    language, other = [library.detect(stretch) for stretch in stretches]
    assert language != other
    expected = [library.text(stretch, language=language) for stretch in stretches]
    heard = ears.hear(whole)
    assert heard.language == language
    assert heard.text == " ".join(expected)


def test_the_language_is_detected_among_those_that_are_allowed(ears: Ears, library: Library) -> None:
    """The likeliest of them by the library's own probabilities, whatever is likelier still."""
    seed = random.SystemRandom().randrange(10_000)
    print(f"seed {seed}")
    sound = spoken(SENTENCES[0])
    told = dict(library.model.detect_language(sound)[2])
    allowed = tuple(random.Random(seed).sample([code for code in LANGUAGES if code != library.detect(sound)], 4))
    best = max(allowed, key=lambda code: told[code])
    heard = ears.hear(sound, languages=allowed)
    assert (heard.language, heard.text) == (best, library.text(sound, language=best))
    assert heard.language_probability == pytest.approx(told[best] / sum(told[code] for code in allowed), rel=0.01)
    free = ears.hear(sound)
    assert free.language_probability == pytest.approx(told[library.detect(sound)], rel=0.01)
    assert ears.hear(sound, language="de").language_probability is None
    assert ears.hear(sound, languages=("xx",)).language == library.detect(sound), "none of them is known"


@pytest.mark.parametrize("translate", [False, True])
def test_a_recording_stays_in_its_language(ears: Ears, library: Library, translate: bool) -> None:
    first, second = (spoken(sentence) for sentence in SENTENCES)
    whole = np.concatenate([first, silence(20.0), second])
    stretches = _stretches(whole)
    language, other = [library.detect(stretch) for stretch in stretches]
    assert language != other
    segments = ears.read(whole, translate=translate)
    assert {part.language for part in segments} == {language}
    task = "translate" if translate else "transcribe"
    expected = [library.text(part, language=language, task=task, beam_size=5) for part in stretches]
    assert " ".join(part.segment.text for part in segments) == " ".join(expected)


def _stretches(sound: Samples) -> list[Samples]:
    """What the engine transcribes at once."""
    from faster_whisper.vad import get_speech_timestamps

    def speech(samples: Samples) -> list[tuple[int, int]]:
        found = get_speech_timestamps(samples, min_silence_duration_ms=500, speech_pad_ms=200)
        return [(int(stretch["start"]), int(stretch["end"])) for stretch in found]

    return [window.samples for window in windows([Audio(sound, SPEECH_RATE)], speech)]
