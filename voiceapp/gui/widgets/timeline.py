"""The wave of a recording over one lane per speaker, with markers and the place that plays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from voiceapp.gui.language import tr
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.paint import elided, rounded
from voiceapp.gui.widgets.roles import Role, set_role
from voiceapp.gui.widgets.time_axis import clock

WAVE, NAMES, LANE, LANE_GAP, MOST_LANES, KNOB, AFTER = 42, 88, 14, 2, 8, 8, 8
"""px at 100 %; past eight lanes the wheel scrolls them."""
BAR, BAR_GAP = 2, 1


@dataclass(frozen=True, slots=True)
class Lane:
    """A speaker's lane: ``colour`` is a role, ``spans`` are (start, end) in seconds."""

    name: str
    colour: str
    spans: Sequence[tuple[float, float]]


def bars(peaks: NDArray[np.float32], count: int) -> NDArray[np.float32]:
    """The largest excursion in ``count`` equal stretches, 0..1, from (stretches, 2) lowest and highest samples."""
    loud = np.abs(peaks).max(axis=1) if len(peaks) else np.zeros(1, np.float32)
    edges = np.linspace(0, len(loud), count + 1).astype(int)
    found = [loud[low : max(high, low + 1)].max(initial=0.0) for low, high in pairwise(edges)]
    return np.asarray(found, np.float32)


