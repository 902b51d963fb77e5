"""The talk's tools about recordings, wired."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from voiceapp.app_voices import VoiceServices
from voiceapp.core.clock import Clock
from voiceapp.core.connections import connection_name
from voiceapp.core.events import EventBus
from voiceapp.core.paths import user_folders
from voiceapp.core.protocols import ToolRunner
from voiceapp.core.settings import Settings
from voiceapp.services.ask_words import AskWords
from voiceapp.services.connections import ConnectionsService
from voiceapp.services.engines import EngineService
from voiceapp.services.jobs import JobsService
from voiceapp.services.meeting_import import MeetingImport
from voiceapp.services.meeting_transcription import MeetingTranscription
from voiceapp.services.meetings import MeetingsService
from voiceapp.services.minutes import MinutesService
from voiceapp.services.player import PlayerService
from voiceapp.services.recording_acts import RecordingActs, Studio
from voiceapp.services.recording_reading import Library, RecordingReading
from voiceapp.services.recording_stock import Stock
from voiceapp.services.recording_tools import RecordingTools
from voiceapp.services.talk import TalkService


class Parts(Protocol):
    """What the tools work with. The talk needs them before most of it is made: it is looked up when they run."""

    meetings: MeetingsService
    minutes: MinutesService
    ask_words: AskWords
    meeting_player: PlayerService
    meeting_transcription: MeetingTranscription
    meeting_import: MeetingImport
    jobs: JobsService
    voices: VoiceServices
    talk: TalkService
    engines: EngineService
    connections: ConnectionsService
    settings: Settings
    bus: EventBus


class TalkRecordings:
    """``tools``: those of ``others`` and those about recordings.

    ``persona_engine`` is the chat model that the persona wants, "" for the one of the settings.
    """

    def __init__(self, parts: Parts, others: ToolRunner, clock: Clock, persona_engine: Callable[[], str]) -> None:
        self._parts = parts
        self._persona_engine = persona_engine
        self._acts = RecordingActs(self._studio, clock, user_folders(), parts.bus)
        self._stock = Stock(lambda: parts.meetings.any(), lambda: parts.voices.library.any(), parts.bus)
        reading = RecordingReading(lambda: Library(parts.meetings, parts.minutes, parts.ask_words), clock)
        self.tools = RecordingTools(others, reading, self._acts, self._stock, self._thinks_at)

    async def start(self) -> None:
        """See what there is to work with."""
        await self._stock.look()

    async def close(self) -> None:
        """End what runs."""
        await self._acts.close()
        await self._stock.close()

    def _studio(self) -> Studio:
        parts = self._parts
        return Studio(
            parts.meetings,
            parts.meeting_player,
            parts.meeting_transcription.obstacle,
            parts.meeting_import.result,
            parts.jobs.wait,
            parts.voices.library,
            parts.voices.speech.engine,
            parts.talk.quiet,
            self._hears,
        )

    def _hears(self) -> bool:
        """While loudspeakers play, the talk's microphone is muted (services/quiet_talk.py)."""
        return self._parts.talk.microphone == "open" and self._parts.settings.flag("talk.headphones")

    def _thinks_at(self) -> str:
        """The other computer that the chat model of the talk is on, "" where it is this one."""
        if not (asked := self._persona_engine()):
            return self._parts.engines.hosts().get("llm", "")
        connection = self._parts.connections.known.get(connection_name(asked) or "")
        return connection.host if connection and connection.sends_out else ""
