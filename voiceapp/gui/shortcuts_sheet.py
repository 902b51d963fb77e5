"""The sheet of shortcuts (Ctrl+/ or ?): all keys of the window, of the page that is shown, of lists and fields."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from voiceapp.gui.commands import keys_text
from voiceapp.gui.language import tr
from voiceapp.gui.page_keys import EVERYWHERE, PAGE_KEYS
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import IconButton
from voiceapp.gui.widgets.labels import Badge, Label
from voiceapp.gui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from voiceapp.gui.window import Window

WIDE, TWO = 880, 720
"""px at 100 %: the sheet, and what two columns need."""

Group = tuple[str, list[tuple[tuple[str, ...], str]]]


class KeyRow(QWidget):
    """What a key does, and its key caps at the right."""

    def __init__(self, theme: Theme, keys: Iterable[str], what: str) -> None:
        super().__init__()
        caps = [keys_text(one) for one in keys]
        self.setAccessibleName(f"{what}: {tr(' or ').join(caps)}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(2), 0, theme.px(2))
        row.setSpacing(theme.px(4))
        row.addWidget(Label(theme, what, "body", "normal", wrap=True), 1)
        for cap in caps:
            row.addWidget(Badge(theme, cap))


class ShortcutsSheet(Overlay):
    """Made anew whenever it opens: the page that is shown comes first."""

    def __init__(self, window: Window) -> None:
        super().__init__(window.theme, window, tr("Keyboard shortcuts"), WIDE)
        self.setObjectName("shortcuts-sheet")
        self._of, self._two = window, False
        theme = self.theme
        self.heading = Label(theme, tr("Keyboard shortcuts"), "heading")
        self.close_button = IconButton(theme, "close", tr("Close the shortcuts"))
        self.close_button.setObjectName("shortcuts-close")
        self.close_button.clicked.connect(self.leave)
        self.area = QScrollArea()
        self.area.setObjectName("shortcuts-area")
        self.area.setAccessibleName(tr("All shortcuts"))
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column = QVBoxLayout(self)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(4), 0, 0, 0)
        head.addWidget(self.heading, 1)
        head.addWidget(self.close_button)
        self._column.addLayout(head)
        self._column.addWidget(self.area, 1)
        self.content = QWidget()

    def first(self) -> QWidget:
        return self.area

    def open(self) -> None:
        self._fill()
        super().open()

    def groups(self) -> list[Group]:
        """The headings and, below each, the keys and what they do."""
        window = self._of
        found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        if window.page in PAGE_KEYS:
            found[tr("On this page: {title}", title=window.registry[f"page-{window.page}"].title)] = list(
                PAGE_KEYS[window.page]
            )
        for command in window.registry:
            if command.keys:
                found.setdefault(command.group, []).append((command.keys, command.title))
        found[tr("Lists and fields")] = list(EVERYWHERE)
        return list(found.items())

    def high(self) -> int:
        px = self.theme.px
        self._column.setContentsMargins(px(12), px(12), px(8), px(16))
        self._column.setSpacing(px(8))
        wide = min(px(WIDE), self._of.width() - px(48)) - px(40)
        head = self.close_button.height() + px(12 + 8 + 16) + 4
        return head + max(self.content.heightForWidth(wide), self.content.sizeHint().height())

    def fit(self) -> None:
        if self.isVisible() and self._two != self._room_for_two():
            self._fill()
        super().fit()

    def _room_for_two(self) -> bool:
        return self._of.width() - self.theme.px(48) >= self.theme.px(TWO)

    def _fill(self) -> None:
        """One column or two, as the window is wide and the text large."""
        theme, groups = self.theme, self.groups()
        self.content = QWidget()
        self.content.setProperty("clear", True)
        sides = QHBoxLayout(self.content)
        sides.setContentsMargins(theme.px(4), 0, theme.px(8), 0)
        sides.setSpacing(theme.px(40))
        self._two = self._room_for_two()
        half = sum(len(rows) + 2 for _, rows in groups) / 2 if self._two else float("inf")
        used, column = 0, self._side(sides)
        for title, rows in groups:
            if used and used + len(rows) / 2 + 1 >= half and sides.count() == 1:
                column = self._side(sides)
            label = Label(theme, title, "label", "weak")
            label.setAlignment(Qt.AlignmentFlag.AlignBottom)
            label.setContentsMargins(0, 0, 0, theme.px(4))
            label.set_high(36)
            column.addWidget(label)
            for keys, what in rows:
                column.addWidget(KeyRow(theme, keys, what))
            used += len(rows) + 2
        for place in range(sides.count()):
            sides.itemAt(place).layout().addStretch(1)  # type: ignore[union-attr]
        self.area.setWidget(self.content)

    @staticmethod
    def _side(sides: QHBoxLayout) -> QBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        sides.addLayout(column, 1)
        return column
