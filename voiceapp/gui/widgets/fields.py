"""Text fields with a sentence for what is wrong, and the search field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QVBoxLayout, QWidget

from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.roles import Role, set_role


class LeavesFiles:
    """The part of a field that leaves dragged files to the page, though they come with their names as text."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)  # type: ignore[misc]


class TextField(LeavesFiles, QLineEdit):
    """A line of text, 40 px high (32 in panes). ``name`` is its accessible name."""

    def __init__(self, theme: Theme, name: str, placeholder: str = "", *, height: int = 40) -> None:
        super().__init__()
        self.theme, self._height = theme, height
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self._retheme()
        theme.changed.connect(self._retheme)

    def _retheme(self) -> None:
        self.setFont(self.theme.font("body"))
        self.setFixedHeight(self.theme.px(self._height))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """An empty field has nothing to select; Orca takes that for a move within it and says nothing."""
        if not self.text():
            event = QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.OtherFocusReason)
        super().focusInEvent(event)

    def set_error(self, wrong: bool) -> None:
        """Draw the line in the danger colour, or no longer."""
        if bool(self.property("error")) != wrong:
            self.setProperty("error", wrong)
            self.style().unpolish(self)
            self.style().polish(self)


class SearchField(TextField):
    """A search field with its icon; ``searched`` tells the stripped text as it changes, Esc empties it."""

    searched = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name, name, height=32)
        self.setProperty("search", True)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        for picture in self.findChildren(QToolButton):
            set_role(picture, Role.Client)
        self.setClearButtonEnabled(False)
        self._search_retheme()
        theme.changed.connect(self._search_retheme)
        self.textChanged.connect(lambda text: self.searched.emit(text.strip()))

    def _search_retheme(self) -> None:
        self._glass.setIcon(self.theme.icon("magnify", "text.normal", 16))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and self.text():
                event.accept()  # Esc empties a filled search before it stops anything
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)


class FieldWithError(QWidget):
    """A field and, below it, the 12 px sentence that says what is wrong and how to mend it."""

    def __init__(self, theme: Theme, field: TextField) -> None:
        super().__init__()
        self.field = field
        self.sentence = Label(theme, "", "caption", "danger", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(field)
        column.addWidget(self.sentence)
        self.sentence.hide()

    def show_error(self, sentence: str) -> None:
        """Show what is wrong; an empty sentence clears it."""
        self.field.set_error(bool(sentence))
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))


def labelled(theme: Theme, label: str, field: QWidget) -> QWidget:
    """A field under its label."""
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(4))
    column.addWidget(Label(theme, label, "caption", "normal"))
    column.addWidget(field)
    return both
