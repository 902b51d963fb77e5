"""Who speaks for a library voice: from a voice to an engine and its options.

Nothing else gives a voice to an engine, so that none speaks without its speaker's consent.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from voiceapp.core import voice_recipes
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Speech
from voiceapp.core.protocols import Capabilities, SpeakOptions, Synthesizer, Timbre
from voiceapp.core.recordings import VoiceCloner
from voiceapp.core.voices import Voice, samples_key
from voiceapp.pipeline.voice_marks import led_back, respelled, sounds
from voiceapp.services.file_sound import close_stream
from voiceapp.services.latents import Latents

RATE = 24_000
HEARD_S = 60.0
"""Engines look at no more than half a minute of a voice."""


@dataclass(frozen=True, slots=True)
class PreparedVoice:
    """An engine ready to speak in a voice. ``engine`` is its text, ``model`` the key of its exact model ("": none).

    ``options`` hold the voice, its manner and the language; a take changes seed, speed and temperature in them.
    """

    synthesizer: Synthesizer
    options: SpeakOptions
    engine: str
    model: str = ""


class VoiceSpeech:
    """Prepares engines for voices.

    ``synthesizer`` makes the engine for a text, ``cloner`` the same one as it listens to samples; ``chosen`` is the
    engine that the settings name, ``best`` gives those of this computer, the best first. ``folder`` is where a
    voice's samples lie, ``decode`` reads one.
    """

    def __init__(
        self,
        synthesizer: Callable[[str], Synthesizer],
        cloner: Callable[[str], VoiceCloner],
        chosen: Callable[[], str],
        best: Callable[[], Awaitable[list[str]]],
        latents: Latents,
        folder: Callable[[int], Path],
        decode: Callable[[Path, int], AsyncIterator[Audio]],
    ) -> None:
        self._synthesizer = synthesizer
        self._cloner = cloner
        self._chosen = chosen
        self._best = best
        self._latents = latents
        self._folder = folder
        self._decode = decode

    async def prepare(self, voice: Voice, tts: str = "", language: str = "") -> PreparedVoice:
        """The engine ``tts`` with the voice, "" one that can speak as it. Raises ``consent-missing``,
        ``samples-missing``, ``engine-cannot-clone`` and what loading an engine raises."""
        require_consent(voice)
        engine = await self.engine(voice, tts)
        options = SpeakOptions(
            voice=voice_recipes.told(voice.kind, voice.recipe),
            language=language or next(iter(voice.languages), "en"),
            speed=voice.manner.speed,
            seed=voice.manner.seed,
            temperature=voice.manner.temperature,
        )
        if not voice.cloned:
            return PreparedVoice(self._synthesizer(engine), options, engine)
        cloner = self._cloner(engine)
        timbre = await self._timbre(voice, engine, cloner)
        model = await cloner.model_key()
        return PreparedVoice(self._synthesizer(engine), replace(options, timbre=timbre), engine, model)

    async def engine(self, voice: Voice, tts: str = "") -> str:
        """The text of the engine that speaks as a voice. Raises ``engine-cannot-clone``."""
        if not voice.cloned:
            return tts or voice.engine
        for engine in (tts,) if tts else (self._chosen(), *await self._best()):
            if self._synthesizer(engine).capabilities.cloning:
                return engine
        raise VoiceAppError(
            "engine-cannot-clone",
            f"{tts or 'No engine of this computer'} {'cannot' if tts else 'can'} speak as {voice.name}.",
            "Get XTTS or SpeechT5 under Models, or add its folder: voiceapp models add.",
        )

    async def _timbre(self, voice: Voice, engine: str, cloner: VoiceCloner) -> Timbre:
        folder, used = self._folder(voice.id), voice.used

        async def samples() -> AsyncIterator[Audio]:
            for sample in used:
                yield await self._sample(folder / sample.file, voice.name)

        return await self._latents.timbre(voice.id, engine, cloner, samples_key(used), samples)

    async def _sample(self, path: Path, name: str) -> Audio:
        if not path.is_file():
            raise VoiceAppError(
                "sample-gone",
                f"A recording of {name} was removed outside the program.",
                "Remove that sample in Voices.",
            )
        chunks, pieces, seconds = self._decode(path, RATE), [], 0.0
        try:
            async for chunk in chunks:
                pieces.append(chunk.samples)
                seconds += chunk.duration_s
                if seconds >= HEARD_S:
                    break
        finally:
            await close_stream(chunks)
        return Audio(np.concatenate(pieces), RATE)


class LibrarySynthesizer:
    """A :class:`Synthesizer` whose ``voice`` may be the name of a library voice; all others are the engine's own.

    ``find`` looks a name up; ``engine`` is the engine's text, "" the one that the settings name. In the place of a
    voice that is ``aside`` the engine speaks as it does without one.
    """

    def __init__(
        self,
        own: Synthesizer,
        engine: str,
        find: Callable[[str], Awaitable[Voice | None]],
        speech: VoiceSpeech,
        aside: Callable[[int], bool] = lambda voice: False,
    ) -> None:
        self._own = own
        self._engine = engine
        self._find = find
        self._speech = speech
        self._aside = aside

    @property
    def capabilities(self) -> Capabilities:
        """The engine's."""
        return self._own.capabilities

    async def speak(self, turn: int, sentence: int, text: str, options: SpeakOptions) -> AsyncIterator[Speech]:
        """Speak one sentence, words as a library voice says them. Raises what :meth:`VoiceSpeech.prepare` and the
        engine raise."""
        voice = await self._find(options.voice) if options.voice else None
        if voice and self._aside(voice.id):
            voice, options = None, replace(options, voice="")
        synthesizer = self._own
        made = respelled(text, voice.lexicon if voice else ())
        if voice:
            # Whose engine can only speak in its own voices does not choose another for this one.
            engine = self._engine if voice.cloned and self._own.capabilities.cloning else ""
            prepared = await self._speech.prepare(voice, engine, options.language)
            synthesizer, options = prepared.synthesizer, _over(options, prepared.options)
            options = replace(options, phonemes=sounds(text, made, voice.lexicon))
        parts = synthesizer.speak(turn, sentence, made.text, options)
        try:
            async for speech in parts:
                yield replace(speech, words=tuple(led_back(word, made) for word in speech.words))
        finally:
            await close_stream(parts)


def _over(asked: SpeakOptions, voice: SpeakOptions) -> SpeakOptions:
    """How the voice speaks, in the manner that is asked for beyond its own."""
    return replace(
        asked,
        voice=voice.voice,
        timbre=voice.timbre,
        speed=asked.speed * voice.speed,
        seed=voice.seed if asked.seed is None else asked.seed,
        temperature=voice.temperature if asked.temperature is None else asked.temperature,
    )


def require_consent(voice: Voice) -> None:
    """Raise VoiceAppError ``samples-missing`` or ``consent-missing`` for a voice that may not speak."""
    if voice.cloned and not voice.used:
        raise VoiceAppError(
            "samples-missing", f"{voice.name} has no sample that can be used.", "Add a recording of 6 to 30 s."
        )
    if not voice.may_speak:
        raise VoiceAppError(
            "consent-missing",
            f"{voice.name} cannot speak until its speaker agrees.",
            f"Let the speaker read the sentence: voiceapp voice consent {voice.name}.",
        )
