"""The rail: one item a page, 72 px wide, main pages at the top, Models and Settings at the bottom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from voiceapp.gui.commands import key_of
from voiceapp.gui.language import tr
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.paint import PaintedButton, rounded
from voiceapp.gui.widgets.roles import Role, set_role

LEAST_WORDED = 56
"""px at 100 %: an item this high has room for its word."""


@dataclass(frozen=True, slots=True)
class RailEntry:
    """A page of the rail: its name, word, icons at rest and selected, and whether it stands at the bottom."""

    name: str
    word: str
    icon: str
    solid: str
    bottom: bool = False


class RailItem(PaintedButton):
    """Icon over word, 72x64 with a 64x60 fill inside; ``dot`` is a colour role or empty.

    Where a low window leaves less height (large text), the icon stands alone.
    """

    def __init__(self, theme: Theme, entry: RailEntry) -> None:
        super().__init__(theme, entry.word, role=Role.PageTab)
        self.entry, self.dot = entry, ""
        self.setObjectName(f"rail-{entry.name}")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_dot(self, role: str) -> None:
        """Show a dot in a colour role (talk runs, recording), or none."""
        if role != self.dot:
            self.dot = role
            self.update()

    def nextCheckState(self) -> None:
        """A click does not mark by itself: the window marks the page that is shown."""

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(72), self.theme.px(64))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        fill = QRectF(self.rect()).adjusted(4, theme.px(2), -4, -theme.px(2))
        surface = theme.colour("surface.selected") if self.isChecked() else self.surface(None)
        if surface is not None:
            rounded(painter, fill, theme.radius("control"), surface)
        tone = "accent.text" if self.isChecked() else "text.normal"
        side = theme.px(24)
        left = (self.width() - side) // 2
        icon = self.entry.solid if self.isChecked() else self.entry.icon
        worded = self.height() >= theme.px(LEAST_WORDED)
        top = theme.px(10) if worded else (self.height() - side) // 2
        painter.drawPixmap(left, top, theme.pixmap(icon, tone, 24))
        if self.dot:
            ring = QRectF(left + side - theme.px(5), top - theme.px(3), theme.px(12), theme.px(12))
            rounded(painter, ring, ring.width() / 2, theme.colour("surface.window"))
            inset = theme.px(2)
            rounded(painter, ring.adjusted(inset, inset, -inset, -inset), theme.px(4), theme.colour(self.dot))
        if not worded:
            return
        painter.setFont(theme.font("label" if self.isChecked() else "caption"))
        painter.setPen(theme.colour(tone))
        word = QRect(0, theme.px(38), self.width(), theme.px(16))
        painter.drawText(word, Qt.AlignmentFlag.AlignCenter, self.entry.word)


class Rail(QWidget):
    """The pages; ``chosen`` tells the name of the one that a click picked."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, entries: Sequence[RailEntry]) -> None:
        super().__init__()
        self.setObjectName("rail")
        set_role(self, Role.PageTabList)
        self.setAccessibleName(tr("Pages"))
        self.setProperty("surface", "window")
        self.setProperty("line", "right")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(0)
        self.items: dict[str, RailItem] = {}
        for entry in (entry for entry in entries if not entry.bottom):
            column.addWidget(self._item(theme, entry))
        column.addStretch(1)
        for entry in (entry for entry in entries if entry.bottom):
            column.addWidget(self._item(theme, entry))
        self.theme = theme
        self._fit()
        theme.changed.connect(self._fit)

    def _fit(self) -> None:
        """As wide as the widest word needs, in a system font that may be a wide one and at the text size of now."""
        strong = QFontMetrics(self.theme.font("label"))
        widest = max(strong.horizontalAdvance(item.entry.word) for item in self.items.values())
        self.setFixedWidth(max(self.theme.size("rail"), widest + self.theme.px(14)))
        for item in self.items.values():
            item.updateGeometry()

    def _item(self, theme: Theme, entry: RailEntry) -> RailItem:
        item = RailItem(theme, entry)
        item.clicked.connect(lambda: self.chosen.emit(entry.name))
        self.items[entry.name] = item
        key = key_of(f"page-{entry.name}")
        item.setToolTip(f"{entry.word} ({key})")
        item.setAccessibleDescription(key)
        return item

    def choose(self, name: str) -> None:
        """Mark a page as shown; a page that is not in the rail leaves none marked."""
        for item in self.items.values():
            item.setChecked(item.entry.name == name)
