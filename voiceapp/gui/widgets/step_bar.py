"""How far a guide is: a line of segments, those that were come to filled."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.paint import rounded

HIGH, GAP = 4, 8


class StepBar(QWidget):
    """``count`` segments side by side; a label beside it says the same in words."""

    def __init__(self, theme: Theme, count: int) -> None:
        super().__init__()
        self.theme, self._count, self._at = theme, count, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_step(self, at: int) -> None:
        """Show the step that is come to, counted from 0."""
        self._at = at
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(160), self.theme.px(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, gap = QPainter(self), self.theme.px(GAP)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        wide = (self.width() - gap * (self._count - 1)) / self._count
        for place in range(self._count):
            box = QRectF(place * (wide + gap), 0, wide, self.height())
            role = "accent.graphic" if place <= self._at else "line.soft"
            rounded(painter, box, self.height() / 2, self.theme.colour(role))
