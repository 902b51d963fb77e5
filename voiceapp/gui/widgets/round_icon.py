"""What something is about, as a picture: an icon on a round tint."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.paint import rounded

SIDE, ICON = 64, 32


class RoundIcon(QWidget):
    """64 px, with an icon of 32."""

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__()
        self.theme, self._icon = theme, icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(SIDE), self.theme.px(SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        rounded(painter, QRectF(self.rect()), self.width() / 2, theme.colour("accent.tint"))
        at = (self.width() - theme.px(ICON)) // 2
        painter.drawPixmap(at, at, theme.pixmap(self._icon, "accent.text", ICON))
