"""Chips: a choice with its label (Hears ...), and a running timer."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from voiceapp.gui.language import tr
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import IconButton
from voiceapp.gui.widgets.labels import IconLabel, Label
from voiceapp.gui.widgets.paint import PaintedButton, elided, placed, rounded
from voiceapp.gui.widgets.tips import as_tip


class Chip(PaintedButton):
    """A weak label, a strong value and a chevron, 32 px high; a click opens :attr:`menu`.

    ``amber`` where that engine is on another machine. Too narrow, the value is cut with an ellipsis.
    """

    opening = Signal()

    def __init__(self, theme: Theme, label: str, value: str = "") -> None:
        super().__init__(theme, label)
        self.label, self.value, self.amber = label, value, False
        self.menu = QMenu(self)
        self.setObjectName(f"chip-{label.lower()}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)
        self.set_value(value)

    def set_value(self, value: str, amber: bool = False) -> None:
        """Show what is chosen."""
        self.value, self.amber = value, amber
        self.setAccessibleName(f"{self.label}: {value or tr('Unknown')}")
        self.setToolTip(as_tip(f"{self.label}: {value}" if value else self.label))
        self.updateGeometry()
        self.update()

    def _open(self) -> None:
        self.opening.emit()
        self.menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _fixed(self) -> int:
        return QFontMetrics(self.theme.font("caption")).horizontalAdvance(self.label) + self.theme.px(52)

    def sizeHint(self) -> QSize:
        value = QFontMetrics(self.theme.font("bodyStrong")).horizontalAdvance(self.value)
        return QSize(self._fixed() + min(value, self.theme.px(180)) + 1, self.theme.size("chip"))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._fixed() + self.theme.px(24), self.sizeHint().width()), self.theme.size("chip"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, colour = QPainter(self), self.theme, self.theme.colour
        fill = colour("amber.tint") if self.amber else self.surface("surface.page")
        rounded(painter, self.rect(), theme.radius("control"), fill, colour("line.soft"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font("caption"))
        painter.setPen(colour("amber.text" if self.amber else "text.weak"))
        wide = painter.fontMetrics().horizontalAdvance(self.label)
        left = theme.px(12)
        painter.drawText(placed(self, QRect(left, 0, wide + 1, self.height())), middle, self.label)
        left += wide + theme.px(8)
        painter.setFont(theme.font("bodyStrong"))
        painter.setPen(colour("amber.text" if self.amber else "text.strong"))
        room = self.width() - left - theme.px(32)
        value = elided(painter.fontMetrics(), self.value, room + 1)
        painter.drawText(placed(self, QRect(left, 0, room + 2, self.height())), middle, value)
        side = theme.px(16)
        at = placed(self, QRect(self.width() - side - theme.px(8), (self.height() - side) // 2, side, side))
        painter.drawPixmap(
            at.topLeft(), theme.pixmap("chevron-down", "amber.text" if self.amber else "text.normal", 16)
        )


class PanelChip(Chip):
    """A chip whose click opens no menu: ``opening`` tells that its panel is to be shown or put away."""

    def _open(self) -> None:
        self.opening.emit()


def clock(seconds: float) -> str:
    """Time left as it stands on a chip: 03:12, 1:02:03."""
    whole = max(round(seconds), 0)
    hours, rest = divmod(whole, 3600)
    words = f"{rest // 60:02d}:{rest % 60:02d}"
    return f"{hours}:{words}" if hours else words


class TimerChip(QWidget):
    """Icon, name, time left, close. ``closed`` tells its number."""

    closed = Signal(int)

    def __init__(self, theme: Theme, number: int, name: str, due: float, *, reminder: bool = False) -> None:
        super().__init__()
        self.theme, self.number, self.due = theme, number, due
        self.setObjectName(f"timer-{number}")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(10), 0, theme.px(4), 0)
        row.setSpacing(theme.px(8))
        row.addWidget(IconLabel(theme, "calendar-clock" if reminder else "timer-outline", "accent.text", 16))
        self.title = Label(theme, name, "body", elide=True)
        self.title.setMaximumWidth(theme.px(200))
        self.left = Label(theme, "", "bodyStrong", tabular=True)
        self.close_button = IconButton(theme, "close", tr("Cancel {name}", name=name), small=True)
        for widget in (self.title, self.left, self.close_button):
            row.addWidget(widget)
        self.setMinimumHeight(theme.size("chip"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.close_button.clicked.connect(lambda: self.closed.emit(self.number))

    def show_time(self, now: float) -> None:
        """Show the time that is left at ``now`` (seconds since the epoch)."""
        words = clock(self.due - now)
        if words != self.left.text():
            self.left.setText(words)
            self.setAccessibleName(tr("{title}, {words} left", title=self.title.full_text(), words=words))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme
        rounded(
            QPainter(self),
            self.rect(),
            theme.radius("control"),
            theme.colour("surface.raised"),
            theme.colour("line.soft"),
        )
