"""The services about meetings, wired: kept, recorded, imported, written down, edited, exported, played."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path

from voiceapp.app_sound import SoundProcesses
from voiceapp.app_writers import create, save
from voiceapp.core.events import EventBus
from voiceapp.core.frames import Audio
from voiceapp.core.paths import Paths, asset
from voiceapp.core.protocols import Task
from voiceapp.core.recordings import Embedder
from voiceapp.core.settings import Settings
from voiceapp.engines.catalog import find
from voiceapp.services.ask_words import AskWords
from voiceapp.services.engines import EngineService
from voiceapp.services.given_transcripts import GivenTranscripts
from voiceapp.services.index_upkeep import IndexUpkeep
from voiceapp.services.jobs import JobsService
from voiceapp.services.live_transcripts import LiveTranscripts
from voiceapp.services.live_words import LiveWords
from voiceapp.services.meeting_exports import MeetingExportsService
from voiceapp.services.meeting_import import MeetingImport
from voiceapp.services.meeting_peaks import MeetingPeaksService
from voiceapp.services.meeting_speakers import MeetingSpeakersService
from voiceapp.services.meeting_transcription import MeetingTranscription
from voiceapp.services.meetings import MeetingsService
from voiceapp.services.minutes import MinutesService, writers
from voiceapp.services.minutes_templates import Templates
from voiceapp.services.old_meetings import OldMeetings
from voiceapp.services.player import PlayerService
from voiceapp.services.quiet_talk import QuietTalk
from voiceapp.services.recorder import RecorderService
from voiceapp.services.recording_finish import RecordingFinisher
from voiceapp.services.recording_index import RecordingIndex
from voiceapp.services.talk import TalkService
from voiceapp.services.transcript_edits import TranscriptEdits
from voiceapp.services.transcript_versions import TranscriptVersions
from voiceapp.services.transcription import TranscriptionService
from voiceapp.services.voiceprints import VoiceprintsService
from voiceapp.services.watched_folder import WatchedFolder
from voiceapp.storage.database import Database
from voiceapp.storage.edits import EditStore
from voiceapp.storage.meetings import MeetingStore
from voiceapp.storage.minutes import MinutesStore
from voiceapp.storage.passages import PassageStore
from voiceapp.storage.speakers import SpeakerStore
from voiceapp.storage.transcripts import TranscriptStore
from voiceapp.storage.voiceprints import VoiceprintStore
from voiceapp.workers.remote_files import RemoteFiles


class MeetingServices:
    """``best_here``: this computer's engines, best first; ``heard_by`` transcribes what is decoded."""

    def __init__(
        self,
        db: Database,
        paths: Paths,
        settings: Settings,
        bus: EventBus,
        jobs: JobsService,
        engines: EngineService,
        talk: TalkService,
        processes: SoundProcesses,
        heard_by: Callable[[Callable[[Path], AsyncIterator[Audio]]], TranscriptionService],
        best_here: Callable[[Task], Awaitable[list[str]]],
        best_diarizer: Callable[[], Awaitable[str]],
    ) -> None:
        self._settings = settings
        self._talk = talk
        self._best_here = best_here
        meetings, transcripts = MeetingStore(db), TranscriptStore(db)
        speakers, edits = SpeakerStore(db), EditStore(db)
        given = GivenTranscripts(transcripts, speakers, bus)
        folder = paths.meetings
        self.meetings = MeetingsService(meetings, transcripts, speakers, given, jobs, bus, folder)
        self.transcripts = TranscriptEdits(edits, speakers, bus)
        self.versions = TranscriptVersions(meetings, transcripts, speakers, edits, engines.score_speakers)
        self.speakers = MeetingSpeakersService(
            jobs,
            meetings,
            transcripts,
            speakers,
            settings,
            bus,
            self.meetings.audio_path,
            engines,
            engines.diarizer,
            best_diarizer,
            save,
        )
        self.transcription = MeetingTranscription(
            jobs,
            meetings,
            transcripts,
            speakers,
            edits,
            settings,
            bus,
            self.meetings.audio_path,
            heard_by(engines.decode).transcribe,
            (heard_by(engines.microphone).transcribe, heard_by(engines.played).transcribe),
            self.speakers.begin,
        )
        self.voiceprints = VoiceprintsService(
            VoiceprintStore(db), speakers, lambda text: find(text, "diarize")[0].capabilities.threshold
        )
        self.minutes = MinutesService(
            self.meetings,
            MinutesStore(db),
            engines.loaded_chat,
            self.writers,
            Templates(asset("minutes"), paths.data / "minutes"),
            jobs,
            bus,
        )
        self.index = RecordingIndex(PassageStore(db), self.meetings, self.embedder, jobs, bus)
        self._upkeep = IndexUpkeep(self.index, jobs, bus)
        self.asking = AskWords(self.index, self.meetings, engines.loaded_chat, self.writers)
        self._embedder_of = engines.embedder
        files = RemoteFiles(partial(engines.worker, "analysis"))
        self.exports = MeetingExportsService(
            jobs, self.meetings, files.render, engines.decode, create, files.mp3, bus, self.minutes.get
        )
        self.peaks = MeetingPeaksService(self.meetings.audio_path, files.peaks)
        self.player = PlayerService(
            self.meetings.audio_path,
            files.play,
            processes.sound(),
            settings,
            bus,
        )
        self._quiet_talk = QuietTalk(talk, lambda: settings.flag("talk.headphones"), bus)
        self.live_words = LiveWords(
            self.transcription.live_engine, partial(engines.transcriber, talk=False), settings, bus
        )
        self._live_transcripts = LiveTranscripts(
            meetings, transcripts, speakers, self.transcription.live_engine, bus
        )
        recorder = processes.recorder()
        finishing = RecordingFinisher(meetings, recorder, bus, folder, self._write_down)
        self.recorder = RecorderService(
            meetings, recorder, finishing, settings, bus, folder, speech=self.live_words.hear
        )
        self.importing = MeetingImport(
            jobs,
            meetings,
            given,
            bus,
            folder,
            engines.probe,
            engines.decode,
            create,
            self.transcription.begin,
            self.speakers.begin,
        )
        self._old = OldMeetings(settings, self.meetings, bus)
        marks = folder / "watched.json"
        self._watched = WatchedFolder(settings, bus, self.meetings.import_files, marks)

    def start(self) -> None:
        """Look at the watched folder, at old meetings and at what was said from now on; for the window."""
        self._watched.start()
        self._old.start()
        self._upkeep.start()

    async def close(self) -> None:
        """End what runs; what fails to end does not keep the rest from ending."""
        async with AsyncExitStack() as ending:
            ending.push_async_callback(self._live_transcripts.settled)
            for part in (
                *(self.live_words, self.recorder, self._old, self._quiet_talk),
                *(self.player, self._watched, self._upkeep),
            ):
                ending.push_async_callback(part.close)

    async def _write_down(self, meeting: int) -> None:
        """What follows a recording in the window; in the command line it is a command of its own."""
        if self._talk.attended:
            await self.transcription.begin(meeting)

    async def embedder(self) -> tuple[Embedder, str] | None:
        """The chosen model of sentences where it is there, else the best one that is."""
        there = await self._best_here("embed")
        chosen = self._settings.text("engines.embed")
        name = chosen if chosen in there else next(iter(there), None)
        return None if name is None else (self._embedder_of(name), name)

    async def writers(self) -> list[str]:
        """Engines of this computer that can be held to JSON: the talk's own first. What was said stays here."""
        return writers([self._settings.text("engines.llm"), *await self._best_here("llm")])
