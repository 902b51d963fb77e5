"""The Ask page: questions are typed, answers come with links, and a click lands on the second."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu, QWidget

from tests.fakes.app import FakeApp
from tests.fakes.app_asking import BUILD, HEARD, NOTHING, PRICE, QUOTED, SAID, WRITTEN, earlier_questions
from tests.fakes.app_meetings import a_week_of_meetings
from tests.gui.conftest import Desk
from tests.gui.layout import assert_laid_out
from voiceapp.core.answers import Answer
from voiceapp.core.asking import GivenAnswer, Question
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import ClipMoved
from voiceapp.core.meetings import Meeting, MeetingInfo
from voiceapp.gui.panels.ask import AskPage
from voiceapp.gui.panels.ask_answer import AnswerView
from voiceapp.gui.panels.ask_links import CitationLink
from voiceapp.gui.panels.meetings import MeetingsPage
from voiceapp.gui.panels.talk_bottom import SendButton
from voiceapp.gui.widgets.growing_field import GrowingField
from voiceapp.gui.widgets.labels import Badge
from voiceapp.gui.widgets.progress import Bar
from voiceapp.gui.widgets.rows import ListRow

MakeDesk = Callable[..., Desk]
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    return opened(make_desk())


def opened(desk: Desk, *size: int) -> Desk:
    """The page on a week of made-up meetings."""
    a_week_of_meetings(desk.app, datetime.now())
    desk.show(*size)
    desk.click("rail-ask")
    return desk


def page(desk: Desk) -> AskPage:
    found = desk.window.pages["ask"]
    assert isinstance(found, AskPage)
    return found


def ask(desk: Desk, text: str, field: str = "ask-field") -> None:
    """Type a question and press Enter."""
    QTest.keyClicks(desk.find(GrowingField, field), text)
    QTest.keyClick(desk.find(GrowingField, field), Qt.Key.Key_Return)
    settled(desk)


def settled(desk: Desk) -> None:
    """Wait until what the desk told is shown: answers are told once a frame."""
    desk.settle()
    desk.until(lambda: not page(desk).column.asking._frame.isActive())
    desk.settle()


def questions(desk: Desk) -> list[Question]:
    """What the desk was asked."""
    return [what for name, what in desk.app.ask_desk.calls if name == "ask"]


def answers(desk: Desk) -> list[AnswerView]:
    """The answers that can be seen."""
    return [one for one in desk.window.findChildren(AnswerView) if one.isVisible()]


def links(desk: Desk) -> list[CitationLink]:
    """The links that can be seen, as they stand."""
    return [link for answer in answers(desk) for link in answer.links()]


def says(desk: Desk, text: str) -> bool:
    """Whether a visible label says this."""
    return any(text in one.text() for one in desk.window.findChildren(QLabel) if one.isVisible())


def working(desk: Desk, *ways: str) -> None:
    """Let these ways be worked on until the test tells more."""
    desk.app.ask_desk.works = ways  # type: ignore[assignment]
    desk.app.ask_desk.answers = {}


def test_a_question_is_answered_with_links_and_what_is_not_supported_says_so(desk: Desk) -> None:
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    ask(desk, "When do we launch?")
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == shown
    assert desk.window.isActiveWindow()  # no part of the page was a window of its own for a moment
    [question] = questions(desk)
    assert (question.text, question.ways, question.meetings, question.thread) == (
        "When do we launch?", ("words",), None, None,
    )  # fmt: skip
    [answer] = answers(desk)
    assert [one.words.shown() for one in answer.sentences] == [SAID.answer, BUILD.answer, PRICE.answer]
    assert [link.accessibleName().partition(":")[0] for link in links(desk)] == ["Launch planning, 12"] * 2 + [
        "Launch planning, 13"
    ]
    assert "“Good. Then it is Thursday" in links(desk)[0].toolTip()
    assert desk.find(Badge, "not-supported").accessibleName() == "Not supported"
    assert says(desk, "At 13:14 something else is said.")
    assert not desk.there("answer-badge")
    assert desk.find(GrowingField, "ask-field").toPlainText() == ""
    assert_laid_out(desk.window)
    desk.close()


def test_a_click_on_a_link_lands_on_the_second_in_meetings(desk: Desk) -> None:
    ask(desk, "When do we launch?")
    QTest.mouseClick(links(desk)[0], LEFT)
    meetings = desk.window.pages["meetings"]
    assert isinstance(meetings, MeetingsPage)
    desk.until(lambda: meetings.detail.meeting)
    desk.settle()
    assert desk.window.page == "meetings"
    assert (meetings.shown, meetings.playing.at_s) == (1, SAID.start_s)
    view = meetings.detail.transcript
    assert view.selected == {103}
    assert view.segment(view.playing).id == 103
    assert desk.find(QLabel, "player-time").text() == "12:57"
    desk.close()


def test_a_question_is_asked_and_a_link_followed_by_keyboard_alone(desk: Desk) -> None:
    desk.key(Qt.Key.Key_1, CTRL)
    desk.key(Qt.Key.Key_5, CTRL)
    for letter in (Qt.Key.Key_W, Qt.Key.Key_H, Qt.Key.Key_Y, Qt.Key.Key_Return):
        desk.key(letter)
    settled(desk)
    assert questions(desk)[0].text == "why"
    for _ in range(60):
        if isinstance(QApplication.focusWidget(), CitationLink):
            break
        desk.key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is links(desk)[0]
    desk.key(Qt.Key.Key_Return)
    desk.until(lambda: desk.window.page == "meetings")
    desk.close()


def test_an_answer_streams_in_and_is_stopped_with_escape(desk: Desk) -> None:
    working(desk, "words")
    desk.click("ask-field")
    ask(desk, "When do we launch?")
    assert desk.find(QLabel, "answer-doing").text() == "Working"
    assert not desk.there("answer-bar")
    desk.core(lambda app: app.ask_desk.go_on(1, "words", 0.4, "Reading what was said"))
    desk.core(lambda app: app.ask_desk.grow(1, "words", citation=SAID))
    settled(desk)
    assert desk.find(QLabel, "answer-doing").text() == "Reading what was said, 40 %"
    assert desk.find(Bar, "answer-bar").fraction == 0.4
    assert [one.words.shown() for one in answers(desk)[0].sentences] == [SAID.answer]
    assert_laid_out(desk.window)
    desk.key(Qt.Key.Key_Escape)
    settled(desk)
    assert desk.app.ask_desk.calls[-1] == ("cancel", (1, None))
    assert says(desk, "Stopped.")
    assert not desk.there("answer-doing")
    desk.core(lambda app: app.ask_desk.go_on(1, "words", 0.5, "Late"))
    settled(desk)
    assert not desk.there("answer-doing")
    assert desk.find(SendButton, "ask-send").stop is False
    desk.app.ask_desk.answers = {"words": WRITTEN}
    desk.click("answer-step")
    settled(desk)
    assert [one.text for one in questions(desk)] == ["When do we launch?"] * 2
    assert [one.thread for one in questions(desk)] == [None, 1]
    desk.close()


def test_words_and_sound_answer_side_by_side_and_below_each_other(desk: Desk) -> None:
    working(desk, "words", "sound", "cascade")
    page(desk).column.scope.show_infos(page(desk).column.infos)
    page(desk).column.refresh()
    desk.settle()
    desk.click("way-sound")
    ask(desk, "What instrument plays?")
    assert questions(desk)[0].ways == ("words", "sound")
    desk.core(lambda app: app.ask_desk.end(1, "words", NOTHING))
    desk.core(lambda app: app.ask_desk.grow(1, "sound", "A piano"))
    desk.core(lambda app: app.ask_desk.grow(1, "sound", ", slow"))
    settled(desk)
    words, sound = answers(desk)
    assert words.mapTo(desk.window, QPoint()).y() == sound.mapTo(desk.window, QPoint()).y()
    assert words.head.text() == "Words"
    assert [one.words.shown() for one in sound.sentences] == ["A piano, slow"]
    assert_laid_out(desk.window)
    desk.core(lambda app: app.ask_desk.end(1, "sound", HEARD))
    settled(desk)
    assert [link._words for link in links(desk)] == ["Morning rain.flac, 0:00–0:28", "Morning rain.flac, 0:28–0:51"]
    desk.click("way-cascade")
    ask(desk, "And then?")
    desk.core(lambda app: app.ask_desk.end(2, "cascade", QUOTED))
    settled(desk)
    three = answers(desk)[2:]
    assert [one.way for one in three] == ["words", "sound", "cascade"]
    assert len({one.mapTo(desk.window, QPoint()).y() for one in three}) == 1
    assert desk.find(QLabel, "answer-how").text() == "Quoted, without a language model"
    assert_laid_out(desk.window)
    desk.window.resize(960, 700)
    desk.settle()
    assert len({one.mapTo(desk.window, QPoint()).x() for one in three}) == 1
    assert desk.there("answer-badge")
    assert_laid_out(desk.window)
    desk.click("way-words")
    desk.click("way-sound")
    desk.click("way-cascade")
    ask(desk, "One way stays")
    assert questions(desk)[-1].ways == ("cascade",)
    desk.close()


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


def test_what_is_not_in_the_recordings_is_told_calmly(desk: Desk) -> None:
    desk.app.ask_desk.answers = {"words": NOTHING}
    ask(desk, "Is there a dragon on the moon?")
    assert desk.find(QLabel, "answer-nothing").text() == "Not in these recordings"
    assert desk.find(QLabel, "answer-looked").text() == "Looked for: dragon, moon."
    assert not desk.there("answer-error")
    assert not desk.there("not-supported")
    desk.close()


def test_answers_without_a_language_model_say_so(desk: Desk) -> None:
    desk.app.ask_desk.answers = {"words": QUOTED}
    ask(desk, "When?")
    assert desk.find(Badge, "answer-badge").accessibleName() == "Quoted, without a language model"
    desk.app.ask_desk.works = ("cascade",)
    page(desk).column.refresh()
    words = "The music is at 120 BPM."
    measured = replace(SAID, answer=words, quote=words, segment=None)
    desk.app.ask_desk.answers = {"cascade": Answer(f"Measured: {words}", "extractive", False, (measured,))}
    desk.settle()
    ask(desk, "How fast?")
    assert answers(desk)[1].badge.accessibleName() == "Measured, without a language model"
    assert [one.words.shown() for one in answers(desk)[1].sentences] == [words]
    assert links(desk)[1].accessibleName() == "Launch planning, 12:57–13:04"
    desk.close()


def test_an_error_is_one_sentence_and_its_next_step_a_button(desk: Desk) -> None:
    desk.app.ask_desk.answers = {
        "words": VoiceAppError("model-missing", "Finch 4B is not on this computer.", "Get it on the Models page.")
    }
    ask(desk, "When?")
    assert desk.find(QLabel, "answer-error").text() == "Finch 4B is not on this computer."
    desk.click("answer-step")
    assert desk.window.page == "models"
    desk.click("rail-ask")
    desk.app.ask_desk.refuse = VoiceAppError("nothing-asked", "There is no question.", "Ask something.")
    ask(desk, "What?")
    assert "There is no question." in [one.sentence for one in desk.window.notices.notices()]
    assert desk.find(GrowingField, "ask-field").toPlainText() == "What?"
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
    assert says(desk, "Its 2 questions and their answers are removed")
    desk.click("keep")
    QTest.keyClick(row, Qt.Key.Key_Delete)
    desk.settle()
    desk.click("do")
    assert list(page(desk).list.rows) == [2]
    assert desk.there("ask-fresh")
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
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/music/Morning rain.flac")])
    drop = QDropEvent(QPointF(600, 300), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    page(desk).dropEvent(drop)
    desk.settle()
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
    assert desk.find(QLabel, "ask-empty").text() == "First, something to ask about"
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


def test_a_stopped_answer_keeps_what_had_come(make_desk: MakeDesk) -> None:
    desk = make_desk()
    given = GivenAnswer("words", Answer(SAID.answer, "words", False, (SAID,)), cancelled=True)
    desk.app.ask_desk.put(Question("When do we launch?"), 1.0, 1, given)
    opened(desk)
    desk.click("thread-1")
    desk.until(lambda: len(answers(desk)) == 1)
    assert [one.words.shown() for one in answers(desk)[0].sentences] == [SAID.answer]
    assert says(desk, "Stopped.")
    assert not desk.there("answer-doing")
    desk.close()


def test_an_answer_is_copied_with_its_places(desk: Desk) -> None:
    ask(desk, "When do we launch?")
    desk.click("copy-answer")
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "When do we launch?"
    assert lines[2] == f"{SAID.answer} [Launch planning, 12:57: “{SAID.quote}”]"
    assert lines[4].startswith("The price is nineteen. (not supported)")
    desk.close()


def test_a_word_without_end_is_broken(desk: Desk) -> None:
    endless = "Donaudampfschifffahrt" * 20
    desk.app.ask_desk.answers = {
        "words": replace(QUOTED, answer=endless, citations=(replace(SAID, answer=endless),))
    }
    desk.find(GrowingField, "ask-field").setPlainText(f"What is\n{endless}")
    ask(desk, "?")
    view = page(desk).column.thread_view
    assert view.views[1].width() <= view.viewport().width()
    assert_laid_out(desk.window)
    assert "\n" not in desk.find(ListRow, "thread-1").title
    desk.close()


def test_the_field_grows_and_shift_enter_begins_a_line(desk: Desk) -> None:
    field = desk.find(GrowingField, "ask-field")
    assert field.hasFocus()
    low = field.height()
    QTest.keyClicks(field, "One")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(field, "Two")
    desk.settle()
    assert field.height() > low
    assert_laid_out(desk.window)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settled(desk)
    assert questions(desk)[0].text == "One\nTwo"
    assert field.height() == low
    desk.close()


def test_the_tab_of_a_meeting_asks_about_it_and_seeks_in_the_page(desk: Desk) -> None:
    desk.click("rail-meetings")
    desk.click("meeting-1")
    desk.click("tab-ask")
    assert_laid_out(desk.window)
    ask(desk, "When do we launch?")
    assert questions(desk)[0].meetings == (1,)
    assert [link._words for link in links(desk)] == ["12:57", "12:57", "13:14"]
    assert_laid_out(desk.window)
    QTest.mouseClick(links(desk)[2], LEFT)
    meetings = desk.window.pages["meetings"]
    assert isinstance(meetings, MeetingsPage)
    desk.until(lambda: meetings.playing.at_s == PRICE.start_s)
    desk.settle()
    assert meetings.detail.transcript.selected == {105}
    assert desk.there("ask-tab")
    desk.click("meeting-3")
    desk.click("tab-ask")
    assert not answers(desk)
    desk.click("meeting-1")
    desk.click("tab-ask")
    desk.until(lambda: len(answers(desk)) == 1)
    desk.click("tab-new-question")
    assert not answers(desk)
    assert not desk.there("tab-new-question")
    desk.close()


@pytest.mark.parametrize(
    ("size", "scale"), [((1280, 800), 100), ((960, 600), 100), ((960, 600), 150), ((1280, 800), 200)]
)
def test_nothing_is_clipped_or_covered(make_desk: MakeDesk, size: tuple[int, int], scale: int) -> None:
    desk = make_desk(scale=scale, theme="dark")
    desk.app.ask_desk.works = ("words", "sound", "cascade")
    desk.app.ask_desk.answers = {"words": WRITTEN, "sound": HEARD}
    opened(desk, *size)
    assert_laid_out(desk.window)
    desk.click("way-sound")
    desk.click("way-cascade")
    ask(desk, "When do we launch, and what is to be heard besides?")
    desk.core(lambda app: app.ask_desk.go_on(1, "cascade", 0.4, "Measuring the sound"))
    settled(desk)
    assert_laid_out(desk.window)
    for one in (sentence for answer in answers(desk) for sentence in answer.sentences):
        assert all(link.width() > 0 and one.rect().contains(link.geometry()) for link in one.links)
    desk.click("chip-recordings")
    desk.settle()
    assert_laid_out(desk.window)
    desk.key(Qt.Key.Key_Escape)
    if desk.there("ask-unfold"):
        desk.click("ask-unfold")
        assert desk.there("ask-list")
        assert not desk.there("ask-field")
        assert_laid_out(desk.window)
    desk.close()


def test_larger_text_lays_the_answers_out_anew(desk: Desk) -> None:
    ask(desk, "When do we launch?")
    before = links(desk)[0].height()
    desk.theme.choose(scale=150)
    desk.settle()
    assert links(desk)[0].height() > before
    assert_laid_out(desk.window)
    desk.close()


def test_everything_has_a_name_for_screen_readers(desk: Desk) -> None:
    ask(desk, "When do we launch?")
    for widget in desk.window.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            said = widget.accessibleName() or getattr(widget, "text", str)()
            assert said, f"{type(widget).__name__} {widget.objectName()}"
    desk.close()
