"""What stands in the place of cards where there are none."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voiceapp.gui.language import tr
from voiceapp.gui.panels.voices_card import Picture
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button
from voiceapp.gui.widgets.labels import Label

WIDE = 480
"""The words are at most so wide, px at 100 %."""


class NoVoices(QWidget):
    """A picture, a heading, a sentence and the one next step."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        px = theme.px
        self.picture = _picture(theme)
        self.heading = Label(theme, "", "display", wrap=True)
        self.heading.setObjectName("voices-empty")
        self.words = Label(theme, "", "reading", "normal", wrap=True)
        for label in (self.heading, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.new = Button(theme, tr("Make a voice"), "quiet", "plus", size="main")
        self.new.setObjectName("new-voice-empty")
        self.all = Button(theme, tr("Show all voices"), "quiet", size="main")
        self.all.setObjectName("show-all-voices")
        middle = QWidget()
        middle.setMaximumWidth(px(WIDE))
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, px(24), 0, px(24))
        column.setSpacing(px(16))
        column.addStretch(2)
        column.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(px(8))
        column.addWidget(self.heading)
        column.addWidget(self.words)
        column.addSpacing(px(8))
        for button in (self.new, self.all):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(middle, 1000)
        row.addStretch(1)

    def tell(self, filtered: bool) -> None:
        """Say that there are no voices, or none of those that are looked for (``filtered``)."""
        self.heading.setText(tr("No voice fits") if filtered else tr("A voice of your own takes half a minute"))
        self.words.setText(
            tr("Search for another word, or show all voices.")
            if filtered
            else tr(
                "Record or drop 6 to 30 s of speech: it is looked at before any model hears it. A voice speaks "
                "once its speaker has agreed."
            )
        )
        self.picture.setVisible(not filtered)
        self.new.setVisible(not filtered)
        self.all.setVisible(filtered)


def _picture(theme: Theme) -> QWidget:
    """Three voices."""
    picture = QWidget()
    row = QHBoxLayout(picture)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(16))
    for turn, (name, side) in enumerate((("alto", 56), ("tenor", 88), ("bass", 56))):
        one = Picture(theme, side)
        one.show_name(name, (1, 0, 2)[turn])
        row.addWidget(one, 0, Qt.AlignmentFlag.AlignVCenter)
    return picture
