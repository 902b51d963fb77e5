"""What is kept of a meeting: its sound, who said what, notes, and the minutes made of them.

All times within a meeting are seconds from its start; moments are seconds since the epoch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from voiceapp.core.frames import Word

MeetingState = Literal["recording", "finishing", "ready", "broken"]
"""``finishing``: recorded, and not yet the verified file that it will be; ``broken``: its sound is gone."""

Origin = Literal["recorded", "imported"]
TranscriptKind = Literal["live", "better", "imported", "translation"]
MinutesMethod = Literal["llm", "extractive"]
ActionState = Literal["open", "done"]


@dataclass(frozen=True, slots=True)
class MeetingInfo:
    """A meeting in the list. ``audio`` is the file's name in the meeting's folder, "" where the sound was deleted.

    ``channels`` 2: the microphone left, what the loudspeakers played right. ``digest`` is the SHA-256 of the
    imported file ("" for a recording), ``transcript`` the version in use (None: there is none),
    ``speakers`` the names of those who spoke, by talk time.
    """

    id: int
    title: str
    started: float
    duration_s: float
    state: MeetingState
    origin: Origin
    audio: str = ""
    channels: int = 1
    size_bytes: int = 0
    digest: str = ""
    transcript: int | None = None
    speakers: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingSpeaker:
    """Somebody who spoke. ``label`` is the diariser's (SPEAKER_00), ``name`` what the user sees.

    ``named``: by the user (it survives a new diarisation); ``channel`` is where the voice is, None: not known.
    """

    id: int
    label: str
    name: str
    named: bool = False
    channel: int | None = None
    talk_s: float = 0.0


@dataclass(frozen=True, slots=True)
class MeetingSegment:
    """A stretch of transcript by one speaker (None: not known). ``confidence`` is 0..1 or None.

    ``edited``: the user changed it; the transcriber's own text is kept beside it.
    """

    id: int
    speaker: int | None
    start_s: float
    end_s: float
    text: str
    words: tuple[Word, ...] = ()
    language: str | None = None
    confidence: float | None = None
    edited: bool = False


@dataclass(frozen=True, slots=True)
class TranscriptInfo:
    """A version of a meeting's transcript; ``of`` is the one that a translation belongs to."""

    id: int
    meeting: int
    made: float
    kind: TranscriptKind
    engine: str
    language: str | None = None
    of: int | None = None


@dataclass(frozen=True, slots=True)
class SpokenTurn:
    """A stretch in which a speaker speaks. ``exclusive``: nobody else does (words are given by these)."""

    speaker: int
    start_s: float
    end_s: float
    exclusive: bool = True


@dataclass(frozen=True, slots=True)
class MeetingNote:
    """A line that the user wrote at that second; a marker is a note that may have no text."""

    id: int
    at_s: float
    text: str
    marker: bool = False


@dataclass(frozen=True, slots=True)
class Meeting:
    """Everything about a meeting but its minutes and earlier transcripts. Segments and turns by time."""

    info: MeetingInfo
    speakers: Sequence[MeetingSpeaker] = ()
    segments: Sequence[MeetingSegment] = ()
    turns: Sequence[SpokenTurn] = ()
    notes: Sequence[MeetingNote] = ()

    def name_of(self, speaker: int | None) -> str:
        """A speaker's name, "" for one who is not known."""
        return next((one.name for one in self.speakers if one.id == speaker), "")


@dataclass(frozen=True, slots=True)
class MinutesItem:
    """A line of the minutes. ``segments`` and ``notes`` are ids of its sources, ``quote`` the words that prove it.

    ``supported``: the check found the quote there; ``why`` says what it missed. ``owner``, ``due`` and ``state``
    belong to action items; ``kept``: the user keeps it though it is not supported.
    """

    text: str
    segments: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    quote: str = ""
    supported: bool = False
    why: str = ""
    owner: str = ""
    due: str = ""
    state: ActionState = "open"
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Minutes:
    """Minutes of a meeting. ``participants`` are present (a voice, or ticked), ``mentioned`` are not.

    ``failed`` are the stretches (start, end in seconds) that could not be read by the model.
    """

    method: MinutesMethod
    template: str
    title: str
    participants: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    summary: tuple[MinutesItem, ...] = ()
    topics: tuple[MinutesItem, ...] = ()
    decisions: tuple[MinutesItem, ...] = ()
    action_items: tuple[MinutesItem, ...] = ()
    open_questions: tuple[MinutesItem, ...] = ()
    engine: str = ""
    made: float = 0.0
    failed: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingHit:
    """A segment that holds the words that were searched; ``snippet`` marks them as [word], ``text`` is all of it.

    The higher ``score`` is, the better the hit.
    """

    meeting: int
    title: str
    segment: int
    speaker: str
    start_s: float
    snippet: str
    score: float
    text: str = ""


@dataclass(frozen=True, slots=True)
class NewSegment:
    """A segment that is to be stored; ``speaker`` is an id or None."""

    start_s: float
    end_s: float
    text: str
    words: tuple[Word, ...] = ()
    speaker: int | None = None
    language: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Presence:
    """Names of a meeting: ``heard`` by their voice, ``ticked`` by the user, ``mentioned``: only spoken of."""

    heard: tuple[str, ...] = ()
    ticked: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
