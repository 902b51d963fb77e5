"""What the Meetings page says, and where words and speakers stand; no Qt."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import datetime
from itertools import accumulate
from typing import TYPE_CHECKING

from voiceapp.core.recording import SIDES
from voiceapp.gui.language import month, number, said, tr, weekday

if TYPE_CHECKING:
    from voiceapp.core.frames import Word
    from voiceapp.core.meetings import Meeting, MeetingInfo, MeetingSegment, Minutes, MinutesItem

DOUBTFUL = 0.5
"""Words less probable than this are marked."""
COLOURS = 8
SAMPLE_S = 10.0
TOGETHER_S = 0.3
"""Shorter than this two do not speak at once: turns are not exact."""
CONSENT = tr(
    "I would like to record this conversation on my own computer, so that I can write the minutes. "
    "Does everyone agree?"
)
PARTS = (
    ("summary", tr("Summary")),
    ("topics", tr("Topics")),
    ("decisions", tr("Decisions")),
    ("action_items", tr("Actions")),
    ("open_questions", tr("Open questions")),
)
FORMATS = (
    ("md", tr("Markdown")),
    ("txt", tr("Plain text")),
    ("docx", tr("Word (DOCX)")),
    ("pdf", "PDF"),
    ("html", tr("Web page with sound")),
    ("srt", tr("Subtitles (SRT)")),
    ("vtt", tr("Subtitles (VTT)")),
    ("json", "JSON"),
    ("csv", tr("Table (CSV)")),
    ("rttm", tr("Turns (RTTM)")),
    ("stm", tr("Reference (STM)")),
    ("training", tr("Training set")),
)
TEMPLATES = {
    "general": tr("General"),
    "interview": tr("Interview"),
    "lecture": tr("Lecture"),
    "one-to-one": tr("One to one"),
    "stand-up": tr("Stand up"),
}
"""Those that are shipped."""
NUMBERED = re.compile(r"Speaker (\d+)")
"""Names that the program gives."""


def clock(seconds: float, *, hours: bool = False) -> str:
    """A place in a meeting: 12:57, 1:02:03; with ``hours`` always 00:12:34."""
    whole = max(int(seconds), 0)
    high, rest = divmod(whole, 3600)
    words = f"{rest // 60:02d}:{rest % 60:02d}"
    if hours:
        return f"{high:02d}:{words}"
    return f"{high}:{words}" if high else words


def length(seconds: float) -> str:
    """How long something is: 40 s, 42 min, 1 h 08 min."""
    if round(seconds) < 60:
        return tr("{seconds} s", seconds=round(seconds))
    hours, minutes = divmod(round(seconds / 60), 60)
    if hours:
        return tr("{hours} h {minutes} min", hours=hours, minutes=f"{minutes:02d}")
    return tr("{minutes} min", minutes=minutes)


def size(count: int) -> str:
    """A file's size: 38 MB, 1.1 GB."""
    if count >= 1e9:
        return tr("{size} GB", size=number(count / 1e9, 1))
    return tr("{size} MB", size=number(max(count / 1e6, 0.1), 0 if count >= 1e7 else 1))


def day(moment: datetime) -> str:
    """Thursday 7 May, 10:00."""
    return tr(
        "{weekday} {day} {month}, {time}",
        weekday=weekday(moment),
        day=moment.day,
        month=month(moment),
        time=f"{moment:%H:%M}",
    )


def about(info: MeetingInfo) -> str:
    """The weak line beside the title."""
    moment = datetime.fromtimestamp(info.started)
    if info.state == "recording":
        return tr(
            "{weekday} {day} {month}, started {time}",
            weekday=weekday(moment),
            day=moment.day,
            month=month(moment),
            time=f"{moment:%H:%M}",
        )
    parts = [day(moment), length(info.duration_s)]
    if info.audio and info.size_bytes:
        parts.append(size(info.size_bytes))
    return " · ".join(parts)


STATES = {
    "recording": (tr("Recording"), "danger.text"),
    "finishing": (tr("Being saved"), ""),
    "broken": (tr("Sound is missing"), "amber.text"),
}


