"""The services about voices, wired: kept, checked, agreed to, spoken, measured, exported."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from voiceapp.app_writers import create
from voiceapp.core.events import EventBus
from voiceapp.core.frames import Audio
from voiceapp.core.paths import Paths
from voiceapp.core.voices import Consent, Sample, Voice
from voiceapp.services.engines import EngineService
from voiceapp.services.file_sound import whole
from voiceapp.services.latents import Latents
from voiceapp.services.voice_files import VoiceFiles
from voiceapp.services.voice_speech import VoiceSpeech
from voiceapp.services.voices import VoiceLibrary
from voiceapp.services.watermarks import Watermarks
from voiceapp.storage.database import Database
from voiceapp.storage.voices import VoiceStore

HEARD_S = 120.0
"""Of each sample engines are given so much; those that there are look at half a minute or all of it."""


class VoiceServices:
    """Everything about the voices of one home."""

    def __init__(self, db: Database, paths: Paths, bus: EventBus, engines: EngineService) -> None:
        async def check(path: Path) -> Mapping[str, Any]:
            return {}

        async def match(voice: Voice, audio: Path, told: Consent) -> None:
            pass

        store = VoiceStore(db)
        self.library = VoiceLibrary(store, bus, paths.voices, engines.decode, engines.probe, create, check)
        self.files = VoiceFiles(self.library, match)
        self.latents = Latents(paths.voices)

        async def sound(voice: Voice, sample: Sample) -> Audio:
            path = self.library.folder(voice.id) / sample.file
            rate = (await engines.probe(path)).rate
            return await whole(engines.decode(path, rate), sample.title, rate, round(HEARD_S * rate))

        self.speech = VoiceSpeech(
            lambda text: engines.synthesizer(text, talk=False),
            engines.cloner,
            engines.speaking,
            self.latents,
            sound,
        )
        self.watermarks = Watermarks(engines.watermarks, engines.decode, engines.probe)
