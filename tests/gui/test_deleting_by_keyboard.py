"""Where the keyboard goes from a row that is deleted: to the next one, or to the one before, was it the last."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.fakes.app import a_week_of_talks
from tests.fakes.app_asking import earlier_questions
from tests.fakes.app_meetings import a_week_of_meetings
from tests.fakes.app_voices import a_shelf_of_voices
from tests.gui.conftest import Desk

MakeDesk = Callable[..., Desk]


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    desk = make_desk()
    a_week_of_talks(desk.app, datetime.now())
    a_week_of_meetings(desk.app, datetime.now())
    earlier_questions(desk.app, datetime.now())
    a_shelf_of_voices(desk.app)
    return desk.show()


def rows(desk: Desk) -> list[QWidget]:
    """The rows of the page that is shown, as they are read."""
    page = desk.window.pages[desk.window.page]
    if desk.window.page == "voices":
        return list(page.shelf.cards)  # type: ignore[attr-defined]
    return list(page.list.rows.values())  # type: ignore[attr-defined]


def delete(desk: Desk, row: QWidget) -> None:
    """By the Delete key, and Tab to the answer where that asks."""
    row.setFocus()
    desk.key(Qt.Key.Key_Delete)
    desk.settle()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Return) if focus().objectName() == "keep" else ():
        QTest.keyClick(focus(), key)
    desk.settle()
    desk.window.activateWindow()  # by the desktop, where there is one
    desk.until(desk.window.isActiveWindow)


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def open_tab(desk: Desk, tab: str) -> None:
    desk.window.open_page("meetings")
    desk.settle()
    desk.click("meeting-1")
    desk.click(f"tab-{tab}")


def remove(desk: Desk, name: str) -> None:
    """By Enter on its button."""
    desk.find(QWidget, f"{name}-remove").setFocus()
    desk.key(Qt.Key.Key_Return)
    desk.until(lambda: not desk.there(name))


@pytest.mark.parametrize("page", ["talk", "meetings", "voices", "ask"])
def test_the_keyboard_goes_to_the_row_beside_the_one_that_is_deleted(desk: Desk, page: str) -> None:
    desk.window.open_page(page)
    desk.settle()
    desk.until(lambda: len(rows(desk)) >= 3)
    names = [row.accessibleName() for row in rows(desk)]
    delete(desk, rows(desk)[1])
    desk.until(lambda: len(rows(desk)) == len(names) - 1)
    assert focus().accessibleName() == names[2]
    delete(desk, rows(desk)[-1])
    desk.until(lambda: len(rows(desk)) == len(names) - 2)
    assert focus() is rows(desk)[-1]
    desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    desk.until(lambda: len(rows(desk)) == len(names) - 1)
    desk.close()


def test_the_keyboard_goes_from_a_note_to_the_note_beside_it(desk: Desk) -> None:
    open_tab(desk, "notes")
    remove(desk, "note-50")
    assert focus() is desk.find(QWidget, "note-51-time")
    remove(desk, "note-52")
    assert focus() is desk.find(QWidget, "note-51-time")
    desk.close()


def test_the_keyboard_goes_from_a_line_of_the_minutes_to_the_next(desk: Desk) -> None:
    open_tab(desk, "minutes")
    lines = desk.window.pages["meetings"].detail.minutes.lines  # type: ignore[attr-defined]
    place = next(place for place, line in enumerate(lines) if line.item.text == "Set the price to 19")
    following = lines[place + 1].objectName()
    name = lines[place].objectName()
    remove(desk, name)
    assert focus().objectName() == following
    desk.close()
