"""Other computers on the Models page, and in the chips above the talk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes.openai_server import OpenAIServer, running
from tests.gui.conftest import Desk
from tests.gui.house import House
from tests.gui.pages import Stage
from voiceapp.core.connections import Connection
from voiceapp.core.errors import VoiceAppError
from voiceapp.gui.panels.models import ModelsPage
from voiceapp.gui.panels.models_connections import ConnectionForm, ConnectionRow
from voiceapp.gui.widgets.chips import Chip
from voiceapp.gui.widgets.inputs import CheckBox, Choice

FAR = Connection("box", "llm", "https://gpu.example/v1", "big")
HERE = Connection("here", "llm", "http://localhost:8000/v1", "tiny")


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(qtbot, tmp_path)
    stage.app.connections.stored = {one.name: one for one in (FAR, HERE)}
    stage.show(ModelsPage)
    stage.find(ConnectionRow, "row-remote:box")
    yield stage
    stage.close()


def row(stage: Stage, name: str) -> ConnectionRow:
    return stage.find(ConnectionRow, f"row-remote:{name}")


def enter(stage: Stage, **texts: str) -> None:
    """Fill fields of the form by their names."""
    for name, text in texts.items():
        stage.find(QLineEdit, f"connection-{name}").setText(text)


def test_the_list_says_where_words_go(stage: Stage) -> None:
    assert {"big", "Sends to gpu.example"} <= set(stage.texts(row(stage, "box")))
    assert {"tiny", "Stays on this computer"} <= set(stage.texts(row(stage, "here")))


def test_filters_and_search_include_them(stage: Stage) -> None:
    stage.click("filter-tts")
    stage.until(lambda: "Sends to gpu.example" not in stage.texts())
    stage.click("filter-llm")
    stage.says("Sends to gpu.example")
    page = stage.page
    assert isinstance(page, ModelsPage)
    page.search.setText("gpu.example")
    stage.until(lambda: "Stays on this computer" not in stage.texts())
    assert "Sends to gpu.example" in stage.texts()


def test_one_is_used_checked_and_removed(stage: Stage) -> None:
    stage.click("use-remote:box")
    stage.says("In use", row(stage, "box"))
    assert stage.app.settings.text("engines.llm") == "remote:box"
    stage.click("more-remote:box")
    stage.choose("Check the connection")
    stage.until(lambda: stage.notices and stage.notices[-1].level == "success")
    assert "big on gpu.example works." in stage.notices[-1].sentence
    stage.app.connections.fail = VoiceAppError("remote-key", "gpu.example refuses the key.", "Store another.")
    stage.click("more-remote:box")
    stage.choose("Check the connection")
    stage.until(lambda: stage.notices[-1].level == "error")
    assert stage.notices[-1].next_step == "Store another."
    stage.app.connections.fail = None
    stage.click("more-remote:box")
    stage.choose("Remove big on gpu.example")
    stage.click("keep")
    assert "box" in stage.app.connections.stored
    stage.click("more-remote:box")
    stage.choose("Remove big on gpu.example")
    stage.click("do")
    stage.until(lambda: "Sends to gpu.example" not in stage.texts())
    assert list(stage.app.connections.stored) == ["here"]


def test_a_removed_computer_is_sent_nothing_until_it_comes_back_by_undo(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    undone: list[Callable[[], None]] = []
    monkeypatch.setattr(stage, "delete_later", lambda sentence, work, over: undone.append(over))
    stage.click("more-remote:box")
    stage.choose("Remove big on gpu.example")
    stage.click("do")
    stage.until(lambda: stage.app.connections.aside == {"box"})
    stage.until(lambda: "Sends to gpu.example" not in stage.texts())
    undone.pop()()
    stage.until(lambda: stage.app.connections.aside == set())
    stage.says("Sends to gpu.example")


def test_a_private_address_warns_before_it_can_be_added(stage: Stage) -> None:
    stage.click("add-computer")
    enter(stage, name="near", url="http://192.168.1.20:8000", model="m")
    stage.says("Others in your network could read what you say")
    add = stage.find(QWidget, "do")
    assert not add.isEnabled()
    assert not stage.find(QWidget, "ask-models").isEnabled()
    stage.find(CheckBox, "accept-unencrypted").click()
    assert add.isEnabled()
    stage.click("do")
    stage.until(lambda: "near" in stage.app.connections.stored)
    assert stage.app.connections.stored["near"].unencrypted


def test_in_a_wide_window_long_sentences_have_room(stage: Stage) -> None:
    stage.page.window().resize(1600, 900)
    stage.click("add-computer")
    form = stage.find(ConnectionForm, "connection-form")
    form.warning.setText("A language with long words makes two lines of it. " * 3)
    enter(stage, url="http://192.168.1.20:8000")
    form.say("The same here. " * 8)
    stage.until(lambda: form.wrong.isVisible() and form.height() >= form.heightForWidth(form.width()))
    for label in (form.warning, form.wrong):
        assert label.height() >= label.heightForWidth(label.width())


def test_what_is_wrong_is_said_in_the_form_which_stays(stage: Stage) -> None:
    stage.click("add-computer")
    enter(stage, name="x", url="https://x.example", model="m")
    stage.app.connections.fail = VoiceAppError("connection-name", "That is no name.", "Use small letters.")
    stage.click("do")
    stage.says("That is no name. Use small letters.")
    stage.app.connections.fail = None
    stage.press(Qt.Key.Key_Escape)
    stage.find(QWidget, "add-computer")
    assert "x" not in stage.app.connections.stored


def test_what_is_clicked_and_what_is_typed_store_the_same(
    qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clicked, typed = House(tmp_path / "window"), House(tmp_path / "commands")
    with running(OpenAIServer()) as server:
        server.models = ["small", "big"]
        stage = Stage(qtbot, tmp_path / "unused", house=clicked)
        stage.show(ModelsPage)
        stage.click("add-computer")
        stage.find(QAbstractButton, "task-tts").click()
        enter(stage, name="box", url=server.url, key="sk-secret", voice="anna")
        stage.click("ask-models")
        offered = stage.find(Choice, "offered-models")
        assert [offered.itemText(at) for at in range(offered.count())] == ["small", "big"]
        assert stage.find(QLineEdit, "connection-model").text() == "small"
        offered.activated.emit(1)
        stage.click("do")
        row(stage, "box")
        stage.close()
    add = ("connections", "add", "box", "--url", server.url, "--task", "tts", "--model", "big", "--voice", "anna")
    assert typed.run(capsys, *add)[0] == 0
    listed = [house.run(capsys, "connections", "list")[1] for house in (clicked, typed)]
    assert listed[0] == listed[1]
    assert listed[0]["connections"][0]["model"] == "big"
    assert clicked.run(capsys, "secrets", "list")[1]["secrets"][0]["name"] == "remote:box"


def test_the_chips_offer_them_and_are_amber_while_one_is_chosen(desk: Desk) -> None:
    desk.core(lambda app: app.connections.add(FAR))
    chip = desk.find(Chip, "chip-thinks")
    assert not chip.amber
    chip.click()
    desk.until(lambda: [action for action in chip.menu.actions() if action.text() == "big on gpu.example"])
    [action] = [action for action in chip.menu.actions() if action.text() == "big on gpu.example"]
    action.trigger()
    desk.until(lambda: chip.value == "big on gpu.example")
    assert chip.amber
    assert not desk.find(Chip, "chip-hears").amber
