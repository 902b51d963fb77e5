"""The Ask page: questions are typed, answers come with links, and a click lands on the second."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.fakes.app_asking import BUILD, HEARD, NOTHING, PRICE, QUOTED, SAID, WRITTEN
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
    working,
)
from tests.gui.conftest import Desk
from tests.gui.layout import assert_laid_out
from voiceapp.core.answers import Answer
from voiceapp.core.asking import GivenAnswer, Question
from voiceapp.core.errors import VoiceAppError
from voiceapp.gui.panels.ask_links import CitationLink
from voiceapp.gui.panels.meetings import MeetingsPage
from voiceapp.gui.panels.talk_bottom import SendButton
from voiceapp.gui.widgets.growing_field import GrowingField
from voiceapp.gui.widgets.labels import Badge
from voiceapp.gui.widgets.progress import Bar
from voiceapp.gui.widgets.rows import ListRow


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    return opened(make_desk())


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
    assert view.hasFocus()  # a screen reader reads the line
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


def test_a_deleted_thread_is_not_shown_in_the_tab_of_its_meeting_either(desk: Desk) -> None:
    desk.click("rail-meetings")
    for meeting in ("meeting-1", "meeting-3"):
        desk.click(meeting)
        desk.click("tab-ask")
        ask(desk, "When do we launch?")
    desk.click("rail-ask")
    rows = page(desk).list.rows
    desk.until(lambda: set(rows) == {1, 2})
    while rows:
        QTest.keyClick(rows[min(rows)], Qt.Key.Key_Delete)
        desk.settle()
    desk.click("rail-meetings")
    assert not answers(desk)
    desk.click("meeting-1")
    desk.click("tab-ask")
    assert not answers(desk)
    ask(desk, "And the price?")
    assert questions(desk)[-1].thread is None
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
