"""When the words of a joined script are heard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from voiceapp.core.frames import Segment, Word
from voiceapp.core.voices import ScriptLine
from voiceapp.pipeline.voice_marks import shown


@dataclass(frozen=True, slots=True)
class LineTimes:
    """A line in the joined sound, without the silence after it; the words are as the line shows them.

    Word times count from the start of the whole, offsets are those in the line's text.
    """

    line: ScriptLine
    start_s: float
    end_s: float
    words: tuple[Word, ...]


def line_times(lines: Iterable[ScriptLine]) -> list[LineTimes]:
    """The kept takes one after the other; lines without one are not heard."""
    found: list[LineTimes] = []
    at_s = 0.0
    for line in lines:
        if take := line.kept:
            end_s = at_s + take.duration_s
            found.append(LineTimes(line, at_s, end_s, tuple(_shown(line.text, take.words, at_s))))
            at_s = end_s + line.pause_s
    return found


def segments(lines: Iterable[ScriptLine]) -> list[Segment]:
    """The same as a transcript, from which captions are made."""
    return [Segment(shown(times.line.text), times.start_s, times.end_s, times.words) for times in line_times(lines)]


def _shown(text: str, words: Sequence[Word], at_s: float) -> list[Word]:
    """Each shown word once: "$5" is spoken in two."""
    found: list[Word] = []
    for word in words:
        moved = replace(word, start_s=word.start_s + at_s, end_s=word.end_s + at_s)
        if found and 0 <= word.start < found[-1].end:
            one = found.pop()
            moved = replace(moved, start_s=one.start_s, start=one.start, end=max(one.end, word.end))
        found.append(moved if word.start < 0 else replace(moved, text=text[moved.start : moved.end]))
    return found
