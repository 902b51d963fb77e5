"""Recording from the desktop's tray, where there is one."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QSystemTrayIcon

from tests.gui.conftest import Desk
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Notice, VoiceRecordingChanged
from voiceapp.gui.tray import Tray


@pytest.fixture
def desk(make_desk: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """The window on a desktop that has a tray."""
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    desk = make_desk().show()
    desk.app.settings.set("meetings.consent_told", True)
    yield desk
    desk.close()


def tray(desk: Desk) -> Tray:
    assert desk.window.background.tray is not None
    return desk.window.background.tray


def choose(desk: Desk, words: str) -> None:
    """Click an entry of the icon's menu."""
    (action,) = [one for one in offered(desk) if one.text() == words]
    action.trigger()
    desk.settle()


def offered(desk: Desk) -> list[QAction]:
    return [one for one in tray(desk).contextMenu().actions() if one.isVisible() and not one.isSeparator()]


def words(desk: Desk) -> list[str]:
    return [one.text() for one in offered(desk)]


def shown(desk: Desk) -> str:
    """The state in words, by the icon and on top of its menu."""
    said = tray(desk).toolTip().removeprefix("Voiceapp: ")
    assert words(desk)[0] == said
    return said


def calls(desk: Desk) -> list[str]:
    return [name for name, _ in desk.app.recorder.calls]


def calls_of_talk(desk: Desk) -> list[tuple[str, object]]:
    """What the talk was asked for, but for its meter."""
    return [call for call in desk.app.talk.calls if call[0] != "meter"]


def test_a_meeting_is_recorded_from_the_tray_without_the_window(desk: Desk) -> None:
    desk.window.showMinimized()
    icon = tray(desk)
    assert icon.isVisible()
    assert shown(desk) == "The microphone is closed"
    assert words(desk)[1:] == ["Record a meeting", "Open the window", "Quit"]
    idle = icon.icon().cacheKey()
    choose(desk, "Record a meeting")
    assert shown(desk) == "Recording a meeting"
    assert words(desk)[1:] == ["Pause the recording", "Stop the recording", "Open the window", "Quit"]
    recording = icon.icon().cacheKey()
    assert recording != idle
    desk.core(lambda app: app.recorder.tick(elapsed_s=2.0, you_db=-20.0))
    assert icon.icon().cacheKey() == recording  # the desktop is not bothered with every level
    choose(desk, "Pause the recording")
    assert shown(desk) == "The recording is paused"
    choose(desk, "Go on with the recording")
    choose(desk, "Stop the recording")
    assert shown(desk) == "The microphone is closed"
    assert calls(desk) == ["start", "pause", "resume", "stop"]
    assert desk.window.isMinimized()


def test_before_the_first_recording_the_window_asks(desk: Desk) -> None:
    desk.app.settings.set("meetings.consent_told", False)
    desk.window.showMinimized()
    choose(desk, "Record a meeting")
    assert not desk.window.isMinimized()
    assert calls(desk) == []
    assert not desk.find(QAbstractButton, "do").isEnabled()
    desk.click("consent-tick")
    desk.click("do")
    assert calls(desk) == ["start"]
    assert shown(desk) == "Recording a meeting"


def test_the_tray_shows_what_the_window_and_the_key_begin_and_end(desk: Desk) -> None:
    desk.click("rail-meetings")
    desk.click("record")
    assert shown(desk) == "Recording a meeting"
    desk.core(lambda app: app.recorder.stop())
    assert shown(desk) == "The microphone is closed"


def test_an_open_microphone_is_seen_in_the_tray(desk: Desk) -> None:
    desk.click("mic")
    assert shown(desk) == "The microphone is open"
    desk.click("mic")
    assert shown(desk) == "The microphone is closed"
    desk.tell(VoiceRecordingChanged("recording"))
    assert shown(desk) == "Recording a voice"
    desk.tell(VoiceRecordingChanged("done"))
    assert shown(desk) == "The microphone is closed"


def test_the_microphone_is_muted_from_the_tray(desk: Desk) -> None:
    desk.click("mic")
    open_icon = tray(desk).icon().cacheKey()
    choose(desk, "Mute the microphone")
    assert calls_of_talk(desk)[-1] == ("mute", True)
    assert shown(desk) == "The microphone is muted"
    assert tray(desk).icon().cacheKey() != open_icon
    choose(desk, "Hear again")
    assert calls_of_talk(desk)[-1] == ("mute", False)
    assert shown(desk) == "The microphone is open"
    desk.app.settings.set("talk.start", "push")  # a key opens it, and only while it is held
    desk.core(lambda app: app.talk.mute(True))
    assert "Hear again" not in words(desk)


def test_the_tray_ends_the_program(desk: Desk) -> None:
    left: list[bool] = []
    desk.window.leaving.connect(lambda: left.append(True))
    choose(desk, "Quit")
    assert left == [True]
    assert not desk.window.isVisible()
    assert not tray(desk).isVisible()


def test_the_icon_brings_the_window_back(desk: Desk) -> None:
    acts: tuple[Callable[[], None], ...] = (
        lambda: tray(desk).activated.emit(QSystemTrayIcon.ActivationReason.Trigger),
        lambda: choose(desk, "Open the window"),
        lambda: tray(desk).messageClicked.emit(),
    )
    for act in acts:
        desk.window.showMinimized()
        act()
        assert not desk.window.isMinimized()


def test_what_goes_wrong_is_told_where_no_window_is_seen(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(Tray, "showMessage", lambda self, title, text, icon: told.append(text))
    desk.app.desktop_notices.works = False  # as on Windows and macOS, and on a desktop without such a service

    async def refuse(*_: object) -> None:
        raise VoiceAppError("disk-full", "The disk is full.", "Free some space.")

    monkeypatch.setattr(desk.app.recorder, "start", refuse)
    choose(desk, "Record a meeting")
    assert told == []  # the window shows it
    desk.window.showMinimized()
    choose(desk, "Record a meeting")
    desk.tell(
        Notice("warning", "The desk microphone is gone.", action="meetings"),
        Notice("success", "In the clipboard: “secret words”", code="dictation"),
    )
    assert told == ["The disk is full. Free some space.", "The desk microphone is gone."]


def test_closing_the_window_takes_the_icon_along(desk: Desk) -> None:
    desk.window.close()
    assert not tray(desk).isVisible()


def test_a_desktop_without_a_tray_has_no_icon(
    make_desk: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    desk = make_desk().show()
    assert desk.window.background.tray is None
    desk.close()
