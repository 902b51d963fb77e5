"""Two controls side by side in the width there is, or one above the other where their words do not fit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget


class Pair(QWidget):
    """``needs`` are those whose words have to be seen whole: both, or one; the other has its minimum width."""

    def __init__(self, one: QWidget, other: QWidget, gap: int, needs: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self._both, self._needs = (one, other), needs or (one, other)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(gap)
        for widget in self._both:
            self._box.addWidget(widget, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:  # a word became longer or shorter
            self._arrange()
        return done

    def _arrange(self) -> None:
        needed = sum(one.sizeHint().width() if one in self._needs else one.minimumWidth() for one in self._both)
        narrow = needed + self._box.spacing() > self.width()
        stacked = narrow and not any(one.isHidden() for one in self._both)
        way = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        if way != self._box.direction():
            self._box.setDirection(way)
