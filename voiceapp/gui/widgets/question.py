"""The card that asks inside a list or a talk before something is done: what, the facts, two buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button, Role
from voiceapp.gui.widgets.keys import keeps_escape
from voiceapp.gui.widgets.labels import Card, IconLabel, Label

MOST_WIDTH = 640


class Question(Card):
    """Asks before a step. ``answered`` tells True for the step and False for leaving it; Esc leaves it.

    The quiet button comes first and has the focus, so that Enter by habit changes nothing.
    """

    answered = Signal(bool)

    def __init__(
        self, theme: Theme, icon: str, heading: str, text: str, keep: str, do: str, role: Role = "tonal"
    ) -> None:
        super().__init__(theme, horizontal=True)
        self.theme = theme
        self.setObjectName("question")
        self.setMaximumWidth(theme.px(MOST_WIDTH))
        self.setAccessibleName(heading)
        self.body.setSpacing(theme.px(16))
        tone = "danger.text" if role == "danger" else "accent.text"
        self.body.addWidget(IconLabel(theme, icon, tone, 20), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(theme.px(4))
        self.heading = Label(theme, heading, "bodyStrong", wrap=True)
        self.text = Label(theme, text, "body", "normal", wrap=True)
        self.facts = QGridLayout()
        self.facts.setHorizontalSpacing(theme.px(16))
        self.facts.setVerticalSpacing(theme.px(4))
        self.facts.setColumnMinimumWidth(0, theme.px(64))
        self.facts.setColumnStretch(1, 1)
        self.keep = Button(theme, keep, "quiet")
        self.keep.setObjectName("keep")
        self.do = Button(theme, do, role)
        self.do.setObjectName("do")
        column.addWidget(self.heading)
        column.addWidget(self.text)
        column.addLayout(self.facts)
        self._fields = QVBoxLayout()
        column.addLayout(self._fields)
        column.addSpacing(theme.px(8))
        column.addLayout(_buttons(theme, self.keep, self.do))
        self.body.addLayout(column, 1)
        self.keep.clicked.connect(lambda: self.answered.emit(False))
        self.do.clicked.connect(lambda: self.answered.emit(True))

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show what is known as two columns."""
        while item := self.facts.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for row, (name, value) in enumerate(facts):
            label = Label(self.theme, name, "body", "weak")
            self.facts.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            words = Label(self.theme, value, "body", wrap=True)
            words.setAccessibleName(f"{name}: {value}")
            self.facts.addWidget(words, row, 1)

    def put_field(self, field: QWidget) -> None:
        """Put a field for what the user has to give above the buttons."""
        self._fields.setContentsMargins(0, self.theme.px(8), 0, 0)
        self._fields.addWidget(field)

    def event(self, event: QEvent) -> bool:
        """Esc is this question's while it has the focus, not the window's "stop speaking"."""
        return keeps_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.answered.emit(False)
            return
        super().keyPressEvent(event)


class QuestionRow(QHBoxLayout):
    """Where questions open in a column, which would give them the height that they need at its own width."""

    def __init__(self) -> None:
        super().__init__()
        self.addStretch(0)

    def put(self, question: Question) -> None:
        """Let a question stand here, as wide as it may be."""
        self.insertWidget(0, question, 1)

    def drop(self) -> None:
        """Close the question, where there is one."""
        while self.count() > 1:
            item = self.takeAt(0)
            if item is not None and (question := item.widget()) is not None:
                question.hide()
                question.deleteLater()


def _buttons(theme: Theme, *buttons: QWidget) -> QLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.px(8))
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
