"""Columns whose widths the user moves, by mouse or by keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle

from voiceapp.gui.theme import Theme

STEP = 16
"""px at 100 %: what an arrow key moves."""


class Splitter(QSplitter):
    """Columns with a line between them, which Tab reaches, arrow keys, Home and End move.

    ``name`` tells a screen reader what the line moves. ``splitterMoved`` tells of both ways to move it.
    """

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.theme, self._name = theme, name
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:
        return _Line(self, self._name)

    def move_line(self, place: int, by: int) -> None:
        """Move the line before the column ``place`` by so many px, as far as the columns let it."""
        at = sum(self.sizes()[:place]) + (place - 1) * self.handleWidth()
        self.moveSplitter(min(max(at + by, 0), self.width()), place)


class _Line(QSplitterHandle):
    def __init__(self, splitter: Splitter, name: str) -> None:
        super().__init__(splitter.orientation(), splitter)
        self._splitter = splitter
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        splitter, right = self._splitter, -1 if self.isRightToLeft() else 1
        ways = {
            Qt.Key.Key_Left: -right * splitter.theme.px(STEP),
            Qt.Key.Key_Right: right * splitter.theme.px(STEP),
            Qt.Key.Key_Home: -splitter.width(),
            Qt.Key.Key_End: splitter.width(),
        }
        by = ways.get(Qt.Key(event.key()))
        if by is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            splitter.move_line(splitter.indexOf(self), by)
