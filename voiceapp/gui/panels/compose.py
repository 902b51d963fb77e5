"""The Compose page: what to compose at the left, the tree of variations and the chosen track at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voiceapp.core.events import TrackChanged, TrackRemoved
from voiceapp.gui.context import Context
from voiceapp.gui.panels.compose_lower import lower_panels
from voiceapp.gui.widgets.labels import Label

if TYPE_CHECKING:
    from voiceapp.core.tracks import Track

LEFT = 320


class ComposePage(QWidget):
    """``track_shown`` tells the chosen track (or None) whenever it is another one or changed.

    ``at_s`` is the second of it that plays, or would: the panels below the tree set it.
    """

    track_shown = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context, self.theme = context, context.theme
        self.tracks: Sequence[Track] = ()
        self.chosen: int | None = None
        self.at_s = 0.0
        self.setObjectName("compose-page")
        self.setAccessibleName("Compose")
        self.setProperty("surface", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.left, self.right = QWidget(), QWidget()
        self.left.setFixedWidth(self.theme.px(LEFT))
        column = QVBoxLayout(self.right)
        column.addWidget(Label(self.theme, "Variations", "heading"))
        column.addStretch(1)
        self.lower = QVBoxLayout()
        column.addLayout(self.lower)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.left)
        row.addWidget(self.right, 1)
        for panel in lower_panels(self):
            self.lower.addWidget(panel)
        events = context.bridge.events
        events.subscribe(TrackChanged, lambda _: self.refresh())
        events.subscribe(TrackRemoved, lambda _: self.refresh())
        self.refresh()

    @property
    def track(self) -> Track | None:
        """The chosen track."""
        return next((track for track in self.tracks if track.id == self.chosen), None)

    def refresh(self) -> None:
        """Read the library again."""
        self.context.bridge.submit(lambda app: app.music.tracks.list(), self._show, owner=self)

    def _show(self, tracks: Sequence[Track]) -> None:
        self.tracks = tracks
        if self.track is None and tracks:
            self.chosen = tracks[-1].id
        self.track_shown.emit(self.track)

    def choose(self, track: int) -> None:
        """Show a track."""
        self.chosen = track
        self.track_shown.emit(self.track)
