"""The seconds of the part that is in view, down to single samples."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from voiceapp.gui.language import number
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.sound_span import SoundSpan

HIGH = 24
_LONG_S = (10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)


def exact(seconds: float, step_s: float = 0.001) -> str:
    """A second as 1:05.250, with as many figures as ``step_s`` needs."""
    places = min(max(-math.floor(math.log10(step_s) + 1e-9), 0), 6)
    whole = round(seconds, places)
    minutes = int(whole // 60)
    left = number(whole - 60 * minutes, places).zfill(places + 3 if places else 2)
    return f"{minutes // 60}:{minutes % 60:02d}:{left}" if minutes >= 60 else f"{minutes}:{left}"


def step_of(wide_s: float, most: int) -> float:
    """The round step of which at most ``most`` go into ``wide_s``."""
    least = wide_s / max(most, 1)
    if least > 5:
        return next((float(one) for one in _LONG_S if one >= least), 7200.0)
    tens = 10.0 ** math.floor(math.log10(max(least, 1e-9)))
    return next(tens * one for one in (1, 2, 5, 10) if tens * one >= least * (1 - 1e-9))


class TimeRuler(QWidget):
    """Round seconds above the lanes, whose beds begin ``left`` px (at 100 %) from the left."""

    def __init__(self, theme: Theme, span: SoundSpan, left: int) -> None:
        super().__init__()
        self.theme, self.span, self.left = theme, span, left
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        span.moved.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(160), self.theme.px(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, px, span = QPainter(self), self.theme, self.theme.px, self.span
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        left, wide = px(self.left), self.width() - px(self.left)
        if span.wide_s <= 0 or wide <= 0:
            return
        painter.setFont(theme.font("caption", tabular=True))
        room = painter.fontMetrics().horizontalAdvance(exact(span.until_s, span.wide_s / 1000)) + px(16)
        step = step_of(span.wide_s, wide // max(room, 1))
        free = left
        number = math.ceil(span.from_s / step - 1e-9)
        while (at := number * step) <= span.until_s:
            x = left + (at - span.from_s) / span.wide_s * wide
            painter.setPen(QPen(theme.colour("line.control"), 1))
            painter.drawLine(QPointF(round(x) + 0.5, self.height() - px(4)), QPointF(round(x) + 0.5, self.height()))
            painter.setPen(theme.colour("text.weak"))
            words = exact(at, step)
            need = painter.fontMetrics().horizontalAdvance(words) + px(8)
            box = QRect(round(x) - need // 2, 0, need, self.height() - px(4))
            box.moveLeft(min(max(box.left(), left), self.width() - need))
            way = Qt.AlignmentFlag.AlignHCenter
            way = Qt.AlignmentFlag.AlignLeft if box.left() == left else way
            way = Qt.AlignmentFlag.AlignRight if box.right() >= self.width() - 1 else way
            if box.left() >= free:
                free = box.right()
                painter.drawText(box, way | Qt.AlignmentFlag.AlignVCenter, words)
            number += 1
