"""What opens over a row of the transcript: the editor of its text, and the buttons that hovering shows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from voiceapp.gui.language import tr
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import IconButton
from voiceapp.gui.widgets.keys import keeps_escape


class LineEditor(QPlainTextEdit):
    """Edits a row's text in its place: Enter keeps it, Esc leaves it. ``done`` tells the text, "" for none."""

    done = Signal(str)

    def __init__(self, theme: Theme, row: int, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.row = row
        self._over = False
        self.setObjectName("segment-editor")
        self.setAccessibleName(tr("Words of this line"))
        self.setFont(theme.font("reading"))
        self.setTabChangesFocus(True)
        self.setPlainText(text)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().setDocumentMargin(1)

    def close_quietly(self) -> None:
        """Go without telling anything."""
        self._over = True
        self.hide()
        self.deleteLater()

    def _end(self, text: str) -> None:
        if not self._over:
            self._over = True
            self.done.emit(" ".join(text.split()))

    def event(self, event: QEvent) -> bool:
        return keeps_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._end(self.toPlainText())
        elif event.key() == Qt.Key.Key_Escape:
            self._end("")
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._end(self.toPlainText())


class RowTools(QWidget):
    """Edit, play, reassign, at the right end of the row under the pointer."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.row = -1
        self.setObjectName("row-tools")
        self.setProperty("surface", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.edit = IconButton(theme, "pencil-outline", tr("Edit the words"), small=True)
        self.play = IconButton(theme, "play", tr("Play from here"), small=True)
        self.assign = IconButton(theme, "account-outline", tr("Somebody else said it"), small=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for button in (self.edit, self.play, self.assign):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            line.addWidget(button)
        self.hide()

    def put(self, row: int, box: QRect, editable: bool) -> None:
        """Stand at a row."""
        if row == self.row and self.isVisible():
            return
        self.row = row
        self.edit.setVisible(editable)
        self.assign.setVisible(editable)
        self.adjustSize()
        left = box.left() if self.isRightToLeft() else box.right() - self.width()
        self.move(left, box.top() + (self.height() // 6))
        self.show()
