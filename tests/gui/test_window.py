"""The frame: pages, strip, notices, keyboard, focus ring, one window per home, the bridge to the core."""

from __future__ import annotations

import asyncio
import errno
import json
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, QObject, QPoint, QProcess, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFocusFrame, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes.app import FakeApp
from tests.gui.conftest import Desk
from tests.gui.layout import assert_laid_out
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import (
    Event,
    JobChanged,
    JobInfo,
    Notice,
    RecordingChanged,
    ReplyGrew,
    SendingChanged,
    SettingChanged,
    TalkStateChanged,
)
from voiceapp.core.frames import Level
from voiceapp.core.inspection import LiveMicrophone
from voiceapp.core.paths import Paths
from voiceapp.core.settings import Settings
from voiceapp.gui.bridge import Bridge, Bug
from voiceapp.gui.recent import RecentFiles
from voiceapp.gui.run import run_window
from voiceapp.gui.single import SingleWindow
from voiceapp.gui.theme import Theme
from voiceapp.gui.undo import Undo
from voiceapp.gui.widgets.meter import FLOOR_DB, LevelClock
from voiceapp.gui.window import Window

MakeDesk = Callable[..., Desk]
CTRL = Qt.KeyboardModifier.ControlModifier


def label(desk: Desk, name: str) -> str:
    return desk.find(QLabel, name).text()


# ------------------------------------------------------------------------------------------ pages


@pytest.mark.parametrize("scale", [100, 150, 200])
@pytest.mark.parametrize("size", [(1280, 800), (960, 600)])
def test_nothing_is_clipped_or_covered(make_desk: MakeDesk, size: tuple[int, int], scale: int) -> None:
    desk = make_desk(scale=scale).show(*size)
    assert_laid_out(desk.window)
    desk.core(lambda app: app.talk.turn("How long is a mile?", "A mile is 1.6 kilometres."))
    desk.tell(
        Notice(
            "warning", "The desk microphone was unplugged. You are heard by the built-in one.", action="settings"
        ),
        JobChanged(JobInfo(1, "download", "Getting Lark large", "running", 0.5)),
        SendingChanged("studio.local"),
    )
    desk.core(lambda app: app.alarms.put("Tea", 190))
    assert_laid_out(desk.window)
    desk.close()


def test_the_rail_and_its_keys_open_pages(desk: Desk) -> None:
    assert desk.there("talk-page")
    desk.click("rail-models")
    assert not desk.there("talk-page")
    assert desk.window.page == "models"
    desk.key(Qt.Key.Key_2, CTRL)
    assert desk.window.page == "meetings"
    desk.key(Qt.Key.Key_4, CTRL)
    assert desk.window.page == "compose"
    desk.key(Qt.Key.Key_5, CTRL)
    assert desk.window.page == "ask"
    desk.key(Qt.Key.Key_7, CTRL)
    assert desk.window.page == "settings"
    desk.key(Qt.Key.Key_1, CTRL)
    assert desk.there("talk-page")


def test_activity_opens_from_the_strip(desk: Desk) -> None:
    desk.click("strip-activity")
    assert desk.window.page == "activity"
    assert not any(item.isChecked() for item in desk.window.rail.items.values())


def test_pages_are_made_when_they_are_first_shown(desk: Desk) -> None:
    assert set(desk.window.pages) == {"talk"}
    desk.click("rail-settings")
    assert set(desk.window.pages) == {"talk", "settings"}


def test_the_talk_goes_along_beside_another_page(desk: Desk) -> None:
    desk.click("rail-models")
    desk.key(Qt.Key.Key_T, CTRL)
    column = desk.find(QWidget, "talk-column")
    assert desk.find(QWidget, "side").width() == 360
    assert column.window() is desk.window
    assert_laid_out(desk.window)
    field = desk.find(QLineEdit, "field")
    QTest.keyClicks(field, "hello")
    QTest.keyClick(field, Qt.Key.Key_Return)
    desk.settle()
    assert ("send", "hello") in desk.app.talk.calls
    desk.key(Qt.Key.Key_1, CTRL)
    assert not desk.there("side")
    assert desk.there("talk-column")


