"""Two groups side by side, or one above the other where the width does not hold both (large text, small window)."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from voiceapp.gui.theme import Theme


class Halves(QWidget):
    """``left`` at the left and ``right`` at the right end of a row, or in two rows, each of the size ``row``.

    ``less`` px are taken from each row: the line above the strip.
    """

    def __init__(self, theme: Theme, left: QWidget, right: QWidget, row: str, gap: int, less: int = 0) -> None:
        super().__init__()
        self._theme, self._left, self._right, self._row, self._gap = theme, left, right, row, gap
        self._less = less
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(left)
        self._box.addStretch(1)
        self._box.addWidget(right)
        self._fit()
        theme.changed.connect(self._fit)

    def _fit(self) -> None:
        self.setMinimumHeight((self._theme.size(self._row) - self._less) * (2 if self.stacked else 1))

    @property
    def stacked(self) -> bool:
        """Whether there are two rows."""
        return self._box.direction() == QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:  # a word in it became longer or shorter
            self.arrange()
        return done

    def arrange(self) -> None:
        """Choose one row or two for the width there is."""
        needed = (
            self._left.minimumSizeHint().width() + self._theme.px(self._gap) + self._right.minimumSizeHint().width()
        )
        stacked = needed > self.width() and not self._right.isHidden()
        if stacked != self.stacked:
            way = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
            self._box.setDirection(way)
            for place, part in enumerate((1, 0, 1) if stacked else (0, 1, 0)):
                self._box.setStretch(place, part)
            self._fit()
