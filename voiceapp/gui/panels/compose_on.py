"""Going on with a track: from its end or from the place that plays, or another ending for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from voiceapp.gui.language import tr
from voiceapp.gui.panels.compose_texts import clock
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.fields import labelled
from voiceapp.gui.widgets.inputs import Choice
from voiceapp.gui.widgets.labels import Card, Label

if TYPE_CHECKING:
    from voiceapp.core.tracks import Track

LEAST_S = 1.0
"""Before this second there is too little to go on from."""
WAYS = (
    ("end", tr("From its end")),
    ("cursor", tr("From the place in the player")),
    ("ending", tr("Another ending from there")),
)


class GoOnPart(QWidget):
    """``changed``: another way was chosen."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.track: Track | None = None
        self.at_s = 0.0
        self.card = Card(theme, page=True, padding=12)
        self.title = Label(theme, "", "bodyStrong", elide=True)
        self.title.setObjectName("on-title")
        self.length = Label(theme, "", "caption", "weak", wrap=True, tabular=True)
        self.length.setObjectName("on-length")
        self.card.body.setSpacing(0)
        self.card.body.addWidget(self.title)
        self.card.body.addWidget(self.length)
        self.way = Choice(theme, WAYS, tr("Go on from"))
        self.way.setObjectName("on-way")
        self.place = labelled(theme, tr("Go on"), self.way)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.card)
        column.addWidget(self.place)
        self.way.chosen.connect(lambda _: self.refresh())
        self.refresh()

    def show_track(self, track: Track | None, at_s: float) -> None:
        """Go on with this track, which stands at a second in the player."""
        if (track, at_s) != (self.track, self.at_s):
            self.track, self.at_s = track, at_s
            self.refresh()

    def choose(self, way: str) -> None:
        """Take one of the ways."""
        self.way.choose(way)
        self.refresh()

    def refresh(self) -> None:
        """Say what is gone on with, and from where."""
        track = self.track
        self.title.setText(track.title if track else tr("No track is chosen"))
        self.place.setVisible(track is not None)
        if track is None:
            self.length.setText(tr("Choose one in the tree, or drop a file there."))
        elif self.from_s is None:
            self.length.setText(tr("{length}, silence at its end is left out", length=clock(track.duration_s)))
        elif self.ready:
            self.length.setText(
                tr("From {time} of {length}", time=clock(self.from_s), length=clock(track.duration_s))
            )
        else:
            self.length.setText(tr("Play it, or click into its wave, to choose the place."))
        self.changed.emit()

    @property
    def from_s(self) -> float | None:
        """The second to go on from; None: the end."""
        return None if self.way.value() == "end" else self.at_s

    @property
    def ready(self) -> bool:
        """Whether there is something to go on from."""
        return self.track is not None and (self.from_s is None or self.from_s >= LEAST_S)
