"""What stands on a page where there is nothing yet: a picture, a sentence, what it is about, and what to do."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.flow import Flow
from voiceapp.gui.widgets.labels import Label

WIDE, LOW = 640, 400
"""px at 100 %: of the words at most, and the height below which the picture gives way to what is to be done."""


class Empty(QScrollArea):
    """All in the middle of the page; a low page has no picture, and a lower one scrolls."""

    def __init__(self, theme: Theme, name: str, picture: QWidget, buttons: Sequence[QWidget]) -> None:
        super().__init__()
        self.theme, self.picture = theme, picture
        px = theme.px
        self.setObjectName(name)
        self.heading = Label(theme, "", "display", wrap=True)
        self.heading.setObjectName(f"{name}-heading")
        self.words = Label(theme, "", "reading", "normal", wrap=True)
        self.words.setObjectName(f"{name}-words")
        steps = QWidget()
        flow = Flow(px(8), steps, centred=True)
        for button in buttons:
            flow.addWidget(button)
        self._middle = QWidget()
        self._middle.setProperty("clear", True)
        self.column = QVBoxLayout(self._middle)
        self.column.setContentsMargins(0, px(24), 0, px(24))
        self.column.setSpacing(px(16))
        self.column.addStretch(2)
        self._frame = QWidget()
        frame = QVBoxLayout(self._frame)
        frame.setContentsMargins(0, 0, 0, px(8))
        frame.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(self._frame)
        for label in (self.heading, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.column.addLayout(_in_the_middle(label))
        self.column.addWidget(steps)
        self.column.addStretch(3)
        inner = QWidget()
        inner.setProperty("clear", True)
        row = _in_the_middle(self._middle)
        row.setContentsMargins(px(16), 0, px(16), 0)
        inner.setLayout(row)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)
        theme.changed.connect(self._retheme)
        self._retheme()

    def _retheme(self) -> None:
        self._middle.setMaximumWidth(self.theme.px(WIDE))
        self._balance()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._frame.setVisible(self.height() >= self.theme.px(LOW))

    def say(self, heading: str, words: str) -> None:
        """Show a heading and what it is about."""
        self.heading.setText(heading)
        self.words.setText(words)
        self._balance()

    def _balance(self) -> None:
        """Lines of about the same length, no word alone in the last one."""
        for label in (self.heading, self.words):
            long = label.fontMetrics().horizontalAdvance(label.text())
            lines = math.ceil(long / self.theme.px(WIDE)) or 1
            label.setMaximumWidth(min(math.ceil(1.15 * long / lines), self.theme.px(WIDE)))

    def add_below(self, widget: QWidget) -> None:
        """Let something more stand below the buttons."""
        self.column.insertWidget(self.column.count() - 1, widget)


def _in_the_middle(widget: QWidget) -> QHBoxLayout:
    """As wide as it may be."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(widget, 1000)
    row.addStretch(1)
    return row
