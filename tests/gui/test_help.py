"""The Help page in the window: F1, links, search, pictures and the way back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QTextDocument
from PySide6.QtTest import QTest

from tests.gui.conftest import Desk
from voiceapp.core.guide import Subject
from voiceapp.core.paths import guide
from voiceapp.gui.panels.help import HelpPage
from voiceapp.gui.widgets.fields import SearchField
from voiceapp.gui.widgets.rows import ListRow
from voiceapp.gui.window import MODULES, PAGES

WITH_HELP = sorted({entry.name for entry in PAGES} | set(MODULES) - {"help"})


def page(desk: Desk) -> HelpPage:
    found = desk.window.pages["help"]
    assert isinstance(found, HelpPage)
    return found


def heading(desk: Desk) -> str:
    """What stands at the top of the text."""
    text = page(desk).text
    return text.cursorForPosition(QPoint(30, 20)).block().text()


def click_link(desk: Desk, words: str) -> None:
    """Click words of the text that are a link."""
    text = page(desk).text
    cursor = text.document().find(words)
    while not cursor.charFormat().isAnchor():
        cursor = text.document().find(words, cursor)
        assert not cursor.isNull(), f"no link says {words}"
    text.setTextCursor(cursor)
    text.ensureCursorVisible()
    at = text.cursorRect(cursor).center() - QPoint(4, 0)
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=at)
    desk.settle()


@pytest.mark.parametrize("name", WITH_HELP)
def test_f1_opens_the_part_for_the_page_and_back_returns(desk: Desk, name: str) -> None:
    desk.window.open_page(name)
    desk.settle()
    desk.key(Qt.Key.Key_F1)
    assert desk.window.page == "help"
    part = {"activity": "Work that takes a while", "welcome": "At the very first start"}.get(
        name, name.capitalize()
    )
    assert heading(desk) == part
    desk.key(Qt.Key.Key_F1)
    assert desk.window.page == "help"
    desk.click("help-back")
    assert desk.window.page == name


def test_back_from_help_keeps_the_way_back_from_the_page_before(desk: Desk) -> None:
    desk.click("rail-models")
    desk.key(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    desk.click("strip-help")
    assert heading(desk) == "Inspect"
    desk.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    desk.until(lambda: desk.window.page == "inspect")
    desk.window.go_back()
    assert desk.window.page == "models"


def test_subjects_stand_at_the_left_and_open(desk: Desk) -> None:
    desk.key(Qt.Key.Key_F1)
    assert desk.find(ListRow, "subject-talk").isChecked()
    desk.click("subject-privacy")
    assert heading(desk) == "Privacy"
    assert desk.find(ListRow, "subject-privacy").isChecked()
    assert not desk.find(ListRow, "subject-talk").isChecked()


def test_links_lead_to_other_parts(desk: Desk) -> None:
    desk.window.open_page("help")
    desk.click("subject-privacy")
    click_link(desk, "Consent")
    assert heading(desk) == "Consent"
    assert desk.find(ListRow, "subject-voices").isChecked()


def test_search_finds_a_part_marks_the_words_and_opens_it(desk: Desk) -> None:
    desk.key(Qt.Key.Key_F1)
    desk.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = desk.find(SearchField, "search-help")
    assert field.hasFocus()
    QTest.keyClicks(field, "withdraw consent")
    desk.until(lambda: desk.there("found-0"))
    assert desk.find(ListRow, "found-0").title == "Consent · Voices"
    desk.click("found-0")
    assert heading(desk) == "Consent"
    marked = {one.cursor.selectedText().casefold() for one in page(desk).text.extraSelections()}
    assert marked == {"withdraw", "consent"}
    QTest.keyClick(field, Qt.Key.Key_Escape)
    desk.until(lambda: desk.there("subject-talk"))
    QTest.keyClicks(field, "xyzzy")
    desk.until(lambda: desk.there("nothing-found"))


def test_other_addresses_open_in_the_browser_after_a_click(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def browse(url: QUrl) -> bool:
        opened.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", browse)
    desk.key(Qt.Key.Key_F1)
    text = page(desk).text
    text.show_subject(
        Subject("x", "X", "See [the page](https://voice.example/x) ![no](https://voice.example/p)", ())
    )
    desk.settle()
    assert opened == []
    click_link(desk, "the page")
    assert opened == ["https://voice.example/x"]
    image = QTextDocument.ResourceType.ImageResource.value
    assert text.loadResource(image, QUrl("https://voice.example/p")) is None
    assert text.loadResource(image, QUrl.fromLocalFile("/usr/share/pixmaps/debian-logo.png")) is None


def test_pictures_have_the_colours_of_the_window_and_its_width(make_desk: Callable[..., Desk]) -> None:
    name = "../assets/screenshots/talk-answered-light.png"
    for theme in ("light", "dark"):
        desk = make_desk(theme=theme).show(960, 600)
        desk.key(Qt.Key.Key_F1)
        text = page(desk).text
        shown = text.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name))
        assert isinstance(shown, QImage)
        assert shown.width() <= text.viewport().width()
        own = QImage(str(guide() / name.replace("light", theme)))
        middle = shown.pixelColor(shown.width() // 2, 20).lightness()
        assert abs(middle - own.pixelColor(own.width() // 2, 20 * own.width() // shown.width()).lightness()) < 24
        desk.close()


def test_another_text_size_keeps_the_place(desk: Desk) -> None:
    desk.key(Qt.Key.Key_F1)
    desk.click("subject-troubleshooting")
    text = page(desk).text
    text.verticalScrollBar().setValue(text.verticalScrollBar().maximum())
    high = text.document().size().height()
    desk.core(lambda app: app.settings.set("look.text_scale", 150))
    assert text.document().size().height() > 1.3 * high
    assert text.verticalScrollBar().value() > 0.98 * text.verticalScrollBar().maximum() > 0


def test_in_a_narrow_window_subjects_and_text_take_turns(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(scale=200).show(960, 600)
    desk.key(Qt.Key.Key_F1)
    assert not desk.there("help-list")
    desk.click("help-unfold")
    assert not desk.there("help-text")
    desk.click("subject-talk")
    assert desk.there("help-text")
    assert not desk.there("help-list")
    desk.close()
