"""Tells whether a window can be opened, without risking this process: Qt aborts where it cannot."""

from __future__ import annotations

import faulthandler
import importlib
import os
import select
import signal
import sys
from collections.abc import Mapping

TIMEOUT_S = 10.0
"""A display that does not answer within this time is none."""


class Probe:
    """Asks Qt for a display in a child process. Started early, it runs while the caller imports the window."""

    def __init__(self, environment: Mapping[str, str] = os.environ, timeout_s: float = TIMEOUT_S) -> None:
        self._timeout_s = timeout_s
        self._answer: bool | None = None
        self._pid = 0
        if not sys.platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
            self._answer = True  # the desktop is always there, or somebody has chosen Qt's platform
        elif not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
            self._answer = False
        else:
            self._pid = os.fork()
            if not self._pid:
                _try_qt()

    @property
    def possible(self) -> bool:
        """False when it is known already that there is no display."""
        return self._answer is not False

    def works(self) -> bool:
        """Wait for the child's answer."""
        if self._answer is None:
            handle = os.pidfd_open(self._pid)
            try:
                if not select.select([handle], [], [], self._timeout_s)[0]:
                    signal.pidfd_send_signal(handle, signal.SIGKILL)
            finally:
                os.close(handle)
            _, status = os.waitpid(self._pid, 0)
            self._answer = os.waitstatus_to_exitcode(status) == 0
        return self._answer


def _try_qt() -> None:
    """In the child: exit status 0 when Qt gets a screen. Its complaints are not shown."""
    try:
        import resource

        faulthandler.disable()
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        nowhere = os.open(os.devnull, os.O_RDWR)
        for number in (0, 1, 2):
            os.dup2(nowhere, number)
        # By name, so that no contract has to allow a module outside gui/ to know Qt.
        qt = importlib.import_module("PySide6.QtGui")
        if qt.QGuiApplication([sys.argv[0]]).primaryScreen() is not None:
            os._exit(0)
    finally:
        os._exit(1)