class Timeline(QWidget):
    """Wave (``wave`` px high), lanes, flags and playhead; a click or a key tells :attr:`sought` the second."""

    sought = Signal(float)

    def __init__(self, theme: Theme, wave: int = WAVE) -> None:
        super().__init__()
        self.theme, self.wave = theme, wave
        self.duration_s = self.at_s = 0.0
        self.lanes: Sequence[Lane] = ()
        self.flags: Sequence[float] = ()
        self._peaks: NDArray[np.float32] = np.zeros((0, 2), np.float32)
        self._bars: NDArray[np.float32] = np.zeros(0, np.float32)
        self._first_lane = 0
        self._with_lanes = True
        self.setObjectName("timeline")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_role(self, Role.Graphic)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("focusRadius", theme.radius("small"))
        theme.changed.connect(self._retheme)
        self._tell()

    def _retheme(self) -> None:
        self._bars = np.zeros(0, np.float32)
        self.updateGeometry()
        self.update()

    # ------------------------------------------------------------------------------------- content

    def show_recording(self, duration_s: float, lanes: Sequence[Lane], flags: Sequence[float]) -> None:
        """Show whose turns and which markers there are."""
        self.duration_s, self.lanes, self.flags = duration_s, lanes, flags
        self._first_lane = 0
        self.updateGeometry()
        self.update()
        self._tell()

    def show_peaks(self, peaks: NDArray[np.float32]) -> None:
        """Show a wave: (stretches, 2) lowest and highest samples, -1..1."""
        self._peaks, self._bars = peaks, np.zeros(0, np.float32)
        self.update()

    def clear_peaks(self) -> None:
        """Show no wave until there is one."""
        self.show_peaks(np.zeros((0, 2), np.float32))

    def show_position(self, at_s: float) -> None:
        """Move the playhead."""
        if at_s != self.at_s:
            self.at_s = at_s
            self.update()
            self._tell()

    def set_lanes_shown(self, shown: bool) -> None:
        """Show the lanes, or the wave alone where there is no room."""
        if shown != self._with_lanes:
            self._with_lanes = shown
            self.updateGeometry()
            self.update()

    def _tell(self) -> None:
        names = ", ".join(lane.name for lane in self.lanes)
        self.setAccessibleName(tr("Wave and speakers"))
        played = tr("{time} of {length}", time=clock(self.at_s), length=clock(self.duration_s))
        self.setAccessibleDescription(f"{played}. {names}".removesuffix(". "))

    @property
    def _shown(self) -> Sequence[Lane]:
        if not self._with_lanes:
            return ()
        return self.lanes[self._first_lane : self._first_lane + MOST_LANES]

    def sizeHint(self) -> QSize:
        px, count = self.theme.px, min(len(self.lanes), MOST_LANES) if self._with_lanes else 0
        lanes = count * (px(LANE) + px(LANE_GAP)) + (px(AFTER) if count else 0)
        return QSize(px(320), px(KNOB) + px(self.wave) + lanes)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(160), self.sizeHint().height())

    # ------------------------------------------------------------------------------------ painting

    def _span(self) -> tuple[int, int]:
        left = self.theme.px(NAMES) - self.theme.px(16) if self._with_lanes and self.lanes else 0
        return left, max(self.width() - left, 1)

    def x_of(self, at_s: float) -> float:
        """Where a second stands."""
        left, wide = self._span()
        return left + wide * min(max(at_s / self.duration_s, 0.0), 1.0) if self.duration_s else left

    def time_of(self, x: float) -> float:
        """The second at ``x``."""
        left, wide = self._span()
        return min(max((x - left) / wide, 0.0), 1.0) * self.duration_s

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        self._paint_wave(painter)
        bottom = self._paint_below(painter)
        self._paint_flags(painter, bottom)
        x, colour = self.x_of(self.at_s), self.theme.colour("text.strong")
        knob = self.theme.px(KNOB)
        painter.fillRect(QRectF(x - 1, knob / 2, 2, bottom - knob / 2), colour)
        left = min(max(x - knob / 2, 0), self.width() - knob)
        rounded(painter, QRectF(left, 0, knob, knob), knob / 2, colour)

    def _paint_wave(self, painter: QPainter) -> None:
        px = self.theme.px
        left, wide = self._span()
        count = max(wide // (BAR + BAR_GAP), 1)
        if len(self._bars) != count:
            self._bars = bars(self._peaks, count)
        middle, half = px(KNOB) + px(self.wave) / 2, px(self.wave) / 2
        top = max(float(self._bars.max(initial=0.0)), 0.05)
        played, rest = self.theme.colour("accent.graphic"), self.theme.colour("line.control")
        head = self.x_of(self.at_s)
        for place, loud in enumerate(self._bars):
            x = left + place * (BAR + BAR_GAP)
            high = max(float(loud) / top * half, 0.5)
            painter.fillRect(QRectF(x, middle - high, BAR, 2 * high), played if x < head else rest)

    def _paint_below(self, painter: QPainter) -> int:
        """Paint the lanes; returns where flags and playhead end."""
        theme, px = self.theme, self.theme.px
        left, wide = self._span()
        y = px(KNOB) + px(self.wave)
        if not self._shown:
            return y
        y += px(AFTER)
        painter.setFont(theme.font("caption"))
        for lane in self._shown:
            rounded(painter, QRectF(left, y, wide, px(LANE)), 2, theme.colour("surface.sunken"))
            painter.setPen(theme.colour("text.normal"))
            name = QRect(0, y - 1, left - px(8), px(LANE) + 2)
            words = elided(painter.fontMetrics(), lane.name, name.width())
            painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, words)
            colour = theme.colour(lane.colour)
            for start, end in lane.spans:
                x = self.x_of(start)
                rounded(painter, QRectF(x, y, max(self.x_of(end) - x, 1.5), px(LANE)), 2, colour)
            y += px(LANE) + px(LANE_GAP)
        return y - px(LANE_GAP)

    def _paint_flags(self, painter: QPainter, bottom: int) -> None:
        px, colour = self.theme.px, self.theme.colour("amber.graphic")
        for flag in self.flags:
            x = round(self.x_of(flag)) + 0.5
            painter.setPen(QPen(colour, 1))
            painter.drawLine(QPointF(x, px(4)), QPointF(x, bottom))
            painter.fillRect(QRectF(x, px(4), px(9), px(7)), colour)

    # -------------------------------------------------------------------------------------- acting

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.sought.emit(self.time_of(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.sought.emit(self.time_of(event.position().x()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if len(self.lanes) <= MOST_LANES:
            event.ignore()  # the page scrolls
            return
        self._scroll(-1 if event.angleDelta().y() > 0 else 1)

    def _scroll(self, step: int) -> None:
        last = max(len(self.lanes) - MOST_LANES, 0)
        self._first_lane = min(max(self._first_lane + step, 0), last)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Up:
                self._scroll(-1)
            case Qt.Key.Key_Down:
                self._scroll(1)
            case Qt.Key.Key_Home:
                self.sought.emit(0.0)
            case Qt.Key.Key_End:
                self.sought.emit(self.duration_s)
            case _:
                event.ignore()
