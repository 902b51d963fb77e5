"""Fake services behind the Meetings page: meetings in memory, and what the page asked for.

Everything runs on the core's loop like the real services. ``calls`` of a service keeps what it was asked.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import (
    Event,
    EventBus,
    MeetingChanged,
    MeetingRemoved,
    MinutesChanged,
    Notice,
    PlayerMoved,
    RecordingChanged,
)
from voiceapp.core.frames import Word
from voiceapp.core.meetings import (
    Meeting,
    MeetingHit,
    MeetingInfo,
    MeetingNote,
    MeetingSegment,
    MeetingSpeaker,
    Minutes,
    MinutesItem,
    Presence,
    SpokenTurn,
)
from voiceapp.core.people import NameSuggestion, Person

SAID = (
    ("Mara", 751.0, "So, the date. The review takes two days, and we told everyone the fourteenth."),
    ("Jonas", 758.0, "Thursday works for me if the build is there by Monday noon. After that it gets tight."),
    ("Priya", 766.0, "Support needs the help pages two days before. I can have them on Tuesday."),
    ("Mara", 777.0, "Good. Then it is Thursday the fourteenth, and Jonas sends the build on Monday."),
    ("Priya", 785.0, "I write to the press list, but not before Wednesday. Last time it was out a day early."),
    ("Jonas", 794.0, "And the price? I heard nineteen, but nobody has said so."),
    ("Mara", 801.0, "Not today. I ask finance and tell you both on Friday."),
)
"""The made-up meeting of the pictures: who, when (s), what."""


def words_of(text: str, start_s: float, end_s: float, doubtful: str = "") -> tuple[Word, ...]:
    """Words of a text at even steps; the doubtful one has a low probability."""
    parts = text.split()
    step = (end_s - start_s) / len(parts)
    return tuple(
        Word(part, start_s + n * step, start_s + (n + 1) * step, 0.3 if part == doubtful else 0.95)
        for n, part in enumerate(parts)
    )


def launch(number: int, started: float) -> Meeting:
    """The made-up meeting: three speakers, an overlap, a doubtful word, two markers and a note."""
    ids = {"Mara": number * 10 + 1, "Jonas": number * 10 + 2, "Priya": number * 10 + 3}
    segments = []
    for place, (who, at, text) in enumerate(SAID):
        end = SAID[place + 1][1] - 0.4 if place + 1 < len(SAID) else at + 5
        words = words_of(text, at, end, doubtful="nineteen,")
        segments.append(MeetingSegment(number * 100 + place, ids[who], at, end, text, words, "en", 0.9))
    rng = np.random.default_rng(3)
    turns = [SpokenTurn(one.speaker or 0, one.start_s, one.end_s) for one in segments]
    turns.append(SpokenTurn(ids["Jonas"], 767.0, 769.0, exclusive=False))
    for at in np.arange(5.0, 2500.0, 35.0):
        if not 740 < at < 810:
            speaker = number * 10 + 1 + int(rng.integers(3))
            turns.append(SpokenTurn(speaker, float(at), float(at + rng.uniform(8, 40))))
    speakers = tuple(
        MeetingSpeaker(ids[name], f"SPEAKER_0{n}", name, True, None, talk)
        for n, (name, talk) in enumerate((("Mara", 900.0), ("Jonas", 700.0), ("Priya", 520.0)))
    )
    notes = (
        MeetingNote(number * 50, 130.0, "Build ready early, Monday holds"),
        MeetingNote(number * 50 + 1, 1050.0, "", marker=True),
        MeetingNote(number * 50 + 2, 2090.0, "Press list", marker=True),
    )
    info = MeetingInfo(
        number, "Launch planning", started, 2530.0, "ready", "recorded", "audio.flac", 2, 38_000_000, "", 1,
        ("Mara", "Jonas", "Priya"), ("launch",),
    )  # fmt: skip
    return Meeting(info, speakers, tuple(segments), tuple(sorted(turns, key=lambda t: t.start_s)), notes)


def launch_minutes(meeting: Meeting) -> Minutes:
    """Minutes of it, with one line that nothing supports."""
    segment = [one.id for one in meeting.segments]

    def line(text: str, *places: int, **more: Any) -> MinutesItem:
        return MinutesItem(text, tuple(segment[p] for p in places), supported=True, **more)

    return Minutes(
        "llm",
        "general",
        "Launch planning",
        ("Mara", "Jonas", "Priya"),
        summary=(line("The launch moves to Thursday 14 May. Build and help pages come first.", 3),),
        decisions=(line("Launch on Thursday 14 May", 3), line("The press list hears on Wednesday", 4)),
        action_items=(
            line("Send the build", 3, owner="Jonas", due="by Monday noon"),
            line("Finish the help pages", 2, owner="Priya", due="on Tuesday"),
            MinutesItem(
                "Set the price to 19", (segment[5],), why="Jonas asks about it at 13:14. Nobody decides it."
            ),
        ),
        open_questions=(line("What will it cost?", 5),),
        engine="Finch 4B",
    )


class FakeMeetings:
    """Stored meetings."""

    def __init__(self, bus: EventBus) -> None:
        self._bus = bus
        self.calls: list[tuple[str, Any]] = []
        self.stored: dict[int, Meeting] = {}
        self.aside: set[int] = set()
        self.on_its_way: set[int] = set()
        self.arrived = asyncio.Event()

    def put(self, meeting: Meeting) -> None:
        """Store a meeting in place of what has its number, and tell it (core loop only)."""
        self.stored[meeting.info.id] = meeting
        self._bus.publish(MeetingChanged(meeting.info.id))

    def tell(self, event: Event) -> None:
        """Tell an event (core loop only)."""
        self._bus.publish(event)

    def change(self, number: int, **fields: Any) -> None:
        """Change what the list tells of a meeting."""
        meeting = self.stored[number]
        self.put(replace(meeting, info=replace(meeting.info, **fields)))

    async def audio_path(self, meeting: int, /) -> Path | None:
        audio = self.stored[meeting].info.audio
        return Path(str(meeting)) / audio if audio else None

    async def list(self) -> Sequence[MeetingInfo]:
        return [meeting.info for meeting in self.stored.values()]

    async def get(self, meeting: int, /) -> Meeting:
        if meeting in self.on_its_way:
            await self.arrived.wait()
        if meeting not in self.stored:
            raise VoiceAppError("meeting-unknown", "This meeting is no longer stored.", "Pick another one.")
        return self.stored[meeting]

    async def rename(self, meeting: int, title: str, /) -> None:
        self.change(meeting, title=title)

    async def set_tags(self, meeting: int, tags: Sequence[str], /) -> None:
        self.change(meeting, tags=tuple(tags))

    def _notes(self, meeting: Meeting, notes: Sequence[MeetingNote]) -> None:
        self.put(replace(meeting, notes=tuple(sorted(notes, key=lambda note: note.at_s))))

    async def add_note(self, meeting: int, at_s: float, text: str, marker: bool = False, /) -> None:
        found = self.stored[meeting]
        self._notes(found, [*found.notes, MeetingNote(9000 + len(found.notes), at_s, text, marker)])

    async def edit_note(self, note: int, text: str, /) -> None:
        for found in [m for m in self.stored.values() if note in {n.id for n in m.notes}]:
            self._notes(found, [replace(n, text=text) if n.id == note else n for n in found.notes])

    async def remove_note(self, note: int, /) -> None:
        for found in [m for m in self.stored.values() if note in {n.id for n in m.notes}]:
            self._notes(found, [n for n in found.notes if n.id != note])

    async def search(
        self, text: str, speaker: str = "", since: float | None = None, until: float | None = None, /
    ) -> Sequence[MeetingHit]:
        return [
            MeetingHit(m.info.id, m.info.title, s.id, m.name_of(s.speaker), s.start_s, f"[{text}] in {s.text}", 1.0)
            for m in self.stored.values()
            for s in m.segments
            if text.lower() in s.text.lower()
            and speaker in ("", m.name_of(s.speaker))
            and (since or 0.0) <= m.info.started <= (until or float("inf"))
        ]

    async def delete(self, meeting: int, /) -> None:
        del self.stored[meeting]
        self._bus.publish(MeetingRemoved(meeting))

    def set_aside(self, meeting: int, aside: bool, /) -> None:
        (self.aside.add if aside else self.aside.discard)(meeting)

    async def delete_audio(self, meeting: int, /) -> None:
        self.change(meeting, audio="", size_bytes=0)

    async def use(self, meeting: int, transcript: int, /) -> None:
        self.calls.append(("use", transcript))

    async def translation(self, meeting: int, /) -> Mapping[int, str]:
        return {}

    async def import_files(self, files: Sequence[Path], /) -> Sequence[int]:
        for path in files:
            self.calls.append(("import", path.name))
            number = max(self.stored, default=0) + 1
            self.put(Meeting(MeetingInfo(number, path.stem, datetime.now().timestamp(), 60.0, "ready", "imported")))
        return [10_000 + number for number, _ in enumerate(files)]


class FakeTranscripts:
    """Changes of the stored segments."""

    def __init__(self, meetings: FakeMeetings) -> None:
        self._meetings = meetings
        self._before: list[Meeting] = []
        self._after: list[Meeting] = []
        self.calls: list[tuple[str, Any]] = []

    def _change(self, number: int, segment: int, **fields: Any) -> None:
        meeting = self._meetings.stored[number]
        self._before.append(meeting)
        changed = tuple(replace(one, **fields) if one.id == segment else one for one in meeting.segments)
        self._meetings.put(replace(meeting, segments=changed))

    async def edit(self, meeting: int, segment: int, text: str, /) -> None:
        self._change(meeting, segment, text=text, edited=True)

    async def assign(self, meeting: int, segment: int, speaker: int | None, /) -> None:
        self._change(meeting, segment, speaker=speaker)

    async def split(self, meeting: int, segment: int, word: int, /) -> None:
        self.calls.append(("split", (segment, word)))

    async def merge(self, meeting: int, segment: int, /) -> None:
        self.calls.append(("merge", segment))

    async def replace(self, meeting: int, find: str, by: str, whole_words: bool, /) -> int:
        found = self._meetings.stored[meeting]
        self._before.append(found)
        words = re.compile(re.escape(find), re.IGNORECASE)
        changed = tuple(replace(one, text=words.sub(by, one.text)) for one in found.segments)
        self._meetings.put(replace(found, segments=changed))
        return sum(one.text != two.text for one, two in zip(found.segments, changed, strict=True))

    async def undo(self, meeting: int, /) -> str | None:
        if not self._before:
            return None
        self._after.append(self._meetings.stored[meeting])
        self._meetings.put(self._before.pop())
        return "Edit"

    async def redo(self, meeting: int, /) -> str | None:
        if not self._after:
            return None
        self._meetings.put(self._after.pop())
        return "Edit"


class FakeTranscription:
    """Writes a meeting down at once."""

    def __init__(self, meetings: FakeMeetings) -> None:
        self._meetings = meetings

    engine = "faster-whisper:small"

    def translates(self, asr: str, /) -> bool:
        return True

    async def start(self, meeting: int, translate: bool = False, asr: str = "", language: str = "", /) -> int:
        made = launch(meeting, self._meetings.stored[meeting].info.started)
        self._meetings.put(replace(made, info=replace(made.info, title=self._meetings.stored[meeting].info.title)))
        return 1


class FakeRecorder:
    """Records nothing; a test moves its clock with :meth:`tick`."""

    def __init__(self, meetings: FakeMeetings, bus: EventBus) -> None:
        self._meetings, self._bus = meetings, bus
        self.calls: list[tuple[str, Any]] = []
        self.event = RecordingChanged(None)

    def tick(self, **fields: Any) -> None:
        """Tell how the recording is (core loop only)."""
        self.event = replace(self.event, **fields)
        self._bus.publish(self.event)

    async def start(self, mic: str | None, system: str | None, title: str, /) -> None:
        self.calls.append(("start", (mic, system, title)))
        number = max(self._meetings.stored, default=0) + 1
        info = MeetingInfo(number, title or "Meeting", datetime.now().timestamp(), 0.0, "recording", "recorded")
        self._meetings.put(Meeting(info))
        self.tick(meeting=number, elapsed_s=0.0, others_db=-60.0, hours_left=31.0)

    async def pause(self) -> None:
        self.calls.append(("pause", None))
        self.tick(paused=True)

    async def resume(self) -> None:
        self.calls.append(("resume", None))
        self.tick(paused=False)

    async def stop(self) -> None:
        self.calls.append(("stop", None))
        number, seconds = self.event.meeting, self.event.elapsed_s
        self.event = RecordingChanged(None)
        self._bus.publish(self.event)
        assert number is not None
        self._meetings.change(number, state="ready", duration_s=seconds, audio="audio.flac", size_bytes=1_000_000)

    async def marker(self, text: str, /) -> None:
        self.calls.append(("marker", self.event.elapsed_s))
        assert self.event.meeting is not None
        await self._meetings.add_note(self.event.meeting, self.event.elapsed_s, text, True)


class FakeMeetingSpeakers:
    """Names and merges the stored speakers."""

    def __init__(self, meetings: FakeMeetings) -> None:
        self._meetings = meetings
        self.calls: list[tuple[str, Any]] = []

    async def diarize(self, meeting: int, /) -> None:
        self.calls.append(("diarize", meeting))

    async def rename(self, meeting: int, speaker: int, name: str, /) -> None:
        found = self._meetings.stored[meeting]
        speakers = tuple(replace(s, name=name, named=True) if s.id == speaker else s for s in found.speakers)
        self._meetings.put(replace(found, speakers=speakers))

    async def merge(self, meeting: int, speaker: int, into: int, /) -> None:
        found = self._meetings.stored[meeting]
        self._meetings.put(
            replace(
                found,
                speakers=tuple(s for s in found.speakers if s.id != speaker),
                segments=tuple(replace(s, speaker=into) if s.speaker == speaker else s for s in found.segments),
                turns=tuple(replace(t, speaker=into) if t.speaker == speaker else t for t in found.turns),
            )
        )


class FakeVoiceprints:
    """Remembers names; suggests what a test says."""

    def __init__(self) -> None:
        self.known: list[Person] = []
        self.suggested: dict[int, NameSuggestion] = {}
        self.calls: list[tuple[int, str]] = []

    async def people(self) -> Sequence[Person]:
        return self.known

    async def suggest(self, meeting: int, /) -> Mapping[int, NameSuggestion]:
        return self.suggested

    async def remember(self, meeting: int, speaker: int, consent: str, /) -> None:
        self.calls.append((speaker, consent))
        self.known.append(Person(len(self.known) + 1, "Somebody", 0.0, consent, 1))

    async def forget_all(self) -> None:
        self.known.clear()


class FakeMinutes:
    """Minutes in memory; making them gives :func:`launch_minutes`."""

    def __init__(self, meetings: FakeMeetings, bus: EventBus) -> None:
        self._meetings, self._bus = meetings, bus
        self.made: dict[int, Minutes] = {}
        self.old = False
        self.calls: list[tuple[str, Any]] = []

    async def get(self, meeting: int, /) -> Minutes | None:
        return self.made.get(meeting)

    async def outdated(self, meeting: int, /) -> bool:
        return self.old

    async def presence(self, meeting: int, /) -> Presence:
        minutes = self.made.get(meeting)
        return Presence(mentioned=minutes.mentioned) if minutes else Presence()

    async def tick_one(self, meeting: int, name: str, there: bool, /) -> None:
        self.calls.append(("tick", (name, there)))

    async def templates(self) -> Sequence[str]:
        return "general", "stand-up", "interview"

    async def make(self, meeting: int, template: str, /) -> None:
        self.calls.append(("make", template))
        self.put(meeting, replace(launch_minutes(self._meetings.stored[meeting]), template=template))

    def put(self, meeting: int, minutes: Minutes) -> None:
        """Store minutes and tell it (core loop only)."""
        self.made[meeting] = minutes
        self._bus.publish(MinutesChanged(meeting))

    def _change(self, meeting: int, part: str, place: int, **fields: Any) -> None:
        minutes = self.made[meeting]
        items = [replace(one, **fields) if n == place else one for n, one in enumerate(getattr(minutes, part))]
        self._put_items(meeting, part, tuple(items))

    def _put_items(self, meeting: int, part: str, items: tuple[MinutesItem, ...]) -> None:
        changed: dict[str, Any] = {part: items}
        self.put(meeting, replace(self.made[meeting], **changed))

    async def set_state(self, meeting: int, part: str, place: int, state: Any, /) -> None:
        self._change(meeting, part, place, state=state)

    async def keep(self, meeting: int, part: str, place: int, /) -> None:
        self._change(meeting, part, place, kept=True)

    async def edit(self, meeting: int, part: str, place: int, text: str, /) -> None:
        self._change(meeting, part, place, text=text)

    async def remove(self, meeting: int, part: str, place: int, /) -> None:
        items = [one for n, one in enumerate(getattr(self.made[meeting], part)) if n != place]
        self._put_items(meeting, part, tuple(items))


class FakeMeetingExports:
    """Writes the title into a file of each format."""

    def __init__(self, meetings: FakeMeetings) -> None:
        self._meetings = meetings

    async def start(self, meeting: int, formats: Sequence[str], folder: Path, /) -> None:
        title = self._meetings.stored[meeting].info.title
        paths = [folder / f"{title}.{kind}" for kind in formats]
        for path in paths:
            path.write_text(title)
        self._meetings.tell(Notice("success", f"{paths[0].name} was written to {folder}."))

    async def text(self, meeting: int, /) -> str:
        return "\n".join(one.text for one in self._meetings.stored[meeting].segments)


class FakePlayer:
    """Stands where it is told; a test moves it on with :meth:`move`."""

    def __init__(self, bus: EventBus) -> None:
        self._bus = bus
        self.calls: list[tuple[str, Any]] = []
        self.meeting, self.at_s, self.playing = 0, 0.0, False

    def move(self, at_s: float) -> None:
        """Be at a second and tell it (core loop only)."""
        self.at_s = at_s
        self._bus.publish(PlayerMoved(self.meeting, at_s, self.playing))

    async def play(self, meeting: int, from_s: float, speed: float, until_s: float | None = None, /) -> None:
        self.calls.append(
            ("play", (meeting, from_s, speed) if until_s is None else (meeting, from_s, speed, until_s))
        )
        self.meeting, self.playing = meeting, True
        self.move(from_s)

    async def pause(self) -> None:
        self.calls.append(("pause", None))
        self.playing = False
        self.move(self.at_s)

    async def seek(self, at_s: float, /) -> None:
        self.calls.append(("seek", at_s))
        self.move(at_s)

    async def set_speed(self, speed: float, /) -> None:
        self.calls.append(("speed", speed))


class FakePeaks:
    """A wave that swells and ebbs."""

    async def peaks(self, meeting: int, /) -> NDArray[np.float32]:
        rng = np.random.default_rng(meeting)
        loud = (rng.uniform(0.1, 0.9, 2000) * (np.sin(np.arange(2000) / 40) > -0.8)).astype(np.float32)
        return np.stack([-loud, loud], axis=1)


class MeetingServices:
    """Every part of the Meetings page; a test sets one to None to have an app without it."""

    def __init__(self, bus: EventBus) -> None:
        self.meetings = FakeMeetings(bus)
        self.transcripts = FakeTranscripts(self.meetings)
        self.meeting_transcription = FakeTranscription(self.meetings)
        self.transcript_versions = None
        self.recorder = FakeRecorder(self.meetings, bus)
        self.meeting_speakers = FakeMeetingSpeakers(self.meetings)
        self.voiceprints = FakeVoiceprints()
        self.minutes = FakeMinutes(self.meetings, bus)
        self.meeting_exports = FakeMeetingExports(self.meetings)
        self.meeting_player = FakePlayer(bus)
        self.meeting_peaks = FakePeaks()


def a_week_of_meetings(services: MeetingServices, now: datetime) -> None:
    """Meetings of today and the days before, as in the pictures of the look (names are made up)."""
    store = services.meetings.stored
    morning = now.replace(hour=10, minute=0, second=0, microsecond=0)
    store[1] = launch(1, morning.timestamp())
    services.minutes.made[1] = launch_minutes(store[1])
    day = timedelta(days=1)
    for number, (title, moment, length_s, speakers, fields) in enumerate(
        (
            ("Beta feedback", morning - day + timedelta(hours=4.5), 1680, 4, {"transcript": None}),
            ("Price list", morning - day - timedelta(minutes=45), 720, 2, {}),
            ("Interview, Ana", morning - 3 * day, 3300, 0, {}),
            ("Packaging review", morning - 4 * day, 4080, 4, {}),
            ("Walk, thoughts", morning - 5 * day, 240, 1, {"audio": ""}),
        ),
        2,
    ):
        names = tuple(f"Speaker {one + 1}" for one in range(speakers))
        info = MeetingInfo(
            number, title, moment.timestamp(), length_s, "ready", "imported", "audio.flac", 1, 9_000_000,
            transcript=1, speakers=names,
        )  # fmt: skip
        store[number] = Meeting(replace(info, **fields))  # type: ignore[arg-type]
