"""In the background and About on the Settings page, by clicks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.pages import Stage, clipped
from voiceapp.core.errors import VoiceAppError
from voiceapp.gui.panels.settings import SettingsPage
from voiceapp.gui.panels.settings_login import LoginRow

NO_TRAY = "This desktop has no tray, so closing the window quits."


@pytest.fixture
def make_stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Stage]]:
    made: list[Stage] = []

    def make(width: int = 1208, **options: int) -> Stage:
        stage = Stage(qtbot, tmp_path, **options)  # type: ignore[arg-type]
        made.append(stage)
        stage.show(SettingsPage, width)
        stage.says("Voiceapp 1.2.3")
        return stage

    yield make
    for stage in made:
        stage.close()


@pytest.fixture
def stage(make_stage: Callable[..., Stage]) -> Stage:
    return make_stage()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files and folders that were opened in other programs."""
    found: list[str] = []

    def open_url(url: QUrl) -> bool:
        found.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return found


def page(stage: Stage) -> SettingsPage:
    assert isinstance(stage.page, SettingsPage)
    return stage.page


# ------------------------------------------------------------------------------ in the background


def test_starting_at_login_shows_what_is_so(stage: Stage) -> None:
    row = stage.find(LoginRow, "start-at-login")
    stage.until(row.switch.isEnabled)
    assert not row.switch.isChecked()
    stage.click("Start when I log in")
    stage.until(lambda: stage.app.autostart.on)
    assert row.switch.isChecked()
    stage.core(lambda app: setattr(app.autostart, "on", False))  # the desktop's own settings switched it off
    row.refresh()
    stage.until(lambda: not row.switch.isChecked())


def test_a_login_that_cannot_be_changed_says_why_and_stays(stage: Stage) -> None:
    row = stage.find(LoginRow, "start-at-login")
    stage.until(row.switch.isEnabled)
    stage.app.autostart.refuse = VoiceAppError("autostart-not-written", "The folder is read-only.", "Unlock it.")
    stage.click("Start when I log in")
    stage.says("The folder is read-only. Unlock it.", row)
    assert not row.switch.isChecked()
    stage.app.autostart.refuse = None
    stage.click("Start when I log in")
    stage.until(lambda: row.error.isHidden())
    assert row.switch.isChecked()


def test_without_a_tray_closing_can_only_quit(stage: Stage) -> None:
    row = page(stage).rows["background.close"]
    assert not row.field.isEnabled()
    assert NO_TRAY in stage.texts(row)


def test_with_a_tray_closing_can_go_on_there(
    make_stage: Callable[..., Stage], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    stage = make_stage()
    row = page(stage).rows["background.close"]
    assert NO_TRAY not in stage.texts(row)
    assert row.field.isEnabled()
    stage.click("Go on in the tray")
    stage.until(lambda: stage.app.settings.text("background.close") == "tray")


# ------------------------------------------------------------------------------------------ about


def test_about_is_found_and_tells_the_versions(stage: Stage) -> None:
    page(stage).search.setText("licences version")
    page(stage).search.searched.emit("licences version")
    assert stage.find(QWidget, "about").isVisible()
    assert not page(stage).rows["look.theme"].isVisible()
    page(stage).open_part("about")
    assert stage.find(QWidget, "about").isVisible()
    (versions,) = [text for text in stage.texts() if text.startswith("Python 3.11.9")]
    assert "   Linux 6.1, x86_64   Qt 6." in versions


def test_licences_are_read_only_when_they_are_asked_for(stage: Stage, opened: list[str]) -> None:
    assert stage.app.about.read == 0
    page(stage).open_part("about")
    stage.click("show-licences")
    stage.says("finchlib 4.5")
    texts = stage.texts(stage.find(QWidget, "licences"))
    assert texts == [
        "Libraries", "finchlib 4.5", "MIT", "larklib 0.9", "Not told by its package",
        "Models that can be got", "Lark small (Lark)", "Apache-2.0", "Finch 4B (Finch)", "Shown before you get it",
    ]  # fmt: skip
    stage.click("read-licences")
    assert opened == [str(stage.app.about.notes)]
    stage.click("show-licences")
    stage.until(lambda: "finchlib 4.5" not in stage.texts())
    stage.click("show-licences")
    stage.says("finchlib 4.5")
    stage.click("read-licences")
    assert len(opened) == 2
    assert stage.app.about.read == 2


def test_diagnostics_are_copied(stage: Stage) -> None:
    QGuiApplication.clipboard().clear()
    page(stage).open_part("about")
    stage.click("copy-diagnostics")
    stage.until(lambda: stage.notices)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Versions"
    assert any(line.startswith("  Qt: 6.") for line in lines)
    assert stage.notices[0].sentence == "The diagnostics are in the clipboard."


def test_the_folder_of_crash_reports_opens_where_there_are_any(stage: Stage, opened: list[str]) -> None:
    page(stage).open_part("about")
    stage.click("open-crash-reports")
    assert (opened, stage.notices[-1].sentence) == ([], "There are no crash reports.")
    stage.app.paths.crashes.mkdir(parents=True)
    stage.click("open-crash-reports")
    assert opened == [str(stage.app.paths.crashes)]


@pytest.mark.parametrize(("scale", "width"), [(100, 1208), (200, 1208), (200, 888), (150, 440)])
def test_nothing_of_it_is_cut_off(make_stage: Callable[..., Stage], scale: int, width: int) -> None:
    stage = make_stage(width, scale=scale)
    page(stage).open_part("about")
    stage.click("show-licences")
    stage.says("finchlib 4.5")
    stage.until(lambda: clipped(stage.page) == [])
