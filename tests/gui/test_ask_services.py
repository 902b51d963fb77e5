"""The Ask page on the real services: an imported meeting is asked about, and a click lands on the second."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.asked import Said, answers, ask, links, page, take_in
from tests.gui.layout import problems
from tests.gui.real import RealDesk, silent_desk
from tests.gui.screenshots import BUILT_IN
from voiceapp.gui.panels.meetings import MeetingsPage

PLACES = ("Lisbon", "Geneva", "Texas", "Norway")


def call(place: str) -> Said:
    """A talk in which somebody is somewhere."""
    return (
        ("Ann", 0.5, 3.0, "Good morning, can you hear me?"),
        ("Ben", 3.5, 6.5, "Loud and clear, let us begin with the travel plans."),
        ("Ann", 7.0, 10.0, f"Sheila is in {place} until the end of the month."),
        ("Ben", 10.5, 13.0, "Then we send her the contract by courier."),
    )


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[RealDesk]:
    with silent_desk(tmp_path, BUILT_IN) as desk:
        yield desk


def test_a_question_is_answered_and_its_link_lands_on_the_second(desk: RealDesk, tmp_path: Path) -> None:
    place = secrets.choice(PLACES)
    take_in(desk, tmp_path, "Call", call(place))
    desk.click("rail-ask")
    ask(desk, "Where is Sheila?")
    desk.until(lambda: links(desk))
    [answer] = answers(desk)
    assert [one.words.shown() for one in answer.sentences] == [f"Sheila is in {place} until the end of the month."]
    assert answer.badge.accessibleName() == "Quoted, without a language model"
    assert links(desk)[0].accessibleName().startswith("Call, 0:07: Sheila is in")
    desk.until(lambda: not problems(desk.window))
    QTest.mouseClick(links(desk)[0], Qt.MouseButton.LeftButton)
    desk.until(lambda: "meetings" in desk.window.pages)
    meetings = desk.window.pages["meetings"]
    assert isinstance(meetings, MeetingsPage)
    desk.until(lambda: meetings.detail.transcript.selected)
    view = meetings.detail.transcript
    assert (
        view.segment(view.row_of(next(iter(view.selected)))).text
        == f"Sheila is in {place} until the end of the month."
    )
    assert meetings.playing.at_s == 7.0


def test_what_is_not_there_is_said_and_threads_stay_until_they_are_deleted(desk: RealDesk, tmp_path: Path) -> None:
    take_in(desk, tmp_path, "Call", call("Texas"))
    desk.click("rail-ask")
    ask(desk, "Where is Sheila?")
    desk.until(lambda: links(desk))
    ask(desk, "Who painted the kitchen ceiling yellow?")
    desk.until(lambda: desk.says("Not in these recordings"))
    desk.until(lambda: desk.says("Looked for:"))
    desk.click("new-question")
    desk.until(lambda: not answers(desk))
    desk.click("thread-1")
    desk.until(lambda: len(answers(desk)) == 2 and links(desk))
    row = page(desk).list.rows[1]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Delete)
    desk.until(lambda: not page(desk).list.rows)
    desk.window.undo.finish()
    kept: list[int] = []

    def gone() -> bool:
        desk.bridge.submit(lambda app: app.ask_desk.threads(), lambda threads: kept.append(len(threads)))
        return 0 in kept

    desk.until(gone)


def test_what_was_answered_from_a_meeting_goes_with_it(desk: RealDesk, tmp_path: Path) -> None:
    take_in(desk, tmp_path, "Call", call("Texas"))
    desk.click("rail-ask")
    ask(desk, "Where is Sheila?")
    desk.until(lambda: links(desk))
    desk.bridge.submit(lambda app: app.meetings.delete(1))
    desk.until(lambda: desk.says("What this was answered from was deleted."))
    assert not desk.says("Texas")


def test_words_and_measured_sound_stand_side_by_side(desk: RealDesk, tmp_path: Path) -> None:
    take_in(desk, tmp_path, "Call", call("Texas"))
    desk.click("rail-ask")
    desk.until(lambda: desk.seen("ask-fresh"))
    desk.click("chip-recordings")
    desk.click("recording-1")
    desk.click("recording-done")
    desk.click("way-sound")
    ask(desk, "How long is it?")
    desk.until(lambda: len(answers(desk)) == 2 and not desk.seen("answer-stop"), 60)
    sound = answers(desk)[1]
    assert sound.badge.accessibleName() == "Measured, without a language model"
    assert "0:14" in sound.sentences[0].words.shown()
    assert sound.links()[0].accessibleName() == "Call, 0:00–0:14"
    desk.until(lambda: not problems(desk.window))


def test_the_tab_of_a_meeting_asks_it_alone(desk: RealDesk, tmp_path: Path) -> None:
    take_in(desk, tmp_path, "Call", call("Texas"))
    take_in(desk, tmp_path, "Other", (("Cleo", 0.5, 4.0, "Sheila is in Peru, she said."),))
    desk.click("rail-meetings")
    desk.click("meeting-1")
    desk.click("tab-ask")
    ask(desk, "Where is Sheila?")
    desk.until(lambda: links(desk))
    assert answers(desk)[0].sentences[0].words.shown() == "Sheila is in Texas until the end of the month."
    meetings = desk.window.pages["meetings"]
    assert isinstance(meetings, MeetingsPage)
    QTest.mouseClick(links(desk)[0], Qt.MouseButton.LeftButton)
    desk.until(lambda: meetings.playing.at_s == 7.0)
    assert desk.seen("ask-tab")
