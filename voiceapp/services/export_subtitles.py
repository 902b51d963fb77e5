"""A meeting as subtitles: SubRip and WebVTT, with who speaks.

Where people speak at once their cues overlap, as both formats allow: the times stay those of the meeting.
"""

from __future__ import annotations

from collections.abc import Iterable

from voiceapp.core.frames import Segment, Word
from voiceapp.core.meetings import Meeting, MeetingSegment, Minutes
from voiceapp.services.export_document import plain
from voiceapp.services.subtitles import Cue, clock, cues, escaped


def srt(meeting: Meeting, minutes: Minutes | None) -> str:
    """SubRip, which has no place for names: they stand before the first words of each segment."""
    made = _by_time((one, "") for segment in meeting.segments for one in cues([_named(meeting, segment)]))
    # An arrow inside the text would read as a time line to some players.
    return "\n".join(
        f"{number}\n{clock(cue.start_ms, ',')} --> {clock(cue.end_ms, ',')}\n"
        + "\n".join(line.replace("-->", "→") for line in cue.lines)
        + "\n"
        for number, (cue, _) in enumerate(made, 1)
    )


def vtt(meeting: Meeting, minutes: Minutes | None) -> str:
    """WebVTT, the names in voice tags: ``<v Ann>Good morning.``"""
    made = _by_time(
        (one, plain(meeting.name_of(segment.speaker)))
        for segment in meeting.segments
        for one in cues([_cleaned(segment)])
    )
    blocks = ["WEBVTT\n"]
    for cue, name in made:
        voice = f"<v {escaped(name)}>" if name else ""
        text = "\n".join(escaped(line) for line in cue.lines)
        blocks.append(f"{clock(cue.start_ms, '.')} --> {clock(cue.end_ms, '.')}\n{voice}{text}\n")
    return "\n".join(blocks)


def _by_time(made: Iterable[tuple[Cue, str]]) -> list[tuple[Cue, str]]:
    return sorted(made, key=lambda one: one[0].start_ms)


def _cleaned(segment: MeetingSegment) -> Segment:
    words = tuple(Word(plain(word.text), word.start_s, word.end_s) for word in segment.words)
    return Segment(plain(segment.text), segment.start_s, segment.end_s, words)


def _named(meeting: Meeting, segment: MeetingSegment) -> Segment:
    name, said = plain(meeting.name_of(segment.speaker)), _cleaned(segment)
    if not name or not said.text:
        return said
    words = (Word(f"{name}:", said.start_s, said.start_s), *said.words) if said.words else ()
    return Segment(f"{name}: {said.text}", said.start_s, said.end_s, words)
