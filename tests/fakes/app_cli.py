"""A fake app behind the command line: scripted talk, transcription and speech; stored things really change."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np

from tests.fakes.app_background import FakeAbout, FakeAutostart, FakeDiagnostics
from tests.fakes.app_cli_music import FakeComposing, FakeExports, FakeTracks
from tests.fakes.app_models import (
    MICROPHONE,
    SPEAKER,
    FakeConnections,
    FakeJobs,
    FakeModels,
    FakePacks,
    models,
    packs,
)
from tests.fakes.stores import MemoryFacts, MemoryPersonas
from tests.fakes.tool_servers import ERASE, WEATHER, servers
from voiceapp.core.answers import Answer, Citation
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import (
    DictationReady,
    Event,
    EventBus,
    MicrophoneChanged,
    MicrophoneState,
    TalkState,
    ToolQuestion,
    TurnFinished,
    UserSaid,
)
from voiceapp.core.frames import Segment, Word
from voiceapp.core.paths import Paths
from voiceapp.core.protocols import SoundDevice, SoundOptions, SpeakOptions, ToolSpec
from voiceapp.core.recordings import Diarization, DiarizeOptions, SpeakerMatch, SpeakerTurn, Tell
from voiceapp.core.records import (
    Check,
    ConversationHit,
    ConversationInfo,
    Recommendation,
    SecretInfo,
    StoredTurn,
)
from voiceapp.core.samples import Diagnosis, Finding, Span
from voiceapp.core.settings import Settings
from voiceapp.services.asking import AnswerPiece
from voiceapp.services.cleaning import Cleaned, StemFile
from voiceapp.services.codecs import Coded
from voiceapp.services.diarization import DiarizationScores, DiarizedFile
from voiceapp.services.facts import FactsService
from voiceapp.services.personas import PersonasService
from voiceapp.services.speaking import Spoken
from voiceapp.services.tool_specs import SPECS
from voiceapp.services.transcription import FileTranscript, Progress

TIMELINE = {
    "end_of_speech": 0.0,
    "endpoint": 700.0,
    "transcript": 741.5,
    "first_token": 745.0,
    "first_sentence": 746.0,
    "first_audio": 752.0,
    "first_sound": 790.0,
}
TURN = TurnFinished(1, 1, "What time is it?", "It is ten past nine.", 20, "en", False, {**TIMELINE})


class FakeTalk:
    """Publishes ``script`` while it runs; without InputEnded it goes on until it is cancelled."""

    def __init__(
        self, bus: EventBus, devices: Sequence[SoundDevice], script: Sequence[Event], endless: bool
    ) -> None:
        self.state: TalkState = "off"
        self.microphone: MicrophoneState = "closed"
        self.attended = False
        self.question = next((event for event in script if isinstance(event, ToolQuestion)), None)
        self.tools: Sequence[ToolSpec] = SPECS
        self.sent: list[str] = []
        self.once: bool | None = None
        self._bus = bus
        self._devices = devices
        self._script = script
        self._endless = endless

    async def open(self) -> None:
        self.microphone = "open"

    async def send(self, text: str, /) -> None:
        self.sent.append(text)

    async def answer_question(self, question: int, yes: bool, /) -> None:
        self.sent.append(f"<{question}: {yes}>")

    async def hold(self, held: bool, /) -> None:
        self.sent.append("<hold>" if held else "<let go>")
        self.microphone = "open" if held else "muted"

    async def interrupt(self) -> None:
        self.sent.append("<interrupt>")

    async def devices(self) -> Sequence[SoundDevice]:
        return self._devices

    async def run_to_end(self, once: bool = False) -> Sequence[TurnFinished]:
        self.once = once
        for event in self._script:
            await asyncio.sleep(0)
            self._bus.publish(event)
        if self._endless:
            await asyncio.Event().wait()
        return [event for event in self._script if isinstance(event, TurnFinished)]


class FakeTranscription:
    """Every file says the same, but for those named ``bad*``."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, str, str | None, bool]] = []

    async def transcribe(
        self, path: Path, asr: str, language: str | None, translate: bool, on_progress: Progress | None
    ) -> FileTranscript:
        self.calls.append((path.name, asr, language, translate))
        if path.name.startswith("bad"):
            raise VoiceAppError("not-sound", f"{path.name} holds no sound.", "Choose a sound file.")
        if on_progress:
            on_progress(None, 0.5)
            on_progress(0.5, 1.0)
        words = (Word("hello", 0.1, 0.4, 0.9), Word("there", 0.5, 0.9, None))
        segment = Segment("hello there", 0.1, 0.9, words, -0.25, 0.01)
        return FileTranscript(path, "hello there", "en", 2.0, 0.1, (segment,))


