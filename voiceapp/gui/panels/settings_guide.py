"""The first steps, called again from the Settings page."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voiceapp.gui.context import Context
from voiceapp.gui.language import tr
from voiceapp.gui.widgets.buttons import Button
from voiceapp.gui.widgets.labels import Label

TITLE = tr("First steps")
HELP = tr("Test the microphone and the speakers, get models, choose how a talk begins.")
WORDS = tr("first steps guide welcome test microphone speakers models begin again")
"""What the search of the page finds this by."""


class GuideRow(QWidget):
    """What the guide is for, and the button that shows it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        theme = context.theme
        self.setObjectName("first-steps")
        button = Button(theme, tr("Show the first steps"), "quiet")
        button.setObjectName("show-first-steps")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(theme, TITLE, "bodyStrong", wrap=True))
        words.addWidget(Label(theme, HELP, "caption", "weak", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(12), 0, theme.px(12))
        row.setSpacing(theme.px(24))
        row.addLayout(words, 1)
        row.addWidget(button)
        button.clicked.connect(lambda: context.open_page("welcome", ""))
