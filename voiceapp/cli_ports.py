"""What the command line asks of the app, as protocols: ``app.App`` fits :class:`AppPort`, tests hand in fakes.

Nothing is imported at run time, so that ``voiceapp --help`` stays quick.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from voiceapp.cli_ask_ports import AskWordsPort, CascadePort, IndexPort, InspectingPort
    from voiceapp.cli_file_ports import (
        AskingPort,
        CleaningPort,
        DiarizationPort,
        SpeakingPort,
        TranscriptionPort,
    )
    from voiceapp.cli_installed_ports import JobsPort, ModelsPort, PacksPort, SetsPort
    from voiceapp.cli_meeting_ports import (
        LiveWordsPort,
        MeetingExportsPort,
        MeetingImportPort,
        MeetingSpeakersPort,
        MeetingsPort,
        MeetingTranscriptionPort,
        MinutesPort,
        RecorderPort,
        TranscriptsPort,
        VersionsPort,
        VoiceprintsPort,
    )
    from voiceapp.cli_music_ports import MusicPort
    from voiceapp.cli_voice_ports import SampleCheckPort, SampleCutsPort, VoicesPort
    from voiceapp.core.about import Licences
    from voiceapp.core.connections import Connection, ConnectionCheck
    from voiceapp.core.events import EventBus, MicrophoneState, TalkState, ToolQuestion, TurnFinished
    from voiceapp.core.paths import Paths
    from voiceapp.core.personas import Persona
    from voiceapp.core.protocols import SoundDevice, SoundOptions, ToolSpec
    from voiceapp.core.records import (
        Check,
        ConversationHit,
        ConversationInfo,
        Fact,
        SecretInfo,
        StoredTurn,
    )
    from voiceapp.core.settings import Settings
    from voiceapp.core.tool_records import Offer, ServerInfo


class AboutPort(Protocol):
    """services/about.py"""

    async def versions(self) -> Sequence[tuple[str, str]]:
        """The program, its Python and the system."""

    async def licences(self) -> Licences:
        """Of everything that is installed, and of the models that can be got."""


class DiagnosticsPort(Protocol):
    """services/diagnostics.py"""

    async def text(self, more: Sequence[tuple[str, str]], /) -> str:
        """A report without speech, texts and names."""


class AutostartPort(Protocol):
    """services/autostart.py"""

    async def is_on(self) -> bool:
        """Whether the desktop will start the program."""

    async def switch(self, on: bool, /) -> bool:
        """Switch it; what is so now."""


class SystemKeysPort(Protocol):
    """services/system_keys.py"""

    def start(self) -> None:
        """Listen for the keys that the settings name."""


class TalkPort(Protocol):
    """services/talk.py"""

    @property
    def state(self) -> TalkState:
        """What the talk does now."""

    @property
    def microphone(self) -> MicrophoneState:
        """Whether it hears."""

    attended: bool
    """Whether somebody is there to answer a tool's question."""

    @property
    def question(self) -> ToolQuestion | None:
        """The tool's question that waits for an answer."""

    @property
    def tools(self) -> Sequence[ToolSpec]:
        """Every tool that a chat model may call."""

    async def answer_question(self, question: int, yes: bool, /) -> Any:
        """The user's answer to a tool's question."""

    async def open(self) -> None:
        """Open the microphone (or the file in its place) and listen."""

    async def send(self, text: str, /) -> Any:
        """Answer a typed text."""

    async def interrupt(self) -> None:
        """Stop the running answer."""

    async def hold(self, held: bool, /) -> None:
        """Push-to-talk: listen while held, answer when let go."""

    async def devices(self) -> Sequence[SoundDevice]:
        """Microphones and loudspeakers there are now."""

    async def run_to_end(self, once: bool = False) -> Sequence[TurnFinished]:
        """Talk until the input file has ended (``once``: until the first turn); the turns that were finished."""