class FakeSpeaking:
    """Writes a few bytes and tells two words."""

    def __init__(self) -> None:
        self.options: list[tuple[str, SpeakOptions]] = []
        self.texts: list[str] = []

    async def say(
        self, text: str, tts: str, options: SpeakOptions, out: Path, on_progress: Callable[[float], None] | None
    ) -> Spoken:
        self.options.append((tts, options))
        self.texts.append(text)
        out.write_bytes(b"RIFF")
        return Spoken(out, 1.25, 3.5, 0.02, (Word("good", 0.0, 0.5), Word("day", 0.5, 1.25, exact=False)))


class FakeFiles:
    """No file is a meeting's."""

    async def of_file(self, path: Path) -> None:
        return None


class FakeAsking:
    """Answers two windows, word by word."""

    def __init__(self) -> None:
        self.asked: list[tuple[Path, str, str, str]] = []
        self.answers = ["A piano.", "A flute."]
        self.measured: Answer | None = None

    async def ask(
        self,
        path: Path,
        question: str,
        answerer: str,
        llm: str,
        on_piece: Callable[[AnswerPiece], None] | None,
        on_progress: Callable[[float | None, str], None] | None,
    ) -> Answer:
        assert on_piece
        assert on_progress
        self.asked.append((path, question, answerer, llm))
        if self.measured is not None:
            return self.measured
        citations = []
        for number, answer in enumerate(self.answers):
            start_s, end_s = 30.0 * number, 30.0 * (number + 1)
            on_progress(number / 2, "Listening")
            for word in answer.split(" "):
                on_piece(AnswerPiece(f" {word}", start_s, end_s))
            citations.append(Citation(str(path), start_s, end_s, answer))
        if llm:
            on_piece(AnswerPiece("Both."))
        text = "Both." if llm else "\n".join(self.answers)
        return Answer(text, "cascade" if llm else "sound", not any(self.answers), tuple(citations))


class FakeCodecs:
    """Tells what it was asked for."""

    def __init__(self) -> None:
        self.calls: list[tuple[Any, ...]] = []

    async def encode(self, path: Path, codec: str, out: Path, kbps: float | None, codebooks: int | None) -> Coded:
        self.calls.append(("encode", path, codec, out, kbps, codebooks))
        return Coded(out, codebooks or 8, 150, kbps or 6.0)

    async def decode(self, path: Path, codec: str, out: Path, codebooks: int | None) -> Coded:
        self.calls.append(("decode", path, codec, out, codebooks))
        return Coded(out, codebooks or 8, 150, 6.0)


