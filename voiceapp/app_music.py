"""The services about music, wired: composed, kept, measured, taken apart, mixed, exported."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from voiceapp.app_writers import create, create_track, save
from voiceapp.core.events import EventBus
from voiceapp.core.paths import Paths
from voiceapp.core.protocols import Task
from voiceapp.core.settings import Settings
from voiceapp.services.cleaning import CleaningService
from voiceapp.services.codecs import CodecService
from voiceapp.services.composing import ComposingService
from voiceapp.services.engines import EngineService
from voiceapp.services.file_sound import NoteSpeed
from voiceapp.services.jobs import JobsService
from voiceapp.services.mix_rendering import MixRendering
from voiceapp.services.mixes import MixService
from voiceapp.services.music_analysis import MusicAnalysisService
from voiceapp.services.stems import StemService
from voiceapp.services.tracks import TrackLibrary
from voiceapp.storage.database import Database
from voiceapp.storage.tracks import TrackStore
from voiceapp.workers.remote_mixing import RemoteMixing
from voiceapp.workers.remote_music import RemoteMusicFiles


class MusicServices:
    """Everything about the music of one home."""

    def __init__(
        self,
        db: Database,
        paths: Paths,
        settings: Settings,
        bus: EventBus,
        engines: EngineService,
        jobs: JobsService,
        note_speed: NoteSpeed,
        best: Callable[[Task], Awaitable[Sequence[str]]],
    ) -> None:
        store = TrackStore(db)
        self.tracks = TrackLibrary(store, bus, paths.tracks, engines.decode, engines.probe, create)
        self.composing = ComposingService(engines.composer, engines.decode, save, note_speed)
        files = RemoteMusicFiles(partial(engines.worker, "analysis", "music-files"))
        self.analysis = MusicAnalysisService(engines.music_listener, files, engines.decode)
        self.codecs = CodecService(engines.codec, engines.decode, save)
        cleaning = CleaningService(
            engines.separator, engines.decode, engines.length, create_track, note_speed, ending=".flac"
        )
        self.stems = StemService(self.tracks, cleaning, jobs, best)
        self.mixes = MixService(
            store,
            self.tracks,
            bus,
            MixRendering(self.tracks, RemoteMixing(partial(engines.worker, "analysis", "mixing"))),
            jobs,
            self.analysis.tempo,
            engines.composer,
            self.stems.start,
        )

    async def close(self) -> None:
        """Bring finished music into the mixes that it is for."""
        await self.mixes.drain()
