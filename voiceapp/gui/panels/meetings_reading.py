"""Minutes read aloud, by the voice of the talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Notice
from voiceapp.gui.context import Context
from voiceapp.gui.panels.meetings_minutes import MinutesTab
from voiceapp.services.minutes_aloud import aloud

if TYPE_CHECKING:
    from voiceapp.core.meetings import Minutes


class MinutesReading(QObject):
    """Reads the minutes on the page when their button asks for it, until they end or it is pressed again."""

    def __init__(self, context: Context, tab: MinutesTab) -> None:
        super().__init__(tab)
        self._context = context
        self._tab = tab
        tab.read_wanted.connect(self._toggle)

    def _toggle(self, minutes: Minutes) -> None:
        if self._tab.reading:
            self._context.bridge.submit(lambda app: app.talk.interrupt(), owner=self)
            return
        self._tab.set_reading(True)
        text = aloud(minutes)
        self._context.bridge.submit(
            lambda app: app.talk.read_aloud(text), lambda _: self._tab.set_reading(False), self._failed, owner=self
        )

    def _failed(self, error: VoiceAppError) -> None:
        self._tab.set_reading(False)
        self._context.notify(Notice.of(error))
