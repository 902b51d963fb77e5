"""How a row of the transcript is painted: its gutter, what lies behind words, and dots under doubtful ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle

from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.paint import elided, rounded


@dataclass(frozen=True, slots=True)
class Gutter:
    """Who speaks (``colour`` is a role) and when; ``edited`` shows a pencil, ``marked``: the row has a fill."""

    name: str
    colour: str
    time: str
    edited: bool
    marked: bool


def paint_gutter(painter: QPainter, theme: Theme, box: QRect, gutter: Gutter) -> None:
    """Paint dot, name and time at the top of ``box``."""
    px, middle, direction = theme.px, Qt.AlignmentFlag.AlignVCenter, painter.layoutDirection()

    def at(x: int, y: int, wide: int, high: int) -> QRect:
        return QStyle.visualRect(direction, box, QRect(box.left() + px(x), box.top() + px(y), wide, px(high)))

    name, time = at(24, 6, box.width() - px(28), 20), at(24, 26, box.width() - px(24), 20)
    dot = QRectF(at(8, 12, px(8), 8))
    rounded(painter, dot, dot.width() / 2, theme.colour(gutter.colour))
    painter.setFont(theme.font("bodyStrong"))
    painter.setPen(theme.colour("text.strong"))
    painter.drawText(name, middle, elided(painter.fontMetrics(), gutter.name, name.width() - px(16)))
    painter.setFont(theme.font("caption", tabular=True))
    painter.setPen(theme.colour("text.normal" if gutter.marked else "text.weak"))
    painter.drawText(time, middle, elided(painter.fontMetrics(), gutter.time, time.width()))
    if gutter.edited:
        pencil = QStyle.visualRect(
            direction, name, QRect(name.right() - px(12), name.top() + px(4), px(12), px(12))
        )
        painter.drawPixmap(pencil.topLeft(), theme.pixmap("pencil-outline", "text.weak", 12))


def paint_behind(painter: QPainter, theme: Theme, boxes: Sequence[QRectF], role: str) -> None:
    """Fill behind words."""
    for box in boxes:
        rounded(painter, box.adjusted(-2, -1, 2, 1), theme.radius("small"), theme.colour(role))


def paint_dots(painter: QPainter, theme: Theme, boxes: Sequence[QRectF]) -> None:
    """A dotted line under words that were heard with little certainty."""
    colour = theme.colour("amber.graphic")
    for box in boxes:
        for x in range(round(box.left()), round(box.right()) - 1, 4):
            painter.fillRect(x, round(box.bottom()) - 1, 2, 2, colour)