def test_place_and_size_are_remembered(qtbot: QtBot, make_desk: MakeDesk) -> None:
    desk = make_desk().show(1100, 700)
    desk.click("fold")
    desk.close()
    again = make_desk()
    assert again.window.size().toTuple() == (1100, 700)
    again.window.show()
    qtbot.waitExposed(again.window)
    assert not again.there("talk-list")
    again.bridge.close()
    again.window.close()
    again.window.deleteLater()


def test_a_damaged_memory_and_a_disk_that_takes_nothing_keep_nobody_from_starting_and_quitting(
    make_desk: MakeDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(file: Path, mode: int) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    kept = "geometry=garbage\nsmall=7\nsmallWidth=wide\nlist=a, b\n[palette]\nrecent=@Variant(x)\n"
    (tmp_path / "window.ini").write_text(f"{kept}[recent]\nsounds=/a.wav, @ByteArray(x), @Variant(x)\n")
    desk = make_desk().show()
    desk.window.toggle_small()
    desk.settle()
    assert desk.window.small is not None
    recent = RecentFiles(tmp_path, "sounds", desk.window)
    assert recent.files() == []
    monkeypatch.setattr(Path, "chmod", refuse)
    recent.add(Path("/b.wav"))
    left: list[bool] = []
    desk.window.leaving.connect(lambda: left.append(True))
    desk.window.quit()
    assert left
    desk.close()


# ------------------------------------------------------------------------------------------ strip


def test_the_strip_says_what_happens_in_words(desk: Desk) -> None:
    assert (label(desk, "strip-microphone"), label(desk, "strip-talk")) == ("Closed", "Off")
    assert label(desk, "strip-where") == "On this computer"
    assert not desk.there("strip-meter")
    desk.core(lambda app: app.talk.open())
    assert (label(desk, "strip-microphone"), label(desk, "strip-talk")) == ("Open", "Listening")
    assert desk.there("strip-meter")
    desk.core(lambda app: app.talk.mute(True))
    assert label(desk, "strip-microphone") == "Muted"
    for state, word in (("hearing", "Hearing you"), ("thinking", "Thinking"), ("speaking", "Speaking")):
        desk.tell(TalkStateChanged(state))  # type: ignore[arg-type]
        assert label(desk, "strip-talk") == word
    desk.tell(SendingChanged("studio.local"))
    assert label(desk, "strip-where") == "Sending to studio.local"


def test_a_microphone_that_is_only_looked_at_is_shown_as_open(desk: Desk) -> None:
    desk.tell(LiveMicrophone("Desk microphone"))
    assert label(desk, "strip-microphone") == "Open"
    desk.core(lambda app: app.talk.open())
    desk.core(lambda app: app.talk.mute(True))
    assert label(desk, "strip-microphone") == "Open", "the live view has it still"
    desk.tell(LiveMicrophone(None))
    assert label(desk, "strip-microphone") == "Muted"


def test_the_strip_shows_the_running_job(desk: Desk) -> None:
    activity = desk.find(QWidget, "strip-activity")
    assert activity.accessibleName() == "No jobs"
    desk.tell(JobChanged(JobInfo(1, "download", "Getting Lark large", "running", 0.62)))
    assert activity.accessibleName() == "Getting Lark large 62 %"
    desk.tell(JobChanged(JobInfo(2, "download", "Getting Finch", "queued")))
    assert activity.accessibleName() == "Getting Lark large, 1 more 62 %"
    for number in (1, 2):
        desk.tell(JobChanged(JobInfo(number, "download", "Getting", "done", 1.0)))
    assert activity.accessibleName() == "No jobs"


def test_jobs_that_run_already_are_shown_at_start(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.app.jobs.put(JobInfo(1, "download", "Getting Lark large", "running", 0.25))
    desk.show()
    assert desk.find(QWidget, "strip-activity").accessibleName() == "Getting Lark large 25 %"
    desk.close()


# ---------------------------------------------------------------------------------------- notices


def test_notices_come_one_at_a_time_with_their_next_step(desk: Desk) -> None:
    assert not desk.there("notice")
    desk.tell(
        Notice("info", "Your timer is up.", code="timer"),
        Notice("warning", "Finch 4B is slow on this computer.", "Get Finch 1B.", "models", "slow"),
        Notice("error", "The disk is full.", "Free some space.", "", "disk"),
    )
    assert label(desk, "notice-sentence") == "The disk is full. Free some space."
    assert not desk.there("notice-action")
    assert any(text.text() == "2 more" for text in desk.window.notices.findChildren(QLabel))
    desk.click("notice-close")
    desk.click("notice-close") if label(desk, "notice-sentence").startswith("Your timer") else None
    assert label(desk, "notice-sentence") == "Finch 4B is slow on this computer. Get Finch 1B."
    desk.click("notice-action")
    assert desk.window.page == "models"
    while desk.there("notice"):
        desk.click("notice-close")
    assert desk.window.notices.notices() == []


def test_a_notice_covers_nothing(desk: Desk) -> None:
    before = desk.find(QWidget, "talk-bottom").mapTo(desk.window, desk.window.rect().topLeft()).y()
    desk.tell(Notice("error", "The disk is full."))
    after = desk.find(QWidget, "talk-bottom").mapTo(desk.window, desk.window.rect().topLeft()).y()
    assert before - after == 48
    assert_laid_out(desk.window)


def test_the_same_notice_twice_is_one(desk: Desk) -> None:
    desk.tell(Notice("error", "The disk is full."), Notice("error", "The disk is full."))
    desk.click("notice-close")
    assert not desk.there("notice")


def test_an_expected_failure_of_a_click_is_told(desk: Desk) -> None:
    desk.app.talk.fail = VoiceAppError("mic", "No microphone could be opened.", "Connect one.")
    desk.click("mic")
    assert label(desk, "notice-sentence") == "No microphone could be opened. Connect one."


def test_settings_with_faults_are_told_at_start(make_desk: MakeDesk, tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"look.text_scale": 900}))
    desk = make_desk().show()
    assert "look.text_scale cannot be 900" in label(desk, "notice-sentence")
    desk.close()


