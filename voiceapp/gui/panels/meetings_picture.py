"""The picture of the empty Meetings page: a recording, who speaks in it, and the minutes that it becomes."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent

from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.empty_picture import EmptyPicture
from voiceapp.gui.widgets.paint import rounded

WIDE, WAVE, LANE, GAP, CARD = 400, 48, 12, 4, 76
"""px at 100 %: the width; the heights of the wave, of a speaker's lane, between lanes, and of the minutes."""
BAR, BETWEEN, PLAYED = 3, 2, 0.42
TURNS = (
    ((0.0, 0.14), (0.46, 0.6), (0.86, 1.0)),
    ((0.15, 0.31), (0.58, 0.72)),
    ((0.32, 0.45), (0.73, 0.85)),
)
"""When each of three speaks, as shares of the width."""
LINES = (0.72, 0.5, 0.62)


class MeetingsPicture(EmptyPicture):
    """A wave over lanes of speakers and a card with lines."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, WIDE, WAVE + 8 + len(TURNS) * (LANE + GAP) + 12 + CARD)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px = QPainter(self), self.theme.px
        self._paint_wave(painter)
        y = px(WAVE + 8)
        for speaker, turns in enumerate(TURNS):
            self._paint_lane(painter, y, turns, f"speaker.{speaker}")
            y += px(LANE + GAP)
        self._paint_minutes(painter, y + px(12 - GAP))

    def _paint_wave(self, painter: QPainter) -> None:
        px, step = self.theme.px, self.theme.px(BAR + BETWEEN)
        middle = px(WAVE) / 2
        for place in range(self.width() // step):
            share = place * step / self.width()
            loud = 0.2 + 0.8 * abs(math.sin(share * 23) * math.sin(share * 61 + 1))
            half = loud * (middle - 2)
            tone = "accent.graphic" if share < PLAYED else "line.control"
            box = QRectF(place * step, middle - half, px(BAR), 2 * half)
            rounded(painter, box, px(BAR) / 2, self.theme.colour(tone))
        head = self.width() * PLAYED
        painter.fillRect(QRectF(head - 1, 0, 2, px(WAVE)), self.theme.colour("text.strong"))

    def _paint_lane(self, painter: QPainter, y: int, turns: tuple[tuple[float, float], ...], colour: str) -> None:
        px, wide = self.theme.px, self.width()
        rounded(painter, QRectF(0, y, wide, px(LANE)), px(4), self.theme.colour("surface.sunken"))
        for start, end in turns:
            box = QRectF(start * wide, y, (end - start) * wide, px(LANE))
            rounded(painter, box, px(4), self.theme.colour(colour))

    def _paint_minutes(self, painter: QPainter, y: int) -> None:
        theme, px = self.theme, self.theme.px
        card = QRectF(0, y, self.width(), px(CARD))
        rounded(painter, card, theme.radius("card"), theme.colour("surface.raised"), theme.colour("line.soft"))
        for line, share in enumerate(LINES):
            top = y + px(13) + line * px(20)
            icon = theme.pixmap("check", "accent.text", 12)
            painter.drawPixmap(px(16), top - px(1), icon)
            words = QRectF(px(36), top + px(2), (card.width() - px(120)) * share, px(6))
            rounded(painter, words, px(3), theme.colour("line.control"))
            time = QRectF(card.right() - px(52), top + px(2), px(36), px(6))
            rounded(painter, time, px(3), theme.colour("accent.graphicSoft"))
