"""Small dialogs that ask in words: confirm a last step, or ask for a text. They never block Qt's loop."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button, Role
from voiceapp.gui.widgets.fields import TextField
from voiceapp.gui.widgets.labels import Label


class Question(QDialog):
    """A question with a quiet button that keeps things as they are and one that does it."""

    def __init__(self, parent: QWidget, theme: Theme, title: str, keep: str, verb: str, role: Role) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setObjectName("question")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.px(400))
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(*(theme.px(24),) * 4)
        self.body.setSpacing(theme.px(12))
        self.body.addWidget(Label(theme, title, "heading", wrap=True))
        self.keep = Button(theme, keep, "quiet")
        self.do = Button(theme, verb, role)
        self.keep.setObjectName("keep")
        self.do.setObjectName("do")
        self.keep.clicked.connect(self.reject)
        self.do.clicked.connect(self.accept)
        self.keep.setAutoDefault(role == "danger")
        self.do.setDefault(role != "danger")
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.px(8))
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.keep)
        self._buttons.addWidget(self.do)

    def ask(self) -> None:
        """Show it."""
        self.body.addLayout(self._buttons)
        self.open()


def confirm(
    parent: QWidget, theme: Theme, title: str, sentence: str, *, verb: str, keep: str, done: Callable[[], None],
    danger: bool = True,
) -> Question:  # fmt: skip
    """Ask before a step that cannot be undone; ``done`` is called when the user does it."""
    question = Question(parent, theme, title, keep, verb, "danger" if danger else "tonal")
    question.body.addWidget(Label(theme, sentence, "body", "normal", wrap=True))
    question.accepted.connect(done)
    question.ask()
    question.keep.setFocus()
    return question


def ask_text(
    parent: QWidget, theme: Theme, title: str, value: str, *, verb: str, keep: str, done: Callable[[str], None]
) -> Question:
    """Ask for a text; ``done`` gets it, stripped and not empty."""
    question = Question(parent, theme, title, keep, verb, "filled")
    field = TextField(theme, title)
    field.setObjectName("answer")
    field.setText(value)
    field.selectAll()
    field.textChanged.connect(lambda text: question.do.setEnabled(bool(text.strip())))
    question.body.addWidget(field)
    question.accepted.connect(lambda: done(field.text().strip()))
    question.ask()
    field.setFocus()
    return question