def test_settings_change_the_look_at_once(desk: Desk) -> None:
    desk.tell(SettingChanged("look.theme", "dark"), SettingChanged("look.text_scale", 150))
    assert desk.theme.dark
    assert desk.theme.font("body").pixelSize() == 20


# --------------------------------------------------------------------------------------- keyboard


def test_the_text_size_changes_at_once_and_everything_makes_room(make_desk: MakeDesk) -> None:
    changed, begun = make_desk(), make_desk(scale=150)
    for desk in (changed, begun):
        desk.show()
        desk.core(lambda app: app.talk.turn("How long is a mile?", "A mile is 1.6 kilometres."))
    changed.core(lambda app: app.bus.publish(SettingChanged("look.text_scale", 150)))
    assert_laid_out(changed.window)
    for name in ("rail", "rail-settings", "talk-list", "talk-header", "reply-row"):
        assert changed.find(QWidget, name).size() == begun.find(QWidget, name).size(), name
    changed.close()
    begun.close()


def test_the_focus_ring_is_for_the_keyboard_alone(desk: Desk) -> None:
    frame = desk.window.findChild(QFocusFrame)
    assert frame is not None
    desk.find(QWidget, "new-talk").setFocus()
    assert not frame.isVisible()
    desk.key(Qt.Key.Key_Tab)
    desk.find(QWidget, "fold").setFocus(Qt.FocusReason.TabFocusReason)
    assert frame.isVisible()
    fold = desk.find(QWidget, "fold")
    assert frame.widget() is fold
    assert frame.width() == fold.width() + 8
    QTest.mouseClick(desk.window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(200, 700))
    assert not frame.isVisible()


