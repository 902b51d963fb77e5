"""The part of the wiring that looks inside sound: features as files, views of them, and the live microphone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

from voiceapp.core.events import EventBus
from voiceapp.core.meetings import Meeting
from voiceapp.core.paths import Paths
from voiceapp.core.recordings import Codes
from voiceapp.core.settings import Settings
from voiceapp.services.diarization import DiarizedFile
from voiceapp.services.engines import EngineService
from voiceapp.services.inspecting import InspectingService
from voiceapp.services.sound_speakers import SoundSpeakers
from voiceapp.services.sound_views import SoundViewsService
from voiceapp.services.sound_views_live import LiveView
from voiceapp.services.sound_views_store import LevelStore
from voiceapp.workers.listening import RemoteListener
from voiceapp.workers.remote_looking import RemoteLooking


class InspectionServices:
    """``codes`` gives a file's tokens, ``meeting`` the meeting of a file, ``diarize`` who speaks in it."""

    def __init__(
        self,
        paths: Paths,
        settings: Settings,
        bus: EventBus,
        engines: EngineService,
        codes: Callable[[Path], Awaitable[tuple[Codes, float]]],
        meeting: Callable[[Path], Awaitable[Meeting | None]],
        diarize: Callable[[Path], Awaitable[DiarizedFile]],
        listener: RemoteListener,
        levels: LevelStore,
    ) -> None:
        speakers = SoundSpeakers(meeting, diarize)
        inspecting = RemoteLooking(partial(engines.worker, "analysis", "inspecting"))
        self.inspecting = InspectingService(inspecting, codes, speakers.known_or_found)
        looking = RemoteLooking(partial(engines.worker, "analysis", "looking"))
        live = LiveView(looking, listener, settings, bus, paths.cache / "live" / "microphone.flac")
        self.views = SoundViewsService(looking, codes, levels, speakers, live, bus)