class FakeDiarization:
    """Two speakers in every file; ``calls`` keeps what was asked for."""

    def __init__(self) -> None:
        self.calls: list[Any] = []
        turns = (SpeakerTurn(0.5, 2.0, "SPEAKER_00"), SpeakerTurn(1.75, 3.25, "SPEAKER_01"))
        exclusive = (SpeakerTurn(0.5, 1.75, "SPEAKER_00"), SpeakerTurn(1.75, 3.25, "SPEAKER_01"))
        self.found = Diarization(turns, exclusive, {"SPEAKER_00": np.array([0.125, 0.25], np.float32)})
        self.scores = DiarizationScores(0.25, 0.5)

    async def diarize(self, path: Path, engine: str, options: DiarizeOptions, tell: Tell) -> DiarizedFile:
        self.calls.append((path.name, engine, options))
        tell(0.5, "Listening")
        return DiarizedFile(path, self.found, 4.0, 0.02)

    async def reference(self, reference: Path) -> Sequence[SpeakerTurn]:
        if not reference.exists():
            raise VoiceAppError("file-missing", f"There is no file {reference}.", "Check the name.")
        return ()

    async def score(self, turns: Sequence[SpeakerTurn], reference: Path) -> DiarizationScores:
        self.calls.append((tuple(turns), reference.name))
        return self.scores

    async def score_files(self, reference: Path, hypothesis: Path) -> DiarizationScores:
        self.calls.append((reference.name, hypothesis.name))
        return self.scores

    async def same_voice(self, one: Path, other: Path, engine: str) -> SpeakerMatch:
        self.calls.append((one.name, other.name, engine))
        return SpeakerMatch(0.91, 0.78)


class FakeSampleCheck:
    """Finds noise in every sample but in those that are not there."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, str]] = []
        self.found = Diagnosis(
            8.0,
            8.0,
            (
                Finding("speech_s", 7.25, "s", "good"),
                Finding("snr_db", 18.5, "dB", "fair", "Some noise behind the voice."),
                Finding("clipped_percent", 1.5, "%", "bad", "Too loud.", (Span(1.0, 2.5, "Cut off"),)),
                Finding("bandwidth_hz", None, "Hz", "good"),
                Finding("speakers", 1, "", "good", method="basic"),
            ),
        )

    async def check(
        self, path: Path, language: str, on_progress: Callable[[float | None, str], None] | None
    ) -> Diagnosis:
        self.calls.append((path.name, language))
        if path.stem == "gone":
            raise VoiceAppError("file-missing", f"There is no file {path}.", "Check the name and its folder.")
        return self.found


class FakeCleaning:
    """Writes two sources."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, str]] = []

    async def clean(
        self, path: Path, cleaner: str, folder: Path, on_progress: Callable[[float | None, str], None] | None
    ) -> Cleaned:
        self.calls.append((path.name, cleaner))
        files = []
        for name in ("speaker 1", "speaker 2"):
            file = folder / f"{path.stem}-{name.replace(' ', '-')}.wav"
            file.write_bytes(b"RIFF")
            files.append(StemFile(name, file, 2.0, 16_000, 1))
        if on_progress:
            on_progress(0.5, "")
        return Cleaned(tuple(files), 0.25)


class FakeConversations:
    """Two stored conversations."""

    def __init__(self) -> None:
        self.infos = {
            1: ConversationInfo(1, "What time is it", 1_700_000_000.0, 1_700_000_050.0, 1),
            2: ConversationInfo(2, "Shopping", 1_700_100_000.0, 1_700_100_050.0, 0),
        }
        self.turns = {
            1: [StoredTurn(5, 1, 1, 1_700_000_000.0, "What time is it?", "It is nine. Anything else?", 11)],
            2: [],
        }

    async def list(self) -> Sequence[ConversationInfo]:
        return [*self.infos.values()]

    async def show(self, conversation: int, /) -> tuple[ConversationInfo, Sequence[StoredTurn]]:
        if conversation not in self.infos:
            raise VoiceAppError(
                "conversation-unknown", f"There is no conversation {conversation}.", "See the list."
            )
        return self.infos[conversation], self.turns[conversation]

    async def search(self, text: str, /) -> Sequence[ConversationHit]:
        found = [turn for turns in self.turns.values() for turn in turns if text.lower() in turn.reply.lower()]
        return [ConversationHit(turn.conversation, turn.id, "A title", "[nine]", turn.at, 1.5) for turn in found]

    async def export(self, conversation: int, format: Any, folder: Path, /) -> Path:
        info, _ = await self.show(conversation)
        path = folder / f"conversation-{info.id}.{format}"
        path.write_text(info.title)
        return path

    async def delete(self, conversation: int, /) -> None:
        del self.infos[conversation]


