"""What a voice without recordings sounds like."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.protocols import SpeakOptions
from voiceapp.core.voices import Manner, Voice
from voiceapp.services.voice_greetings import VoiceGreetings

READER = Voice(3, "Reader", "model", 0.0, languages=("de-AT",), engine="espeak", recipe={"voice": "German"})


class Speaker:
    """Writes the text into the file."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str, str, str]] = []

    async def say(self, text: str, engine: str, options: SpeakOptions, out: Path) -> None:
        self.said.append((text, engine, options.voice, options.language))
        out.write_text(text)


def test_it_is_spoken_once_and_again_when_the_voice_is_another(tmp_path: Path) -> None:
    speaker = Speaker()
    greetings = VoiceGreetings(speaker.say, lambda voice: tmp_path / str(voice))

    async def hear() -> list[Path]:
        slower = replace(READER, manner=Manner(speed=0.8))
        return [await greetings.file(voice) for voice in (READER, READER, slower)]

    first, again, slower = asyncio.run(hear())
    assert first == again
    assert slower.read_text() == "Hallo, ich bin Reader."
    assert speaker.said == [("Hallo, ich bin Reader.", "espeak", "Reader", "de")] * 2
    assert [*tmp_path.rglob("greeting-*")] == [slower]


def test_nobody_is_heard_without_consent(tmp_path: Path) -> None:
    greetings = VoiceGreetings(Speaker().say, lambda voice: tmp_path)
    with pytest.raises(VoiceAppError, match="no sample"):
        asyncio.run(greetings.file(Voice(1, "Nora", "own", 0.0)))
