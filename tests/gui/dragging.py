"""Files that a test drags over a page and drops."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def drop_files(page: QWidget, *files: str) -> None:
    """Drag files over a page, which shows that they can be dropped, and drop them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(file) for file in files])
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(50, 300), COPY, data, LEFT, NONE))
    target = page.findChild(QWidget, "drop-target")
    assert isinstance(target, QWidget)
    assert target.isVisible()
    QApplication.sendEvent(page, QDropEvent(QPointF(50, 300), COPY, data, LEFT, NONE))
    assert not target.isVisible()
