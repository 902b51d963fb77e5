"""The services about music, wired: composed, kept, measured, taken apart, mixed, exported."""

from __future__ import annotations

from functools import partial

from voiceapp.app_writers import create, create_track, save
from voiceapp.core.events import EventBus
from voiceapp.core.paths import Paths
from voiceapp.core.settings import Settings
from voiceapp.services.codecs import CodecService
from voiceapp.services.composing import ComposingService
from voiceapp.services.engines import EngineService
from voiceapp.services.file_sound import NoteSpeed
from voiceapp.services.jobs import JobsService
from voiceapp.services.music_analysis import MusicAnalysisService
from voiceapp.services.track_tokens import TrackTokens
from voiceapp.services.tracks import TrackLibrary
from voiceapp.storage.database import Database
from voiceapp.storage.tracks import TrackStore
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
    ) -> None:
        self.tracks = TrackLibrary(TrackStore(db), bus, paths.tracks, engines.decode, engines.probe, create)
        self.composing = ComposingService(engines.composer, engines.decode, save, note_speed)
        files = RemoteMusicFiles(partial(engines.worker, "analysis", "music-files"))
        self.analysis = MusicAnalysisService(engines.music_listener, files, engines.decode)
        self.codecs = CodecService(engines.codec, engines.decode, create)
        self.tokens = TrackTokens(
            self.tracks,
            self.codecs,
            engines.codec,
            engines.codec_key,
            lambda: settings.text("engines.codec"),
            engines.decode,
            create_track,
        )