def test_everything_can_be_reached_by_tab(desk: Desk) -> None:
    desk.core(lambda app: app.talk.turn("How long is a mile?", "A mile is 1.6 kilometres."))
    reached: set[str] = set()
    desk.find(QWidget, "rail-talk").setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(60):
        widget = QApplication.focusWidget()
        assert widget is not None
        reached.add(widget.objectName())
        desk.key(Qt.Key.Key_Tab)
    wanted = {
        "rail-talk", "rail-models", "rail-settings", "fold", "new-talk", "search-talks", "talk-1", "persona",
        "chip-hears", "chip-thinks", "chip-speaks", "correct", "answered", "reply-copy", "reply-play",
        "reply-again", "mic", "field", "strip-activity",
    }  # fmt: skip
    assert wanted <= reached, wanted - reached


def test_shortcuts_of_the_talk(desk: Desk) -> None:
    desk.key(Qt.Key.Key_F, CTRL)
    assert QApplication.focusWidget() is desk.find(QLineEdit, "search-talks")
    desk.key(Qt.Key.Key_N, CTRL)
    assert ("new_conversation", None) in desk.app.talk.calls
    desk.core(lambda app: app.talk.open())
    desk.key(Qt.Key.Key_M, CTRL)
    desk.key(Qt.Key.Key_M, CTRL)
    assert [value for name, value in desk.app.talk.calls if name == "mute"] == [True, False]
    desk.tell(TalkStateChanged("speaking"))
    desk.key(Qt.Key.Key_Escape)
    assert ("interrupt", None) in desk.app.talk.calls


# ---------------------------------------------------------------------------------------- meters


class Meter:
    """A level clock on a level that the test sets."""

    def __init__(self, theme: Theme) -> None:
        self.now: Level | None = Level(-12.0, -6.0, 1.0, 0.0)
        self.told: list[float] = []
        self.silent: list[bool] = []
        self.clock = LevelClock(theme, lambda: self.now)
        self.clock.level.connect(self.told.append)
        self.clock.silent.connect(self.silent.append)

    def ticks(self, count: int) -> None:
        for _ in range(count):
            self.clock._tick()


def test_a_meter_rises_at_once_and_falls_in_300_ms(qapp: QApplication) -> None:
    theme = Theme(qapp, "light")
    meter = Meter(theme)
    meter.clock.run(True)
    meter.ticks(1)
    assert meter.told == [-12.0]
    meter.now = Level(-60.0, -60.0, 0.0, 0.0)
    meter.ticks(4)
    assert -60 < meter.told[-1] < -30
    meter.ticks(6)
    assert meter.told[-1] == FLOOR_DB
    told = len(meter.told)
    meter.ticks(20)
    assert len(meter.told) == told, "a level that does not move is not painted again"
    meter.clock.run(False)


def test_less_motion_shows_five_steps(qapp: QApplication) -> None:
    meter = Meter(Theme(qapp, "light", 100, True))
    meter.clock.run(True)
    for level in (-59.0, -40.0, -33.0, -20.0, -3.0):
        meter.now = Level(level, level, 0.0, 0.0)
        meter.ticks(1)
    assert set(meter.told) <= {-60.0, -48.0, -36.0, -24.0, -12.0, 0.0}
    meter.clock.run(False)


def test_five_seconds_of_nothing_are_told(qapp: QApplication) -> None:
    meter = Meter(Theme(qapp, "light"))
    meter.clock.run(True)
    meter.now = Level(-100.0, -100.0, 0.0, 0.0)
    meter.ticks(100)
    assert meter.silent == []
    meter.ticks(60)
    assert meter.silent == [True]
    meter.now = Level(-30.0, -20.0, 0.0, 0.0)
    meter.ticks(1)
    assert meter.silent == [True, False]
    meter.clock.run(False)


