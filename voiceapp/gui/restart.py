"""Starting anew, which another language of the window needs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess

from voiceapp.core.events import Notice, SettingChanged
from voiceapp.core.starting import HIDDEN
from voiceapp.gui.language import tr

if TYPE_CHECKING:
    from voiceapp.gui.window import Window

LANGUAGE = "look.language"
ACTION = "restart"
"""The action of a notice that offers it."""


class Restart(QObject):
    """Says that a language needs another start. ``wanted``: the program starts again once it has ended."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._spoken = window, window.settings.text(LANGUAGE)
        self.wanted = False
        window.bridge.events.subscribe(SettingChanged, self._setting_changed)

    def _setting_changed(self, event: SettingChanged) -> None:
        if event.key != LANGUAGE:
            return
        self._window.notices.drop(ACTION)
        if event.value != self._spoken:
            sentence = tr("The language of the window changes with the next start.")
            self._window.notify(Notice("info", sentence, action=ACTION, code=ACTION))

    def now(self) -> None:
        """End the program and start it again, unless that would end a recording."""
        if self._window.recording.meeting is not None:
            sentence = tr("A meeting is being recorded. Restart when it is over.")
            self._window.notify(Notice("warning", sentence, action=ACTION, code=ACTION))
            return
        self.wanted = True
        self._window.quit()


def start_again() -> None:
    """Start this program as it was started, but with its window."""
    words = [word for word in sys.orig_argv[1:] if word != HIDDEN]
    QProcess.startDetached(sys.executable, words)
