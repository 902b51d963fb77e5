"""What stands in the place of the tree while there are no tracks."""

from __future__ import annotations

from PySide6.QtCore import Signal

from voiceapp.gui.language import tr
from voiceapp.gui.panels.compose_picture import ComposePicture
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button
from voiceapp.gui.widgets.empty import Empty

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


class NoTracks(Empty):
    """``models_wanted``: a composer is to be got; ``import_wanted``: music is to be taken in."""

    models_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        self.get = Button(theme, tr("Choose a composer"), "tonal", "cube-outline", size="main")
        self.take_in = Button(theme, tr("Import music"), "quiet", "tray-arrow-down", size="main")
        super().__init__(theme, "compose-empty", ComposePicture(theme), (self.get, self.take_in))
        self.get.setObjectName("compose-empty-get")
        self.take_in.setObjectName("compose-empty-import")
        self.get.clicked.connect(self.models_wanted)
        self.take_in.clicked.connect(self.import_wanted)
        self.tell(True)

    def tell(self, composers: bool) -> None:
        """Say that there are no tracks, and what to get where nothing makes any."""
        self.say(*(NONE if composers else NOBODY))
        self.get.setVisible(not composers)