def test_a_hidden_window_reads_no_level(desk: Desk) -> None:
    desk.core(lambda app: app.talk.open())
    assert desk.window.levels.running
    desk.window.hide()
    desk.settle()
    assert not desk.window.levels.running
    assert [value for name, value in desk.app.talk.calls if name == "meter"] == [True, False]
    desk.window.show()
    desk.settle()
    assert desk.window.levels.running
    desk.core(lambda app: app.talk.close())
    assert not desk.window.levels.running


# ----------------------------------------------------------------------------------------- bridge


class Crossing:
    """A bridge without a window."""

    def __init__(self, bot: QtBot, home: Path) -> None:
        self.bot, self.app, self.bridge = bot, FakeApp(home), Bridge()
        self.bugs: list[BaseException] = []
        self.notices: list[Notice] = []
        self.bridge.events.subscribe(Bug, lambda bug: self.bugs.append(bug.error))
        self.bridge.events.subscribe(Notice, self.notices.append)

    def start(self) -> Crossing:
        self.bridge.start(lambda: self.app)
        return self

    def until(self, condition: Callable[[], bool]) -> None:
        self.bot.waitUntil(condition, timeout=5000)

    def end(self) -> None:
        self.bridge.close()
        self.until(lambda: self.bridge.join(0))


@pytest.fixture
def crossing(qtbot: QtBot, tmp_path: Path) -> Iterator[Crossing]:
    crossing = Crossing(qtbot, tmp_path)
    yield crossing
    crossing.end()


def test_work_that_is_asked_for_before_the_core_runs_waits_for_it(crossing: Crossing) -> None:
    done: list[object] = []
    crossing.bridge.submit(lambda app: app.talk.conversation, done.append)
    crossing.start().until(lambda: len(done) == 1)
    crossing.end()
    assert crossing.app.started
    assert crossing.app.closed


def test_a_reply_that_grows_fast_is_told_once_a_frame_and_complete(crossing: Crossing) -> None:
    crossing.start()
    told: list[str] = []
    crossing.bridge.events.subscribe(ReplyGrew, lambda event: told.append(event.text))

    def burst(app: FakeApp) -> None:
        for end in range(1, 2001):
            app.bus.publish(ReplyGrew(1, "x" * end))

    crossing.bridge.submit(burst)  # type: ignore[arg-type]
    crossing.until(lambda: bool(told) and len(told[-1]) == 2000)
    assert len(told) < 100
    crossing.end()


def test_what_is_deleted_can_be_undone_and_is_done_whole_at_the_end(crossing: Crossing) -> None:
    crossing.start()
    owner, done, shown = QObject(), [], []
    undo = Undo(crossing.bridge, crossing.notices.append, owner)

    def delete(name: str) -> None:
        async def work(app: object) -> None:
            await asyncio.sleep(0.05)
            done.append(name)

        undo.offer(f"{name} is deleted.", work, lambda: shown.append(name))

    delete("one")
    undo.take_back()
    assert shown == ["one"]
    delete("two")
    delete("three")  # the one before is over
    crossing.until(lambda: shown == ["one", "two"])
    undo.finish()
    crossing.until(lambda: shown == ["one", "two", "three"])

    async def missing(app: object) -> None:
        raise VoiceAppError("meeting-unknown", "There is no meeting 3.")

    undo.offer("It is deleted.", missing, lambda: shown.append("gone"))
    undo.finish()  # the command line has deleted it meanwhile: nothing is wrong
    crossing.until(lambda: shown[-1] == "gone")
    assert crossing.notices == []
    delete("four")
    undo.finish()
    undo.finish(lambda: shown.append(f"after {done[-1]}"))  # waits for the one that runs
    crossing.until(lambda: shown[-2:] == ["four", "after four"])

    async def break_down(app: object) -> None:
        raise KeyError("x")

    undo.offer("It is deleted.", break_down, lambda: shown.append("back"))
    undo.finish(lambda: shown.append("goes on"))
    crossing.until(lambda: shown[-2:] == ["back", "goes on"] and len(crossing.bugs) == 1)
    delete("five")
    undo.finish()
    crossing.end()
    assert done == ["two", "three", "four", "five"]


