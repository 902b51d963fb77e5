"""Files that are dragged over a page: a frame shows that they can be dropped, and what becomes of them."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.paint import rounded

INSET, ICON = 8, 40
"""px at 100 % from the page's edges to the frame, and of the icon."""


def files_of(event: QDropEvent) -> list[Path]:
    """The files on this computer that are dragged or dropped."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def may_be_sound(file: Path) -> bool:
    """Whether a file's name does not tell that it is something else than sound or video."""
    kind, _ = mimetypes.guess_type(file.name)
    return kind is None or kind.partition("/")[0] in ("audio", "video") or kind == "application/ogg"


class DropTarget(QWidget):
    """Lies over ``page`` while files are dragged there and says ``words``; ``dropped`` tells the files."""

    dropped = Signal(object)

    def __init__(self, theme: Theme, page: QWidget, words: str, icon: str = "tray-arrow-down") -> None:
        super().__init__(page)
        self.theme, self.words, self._icon = theme, words, icon
        self.setObjectName("drop-target")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, page: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            return self._enter(event)
        if event.type() == QEvent.Type.DragLeave:
            self.hide()
        elif event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            return self._drop(event)
        return super().eventFilter(page, event)

    def _enter(self, event: QDragEnterEvent) -> bool:
        if not files_of(event):
            return False
        event.acceptProposedAction()
        self.setGeometry(self.parentWidget().rect())
        self.raise_()
        self.show()
        return True

    def _drop(self, event: QDropEvent) -> bool:
        self.hide()
        files = files_of(event)
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files)
        return bool(files)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, px = QPainter(self), self.theme, self.theme.px
        veil = theme.colour("surface.page")
        veil.setAlphaF(0.88)
        painter.fillRect(self.rect(), veil)
        box = self.rect().adjusted(px(INSET), px(INSET), -px(INSET), -px(INSET))
        rounded(painter, box, theme.radius("card"), theme.colour("accent.tint"))
        painter.setPen(QPen(theme.colour("accent.graphic"), 2, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, theme.radius("card"), theme.radius("card"))
        side, middle = px(ICON), box.center()
        painter.drawPixmap(middle.x() - side // 2, middle.y() - side, theme.pixmap(self._icon, "accent.text", ICON))
        painter.setFont(theme.font("heading"))
        painter.setPen(theme.colour("text.strong"))
        below = QRect(box.left() + px(24), middle.y() + px(12), box.width() - px(48), box.height() // 2 - px(12))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(below, flags, self.words)