class DictationPort(Protocol):
    """services/dictation.py"""

    async def listen(self) -> str:
        """Write down one utterance; of a file in the microphone's place everything."""


class ConversationsPort(Protocol):
    """services/conversations.py"""

    async def list(self) -> Sequence[ConversationInfo]:
        """The stored conversations, newest first."""

    async def show(self, conversation: int, /) -> tuple[ConversationInfo, Sequence[StoredTurn]]:
        """One conversation with its turns."""

    async def search(self, text: str, /) -> Sequence[ConversationHit]:
        """Turns that hold the words."""

    async def export(self, conversation: int, format: Any, folder: Path, /) -> Path:
        """Write a conversation to a file in the folder."""

    async def delete(self, conversation: int, /) -> Any:
        """Really delete a conversation."""


class SecretsPort(Protocol):
    """services/secrets.py"""

    async def list(self) -> Sequence[SecretInfo]:
        """Names and places."""

    async def set(self, name: str, value: str, /) -> SecretInfo:
        """Store a value."""

    async def remove(self, name: str, /) -> Any:
        """Forget a value."""


class FactsPort(Protocol):
    """services/facts.py"""

    @property
    def on(self) -> bool:
        """Whether facts are told and learnt."""

    async def list(self) -> Sequence[Fact]:
        """All facts."""

    async def add(self, text: str, /) -> Fact:
        """Keep a fact."""

    async def edit(self, fact: int, text: str, /) -> Any:
        """Change a fact."""

    async def remove(self, fact: int, /) -> Any:
        """Delete a fact."""


class PersonasPort(Protocol):
    """services/personas.py"""

    @property
    def chosen(self) -> Persona:
        """Who answers."""

    async def list(self) -> Sequence[Persona]:
        """Every persona."""

    async def get(self, name: str, /) -> Persona:
        """One by its name."""

    async def choose(self, name: str, /) -> Any:
        """Let one answer."""

    async def add(self, persona: Persona, /) -> Any:
        """Make one."""

    async def edit(self, name: str, persona: Persona, /) -> Any:
        """Change one."""

    async def remove(self, name: str, /) -> Any:
        """Delete one."""


class ToolsPort(Protocol):
    """services/mcp_servers.py"""

    async def list(self) -> Sequence[ServerInfo]:
        """Servers of tools."""

    async def add(self, name: str, command: Sequence[str], url: str, environment: Sequence[str], /) -> ServerInfo:
        """Remember a server."""

    async def look(self, name: str, /) -> Offer:
        """Start it and see what it offers."""

    async def allow(self, offer: Offer, reads: Collection[str], /) -> ServerInfo:
        """Allow exactly that."""

    async def remove(self, name: str, /) -> Any:
        """Forget a server."""


class ConnectionsPort(Protocol):
    """services/connections.py"""

    async def list(self) -> Sequence[Connection]:
        """The stored connections."""

    async def add(self, connection: Connection, /) -> Connection:
        """Store or replace one."""

    async def check(self, name: str, /) -> ConnectionCheck:
        """Try one."""

    async def remove(self, name: str, /) -> Any:
        """Forget one and its key."""


class DoctorPort(Protocol):
    """services/doctor.py"""

    async def checks(self) -> Sequence[Check]:
        """What works on this computer and what does not."""


class BenchPort(Protocol):
    """bench/run.py"""

    async def run(self, name: str, options: Mapping[str, str], tell: Callable[[str], None]) -> dict[str, Any]:
        """Measure; name, machine, models and the figures. Raises VoiceAppError("bench-unknown")."""


