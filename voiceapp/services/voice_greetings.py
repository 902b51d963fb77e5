"""What a voice without recordings sounds like: a short sentence, spoken once and kept in the voice's folder."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from pathlib import Path

from voiceapp.core.language_names import family
from voiceapp.core.protocols import SpeakOptions
from voiceapp.core.voices import Voice
from voiceapp.services.voice_speech import require_consent

GREETINGS = {
    "en": "Hello, I am {name}.",
    "de": "Hallo, ich bin {name}.",
    "fr": "Bonjour, je suis {name}.",
    "es": "Hola, soy {name}.",
    "it": "Ciao, sono {name}.",
    "pt": "Olá, eu sou {name}.",
    "nl": "Hallo, ik ben {name}.",
    "pl": "Cześć, jestem {name}.",
}

Say = Callable[[str, str, SpeakOptions, Path], Awaitable[object]]
"""Speaks a text with an engine into a file (services/speaking.py)."""


class VoiceGreetings:
    """``folder`` is where a voice's files lie."""

    def __init__(self, say: Say, folder: Callable[[int], Path]) -> None:
        self._say = say
        self._folder = folder
        self._speaking = asyncio.Lock()

    async def file(self, voice: Voice) -> Path:
        """The sound of a voice as it is now. Raises ``consent-missing`` and what speaking raises."""
        require_consent(voice)
        language = next((code for code in map(family, voice.languages) if code in GREETINGS), "en")
        made_of = (voice.name, voice.engine, sorted(voice.recipe.items()), language, voice.manner)
        key = hashlib.sha256(repr(made_of).encode()).hexdigest()[:16]
        folder = self._folder(voice.id)
        file = folder / f"greeting-{key}.flac"
        async with self._speaking:
            if not await asyncio.to_thread(file.is_file):
                await asyncio.to_thread(folder.mkdir, mode=0o700, parents=True, exist_ok=True)
                for old in await asyncio.to_thread(lambda: [*folder.glob("greeting-*.flac")]):
                    await asyncio.to_thread(old.unlink, missing_ok=True)
                options = SpeakOptions(voice=voice.name, language=language)
                await self._say(GREETINGS[language].format(name=voice.name), voice.engine, options, file)
        return file
