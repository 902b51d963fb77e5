"""The sections of the settings, beside them: what they are called, and which one is shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from voiceapp.gui.language import tr
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.fields import SearchField
from voiceapp.gui.widgets.paint import elided, placed, rounded
from voiceapp.gui.widgets.rows import ListRow
from voiceapp.gui.widgets.tips import as_tip

WIDTH = 224
_ICONS = {
    "all": "format-list-bulleted",
    "talk": "message-text-outline",
    "sound": "volume-high",
    "engines": "cube-outline",
    "meetings": "account-group-outline",
    "voices": "account-voice",
    "tools": "wrench-outline",
    "look": "palette-outline",
    "background": "dock-bottom",
    "privacy": "shield-lock-outline",
    "files": "folder-outline",
    "about": "information-outline",
}


class SectionRow(ListRow):
    """A section with its icon."""

    def __init__(self, theme: Theme, title: str, icon: str) -> None:
        super().__init__(theme, title)
        self._icon = icon

    def nextCheckState(self) -> None:
        QAbstractButton.nextCheckState(self)  # a click selects, and takes the mark from the one before

    def keyPressEvent(self, event: QKeyEvent) -> None:
        QAbstractButton.keyPressEvent(self, event)  # the arrow keys go from section to section, and show it

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, px = QPainter(self), self.theme, self.theme.px
        chosen, box = self.isChecked(), self.rect()
        fill = theme.colour("surface.selected") if chosen else self.surface(None)
        if fill is not None:
            rounded(painter, box, theme.radius("control"), fill)
        place = QRect(px(8), (box.height() - px(20)) // 2, px(20), px(20))
        icon = theme.pixmap(self._icon, "accent.text" if chosen else "text.normal", 20)
        painter.drawPixmap(placed(self, place).topLeft(), icon)
        room = placed(self, box.adjusted(px(40), 0, -px(8), 0))
        painter.setFont(theme.font("bodyStrong" if chosen else "body"))
        painter.setPen(theme.colour("accent.text" if chosen else "text.strong"))
        words = elided(painter.fontMetrics(), self.title, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        self.setToolTip(as_tip(self.title) if words != self.title else "")


class Sections(QWidget):
    """The search above the sections. ``chosen`` tells which one is to be shown."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, sections: Sequence[tuple[str, str]], search: SearchField) -> None:
        super().__init__()
        px = theme.px
        self.setAccessibleName(tr("Which settings"))
        self.setProperty("surface", "window")
        self.setProperty("line", "right")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(px(WIDTH))
        self._search = QVBoxLayout()
        self._search.setContentsMargins(px(12), 0, px(12), 0)
        self.take(search)
        self.buttons: dict[str, SectionRow] = {}
        rows = QWidget()
        rows.setProperty("clear", True)
        column = QVBoxLayout(rows)
        column.setContentsMargins(px(8), px(8), px(8), px(8))
        column.setSpacing(0)
        group = QButtonGroup(self)
        for key, title in sections:
            row = SectionRow(theme, title, _ICONS.get(key, "cog-outline"))
            row.setObjectName(f"filter-{key}")
            row.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            group.addButton(row)
            column.addWidget(row)
            self.buttons[key] = row
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        area.setWidget(rows)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, px(12), 1, 0)
        whole.setSpacing(0)
        whole.addLayout(self._search)
        whole.addWidget(area, 1)
        self.choose(sections[0][0])

    def take(self, search: SearchField) -> None:
        """Show the search above the sections."""
        self._search.addWidget(search)

    def choose(self, key: str) -> None:
        """Mark one as chosen, without telling :attr:`chosen`."""
        self.buttons[key].setChecked(True)

    def value(self) -> str:
        """The chosen section."""
        return next(key for key, row in self.buttons.items() if row.isChecked())
