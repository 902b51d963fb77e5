"""The only place where everything is wired: settings -> storage, workers, services. No Qt."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from voiceapp.app_inspection import InspectionServices
from voiceapp.app_meetings import MeetingServices
from voiceapp.app_music import MusicServices
from voiceapp.app_recordings import TalkRecordings
from voiceapp.app_sound import SoundProcesses
from voiceapp.app_voices import VoiceServices
from voiceapp.app_writers import create, save, save_now
from voiceapp.audio.pulse import set_volume
from voiceapp.core.clock import SystemClock
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, MicrophoneChanged, Notice, SettingChanged
from voiceapp.core.frames import Audio
from voiceapp.core.logs import crash_report, log, start_logging
from voiceapp.core.meetings import Meeting, NewSegment
from voiceapp.core.paths import Paths, asset, user_folders
from voiceapp.core.protocols import SoundOptions, Task
from voiceapp.core.recordings import DiarizeOptions
from voiceapp.core.records import HUB_TOKEN
from voiceapp.core.setting import Value
from voiceapp.core.settings import Settings
from voiceapp.core.whole_file import PRIVATE
from voiceapp.engines.catalog import find
from voiceapp.engines.skill_grammar import phrases
from voiceapp.engines.specs import EngineSpec
from voiceapp.services import chime
from voiceapp.services.about import AboutService
from voiceapp.services.alarms import AlarmsService
from voiceapp.services.allowed_tools import AllowedTools, AskedOnce
from voiceapp.services.applications import Applications
from voiceapp.services.ask_cascade import AskCascade
from voiceapp.services.ask_desk import AskDesk
from voiceapp.services.ask_ways import AskWays
from voiceapp.services.asking import AskingService
from voiceapp.services.autostart import Autostart
from voiceapp.services.character import Character
from voiceapp.services.cleaning import CleaningService
from voiceapp.services.clipboard import ClipboardService
from voiceapp.services.clips import ClipsService
from voiceapp.services.compose_tools import ComposeTools
from voiceapp.services.connections import ConnectionsService
from voiceapp.services.conversations import ConversationsService
from voiceapp.services.desktop_notices import DesktopNotices
from voiceapp.services.desktop_tools import DesktopTools
from voiceapp.services.diagnostics import Diagnostics
from voiceapp.services.diarization import DiarizationService
from voiceapp.services.dictation import DictationService
from voiceapp.services.doctor import Doctor
from voiceapp.services.downloads import Access, Hub
from voiceapp.services.elsewhere import Elsewhere, best_first
from voiceapp.services.engine_facts import EngineFacts, engine_facts
from voiceapp.services.engines import EngineService
from voiceapp.services.fact_tools import FactTools
from voiceapp.services.facts import FactsService
from voiceapp.services.jobs import JobsService
from voiceapp.services.machine import read_machine
from voiceapp.services.mcp_servers import McpServers
from voiceapp.services.measures import MeasuresService, by_path
from voiceapp.services.meeting_transcription import spoken
from voiceapp.services.microphone_test import MicrophoneTest
from voiceapp.services.model_keys import ModelKeys
from voiceapp.services.models import ModelsService
from voiceapp.services.packs import PacksService
from voiceapp.services.personas import PersonasService
from voiceapp.services.sample_check import SampleCheckService
from voiceapp.services.sample_cuts import SampleCutsService
from voiceapp.services.secrets import SecretsService
from voiceapp.services.sending import Sending
from voiceapp.services.sets import SetsService
from voiceapp.services.sound_facts import SoundFactsService
from voiceapp.services.sound_views_store import LevelStore
from voiceapp.services.speaking import SpeakingService
from voiceapp.services.system_keys import SystemKeysService
from voiceapp.services.talk import TalkService
from voiceapp.services.tool_box import ToolBox
from voiceapp.services.tools import Tools
from voiceapp.services.transcription import TranscriptionService
from voiceapp.services.turn_keeper import TurnKeeper
from voiceapp.services.voice_greetings import VoiceGreetings
from voiceapp.storage.asked import AskedStore
from voiceapp.storage.connections import ConnectionStore
from voiceapp.storage.conversations import ConversationStore
from voiceapp.storage.database import Database
from voiceapp.storage.facts import FactStore, PersonaStore
from voiceapp.storage.household import AlarmStore, ListStore, NoteStore
from voiceapp.storage.jobs import JobStore
from voiceapp.storage.measures import MeasureStore
from voiceapp.storage.models import ModelStore
from voiceapp.storage.tool_servers import ToolServerStore
from voiceapp.workers.budget import memory_allowed, size_on_disk, threads_allowed
from voiceapp.workers.packs import Packs
from voiceapp.workers.pip import install_pins
from voiceapp.workers.pool import Pool
from voiceapp.workers.remote_files import RemoteFiles
from voiceapp.workers.remote_measuring import RemoteMeasuring
from voiceapp.workers.remote_samples import RemoteSamples
from voiceapp.workers.tool_session import ToolSession

if TYPE_CHECKING:
    from voiceapp.bench.run import Bench

_PARTS = {"asr": "Hears", "turn": "Knows the end", "llm": "Thinks", "tts": "Speaks", "analysis": "Looks into files"}


class App:
    """The wired program on one home. Construct it on the loop that it is to live on, then :meth:`start`.

    ``files`` replace sound devices in the talk; ``environment`` is added to the sound process's.
    """

    def __init__(
        self,
        paths: Paths,
        settings: Settings,
        files: SoundOptions | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.paths = paths
        self.settings = settings
        self.bus = EventBus()
        self._processes = SoundProcesses(settings, dict(environment or {}))
        self._db = Database(paths.database)
        self._packs = packs = Packs(
            paths.packs,
            install=lambda python, pins, progress, lock: install_pins(
                python, pins, progress, lock, settings.text("files.cpu_index")
            ),
        )
        machine = cache(read_machine)
        self.pool = Pool(
            self.bus,
            memory_bytes=memory_allowed(settings),
            threads=threads_allowed(settings),
            place=packs.place,
            estimate=self._expected_memory,
            video_memory=lambda: machine().vram,
            on_loaded=lambda spec, model, load: self.measures.note_load(spec, model, load),
        )
        self.secrets = SecretsService(paths.config / "secrets.json", self.bus)
        sending = Sending(self.bus)
        self.connections = ConnectionsService(
            ConnectionStore(self._db), self.secrets, settings, self.bus, sending, asset("samples", "question.wav")
        )
        conversation_store = ConversationStore(self._db)
        self.jobs = JobsService(JobStore(self._db), self.bus, paths.crashes)
        self.models = ModelsService(
            ModelStore(self._db),
            self.jobs,
            self.bus,
            settings,
            paths,
            hub=Hub(access=lambda: _access(settings), token=lambda: self.secrets.get(HUB_TOKEN)),
            loaded=self._loaded,
            packs=packs.installed,
            machine=machine,
            measured=lambda name: self.measures.of(name),
            release=self.pool.release,
            sending=sending,
        )
        self.measures = MeasuresService(MeasureStore(self._db), machine, self.models.name_of, self.models.name_at)
        self.engines = EngineService(
            settings,
            self.pool,
            self.models.locate,
            packs.installed,
            lambda local: Elsewhere(self.connections, settings, self.bus, sending, local),
            self._best_here,
            ModelKeys(paths.cache / "model-keys.json").key,
            lambda synthesizer, text: self.voices.voiced(synthesizer, text),
        )
        self.voices = VoiceServices(
            self._db,
            paths,
            settings,
            self.bus,
            self.engines,
            self._best_here,
            self.jobs,
            self.measures.note_speed,
            self._speed_of,
            lambda path: self.sample_check.check(path),
            self._about_engine,
            self._heard_by(self.engines.decode),
            self._processes.recorder(),
        )
        self.packs = PacksService(packs, self.jobs, self.bus, lambda: settings.flag("privacy.offline"))
        self.sets = SetsService(self.models, self.packs, settings, lambda: self.secrets.get(HUB_TOKEN))
        self.conversations = ConversationsService(conversation_store, self.bus)
        clock = SystemClock()
        self.alarms = AlarmsService(AlarmStore(self._db), self.bus, clock)
        self.allowed_tools = AllowedTools(settings)
        self.clipboard = ClipboardService(self.bus)
        desktop = DesktopTools(Applications(), self.clipboard, user_folders(), set_volume)
        skills = Tools(
            NoteStore(self._db), ListStore(self._db), self.alarms, clock, self.engines.skill, desktop.runners
        )
        self.facts = FactsService(FactStore(self._db), settings, self.bus)
        self.personas = PersonasService(PersonaStore(self._db), settings, self.bus)
        self._character = Character(settings, self.engines, self.bus, self.personas, self.facts)
        self.tools = McpServers(
            ToolServerStore(self._db),
            self.bus,
            ToolSession.open,
            lambda server: self.secrets.get(f"tools.{server}"),
            lambda: settings.flag("privacy.offline"),
        )
        self._keeper = TurnKeeper(conversation_store, settings, self.bus)
        self._recordings = TalkRecordings(
            self, FactTools(skills, self.facts), clock, lambda: self._character.persona.engine
        )
        self.talk = TalkService(
            settings,
            self.bus,
            self._processes.sound(),
            ToolBox(
                AskedOnce(self._recordings.tools, self.allowed_tools),
                ComposeTools(lambda order: self.music.composing.start(order), self.bus),
                self.tools,
            ),
            self._keeper,
            self.engines,
            asset("samples", "question.wav"),
            phrases(),
            self.alarms.sentence,
            files,
            self._character,
            chime.load(asset("sounds", "listening.wav")),
        )
        self.dictation = DictationService(self.talk, self.bus)
        levels = LevelStore(paths.cache / "views")
        self._serve_files(levels)
        about = MeetingServices(
            self._db,
            paths,
            settings,
            self.bus,
            self.jobs,
            self.engines,
            self.talk,
            self._processes,
            self._heard_by,
            self._best_here,
            self._best_diarizer,
        )
        self._about_meetings = about
        self.meetings, self.recorder, self.meeting_import = about.meetings, about.recorder, about.importing
        self.meeting_transcription, self.meeting_speakers = about.transcription, about.speakers
        self.transcript_versions, self.live_words = about.versions, about.live_words
        self.transcripts, self.voiceprints, self.minutes = about.transcripts, about.voiceprints, about.minutes
        self.ask_words, self.index = about.asking, about.index
        self.sound_facts = SoundFactsService(
            RemoteMeasuring(partial(self.engines.worker, "analysis", "measured-sound")),
            self.meetings,
            paths.cache / "sound-facts",
            levels.digests.digest,
        )
        self.asking = AskingService(
            self.engines.answerer,
            self.engines.chat,
            self.engines.decode,
            self.engines.length,
            self.sound_facts,
            self._answerer,
        )
        self.cascade = AskCascade(
            self.sound_facts,
            self.meetings,
            self.index,
            self._written_down,
            self.engines.loaded_chat,
            about.writers,
        )
        self.ask_desk = AskDesk(
            AskedStore(self._db),
            AskWays(about.meetings, about.asking, self.asking, self._answerer, about.writers, self.cascade),
            self.bus,
        )
        self.meeting_exports, self.meeting_peaks, self.meeting_player = about.exports, about.peaks, about.player
        sounds = RemoteFiles(partial(self.engines.worker, "analysis"))
        self.clips = ClipsService(sounds.play, sounds.peaks, self._processes.sound(), settings, self.bus)
        self.microphone_test = MicrophoneTest(
            self._processes.listener(),
            settings,
            self.bus,
            paths.cache / "live" / "test.wav",
            partial(save_now, mode=PRIVATE),
        )
        self.system_keys = SystemKeysService(
            settings, self.bus, self.talk, self.dictation.hold, self.recorder.toggle
        )
        self.doctor = Doctor(paths, settings, self._db, self.packs, self.talk.devices)
        self.about, self.autostart, self.desktop_notices = AboutService(), Autostart(), DesktopNotices(self.bus)
        self.diagnostics = Diagnostics(paths, settings, self.about, self.doctor.checks)
        settings.listen(self._on_setting)
        self.bus.subscribe(MicrophoneChanged, self._on_microphone)

    def _serve_files(self, levels: LevelStore) -> None:
        """The services that work on files with engines; ``levels`` are of sounds that were looked into."""
        self.transcription = self._heard_by(self.engines.decode)
        self.speaking = SpeakingService(
            partial(self.engines.synthesizer, talk=False), save, self.measures.note_speed
        )
        self.music = MusicServices(
            self._db,
            self.paths,
            self.settings,
            self.bus,
            self.engines,
            self.jobs,
            self.measures.note_speed,
            partial(self._about_engine, task="music"),
            self._processes.sound(),
            self.models.list,
            self._speed_of,
        )
        looking = InspectionServices(
            self.paths,
            self.settings,
            self.bus,
            self.engines,
            lambda path: self.music.codecs.codes(path, self.settings.text("engines.codec")),
            self._meeting_of,
            lambda path: self.diarization.diarize(path, "", DiarizeOptions(), lambda share, message: None),
            self._processes.listener(),
            levels,
        )
        self.inspecting, self.sound_views = looking.inspecting, looking.views
        self.diarization = DiarizationService(
            self.engines.diarizer,
            self.engines.speaker_encoder,
            self.engines.decode,
            self.engines.score_speakers,
            self.measures.note_speed,
            self._best_diarizer,
        )
        self.cleaning = CleaningService(
            self.engines.separator, self.engines.decode, self.engines.length, create, self.measures.note_speed
        )
        self.sample_check = SampleCheckService(
            RemoteSamples(partial(self.engines.worker, "analysis", "samples")),
            self.engines.decode,
            self._best_diarizer,
            self.engines.diarizer,
            lambda text: find(text, "diarize")[0].capabilities.threshold,
            partial(self.engines.transcriber, talk=False),
            self.cleaning.clean,
            save,
        )
        self.voice_greetings = VoiceGreetings(self.speaking.say, self.voices.library.folder)
        self.sample_cuts = SampleCutsService(
            self.voices.library, self.sample_check, self.voices.consent.rematch, partial(self._best_here, "clean")
        )

    def _heard_by(self, decode: Callable[[Path], AsyncIterator[Audio]]) -> TranscriptionService:
        """Transcription of what ``decode`` gives of a file."""
        return TranscriptionService(
            partial(self.engines.transcriber, talk=False), decode, self.engines.length, self.measures.note_speed
        )

    async def _meeting_of(self, path: Path) -> Meeting | None:
        """The meeting of a file of this content, if there is one."""
        info = await self.meetings.of_file(path)
        return None if info is None else await self.meetings.get(info.id)

    @cached_property
    def bench(self) -> Bench:
        """The measurements. Imported when asked for: the window must not carry what only they need."""
        from voiceapp.app_bench import BenchedProgram
        from voiceapp.bench.run import Bench

        program = BenchedProgram(
            self.settings,
            self.engines,
            self.models,
            self.transcription,
            self.diarization,
            self.sample_check,
            self._about_meetings.writers,
            self._about_meetings.embedder,
        )
        installed = program.installed(self._packs)
        return Bench(App.open, read_machine, lambda pool: self._processes.sound(), program.skills, installed)

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        paths: Paths,
        overrides: Mapping[str, str],
        files: SoundOptions | None = None,
        *,
        started: bool = True,
        environment: Mapping[str, str] | None = None,
    ) -> AsyncIterator[App]:
        """An app for one command, closed at the end; ``overrides`` are settings for this run.

        What was left of earlier jobs is taken up by the window only, and timers ring only where somebody talks.
        ``started`` False: for the doctor, who has to work where nothing else does.
        """
        try:
            paths.create()
        except VoiceAppError:
            if started:
                raise  # the doctor tells it among its checks
        start_logging(paths.logs)
        settings = Settings(paths.settings)
        for key, value in overrides.items():
            settings.override(key, value)
        app = cls(paths, settings, files, environment)
        try:
            if started:
                await app.start(window=False)
            yield app
        finally:
            await app.close()

    async def start(self, window: bool = True) -> None:
        """Open what is stored; a window takes up what was left: timers and jobs. Raises VoiceAppError."""
        asyncio.get_running_loop().set_exception_handler(self._bug)
        await self._db.open()
        await self.measures.start()
        await self._character.begin()
        await self._recordings.start()
        await self.tools.start()
        self.talk.attended = window
        await self.connections.start()
        if window:
            await self.music.tracks.tidy()
            await self.music.composing.tidy()
            await self.jobs.start()
            self.recorder.recover_later()
        await self.alarms.start(ring=window)
        for problem in self.settings.problems:
            self.bus.publish(Notice("warning", problem.message, problem.next_step, "settings", problem.code))
        if window:
            self.system_keys.start()
            self._about_meetings.start()
            self.voices.start()
        if window and self.settings.flag("talk.open_at_start"):
            await self.talk.open()

    async def close(self) -> None:
        """End in this order: alarms (none may ring into the end), keys, sound, turns, jobs, children, database.

        What fails to end does not keep the rest from ending.
        """
        async with AsyncExitStack() as ending:
            for part in (self._db, self.measures, self.tools, self.pool, self.connections, self.music, self.jobs):
                ending.push_async_callback(part.close)
            ending.push_async_callback(self.facts.drain)
            ending.push_async_callback(self.ask_desk.close)
            ending.push_async_callback(self.talk.end)
            ending.push_async_callback(self._about_meetings.close)
            ending.push_async_callback(self._recordings.close)
            ending.push_async_callback(self.clips.close)
            ending.push_async_callback(self.sound_views.stop)
            ending.push_async_callback(self.microphone_test.stop)
            ending.push_async_callback(self.music.player.close)
            ending.push_async_callback(self.voices.close)
            ending.push_async_callback(self.dictation.close)
            ending.push_async_callback(self.system_keys.close)
            ending.push_async_callback(self.alarms.close)
            ending.push_async_callback(self.desktop_notices.close)

    async def _best_here(self, task: Task) -> list[str]:
        return best_first(await self.models.list(), task)

    async def _answerer(self) -> str:
        """The chosen engine that listens if its model is there, else the best one that is; "" where none is."""
        try:
            return await self.models.name_of(self.settings.text("engines.answer"))
        except VoiceAppError:
            return next(iter(await self._best_here("answer")), "")

    async def _written_down(self, path: Path, tell: Callable[[float | None, str], None]) -> list[NewSegment]:
        """What is said in a file, as the engine for meetings hears it."""
        told = await self.transcription.transcribe(
            path,
            self.meeting_transcription.engine,
            self.settings.text("meetings.language"),
            on_progress=lambda share, done_s: tell(share, "Writing down what is said"),
        )
        return spoken(told)

    async def _speed_of(self, engine: str) -> float | None:
        """The measured real-time factor of an engine by its text; None where there is no such engine, too."""
        try:
            name = await self.models.name_of(engine) if engine else ""
        except VoiceAppError:
            return None
        return (await asyncio.to_thread(self.measures.of, name)).real_time_factor if name else None

    async def _about_engine(self, text: str, task: Task = "tts") -> EngineFacts:
        """What is known of an engine that does such a task, by its text."""
        try:
            name = await self.models.name_of(text)
        except VoiceAppError:  # its model was removed since
            name = text
        return engine_facts(text, name, self.engines.title(task, text), await self.models.list())

    async def _best_diarizer(self) -> str:
        return next(iter(await self._best_here("diarize")), "basic")

    def _loaded(self) -> tuple[tuple[str, int], ...]:
        """Memory of the loaded engines by what the user knows them for."""
        used = self.pool.memory()
        return tuple((label, used[task]) for task, label in _PARTS.items() if task in used)

    def _expected_memory(self, spec: EngineSpec, model: str) -> int:
        """Bytes that a model is expected to hold: as measured here, else by the catalog or its files."""
        return self.measures.of(by_path(spec, model)).memory_bytes or size_on_disk(spec, model)

    def _on_setting(self, key: str, value: Value) -> None:
        self.bus.publish(SettingChanged(key, value))
        if key.startswith("files."):
            self.pool.memory_bytes = memory_allowed(self.settings)
            self.pool.threads = threads_allowed(self.settings)

    def _on_microphone(self, event: MicrophoneChanged) -> None:
        if event.state != "closed":
            self.alarms.ring()

    def _bug(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """A bug in a background task: a report to a local file, a notice, and the program goes on."""
        error = context.get("exception")
        if error is None:
            log("app", "loop-problem", what=str(context.get("message", "")))
            return
        report = crash_report(self.paths.crashes, type(error), error.__traceback__)
        sentence = "Something went wrong that should not. What you said and stored is kept."
        self.bus.publish(Notice("error", sentence, f"A report is in {report}.", "", "bug"))


def _access(settings: Settings) -> Access:
    return Access(settings.text("files.hub"), settings.text("files.proxy"), settings.flag("privacy.offline"))
