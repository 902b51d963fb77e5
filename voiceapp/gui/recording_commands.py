"""What buttons outside the Meetings page do with a recording."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from voiceapp.gui.context import Context
from voiceapp.gui.panels.meetings_texts import new_title

if TYPE_CHECKING:
    from voiceapp.gui.ports_meetings import RecorderPort


class RecordingCommands(QObject):
    """Starts, pauses and ends the recording; what goes wrong becomes a notice."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def start(self) -> None:
        """Record; before the first time the Meetings page asks whether everyone agrees."""
        if self._context.settings.flag("meetings.consent_told"):
            self._ask(lambda recorder: recorder.start(None, None, new_title()))
        else:
            self._context.open_page("meetings", "record")

    def pause(self, pause: bool) -> None:
        """Pause, or go on."""
        self._ask(lambda recorder: recorder.pause() if pause else recorder.resume())

    def stop(self) -> None:
        """End the recording."""
        self._ask(lambda recorder: recorder.stop())

    def _ask(self, work: Callable[[RecorderPort], Any]) -> None:
        self._context.bridge.submit(
            lambda app: work(app.recorder) if app.recorder is not None else None, owner=self
        )
