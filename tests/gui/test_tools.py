"""A tool's question in the talk, and tools of one's own in Settings, by clicks and keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Desk
from tests.gui.layout import assert_laid_out
from tests.gui.pages import Stage
from voiceapp.core.events import ToolQuestion, ToolQuestionClosed, TurnFinished, TurnStarted, UserSaid
from voiceapp.gui.panels.settings import SettingsPage
from voiceapp.gui.panels.settings_tools import ServerRow
from voiceapp.gui.widgets.buttons import Switch
from voiceapp.gui.widgets.question import Question

PATH = "/home/me/" + "x" * 200
ASKED = ToolQuestion(
    1,
    7,
    "Use erase of sky",
    "sky__erase",
    (("path", PATH), ("deep", "true")),
    "Asked for by this talk.",
    False,
    False,
)
TURN = (
    TurnStarted(1, 0),
    UserSaid(1, "Erase it.", True),
    ASKED,
    TurnFinished(1, 0, "Erase it.", "Shall I use erase of sky?", 25, "en", False, {}, True),
)


def shown(widget: QWidget) -> list[str]:
    """The words on a card, as they are read, without the places where a line may break."""
    labels = [label for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]
    return [label.text().replace("\u200b", "") for label in labels]


# ----------------------------------------------------------------------------------------- the talk


@pytest.mark.parametrize(("button", "yes"), [("do", True), ("keep", False)])
def test_a_tools_question_shows_everything_and_is_answered_by_a_click(desk: Desk, button: str, yes: bool) -> None:
    desk.tell(*TURN)
    card = desk.find(Question, "tool-question")
    assert shown(card) == [
        "Use erase of sky", "Asked for by this talk. Needs a click or a key.", "path", PATH, "deep", "true",
    ]  # fmt: skip
    assert card.width() <= 480
    assert all(label.width() <= card.width() for label in card.findChildren(QLabel))
    desk.click(button)
    assert ("answer_question", (7, yes)) in desk.app.talk.calls
    desk.tell(ToolQuestionClosed(1, 7, "done"))
    assert not desk.there("tool-question")


def test_from_any_page_a_key_goes_to_the_question_and_leaves_it_first(desk: Desk) -> None:
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    desk.tell(*TURN)
    desk.key(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    desk.key(Qt.Key.Key_A, held)
    assert desk.window.page == "talk"
    assert desk.find(QPushButton, "keep").hasFocus()
    desk.key(Qt.Key.Key_Return)
    assert ("answer_question", (7, False)) in desk.app.talk.calls
    desk.tell(ToolQuestionClosed(1, 7, "kept"))
    field = desk.find(QLineEdit, "field")
    field.setFocus()
    desk.key(Qt.Key.Key_A, held)
    assert field.hasFocus(), "nothing is asked any more"


def test_the_keyboard_reaches_the_question_and_leaving_comes_first(desk: Desk) -> None:
    desk.tell(*TURN)
    keep, do = desk.find(QPushButton, "keep"), desk.find(QPushButton, "do")
    keep.setFocus(Qt.FocusReason.TabFocusReason)
    desk.key(Qt.Key.Key_Tab)
    assert do.hasFocus()
    desk.key(Qt.Key.Key_Space)
    assert ("answer_question", (7, True)) in desk.app.talk.calls
    assert desk.find(QLineEdit, "field").hasFocus()


@pytest.mark.parametrize(("scale", "width"), [(100, 960), (200, 1280)])
def test_the_question_is_laid_out(make_desk: Callable[..., Desk], scale: int, width: int) -> None:
    desk = make_desk(scale=scale).show(width, 800)
    desk.tell(*TURN)
    card = desk.find(Question, "tool-question")
    assert_laid_out(desk.window)
    right = max(label.mapTo(card, label.rect().topRight()).x() for label in card.findChildren(QLabel))
    assert right < card.width()
    desk.close()


def test_escape_on_the_question_leaves_it(desk: Desk) -> None:
    desk.tell(*TURN)
    desk.find(QPushButton, "do").setFocus(Qt.FocusReason.TabFocusReason)
    desk.key(Qt.Key.Key_Escape)
    assert ("answer_question", (7, False)) in desk.app.talk.calls


# ----------------------------------------------------------------------------------------- settings


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(qtbot, tmp_path)
    stage.show(SettingsPage)
    page = stage.page
    assert isinstance(page, SettingsPage)
    page.open_part("tools")
    yield stage
    stage.close()


def press(stage: Stage, name: str) -> None:
    QTest.mouseClick(stage.find(QWidget, name), Qt.MouseButton.LeftButton)


def add(stage: Stage, name: str, what: str, variables: str = "") -> None:
    press(stage, "add-tools")
    for field, text in (("tools-name", name), ("tools-what", what), ("tools-variables", variables)):
        QTest.keyClicks(stage.find(QLineEdit, field), text)
    press(stage, "do")


def test_removed_tools_are_not_offered_to_the_talk_until_they_come_back_by_undo(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    undone: list[Callable[[], None]] = []
    monkeypatch.setattr(stage, "delete_later", lambda sentence, work, over: undone.append(over))
    add(stage, "sky", "weatherd")
    press(stage, "allow-sky")
    press(stage, "do")
    stage.find(Switch, "reads-weather")
    press(stage, "do")
    stage.until(lambda: stage.find(ServerRow, "tools-sky").info.state == "allowed")
    assert len(stage.app.tools.specs) == 2
    press(stage, "remove-sky")
    press(stage, "do")
    stage.until(lambda: stage.app.tools.specs == [])
    stage.until(lambda: not any(row.isVisible() for row in stage.page.findChildren(ServerRow)))
    undone.pop()()
    stage.until(lambda: len(stage.app.tools.specs) == 2)
    assert stage.find(ServerRow, "tools-sky").info.state == "allowed"


def test_tools_are_added_looked_at_allowed_and_removed(stage: Stage) -> None:
    add(stage, "sky", "weatherd --place 'Oslo city'", "KEY=1")
    row = stage.find(ServerRow, "tools-sky")
    assert row.line.full_text() == "Not allowed yet. weatherd --place Oslo city"
    press(stage, "allow-sky")
    assert shown(stage.find(Question, "question")) == [
        "Look at the tools sky", "It can do what you can do here.",
        "Program", "weatherd", "Argument", "--place", "Argument", "Oslo city",
        "Variables", "PATH, HOME, LANG, KEY=1",
    ]  # fmt: skip
    assert stage.find(QPushButton, "keep").hasFocus()
    press(stage, "do")
    stage.find(Switch, "reads-weather")
    words = shown(stage.find(Question, "question"))
    assert words[0] == "Allow the tools sky"
    assert any(text.startswith("It says that it deletes.\nErases.\nTakes {") for text in words)
    assert not stage.page.findChildren(Switch, "reads-erase")
    press(stage, "reads-weather")
    press(stage, "do")
    stage.until(lambda: stage.find(ServerRow, "tools-sky").info.state == "allowed")
    row = stage.find(ServerRow, "tools-sky")
    assert row.line.full_text().startswith("Allowed, 2 tools.")
    assert {spec.name: spec.asks for spec in row.info.tools} == {"sky__weather": False, "sky__erase": True}
    press(stage, "remove-sky")
    press(stage, "do")
    stage.until(lambda: not any(row.isVisible() for row in stage.page.findChildren(ServerRow)))
    assert stage.app.tools.specs == []


def test_what_cannot_be_added_is_said_at_its_field_and_kept(stage: Stage) -> None:
    add(stage, "Sky!", "weatherd")
    name = stage.find(QLineEdit, "tools-name")
    stage.until(lambda: name.property("error"))
    name.clear()
    QTest.keyClicks(name, "sky")
    what = stage.find(QLineEdit, "tools-what")
    what.clear()
    QTest.keyClicks(what, "http://tools.example/mcp")
    press(stage, "do")
    stage.until(lambda: what.property("error"))
    assert not name.property("error")
    what.clear()
    QTest.keyClicks(what, "weatherd 'open")
    press(stage, "do")
    assert any("quotation mark" in label.text() for label in stage.page.findChildren(QLabel))


def test_nothing_is_started_when_the_first_question_is_left(stage: Stage) -> None:
    add(stage, "far", "https://tools.example/mcp")
    press(stage, "allow-far")
    assert shown(stage.find(Question, "question"))[2:] == ["Address", "https://tools.example/mcp"]
    press(stage, "keep")
    assert not any(card.isVisible() for card in stage.page.findChildren(Question))
    assert stage.find(ServerRow, "tools-far").info.state == "new"
