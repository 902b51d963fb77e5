"""The picture of the empty Inspect page: a wave, what its frequencies are, its pitch, and who speaks."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF

from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.empty_picture import EmptyPicture
from voiceapp.gui.widgets.paint import rounded

WIDE, WAVE, MAP, PITCH, VOICES, GAP = 448, 40, 56, 32, 16, 6
"""px at 100 %: the width, and the heights of the lanes."""
BAR, CELL = 3, 8
AT = 0.62
"""Where the cursor stands, as a share of the width."""
_TURNS = ((0.02, 0.34, 0), (0.38, 0.52, 1), (0.56, 0.86, 0), (0.88, 0.98, 1))
"""From where to where somebody speaks, and who."""


def loudness(share: float) -> float:
    """How loud the made-up sound is, 0..1."""
    turn = next((turn for turn in _TURNS if turn[0] <= share <= turn[1]), None)
    if turn is None:
        return 0.04
    inside = (share - turn[0]) / (turn[1] - turn[0])
    syllables = 0.55 + 0.45 * math.sin(share * 90) * math.sin(share * 37)
    return 0.08 + 0.92 * math.sqrt(max(math.sin(math.pi * inside), 0.0)) * syllables


def pitch(share: float) -> float | None:
    """How high the made-up voice is, 0..1; None where nobody speaks."""
    turn = next((turn for turn in _TURNS if turn[0] + 0.01 <= share <= turn[1] - 0.01), None)
    return None if turn is None else 0.35 + 0.3 * turn[2] + 0.2 * math.sin(share * 28)


class InspectPicture(EmptyPicture):
    """Four lanes with one cursor."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, WIDE, WAVE + MAP + PITCH + VOICES + 3 * GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px = QPainter(self), self.theme.px
        top = 0
        for high, paint in ((WAVE, self._wave), (MAP, self._map), (PITCH, self._pitch), (VOICES, self._voices)):
            bed = QRectF(0, top, self.width(), px(high))
            rounded(painter, bed, self.theme.radius("small"), self.theme.colour("surface.sunken"))
            paint(painter, bed)
            top += px(high + GAP)
        x = round(self.width() * AT)
        painter.fillRect(QRectF(x, 0, 2, top - px(GAP)), self.theme.colour("text.strong"))

    def _wave(self, painter: QPainter, bed: QRectF) -> None:
        step, middle = self.theme.px(BAR) + 1, bed.center().y()
        for place in range(int(bed.width()) // step):
            share = place * step / bed.width()
            half = max(loudness(share) * (bed.height() / 2 - 3), 0.5)
            tone = "accent.graphic" if share < AT else "line.control"
            box = QRectF(place * step, middle - half, self.theme.px(BAR) - 1, 2 * half)
            painter.fillRect(box, self.theme.colour(tone))

    def _map(self, painter: QPainter, bed: QRectF) -> None:
        side = self.theme.px(CELL)
        rows = int(bed.height()) // side
        for column in range(int(bed.width()) // side):
            share = (column + 0.5) * side / bed.width()
            for row in range(rows):
                formant = math.cos(row * 2.1 + 3 * (pitch(share) or 0.0)) ** 2
                level = loudness(share) * (1 - row / rows) * (0.4 + 0.6 * formant)
                if (step := min(int(level * 7), 5)) > 0:
                    box = QRectF(column * side, bed.bottom() - (row + 1) * side, side - 1, side - 1)
                    painter.fillRect(box, self.theme.colour(f"heat.{step}"))

    def _pitch(self, painter: QPainter, bed: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.colour("accent.graphic"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        line = QPolygonF()
        for x in range(0, int(bed.width()), 2):
            high = pitch(x / bed.width())
            if high is not None:
                line.append(QPointF(x, bed.bottom() - high * bed.height()))
            elif not line.isEmpty():
                painter.drawPolyline(line)
                line = QPolygonF()
        painter.drawPolyline(line)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _voices(self, painter: QPainter, bed: QRectF) -> None:
        for start, end, who in _TURNS:
            box = QRectF(start * bed.width(), bed.top() + 3, (end - start) * bed.width(), bed.height() - 6)
            rounded(painter, box, 2, self.theme.colour(f"speaker.{who}"))
