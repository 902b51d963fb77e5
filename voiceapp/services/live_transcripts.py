"""The lines written down while a meeting is recorded, kept: its first transcript until a better one is made.

Each settled line is stored at once, so that a recording that was recovered after a crash has its words too.
"""

from __future__ import annotations

from collections.abc import Callable

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, LiveLine, MeetingChanged, RecordingChanged
from voiceapp.core.meetings import NewSegment
from voiceapp.core.recording import SIDES, SideName
from voiceapp.core.tasks import Tasks
from voiceapp.storage.meetings import MeetingStore
from voiceapp.storage.speakers import SpeakerStore
from voiceapp.storage.transcripts import TranscriptStore


class LiveTranscripts:
    """Stores every final :class:`~voiceapp.core.events.LiveLine` in a version of the meeting's transcript.

    ``engine`` names what hears. A meeting whose lines cannot be stored is told once and gets no more.
    """

    def __init__(
        self,
        meetings: MeetingStore,
        transcripts: TranscriptStore,
        speakers: SpeakerStore,
        engine: Callable[[], str],
        bus: EventBus,
    ) -> None:
        self._meetings, self._transcripts, self._speakers = meetings, transcripts, speakers
        self._engine = engine
        self._bus = bus
        self._tasks = Tasks(bus)
        self._waiting: list[LiveLine] = []
        self._storing = False
        self._recorded: int | None = None
        self._failed: int | None = None
        self._versions: dict[int, int] = {}
        bus.subscribe(RecordingChanged, self._on_recording)
        bus.subscribe(LiveLine, self._on_line)

    def _on_recording(self, event: RecordingChanged) -> None:
        self._recorded = event.meeting

    def _on_line(self, line: LiveLine) -> None:
        if line.final and line.text and line.meeting != self._failed:
            self._waiting.append(line)
            if not self._storing:
                self._storing = True
                self._tasks.spawn(self._store())

    async def settled(self) -> None:
        """Wait until what was told is stored."""
        await self._tasks.drain()

    async def _store(self) -> None:
        try:
            while self._waiting:
                line = self._waiting.pop(0)
                try:
                    await self._keep(line)
                except VoiceAppError as error:
                    self._failed, self._waiting = line.meeting, []
                    if error.code != "meeting-unknown":  # the user deleted it meanwhile
                        raise
        finally:
            self._storing = False

    async def _keep(self, line: LiveLine) -> None:
        info = await self._meetings.get(line.meeting)
        if line.meeting not in self._versions:
            if info.transcript is not None:  # a better one is there already
                return
            made = await self._transcripts.add(line.meeting, "live", self._engine(), ())
            self._versions[line.meeting] = made.id
        speaker = await self._speaker(line.meeting, line.side)
        segment = NewSegment(line.start_s, line.end_s, line.text, speaker=speaker)
        await self._transcripts.append(self._versions[line.meeting], [segment])
        if line.meeting != self._recorded:  # while it is recorded, lines are shown as they are told
            self._bus.publish(MeetingChanged(line.meeting))

    async def _speaker(self, meeting: int, side: SideName) -> int:
        """Who speaks in a channel, read for each line: a diarisation may have merged or forgotten somebody."""
        channel = list(SIDES).index(side)
        known = next((one for one in await self._speakers.list(meeting) if one.channel == channel), None)
        made = known or await self._speakers.add(meeting, f"SPEAKER_{channel:02d}", SIDES[side], channel=channel)
        return made.id
