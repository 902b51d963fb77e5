"""What stands in the place of cards where there are none."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from voiceapp.gui.language import tr
from voiceapp.gui.panels.voices_card import Picture
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button
from voiceapp.gui.widgets.empty import Empty


class NoVoices(Empty):
    """There are no voices, or none of those that are looked for."""

    def __init__(self, theme: Theme) -> None:
        self.new = Button(theme, tr("Make a voice"), "quiet", "plus", size="main")
        self.new.setObjectName("new-voice-empty")
        self.all = Button(theme, tr("Show all voices"), "quiet", size="main")
        self.all.setObjectName("show-all-voices")
        super().__init__(theme, "voices-empty", _picture(theme), (self.new, self.all))

    def tell(self, filtered: bool) -> None:
        """Say that there are no voices, or none of those that are looked for (``filtered``)."""
        if filtered:
            self.say(tr("No voice fits"), tr("Search for another word, or show all voices."))
        else:
            self.say(
                tr("A voice of your own takes half a minute"),
                tr(
                    "Record or drop 6 to 30 s of speech: it is looked at before any model hears it. A voice speaks "
                    "once its speaker has agreed."
                ),
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
    for name, side, turn in (("alto", 56, 1), ("tenor", 88, 0), ("bass", 56, 2)):
        one = Picture(theme, side)
        one.show_name(name, turn)
        row.addWidget(one, 0, Qt.AlignmentFlag.AlignVCenter)
    return picture
