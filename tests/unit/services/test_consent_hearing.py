"""Who hears a consent: a recogniser of this computer that knows the language; the words are never told to it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from random import Random

import numpy as np
import pytest

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Segment
from voiceapp.core.protocols import Capabilities, ListenOptions, Transcriber, TranscriptionProgress
from voiceapp.services.consent_hearing import ConsentHearing
from voiceapp.services.consent_sentence import compose
from voiceapp.services.consent_words import WORDS
from voiceapp.services.transcription import TranscriptionService


class Recogniser:
    """Writes ``text`` down, whatever it hears."""

    def __init__(self, *languages: str, text: str = "", chooses: bool = False) -> None:
        self.capabilities = Capabilities(languages=languages, chooses=chooses)
        self.text = text
        self.asked: list[ListenOptions] = []

    async def transcribe(
        self, audio: AsyncIterator[Audio], options: ListenOptions
    ) -> AsyncIterator[TranscriptionProgress]:
        self.asked.append(options)
        seconds = sum([chunk.duration_s async for chunk in audio])
        yield TranscriptionProgress(Segment(self.text, 0.0, seconds), seconds, None)


class House:
    """Recognisers by their names; ``None`` cannot be loaded."""

    def __init__(self, wanted: str, **engines: Recogniser | None) -> None:
        self.engines = engines
        self.chosen: list[str] = []
        self.told: list[tuple[str, Sequence[str]]] = []
        transcription = TranscriptionService(self._transcriber, decode)
        self.hearing = ConsentHearing(self, transcription, decode, lambda: wanted, self._best)

    def _transcriber(self, text: str) -> Transcriber:
        return self.engines[text]  # type: ignore[return-value]

    async def _best(self) -> list[str]:
        return list(self.engines)

    async def loaded(self, text: str, /) -> Capabilities:
        engine = self.engines[text]
        if engine is None:
            raise VoiceAppError("model-broken", "It cannot be loaded.")
        return engine.capabilities

    async def chosen_words(
        self, text: str, audio: AsyncIterator[Audio], before: str, choices: Sequence[str], count: int
    ) -> Sequence[str]:
        assert [chunk async for chunk in audio]
        self.told.append((before, choices))
        return self.chosen[:count]

    async def knows_words(self, text: str, words: Sequence[str], /) -> bool:
        return "Zbigniew" not in words


async def decode(path: Path) -> AsyncIterator[Audio]:
    yield Audio(np.zeros(16_000, np.float32), 16_000)


def ready(house: House, language: str) -> str:
    return asyncio.run(house.hearing.ready(language))


def test_the_chosen_recogniser_hears_else_the_best_that_knows_the_language() -> None:
    house = House("sphinx", big=Recogniser("*"), sphinx=Recogniser("en", chooses=True))
    assert (ready(house, "en"), ready(house, "de")) == ("sphinx", "big")
    assert ready(House("letters", letters=Recogniser()), "de") == "letters", (
        "chosen, though its languages are unknown"
    )
    assert ready(House("gone", gone=None, small=Recogniser("fr")), "fr") == "small"


def test_a_consent_is_never_sent_to_another_computer() -> None:
    assert ready(House("remote:server", small=Recogniser("*")), "en") == "small"


def test_a_language_that_nothing_here_knows_is_told_with_what_helps() -> None:
    with pytest.raises(VoiceAppError) as caught:
        ready(House("sphinx", sphinx=Recogniser("en"), letters=Recogniser()), "de")
    assert caught.value.code == "consent-language"
    assert "German" in caught.value.message
    assert "Whisper" in caught.value.next_step


def test_the_name_alone_is_told_beforehand(tmp_path: Path) -> None:
    sentence = compose("Linda", "de", random=Random(1))
    (tmp_path / "read.wav").touch()
    engine = Recogniser("*", text=sentence.text)
    house = House("big", big=engine)
    reading = asyncio.run(house.hearing.judge(tmp_path / "read.wav", sentence))
    assert reading.complete
    assert [(one.language, one.prompt) for one in engine.asked] == [("de", "Linda")]
    assert house.told == []


def test_one_that_can_chooses_the_drawn_words_among_all(tmp_path: Path) -> None:
    sentence = compose("Linda", "en", random=Random(1))
    (tmp_path / "read.wav").touch()
    house = House("sphinx", sphinx=Recogniser("en", text=f"{sentence.before} his house", chooses=True))
    house.chosen = ["yellow"] * 5
    assert not asyncio.run(house.hearing.judge(tmp_path / "read.wav", sentence)).complete
    house.chosen = list(sentence.drawn)
    assert asyncio.run(house.hearing.judge(tmp_path / "read.wav", sentence)).complete
    assert house.told[0] == (sentence.before, WORDS["en"])
