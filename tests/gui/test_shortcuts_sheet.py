"""The sheet of shortcuts: what it lists for each page, and that the window's keys on it are those that work."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QScrollArea, QWidget

from tests.gui.conftest import Desk
from tests.gui.layout import assert_laid_out
from voiceapp.gui.page_keys import EVERYWHERE, PAGE_KEYS
from voiceapp.gui.window import MODULES

MakeDesk = Callable[..., Desk]
CTRL = Qt.KeyboardModifier.ControlModifier


def words(desk: Desk) -> list[str]:
    """What the sheet says, from top to bottom of each column."""
    return [label.text() for label in desk.find(QWidget, "shortcuts-sheet").findChildren(QLabel) if label.text()]


def test_it_opens_by_two_keys_and_esc_closes_it(desk: Desk) -> None:
    before = QApplication.focusWidget()
    desk.key(Qt.Key.Key_Slash, CTRL)
    assert desk.there("shortcuts-sheet")
    desk.key(Qt.Key.Key_Escape)
    assert not desk.there("shortcuts-sheet")
    assert QApplication.focusWidget() is (before or desk.window)
    desk.click("rail-models")
    desk.key(Qt.Key.Key_Question)
    assert desk.there("shortcuts-sheet")
    desk.click("shortcuts-close")
    assert not desk.there("shortcuts-sheet")


def test_a_question_mark_that_is_typed_is_text(desk: Desk) -> None:
    field = desk.find(QLineEdit, "field")
    field.setFocus()
    desk.key(Qt.Key.Key_Question)
    QTest.keyClicks(field, "Why?")
    assert field.text().endswith("Why?")
    assert not desk.there("shortcuts-sheet")


def test_it_tells_the_keys_of_the_window_and_of_the_page(desk: Desk) -> None:
    desk.window.open_page("inspect")
    desk.key(Qt.Key.Key_Slash, CTRL)
    said = words(desk)
    assert {"On this page: Inspect", "Select from the cursor, or to it", "Alt+Left", "Lists and fields"} <= set(
        said
    )
    assert said.index("New talk") + 1 == said.index("Ctrl+N")
    assert {"Ctrl+K", "Ctrl+Shift+P", "Ctrl+7", "Ctrl+Q"} <= set(said)
    desk.key(Qt.Key.Key_Escape)
    desk.window.open_page("models")
    desk.key(Qt.Key.Key_Slash, CTRL)
    assert not any(one.startswith("On this page") for one in words(desk)), "this page has no keys of its own"
    desk.key(Qt.Key.Key_Escape)


def test_the_keys_on_it_are_those_that_work(desk: Desk) -> None:
    shortcuts = [one for one in desk.window.findChildren(QShortcut) if one.isEnabled()]
    made = {combination.toString() for one in shortcuts for combination in QShortcut.keys(one)}
    desk.key(Qt.Key.Key_Slash, CTRL)
    said = set(words(desk))
    told = {keys for command in desk.window.registry for keys in command.keys}
    assert told <= made
    assert told <= said
    desk.key(Qt.Key.Key_Escape)


def test_keys_of_pages_are_keys_and_none_is_the_windows(desk: Desk) -> None:
    assert set(PAGE_KEYS) <= {"talk", *MODULES}
    own = {keys for command in desk.window.registry for keys in command.keys} - {"Esc"}
    for rows in (*PAGE_KEYS.values(), EVERYWHERE):
        for combinations, what in rows:
            assert what
            for keys in combinations:
                assert QKeySequence(keys).toString(), keys
                assert keys not in own, f"{keys} is the window's"


def test_the_palette_and_the_sheet_take_turns(desk: Desk) -> None:
    field = desk.find(QLineEdit, "field")
    field.setFocus()
    desk.key(Qt.Key.Key_K, CTRL)
    QTest.keyClicks(desk.find(QLineEdit, "palette-field"), "keyboard")
    desk.key(Qt.Key.Key_Return)
    assert desk.there("shortcuts-sheet")
    assert not desk.there("palette")
    desk.key(Qt.Key.Key_K, CTRL)
    assert desk.there("palette")
    assert not desk.there("shortcuts-sheet")
    desk.key(Qt.Key.Key_Escape)
    assert field.hasFocus()


@pytest.mark.parametrize("page", ["talk", "compose", "settings"])
@pytest.mark.parametrize(("size", "scale"), [((1280, 800), 100), ((960, 600), 100), ((960, 600), 200)])
def test_all_of_it_can_be_read(make_desk: MakeDesk, page: str, size: tuple[int, int], scale: int) -> None:
    desk = make_desk(scale=scale).show(*size)
    desk.window.open_page(page)
    desk.key(Qt.Key.Key_Slash, CTRL)
    sheet = desk.find(QWidget, "shortcuts-sheet")
    assert_laid_out(sheet)
    assert desk.window.rect().contains(sheet.geometry())
    bar = desk.find(QScrollArea, "shortcuts-area").verticalScrollBar()
    if bar.maximum():
        desk.key(Qt.Key.Key_PageDown)
        assert bar.value() > 0, "the keyboard scrolls it"
    desk.close()