def test_failures_are_notices_and_bugs_are_reported(crossing: Crossing) -> None:
    crossing.start()
    failed: list[VoiceAppError] = []
    error = VoiceAppError("gone", "It is gone.")

    async def fail(app: object) -> None:
        raise error

    async def break_down(app: object) -> None:
        raise KeyError("x")

    crossing.bridge.submit(fail, failed=failed.append)
    crossing.bridge.submit(fail)
    crossing.bridge.submit(break_down)
    crossing.until(lambda: bool(failed and crossing.notices and crossing.bugs))
    assert failed == [error]
    assert crossing.notices[0].sentence == "It is gone."
    assert isinstance(crossing.bugs[0], KeyError)
    crossing.end()


def test_nothing_is_called_for_an_owner_that_is_gone(crossing: Crossing) -> None:
    crossing.start()
    owner = QWidget()
    called: list[object] = []
    over: list[object] = []
    release = asyncio.Event()

    async def wait(app: object) -> int:
        await release.wait()
        return 1

    crossing.bridge.submit(wait, called.append, owner=owner)
    owner.deleteLater()
    QApplication.sendPostedEvents(owner, 0)
    QApplication.processEvents()
    del owner
    crossing.bridge.submit(lambda app: release.set())
    crossing.bridge.submit(lambda app: None, over.append)
    crossing.until(lambda: bool(over))
    assert called == []
    crossing.end()


def test_a_core_that_cannot_start_says_why(crossing: Crossing) -> None:
    crossing.app.refuse = VoiceAppError("home", "The folder cannot be written.", "Make it writable.")
    crossing.start().until(lambda: bool(crossing.notices))
    assert crossing.notices[0].next_step == "Make it writable."
    crossing.end()


def test_closing_cancels_what_still_runs(crossing: Crossing) -> None:
    crossing.start()
    states: list[str] = []

    async def forever(app: object) -> None:
        states.append("begun")
        try:
            await asyncio.Event().wait()
        finally:
            states.append("cancelled")

    crossing.bridge.submit(forever)
    crossing.until(lambda: bool(states))
    crossing.end()
    assert states == ["begun", "cancelled"]
    assert crossing.bugs == []


def test_the_qt_thread_never_waits_for_the_core(crossing: Crossing) -> None:
    crossing.start()
    timer = QElapsedTimer()
    timer.start()
    crossing.bridge.submit(lambda app: time.sleep(0.5))
    assert timer.elapsed() < 200
    crossing.end()


# ------------------------------------------------------------------------------------ the program


def test_one_window_per_home(qtbot: QtBot, tmp_path: Path) -> None:
    for home in ("one", "two"):
        (tmp_path / home).mkdir()
    first, other = SingleWindow(tmp_path / "one"), SingleWindow(tmp_path / "two")
    assert first.claim()
    assert stat.S_ISSOCK((tmp_path / "one" / "window.socket").stat().st_mode)  # where no other user can be first
    assert other.claim()
    raised: list[bool] = []
    first.raised.connect(lambda: raised.append(True))
    assert not SingleWindow(tmp_path / "one").claim(quiet=True)  # one that was to start in the tray
    with qtbot.waitSignal(first.raised, timeout=3000):
        assert not SingleWindow(tmp_path / "one").claim()
    assert raised == [True]
    first.release()
    again = SingleWindow(tmp_path / "one")
    assert again.claim()
    again.release()
    other.release()


