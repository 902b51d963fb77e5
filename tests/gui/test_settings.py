"""The Settings page: every field stores what is chosen, says what is wrong, and follows changes made elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.pages import Stage, clipped
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.setting import Value
from voiceapp.core.settings_table import SETTINGS
from voiceapp.gui.panels.settings import SettingsPage
from voiceapp.gui.panels.settings_fields import Slider
from voiceapp.gui.panels.settings_rows import SettingRow
from voiceapp.gui.widgets.buttons import Switch
from voiceapp.gui.widgets.fields import TextField


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(qtbot, tmp_path)
    stage.show(SettingsPage)
    stage.until(lambda: combo(stage, "sound.microphone").count() == 3)
    stage.until(lambda: combo(stage, "engines.asr").count() == 3)
    yield stage
    stage.close()


def page(stage: Stage) -> SettingsPage:
    assert isinstance(stage.page, SettingsPage)
    return stage.page


def row(stage: Stage, key: str) -> SettingRow:
    return page(stage).rows[key]


def combo(stage: Stage, key: str) -> QComboBox:
    found = row(stage, key).findChild(QComboBox)
    assert found is not None
    return found


def line(stage: Stage, key: str) -> TextField:
    found = row(stage, key).findChild(TextField)
    assert found is not None
    return found


def stored(stage: Stage) -> dict[str, Value]:
    """What is in the settings file."""
    path = stage.app.paths.settings
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def write(stage: Stage, key: str, text: str) -> None:
    field = line(stage, key)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_every_setting_of_the_table_is_on_the_page(stage: Stage) -> None:
    assert set(page(stage).rows) == {setting.key for setting in SETTINGS}
    texts = stage.texts()
    for setting in SETTINGS:
        assert setting.label in texts
        assert setting.help in texts
        assert row(stage, setting.key).field.focus().accessibleName() or setting.choices


def test_a_switch_is_stored_at_once_by_mouse_and_by_key(stage: Stage) -> None:
    switch = stage.find(Switch, "I wear headphones")
    stage.click("I wear headphones")
    stage.until(lambda: stored(stage) == {"talk.headphones": True})
    switch.setFocus()
    stage.press(Qt.Key.Key_Space)
    stage.until(lambda: stored(stage) == {})


def test_a_slider_is_moved_by_keys_and_shows_its_unit(stage: Stage) -> None:
    slider = stage.find(Slider, "How long I may pause")
    slider.setFocus()
    stage.press(Qt.Key.Key_Right)
    stage.until(lambda: stored(stage) == {"talk.endpoint_s": 0.8})
    assert "0.8 s" in stage.texts(row(stage, "talk.endpoint_s"))
    stage.press(Qt.Key.Key_Home)
    stage.until(lambda: stored(stage) == {"talk.endpoint_s": 0.2})


def test_a_dragged_slider_is_stored_when_it_is_let_go(stage: Stage) -> None:
    slider = stage.find(Slider, "Volume")
    middle = QPoint(slider.width() // 2, slider.height() // 2)
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(slider, middle + QPoint(slider.width() // 4, 0))
    QTest.qWait(20)
    assert stored(stage) == {}
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=middle + QPoint(slider.width() // 4, 0))
    stage.until(lambda: "sound.volume" in stored(stage))
    assert float(stored(stage)["sound.volume"]) > 1.3


def test_choices_are_words(stage: Stage) -> None:
    stage.click("Dark")
    stage.until(lambda: stored(stage) == {"look.theme": "dark"})
    device = combo(stage, "engines.device")
    device.setFocus()
    QTest.keyClick(device, Qt.Key.Key_Down)
    stage.until(lambda: stored(stage).get("engines.device") == "cpu")


def test_microphones_and_speakers_are_those_that_are_there(stage: Stage) -> None:
    microphones = combo(stage, "sound.microphone")
    assert [microphones.itemText(index) for index in range(3)] == [
        "System default (Desk microphone)",
        "Desk microphone",
        "Headset",
    ]
    microphones.setFocus()
    QTest.keyClick(microphones, Qt.Key.Key_End)
    stage.until(lambda: stored(stage) == {"sound.microphone": "headset"})


def test_an_engine_is_one_of_the_installed_models(stage: Stage) -> None:
    engines = combo(stage, "engines.asr")
    assert [engines.itemText(index) for index in range(3)] == [
        "Built-in ear",
        "Lark small",
        "pocketsphinx (not installed)",
    ]
    engines.setFocus()
    QTest.keyClick(engines, Qt.Key.Key_Home)
    stage.until(lambda: stored(stage) == {"engines.asr": "ear"})
    stage.until(lambda: engines.count() == 2)


def test_a_text_is_stored_on_enter_and_when_left(stage: Stage) -> None:
    write(stage, "engines.language", "de")
    stage.until(lambda: stored(stage) == {"engines.language": "de"})
    voice = line(stage, "engines.voice")
    voice.setFocus()
    QTest.keyClicks(voice, "nora")
    page(stage).focus_search()
    stage.until(lambda: stored(stage).get("engines.voice") == "nora")


def test_a_long_text_is_stored_when_left(stage: Stage) -> None:
    edit = stage.find(QPlainTextEdit, "How the assistant answers")
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "You are brief.")
    page(stage).focus_search()
    stage.until(lambda: stored(stage) == {"talk.persona": "You are brief."})


@pytest.mark.parametrize(
    ("typed", "said"), [("100", "It has to be from 512 to 131072."), ("many", "It has to be a whole number.")]
)
def test_a_wrong_number_is_said_under_the_field(stage: Stage, typed: str, said: str) -> None:
    write(stage, "engines.context_tokens", typed)
    stage.says(said, row(stage, "engines.context_tokens"))
    assert stored(stage) == {}
    assert line(stage, "engines.context_tokens").text() == typed
    write(stage, "engines.context_tokens", "8192")
    stage.until(lambda: stored(stage) == {"engines.context_tokens": 8192})
    stage.until(lambda: row(stage, "engines.context_tokens").error.isHidden())


def test_what_cannot_be_stored_is_said_and_the_switch_goes_back(stage: Stage) -> None:
    def refuse(key: str, value: object) -> None:
        raise VoiceAppError("settings-not-written", "The setting could not be stored.", "Free some space.")

    stage.app.settings.set = refuse  # type: ignore[method-assign]
    stage.click("I wear headphones")
    stage.says("The setting could not be stored. Free some space.", row(stage, "talk.headphones"))
    assert not stage.find(Switch, "I wear headphones").isChecked()


def test_changed_settings_have_a_way_back(stage: Stage) -> None:
    assert "Changed" not in stage.texts()
    stage.core(lambda app: app.settings.set("talk.endpoint_s", 1.2))
    stage.says("Changed", row(stage, "talk.endpoint_s"))
    stage.says("Reset to 0.7 s")
    stage.click("reset-talk.endpoint_s")
    stage.until(lambda: stored(stage) == {})
    stage.until(lambda: "Changed" not in stage.texts())


def test_changes_made_elsewhere_are_shown(stage: Stage) -> None:
    stage.core(lambda app: app.settings.set("talk.headphones", True))
    stage.core(lambda app: app.settings.set("look.theme", "light"))
    stage.core(lambda app: app.settings.set("engines.language", "fr"))
    stage.core(lambda app: app.settings.set("files.threads", 3))
    stage.core(lambda app: app.settings.set("sound.speaker", "gone"))
    stage.until(lambda: combo(stage, "sound.speaker").currentText() == "gone (not connected)")
    assert stage.find(Switch, "I wear headphones").isChecked()
    assert line(stage, "engines.language").text() == "fr"
    assert line(stage, "files.threads").text() == "3"


def test_what_is_being_typed_is_not_overwritten(stage: Stage) -> None:
    field = line(stage, "engines.language")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "d")
    stage.core(lambda app: app.settings.set("engines.language", "fr"))
    stage.says("Changed", row(stage, "engines.language"))
    assert field.text() == "d"


def test_the_wheel_is_left_to_the_page_and_changes_nothing(stage: Stage) -> None:
    keys = Qt.KeyboardModifier.NoModifier
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton, keys,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    for field in (stage.find(Slider, "How long I may pause"), combo(stage, "engines.device")):
        wheel.accept()
        field.wheelEvent(wheel)
        assert not wheel.isAccepted()  # so that it goes on to the page
    stage.bot.wait(20)
    assert stored(stage) == {}


def test_search_and_sections(stage: Stage) -> None:
    page(stage).focus_search()
    stage.type("dark")
    stage.until(lambda: "Microphone" not in stage.texts())
    assert "Theme" in stage.texts()
    page(stage).search.setText("nightingale")
    stage.says("No setting is called “nightingale”.")
    stage.press(Qt.Key.Key_Escape)
    stage.says("Microphone")
    stage.click("filter-sound")
    assert "Microphone" in stage.texts()
    assert "Theme" not in stage.texts()
    stage.find(QWidget, "filter-sound").setFocus()
    stage.press(Qt.Key.Key_Down)
    assert page(stage).filters.value() == "engines"
    assert "Microphone" not in stage.texts()
    page(stage).focus_search()
    stage.type("dark")
    stage.says("Theme")
    assert page(stage).filters.value() == "all"


def test_open_part_brings_the_keyboard_to_a_setting(stage: Stage) -> None:
    page(stage).open_part("sound.microphone")
    assert QApplication.focusWidget() is combo(stage, "sound.microphone")
    page(stage).open_part("look")
    assert "Theme" in stage.texts()
    assert "Microphone" not in stage.texts()


def test_problems_of_the_file_are_on_top(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"talk.endpoint_s": 99, "old.thing": 1}')
    stage = Stage(qtbot, tmp_path)
    stage.show(SettingsPage)
    stage.says("2 entries of the settings file are not used")
    stage.says("talk.endpoint_s cannot be 99. It has to be from 0.2 to 3.")
    stage.says("There is no setting old.thing.")
    stage.close()


def test_the_data_folder_opens(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []

    def take(url: QUrl) -> bool:
        opened.append(url)
        return len(opened) == 1

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    stage.click("open-data-folder")
    assert Path(opened[0].toLocalFile()) == stage.app.paths.data
    stage.click("open-data-folder")
    assert str(stage.app.paths.data) in stage.notices[0].sentence


def test_everything_is_reached_by_keyboard(stage: Stage) -> None:
    page(stage).focus_search()
    seen: list[QWidget] = []
    for _ in range(110):
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus)
        stage.press(Qt.Key.Key_Tab)
    for key, setting in page(stage).rows.items():
        reached = any(setting.field.isAncestorOf(widget) for widget in seen)
        assert reached == setting.field.isEnabled(), key
    assert [key for key, setting in page(stage).rows.items() if not setting.field.isEnabled()] == [
        "background.close"  # there is no tray here
    ]


@pytest.mark.parametrize(("scale", "width"), [(100, 1208), (100, 888), (150, 1208), (200, 888), (200, 1208)])
def test_nothing_is_cut_off_at_any_text_size(qtbot: QtBot, tmp_path: Path, scale: int, width: int) -> None:
    (tmp_path / "settings.json").write_text('{"talk.endpoint_s": 1.5, "talk.headphones": true, "x": 1}')
    stage = Stage(qtbot, tmp_path, scale=scale)
    stage.show(SettingsPage, width)
    stage.says("Reset to 0.7 s")
    qtbot.wait(50)
    assert stage.page.width() == width
    assert clipped(stage.page) == []
    stage.close()


def test_another_text_size_keeps_search_and_focus(stage: Stage) -> None:
    page(stage).search.setText("text size")
    slider = stage.find(Slider, "Text size")
    slider.setFocus()
    stage.theme.choose(scale=150)
    stage.until(lambda: stage.find(Slider, "Text size") is not slider)
    assert page(stage).search.text() == "text size"
    assert QApplication.focusWidget() is stage.find(Slider, "Text size")


# ------------------------------------------------------------------------------- system-wide keys


def test_a_key_combination_is_recorded_by_pressing_it(stage: Stage) -> None:
    field = line(stage, "talk.key_talk")
    field.setFocus()
    QTest.keyPress(field, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    QTest.keyClick(field, Qt.Key.Key_Space, held)
    stage.until(lambda: stored(stage).get("talk.key_talk") == "Ctrl+Alt+Space")
    stage.until(lambda: field.text() == "Ctrl+Alt+Space")
    stage.says("Changed", row(stage, "talk.key_talk"))
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    stage.until(lambda: field.text() == "")
    assert "talk.key_talk" not in stored(stage) or stored(stage)["talk.key_talk"] == ""
