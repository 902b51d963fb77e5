"""The first steps, clicked through: heard, hearing, models, and into the talk; each step can be passed over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.fakes.app import FakeApp
from tests.fakes.app_models import sets
from tests.gui.conftest import Desk
from tests.gui.layout import assert_laid_out
from tests.gui.pages import clipped
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.inspection import LiveMicrophone
from voiceapp.core.microphone_test import MicrophoneHeard
from voiceapp.core.paths import Paths
from voiceapp.core.settings import Settings
from voiceapp.core.settings_table import FIRST_STEPS_SEEN
from voiceapp.gui.panels import welcome_texts as texts
from voiceapp.gui.panels.welcome import WelcomePage
from voiceapp.gui.run import run_window
from voiceapp.gui.widgets.meter import FLOOR_DB
from voiceapp.gui.window import Window

MakeDesk = Callable[..., Desk]
UNREACHABLE = VoiceAppError("hub-unreachable", "hub.example could not be reached.", "Check the network.")
NO_MICROPHONE = VoiceAppError("no-microphone", "No microphone was found.", "Plug it in and try again.")


def page(desk: Desk) -> WelcomePage:
    found = desk.window.pages["welcome"]
    assert isinstance(found, WelcomePage)
    return found


def welcome(desk: Desk, step: int = 0) -> WelcomePage:
    """Open the guide and go on to a step."""
    desk.window.open_page("welcome")
    desk.settle()
    for _ in range(step):
        desk.click("step-next")
    return page(desk)


def says(desk: Desk, text: str) -> bool:
    return any(text in label.text() for label in desk.window.findChildren(QLabel) if label.isVisible())


def filled(desk: Desk) -> list[str]:
    """The filled buttons that are seen."""
    buttons = desk.window.findChildren(QPushButton)
    return [one.text() for one in buttons if one.isVisible() and one.property("role") == "filled"]


# ------------------------------------------------------------------------------------ the whole way


def test_four_steps_lead_into_a_talk_with_the_microphone_open(desk: Desk) -> None:
    welcome(desk)
    seen = []
    for words in ("Next", "Next", "Go on with the built-in ones", "Start talking"):
        seen.append(desk.find(QLabel, "which-step").text())
        assert filled(desk) == [words]
        assert desk.there("step-back") == (len(seen) > 1)
        desk.click("step-next")
    assert seen == [f"Step {number} of 4: {name}" for number, name in enumerate(texts.STEPS, 1)]
    assert desk.window.page == "talk"
    desk.until(lambda: desk.app.talk.microphone == "open")
    assert desk.app.settings.flag(FIRST_STEPS_SEEN)


def test_back_returns_and_skip_ends_it(desk: Desk) -> None:
    welcome(desk, 2)
    desk.click("step-back")
    assert desk.find(QLabel, "which-step").text() == "Step 2 of 4: Speakers"
    assert not desk.app.settings.flag(FIRST_STEPS_SEEN)
    desk.click("step-skip")
    assert desk.window.page == "talk"
    assert desk.app.talk.microphone == "closed"
    desk.until(lambda: desk.app.settings.flag(FIRST_STEPS_SEEN))


def test_it_goes_by_the_keyboard_alone(desk: Desk) -> None:
    welcome(desk)
    for _ in range(4):
        desk.key(Qt.Key.Key_Space)
    assert desk.window.page == "talk"


def test_settings_show_it_again_from_the_beginning(desk: Desk) -> None:
    welcome(desk, 2)
    desk.click("step-skip")
    desk.window.open_page("settings", "look")
    desk.settle()
    desk.click("show-first-steps")
    assert desk.window.page == "welcome"
    assert desk.find(QLabel, "which-step").text() == "Step 1 of 4: Microphone"


# ---------------------------------------------------------------------------------------- microphone


def test_the_microphone_is_opened_by_a_click_and_its_level_shown(desk: Desk) -> None:
    guide = welcome(desk)
    assert not desk.app.microphone_test.on
    assert desk.find(QLabel, "strip-microphone").text() == "Closed"
    desk.click("test-microphone")
    assert desk.find(QLabel, "strip-microphone").text() == "Open"
    assert guide.microphone.meter.isVisible()
    desk.tell(MicrophoneHeard(-20.0, None))
    assert guide.microphone.meter.db == -20
    desk.click("step-next")
    assert not desk.app.microphone_test.on
    assert desk.find(QLabel, "strip-microphone").text() == "Closed"


def test_three_seconds_are_recorded_and_played_back(desk: Desk) -> None:
    welcome(desk)
    desk.click("test-microphone")
    desk.click("record-test")
    assert desk.find(QLabel, "test-state").text() == "Recording. Say a sentence: 2 s left."
    assert not desk.there("hear-test")
    desk.core(lambda app: app.microphone_test.recorded.set())
    desk.until(lambda: says(desk, "You can be heard"))
    desk.until(lambda: [path.name for path in desk.app.clips.played] == ["test.wav"])
    desk.click("hear-test")
    assert [path.name for path in desk.app.clips.played] == ["test.wav"] * 2


def test_who_is_not_heard_gets_advice(desk: Desk) -> None:
    desk.app.microphone_test.loud_db = -90.0
    guide = welcome(desk)
    desk.click("test-microphone")
    assert guide.microphone.meter.db == FLOOR_DB
    desk.core(lambda app: app.microphone_test.recorded.set())
    desk.click("record-test")
    desk.until(lambda: says(desk, "We can't hear you"))
    for line in texts.SILENT[1:]:
        assert says(desk, line)
    assert desk.app.clips.played == []
    desk.click("step-next")
    assert not says(desk, "We can't hear you")


def test_the_keyboard_goes_from_testing_to_recording(desk: Desk) -> None:
    guide = welcome(desk)
    guide.microphone.test.setFocus()
    desk.key(Qt.Key.Key_Space)
    assert guide.microphone.record.hasFocus()


def test_another_microphone_is_heard_as_soon_as_it_is_chosen(desk: Desk) -> None:
    guide = welcome(desk)
    desk.click("test-microphone")
    combo = guide.microphone.device.field.focus()
    assert isinstance(combo, QComboBox)
    assert [combo.itemText(row) for row in range(combo.count())] == [
        "System default (Desk microphone)",
        "Desk microphone",
        "Headset",
    ]
    combo.setFocus()
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Down)
    assert combo.hasFocus()
    desk.until(lambda: desk.app.settings.text("sound.microphone") == "headset")
    desk.until(lambda: desk.app.microphone_test.calls.count("start") == 3)


def test_a_microphone_that_cannot_be_opened_says_why_and_what_to_do(desk: Desk) -> None:
    desk.app.microphone_test.fail = NO_MICROPHONE
    welcome(desk)
    desk.click("test-microphone")
    assert says(desk, "No microphone was found.")
    assert says(desk, "Plug it in and try again. You can go on and type instead.")
    assert desk.find(QPushButton, "test-microphone").isEnabled()


def test_an_unplugged_microphone_can_be_tested_again(desk: Desk) -> None:
    welcome(desk)
    desk.click("test-microphone")
    desk.tell(LiveMicrophone(None))
    assert desk.there("test-microphone")
    assert not desk.there("record-test")


def test_leaving_by_the_rail_closes_the_microphone(desk: Desk) -> None:
    welcome(desk)
    desk.click("test-microphone")
    desk.click("rail-meetings")
    assert not desk.app.microphone_test.on
    assert desk.app.settings.flag(FIRST_STEPS_SEEN)


def test_without_any_device_each_step_says_what_to_do_and_goes_on(desk: Desk) -> None:
    desk.app.talk.found = []
    welcome(desk)
    assert says(desk, "Plug one in and test it, or go on and type instead.")
    desk.click("step-next")
    assert says(desk, "Plug some in, or go on: answers are also written.")
    desk.click("step-next")
    desk.click("step-next")
    assert says(desk, "No microphone was found, so you type.")
    assert filled(desk) == ["Start by keyboard"]
    desk.click("step-next")
    assert desk.window.page == "talk"
    assert desk.app.talk.microphone == "closed"


# ------------------------------------------------------------------------------------------ speakers


@pytest.mark.parametrize(("answer", "told"), [("heard", "Your speakers work"), ("not-heard", "Nothing was heard")])
def test_a_voice_is_played_and_asked_about(desk: Desk, answer: str, told: str) -> None:
    welcome(desk, 1)
    assert not desk.there("heard")
    desk.click("play-test")
    assert [path.name for path in desk.app.clips.played] == ["question.wav"]
    assert says(desk, "Did you hear it?")
    desk.click(answer)
    assert says(desk, told)
    assert not desk.there("heard")
    assert says(desk, texts.QUIET[0]) == (answer == "not-heard")


# -------------------------------------------------------------------------------------------- models


def test_a_set_tells_size_licence_and_privacy_and_comes_as_a_job(desk: Desk) -> None:
    guide = welcome(desk, 2)
    desk.until(lambda: desk.there("set-talk"))
    row = guide.models.rows["talk"]
    shown = [label.text().replace("\u00a0", " ") for label in row.findChildren(QLabel) if label.isVisible()]
    assert "3.1 GB more to download, with the pack wren." in shown
    assert any("Free, business too" in text for text in shown)
    assert texts.PRIVACY["talk"] in shown
    assert not guide.models.rows["meetings"].get.isVisible()  # it is all here
    desk.click("get-talk")
    assert desk.app.sets.calls == []
    assert says(desk, "Nothing of yours is sent.")
    desk.click("do")
    assert desk.app.sets.calls == ["talk"]
    assert says(desk, "It is being downloaded.")
    assert filled(desk) == ["Next"]
    desk.click("step-next")
    assert desk.find(QLabel, "which-step").text() == "Step 4 of 4: Your first talk"


def test_not_now_gets_nothing(desk: Desk) -> None:
    welcome(desk, 2)
    desk.until(lambda: desk.there("set-talk"))
    desk.click("get-talk")
    desk.click("keep")
    assert desk.app.sets.calls == []
    assert not desk.there("question")
    assert desk.find(QPushButton, "get-talk").hasFocus()


def test_a_hub_that_cannot_be_reached_is_told_and_nothing_waits_for_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def unreachable(name: str) -> None:
        raise UNREACHABLE

    monkeypatch.setattr(desk.app.models, "plan", unreachable)
    welcome(desk, 2)
    desk.until(lambda: desk.there("set-talk"))
    desk.click("get-talk")
    assert says(desk, "hub.example could not be reached. Check the network. The built-in ones work without it")
    assert not desk.find(QPushButton, "do").isEnabled()
    assert filled(desk) == ["Go on with the built-in ones"]
    desk.click("step-next")
    assert desk.there("start-wake")


def test_licences_are_named_once_or_by_model(tmp_path: Path) -> None:
    app = FakeApp(tmp_path)
    talk, meetings = sets()
    assert texts.licences(talk, app.models.models) == "Licence: Free, business too."
    assert texts.complete(meetings)
    assert not texts.complete(talk)


# --------------------------------------------------------------------------------------------- start


@pytest.mark.parametrize("value", ["push", "wake"])
def test_the_chosen_way_is_stored(desk: Desk, value: str) -> None:
    guide = welcome(desk, 3)
    assert guide.start.cards["hands-free"].isChecked()
    desk.click(f"start-{value}")
    assert guide.start.cards[value].isChecked()
    assert desk.app.settings.text("talk.start") == value


# -------------------------------------------------------------------------------------- how it looks


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height", "scale"), [(960, 600, 100), (1280, 800, 100), (960, 600, 200)])
def test_every_step_is_laid_out(make_desk: MakeDesk, theme: str, width: int, height: int, scale: int) -> None:
    desk = make_desk(theme=theme, scale=scale).show(width, height)
    guide = welcome(desk)
    desk.app.microphone_test.loud_db = -90.0
    desk.core(lambda app: app.microphone_test.recorded.set())
    desk.click("test-microphone")
    desk.click("record-test")
    desk.until(lambda: says(desk, "We can't hear you"))
    for step in range(4):
        if step == 1:
            desk.click("play-test")
            desk.until(lambda: desk.there("not-heard"))
        if step == 2:
            desk.until(lambda: desk.there("get-talk"))
            desk.click("get-talk")
        QApplication.processEvents()
        assert_laid_out(desk.window)
        assert clipped(guide) == []
        assert guide.area.horizontalScrollBar().maximum() == 0
        for button in guide.findChildren(QPushButton):
            assert not button.isVisible() or button.accessibleName() or button.text()
        if step < 3:
            desk.click("step-next")
    desk.close()


def test_a_new_text_size_keeps_the_step(desk: Desk) -> None:
    welcome(desk, 1)
    desk.core(lambda app: app.settings.set("look.text_scale", 150))
    desk.until(lambda: desk.theme.px(100) == 150)
    assert desk.find(QLabel, "which-step").text() == "Step 2 of 4: Speakers"
    desk.click("step-next")
    desk.until(lambda: desk.there("set-talk"))


# -------------------------------------------------------------------------------------- at the start


def started(home: Path, *, guided: bool = True, seen: bool = False) -> str:
    """Start the program's window on a home, close it once it is ready; the page that was shown."""
    pages: list[str] = []
    paths = Paths(home, home / "data", home / "cache", home / "logs")
    settings = Settings(paths.settings)
    if seen:
        settings.override(FIRST_STEPS_SEEN, True)

    def shown(window: Window) -> None:
        def ready() -> None:
            pages.append(window.page)
            window.close()

        window.bridge.ready.connect(ready)

    app = FakeApp(home)
    assert run_window(lambda: app, paths, settings, shown, guided=guided) == 0
    return pages[0]


def test_only_the_first_window_of_a_home_shows_it(qtbot: QtBot, tmp_path: Path) -> None:
    assert started(tmp_path) == "welcome"
    assert started(tmp_path) == "talk"


def test_it_is_not_shown_where_it_was_seen_or_not_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    assert started(tmp_path / "one", guided=False) == "talk"
    assert started(tmp_path / "two", seen=True) == "talk"
