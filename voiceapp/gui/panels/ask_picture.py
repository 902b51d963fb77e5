"""The picture of the empty Ask page: a question, and the second of a recording that answers it."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen

from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.empty_picture import EmptyPicture
from voiceapp.gui.widgets.paint import rounded

WIDE, BUBBLE, BETWEEN, WAVE = 400, 48, 32, 56
"""px at 100 %: the width; the heights of the question, the way to the place, and the wave."""
BAR = 4
FROM, TO = 0.58, 0.72
"""The part that answers, as shares of the wave's bars."""


class AskPicture(EmptyPicture):
    """A bubble, and an arrow to a part of a wave."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, WIDE, BUBBLE + BETWEEN + WAVE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_question(painter)
        self._paint_wave(painter)
        self._paint_way(painter)

    def _paint_question(self, painter: QPainter) -> None:
        theme, px, colour = self.theme, self.theme.px, self.theme.colour
        bubble = QRectF(0, 0, self.width() * 0.6, px(BUBBLE))
        rounded(painter, bubble, theme.radius("card"), colour("surface.raised"), colour("line.soft"))
        icon = theme.pixmap("comment-question-outline", "accent.text", 20)
        painter.drawPixmap(px(12), (px(BUBBLE) - px(20)) // 2, icon)
        left, room = px(44), bubble.width() - px(60)
        for line, share in enumerate((1.0, 0.62)):
            box = QRectF(left, px(15) + line * px(12), room * share, px(6))
            rounded(painter, box, px(3), colour("line.control"))

    def _paint_wave(self, painter: QPainter) -> None:
        px, colour = self.theme.px, self.theme.colour
        high, box, step = px(WAVE), self._answering(), self._step()
        rounded(painter, box, self.theme.radius("small"), colour("accent.tint"), colour("accent.graphic"), 2)
        for place in range(self.width() // step):
            share = place * step / self.width()
            loud = 0.25 + 0.55 * abs(math.sin(share * 19) * math.sin(share * 47 + 1))
            half = loud * (high / 2 - px(6))
            bar = QRectF(place * step, box.center().y() - half, px(BAR), 2 * half)
            inside = box.contains(bar)
            if inside or not box.intersects(bar):
                rounded(painter, bar, px(2), colour("accent.graphic" if inside else "accent.graphicSoft"))

    def _step(self) -> int:
        """px from one bar to the next."""
        return self.theme.px(BAR) + self.theme.px(2)

    def _answering(self) -> QRectF:
        """The frame around the bars that answer; one at each side has no room."""
        step, px = self._step(), self.theme.px
        first, last = (round(share * self.width() / step) for share in (FROM, TO))
        left, right = first * step - px(5), last * step + px(BAR + 5)
        return QRectF(left, px(BUBBLE + BETWEEN), right - left, px(WAVE))

    def _paint_way(self, painter: QPainter) -> None:
        px = self.theme.px
        start = QPointF(self.width() * 0.3, px(BUBBLE))
        end = QPointF(self._answering().center().x(), px(BUBBLE + BETWEEN) - px(3))
        path = QPainterPath(start)
        path.cubicTo(QPointF(start.x(), end.y()), QPointF(end.x(), start.y()), end)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.theme.colour("accent.graphic"), 2))
        painter.drawPath(path)
        painter.drawLine(end, end + QPointF(-px(4), -px(5)))
        painter.drawLine(end, end + QPointF(px(4), -px(5)))
