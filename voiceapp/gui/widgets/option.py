"""A card that is chosen among others: its name, and one line that says what it means."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.paint import PaintedButton, placed, rounded

_WRAP = Qt.TextFlag.TextWordWrap


class OptionCard(PaintedButton):
    """Checkable; as wide as its place and as high as its line needs. A chosen one has a mark and a 2 px line."""

    def __init__(self, theme: Theme, icon: str, name: str, line: str) -> None:
        super().__init__(theme, name)
        self._icon, self._name, self._line = icon, name, line
        self.setAccessibleDescription(line)
        self.setCheckable(True)
        self.setProperty("focusRadius", theme.radius("card"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        width = self.theme.px(560)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(200), self.theme.px(64))

    def heightForWidth(self, width: int) -> int:
        """High enough for the line, which wraps."""
        room = QRect(0, 0, self._room(width), 10_000)
        metrics = QFontMetrics(self.theme.font("body"))
        line = metrics.boundingRect(room, _WRAP, self._line).height()
        name = self.theme.line_height("bodyStrong")
        return max(name + line + self.theme.px(24), self.theme.px(64))

    def _room(self, width: int) -> int:
        return max(width - self.theme.px(56 + 44), 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        line = "accent.fill" if self.isChecked() else "line.soft"
        fill = self.surface("surface.raised")
        rounded(painter, self.rect(), theme.radius("card"), fill, theme.colour(line), 2 if self.isChecked() else 1)
        middle = (self.height() - theme.px(24)) // 2
        painter.drawPixmap(
            placed(self, QRect(theme.px(16), middle, theme.px(24), 0)).topLeft(),
            theme.pixmap(self._icon, "accent.text", 24),
        )
        if self.isChecked():
            side = theme.px(20)
            at = placed(self, QRect(self.width() - theme.px(16) - side, (self.height() - side) // 2, side, side))
            painter.drawPixmap(at.topLeft(), theme.pixmap("check", "accent.text", 20))
        left, width, top = theme.px(56), self._room(self.width()), theme.px(12)
        high = theme.line_height("bodyStrong")
        painter.setFont(theme.font("bodyStrong"))
        painter.setPen(theme.colour("text.strong"))
        painter.drawText(placed(self, QRect(left, top, width, high)), Qt.AlignmentFlag.AlignVCenter, self._name)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("text.normal"))
        below = QRect(left, top + high, width, self.height() - top - high)
        painter.drawText(placed(self, below), _WRAP, self._line)