class AppPort(Protocol):
    """app.py: the wired program."""

    @property
    def bus(self) -> EventBus:
        """Where everything is told."""

    @property
    def settings(self) -> Settings:
        """The settings in force."""

    @property
    def dictation(self) -> DictationPort:
        """Writing down what is said."""

    @property
    def about(self) -> AboutPort:
        """What the program is made of."""

    @property
    def diagnostics(self) -> DiagnosticsPort:
        """What a report of a fault needs."""

    @property
    def autostart(self) -> AutostartPort:
        """Starting at login."""

    @property
    def talk(self) -> TalkPort:
        """The live talk."""

    @property
    def system_keys(self) -> SystemKeysPort:
        """Keys that work whatever window has the focus."""

    @property
    def transcription(self) -> TranscriptionPort:
        """Sound files to text."""

    @property
    def speaking(self) -> SpeakingPort:
        """Text to sound files."""

    @property
    def music(self) -> MusicPort:
        """Music: composed, kept, looked into."""

    @property
    def diarization(self) -> DiarizationPort:
        """Who speaks."""

    @property
    def cleaning(self) -> CleaningPort:
        """Sound files to their sources."""

    @property
    def voices(self) -> VoicesPort:
        """The library of voices."""

    @property
    def sample_cuts(self) -> SampleCutsPort:
        """Voice samples made better."""

    @property
    def sample_check(self) -> SampleCheckPort:
        """Voice samples and what is wrong with them."""

    @property
    def asking(self) -> AskingPort:
        """Questions about sound."""

    @property
    def ask_words(self) -> AskWordsPort:
        """Questions about what was said."""

    @property
    def cascade(self) -> CascadePort:
        """Questions about words and sound together."""

    @property
    def inspecting(self) -> InspectingPort:
        """A look inside sounds."""

    @property
    def index(self) -> IndexPort:
        """What was said, kept ready for questions."""

    @property
    def conversations(self) -> ConversationsPort:
        """Stored conversations."""

    @property
    def meetings(self) -> MeetingsPort:
        """Meetings."""

    @property
    def live_words(self) -> LiveWordsPort:
        """What is said while they are recorded."""

    @property
    def recorder(self) -> RecorderPort:
        """Recording them."""

    @property
    def transcripts(self) -> TranscriptsPort:
        """Corrections of what was written down."""

    @property
    def meeting_exports(self) -> MeetingExportsPort:
        """Meetings as files."""

    @property
    def meeting_import(self) -> MeetingImportPort:
        """Recordings that become meetings."""

    @property
    def meeting_transcription(self) -> MeetingTranscriptionPort:
        """Meetings written down."""

    @property
    def meeting_speakers(self) -> MeetingSpeakersPort:
        """Who spoke in meetings."""

    @property
    def transcript_versions(self) -> VersionsPort:
        """Versions of transcripts."""

    @property
    def minutes(self) -> MinutesPort:
        """Minutes of meetings."""

    @property
    def voiceprints(self) -> VoiceprintsPort:
        """Voices that are remembered."""

    @property
    def models(self) -> ModelsPort:
        """Models."""

    @property
    def sets(self) -> SetsPort:
        """Recommended models."""

    @property
    def packs(self) -> PacksPort:
        """Engine packs."""

    @property
    def secrets(self) -> SecretsPort:
        """Access tokens."""

    @property
    def facts(self) -> FactsPort:
        """What is known about the user."""

    @property
    def personas(self) -> PersonasPort:
        """Who can answer."""

    @property
    def tools(self) -> ToolsPort:
        """Servers of tools."""

    @property
    def connections(self) -> ConnectionsPort:
        """Engines on other computers."""

    @property
    def jobs(self) -> JobsPort:
        """The job queue."""

    @property
    def doctor(self) -> DoctorPort:
        """Checks."""

    @property
    def bench(self) -> BenchPort:
        """Measurements."""


class OpenApp(Protocol):
    """``app.App.open``: starts the app for one command and closes it after."""

    def __call__(
        self,
        paths: Paths,
        overrides: Mapping[str, str],
        files: SoundOptions | None = None,
        *,
        started: bool = True,
    ) -> AbstractAsyncContextManager[AppPort]:
        """``overrides`` are settings for this run; ``files`` replace sound devices in the talk."""
