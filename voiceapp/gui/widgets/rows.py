"""Rows of lists: a talk (one line), a search hit (two lines), and the group label above them."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.paint import PaintedButton, elided, placed, rounded
from voiceapp.gui.widgets.roles import Role
from voiceapp.gui.widgets.tips import as_tip


class ListRow(PaintedButton):
    """A row of a list: title, a word at the right, perhaps a second line; 40 px high (56 with two lines).

    Up and Down move to the neighbour; ``menu_wanted`` tells that its menu is asked for (mouse or keyboard),
    ``delete_wanted`` the Delete key, ``rename_wanted`` F2. ``tone`` is the colour role of the word at the right.
    """

    menu_wanted = Signal(object)
    delete_wanted = Signal()
    rename_wanted = Signal()

    def __init__(
        self, theme: Theme, title: str, right: str = "", second: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, title, parent, Role.ListItem)
        self.title, self.right, self.second = title, right, second
        self.tone = ""
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(part for part in (title, second, right) if part))
        self.setAccessibleDescription("")

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(160), self.theme.px(56 if self.second else 40))

    def nextCheckState(self) -> None:
        """A click does not select by itself: the list marks what is shown."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, colour = QPainter(self), self.theme, self.theme.colour
        fill = colour("surface.selected") if self.isChecked() else self.surface(None)
        if fill is not None:
            rounded(painter, self.rect(), theme.radius("control"), fill)
        inner = self.rect().adjusted(theme.px(8), 0, -theme.px(8), 0)
        small = theme.font("caption", tabular=True)
        wide = QFontMetrics(small).horizontalAdvance(self.right)
        line = QRect(inner)
        if self.second:
            line.setHeight(inner.height() // 2 + theme.px(2))
            line.moveTop(theme.px(4))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(small)
        quiet = "text.normal" if self.isChecked() else "text.weak"
        painter.setPen(colour(self.tone or quiet))
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, self.right)
        painter.setPen(colour(quiet))
        second = ""
        if self.second:
            below = QRect(inner.left(), line.bottom() - theme.px(4), inner.width(), theme.px(20))
            second = elided(painter.fontMetrics(), self.second, inner.width())
            painter.drawText(below, middle, second)
        painter.setFont(theme.font("bodyStrong" if self.isChecked() else "body"))
        painter.setPen(colour("text.strong"))
        room = line.adjusted(0, 0, -(wide + theme.px(8)) if wide else 0, 0)
        words = elided(painter.fontMetrics(), self.title, room.width())
        painter.drawText(placed(self, room), middle, words)
        cut = (words, second) != (self.title, self.second)
        self.setToolTip(as_tip(f"{self.title}\n{self.second}".strip()) if cut else "")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down if self.group() is None:  # in a group, Qt goes to the next and chooses it
                self.focusNextChild()
            case Qt.Key.Key_Up if self.group() is None:
                self.focusPreviousChild()
            case Qt.Key.Key_Delete:
                self.delete_wanted.emit()
            case Qt.Key.Key_F2:
                self.rename_wanted.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case _:
                super().keyPressEvent(event)


def group_label(theme: Theme, text: str) -> Label:
    """The label above a group of rows, 32 px high."""
    label = Label(theme, text, "label", "weak")
    label.setContentsMargins(theme.px(8), theme.px(4), theme.px(8), 0)
    label.set_high(32)
    return label
