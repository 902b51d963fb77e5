"""What the Meetings page says, and where words, voices and waves stand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.fakes.app_meetings import launch, words_of
from voiceapp.core.events import RecordingChanged
from voiceapp.core.meetings import Meeting, MeetingInfo, MeetingSegment, MeetingSpeaker, SpokenTurn
from voiceapp.gui.panels import meetings_texts as texts
from voiceapp.gui.panels.meetings_memory import MeetingsMemory
from voiceapp.gui.panels.meetings_recording import level_text, room_text
from voiceapp.gui.widgets.timeline import bars

INFO = MeetingInfo(1, "Call", 0.0, 60.0, "ready", "imported", "audio.flac", transcript=1)
ANA, BEN = MeetingSpeaker(1, "SPEAKER_00", "Ana"), MeetingSpeaker(2, "SPEAKER_01", "Ben")


def said(number: int, speaker: int | None, start: float, end: float, text: str = "Yes.") -> MeetingSegment:
    return MeetingSegment(number, speaker, start, end, text)


@pytest.mark.parametrize(
    ("seconds", "clock", "length"),
    [(5, "00:05", "5 s"), (777, "12:57", "13 min"), (3723, "1:02:03", "1 h 02 min"), (59.7, "00:59", "1 min")],
)
def test_times_and_lengths(seconds: float, clock: str, length: str) -> None:
    assert texts.clock(seconds) == clock
    assert texts.length(seconds) == length
    assert len(texts.clock(seconds, hours=True)) == 8


def test_sizes_have_a_unit() -> None:
    assert [texts.size(n) for n in (20_000, 4_200_000, 38_000_000, 1_120_000_000)] == [
        "0.1 MB", "4.2 MB", "38 MB", "1.1 GB",
    ]  # fmt: skip


def test_who_speaks_first_has_the_first_colour() -> None:
    meeting = Meeting(INFO, (ANA, BEN), (said(1, 2, 1, 2), said(2, 1, 3, 4)))
    assert texts.order(meeting) == {2: 0, 1: 1}
    assert texts.order(replace(meeting, turns=(SpokenTurn(1, 0.2, 0.9),))) == {1: 0, 2: 1}


def test_an_overlap_is_somebody_elses_turn_within_a_segment() -> None:
    segments = (said(1, 1, 0, 4), said(2, 2, 5, 8), said(3, 1, 9, 12), said(4, None, 0, 12))
    turns = [SpokenTurn(1, 0, 4), SpokenTurn(2, 5, 8), SpokenTurn(1, 9, 12), SpokenTurn(2, 9.1, 9.3)]
    meeting = Meeting(INFO, (ANA, BEN), segments, turns)
    assert texts.overlapped(meeting) == set()
    long = replace(meeting, turns=[*turns, SpokenTurn(2, 3.2, 10.5)])
    assert texts.overlapped(long) == {1, 3}


def test_words_are_found_in_edited_text_by_their_order() -> None:
    text = "Then it is Thursday, it is"
    segment = MeetingSegment(1, 1, 10.0, 16.0, text, words_of(text, 10.0, 16.0))
    edited = replace(segment, text="Then it is Friday, it is")
    assert [word.text for _, _, word in texts.word_spans(edited)] == ["Then", "it", "is", "it", "is"]
    assert texts.time_at(segment, text.index("Thursday") + 3) == pytest.approx(13.0)
    assert texts.time_at(replace(segment, words=()), len(text) // 2) == pytest.approx(13.0)


def test_places_are_found_in_any_case() -> None:
    segments = [said(1, 1, 0, 1, "The date, the DATE."), said(2, 1, 1, 2, "No.")]
    assert texts.found_in(segments, "date") == [(0, 4, 8), (0, 14, 18)]
    assert texts.found_in(segments, "") == []


def test_a_sample_is_the_longest_stretch_alone_and_ten_seconds() -> None:
    meeting = launch(1, 0.0)
    start, end = texts.sample_of(meeting, 11) or (0.0, 0.0)
    longest = max(turn.end_s - turn.start_s for turn in meeting.turns if turn.speaker == 11)
    assert end - start == pytest.approx(min(longest, 10.0))
    assert texts.sample_of(Meeting(INFO, (ANA, BEN), (said(1, 1, 3, 5),)), 1) == (3, 5)
    assert texts.sample_of(Meeting(INFO, (ANA, BEN)), 2) is None


def test_states_are_words_and_a_warning_has_a_colour() -> None:
    assert texts.state(INFO) == ("Names missing", "amber.text")
    assert texts.state(replace(INFO, speakers=("Ana",))) == ("", "")
    assert texts.state(replace(INFO, transcript=None)) == ("Not written down", "")
    assert texts.state(replace(INFO, state="finishing")) == ("Being saved", "")
    assert texts.state(replace(INFO, state="broken")) == ("Sound is missing", "amber.text")


def test_the_deck_says_what_is_safe() -> None:
    assert room_text(RecordingChanged(1, hours_left=31.4)) == "Saved every second. Room for 31 hours."
    assert room_text(RecordingChanged(1, hours_left=1.2)) == "Saved every second. Room for 1 hour."
    assert room_text(RecordingChanged(1, paused=True)) == "Paused. What was recorded is saved."
    assert level_text(-100.0) == "Silence"
    assert level_text(-14.2) == "\N{MINUS SIGN}14 dB"


def test_bars_keep_the_loudest_of_their_stretch() -> None:
    peaks = np.zeros((1000, 2), np.float32)
    peaks[501] = (-0.8, 0.1)
    found = bars(peaks, 10)
    assert found.argmax() == 5
    assert found.max() == pytest.approx(0.8)
    assert len(bars(np.zeros((3, 2), np.float32), 10)) == 10
    assert bars(np.zeros((0, 2), np.float32), 4).max() == 0


def test_what_makes_no_sense_is_not_remembered(tmp_path: Path) -> None:
    assert MeetingsMemory(tmp_path).side is None
    (tmp_path / "window.ini").write_text("[meetings]\nside=wide\nmeeting=-1\ntab=people\n", encoding="utf-8")
    memory = MeetingsMemory(tmp_path)
    assert (memory.side, memory.meeting, memory.tab) == (None, None, "people")
    memory.side = 0.9
    memory.save()
    assert MeetingsMemory(tmp_path).side == 0.7
