"""What is shown over a page while files are dragged on it."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRect, Qt, Signal
from PySide6.QtGui import QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.paint import rounded

_INSET = 16


def local_files(data: QMimeData) -> list[Path]:
    """The files and folders of this computer that are dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def may_be_sound(file: Path) -> bool:
    """Whether a file's name does not tell that it is something else than sound or video."""
    kind, _ = mimetypes.guess_type(file.name)
    return kind is None or kind.partition("/")[0] in ("audio", "video") or kind == "application/ogg"


class DropTarget(QWidget):
    """Lets ``page`` take files: while they are over it, a dashed frame says in ``words`` what becomes of them.

    ``dropped`` tells them as a list of paths.
    """

    dropped = Signal(list)

    def __init__(self, theme: Theme, page: QWidget, words: str) -> None:
        super().__init__(page)
        self.theme, self.words, self._page = theme, words, page
        self.setObjectName("drop-target")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, page: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.DragEnter | QEvent.Type.DragMove | QEvent.Type.Drop if isinstance(event, QDropEvent):
                files = local_files(event.mimeData())
                if not files:
                    return False
                event.setDropAction(Qt.DropAction.CopyAction)  # else a file manager may take the file away
                event.accept()
                self._show(event.type() != QEvent.Type.Drop)
                if event.type() == QEvent.Type.Drop:
                    self.dropped.emit(files)
                return True
            case QEvent.Type.DragLeave | QEvent.Type.Hide:
                self._show(False)
        return False

    def _show(self, shown: bool) -> None:
        self.setGeometry(self._page.rect())
        self.setVisible(shown)
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = theme.colour("surface.page")
        veil.setAlphaF(0.88)
        painter.fillRect(self.rect(), veil)
        inset = theme.px(_INSET)
        box = self.rect().adjusted(inset, inset, -inset, -inset)
        painter.setPen(QPen(theme.colour("accent.graphic"), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box, theme.radius("card"), theme.radius("card"))
        self._paint_words(painter, box)

    def _paint_words(self, painter: QPainter, box: QRect) -> None:
        """On a plate of their own, so that what lies below does not shine through."""
        theme, px, side = self.theme, self.theme.px, self.theme.px(32)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.setFont(theme.font("heading"))
        room = QRect(0, 0, box.width() - px(96), box.height())
        text = painter.boundingRect(room, flags, self.words)
        plate = QRect(0, 0, max(text.width(), side) + px(64), text.height() + side + px(56))
        plate.moveCenter(box.center())
        rounded(painter, plate, theme.radius("card"), theme.colour("accent.tint"))
        icon = theme.pixmap("tray-arrow-down", "accent.text", 32)
        painter.drawPixmap(plate.center().x() - side // 2, plate.top() + px(24), icon)
        painter.setPen(theme.colour("text.strong"))
        painter.drawText(plate.adjusted(px(32), px(32) + side, -px(32), -px(24)), flags, self.words)
