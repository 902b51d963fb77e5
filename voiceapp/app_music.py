"""The services about music, wired: composed, kept, measured, taken apart, mixed, exported."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from voiceapp.app_writers import create_track
from voiceapp.core.events import EventBus
from voiceapp.core.paths import Paths
from voiceapp.core.protocols import SoundIO
from voiceapp.core.records import ModelInfo
from voiceapp.core.settings import Settings
from voiceapp.core.whole_file import PRIVATE
from voiceapp.services.cleaning import CleaningService
from voiceapp.services.codecs import CodecService
from voiceapp.services.compose_job import ComposeEngine
from voiceapp.services.composing import ComposingService
from voiceapp.services.engine_facts import EngineFacts
from voiceapp.services.engines import EngineService
from voiceapp.services.file_sound import NoteSpeed
from voiceapp.services.jobs import JobsService
from voiceapp.services.mix_rendering import MixRendering
from voiceapp.services.mixes import MixService
from voiceapp.services.music_analysis import MusicAnalysisService
from voiceapp.services.stems import StemService
from voiceapp.services.track_exports import TrackExports
from voiceapp.services.track_player import TrackPlayer
from voiceapp.services.track_tokens import TrackTokens
from voiceapp.services.tracks import TrackLibrary
from voiceapp.storage.database import Database
from voiceapp.storage.tracks import TrackStore
from voiceapp.workers.remote_delivery import RemoteDelivery
from voiceapp.workers.remote_files import RemoteFiles
from voiceapp.workers.remote_mixing import RemoteMixing
from voiceapp.workers.remote_music import RemoteMusicFiles


class MusicServices:
    """Everything about the music of one home.

    ``about`` tells what is known of an engine by its text; ``sound`` is a sound process of the player's own.
    """

    def __init__(
        self,
        db: Database,
        paths: Paths,
        settings: Settings,
        bus: EventBus,
        engines: EngineService,
        jobs: JobsService,
        note_speed: NoteSpeed,
        about: Callable[[str], Awaitable[EngineFacts]],
        sound: SoundIO,
        models: Callable[[], Awaitable[Sequence[ModelInfo]]],
        speed: Callable[[str], Awaitable[float | None]],
    ) -> None:
        store = TrackStore(db)
        create_private = partial(create_track, mode=PRIVATE)
        self.tracks = TrackLibrary(store, bus, paths.tracks, engines.decode, engines.probe, create_private)
        files = RemoteMusicFiles(partial(engines.worker, "analysis", "music-files"))
        self.analysis = MusicAnalysisService(
            engines.music_listener, files, engines.decode, engines.probe, create_track
        )
        delivery = RemoteDelivery(partial(engines.worker, "analysis", "delivery"))
        self.composing = ComposingService(
            self.tracks,
            paths.tracks,
            jobs,
            ComposeEngine(engines.composer, engines.composer_key, about, speed, note_speed),
            lambda: settings.text("engines.music"),
            engines.decode,
            create_track,
            delivery,
            self.analysis,
        )
        self.codecs = CodecService(engines.codec, engines.decode, create_track)
        self.tokens = TrackTokens(
            self.tracks,
            self.codecs,
            engines.codec,
            engines.codec_key,
            lambda: settings.text("engines.codec"),
            engines.decode,
            create_track,
        )
        self.exports = TrackExports(self.tracks, delivery, engines.decode, about)
        sounds = RemoteFiles(partial(engines.worker, "analysis"))
        self.player = TrackPlayer(
            self.tracks,
            partial(sounds.play, stereo=True),
            sounds.peaks,
            delivery.measure_file,
            engines.length,
            sound,
            settings,
            bus,
        )
        cleaning = CleaningService(
            engines.separator, engines.decode, engines.length, create_private, note_speed, ending=".flac"
        )
        self.stems = StemService(self.tracks, cleaning, jobs, models)
        self.mixes = MixService(
            store,
            self.tracks,
            bus,
            MixRendering(self.tracks, RemoteMixing(partial(engines.worker, "analysis", "mixing"))),
            jobs,
            self.analysis.tempo,
            engines.composer,
            self.stems.start,
            self.composing.start,
        )

    async def close(self) -> None:
        """Bring finished music into the mixes that it is for."""
        await self.mixes.drain()
