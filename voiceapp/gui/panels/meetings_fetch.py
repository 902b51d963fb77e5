"""What the Meetings page reads of a meeting, and which parts the program has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from voiceapp.core.meetings import Meeting, Minutes, MinutesItem, Presence
    from voiceapp.core.versions import Side, Version
    from voiceapp.gui.ports import AppPort


@dataclass(frozen=True, slots=True)
class Parts:
    """What there is besides the list of meetings; the rest is not shown."""

    transcripts: bool = False
    transcription: bool = False
    recorder: bool = False
    speakers: bool = False
    voiceprints: bool = False
    minutes: bool = False
    exports: bool = False
    player: bool = False
    versions: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A meeting with its minutes; ``outdated``: words changed since, ``suggested`` names of speakers by id.

    ``side`` is the version whose words the meeting has, None where that is the one in use; ``english`` of segments.
    ``hidden`` are lines of the minutes (part, line) that are being removed, ``merged`` speakers that are others.
    """

    meeting: Meeting
    minutes: Minutes | None = None
    outdated: bool = False
    suggested: Mapping[int, str] = field(default_factory=dict)
    remembered: int = 0
    versions: Sequence[Version] = ()
    side: Side | None = None
    english: Mapping[int, str] = field(default_factory=dict)
    presence: Presence | None = None
    hidden: frozenset[tuple[str, MinutesItem]] = frozenset()
    merged: Mapping[int, int] = field(default_factory=dict)

    def name_of(self, speaker: int | None) -> str:
        """The name of a speaker, of another version of the words too; "" for one who is not known."""
        return self.meeting.name_of(None if speaker is None else self.merged.get(speaker, speaker))


async def fetch_parts(app: AppPort) -> tuple[Parts, Sequence[str]]:
    """What there is, and the templates of minutes."""
    parts = Parts(
        app.transcripts is not None,
        app.meeting_transcription is not None,
        app.recorder is not None,
        app.meeting_speakers is not None,
        app.voiceprints is not None,
        app.minutes is not None,
        app.meeting_exports is not None,
        app.meeting_player is not None,
        app.transcript_versions is not None,
    )
    return parts, await app.minutes.templates() if app.minutes is not None else ()


async def fetch(app: AppPort, number: int, side: Side | None = None) -> Found:
    """Everything about a meeting but its wave; ``side``: with the words of that version."""
    meeting = await app.meetings.get(number)
    minutes = await app.minutes.get(number) if app.minutes is not None else None
    outdated = minutes is not None and app.minutes is not None and await app.minutes.outdated(number)
    presence = await app.minutes.presence(number) if app.minutes is not None and meeting.segments else None
    suggested: dict[int, str] = {}
    remembered = 0
    if app.voiceprints is not None:
        suggested = {one: told.name for one, told in (await app.voiceprints.suggest(number)).items()}
        remembered = len(await app.voiceprints.people())
    found = Found(meeting, minutes, outdated, suggested, remembered, presence=presence)
    if app.transcript_versions is None or meeting.info.transcript is None:
        return found
    versions = await app.transcript_versions.list(number)
    if side is not None:
        segments = await app.transcript_versions.segments(number, side)
        return replace(found, meeting=replace(meeting, segments=segments), versions=versions, side=side)
    return replace(found, versions=versions, english=await app.meetings.translation(number))
