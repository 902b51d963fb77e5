"""The picture of the empty Compose page: an idea, and what branches from it."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen

from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.empty_picture import EmptyPicture
from voiceapp.gui.widgets.paint import rounded

WIDE, HIGH, ROW = 112, 48, 64
"""px at 100 %: a track, and from one row to the next; a track is narrower where there is no room."""
BETWEEN, BEND, BAR = 32, 8, 3
PLACES = ((0, 0.5), (1, 0.0), (1, 1.0), (2, 0.0))
"""Column and row of each track; the last one is the chosen one."""
WAYS = ((0, 2), (0, 1), (1, 3))
"""From which track to which; the first one is not on the way to the chosen one."""


class ComposePicture(EmptyPicture):
    """A small tree of waves; the way to the chosen one stands out."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, 3 * WIDE + 2 * BETWEEN, ROW + HIGH)

    def _box(self, track: int) -> QRectF:
        px, (column, row) = self.theme.px, PLACES[track]
        wide = (self.width() - 2 * px(BETWEEN)) / 3
        return QRectF(column * (wide + px(BETWEEN)), row * px(ROW), wide, px(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, (start, end) in enumerate(WAYS):
            tone, wide = ("accent.graphic", 2) if place else ("line.control", 1)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour(tone), wide))
            painter.drawPath(self._way(self._box(start), self._box(end)))
        for track in range(len(PLACES)):
            chosen = track == len(PLACES) - 1
            line = theme.colour("accent.graphic" if chosen else "line.control")
            box = self._box(track)
            rounded(painter, box, theme.radius("control"), theme.colour("surface.raised"), line, 2 if chosen else 1)
            self._paint_wave(painter, box, track, "accent.graphic" if chosen else "accent.graphicSoft")

    def _way(self, start: QRectF, end: QRectF) -> QPainterPath:
        y, to_y = start.center().y(), end.center().y()
        middle, bend = (start.right() + end.left()) / 2, self.theme.px(BEND)
        path = QPainterPath()
        path.moveTo(start.right(), y)
        if y != to_y:
            way = bend if to_y > y else -bend
            path.lineTo(middle - bend, y)
            path.quadTo(middle, y, middle, y + way)
            path.lineTo(middle, to_y - way)
            path.quadTo(middle, to_y, middle + bend, to_y)
        path.lineTo(end.left(), to_y)
        return path

    def _paint_wave(self, painter: QPainter, box: QRectF, track: int, tone: str) -> None:
        px = self.theme.px
        inner = box.adjusted(px(12), px(8), -px(12), -px(8))
        step = px(BAR) + px(2)
        count = int(inner.width() + px(2)) // step
        inner.adjust((inner.width() + px(2) - count * step) / 2, 0, 0, 0)
        for place in range(count):
            share = place * step / inner.width()
            loud = 0.2 + 0.8 * abs(math.sin(share * (5 + 2 * track)) * math.cos(share * 31 + track))
            half = loud * inner.height() / 2
            bar = QRectF(inner.left() + place * step, inner.center().y() - half, px(BAR), 2 * half)
            rounded(painter, bar, px(1), self.theme.colour(tone))
