"""A voice for every sentence: where the chosen one is missing, the engine's own or another engine's speaks."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import replace

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Speech
from voiceapp.core.language_names import language_name
from voiceapp.core.protocols import Capabilities, SpeakOptions, Synthesizer
from voiceapp.pipeline.languages import knows

Tell = Callable[[VoiceAppError], None]
"""Says once what is missing and what speaks instead."""


_SILENT = ("consent-missing", "samples-missing", "sample-gone", "engine-cannot-clone")
"""A voice of the library cannot speak."""


class SpareVoice:
    """A :class:`Synthesizer` that speaks on where the voice or the language is not there.

    ``spare`` gives the engine that knows most languages; it is not asked for before it is needed.
    """

    def __init__(self, synthesizer: Synthesizer, spare: Callable[[], Synthesizer], tell: Tell) -> None:
        self._synthesizer = synthesizer
        self._spare = spare
        self._tell = tell

    @property
    def capabilities(self) -> Capabilities:
        """The chosen engine's."""
        return self._synthesizer.capabilities

    async def speak(self, turn: int, sentence: int, text: str, options: SpeakOptions) -> AsyncIterator[Speech]:
        """Speak one sentence, by whoever can."""
        if knows(self.capabilities, options.language):
            begun = False
            try:
                async for speech in self._synthesizer.speak(turn, sentence, text, options):
                    begun = True
                    yield speech
                return
            except VoiceAppError as error:
                if begun or error.code not in (*_SILENT, "voice-unknown", "language-unknown"):
                    raise
                missing = error
            if missing.code != "language-unknown" and options.voice:
                self._tell(missing if missing.code in _SILENT else _no_voice(options.voice))
                async for speech in self.speak(turn, sentence, text, replace(options, voice="")):
                    yield speech
                return
        self._tell(_no_language(options.language))
        async for speech in self._spare().speak(turn, sentence, text, replace(options, voice="")):
            yield speech


def _no_voice(voice: str) -> VoiceAppError:
    return VoiceAppError(
        "voice-absent",
        f"The voice {voice} is not there; the engine's own voice speaks.",
        "Choose another voice in Settings, or the engine that has it.",
    )


def _no_language(language: str) -> VoiceAppError:
    return VoiceAppError(
        "language-absent",
        f"The chosen voice does not speak {language_name(language)}; espeak speaks it.",
        "Choose a voice for this language in Settings.",
    )
