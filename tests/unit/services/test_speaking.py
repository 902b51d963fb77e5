"""A text to a file: sentences joined, word times that count from the file's start."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Speech, Word
from voiceapp.core.protocols import Capabilities, SpeakOptions
from voiceapp.services.speaking import SpeakingService

RATE = 8_000


class Metronome:
    """Speaks each word in a tenth of a second."""

    capabilities = Capabilities(word_times="exact")

    def __init__(self) -> None:
        self.said: list[str] = []

    async def speak(self, turn: int, sentence: int, text: str, options: SpeakOptions) -> AsyncIterator[Speech]:
        self.said.append(text)
        position = 0
        for number, word in enumerate(text.split()):
            start = text.index(word, position)
            position = start + len(word)
            times = (number / 10, (number + 1) / 10)
            audio = Audio(np.full(RATE // 10, 0.1, np.float32), RATE)
            yield Speech(turn, sentence, audio, (Word(word, *times, start=start, end=position),))


class Disk:
    """Keeps what was saved."""

    def __init__(self) -> None:
        self.saved: dict[Path, Audio] = {}

    async def save(self, path: Path, audio: Audio) -> None:
        self.saved[path] = audio


def test_sentences_are_joined_and_words_found_in_the_text(tmp_path: Path) -> None:
    engine, disk, out = Metronome(), Disk(), tmp_path / "out.wav"
    text = "It is **ten** past nine. Anything else, perhaps? No."
    told: list[float] = []
    spoken = asyncio.run(
        SpeakingService(lambda spec: engine, disk.save).say(text, "metronome", SpeakOptions(), out, told.append)
    )
    assert "*" not in " ".join(engine.said), "Markdown is not spoken"
    count = len(" ".join(engine.said).split())
    assert spoken.duration_s == pytest.approx(count / 10)
    assert len(disk.saved[out].samples) == count * RATE // 10
    assert [word.start_s for word in spoken.words] == pytest.approx([number / 10 for number in range(count)])
    assert [text[word.start : word.end].strip("*") for word in spoken.words] == [word.text for word in spoken.words]
    assert told[-1] == 1.0
    assert told == sorted(told)
    assert spoken.first_audio_ms >= 0


@pytest.mark.parametrize(("text", "code"), [("  \n", "nothing-to-say"), ("***", "no-speech")])
def test_nothing_to_say(tmp_path: Path, text: str, code: str) -> None:
    disk = Disk()
    with pytest.raises(VoiceAppError) as caught:
        asyncio.run(
            SpeakingService(lambda spec: Metronome(), disk.save).say(text, "m", SpeakOptions(), tmp_path / "o.wav")
        )
    assert caught.value.code == code
    assert disk.saved == {}


def test_a_missing_folder_is_told_before_any_work(tmp_path: Path) -> None:
    engine = Metronome()
    with pytest.raises(VoiceAppError) as caught:
        asyncio.run(
            SpeakingService(lambda spec: engine, Disk().save).say(
                "Hello.", "m", SpeakOptions(), tmp_path / "none" / "o.wav"
            )
        )
    assert caught.value.code == "folder-missing"
    assert engine.said == []
