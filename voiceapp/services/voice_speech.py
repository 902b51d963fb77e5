"""Who speaks for a library voice: from a voice to an engine and its options.

Nothing else gives a voice to an engine, so that none speaks without its speaker's consent.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.protocols import SpeakOptions, Synthesizer
from voiceapp.core.voices import Voice


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
    """Prepares engines for voices. ``synthesizer`` makes the engine for a text, "" the one of the settings."""

    def __init__(self, synthesizer: Callable[[str], Synthesizer]) -> None:
        self._synthesizer = synthesizer

    async def prepare(self, voice: Voice, tts: str = "", language: str = "") -> PreparedVoice:
        """The engine ``tts`` with the voice. Raises ``consent-missing``, ``samples-missing``,
        ``engine-cannot-clone`` and what loading an engine raises."""
        require_consent(voice)
        if voice.cloned:
            raise VoiceAppError(
                "engine-cannot-clone",
                "This engine cannot take on a voice.",
                "Choose XTTS or SpeechT5: voiceapp models list shows where they are.",
            )
        engine = tts or voice.engine
        manner = voice.manner
        options = SpeakOptions(
            voice=str(voice.recipe.get("voice", "")),
            language=language or next(iter(voice.languages), "en"),
            speed=manner.speed,
            seed=manner.seed,
        )
        return PreparedVoice(self._synthesizer(engine), options, engine, "")


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
