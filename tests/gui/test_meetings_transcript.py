"""The transcript of a meeting: clicks and keys, with what they changed and what is then shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
)

from tests.fakes.app_meetings import SAID, launch
from tests.gui.conftest import Desk
from tests.gui.meetings import (
    CTRL,
    LEFT,
    MakeDesk,
    choose,
    opened,
    press,
    stored,
    text,
    transcript,
    word_at,
    write,
)


@pytest.fixture
def meetings(make_desk: MakeDesk) -> Desk:
    return opened(make_desk)


def test_a_click_on_a_word_plays_it(meetings: Desk) -> None:
    press(meetings, 3, "fourteenth")
    segment = stored(meetings).segments[3]
    word = next(word for word in segment.words if word.text.startswith("fourteenth"))
    assert meetings.app.meeting_player.calls == [("play", (1, word.start_s, 1.0))]
    view = transcript(meetings)
    assert view.playing == 3
    assert view.spoken is not None
    assert segment.text[slice(*view.spoken)] == "fourteenth,"
    assert text(meetings, "player-time") == "13:00"
    meetings.close()


def test_what_plays_is_followed_until_the_user_scrolls(make_desk: MakeDesk) -> None:
    desk = make_desk()
    long = launch(1, datetime.now().timestamp())
    segments = [
        replace(one, id=1000 + 10 * n + m, start_s=60.0 * n + m, end_s=60.0 * n + m + 1, words=())
        for n in range(40)
        for m, one in enumerate(long.segments)
    ]
    desk.app.meetings.stored[1] = replace(long, segments=tuple(segments))
    desk.show()
    desk.click("rail-meetings")
    desk.click("meeting-1")
    view = transcript(desk)
    desk.click("play")
    desk.core(lambda app: app.meeting_player.move(1200.5))

    def in_view(row: int) -> bool:
        return view.viewport().rect().contains(view.box(row))

    assert view.playing == 140
    assert in_view(140)
    QTest.keyClick(view, Qt.Key.Key_Home)
    desk.core(lambda app: app.meeting_player.move(1800.5))
    assert view.playing == 210
    assert not in_view(210)
    assert in_view(0)
    desk.close()


def test_rows_are_as_high_as_their_words_however_far_one_scrolls(make_desk: MakeDesk) -> None:
    desk = make_desk()
    one = launch(1, datetime.now().timestamp())
    base = one.segments[0]
    words = ["Yes.", "a " * 180, "Wide WWWWWWWWWWWWWWWWWWWW words WWWWWWWWWWWWWWWWWWWW here", "illi " * 60]
    segments = [
        replace(base, id=n, start_s=n * 2.0, end_s=n * 2 + 1.9, text=words[n % 4], words=()) for n in range(800)
    ]
    desk.app.meetings.stored[1] = replace(one, segments=tuple(segments))
    desk.show()
    desk.click("rail-meetings")
    desk.click("meeting-1")
    view = transcript(desk)
    bar = view.verticalScrollBar()
    for part in (0.3, 0.9, 1.0, 0.5):
        bar.setValue(round(bar.maximum() * part))
        view.grab()
        desk.settle()
        shown = [row for row in range(800) if view.viewport().rect().intersects(view.box(row))]
        for row in shown:
            lines = view.rows.layout(row).lineCount()
            assert view.text_box(row).height() >= lines * view.theme.line_height("reading")
        assert all(view.box(a).bottom() < view.box(b).top() for a, b in pairwise(shown))
    desk.key(Qt.Key.Key_End)
    desk.close()


def test_words_are_edited_in_their_place(meetings: Desk) -> None:
    view = transcript(meetings)
    QTest.mouseDClick(view.viewport(), LEFT, pos=word_at(meetings, 6, "finance"))
    editor = meetings.find(QPlainTextEdit, "segment-editor")
    editor.selectAll()
    QTest.keyClicks(editor, "Not today. I ask the bank.")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    meetings.settle()
    assert stored(meetings).segments[6].text == "Not today. I ask the bank."
    assert stored(meetings).segments[6].edited
    assert not meetings.there("segment-editor")
    assert view.hasFocus()
    meetings.close()


def test_a_change_is_undone(meetings: Desk) -> None:
    view = transcript(meetings)
    view.edited.emit(100, "Nonsense")
    meetings.settle()
    assert stored(meetings).segments[0].text == "Nonsense"
    QTest.keyClick(view, Qt.Key.Key_Z, CTRL)
    meetings.settle()
    assert stored(meetings).segments[0].text == SAID[0][2]
    QTest.keyClick(view, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    meetings.settle()
    assert stored(meetings).segments[0].text == "Nonsense"
    meetings.close()


def test_a_line_is_split_and_joined_from_its_menu(meetings: Desk) -> None:
    view = transcript(meetings)

    def open_menu(word: str) -> None:
        at = word_at(meetings, 0, word)
        mouse = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(view.viewport(), QContextMenuEvent(mouse, at, view.viewport().mapToGlobal(at)))

    open_menu("review")
    choose(meetings, "row-menu", "Split before “review”")
    open_menu("review")
    choose(meetings, "row-menu", "Join with the next line")
    assert meetings.app.transcripts.calls == [("split", (100, 4)), ("merge", 100)]
    meetings.close()


def test_what_is_found_is_replaced_everywhere(meetings: Desk) -> None:
    meetings.key(Qt.Key.Key_F, CTRL)
    QTest.keyClicks(meetings.find(QLineEdit, "find-field"), "Thursday")
    write(meetings, "replace-field", "Friday")
    texts = [one.text for one in stored(meetings).segments]
    assert texts[1].startswith("Friday works for me")
    assert "Then it is Friday the" in texts[3]
    assert text(meetings, "find-count") == "None"
    meetings.close()


def test_a_meeting_that_is_only_sound_is_written_down(meetings: Desk) -> None:
    meetings.click("meeting-2")
    assert text(meetings, "transcript-none") == "This meeting is not written down yet."
    meetings.click("write-down")
    assert transcript(meetings).segment(0).text == SAID[0][2]
    assert not meetings.there("write-down")
    meetings.close()


def test_the_transcript_is_used_by_keyboard_alone(meetings: Desk) -> None:
    view = transcript(meetings)
    view.setFocus()
    for _ in range(2):
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert "Jonas, 12:38" in view.accessibleDescription()
    QTest.keyClick(view, Qt.Key.Key_Return)
    editor = meetings.find(QPlainTextEdit, "segment-editor")
    QTest.keyClicks(editor, "X")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    meetings.settle()
    assert stored(meetings).segments[1].text == SAID[1][2]
    QTest.keyClick(view, Qt.Key.Key_Return, CTRL)
    meetings.settle()
    assert meetings.app.meeting_player.calls == [("play", (1, 758.0, 1.0))]
    QTest.keyClick(view, Qt.Key.Key_Space)
    meetings.settle()
    assert meetings.app.meeting_player.calls[-1] == ("pause", None)
    meetings.close()


def test_a_segment_is_given_to_somebody_else_by_its_name(meetings: Desk) -> None:
    view = transcript(meetings)
    name = view.box(0).topLeft() + QPoint(40, 16)
    QTest.mouseClick(view.viewport(), LEFT, pos=name)
    choose(meetings, "speaker-menu", "Priya")
    meeting = stored(meetings)
    assert meeting.name_of(meeting.segments[0].speaker) == "Priya"
    meetings.close()


def test_words_are_found_one_after_the_other(meetings: Desk) -> None:
    meetings.key(Qt.Key.Key_F, CTRL)
    field = meetings.find(QLineEdit, "find-field")
    assert field.hasFocus()
    QTest.keyClicks(field, "THE DA")
    assert text(meetings, "find-count") == "1 of 1"
    field.clear()
    QTest.keyClicks(field, "thursday")
    assert text(meetings, "find-count") == "1 of 2"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert text(meetings, "find-count") == "2 of 2"
    assert transcript(meetings)._at_found is not None
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert text(meetings, "find-count") == "1 of 2"
    field.clear()
    QTest.keyClicks(field, "unicorn")
    assert text(meetings, "find-count") == "None"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not meetings.there("find-bar")
    meetings.close()
