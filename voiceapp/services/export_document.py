"""A meeting and its minutes as a document to be read, and the texts of it cleaned for every format."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from voiceapp.core.documents import Document, Point, Section, Spoken, stamp
from voiceapp.core.meetings import Meeting, MeetingSegment, Minutes, MinutesItem

UNKNOWN = "Unknown"
"""Who speaks where nobody knows."""

PARAGRAPH_S = 60.0
PAUSE_S = 2.0
"""Segments of one speaker are a paragraph until it is so long or a pause is longer."""


def plain(text: str) -> str:
    """A text as one line: blanks of all kinds become one space, and what is no character is left out.

    XML 1.0 (Word, HTML) has no place for control characters, surrogates and non-characters.
    """
    kept = (letter for letter in text if letter.isspace() or _printable(letter))
    return " ".join("".join(kept).split())


def name_of(meeting: Meeting, speaker: int | None) -> str:
    """A speaker's name in a file."""
    return plain(meeting.name_of(speaker)) or UNKNOWN


def paragraphs(meeting: Meeting) -> Iterator[tuple[int | None, Sequence[MeetingSegment]]]:
    """Segments with words in them, joined while one speaker goes on; those of nobody known stay alone."""
    held: list[MeetingSegment] = []
    for segment in meeting.segments:
        if not plain(segment.text):
            continue
        if held and not _goes_on(held, segment):
            yield held[0].speaker, held
            held = []
        held.append(segment)
    if held:
        yield held[0].speaker, held


def document(meeting: Meeting, minutes: Minutes | None) -> Document:
    """The meeting laid out: facts, minutes, notes and who said what."""
    spoken = tuple(
        Spoken(
            name_of(meeting, speaker),
            segments[0].start_s,
            max(segment.end_s for segment in segments),
            " ".join(plain(segment.text) for segment in segments),
        )
        for speaker, segments in paragraphs(meeting)
    )
    sections = [*(_minutes_sections(meeting, minutes) if minutes else ()), *_notes_section(meeting)]
    return Document(title_of(meeting), tuple(_facts(meeting, minutes)), tuple(sections), spoken)


def title_of(meeting: Meeting) -> str:
    """The meeting's title, never empty."""
    return plain(meeting.info.title) or f"Meeting {meeting.info.id}"


def _printable(letter: str) -> bool:
    return unicodedata.category(letter) not in ("Cc", "Cs") and ord(letter) & 0xFFFE != 0xFFFE


def _goes_on(held: Sequence[MeetingSegment], segment: MeetingSegment) -> bool:
    return (
        segment.speaker is not None
        and segment.speaker == held[0].speaker
        and segment.end_s - held[0].start_s <= PARAGRAPH_S
        and segment.start_s - held[-1].end_s <= PAUSE_S
    )


def _facts(meeting: Meeting, minutes: Minutes | None) -> Iterator[str]:
    info = meeting.info
    yield f"{datetime.fromtimestamp(info.started):%Y-%m-%d %H:%M}, {stamp(info.duration_s)} long"
    people = minutes.participants if minutes and minutes.participants else info.speakers
    if named := _listed(people):
        yield f"Present: {named}"
    if minutes and (mentioned := _listed(minutes.mentioned)):
        yield f"Mentioned: {mentioned}"
    if tags := _listed(info.tags):
        yield f"Tags: {tags}"
    if minutes is None:
        return
    if minutes.method == "extractive":
        yield "Minutes: sentences of the transcript, chosen without a language model"
    else:
        yield f"Minutes: written by {plain(minutes.engine) or 'a language model'}"
    for start_s, end_s in minutes.failed:
        yield f"Not in the minutes, because the model failed: {stamp(start_s)} to {stamp(end_s)}"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(name for text in names if (name := plain(text)))


def _minutes_sections(meeting: Meeting, minutes: Minutes) -> Iterator[Section]:
    starts = {segment.id: segment.start_s for segment in meeting.segments}
    noted = {note.id: note.at_s for note in meeting.notes}

    def point(item: MinutesItem, action: bool) -> Point:
        times = [starts[one] for one in item.segments if one in starts]
        times += [noted[one] for one in item.notes if one in noted]
        return Point(
            plain(item.text),
            _action_detail(item) if action else "",
            "" if item.supported else "not supported" + (f": {why}" if (why := plain(item.why)) else ""),
            tuple(at_s for at_s, _ in groupby(sorted(times))),
        )

    for title, items in (
        ("Summary", minutes.summary),
        ("Topics", minutes.topics),
        ("Decisions", minutes.decisions),
        ("Action items", minutes.action_items),
        ("Open questions", minutes.open_questions),
    ):
        if items:
            yield Section(title, tuple(point(item, title == "Action items") for item in items))


def _action_detail(item: MinutesItem) -> str:
    known = (plain(item.owner), f"due {plain(item.due)}" if plain(item.due) else "", item.state)
    return ", ".join(part for part in known if part)


def _notes_section(meeting: Meeting) -> Iterator[Section]:
    points = tuple(Point(plain(note.text) or "Marker", at_s=(note.at_s,)) for note in meeting.notes)
    if points:
        yield Section("Notes", points)
