"""The list of meetings and its search held to who spoke and to when it was, with clicks and keys."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.fakes.app_meetings import launch
from tests.gui.conftest import Desk
from tests.gui.meetings import LEFT, MakeDesk, opened, page, text
from voiceapp.gui.widgets.inputs import Choice


@pytest.fixture
def meetings(make_desk: MakeDesk) -> Desk:
    desk = opened(make_desk)
    long_ago = (datetime.now() - timedelta(days=100)).timestamp()
    desk.core(lambda app: app.meetings.put(launch(7, long_ago)))
    return desk


def pick(desk: Desk, name: str, word: str) -> None:
    """Open a list with the mouse and take one of its words with the arrow keys."""
    choice = desk.find(Choice, name)
    QTest.mouseClick(choice, LEFT)
    view = choice.view()
    desk.until(view.isVisible)
    row = next(row for row in range(choice.count()) if choice.itemText(row) == word)
    QTest.keyClick(view, Qt.Key.Key_Home)
    for _ in range(row):
        QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    desk.until(lambda: choice.currentText() == word)
    desk.settle()


def rows(desk: Desk) -> list[int]:
    """The meetings in the list."""
    return sorted(page(desk).list.rows)


def search(desk: Desk, words: str) -> None:
    field = desk.find(QLineEdit, "search-meetings")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)


def test_the_list_shows_those_with_a_speaker_and_those_of_a_period(meetings: Desk) -> None:
    people = meetings.find(Choice, "filter-speaker")
    assert people.accessibleName() == "Meetings with"
    assert [people.itemText(row) for row in range(people.count())] == ["Anyone", "Jonas", "Mara", "Priya"]
    pick(meetings, "filter-speaker", "Mara")
    assert rows(meetings) == [1, 7]
    pick(meetings, "filter-period", "Past week")
    assert rows(meetings) == [1]
    pick(meetings, "filter-speaker", "Anyone")
    assert rows(meetings) == [1, 2, 3, 4, 5, 6]
    meetings.close()


def test_a_search_finds_only_what_the_speaker_said_at_that_time(meetings: Desk) -> None:
    search(meetings, "friday")
    meetings.until(lambda: meetings.there("hit-106") and meetings.there("hit-706"))
    pick(meetings, "filter-period", "Past month")
    meetings.until(lambda: not meetings.there("hit-706"))
    assert meetings.there("hit-106")
    pick(meetings, "filter-speaker", "Jonas")
    assert text(meetings, "meetings-none") == "Jonas says “friday” in no meeting at that time."
    meetings.click("filters-off")
    meetings.until(lambda: meetings.there("hit-706"))
    assert meetings.find(Choice, "filter-speaker").currentText() == "Anyone"
    assert meetings.find(QLineEdit, "search-meetings").hasFocus()
    meetings.close()


def test_the_keyboard_alone_does_it(meetings: Desk) -> None:
    meetings.find(QLineEdit, "search-meetings").setFocus()
    meetings.key(Qt.Key.Key_Tab)
    assert meetings.find(Choice, "filter-speaker").hasFocus()
    meetings.key(Qt.Key.Key_Down)
    assert rows(meetings) == [1, 7], "Jonas"
    meetings.key(Qt.Key.Key_Tab)
    meetings.key(Qt.Key.Key_Down)
    assert meetings.find(Choice, "filter-period").currentText() == "Past week"
    assert rows(meetings) == [1]
    meetings.close()


def test_two_dates_bound_the_list_and_a_wrong_one_is_told(meetings: Desk) -> None:
    pick(meetings, "filter-period", "Dates")
    first, last = meetings.find(QLineEdit, "filter-first"), meetings.find(QLineEdit, "filter-last")
    assert first.hasFocus()
    old = datetime.now() - timedelta(days=100)
    QTest.keyClicks(first, f"{old:%Y-%m-%d}")
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert last.hasFocus()
    QTest.keyClicks(last, f"{old:%Y-%m-%d}")
    meetings.until(lambda: rows(meetings) == [7])
    last.selectAll()
    QTest.keyClicks(last, "soon")
    QTest.keyClick(last, Qt.Key.Key_Return)
    assert text(meetings, "filter-wrong") == "Write a day like 2026-01-31."
    meetings.until(lambda: rows(meetings) == [1, 2, 3, 4, 5, 6, 7])
    last.clear()
    first.selectAll()
    QTest.keyClicks(first, "2001-01-01")
    last.setFocus()
    QTest.keyClicks(last, "2001-12-31")
    meetings.until(lambda: meetings.there("filters-off"))
    assert not meetings.there("filter-wrong")
    assert text(meetings, "meetings-none") == "No meeting at that time."
    meetings.click("filters-off")
    meetings.until(lambda: len(rows(meetings)) == 7)
    assert not meetings.there("filter-first")
    meetings.close()


def test_new_names_are_offered_and_the_chosen_one_stays(meetings: Desk) -> None:
    pick(meetings, "filter-speaker", "Priya")
    meetings.core(lambda app: app.meetings.change(3, speakers=("Zoe", "Speaker 2")))
    people = meetings.find(Choice, "filter-speaker")
    assert [people.itemText(row) for row in range(people.count())] == ["Anyone", "Jonas", "Mara", "Priya", "Zoe"]
    assert people.currentText() == "Priya"
    meetings.close()


def test_without_meetings_there_is_nothing_to_filter(desk: Desk) -> None:
    desk.click("rail-meetings")
    assert not desk.there("filter-speaker")
