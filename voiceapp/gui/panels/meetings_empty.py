"""What stands beside the list while no meeting is open."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from voiceapp.gui.language import tr
from voiceapp.gui.panels.meetings_picture import MeetingsPicture
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.asked import AskedPlace
from voiceapp.gui.widgets.buttons import Button
from voiceapp.gui.widgets.empty import Empty
from voiceapp.gui.widgets.question import Question

HEADING = tr("What was said stays findable")
NONE = tr("Record a meeting, or drop audio and video files here. They stay on this computer.")
SOME = tr("Pick a meeting in the list, record one, or drop audio and video files here. They stay on this computer.")


class EmptyPane(QWidget):
    """A picture, a heading, a sentence and a button; or the question that is asked."""

    import_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        button = Button(theme, tr("Import files"), "quiet", "tray-arrow-down", size="main")
        button.setObjectName("import-files-empty")
        button.clicked.connect(self.import_wanted)
        self._asked = AskedPlace(theme)
        self._hints = Empty(theme, "meetings-empty", MeetingsPicture(theme), [button])
        self._hints.say(HEADING, NONE)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        column.addWidget(self._asked, 1)
        column.addWidget(self._hints, 1)

    def show_whether(self, some: bool) -> None:
        """Say what can be done where there are meetings, or none."""
        self._hints.say(HEADING, SOME if some else NONE)

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
