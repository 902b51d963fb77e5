"""What the assistant knows about the user, and who answers, on the Settings page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.pages import Stage, clipped
from voiceapp.core.personas import Persona
from voiceapp.gui.panels.settings import SettingsPage
from voiceapp.gui.panels.settings_facts import NOTHING
from voiceapp.gui.widgets.buttons import IconButton
from voiceapp.gui.widgets.fields import TextField


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(qtbot, tmp_path)
    stage.show(SettingsPage)
    stage.says("my sister is called Anna")
    stage.says("Answers now")
    yield stage
    stage.close()


def box(stage: Stage, name: str) -> QWidget:
    found = stage.page.findChild(QWidget, name)
    assert isinstance(found, QWidget)
    return found


def fill(stage: Stage, name: str, text: str) -> None:
    field = stage.find(TextField, name)
    field.clear()
    QTest.keyClicks(field, text)


def test_facts_are_seen_added_changed_and_deleted(stage: Stage) -> None:
    facts = box(stage, "facts")
    stage.says("Told on 14 November 2023", facts)
    stage.click("add-fact")
    fill(stage, "answer", "I live in Graz")
    stage.click("do")
    stage.says("I live in Graz", facts)
    stage.click("Change: I live in Graz")
    fill(stage, "answer", "I live in Linz")
    stage.click("do")
    stage.says("I live in Linz", facts)
    delete = stage.find(IconButton, "Delete: my sister is called Anna")
    delete.setFocus()
    QTest.keyClick(delete, Qt.Key.Key_Return)
    stage.until(lambda: "my sister is called Anna" not in stage.texts(facts))
    focus = facts.window().focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Change: I live in Linz"
    stage.click("Delete: I live in Linz")
    stage.says(NOTHING, facts)


def test_what_is_deleted_comes_back_by_undo(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    undone: list[Callable[[], None]] = []

    def gone(name: str, shown: QWidget) -> bool:
        return name not in stage.texts(shown)

    monkeypatch.setattr(stage, "delete_later", lambda sentence, work, over: undone.append(over))
    for name, part in (("my sister is called Anna", "facts"), ("Captain", "personas")):
        shown = box(stage, part)
        if part == "personas":
            stage.core(lambda app: app.personas.add(Persona("Captain", "You are a captain.")))
        stage.click(f"Delete: {name}")
        stage.until(partial(gone, name, shown))
        undone.pop()()
        stage.says(name, shown)


def test_the_talk_does_without_what_is_deleted_until_it_comes_back_by_undo(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    undone: list[Callable[[], None]] = []
    monkeypatch.setattr(stage, "delete_later", lambda sentence, work, over: undone.append(over))
    facts, personas = stage.app.facts, stage.app.personas
    stage.core(lambda app: app.facts.begin())
    stage.core(lambda app: app.personas.add(Persona("Captain", "You are a captain.")))
    stage.click("Let Captain answer")
    stage.until(lambda: personas.chosen.name == "Captain" and "Anna" in facts.told)
    stage.click("Delete: my sister is called Anna")
    stage.click("Delete: Captain")
    stage.until(lambda: personas.chosen.name == "Assistant" and facts.told == "")
    stage.find(QWidget, "Let Brief answer")
    for over in undone:
        over()
    stage.until(lambda: personas.chosen.name == "Captain" and "Anna" in facts.told)
    stage.find(QWidget, "Let Assistant answer")


def test_what_cannot_be_remembered_is_said(stage: Stage) -> None:
    stage.core(lambda app: app.settings.set("privacy.store_talks", False))
    stage.click("add-fact")
    fill(stage, "answer", "I live in Graz")
    stage.click("do")
    stage.until(lambda: [notice.code for notice in stage.notices] == ["facts-private"])


def test_a_persona_is_made_chosen_changed_and_deleted(stage: Stage) -> None:
    personas = box(stage, "personas")
    stage.click("add-persona")
    fill(stage, "Name", "Captain")
    assert not stage.find(QWidget, "do").isEnabled(), "it is told nothing yet"
    prompt = stage.find(QPlainTextEdit, "What it is told about itself")
    QTest.keyClicks(prompt, "You are a sea captain.")
    fill(stage, "Language", "de")
    stage.click("do")
    stage.says("Captain", personas)
    stage.click("Let Captain answer")
    stage.until(lambda: stage.app.settings.text("talk.persona_name") == "Captain")
    stage.until(lambda: "Let Captain answer" not in [w.accessibleName() for w in personas.findChildren(QWidget)])
    stage.click("Change: Captain")
    fill(stage, "Name", "Admiral")
    stage.click("do")
    stage.says("Admiral", personas)
    assert stage.app.settings.text("talk.persona_name") == "Admiral"
    stage.click("Delete: Admiral")
    stage.until(lambda: "Admiral" not in stage.texts(personas))
    assert stage.app.settings.text("talk.persona_name") == ""


def test_a_shipped_persona_cannot_be_deleted(stage: Stage) -> None:
    shown = [w.accessibleName() for w in box(stage, "personas").findChildren(QWidget) if w.isVisible()]
    assert "Change: Brief" in shown
    assert "Delete: Brief" not in shown


def test_they_are_found_by_their_words_and_lie_well(stage: Stage) -> None:
    page = stage.page
    assert isinstance(page, SettingsPage)
    page.search.setText("know about you")
    assert box(stage, "facts").isVisible()
    assert not box(stage, "personas").isVisible()
    page.search.setText("")
    page.open_part("personas")
    assert box(stage, "personas").isVisible()
    assert clipped(page) == []


def test_they_follow_what_is_changed_elsewhere_also_after_another_text_size(stage: Stage) -> None:
    stage.theme.choose(scale=150)
    stage.core(lambda app: app.facts.add("I live in Graz"))
    stage.says("I live in Graz", stage.find(QWidget, "facts"))
    stage.core(lambda app: app.personas.choose("Brief"))
    stage.find(QWidget, "Let Assistant answer")
    assert clipped(stage.page) == []
