"""The services about voices, wired: kept, checked, agreed to, spoken, measured, exported."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from voiceapp.app_writers import create
from voiceapp.core.events import EventBus
from voiceapp.core.paths import Paths
from voiceapp.core.protocols import Synthesizer, Task
from voiceapp.core.samples import Diagnosis
from voiceapp.core.settings import Settings
from voiceapp.core.voices import Consent, Voice
from voiceapp.services.engines import EngineService
from voiceapp.services.latents import Latents
from voiceapp.services.voice_files import VoiceFiles
from voiceapp.services.voice_speech import LibrarySynthesizer, VoiceSpeech
from voiceapp.services.voices import VoiceLibrary
from voiceapp.storage.database import Database
from voiceapp.storage.voices import VoiceStore


class VoiceServices:
    """Everything about the voices of one home. ``best_here``: this computer's engines, best first;
    ``checked`` tells what is wrong with a sample."""

    def __init__(
        self,
        db: Database,
        paths: Paths,
        settings: Settings,
        bus: EventBus,
        engines: EngineService,
        best_here: Callable[[Task], Awaitable[list[str]]],
        checked: Callable[[Path], Awaitable[Diagnosis]],
    ) -> None:
        async def check(path: Path) -> Mapping[str, Any]:
            found = await checked(path)
            speech = found.finding("speech_s")
            told = {"verdict": found.verdict, "advice": found.advice, "speech_s": speech.value if speech else None}
            return {**found.to_dict(), **{key: value for key, value in told.items() if value is not None}}

        async def match(voice: Voice, audio: Path, told: Consent) -> None:
            pass

        self.library = VoiceLibrary(VoiceStore(db), bus, paths.voices, engines.decode, engines.probe, create, check)
        self.offered = engines.voices
        self.files = VoiceFiles(self.library, match)
        self.speech = VoiceSpeech(
            partial(engines.own_synthesizer, talk=False),
            engines.cloner,
            lambda: settings.text("engines.tts"),
            partial(best_here, "tts"),
            Latents(paths.voices),
            self.library.folder,
            engines.decode,
        )

    def voiced(self, synthesizer: Synthesizer, engine: str) -> Synthesizer:
        """An engine, given with its text, that speaks as the library's voices too."""
        return LibrarySynthesizer(synthesizer, engine, self.library.find, self.speech)
