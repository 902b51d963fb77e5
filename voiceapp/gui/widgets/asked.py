"""The place on a page where a question opens; a long one scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.question import Question

ANY_HEIGHT = 16777215


class AskedPlace(QScrollArea):
    """Holds at most one question; hidden while there is none. :meth:`fit` gives it its height."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.question: Question | None = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def ask(self, question: Question) -> None:
        """Open a question in the place of an earlier one; the keyboard goes to it."""
        self.drop()
        self.question = question
        holder = QWidget()
        holder.setProperty("clear", True)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(question)
        column.addStretch(1)
        self.setWidget(holder)
        self.show()
        question.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def drop(self) -> None:
        """Close the question."""
        self.hide()
        if self.question is not None:
            self.question = None
            self.takeWidget().deleteLater()

    def fit(self, width: int, most: int) -> None:
        """Be as high as the question needs at ``width`` px, at most ``most``; 0: whatever there is."""
        self.setMinimumHeight(0)
        self.setMaximumHeight(ANY_HEIGHT)
        if self.question is not None and most:
            wide = min(width, self.question.maximumWidth())
            self.setFixedHeight(min(self.question.heightForWidth(wide), most))
