"""What stands beside the list while no meeting is open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from voiceapp.gui.language import tr
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.asked import AskedPlace
from voiceapp.gui.widgets.buttons import Button
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.question import Question


class EmptyPane(QWidget):
    """A heading, a sentence and a button; or the question that is asked."""

    import_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        px = theme.px
        heading = Label(theme, tr("What was said stays findable"), "heading", wrap=True)
        heading.setObjectName("meetings-empty")
        words = tr("Record a meeting, or drop audio and video files here. They stay on this computer.")
        button = Button(theme, tr("Import files"), "quiet", "tray-arrow-down")
        button.setObjectName("import-files-empty")
        button.clicked.connect(self.import_wanted)
        self._asked = AskedPlace(theme)
        self._hints = QWidget()
        hints = QVBoxLayout(self._hints)
        hints.setContentsMargins(0, 0, 0, 0)
        hints.setSpacing(px(8))
        hints.addStretch(1)
        hints.addWidget(heading)
        hints.addWidget(Label(theme, words, "body", "normal", wrap=True))
        hints.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        hints.addStretch(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(24))
        column.addWidget(self._asked, 1)
        column.addWidget(self._hints, 1)

    @property
    def asks(self) -> bool:
        """Whether a question is open."""
        return self._asked.question is not None

    def ask(self, question: Question) -> None:
        """Open a question in the place of the hints."""
        self._hints.hide()
        self._asked.ask(question)

    def drop_question(self) -> None:
        """Close the question."""
        self._asked.drop()
        self._hints.show()
