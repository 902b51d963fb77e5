"""Who speaks for a library voice: from a voice to an engine and its options.

Nothing else gives a voice to an engine, so that none speaks without its speaker's consent.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.protocols import SpeakOptions, Synthesizer
from voiceapp.core.recordings import VoiceCloner
from voiceapp.core.voice_blends import written
from voiceapp.core.voice_words import VoiceProperties, describe
from voiceapp.core.voices import Sample, Voice, samples_key
from voiceapp.engines.catalog import find
from voiceapp.services.latents import Latents


@dataclass(frozen=True, slots=True)
class PreparedVoice:
    """An engine ready to speak in a voice. ``engine`` is its text, ``model`` the key of its exact model ("": none).

    ``options`` hold the voice, its manner and the language; a take changes seed, speed and temperature in them.
    """

    synthesizer: Synthesizer
    options: SpeakOptions
    engine: str
    model: str


class VoiceSpeech:
    """Prepares engines for voices.

    ``synthesizer`` and ``cloner`` make engines for a text; ``engines`` gives the texts of those that can speak
    here, the one of the settings first; ``sound`` reads the beginning of a sample.
    """

    def __init__(
        self,
        synthesizer: Callable[[str], Synthesizer],
        cloner: Callable[[str], VoiceCloner],
        engines: Callable[[], Awaitable[Sequence[str]]],
        latents: Latents,
        sound: Callable[[Voice, Sample], Awaitable[Audio]],
    ) -> None:
        self._synthesizer = synthesizer
        self._cloner = cloner
        self._engines = engines
        self._latents = latents
        self._sound = sound

    async def prepare(self, voice: Voice, tts: str = "", language: str = "") -> PreparedVoice:
        """The engine ``tts`` with the voice; "" is the voice's own, else the first that can take it on.

        Raises VoiceAppError ``consent-missing``, ``samples-missing``, ``engine-cannot-clone``, ``recipe-wrong`` and
        what loading an engine raises.
        """
        require_consent(voice)
        manner = voice.manner
        options = SpeakOptions(
            language=language or next(iter(voice.languages), "en"),
            speed=manner.speed,
            seed=manner.seed,
            temperature=manner.temperature,
        )
        engine = tts or voice.engine
        if not voice.cloned:
            return PreparedVoice(self._synthesizer(engine), replace(options, voice=spoken_as(voice)), engine, "")
        engine = engine or await self._cloning()
        cloner = self._cloner(engine)
        if not cloner.capabilities.cloning:
            raise _cannot_clone()
        timbre = await self._latents.timbre(
            voice.id, engine, cloner, samples_key(voice.used), lambda: self._samples(voice)
        )
        model = await cloner.model_key()
        return PreparedVoice(self._synthesizer(engine), replace(options, timbre=timbre), engine, model)

    async def _cloning(self) -> str:
        for engine in await self._engines():
            if find(engine, "tts")[0].capabilities.cloning:
                return engine
        raise _cannot_clone()

    async def _samples(self, voice: Voice) -> AsyncIterator[Audio]:
        for sample in voice.used:
            yield await self._sound(voice, sample)


def spoken_as(voice: Voice) -> str:
    """What an engine is told as ``voice``, for one that is not cloned. Raises VoiceAppError ``recipe-wrong``."""
    match voice.kind:
        case "described":
            return describe(VoiceProperties.of(voice.recipe))
        case "blend":
            return written(voice.recipe.get("weights", {}))
    return str(voice.recipe.get("voice", ""))


def _cannot_clone() -> VoiceAppError:
    return VoiceAppError(
        "engine-cannot-clone",
        "This engine cannot take on a voice.",
        "Choose XTTS or SpeechT5: voiceapp models list shows where they are.",
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
