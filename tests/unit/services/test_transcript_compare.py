"""Two versions of a transcript: only other words count as differences."""

from __future__ import annotations

from voiceapp.core.frames import Word
from voiceapp.core.meetings import MeetingSegment
from voiceapp.core.versions import Difference
from voiceapp.services.transcript_compare import differences, side_by_side


def said(start_s: float, text: str, timed: bool = False) -> MeetingSegment:
    words = tuple(Word(f" {word}", start_s + at, start_s + at + 1.0) for at, word in enumerate(text.split()))
    return MeetingSegment(1, None, start_s, start_s + len(words), text, words if timed else ())


def test_people_who_speak_at_once_are_not_mixed() -> None:
    one = [said(0.0, "we told everyone the fourteenth", timed=True), said(3.5, "thursday works", timed=True)]
    other = [said(0.0, "we told everyone the fortieth", timed=True), one[1]]
    found = side_by_side(one, other)
    assert [(place.one, place.other, place.same) for place in found] == [
        ("we told everyone the", "we told everyone the", True),
        ("fourteenth", "fortieth", False),
        ("thursday works", "thursday works", True),
    ]
    assert [place.line for place in found] == [other[0], None, other[1]]


def test_other_words_are_told_with_their_place() -> None:
    one = [said(0.0, "We meet on Tuesday at noon."), said(600.0, "Bye")]
    other = [
        said(0.0, "we meet Thursday at NOON", timed=True),
        said(10.0, "Right", timed=True),
        said(600.0, "Bye!"),
    ]
    assert differences(one, other) == [Difference(2.0, "on Tuesday", "Thursday"), Difference(10.0, "", "Right")]
    assert differences(other, one)[0] == Difference(2.0, "Thursday", "on Tuesday")
    assert differences(one, one) == []
    assert differences([], other[2:]) == [Difference(600.0, "", "Bye!")]
