"""Dictated words: in the clipboard, at the cursor, and the clipboard put back."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Desk
from voiceapp.core.events import DictationReady, Notice
from voiceapp.gui import paste

TEXT = "Dear neighbour, the cat is well."


def clipboard() -> str:
    return QApplication.clipboard().text()


class Elsewhere:
    """Another program with the keyboard, into which keys paste what is in the clipboard."""

    def __init__(self, desk: Desk, monkeypatch: pytest.MonkeyPatch, allowed: bool = True) -> None:
        self.pasted: list[str] = []
        self.told: list[Notice] = []
        monkeypatch.setattr(QApplication, "activeWindow", staticmethod(lambda: None))
        monkeypatch.setattr(desk.window.dictation, "_make_paster", lambda: self._press if allowed else None)
        monkeypatch.setattr(desk.window.notices, "add", self.told.append)

    def _press(self) -> None:
        self.pasted.append(clipboard())


def test_the_button_and_its_key_begin_and_end_it(desk: Desk) -> None:
    desk.click("dictate")
    field = desk.find(QLineEdit, "field")
    assert field.placeholderText() == "Say what is to be written"
    field.setFocus()
    desk.key(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert clipboard() == field.text() == TEXT
    assert field.placeholderText() == "Type instead"


def test_it_is_pasted_into_another_program(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    other = Elsewhere(desk, monkeypatch)
    desk.tell(DictationReady(TEXT))
    assert (other.pasted, clipboard()) == ([TEXT], TEXT)
    assert [(notice.level, notice.sentence) for notice in other.told] == [
        ("success", f"Written at the cursor: “{TEXT}”")
    ]


def test_the_clipboard_is_put_back_where_that_is_wanted(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    other = Elsewhere(desk, monkeypatch)
    desk.core(lambda app: app.settings.set("talk.dictation", "cursor"))
    QApplication.clipboard().setText("what I had copied")
    desk.tell(DictationReady("One."), DictationReady("Two."))
    assert other.pasted == ["One.", "Two."]
    desk.until(lambda: clipboard() == "what I had copied")


def test_only_the_clipboard_where_no_program_may_paste(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    other = Elsewhere(desk, monkeypatch, allowed=False)
    desk.core(lambda app: app.settings.set("talk.dictation", "cursor"))
    desk.tell(DictationReady(TEXT, sure=False))
    assert clipboard() == TEXT
    (notice,) = other.told
    assert (notice.level, notice.sentence) == ("warning", f"In the clipboard: “{TEXT}”")
    assert "read it over" in notice.next_step
    assert "press Ctrl+V" in notice.next_step


def test_only_the_clipboard_where_that_is_chosen(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    other = Elsewhere(desk, monkeypatch)
    desk.core(lambda app: app.settings.set("talk.dictation", "clipboard"))
    desk.tell(DictationReady(TEXT))
    assert (other.pasted, clipboard()) == ([], TEXT)


@pytest.mark.parametrize(
    ("environment", "platform"),
    [
        ({"XDG_SESSION_TYPE": "wayland", "DISPLAY": ":0"}, "linux"),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "linux"),
        ({}, "linux"),
    ],
)
def test_wayland_and_no_display_allow_no_pasting(environment: dict[str, str], platform: str) -> None:
    assert paste.paster(environment, platform) is None


@pytest.mark.parametrize(("platform", "modifier"), [("win32", "ctrl"), ("darwin", "cmd")])
def test_keys_are_pressed_by_the_library(monkeypatch: pytest.MonkeyPatch, platform: str, modifier: str) -> None:
    pressed: list[object] = []

    class Controller:
        def pressed(self, key: object) -> Controller:
            pressed.append(key)
            return self

        def __enter__(self) -> None:
            pressed.append("down")

        def __exit__(self, *_: object) -> None:
            pressed.append("up")

        def tap(self, key: object) -> None:
            pressed.append(key)

    keys = SimpleNamespace(ctrl="ctrl", cmd="cmd")

    def importing(name: str) -> object:
        assert name == "pynput.keyboard"
        return SimpleNamespace(Controller=Controller, Key=keys)

    monkeypatch.setattr(paste, "import_module", importing)
    press: Callable[[], None] | None = paste.paster({}, platform)
    assert press is not None
    press()
    assert pressed == [modifier, "down", "v", "up"]


def test_on_x11_the_keys_reach_the_program_that_has_the_keyboard(qtbot: QtBot) -> None:
    QApplication.clipboard().setText(TEXT)
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    press = paste.paster()
    assert press is not None
    press()
    qtbot.waitUntil(lambda: field.text() == TEXT)


def test_without_the_library_nothing_is_pressed(monkeypatch: pytest.MonkeyPatch) -> None:
    def importing(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr(paste, "import_module", importing)
    assert paste.paster({}, "win32") is None


def test_a_tool_that_asks_for_the_clipboard_gets_it(desk: Desk) -> None:
    QApplication.clipboard().setText("copied elsewhere")
    answers: list[str] = []
    desk.bridge.submit(lambda app: app.clipboard.read(), answers.append)  # type: ignore[attr-defined]
    desk.until(answers.__len__)
    assert answers == ["copied elsewhere"]
