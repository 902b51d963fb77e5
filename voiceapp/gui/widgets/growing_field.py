"""A field for a text of one line or a few: it grows with what is typed, and Enter sends it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit

from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.fields import LeavesFiles

MOST_LINES = 5


class GrowingField(LeavesFiles, QPlainTextEdit):
    """40 px high at one line, then higher to five. ``sent``: Enter; Shift+Enter begins another line."""

    sent = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.theme = theme
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._retheme()
        theme.changed.connect(self._retheme)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._grow())

    def text(self) -> str:
        """What is typed, without blanks around it."""
        return self.toPlainText().strip()

    def _retheme(self) -> None:
        self.setFont(self.theme.font("body"))
        self._grow()

    def _grow(self) -> None:
        lines = min(max(round(self.document().size().height()), 1), MOST_LINES)
        text = lines * self.fontMetrics().lineSpacing() + 2 * round(self.document().documentMargin())
        self.setFixedHeight(max(text + self.theme.px(14), self.theme.px(40)))
        more = self.document().size().height() > MOST_LINES
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if more else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entered and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.sent.emit()
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()  # they scroll what the field is about
        else:
            super().keyPressEvent(event)
