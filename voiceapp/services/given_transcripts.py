"""Transcripts that come with a recording: their words become a version, their names the meeting's speakers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voiceapp.core.events import EventBus, MeetingChanged
from voiceapp.core.meetings import NewSegment, SpokenTurn, TranscriptInfo
from voiceapp.services.transcript_files import GivenSegment, GivenTranscript
from voiceapp.storage.speakers import SpeakerStore
from voiceapp.storage.transcripts import TranscriptStore

_NUMBERED = re.compile(r"(?:speaker|spk|unknown)?[\s_-]*\d*", re.IGNORECASE)
"""What programs call those whom they do not know."""


class GivenTranscripts:
    """Adds transcripts from files to meetings."""

    def __init__(self, transcripts: TranscriptStore, speakers: SpeakerStore, bus: EventBus) -> None:
        self._transcripts = transcripts
        self._speakers = speakers
        self._bus = bus

    async def add(self, meeting: int, given: GivenTranscript) -> TranscriptInfo:
        """Store a version and use it. Where it names speakers, their turns replace those that were known."""
        known = {one.name.casefold(): one.id for one in await self._speakers.list(meeting)}
        for name in dict.fromkeys(one.speaker for one in given.segments if one.speaker):
            if name.casefold() not in known:
                named = not _NUMBERED.fullmatch(name)
                known[name.casefold()] = (await self._speakers.add(meeting, name, name, named)).id
        turns = [
            SpokenTurn(known[one.speaker.casefold()], one.start_s, one.end_s)
            for one in given.segments
            if one.speaker
        ]
        segments = [_new(one, known.get(one.speaker.casefold()) if one.speaker else None) for one in given.segments]
        stored = await self._transcripts.add(meeting, "imported", "", segments, given.language)
        if turns:
            overlapped = [SpokenTurn(turn.speaker, turn.start_s, turn.end_s, False) for turn in turns]
            await self._speakers.set_turns(meeting, [*exclusive(turns), *overlapped])
            await self._speakers.prune(meeting)
        self._bus.publish(MeetingChanged(meeting))
        return stored


def exclusive(turns: Sequence[SpokenTurn]) -> list[SpokenTurn]:
    """Turns of which no two overlap: who begins to speak later waits until the one before has ended."""
    made: list[SpokenTurn] = []
    end_s = 0.0
    for turn in sorted(turns, key=lambda one: (one.start_s, one.end_s)):
        if turn.end_s > max(turn.start_s, end_s):
            made.append(SpokenTurn(turn.speaker, max(turn.start_s, end_s), turn.end_s))
            end_s = turn.end_s
    return made


def _new(given: GivenSegment, speaker: int | None) -> NewSegment:
    return NewSegment(
        given.start_s, given.end_s, given.text, given.words, speaker, given.language, given.confidence
    )
