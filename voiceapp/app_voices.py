"""The services about voices, wired: kept, checked, agreed to, spoken, measured, exported."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from voiceapp.app_writers import create
from voiceapp.core.events import EventBus
from voiceapp.core.paths import Paths
from voiceapp.services.engines import EngineService
from voiceapp.services.voice_speech import VoiceSpeech
from voiceapp.services.voices import VoiceLibrary
from voiceapp.storage.database import Database
from voiceapp.storage.voices import VoiceStore


class VoiceServices:
    """Everything about the voices of one home."""

    def __init__(self, db: Database, paths: Paths, bus: EventBus, engines: EngineService) -> None:
        async def check(path: Path) -> Mapping[str, Any]:
            return {}

        self.library = VoiceLibrary(VoiceStore(db), bus, paths.voices, engines.decode, engines.probe, create, check)
        self.speech = VoiceSpeech(lambda text: engines.synthesizer(text, talk=False))
