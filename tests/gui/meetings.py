"""What the tests of the Meetings page share: the page with made-up meetings, and its user's hands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
)

from tests.fakes.app_meetings import a_week_of_meetings
from tests.gui.conftest import Desk
from voiceapp.core.meetings import Meeting
from voiceapp.gui.panels.meetings import MeetingsPage
from voiceapp.gui.panels.meetings_transcript import Transcript

MakeDesk = Callable[..., Desk]
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


def opened(make_desk: MakeDesk) -> Desk:
    """The page with a week of made-up meetings; the made-up launch planning is open."""
    desk = make_desk()
    a_week_of_meetings(desk.app, datetime.now())
    desk.show()
    desk.click("rail-meetings")
    desk.click("meeting-1")
    assert desk.window.isActiveWindow()  # no part of the page was a window of its own for a moment
    return desk


def page(desk: Desk) -> MeetingsPage:
    """The page."""
    found = desk.window.pages["meetings"]
    assert isinstance(found, MeetingsPage)
    return found


def text(desk: Desk, name: str) -> str:
    """What a label says."""
    return desk.find(QLabel, name).text()


def stored(desk: Desk) -> Meeting:
    """The made-up launch planning as it is stored."""
    return desk.app.meetings.stored[1]


def transcript(desk: Desk) -> Transcript:
    """The transcript that is shown."""
    return desk.find(Transcript, "meeting-transcript")


def word_at(desk: Desk, row: int, word: str) -> QPoint:
    """Where a word of a row stands in the viewport."""
    view = transcript(desk)
    start = view.segment(row).text.index(word)
    box = view.rows.boxes(row, start, start + len(word))[0]
    return view.text_box(row).topLeft() + box.center().toPoint()


def press(desk: Desk, row: int, word: str) -> None:
    """Click a word of a row."""
    QTest.mouseClick(transcript(desk).viewport(), LEFT, pos=word_at(desk, row, word))
    desk.settle()


def choose(desk: Desk, menu_name: str, words: str) -> None:
    """Click an entry of an open menu."""

    def found() -> list[QMenu]:
        return [one for one in desk.window.findChildren(QMenu, menu_name) if one.isVisible()]

    desk.until(found)
    menu = found()[0]
    action = next(action for action in menu.actions() if action.text() == words)
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
    desk.settle()


def type_first_line(view: Transcript, words: str) -> QPlainTextEdit:
    """Open the first line with the keyboard and type other words in place of its own; the editor stays open."""
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_Return)
    editor = view.findChild(QPlainTextEdit)
    assert editor is not None
    editor.selectAll()
    QTest.keyClicks(editor, words)
    return editor


def write(desk: Desk, name: str, words: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
    """Replace what is in a field and press Enter."""
    field = desk.find(QLineEdit, name)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)
    QTest.keyClick(field, end)
    desk.settle()
