"""The picture of the empty Activity page: work that is done, half done, and begun."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent

from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.empty_picture import EmptyPicture
from voiceapp.gui.widgets.paint import rounded

WIDE, ROW, GAP = 320, 40, 8
"""px at 100 %: the width, a row's height and what is between two."""
ROWS = ((0.34, 1.0, "check-circle"), (0.5, 0.58, "progress-clock"), (0.26, 0.12, "progress-clock"))
"""How long a row's words are, how far its work is, and its icon."""


class ActivityPicture(EmptyPicture):
    """Three rows with a bar each."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, WIDE, len(ROWS) * (ROW + GAP) - GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, px, colour = QPainter(self), self.theme, self.theme.px, self.theme.colour
        for place, (words, done, icon) in enumerate(ROWS):
            row = QRectF(0, place * px(ROW + GAP), self.width(), px(ROW))
            rounded(painter, row, theme.radius("control"), colour("surface.raised"), colour("line.soft"))
            tone = "success.graphic" if done == 1 else "accent.graphic"
            top = round(row.top())
            painter.drawPixmap(px(12), top + px(10), theme.pixmap(icon, tone, 20))
            left, room = px(44), self.width() - px(60)
            rounded(painter, QRectF(left, top + px(11), room * words, px(6)), px(3), colour("line.control"))
            rounded(painter, QRectF(left, top + px(25), room, px(4)), px(2), colour("line.soft"))
            rounded(painter, QRectF(left, top + px(25), room * done, px(4)), px(2), colour(tone))
