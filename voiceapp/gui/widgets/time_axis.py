"""The seconds below a wave."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from voiceapp.gui.theme import Theme

AXIS = 24
"""px at 100 %."""
ROUND_S = (1, 2, 4, 5, 10, 12, 15, 30, 60, 120, 300, 600, 1800)


def clock(seconds: float) -> str:
    """A second of the axis: 1:05."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


def paint_axis(
    painter: QPainter, theme: Theme, top: int, width: int, duration_s: float, x_of: Callable[[float], float]
) -> None:
    """Paint round seconds from ``top`` on, as many as ``width`` px hold, and the end."""
    px = theme.px
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    painter.setFont(theme.font("caption", tabular=True))
    painter.setPen(theme.colour("text.weak"))
    wide = painter.fontMetrics().horizontalAdvance("00:00") + px(8)
    step = next((one for one in ROUND_S if duration_s / one * wide * 1.4 <= width), ROUND_S[-1])
    box = QRect(0, top + px(4), wide, px(AXIS - 4))
    at = 0.0
    while (x := round(x_of(at))) <= width - wide * 1.4 and at < duration_s:
        box.moveLeft(max(x - wide // 2, 0))
        way = Qt.AlignmentFlag.AlignLeft if not at else Qt.AlignmentFlag.AlignHCenter
        painter.drawText(box, way | Qt.AlignmentFlag.AlignTop, clock(at))
        at += step
    box.moveRight(width)
    painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, clock(duration_s))
