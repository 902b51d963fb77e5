"""The program behind its closed window: what closing does, how it comes back, and what the desktop is told."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from tests.fakes.app import FakeApp
from tests.gui.conftest import Desk
from voiceapp.core.events import DesktopNoticeClicked, Notice, TimerFired, TimerInfo, ToolQuestion
from voiceapp.core.paths import Paths
from voiceapp.core.settings import Settings
from voiceapp.gui import background
from voiceapp.gui.panels.talk_alarms import due_notice
from voiceapp.gui.run import run_window
from voiceapp.gui.single import SingleWindow
from voiceapp.gui.window import Window

MakeDesk = Callable[..., Desk]
CLOSED = "The window is closed, and Voiceapp goes on in the tray."


@pytest.fixture
def has_tray(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)


@pytest.fixture
def kept(make_desk: MakeDesk, has_tray: None) -> Iterator[Desk]:
    """The window on a desktop with a tray, of a user who wants it to go on there."""
    desk = make_desk().show()
    desk.app.settings.set("background.close", "tray")
    desk.app.settings.set("meetings.consent_told", True)
    yield desk
    desk.close()


def ends(desk: Desk) -> list[bool]:
    """Filled when the program is to end."""
    left: list[bool] = []
    desk.window.leaving.connect(lambda: left.append(True))
    return left


def close(desk: Desk) -> None:
    desk.window.close()
    desk.settle()


# ---------------------------------------------------------------------------------------- closing


def test_closed_into_the_tray_it_goes_on_and_says_so_once(kept: Desk) -> None:
    left = ends(kept)
    close(kept)
    assert (kept.window.isVisible(), left) == (False, [])
    assert kept.app.desktop_notices.said() == [f"{CLOSED} Quit by the menu of its icon."]
    kept.window.raise_window()
    close(kept)
    assert len(kept.app.desktop_notices.told) == 1


def test_what_goes_on_to_hear_is_told_at_each_close(kept: Desk) -> None:
    kept.click("mic")
    close(kept)
    kept.window.raise_window()
    kept.core(lambda app: app.recorder.start(None, None, ""))
    close(kept)
    assert kept.app.desktop_notices.said() == [
        f"{CLOSED} The microphone stays open, as its icon shows.",
        f"{CLOSED} The recording goes on, as its icon shows.",
    ]
    assert kept.app.talk.microphone == "open"
    assert [name for name, _ in kept.app.recorder.calls] == ["start"]


def test_a_microphone_that_opens_behind_a_closed_window_is_told(kept: Desk) -> None:
    kept.core(lambda app: app.talk.open())
    assert kept.app.desktop_notices.told == []  # the window shows it
    kept.core(lambda app: app.talk.close())
    close(kept)
    kept.app.desktop_notices.told.clear()
    kept.core(lambda app: app.talk.open())
    said = ["The microphone is open. Voiceapp listens, as the icon in the tray shows."]
    assert kept.app.desktop_notices.said() == said
    kept.core(lambda app: app.talk.close())
    kept.app.settings.set("talk.start", "push")
    kept.core(lambda app: app.talk.hold(True))
    assert kept.app.desktop_notices.said() == said  # whoever holds the key knows


def test_a_hidden_window_comes_back_by_the_tray_a_click_and_a_second_start(
    kept: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    icon = kept.window.background.tray
    assert icon is not None
    first = SingleWindow(tmp_path)
    assert first.claim()
    first.raised.connect(kept.window.raise_window)
    acts: tuple[Callable[[], object], ...] = (
        lambda: icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger),
        lambda: kept.tell(DesktopNoticeClicked("settings")),
        lambda: SingleWindow(tmp_path).claim(),
    )
    for act in acts:
        close(kept)
        assert not kept.window.isVisible()
        act()
        kept.until(kept.window.isVisible)
    assert kept.window.page == "settings"  # where the clicked notice leads
    first.release()


def test_a_tools_question_brings_a_hidden_window_back(kept: Desk) -> None:
    close(kept)
    kept.tell(ToolQuestion(1, 1, "Read the clipboard?", "read_clipboard", (), "", True, False))
    assert kept.window.isVisible()


def test_the_small_window_closed_behind_a_hidden_one_does_not_end_the_program(kept: Desk) -> None:
    left = ends(kept)
    kept.click("strip-shrink")
    small = kept.window.small
    assert small is not None
    kept.until(small.isVisible)
    close(kept)
    small.close()
    kept.settle()
    assert left == []
    assert not kept.app.settings.flag("look.small_window")


def test_quitting_by_key_ends_it_whatever_closing_does(kept: Desk) -> None:
    left = ends(kept)
    kept.window.quit()
    assert left == [True]


@pytest.mark.parametrize(
    ("recording", "said"),
    [
        (False, "The microphone is open. Closing the window ends the talk."),
        (
            True,
            "A meeting is being recorded. Closing the window ends the recording; what was recorded is kept.",
        ),
    ],
)
def test_the_first_close_says_what_ends_with_it(make_desk: MakeDesk, recording: bool, said: str) -> None:
    desk = make_desk().show()
    left = ends(desk)
    if recording:
        desk.core(lambda app: app.recorder.start(None, None, ""))
    else:
        desk.click("mic")
    close(desk)
    assert desk.window.isVisible()
    question = desk.find(QDialog, "question")
    assert said in [label.text() for label in question.findChildren(QLabel)]
    desk.click("keep")
    assert (desk.window.isVisible(), left) == (True, [])
    close(desk)
    desk.click("do")
    assert (desk.window.isVisible(), left) == (False, [True])
    desk.close()
    later = make_desk().show()
    left = ends(later)
    later.click("mic")
    close(later)
    assert left == [True]  # it is known by now
    later.close()


def test_who_knows_that_a_talk_ends_is_still_asked_about_a_recording(make_desk: MakeDesk) -> None:
    desk = make_desk().show()
    desk.click("mic")
    close(desk)
    desk.click("do")
    desk.close()
    later = make_desk().show()
    left = ends(later)
    later.core(lambda app: app.recorder.start(None, None, ""))
    close(later)
    assert (later.window.isVisible(), left) == (True, [])
    later.click("do")
    assert left == [True]
    later.close()


def test_a_tray_that_is_gone_holds_no_closed_window(kept: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    left = ends(kept)
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    close(kept)
    assert left == [True]


def test_closing_with_nothing_running_ends_the_program(make_desk: MakeDesk, has_tray: None) -> None:
    desk = make_desk().show()
    left = ends(desk)
    close(desk)
    assert left == [True]
    desk.close()


def test_without_a_tray_closing_ends_the_program_whatever_was_chosen(make_desk: MakeDesk) -> None:
    desk = make_desk().show()
    desk.app.settings.set("background.close", "tray")
    left = ends(desk)
    close(desk)
    assert left == [True]
    desk.close()


# --------------------------------------------------------------------------------- a hidden start


def hidden_start(home: Path, act: Callable[[Window], None], monkeypatch: pytest.MonkeyPatch) -> FakeApp:
    """Start the program hidden, and let ``act`` do something once its core runs."""
    app = FakeApp(home)
    paths = Paths(home, home / "data", home / "cache", home / "logs")
    paths.create()
    made: list[Window] = []
    real = Window.__init__

    def note(self: Window, *arguments: object) -> None:
        real(self, *arguments)  # type: ignore[arg-type]
        made.append(self)
        self.bridge.ready.connect(lambda: act(self))

    monkeypatch.setattr(Window, "__init__", note)
    assert run_window(lambda: app, paths, Settings(paths.settings), hidden=True) == 0
    assert len(made) == 1
    return app


def test_started_hidden_it_waits_in_the_tray_and_comes_once(
    qtbot: QtBot, tmp_path: Path, has_tray: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []

    def act(window: Window) -> None:
        seen.append(window.isVisible())
        assert window.background.tray is not None
        window.background.tray.opening.emit()
        qtbot.waitExposed(window)
        QTest.qWait(0)  # its first paint must not start a second core
        seen.append(window.isVisible())
        window.quit()

    app = hidden_start(tmp_path, act, monkeypatch)
    assert seen == [False, True]
    assert app.started
    assert app.closed


def test_a_talk_that_opens_with_a_hidden_start_is_told(
    qtbot: QtBot, tmp_path: Path, has_tray: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = FakeApp.start

    async def listening(self: FakeApp) -> None:
        await start(self)
        await self.talk.open()  # as the setting talk.open_at_start does, before there is an icon

    monkeypatch.setattr(FakeApp, "start", listening)
    app = hidden_start(
        tmp_path, lambda window: window.bridge.submit(lambda _: None, lambda _: window.quit()), monkeypatch
    )
    assert app.desktop_notices.said() == [
        "The microphone is open. Voiceapp listens, as the icon in the tray shows."
    ]


def test_started_hidden_without_a_tray_it_waits_for_one_and_then_is_minimised(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(background, "TRAY_WAIT_S", 1)
    asked: list[bool] = []

    def none_yet() -> bool:
        asked.append(True)
        return False

    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", none_yet)
    states: list[tuple[bool, bool]] = []

    def act(window: Window) -> None:
        states.append((window.isVisible(), window.isMinimized()))

        def minimised() -> None:
            states.append((window.isVisible(), window.isMinimized()))
            window.quit()

        window.background.unseen.connect(minimised)

    hidden_start(tmp_path, act, monkeypatch)
    assert states == [(False, False), (True, True)]
    assert len(asked) == 2  # at first, and after waiting


# ----------------------------------------------------------------------------- timers and reminders

NINE = datetime(2026, 5, 7, 9, 0)


@pytest.mark.parametrize(
    ("kind", "label", "late", "said"),
    [
        ("reminder", "call mom", timedelta(0), "Reminder: call mom."),
        ("reminder", "", timedelta(0), "Your reminder is due."),
        ("timer", "tea", timedelta(seconds=5), "Your tea timer is up."),
        ("timer", "", timedelta(0), "Your timer is up."),
        ("reminder", "call mom", timedelta(hours=2), "Missed: call mom at 9:00."),
        ("timer", "tea", timedelta(minutes=2), "Missed: your tea timer at 9:00."),
        ("reminder", "call mom", timedelta(days=1), "Missed: call mom at 9:00 on Thursday 7 May."),
    ],
)
def test_what_is_due_and_what_was_missed_in_words(kind: str, label: str, late: timedelta, said: str) -> None:
    timer = TimerInfo(3, kind, label, NINE.timestamp())  # type: ignore[arg-type]
    assert due_notice(timer, NINE + late).sentence == said


def test_timers_and_reminders_are_told_on_the_desktop_and_stay(desk: Desk) -> None:
    desk.tell(
        TimerFired(TimerInfo(1, "timer", "tea", time.time())),
        TimerFired(TimerInfo(2, "reminder", "call mom", time.time())),
        Notice("info", "The index is ready."),
    )
    assert desk.app.desktop_notices.said() == ["Your tea timer is up.", "Reminder: call mom."]
    assert [stays for _, stays in desk.app.desktop_notices.told] == [True, True]
    assert QApplication.activeWindow() is desk.window  # by the desktop though the window is in front


def test_where_the_desktop_shows_no_notices_the_tray_does(kept: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda self, title, text, icon: told.append(text))
    kept.tell(TimerFired(TimerInfo(1, "timer", "tea", time.time())))
    assert told == []  # one way only
    kept.app.desktop_notices.works = False
    kept.tell(TimerFired(TimerInfo(2, "reminder", "call mom", time.time())))
    assert told == ["Reminder: call mom."]
