"""A layout that puts widgets in rows and wraps where the width ends."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget


class Flow(QLayout):
    """Widgets in their own size in the direction of reading, then the next row; ``gap`` px between them.

    Those of a row are centred on it; ``centred`` ones stand in the middle of the width.
    """

    def __init__(self, gap: int, parent: QWidget | None = None, *, centred: bool = False) -> None:
        super().__init__(parent)
        self._gap, self._centred = gap, centred
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        width = sum(item.sizeHint().width() + self._gap for item in self._items) - self._gap
        return QSize(max(width, 0), self.minimumSize().height())

    def minimumSize(self) -> QSize:
        size = QSize(0, 0)
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        x, y, high = rect.x(), rect.y(), 0
        row: list[tuple[QLayoutItem, QRect]] = []
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            hint = item.sizeHint()
            if x > rect.x() and x + hint.width() > rect.right() + 1:
                if move:
                    self._set(row, high, rect)
                x, y, high, row = rect.x(), y + high + self._gap, 0, []
            row.append((item, QRect(QPoint(x, y), hint.boundedTo(QSize(rect.width(), hint.height())))))
            x += hint.width() + self._gap
            high = max(high, hint.height())
        if move:
            self._set(row, high, rect)
        return y + high - rect.y()

    def _set(self, row: list[tuple[QLayoutItem, QRect]], high: int, rect: QRect) -> None:
        """Place the widgets of a row in the direction of reading, each in the middle of its height."""
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent is not None else Qt.LayoutDirection.LeftToRight
        free = max(rect.right() - row[-1][1].right(), 0) if row and self._centred else 0
        for item, place in row:
            place = place.translated(free // 2, (high - place.height()) // 2)
            item.setGeometry(QStyle.visualRect(direction, rect, place))
