"""All of a sound as a low wave, with the part of it that is in view."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter

from voiceapp.core.inspection import Tile
from voiceapp.gui.language import number, tr
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.paint import rounded
from voiceapp.gui.widgets.sound_span import SoundSpan
from voiceapp.gui.widgets.timeline import Timeline

HIGH = 32
LEAST = 6
"""px that the part in view has at least."""


class Minimap(Timeline):
    """A click or dragging brings that second into the middle of the view of ``span``."""

    def __init__(self, theme: Theme, span: SoundSpan) -> None:
        super().__init__(theme, HIGH)
        self.span = span
        self.setObjectName("minimap")
        self.sought.connect(span.centre)
        span.moved.connect(self._moved)
        span.pointed.connect(lambda: self.show_position(span.place_s))

    def show_tile(self, tile: Tile) -> None:
        """Show a waveform's tile of the whole sound."""
        self.show_peaks(np.nan_to_num(tile.values))

    def _moved(self) -> None:
        self.duration_s = self.span.duration_s
        self._tell()
        self.update()

    def _tell(self) -> None:
        self.setAccessibleName(tr("All of the sound"))
        if hasattr(self, "span"):
            span = self.span
            self.setAccessibleDescription(
                tr(
                    "{start} to {end} s of {length} s",
                    start=number(span.from_s, 1),
                    end=number(span.until_s, 1),
                    length=number(span.duration_s, 1),
                )
            )

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(160), super().sizeHint().height())

    def _paint_wave(self, painter: QPainter) -> None:
        left, right = self.x_of(self.span.from_s), self.x_of(self.span.until_s)
        box = QRectF(left, self.theme.px(8), max(right - left, LEAST), self.theme.px(self.wave))
        box.moveRight(min(box.right(), self.width()))
        whole = self.span.wide_s >= self.span.duration_s
        if not whole:
            rounded(painter, box, 4, self.theme.colour("accent.tint"))
        super()._paint_wave(painter)
        if not whole:
            rounded(painter, box, 4, None, self.theme.colour("accent.graphic"), 2)
