"""The small window: what it says of the talk, its keys, its place, and the program that goes on with it alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Desk
from tests.gui.layout import assert_laid_out
from voiceapp.core.events import (
    Notice,
    PartialHeard,
    ReplyGrew,
    TalkStateChanged,
    ToolQuestion,
    TurnStarted,
    UserSaid,
    WordSpoken,
)
from voiceapp.core.frames import Level
from voiceapp.gui.panels.talk_model import Turn
from voiceapp.gui.small_window import SmallWindow, last_line
from voiceapp.gui.widgets.meter import FLOOR_DB

MakeDesk = Callable[..., Desk]
REPLY = "A mile is 1.6 kilometres. Ask for more. It is an old measure."


def opened(desk: Desk) -> SmallWindow:
    desk.click("strip-shrink")
    small = desk.window.small
    assert small is not None
    desk.until(small.isVisible)
    return small


@pytest.mark.parametrize(
    ("turn", "line"),
    [
        (Turn(said="How long is a"), "You: How long is a"),
        (Turn(reply=REPLY), "A mile is 1.6 kilometres."),
        (Turn(reply=REPLY, spoken=(26, 29)), "Ask for more."),
        (Turn(reply=REPLY, finished=True), "It is an old measure."),
        (Turn(reply=REPLY, finished=True, heard=12), "A mile is 1.6 kilometres."),
        (Turn(reply="First line\nand more", finished=True), "and more"),
    ],
)
def test_the_last_line_is_the_sentence_that_is_heard(turn: Turn, line: str) -> None:
    assert last_line([Turn(said="before"), turn]) == line


def test_it_shows_state_line_and_level_and_stops_the_answer(desk: Desk) -> None:
    small = opened(desk)
    assert (small.state.text(), small.line.full_text()) == ("Off", "Nothing was said yet.")
    assert not small.stop.isEnabled()
    assert small.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    desk.core(lambda app: app.talk.open())
    desk.tell(TurnStarted(1, 0), PartialHeard(1, "How long"))
    assert (small.state.text(), small.line.full_text()) == ("Listening", "You: How long")
    desk.tell(
        UserSaid(1, "How long is a mile?"), TalkStateChanged("speaking"), ReplyGrew(1, REPLY), WordSpoken(1, 26, 29)
    )
    assert (small.state.text(), small.line.full_text()) == ("Speaking", "Ask for more.")
    QTest.mouseClick(small.stop, Qt.MouseButton.LeftButton)
    desk.settle()
    assert ("interrupt", None) in desk.app.talk.calls
    small.hide()


def test_the_keyboard_reaches_everything(desk: Desk) -> None:
    small = opened(desk)
    desk.tell(TalkStateChanged("speaking"))
    small.activateWindow()
    desk.until(small.isActiveWindow)
    reached = set()
    for _ in range(4):
        QTest.keyClick(small.windowHandle(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert isinstance(focused, QPushButton)
        reached.add(focused.objectName())
    assert reached == {"small-stop", "small-open"}
    QTest.keyClick(small.windowHandle(), Qt.Key.Key_Escape)
    desk.settle()
    assert ("interrupt", None) in desk.app.talk.calls
    small.hide()


def test_the_level_moves_while_the_large_window_is_not_seen(desk: Desk) -> None:
    small = opened(desk)
    desk.core(lambda app: app.talk.open())
    desk.window.hide()
    assert desk.window.levels.running
    desk.app.talk.latest_level = Level(-20.0, -12.0, 0.9, 0.0)
    desk.until(lambda: small.meter.db > FLOOR_DB)
    small.hide()
    assert not desk.window.levels.running


def test_the_talk_goes_on_in_it_when_the_large_window_is_closed(desk: Desk) -> None:
    small, left = opened(desk), []
    desk.window.leaving.connect(lambda: left.append(True))
    desk.window.close()
    assert (desk.window.isVisible(), small.isVisible(), left) == (False, True, [])
    QTest.mouseClick(small.open, Qt.MouseButton.LeftButton)
    desk.until(desk.window.isVisible)
    desk.window.close()
    small.close()
    assert left == [True]
    assert desk.app.settings.flag("look.small_window")  # it is there again at the next start


def test_quitting_ends_both(desk: Desk) -> None:
    small, left = opened(desk), []
    desk.window.leaving.connect(lambda: left.append(True))
    desk.window.quit()
    assert (desk.window.isVisible(), small.isVisible(), left) == (False, False, [True])


def test_closed_beside_the_large_window_it_is_not_wanted_any_more(desk: Desk) -> None:
    small = opened(desk)
    small.close()
    desk.until(lambda: not desk.app.settings.flag("look.small_window"))
    assert desk.window.isVisible()
    desk.key(Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    desk.until(small.isVisible)
    desk.click("strip-shrink")
    desk.until(lambda: not small.isVisible())


def test_it_comes_back_where_it_was(qtbot: QtBot, make_desk: MakeDesk) -> None:
    desk = make_desk().show()
    small = opened(desk)
    small.move(100, 120)
    small.resize(420, small.height())
    desk.until(lambda: small.pos() == QPoint(100, 120))
    desk.window.quit()
    desk.end()
    again = make_desk().show()
    small = again.window.small  # type: ignore[assignment]
    assert small is not None
    assert (small.pos().toTuple(), small.width()) == ((100, 120), 420)
    small.hide()


@pytest.mark.parametrize("scale", [100, 200])
def test_nothing_is_clipped(make_desk: MakeDesk, scale: int) -> None:
    desk = make_desk(scale=scale).show()
    small = opened(desk)
    desk.tell(TalkStateChanged("hearing"))
    desk.core(lambda app: app.talk.open())
    desk.core(lambda app: app.talk.turn("How long is a mile?", REPLY * 3))
    assert_laid_out(small)
    small.hide()


def test_a_notice_is_told_and_a_tools_question_brings_the_whole_window_back(desk: Desk) -> None:
    small = opened(desk)
    desk.tell(TurnStarted(1, 0), UserSaid(1, "Open the calculator."))
    desk.window.close()
    desk.tell(Notice("warning", "The desk microphone was unplugged.", "", "settings:sound.microphone"))
    assert small.line.full_text() == "The desk microphone was unplugged."
    assert not desk.window.isVisible()
    desk.tell(ToolQuestion(1, 7, "Open Calculator?", "open_application", (), "It starts a program.", True, False))
    desk.until(desk.window.isVisible)
    small.hide()
