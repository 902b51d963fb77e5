"""What stands in the place of the tree while there are no tracks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from voiceapp.gui.language import tr
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button
from voiceapp.gui.widgets.flow import Flow
from voiceapp.gui.widgets.labels import Label

NONE = (
    tr("Describe music, or hum it"),
    tr(
        "Write who plays and how it feels, or give a tune. What is made stands here as a tree: try variations, "
        "go on from any place, and listen to two of them at equal loudness."
    ),
)
NOBODY = (
    tr("First, something that makes music"),
    tr(
        "A composer is a model that runs on this computer; nothing is sent anywhere. The Models page tells which "
        "of them fit this computer, how large they are and what their licences allow."
    ),
)


class NoTracks(QWidget):
    """``models_wanted``: a composer is to be got; ``import_wanted``: music is to be taken in."""

    models_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        px = theme.px
        self.setObjectName("compose-empty")
        self.heading = Label(theme, "", "heading", wrap=True)
        self.heading.setObjectName("compose-empty-heading")
        self.words = Label(theme, "", "body", "normal", wrap=True)
        self.words.setMaximumWidth(px(560))
        self.get = Button(theme, tr("Choose a composer"), "tonal", "cube-outline")
        self.get.setObjectName("compose-empty-get")
        self.take_in = Button(theme, tr("Import music"), "quiet", "tray-arrow-down")
        self.take_in.setObjectName("compose-empty-import")
        buttons = QWidget()
        row = Flow(px(8), buttons)
        row.addWidget(self.get)
        row.addWidget(self.take_in)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(24))
        column.setSpacing(px(8))
        column.addStretch(1)
        column.addWidget(self.heading)
        column.addWidget(self.words)
        column.addWidget(buttons, 0, Qt.AlignmentFlag.AlignTop)
        column.addStretch(2)
        self.get.clicked.connect(self.models_wanted)
        self.take_in.clicked.connect(self.import_wanted)
        self.tell(True)

    def tell(self, composers: bool) -> None:
        """Say that there are no tracks, and what to get where nothing makes any."""
        heading, words = NONE if composers else NOBODY
        self.heading.setText(heading)
        self.words.setText(words)
        self.get.setVisible(not composers)
