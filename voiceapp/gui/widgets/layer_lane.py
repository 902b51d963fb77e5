"""The lane of a layer: when and what sounds, on a grid of bars."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from voiceapp.gui.language import number, tr
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.paint import rounded
from voiceapp.gui.widgets.roles import Role, set_role
from voiceapp.gui.widgets.timeline import bars

LANE = 28
BAR, BAR_GAP = 2, 1
LEAST_BAR = 8
"""px between two lines of bars; where they would be nearer, only every second, fourth, ... is there."""


class LayerLane(QWidget):
    """Shows ``start_s`` to ``end_s`` of ``whole_s``; dragged or moved by the arrow keys it tells :attr:`moved`, a
    second on a beat.
    """

    moved = Signal(float)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.theme = theme
        self.start_s = self.length_s = 0.0
        self.whole_s, self.beat_s, self.beats, self.heard = 1.0, 0.5, 4, True
        self._peaks: NDArray[np.float32] = np.zeros((0, 2), np.float32)
        self._grabbed: float | None = None
        self._before_s = 0.0
        set_role(self, Role.Graphic)
        self.setAccessibleName(tr("Place of {name}", name=name))
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("focusRadius", theme.radius("small"))
        theme.changed.connect(self.updateGeometry)

    def show_place(self, start_s: float, length_s: float, whole_s: float, heard: bool) -> None:
        """Show where it is in a mix that is ``whole_s`` long, and whether it is heard."""
        self.start_s, self.length_s, self.whole_s, self.heard = start_s, length_s, max(whole_s, 1e-3), heard
        self.setAccessibleDescription(
            tr("From {start} s to {end} s", start=number(start_s, 1), end=number(start_s + length_s, 1))
        )
        self.update()

    def show_peaks(self, peaks: NDArray[np.float32]) -> None:
        """Show the wave of its track: (stretches, 2) lowest and highest samples, -1..1."""
        self._peaks = peaks
        self.update()

    def show_grid(self, bpm: float, beats: int) -> None:
        """Show the lines of bars of ``beats`` beats, ``bpm`` a minute."""
        self.beat_s, self.beats = 60.0 / bpm, beats
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(240), self.theme.px(LANE))

    def _x(self, at_s: float) -> float:
        return at_s / self.whole_s * self.width()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colour = QPainter(self), self.theme.colour
        rounded(painter, QRectF(self.rect()), 2, colour("surface.sunken"))
        bar = self._x(self.beat_s * self.beats)
        step = bar
        while step < LEAST_BAR:
            step *= 2
        x = step
        while x < self.width():
            painter.fillRect(QRectF(round(x), 0, 1, self.height()), colour("line.soft"))
            x += step
        left, right = self._x(self.start_s), self._x(self.start_s + self.length_s)
        block = QRectF(left, 2, max(right - left, 2.0), self.height() - 4)
        rounded(
            painter,
            block,
            2,
            colour("accent.tint") if self.heard else None,
            colour("accent.graphicSoft" if self.heard else "line.control"),
        )
        self._paint_wave(painter, block.adjusted(2, 2, -2, -2))

    def _paint_wave(self, painter: QPainter, box: QRectF) -> None:
        count = int(box.width()) // (BAR + BAR_GAP)
        if count < 1 or not len(self._peaks):
            return
        tone = self.theme.colour("accent.graphicSoft" if self.heard else "line.control")
        loud = bars(self._peaks, count)
        top = max(float(loud.max()), 0.05)
        for place, high in enumerate(loud):
            half = max(float(high) / top * box.height() / 2, 0.5)
            x = box.left() + place * (BAR + BAR_GAP)
            painter.fillRect(QRectF(x, box.center().y() - half, BAR, 2 * half), tone)

    def _snapped(self, at_s: float) -> float:
        return max(round(at_s / self.beat_s), 0) * self.beat_s

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grabbed, self._before_s = event.position().x(), self.start_s

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None:
            by_s = (event.position().x() - self._grabbed) / max(self.width(), 1) * self.whole_s
            self.start_s = self._snapped(self._before_s + by_s)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None:
            self._grabbed = None
            self._tell()

    def _tell(self) -> None:
        if self.start_s != self._before_s:
            self.moved.emit(self.start_s)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            event.ignore()
            return
        self._before_s = self.start_s
        self.start_s = self._snapped(self.start_s + step * self.beat_s)
        self.update()
        self._tell()
