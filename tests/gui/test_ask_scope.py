"""What the Ask page asks about: recordings, people, times and files, in threads that are kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QMenu, QWidget

from tests.fakes.app import FakeApp
from tests.fakes.app_asking import HEARD, QUOTED, earlier_questions
from tests.fakes.app_meetings import a_week_of_meetings
from tests.gui.ask_hands import (
    CTRL,
    LEFT,
    MakeDesk,
    answers,
    ask,
    links,
    opened,
    page,
    questions,
    says,
    settled,
)
from tests.gui.conftest import Desk
from tests.gui.dragging import drop_files
from tests.gui.layout import assert_laid_out
from voiceapp.core.answers import Answer
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import ClipMoved
from voiceapp.core.meetings import Meeting, MeetingInfo
from voiceapp.gui.panels.ask_scope import Scope
from voiceapp.gui.widgets.growing_field import GrowingField
from voiceapp.gui.widgets.rows import ListRow


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    return opened(make_desk())


def test_only_ways_that_work_are_offered(desk: Desk) -> None:
    assert not desk.there("ask-ways")
    desk.app.ask_desk.works = ("words", "cascade")
    page(desk).column.refresh()
    desk.settle()
    assert desk.there("way-words")
    assert desk.there("way-cascade")
    assert not desk.there("way-sound")
    desk.app.ask_desk.works = ()
    page(desk).column.refresh()
    desk.settle()
    assert says(desk, "Nothing is written down of these recordings yet.")
    QTest.keyClicks(desk.find(GrowingField, "ask-field"), "What plays?")
    assert not desk.find(QWidget, "ask-send").isEnabled()
    assert_laid_out(desk.window)
    desk.click("ask-choose-one")
    desk.click("recording-6")
    desk.click("recording-done")
    assert says(desk, "There are neither words nor sound of this recording.")
    desk.close()


def test_where_no_model_listens_the_page_says_what_to_get(desk: Desk) -> None:
    missing = Answer("No model that listens is here to answer this. Measured: 0:51 long.", "extractive", True, ())
    desk.app.ask_desk.works, desk.app.ask_desk.answers = ("sound",), {"sound": missing}
    page(desk).column.refresh()
    desk.settle()
    ask(desk, "Does anybody laugh?")
    assert not desk.there("answer-nothing")
    assert not desk.there("answer-badge")
    assert desk.find(QLabel, "answer-looked").text() == missing.answer
    assert_laid_out(desk.window)
    desk.click("answer-get-model")
    assert desk.window.page == "models"
    desk.close()


def test_a_follow_up_stays_in_its_thread_and_threads_are_opened_and_deleted(desk: Desk) -> None:
    ask(desk, "When do we launch?")
    ask(desk, "And who sends the build?")
    assert [one.thread for one in questions(desk)] == [None, 1]
    row = desk.find(ListRow, "thread-1")
    assert (row.title, row.isChecked()) == ("When do we launch?", True)
    desk.click("new-question")
    assert desk.there("ask-fresh")
    ask(desk, "What about the price?")
    assert questions(desk)[-1].thread is None
    desk.click("thread-1")
    desk.until(lambda: len(answers(desk)) == 2)
    assert [one.question.shown() for one in page(desk).column.thread_view.views.values()] == [
        "When do we launch?",
        "And who sends the build?",
    ]
    row = desk.find(ListRow, "thread-1")
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Delete)
    desk.settle()
    assert says(desk, "“When do we launch?”, its 2 questions and their answers are deleted.")
    assert list(page(desk).list.rows) == [2]
    assert desk.there("ask-fresh")
    desk.click("notice-action")
    assert list(page(desk).list.rows) == [2, 1]
    QTest.keyClick(page(desk).list.rows[1], Qt.Key.Key_Delete)
    desk.window.undo.finish()
    desk.settle()
    assert list(page(desk).list.rows) == [2]
    desk.close()


def test_stored_threads_are_listed_by_day_and_searched(make_desk: MakeDesk) -> None:
    desk = make_desk()
    earlier_questions(desk.app, datetime.now())
    opened(desk)
    assert page(desk).list.rows[1].title == "When do we launch?"
    assert says(desk, "Today")
    desk.key(Qt.Key.Key_F, CTRL)
    QTest.keyClicks(desk.find(QWidget, "search-questions"), "dragon")
    desk.until(lambda: not page(desk).list._wait.isActive())
    desk.settle()
    assert list(page(desk).list.rows) == [4]
    desk.click("thread-4")
    desk.until(lambda: desk.there("answer-nothing"))
    page(desk).list.search.clear()
    ask(desk, "And of a knight?")
    desk.until(lambda: list(page(desk).list.rows)[:2] == [4, 1])
    desk.close()


def test_the_scope_is_chosen_by_chips(desk: Desk) -> None:
    desk.click("chip-recordings")
    QTest.keyClicks(desk.find(QWidget, "search-recording"), "launch")
    desk.settle()
    assert desk.there("recording-1")
    assert not desk.there("recording-2")
    assert_laid_out(desk.window)
    desk.click("recording-1")
    desk.click("recording-done")
    assert desk.find(QWidget, "chip-recordings").accessibleName() == "Recordings: Launch planning"
    assert not desk.there("chip-when")
    desk.click("chip-who")
    desk.click("person-Mara")
    desk.click("person-Priya")
    desk.key(Qt.Key.Key_Escape)
    assert not desk.there("pick-person")
    ask(desk, "When?")
    [question] = questions(desk)
    assert (question.meetings, question.speakers, question.since) == ((1,), ("Mara", "Priya"), None)
    assert says(desk, "Launch planning · Mara, Priya")
    desk.click("chip-recordings")
    desk.click("recording-2")
    desk.click("recording-all")
    desk.click("recording-done")
    assert desk.find(QWidget, "chip-recordings").accessibleName() == "Recordings: All"
    desk.close()


def test_recordings_of_a_time_are_asked_about(desk: Desk) -> None:
    def period(words: str) -> None:
        desk.click("chip-when")
        menu = next(one for one in desk.window.findChildren(QMenu) if one.isVisible())
        action = next(one for one in menu.actions() if one.text() == words)
        QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
        desk.settle()

    midnight = datetime.now().replace(hour=0, minute=0, second=0, microsecond=0)
    period("Today")
    ask(desk, "What?")
    assert (questions(desk)[0].since, questions(desk)[0].until) == (midnight.timestamp(), None)
    period("Between dates")
    assert_laid_out(desk.window)
    QTest.keyClicks(desk.find(QWidget, "ask-first"), "2026-02-30")
    QTest.keyClick(desk.find(QWidget, "ask-first"), Qt.Key.Key_Return)
    assert says(desk, "Write a day like 2026-01-31.")
    desk.find(QWidget, "ask-first").setText("2026-01-31")  # type: ignore[attr-defined]
    QTest.keyClicks(desk.find(QWidget, "ask-last"), "2026-02-01")
    ask(desk, "And then?")
    since, until = questions(desk)[1].since, questions(desk)[1].until
    assert (since, until) == (datetime(2026, 1, 31).timestamp(), datetime(2026, 2, 2).timestamp())
    assert says(desk, "31 Jan 2026 to 1 Feb 2026")
    desk.close()


def test_a_dropped_file_is_what_is_asked_about_and_its_links_play_it(desk: Desk) -> None:
    desk.app.ask_desk.works, desk.app.ask_desk.answers = ("sound",), {"sound": HEARD}
    drop_files(page(desk), "/music/Notes.txt")
    desk.settle()
    assert says(desk, "“Notes.txt” is no sound or video file.")
    desk.click("notice-close")
    drop_files(page(desk), "/music/Morning rain.flac", "/music/Other.mp3")
    desk.settle()
    assert says(desk, "One file at a time is asked about, now Morning rain.flac.")
    assert desk.find(QWidget, "chip-recordings").accessibleName() == "Recordings: Morning rain.flac"
    ask(desk, "What plays?")
    assert (questions(desk)[0].file, questions(desk)[0].ways) == (Path("/music/Morning rain.flac"), ("sound",))
    second = links(desk)[1]
    QTest.mouseClick(second, LEFT)
    desk.settle()
    assert (desk.app.clips.played, desk.app.clips.from_s) == ([Path("/music/Morning rain.flac")], [28.0])
    desk.tell(ClipMoved(Path("/music/Morning rain.flac"), 28.2, True))
    assert [link.playing for link in links(desk)] == [False, True]
    QTest.mouseClick(second, LEFT)
    desk.settle()
    assert desk.app.clips.played == []
    desk.click("ask-no-file")
    assert desk.find(QWidget, "chip-recordings").accessibleName() == "Recordings: All"
    desk.click("chip-recordings")
    desk.click("ask-choose-file")
    dialog = next(one for one in desk.window.findChildren(QFileDialog) if one.isVisible())
    dialog.fileSelected.emit("/music/Other.mp3")
    dialog.reject()
    desk.settle()
    assert desk.find(QWidget, "chip-recordings").accessibleName() == "Recordings: Other.mp3"
    desk.close()


def test_without_recordings_the_page_says_what_to_do(make_desk: MakeDesk) -> None:
    desk = make_desk().show()
    desk.key(Qt.Key.Key_5, CTRL)
    assert desk.find(QLabel, "ask-empty-heading").text() == "First, something to ask about"
    assert_laid_out(desk.window)
    desk.click("ask-empty-import")
    assert desk.window.page == "meetings"
    dialog = next(one for one in desk.window.findChildren(QFileDialog) if one.isVisible())
    dialog.reject()
    desk.click("rail-ask")
    desk.core(lambda app: a_week_of_meetings(app, datetime.now()))
    desk.core(lambda app: app.meetings.put(app.meetings.stored[1]))
    desk.until(lambda: desk.window.page == "ask" and desk.there("ask-fresh"))
    desk.close()


def test_a_fresh_page_offers_questions_that_work_here(desk: Desk) -> None:
    phrases = page(desk).column.fresh.phrases
    subjects = ("Thursday", "Monday", "build")
    assert [one.phrase for one in phrases] == [f"What was said about “{word}”?" for word in subjects]
    assert_laid_out(desk.window)
    QTest.mouseClick(phrases[0], LEFT)
    settled(desk)
    assert [(one.text, one.meetings) for one in questions(desk)] == [("What was said about “Thursday”?", (1,))]
    assert len(answers(desk)) == 1
    desk.close()


def test_a_meeting_that_is_being_recorded_is_offered_and_its_answers_say_until_when(desk: Desk) -> None:
    def record(app: FakeApp) -> None:
        now = datetime.now().timestamp()
        app.meetings.put(Meeting(MeetingInfo(9, "Stand-up", now - 60, 0.0, "recording", "recorded")))

    desk.core(record)
    desk.click("chip-recordings")
    assert desk.find(ListRow, "recording-9").title == "Now: Stand-up"
    desk.click("recording-9")
    desk.click("recording-done")
    desk.app.ask_desk.answers = {"words": replace(QUOTED, so_far_s=42.3, unread=2)}
    ask(desk, "What was said?")
    assert says(desk, "Now: Stand-up")
    assert desk.find(QLabel, "answer-note").text() == (
        "From what was said up to 0:42; the recording goes on. 2 recordings were not looked through yet."
    )
    desk.close()


def test_a_step_after_an_error_opens_the_list_of_recordings(desk: Desk) -> None:
    several = VoiceAppError("one-recording", "One recording at a time can be listened to.", "Choose one recording.")
    desk.app.ask_desk.works, desk.app.ask_desk.answers = ("sound",), {"sound": several}
    page(desk).column.refresh()
    desk.settle()
    ask(desk, "What plays?")
    assert desk.find(QLabel, "answer-error").text() == several.message
    desk.click("answer-step")
    assert desk.there("pick-recording")
    desk.close()


def test_the_file_that_is_asked_about_can_be_looked_into(desk: Desk, tmp_path: Path) -> None:
    assert not desk.there("ask-inspect")
    page(desk).column.take_file(tmp_path / "call.wav")
    desk.settle()
    assert_laid_out(desk.window)
    desk.click("ask-inspect")
    assert desk.window.page == "inspect"
    assert desk.app.sound_views.calls == [("open", tmp_path / "call.wav")]


def test_the_recording_that_is_asked_about_can_be_looked_into(desk: Desk) -> None:
    infos = page(desk).column.infos
    chosen = next(one for one in infos.values() if one.audio and one.state == "ready")
    page(desk).column.scope.show_scope(Scope(meetings=(chosen.id,)))
    assert_laid_out(desk.window)
    desk.click("ask-inspect")
    assert desk.window.page == "inspect"
    assert desk.find(QLabel, "inspect-title").text() == chosen.title
    desk.click("inspect-back")
    page(desk).column.scope.show_scope(Scope(meetings=tuple(infos)[:2]))
    assert not desk.there("ask-inspect")
