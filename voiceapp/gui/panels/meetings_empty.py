"""What stands beside the list while no meeting is open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voiceapp.gui.language import tr
from voiceapp.gui.panels.meetings_picture import MeetingsPicture
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.asked import AskedPlace
from voiceapp.gui.widgets.buttons import Button
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.question import Question

WIDE, LOW = 480, 480
"""px at 100 %: the words at most; lower than this there is no picture."""
NONE = tr("Record a meeting, or drop audio and video files here. They stay on this computer.")
SOME = tr("Pick a meeting in the list, record one, or drop audio and video files here. They stay on this computer.")


class EmptyPane(QWidget):
    """A picture, a heading, a sentence and a button; or the question that is asked."""

    import_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        px = theme.px
        self.theme = theme
        self.picture = MeetingsPicture(theme)
        heading = Label(theme, tr("What was said stays findable"), "display", wrap=True)
        heading.setObjectName("meetings-empty")
        self.words = Label(theme, NONE, "reading", "normal", wrap=True)
        for label in (heading, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        button = Button(theme, tr("Import files"), "quiet", "tray-arrow-down", size="main")
        button.setObjectName("import-files-empty")
        button.clicked.connect(self.import_wanted)
        self._asked = AskedPlace(theme)
        middle = QWidget()
        middle.setMaximumWidth(px(WIDE))
        hints = QVBoxLayout(middle)
        hints.setContentsMargins(0, 0, 0, 0)
        hints.setSpacing(px(16))
        hints.addStretch(2)
        hints.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignHCenter)
        hints.addSpacing(px(8))
        hints.addWidget(heading)
        hints.addWidget(self.words)
        hints.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        hints.addStretch(3)
        self._hints = QWidget()
        row = QHBoxLayout(self._hints)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(middle, 1000)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(24))
        column.addWidget(self._asked, 1)
        column.addWidget(self._hints, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.picture.setVisible(self.height() >= self.theme.px(LOW))

    def show_whether(self, some: bool) -> None:
        """Say what can be done where there are meetings, or none."""
        self.words.setText(SOME if some else NONE)

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
