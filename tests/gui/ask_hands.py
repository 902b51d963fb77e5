"""What the tests of the Ask page on the fake desk share: the page on made-up meetings, and its user's hands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.fakes.app_meetings import a_week_of_meetings
from tests.gui.conftest import Desk
from voiceapp.core.asking import Question
from voiceapp.gui.panels.ask import AskPage
from voiceapp.gui.panels.ask_answer import AnswerView
from voiceapp.gui.panels.ask_links import CitationLink
from voiceapp.gui.widgets.growing_field import GrowingField

MakeDesk = Callable[..., Desk]
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


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


def ask(desk: Desk, text: str) -> None:
    """Type a question and press Enter."""
    QTest.keyClicks(desk.find(GrowingField, "ask-field"), text)
    QTest.keyClick(desk.find(GrowingField, "ask-field"), Qt.Key.Key_Return)
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