class FakeDictation:
    """Hears ``text``, after telling ``told``; without a text it waits for more."""

    def __init__(self, bus: EventBus) -> None:
        self._bus = bus
        self.text: str | None = "Dear neighbour."
        self.sure = True
        self.told: Sequence[Event] = ()

    async def listen(self) -> str:
        for event in self.told:
            self._bus.publish(event)
        if self.text is None:
            await asyncio.Event().wait()
        text = self.text or ""
        if text:
            self._bus.publish(DictationReady(text, self.sure))
        return text


class FakeDoctor:
    """One check that is fine and one that is not."""

    async def checks(self) -> Sequence[Check]:
        return [
            Check("Speech", True, "The embedded voice speaks."),
            Check("Microphone", False, "No microphone was found.", "Plug one in."),
        ]


class FakeKeys:
    """System-wide keys that nobody presses."""

    def start(self) -> None:
        self.started = True


class FakeBench:
    """Knows one benchmark."""

    async def run(self, name: str, options: Mapping[str, str], tell: Callable[[str], None]) -> dict[str, Any]:
        if name != "startup":
            raise VoiceAppError("bench-unknown", f"There is no benchmark {name}.", "There is startup.")
        tell("start 1 of 1")
        return {
            "name": name,
            "machine": {"cpu": "A processor", "cores": 8, "ram_gb": 16.0, "gpu": None},
            "models": [],
            "window_visible_s": 0.3,
            "spread": {"p50": 300.0, "p95": 310.0, "max": 311.0, "n": int(options.get("runs", 5))},
            "scenarios": [{"name": "question", "turns_seen": 3}],
        }


class FakeApp:
    """The app that one command sees."""

    def __init__(
        self, paths: Paths, overrides: Mapping[str, str], files: SoundOptions | None, world: World
    ) -> None:
        self.settings = Settings(paths.settings)
        for key, value in overrides.items():
            self.settings.override(key, value)
        self.bus = world.bus
        self.files = files
        self.talk = FakeTalk(self.bus, world.devices, world.script, world.endless)
        self.dictation = world.dictation
        self.system_keys = FakeKeys()
        self.transcription = world.transcription
        self.speaking = world.speaking
        self.asking = world.asking
        self.music = SimpleNamespace(
            composing=world.composing, codecs=world.codecs, tracks=world.tracks, exports=world.exports
        )
        self.diarization = world.diarization
        self.cleaning = world.cleaning
        self.sample_check = world.sample_check
        self.sample_cuts = world.sample_cuts
        self.voices = world.voices
        self.conversations = world.conversations
        self.models = world.models
        self.packs = world.packs
        self.jobs = world.jobs
        self.secrets = world.secrets
        self.tools = world.tools
        self.connections = world.connections
        self.sets = world.sets
        self.meetings = world.meetings
        self.ask_words = world.ask_words
        self.cascade = world.cascade
        self.index = world.index
        self.inspecting = world.inspecting
        self.recorder, self.live_words = world.recorder, world.live_words
        self.transcripts = world.transcripts
        self.meeting_exports = world.meeting_exports
        self.meeting_import = world.meeting_import
        self.meeting_speakers = world.meeting_speakers
        self.voiceprints = world.voiceprints
        self.meeting_transcription = world.meeting_transcription
        self.minutes = world.minutes
        self.transcript_versions = world.transcript_versions
        self.facts = FactsService(world.facts, self.settings, self.bus)
        self.personas = PersonasService(world.personas, self.settings, self.bus)
        self.doctor = FakeDoctor()
        self.about, self.diagnostics, self.autostart = world.about, FakeDiagnostics(), world.autostart
        self.bench = FakeBench()


