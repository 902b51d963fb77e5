"""The microphone's level: the clock that reads it, and the strip's meter."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from voiceapp.gui.language import tr
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.paint import rounded

if TYPE_CHECKING:
    from voiceapp.core.frames import Level

FLOOR_DB = -60.0
SILENT_DB = -80.0
SILENT_S = 4.5


class LevelClock(QObject):
    """Reads the latest level 30 times a second while ``running``, and tells what a meter should show.

    Attack at once, release over 300 ms; with reduced motion in five steps 10 times a second. ``level`` is told
    only when it moved by what can be seen; ``silent`` tells that nothing came for 4.5 s (True), or does again.
    """

    level = Signal(float)
    silent = Signal(bool)

    def __init__(self, theme: Theme, read: Callable[[], Level | None]) -> None:
        super().__init__(theme)
        self._theme, self._read = theme, read
        self._shown = FLOOR_DB
        self._quiet_ticks = 0
        self._is_silent = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)

    @property
    def running(self) -> bool:
        """Whether it reads."""
        return self._timer.isActive()

    def run(self, on: bool) -> None:
        """Read or rest; at rest no timer runs and the meters stand at the floor."""
        if on == self.running:
            return
        if on:
            hertz = 10 if self._theme.reduced else self._theme.motion("meterHz")
            self._quiet_ticks = 0
            self._timer.start(1000 // hertz)
        else:
            self._timer.stop()
            self._silence(False)
            self._show(FLOOR_DB)

    def _tick(self) -> None:
        latest = self._read()
        now = min(max(latest.rms_db, FLOOR_DB), 0.0) if latest is not None else FLOOR_DB
        fall = -FLOOR_DB * self._timer.interval() / self._theme.motion("meterReleaseMs")
        shown = max(now, self._shown - fall, FLOOR_DB)
        if self._theme.reduced:
            shown = FLOOR_DB + round((now - FLOOR_DB) / 12) * 12
        self._show(shown)
        dead = latest is None or latest.peak_db <= SILENT_DB
        self._quiet_ticks = self._quiet_ticks + 1 if dead else 0
        self._silence(self._quiet_ticks * self._timer.interval() >= SILENT_S * 1000)

    def _show(self, shown: float) -> None:
        if abs(shown - self._shown) >= 0.5 or (shown == FLOOR_DB) != (self._shown == FLOOR_DB):
            self._shown = shown
            self.level.emit(shown)

    def _silence(self, silent: bool) -> None:
        if silent != self._is_silent:
            self._is_silent = silent
            self.silent.emit(silent)


class LevelMeter(QWidget):
    """64x4 px: accent up to -6 dB, danger beyond."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self.db = theme, FLOOR_DB
        self.setAccessibleName(tr("Microphone level"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(64), self.theme.px(4))

    def set_level(self, db: float) -> None:
        """Show a level in dB, -60 to 0."""
        self.db = db
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        radius = box.height() / 2
        rounded(painter, box, radius, self.theme.colour("line.soft"))
        share = (self.db - FLOOR_DB) / -FLOOR_DB
        if share <= 0:
            return
        width = box.width() * share
        if self.db > -6:
            hot = QRectF(0, 0, width, box.height())
            rounded(painter, hot, radius, self.theme.colour("danger.graphic"))
            width = box.width() * 0.9
        rounded(painter, QRectF(0, 0, width, box.height()), radius, self.theme.colour("accent.graphic"))
