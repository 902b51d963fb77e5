"""Recording a meeting from the page and from the strip."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QWidget,
)

from tests.fakes.app_meetings import launch
from tests.gui.conftest import Desk
from tests.gui.layout import assert_laid_out
from tests.gui.meetings import (
    page,
    text,
    transcript,
    write,
)
from tests.gui.pages import clipped
from voiceapp.core.events import LiveLine
from voiceapp.core.meetings import Meeting, MeetingInfo, MeetingSegment
from voiceapp.core.recording import SideName
from voiceapp.gui.panels.meetings_live import LiveRows
from voiceapp.gui.panels.meetings_recorder import CONSENT

SEGMENTS = (MeetingSegment(1, None, 10.0, 18.0, "Two things from me."),)


def test_before_the_first_recording_everyone_must_agree(desk: Desk) -> None:
    desk.click("rail-meetings")
    desk.click("record")
    assert desk.app.recorder.calls == []
    assert not desk.find(QAbstractButton, "do").isEnabled()
    desk.click("copy-consent")
    assert "Does everyone agree?" in QGuiApplication.clipboard().text()
    desk.click("consent-tick")
    desk.click("do")
    ((verb, (microphone, system, title)),) = desk.app.recorder.calls
    assert (verb, microphone, system) == ("start", None, None)
    assert title.startswith("Meeting 20")
    assert desk.app.settings.flag(CONSENT)
    desk.click("deck-stop")
    desk.click("record")
    assert [name for name, _ in desk.app.recorder.calls] == ["start", "stop", "start"]


def test_no_consent_no_recording(desk: Desk) -> None:
    desk.click("rail-meetings")
    desk.click("record")
    desk.click("keep")
    assert desk.app.recorder.calls == []
    assert not desk.there("consent")
    assert not desk.app.settings.flag(CONSENT)


def begin(desk: Desk) -> None:
    desk.app.settings.set(CONSENT, True)
    desk.click("rail-meetings")
    desk.click("record")


def test_a_recording_shows_time_levels_and_room(desk: Desk) -> None:
    begin(desk)
    desk.core(lambda app: app.recorder.tick(elapsed_s=754.0, you_db=-14.0, others_db=-19.0))
    assert text(desk, "deck-clock") == "00:12:34"
    assert text(desk, "deck-room") == "Saved every second. Room for 31 hours."
    assert desk.find(QWidget, "deck-you").accessibleDescription() == "-14 dB"
    assert desk.find(QWidget, "deck-others").accessibleDescription() == "-19 dB"
    assert desk.there("notes")
    assert page(desk).list.record.text() == "Recording"
    assert desk.window.rail.items["meetings"].dot == "danger.graphic"
    write(desk, "new-note", "Jonas swaps the pictures")
    desk.click("deck-marker")
    notes = desk.app.meetings.stored[1].notes
    assert [(note.at_s, note.text, note.marker) for note in notes] == [
        (754.0, "Jonas swaps the pictures", False), (754.0, "", True),
    ]  # fmt: skip
    desk.core(lambda app: app.recorder.tick(hours_left=0.2))
    assert text(desk, "deck-room") == "Saved every second. Room for only 12 min."


def test_silent_others_are_told(desk: Desk) -> None:
    begin(desk)
    assert not desk.there("deck-silent")
    desk.core(lambda app: app.recorder.tick(others_silent=True))
    assert text(desk, "deck-silent").startswith("The others are silent")
    desk.core(lambda app: app.recorder.tick(others_silent=False))
    assert not desk.there("deck-silent")


def test_the_strip_pauses_and_stops_on_every_page(desk: Desk) -> None:
    begin(desk)
    desk.core(lambda app: app.recorder.tick(elapsed_s=754.0))
    desk.click("rail-talk")
    assert text(desk, "strip-rec") == "REC 00:12:34"
    desk.click("strip-pause")
    assert text(desk, "strip-rec") == "Paused 00:12:34"
    assert desk.find(QAbstractButton, "strip-pause").text() == "Go on"
    desk.click("strip-pause")
    desk.click("strip-stop")
    assert [name for name, _ in desk.app.recorder.calls] == ["start", "pause", "resume", "stop"]
    assert not desk.there("strip-recording")
    assert desk.window.rail.items["meetings"].dot == ""
    desk.click("rail-meetings")
    assert desk.there("player")
    assert not desk.there("deck")


def test_a_recording_that_runs_is_opened_by_its_button(desk: Desk) -> None:
    begin(desk)
    desk.core(lambda app: app.meetings.put(launch(7, datetime.now().timestamp())))
    desk.click("meeting-7")
    assert desk.there("player")
    desk.click("record")
    assert desk.there("deck")
    assert [name for name, _ in desk.app.recorder.calls] == ["start"]


@pytest.mark.parametrize("silent", [False, True])
def test_the_deck_fits_the_smallest_window_with_the_largest_text(
    make_desk: Callable[..., Desk], silent: bool
) -> None:
    desk = make_desk(scale=200).show(960, 600)
    begin(desk)
    desk.core(lambda app: app.recorder.tick(elapsed_s=754.0, others_silent=silent))
    say(desk, 1, "Words that are read along while somebody speaks. " * 20)
    assert_laid_out(desk.window)
    assert clipped(desk.window.pages["meetings"]) == []
    assert desk.there("deck-you") != silent  # what is wrong is said in the meters' place
    for button in ("deck-marker", "deck-pause", "deck-pause", "deck-stop"):
        desk.click(button)
    assert [name for name, _ in desk.app.recorder.calls] == ["start", "marker", "pause", "resume", "stop"]
    desk.close()


def say(desk: Desk, number: int, text: str, stable: int = -1, side: SideName = "you", final: bool = False) -> None:
    at_s = number * 10.0
    line = LiveLine(1, number, side, at_s, at_s + 8, text, len(text) if stable < 0 else stable, final)
    desk.core(lambda app: app.bus.publish(line))


def ink(desk: Desk, row: int, start: int, end: int) -> int:
    """The brightest of the pixels of some words: paler on a dark ground is darker."""
    rows = desk.find(LiveRows, "live-words")
    picture = rows.viewport().grab().toImage()
    scale = picture.devicePixelRatio()
    (box,) = rows.boxes(row, start, end)
    colours = [
        picture.pixelColor(round(x * scale), round(y * scale)).lightness()
        for x in range(int(box.left()), int(box.right()))
        for y in range(int(box.top()), int(box.bottom()))
    ]
    return max(colours) - min(colours)


def test_words_are_read_along_and_unsettled_ones_are_paler(desk: Desk) -> None:
    begin(desk)
    assert text(desk, "transcript-none") == "The words are written down when you stop."
    say(desk, 1, "Two things from me", stable=10)
    assert not desk.there("transcript-none")
    rows = desk.find(LiveRows, "live-words")
    assert rows.accessibleDescription() == "You: Two things from me"
    assert ink(desk, 0, 0, 10) > ink(desk, 0, 11, 18)
    say(desk, 2, "Nice", side="others")
    say(desk, 1, "Two things from me.", final=True)
    assert [(line.side, line.text) for line in rows.lines] == [("you", "Two things from me."), ("others", "Nice")]
    assert rows.accessibleDescription() == "Others: Nice"
    say(desk, 2, "", final=True)  # nobody said anything
    assert [line.number for line in rows.lines] == [1]
    desk.click("deck-stop")
    assert not desk.there("live-words")
    desk.click("record")
    assert rows.lines == []


def test_the_end_is_followed_unless_the_user_scrolled_up(desk: Desk) -> None:
    begin(desk)
    for number in range(1, 40):
        say(desk, number, f"Line {number} of a long meeting in which much is said. " * 3, final=True)
    rows = desk.find(LiveRows, "live-words")
    bar = rows.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0
    assert rows.box(38).bottom() <= rows.viewport().height()
    bar.setValue(bar.maximum() // 2)
    rows.viewport().grab()
    first, top = rows.first_row(), rows.box(rows.first_row()).top()
    say(desk, 40, "One more", final=True)
    assert (rows.first_row(), rows.box(rows.first_row()).top()) == (first, top)
    bar.setValue(bar.maximum())
    say(desk, 41, "And the last one. " * 20, final=True)
    assert bar.value() == bar.maximum()
    assert rows.box(40).bottom() <= rows.viewport().height()


def test_the_words_stay_on_the_page_until_better_ones_are_made(desk: Desk) -> None:
    begin(desk)
    say(desk, 1, "Two things from me.", final=True)
    desk.core(lambda app: app.meetings.put(replace(app.meetings.stored[1], segments=SEGMENTS)))  # as it is kept
    assert desk.there("live-words")
    assert not desk.there("meeting-transcript")
    desk.click("deck-stop")
    assert not desk.there("live-words")
    assert [one.text for one in transcript(desk).rows.segments] == ["Two things from me."]
    assert desk.there("meeting-transcript")


def test_words_that_another_window_records_are_shown_as_they_are_kept(desk: Desk) -> None:
    info = MeetingInfo(7, "Elsewhere", datetime.now().timestamp(), 0.0, "recording", "recorded")
    desk.click("rail-meetings")
    desk.core(lambda app: app.meetings.put(Meeting(info, segments=SEGMENTS)))
    desk.click("meeting-7")
    assert desk.there("meeting-transcript")
    assert not desk.there("live-words")