CLAIM = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from voiceapp.gui.single import SingleWindow
qt = QCoreApplication(["python"])
single = SingleWindow(Path(sys.argv[1]))
print("asking", flush=True)
print(single.claim(), flush=True)
sys.stdin.read()
"""


def claimant(home: Path) -> subprocess.Popen[bytes]:
    """Another program that wants the home, and keeps it once it has it.

    Read without a buffer: Popen.communicate would pass over what had come together with "asking".
    """
    command = [sys.executable, "-c", CLAIM, str(home)]
    pipe = subprocess.PIPE
    other = subprocess.Popen(command, stdin=pipe, stdout=pipe, bufsize=0, cwd=Path(__file__).parents[2])
    assert other.stdout is not None
    assert other.stdout.readline() == b"asking\n"
    return other


def test_a_start_while_the_last_one_ends_waits_for_it(qtbot: QtBot, tmp_path: Path) -> None:
    ending, raised = SingleWindow(tmp_path), []
    ending.raised.connect(lambda: raised.append(True))
    assert ending.claim()
    ending.leave()
    other = claimant(tmp_path)
    ending.release()
    output, _ = other.communicate(timeout=30)
    assert (output, raised) == (b"True\n", [])


def test_the_desktop_learns_that_the_second_start_was_the_users_click(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = SingleWindow(tmp_path)
    assert first.claim()
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "click-17")
    second = claimant(tmp_path)
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN")
    with qtbot.waitSignal(first.raised, timeout=10_000):
        pass
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "click-17"  # where Qt looks for it
    assert second.communicate(timeout=30)[0] == b"False\n"
    first.release()


def test_a_program_that_was_killed_leaves_no_lock(qtbot: QtBot, tmp_path: Path) -> None:
    other = claimant(tmp_path)
    assert other.stdout is not None
    assert other.stdout.readline() == b"True\n"
    assert (tmp_path / "window.lock").stat().st_mode & 0o777 == 0o600
    assert not SingleWindow(tmp_path).claim()
    other.kill()
    other.communicate()
    after = SingleWindow(tmp_path)
    assert after.claim()
    after.release()
    assert not (tmp_path / "window.lock").exists()


def test_the_window_is_shown_before_the_core_is_made(qtbot: QtBot, tmp_path: Path) -> None:
    order: list[str] = []
    app = FakeApp(tmp_path)

    def make() -> FakeApp:
        order.append("core")
        return app

    def shown(window: Window) -> None:
        order.append("window" if window.isVisible() else "hidden")
        window.bridge.ready.connect(window.close)

    paths = Paths(tmp_path, tmp_path / "data", tmp_path / "cache", tmp_path / "logs")
    assert run_window(make, paths, Settings(paths.settings), shown) == 0
    assert order == ["window", "core"]
    assert app.closed


def test_another_language_needs_a_restart_which_the_notice_does(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    started: list[list[str]] = []
    paths = Paths(tmp_path, tmp_path / "data", tmp_path / "cache", tmp_path / "logs")
    app = FakeApp(tmp_path)

    def start(program: str, words: list[str]) -> None:
        single = SingleWindow(paths.data)
        assert single.claim()  # what is started finds the home free
        single.release()
        started.append([program, *words])

    monkeypatch.setattr(QProcess, "startDetached", start)
    monkeypatch.setattr(sys, "orig_argv", ["python", "-m", "voiceapp", "--hidden"])

    def shown(window: Window) -> None:
        def tell(setting: str, *also: Event) -> None:
            for event in (*also, SettingChanged("look.language", setting)):
                window.bridge.events.publish(event)
            tell_what_is_shown()

        def tell_what_is_shown() -> None:
            said.append(window.notices.sentence.text() if window.notices.isVisible() else "")

        def changed() -> None:
            tell("de")
            tell("system")
            tell("de", RecordingChanged(1))
            window.notices.action.click()
            tell_what_is_shown()
            tell("en", RecordingChanged(None))
            window.notices.action.click()

        window.bridge.ready.connect(changed)

    assert run_window(lambda: app, paths, Settings(paths.settings), shown) == 0
    changes = "The language of the window changes with the next start."
    assert said == [changes, "", changes, "A meeting is being recorded. Restart when it is over.", changes]
    assert started == [[sys.executable, "-m", "voiceapp"]]


def test_a_bug_in_the_window_is_reported_and_the_window_goes_on(qtbot: QtBot, tmp_path: Path) -> None:
    seen: list[str] = []

    def shown(window: Window) -> None:
        def ready() -> None:
            window.bridge.submit(lambda app: dict[str, str]()["missing"])

        def told(bug: Bug) -> None:
            seen.append(window.notices.notices()[0].sentence)
            window.close()

        window.bridge.ready.connect(ready)
        window.bridge.events.subscribe(Bug, told)

    paths = Paths(tmp_path, tmp_path / "data", tmp_path / "cache", tmp_path / "logs")
    assert run_window(lambda: FakeApp(tmp_path), paths, Settings(paths.settings), shown) == 0
    report = json.loads(next(paths.crashes.glob("*.json")).read_text())
    assert report["exception"] == "KeyError"
    assert "missing" not in json.dumps(report)
    assert seen == ["Something in the program failed. What you said and stored is safe, and the window goes on."]


PROGRAM = """
import sys
from pathlib import Path
from tests.fakes.app import FakeApp
from voiceapp.core.paths import Paths
from voiceapp.core.settings import Settings
from voiceapp.gui.run import run_window
home = Path(sys.argv[1])
paths = Paths(home, home / "data", home / "cache", home / "logs")
paths.create()
app = FakeApp(home)
def shown(window):
    window.bridge.ready.connect(lambda: print("shown", flush=True))