class FakeSecrets:
    """Secrets in memory."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}

    async def list(self) -> list[SecretInfo]:
        return [SecretInfo(name, "keyring") for name in self.values]

    async def set(self, name: str, value: str, /) -> SecretInfo:
        self.values[name] = value
        return SecretInfo(name, "keyring")

    async def remove(self, name: str, /) -> None:
        if name not in self.values:
            raise VoiceAppError("secret-unknown", f"There is no secret {name}.", "See voiceapp secrets list.")
        del self.values[name]


class FakeSets:
    """One recommended set."""

    def __init__(self, jobs: FakeJobs) -> None:
        self.jobs = jobs

    async def list(self) -> list[Recommendation]:
        return [Recommendation("talk", ("lark:large", "ear"), ("wren",), None, 1500.0, "Fits 8 GB.")]

    async def get_set(self, purpose: str, /) -> Sequence[int]:
        return [self.jobs.start("pack", "Install wren"), self.jobs.start("model", "Getting Lark large")]


class World:
    """What outlives a command. ``open_app`` is handed to ``cli.run``; ``opened`` are the apps that it opened."""

    def __init__(self, folder: Path) -> None:
        self.bus = EventBus()
        self.devices: list[SoundDevice] = [MICROPHONE, SPEAKER]
        self.script: list[Event] = [MicrophoneChanged("open", "Desk"), UserSaid(1, TURN.transcript), TURN]
        self.endless = False
        self.jobs = FakeJobs(self.bus)
        self.models = FakeModels(self.bus, self.jobs, models(folder))
        self.packs = FakePacks(self.bus, self.jobs, packs())
        self.secrets = FakeSecrets()
        self.about, self.autostart = FakeAbout(folder), FakeAutostart()
        self.tools = servers(self.bus, WEATHER, ERASE)
        self.connections = FakeConnections(EventBus())
        self.sets = FakeSets(self.jobs)
        self.conversations = FakeConversations()
        self.dictation = FakeDictation(self.bus)
        self.facts = MemoryFacts("my sister is called Anna")
        self.personas = MemoryPersonas()
        self.transcription = FakeTranscription()
        self.speaking = FakeSpeaking()
        self.asking = FakeAsking()
        self.tracks = FakeTracks()
        self.exports = FakeExports()
        self.composing = FakeComposing(self.jobs, self.tracks)
        self.codecs = FakeCodecs()
        self.diarization = FakeDiarization()
        self.cleaning = FakeCleaning()
        self.sample_check = FakeSampleCheck()
        self.voices: Any = None
        self.sample_cuts: Any = None
        self.meetings: Any = FakeFiles()
        self.ask_words: Any = None
        self.cascade: Any = None
        self.index: Any = None
        self.inspecting: Any = None
        self.recorder: Any = None
        self.live_words: Any = None
        self.transcripts: Any = None
        self.meeting_exports: Any = None
        self.meeting_import: Any = None
        self.meeting_speakers: Any = None
        self.voiceprints: Any = None
        self.meeting_transcription: Any = None
        self.minutes: Any = None
        self.transcript_versions: Any = None
        self.opened: list[FakeApp] = []
        self.closed = 0

    @asynccontextmanager
    async def open_app(
        self,
        paths: Paths,
        overrides: Mapping[str, str],
        files: SoundOptions | None = None,
        *,
        started: bool = True,
    ) -> AsyncIterator[FakeApp]:
        app = FakeApp(paths, overrides, files, self)
        self.opened.append(app)
        try:
            yield app
        finally:
            self.closed += 1

    def finish_jobs(self, **changes: Any) -> None:
        """From now on a job that starts ends by itself: done, or as ``changes`` say."""
        start = self.jobs.start

        def start_and_end(kind: str, title: str, fraction: float | None = 0.0, **params: Any) -> int:
            job = start(kind, title, fraction, **params)
            ended = replace(self.jobs.jobs[job], **{"state": "done", "fraction": 1.0, **changes})
            asyncio.get_running_loop().call_later(0.01, self.jobs.put, ended)
            return job

        self.jobs.start = start_and_end  # type: ignore[method-assign]
