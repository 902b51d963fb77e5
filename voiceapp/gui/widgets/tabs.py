"""Tabs: words in a row, 40 px high, a 2 px line under the chosen one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.paint import PaintedButton, elided, rounded
from voiceapp.gui.widgets.roles import Role, set_role


class Tab(PaintedButton):
    """One word; the arrow keys go to its neighbours, as in every group of buttons of which one is chosen."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme, text, role=Role.PageTab)
        self.setText(text)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        wide = QFontMetrics(self.theme.font("bodyStrong")).horizontalAdvance(self.text())
        return QSize(wide + self.theme.px(24), self.theme.px(40))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(40), self.theme.px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        box = self.rect().adjusted(theme.px(4), theme.px(6), -theme.px(4), -theme.px(6))
        if (fill := self.surface(None)) is not None:
            rounded(painter, box, theme.radius("control"), fill)
        painter.setFont(theme.font("bodyStrong"))
        painter.setPen(theme.colour("accent.text" if self.isChecked() else "text.normal"))
        words = elided(painter.fontMetrics(), self.text(), self.width() - theme.px(8))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)
        if self.isChecked():
            line = QRectF(theme.px(8), self.height() - 2, self.width() - theme.px(16), 2)
            painter.fillRect(line, theme.colour("accent.graphic"))


class Tabs(QWidget):
    """One of a few words is chosen; ``chosen`` tells its key."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, choices: Sequence[tuple[str, str]], name: str) -> None:
        super().__init__()
        set_role(self, Role.PageTabList)
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.buttons: dict[str, Tab] = {}
        group = QButtonGroup(self)
        for key, word in choices:
            tab = Tab(theme, word)
            tab.setObjectName(f"tab-{key}")
            tab.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            group.addButton(tab)
            row.addWidget(tab)
            self.buttons[key] = tab
        row.addStretch(1)
        self.buttons[choices[0][0]].setChecked(True)

    def choose(self, key: str) -> None:
        """Mark one as chosen, without telling :attr:`chosen`."""
        self.buttons[key].setChecked(True)

    def show_tab(self, key: str, shown: bool) -> None:
        """Offer a tab, or hide it."""
        self.buttons[key].setVisible(shown)

    def value(self) -> str:
        """The chosen key."""
        return next((key for key, tab in self.buttons.items() if tab.isChecked()), "")
