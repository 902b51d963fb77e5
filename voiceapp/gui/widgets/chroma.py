"""The notes of a tune over time as a model sees them: twelve rows, one for each note of the octave."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, qRgba
from PySide6.QtWidgets import QSizePolicy, QWidget

from voiceapp.gui.language import tr
from voiceapp.gui.theme import Theme

NOTES = ("C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B")
SHOWN_NOTES = (0, 4, 7, 9)
"""The notes whose names stand beside their rows: all twelve have no room."""
ROW, NAMES = 8, 16
STEPS = 32


class ChromaView(QWidget):
    """Low notes below; the stronger a note at a moment, the stronger its colour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._values: NDArray[np.float32] = np.zeros((0, 12), np.float32)
        self.setObjectName("chroma")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAccessibleName(tr("Notes of the tune"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_chroma(self, values: NDArray[np.float32]) -> None:
        """Show (frames, 12) strengths, 0..1."""
        self._values = values
        strongest = [NOTES[note] for note in dict.fromkeys(values.argmax(axis=1).tolist())] if len(values) else []
        self.setAccessibleDescription(
            tr("Strongest in turn: {notes}", notes=", ".join(strongest[:24])) if strongest else ""
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(160), 12 * self.theme.px(ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, row = QPainter(self), self.theme, self.theme.px(ROW)
        painter.setLayoutDirection(self.layoutDirection())
        left = theme.px(NAMES)
        bed = QRectF(left, 0, self.width() - left, 12 * row)
        painter.fillRect(bed, theme.colour("surface.sunken"))
        if len(self._values):
            painter.drawImage(bed, self._picture(max(round(bed.width()), 1)))
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text.weak"))
        for note in SHOWN_NOTES:
            box = QRect(0, (11 - note) * row - row // 2, left - theme.px(4), 2 * row)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, NOTES[note])

    def _picture(self, most: int) -> QImage:
        """The strengths as an image, at most ``most`` px wide: of several moments the strongest counts."""
        values = self._values
        if len(values) > most:
            edges = np.linspace(0, len(values), most, endpoint=False).astype(int)
            values = np.maximum.reduceat(values, edges, axis=0)
        top = float(values.max()) or 1.0
        shades = np.clip(values / top * (STEPS - 1), 0, STEPS - 1).astype(np.uint8)
        lines = np.ascontiguousarray(shades.T[::-1])
        image = QImage(lines.tobytes(), lines.shape[1], 12, lines.shape[1], QImage.Format.Format_Indexed8)
        colours = [
            self.theme.mixed("accent.graphic", "surface.sunken", step / (STEPS - 1)) for step in range(STEPS)
        ]
        image.setColorTable([qRgba(c.red(), c.green(), c.blue(), 255) for c in colours])
        return image.copy()
