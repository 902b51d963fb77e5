"""Who hears whether a consent was read: the recogniser that is chosen, else the best one for its language."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import aclosing
from pathlib import Path
from typing import Protocol

from voiceapp.core.connections import connection_name
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.language_names import language_name
from voiceapp.core.protocols import Capabilities
from voiceapp.services.consent_sentence import DRAWN, ConsentSentence, Reading, judge
from voiceapp.services.consent_words import WORDS
from voiceapp.services.file_sound import FedSound
from voiceapp.services.transcription import TranscriptionService


class Recognisers(Protocol):
    """The recognisers of this computer; what is wrong with one is raised as VoiceAppError."""

    async def loaded(self, text: str, /) -> Capabilities:
        """Load one; what it can do."""

    async def chosen_words(
        self, text: str, audio: AsyncIterator[Audio], before: str, choices: Sequence[str], count: int
    ) -> Sequence[str]:
        """Which words are said after ``before``, by one that ``chooses``."""

    async def knows_words(self, text: str, words: Sequence[str], /) -> bool:
        """Whether one that ``chooses`` can hear these words at all."""


class ConsentHearing:
    """Judges readings. ``decode`` reads a file as 16 kHz mono; ``wanted`` is the engine of the settings, ``best``
    are those of this computer, the best first."""

    def __init__(
        self,
        recognisers: Recognisers,
        transcription: TranscriptionService,
        decode: Callable[[Path], AsyncIterator[Audio]],
        wanted: Callable[[], str],
        best: Callable[[], Awaitable[Sequence[str]]],
    ) -> None:
        self._recognisers = recognisers
        self._transcription = transcription
        self._decode = decode
        self._wanted = wanted
        self._best = best

    async def ready(self, language: str) -> str:
        """The recogniser of a language, loaded. Raises VoiceAppError ``consent-language`` where there is none."""
        wanted = self._wanted()
        texts = [] if connection_name(wanted) is not None else [wanted]  # a consent is not sent anywhere
        for text in dict.fromkeys([*texts, *await self._best()]):
            try:
                able = await self._recognisers.loaded(text)
            except VoiceAppError:
                continue  # the next one may do
            if "*" in able.languages or language in able.languages or (not able.languages and text == wanted):
                return text
        raise VoiceAppError(
            "consent-language",
            f"Nothing here understands {language_name(language)}, so the sentence cannot be checked.",
            "Get a Whisper model (voiceapp models recommend), or let the speaker read it in English.",
        )

    async def judge(self, path: Path, sentence: ConsentSentence) -> Reading:
        """How a recording reads the sentence."""
        engine = await self.ready(sentence.language)
        # The name alone is told beforehand: a recogniser that knew the words would write them where they are not.
        name = sentence.words[sentence.name]
        heard = await self._transcription.transcribe(path, engine, sentence.language, prompt=name)
        chosen: Sequence[str] = ()
        hears_name = True
        if (await self._recognisers.loaded(engine)).chooses:
            sound = FedSound(lambda: self._decode(path))
            async with aclosing(sound.chunks()) as audio:
                chosen = await self._recognisers.chosen_words(
                    engine, audio, sentence.before, WORDS[sentence.language], DRAWN
                )
            hears_name = await self._recognisers.knows_words(engine, name.split())
        return judge(sentence, heard.text, chosen, hears_name)
