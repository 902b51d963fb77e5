"""Opens the window and runs it: first the window, then the core; shuts down in the written order."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from voiceapp.core.logs import crash_report, log
from voiceapp.core.paths import Paths
from voiceapp.core.settings import Settings
from voiceapp.core.settings_table import FIRST_STEPS_SEEN
from voiceapp.gui.bridge import Bridge, Bug
from voiceapp.gui.language import dress
from voiceapp.gui.notices import BUG
from voiceapp.gui.restart import start_again
from voiceapp.gui.single import SingleWindow
from voiceapp.gui.theme import Theme
from voiceapp.gui.window import Window

if TYPE_CHECKING:
    from voiceapp.gui.ports import AppPort

CLOSE_S = 8.0


class Crashes(QObject):
    """Writes a crash report for whatever nobody expected, and shows a notice; the window goes on."""

    def __init__(self, paths: Paths, window: Window) -> None:
        super().__init__(window)
        self._paths, self._window = paths, window
        window.bridge.events.subscribe(Bug, lambda bug: self.write(type(bug.error), bug.error.__traceback__))

    def install(self) -> None:
        """Take over what Python does with errors that nobody caught."""
        sys.excepthook = self._raised
        sys.unraisablehook = lambda seen: self.write(seen.exc_type, seen.exc_traceback)
        threading.excepthook = lambda seen: self.write(seen.exc_type, seen.exc_traceback)

    def remove(self) -> None:
        """Give Python's own hooks back."""
        sys.excepthook = sys.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        threading.excepthook = threading.__excepthook__

    def _raised(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._window.quit()
            return
        self.write(kind, trace)
        self._window.notify(BUG)

    def write(self, kind: type[BaseException] | None, trace: TracebackType | None) -> None:
        """Write the report; a folder that cannot be written is not another crash."""
        kind = kind or BaseException
        try:
            crash_report(self._paths.crashes, kind, trace)
        except OSError:
            return
        log("gui", "crash", exception=kind.__name__)


class Signals(QObject):
    """SIGINT and SIGTERM close the window. Python's handlers run only between its own lines, so the signal's
    wake-up socket is watched by Qt."""

    def __init__(self, close: Callable[[], object]) -> None:
        super().__init__(QCoreApplication.instance())
        self._read, self._write = socket.socketpair()
        for end in (self._read, self._write):
            end.setblocking(False)
        self._old_fd = signal.set_wakeup_fd(self._write.fileno(), warn_on_full_buffer=False)
        self._old = {number: signal.signal(number, _ignore) for number in (signal.SIGINT, signal.SIGTERM)}
        self._close = close
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._came)

    def _came(self) -> None:
        self._read.recv(64)
        self._close()

    def remove(self) -> None:
        """Give the old handlers back."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._old_fd)
        for number, handler in self._old.items():
            signal.signal(number, handler)
        self._read.close()
        self._write.close()


def _ignore(number: int, frame: object) -> None:
    """The wake-up socket carries the signal to Qt."""


def run_window(
    make_app: Callable[[], AppPort],
    paths: Paths,
    settings: Settings,
    shown: Callable[[Window], None] | None = None,
    hidden: bool = False,
    guided: bool = False,
) -> int:
    """Show the window, start the core behind it, run until it is closed; the exit status.

    ``make_app`` builds the core, unstarted, from the same ``paths`` and ``settings``; it is called in the core's
    thread after the first paint, so what it imports delays nothing. ``shown`` is told of the first paint
    (``bench startup`` measures it). A second start on the same home raises the first window (a ``hidden`` one
    leaves it as it is) and returns 0.
    ``hidden``: the window waits in the tray, or minimised where there is none. ``guided``: a fresh home's first
    window shows the first steps.
    """
    if sys.platform == "win32":  # else AltGr is Ctrl+Alt to Qt there: letters such as ą and ż would be commands
        os.environ.setdefault("QT_QPA_PLATFORM", "windows:altgr")
    QCoreApplication.setApplicationName("voiceapp")
    QCoreApplication.setOrganizationName("voiceapp")
    qt = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(qt, QApplication)
    qt.setDesktopFileName("voiceapp")
    qt.setStyle("Fusion")
    dress(qt)
    qt.setQuitOnLastWindowClosed(False)
    single = SingleWindow(paths.data)
    if not single.claim(quiet=hidden):
        return 0
    theme = Theme(
        qt,
        settings.text("look.theme"),
        int(settings.number("look.text_scale")),
        settings.flag("look.reduced_motion"),
    )
    theme.apply()
    bridge = Bridge()
    window = Window(theme, bridge, settings, paths)
    crashes = Crashes(paths, window)
    crashes.install()
    signals = Signals(window.quit)
    single.raised.connect(window.raise_window)
    late = QTimer(qt)
    late.setSingleShot(True)
    late.timeout.connect(qt.quit)

    def first_paint() -> None:
        if shown is not None:
            shown(window)
        bridge.start(make_app)
        if guided and not (window.was_open or settings.flag(FIRST_STEPS_SEEN)):
            window.open_page("welcome")

    def leave() -> None:
        single.leave()
        window.hide()
        late.start(round(CLOSE_S * 1000))
        bridge.close()

    window.leaving.connect(leave)
    bridge.closed.connect(qt.quit)
    if hidden:
        bridge.start(make_app)
    else:
        window.painted.connect(first_paint)
        window.show()
    status = qt.exec()
    late.stop()
    bridge.join(1.0)
    single.release()
    signals.remove()
    crashes.remove()
    if window.restart.wanted:
        start_again()
    window.deleteLater()
    qt.processEvents()
    return status