status = run_window(lambda: app, paths, Settings(paths.settings), shown)
print("closed" if app.closed else "never started", flush=True)
sys.exit(status)
"""


def start(home: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(home)], stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
    )


def test_a_signal_closes_everything_and_a_second_start_raises_the_first(tmp_path: Path) -> None:
    first = start(tmp_path)
    try:
        assert first.stdout is not None
        assert first.stdout.readline() == "shown\n"
        second = start(tmp_path)
        output, _ = second.communicate(timeout=30)
        assert (second.returncode, output) == (0, "never started\n")
        os.kill(first.pid, signal.SIGTERM)
        output, _ = first.communicate(timeout=30)
        assert (first.returncode, output) == (0, "closed\n")
    finally:
        if first.poll() is None:
            first.kill()
            first.communicate()


def test_nothing_heavy_is_loaded_for_the_window() -> None:
    code = (
        "import sys, voiceapp.gui.run; "
        "print(*sorted({'torch','transformers','ctranslate2','onnxruntime','av','llama_cpp','pyqtgraph',"
        "'qtawesome','numpy','asyncio','sqlite3'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split() == []


def test_calls_of_qt_lose_no_reference(qapp: QApplication) -> None:
    """PySide6 6.12.0 on Python 3.11 loses a None in each call that returns nothing, until Python aborts."""
    widget = QWidget()
    before = sys.getrefcount(None)
    for _ in range(500):
        widget.setAccessibleName("a name")
    assert sys.getrefcount(None) > before - 100


def test_the_side_column_holds_everything_it_shows(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.app.talk.found = []
    desk.show()
    desk.core(lambda app: app.talk.turn("How long is a mile?", "A mile is 1.6 kilometres."))
    desk.click("rail-settings")
    desk.key(Qt.Key.Key_T, CTRL)
    assert desk.there("sample")
    assert_laid_out(desk.find(QWidget, "side"))
    desk.click("answered")
    assert_laid_out(desk.find(QWidget, "side"))
    desk.close()