def state(info: MeetingInfo) -> tuple[str, str]:
    """The state of a meeting in the list and its colour role, "" where there is nothing to say."""
    if info.state != "ready":
        return STATES[info.state]
    if info.transcript is None:
        return tr("Not written down"), ""
    if not info.audio:
        return tr("Words only"), ""
    return ("", "") if info.speakers else (tr("Names missing"), "amber.text")


def person(name: str) -> str:
    """A speaker's name as it is shown: "Speaker 2" and "You" in the window's language, names as they are."""
    if found := NUMBERED.fullmatch(name):
        return tr("Speaker {number}", number=found[1])
    return said(name) if name in SIDES.values() else name


def new_title() -> str:
    """What a recording that begins now is called."""
    return tr("Meeting {moment}", moment=f"{datetime.now():%Y-%m-%d %H:%M}")


def template(name: str) -> str:
    """What a template of minutes is called: a shipped one in the window's language, else by its file's name."""
    return TEMPLATES.get(name) or name.replace("-", " ").replace("_", " ").capitalize()


def order(meeting: Meeting) -> dict[int, int]:
    """The colour of each speaker: by the first word spoken."""
    first: dict[int, float] = {}
    heard = [(s.start_s, s.speaker) for s in meeting.segments if s.speaker is not None]
    heard += [(turn.start_s, turn.speaker) for turn in meeting.turns]
    for at, speaker in sorted(heard):
        first.setdefault(speaker, at)
    for one in meeting.speakers:
        first.setdefault(one.id, float("inf"))
    return {speaker: place % COLOURS for place, speaker in enumerate(first)}


def overlapped(meeting: Meeting) -> set[int]:
    """The segments during which somebody else speaks too, by the turns of the others."""
    turns = sorted(meeting.turns, key=lambda turn: turn.start_s)
    starts = [turn.start_s for turn in turns]
    reach = list(accumulate((turn.end_s for turn in turns), max))
    found: set[int] = set()
    for segment in meeting.segments:
        place = bisect_left(starts, segment.end_s) - 1
        while place >= 0 and reach[place] > segment.start_s and segment.speaker is not None:
            turn = turns[place]
            shared = min(turn.end_s, segment.end_s) - max(turn.start_s, segment.start_s)
            if turn.speaker != segment.speaker and shared > TOGETHER_S:
                found.add(segment.id)
                break
            place -= 1
    return found


def word_spans(segment: MeetingSegment) -> list[tuple[int, int, Word]]:
    """Where each word stands in the segment's text; what an edit removed is left out."""
    spans: list[tuple[int, int, Word]] = []
    position = 0
    for word in segment.words:
        text = word.text.strip()
        start = segment.text.find(text, position)
        if text and 0 <= start <= position + 40:
            position = start + len(text)
            spans.append((start, position, word))
    return spans


def time_at(segment: MeetingSegment, offset: int) -> float:
    """When the word at a character is spoken; by the share of the text where words have no times."""
    for start, end, word in word_spans(segment):
        if start <= offset <= end:
            return word.start_s
    share = offset / max(len(segment.text), 1)
    return segment.start_s + share * (segment.end_s - segment.start_s)


def sample_of(meeting: Meeting, speaker: int) -> tuple[float, float] | None:
    """From where to where to hear a speaker alone: the first 10 s of the longest turn, else segment."""
    spans = [(t.start_s, t.end_s) for t in meeting.turns if t.speaker == speaker and t.exclusive]
    spans = spans or [(s.start_s, s.end_s) for s in meeting.segments if s.speaker == speaker]
    if not spans:
        return None
    start, end = max(spans, key=lambda span: span[1] - span[0])
    return start, min(end, start + SAMPLE_S)


def found_in(segments: Sequence[MeetingSegment], words: str) -> list[tuple[int, int, int]]:
    """Every place of ``words``, in any case: the segment's place in the list, start and end in its text."""
    wanted = words.casefold()
    places = []
    for row, segment in enumerate(segments):
        text = segment.text.casefold()
        at = text.find(wanted) if wanted and len(text) == len(segment.text) else -1
        while at >= 0:
            places.append((row, at, at + len(wanted)))
            at = text.find(wanted, at + len(wanted))
    return places


def lines(minutes: Minutes, part: str) -> Sequence[MinutesItem]:
    """The lines of a part of the minutes."""
    found: Sequence[MinutesItem] = getattr(minutes, part)
    return found
