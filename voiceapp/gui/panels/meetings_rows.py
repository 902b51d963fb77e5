"""Where the rows of a transcript stand: heights are guessed until a row comes into view, then laid out.

So a meeting of thousands of segments opens at once, and scrolling lays out only what is seen.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetrics, QTextLayout, QTextOption

from voiceapp.gui.theme import Theme

if TYPE_CHECKING:
    from voiceapp.core.meetings import MeetingSegment

LEAST, PAD_Y, GAP = 52, 6, 4
"""Height of a row of one line, room above and below its text, and room between rows (px at 100 %)."""
BESIDE, BETWEEN = 368, 24
"""Text this wide has room for its English beside it, with that room between (px at 100 %); else it is below."""


class Rows:
    """The places of segments in a column ``width`` px wide, whose text begins behind a gutter."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.segments: Sequence[MeetingSegment] = ()
        self.english: Mapping[int, str] = {}
        """The English of segments, by their ids; set before :meth:`show`."""
        self.width = 1
        self._beside = False
        self._heights = np.zeros(0)
        self._tops = np.zeros(1)
        self._layouts: dict[int, QTextLayout] = {}
        self._english: dict[int, QTextLayout] = {}

    def show(self, segments: Sequence[MeetingSegment], width: int) -> None:
        """Take other segments or another width of the text."""
        px = self.theme.px
        self._beside = bool(self.english) and width >= px(BESIDE)
        width = (width - px(BETWEEN)) // 2 if self._beside else width
        self.segments, self.width = segments, max(width, 40)
        self._layouts, self._english = {}, {}
        letter = QFontMetrics(self.theme.font("reading")).averageCharWidth()
        a_line = max(self.width / max(letter, 1), 1)
        counts = [
            self._lines(
                math.ceil(len(segment.text) / a_line) or 1,
                math.ceil(len(self.english.get(segment.id, "")) / a_line),
            )
            for segment in segments
        ]
        self._heights = np.array([self._high(count) for count in counts], dtype=float)
        self._stack()

    def _lines(self, words: int, english: int) -> int:
        return max(words, english) if self._beside else words + english

    def _high(self, lines: int) -> int:
        px = self.theme.px
        text = lines * self.theme.line_height("reading") + 2 * px(PAD_Y)
        return max(text, px(LEAST)) + px(GAP)

    def _stack(self) -> None:
        self._tops = np.concatenate(([0.0], np.cumsum(self._heights)))

    @property
    def total(self) -> int:
        """The height of all rows."""
        return int(self._tops[-1])

    def top(self, row: int) -> int:
        """Where a row begins."""
        return int(self._tops[row])

    def high(self, row: int) -> int:
        """The height of a row without the gap below it."""
        return int(self._heights[row]) - self.theme.px(GAP)

    def at(self, y: float) -> int:
        """The row at ``y``, -1 when there are none."""
        found = int(np.searchsorted(self._tops, y, side="right")) - 1
        return min(max(found, 0), len(self.segments) - 1)

    def lay_out(self, first: int, bottom: float) -> bool:
        """Lay out every row from ``first`` that begins above ``bottom``. True when a height was guessed wrong."""
        changed, row = False, first
        while 0 <= row < len(self.segments) and self._tops[row] < bottom:
            english = self.english_layout(row)
            high = self._high(self._lines(self.layout(row).lineCount(), english.lineCount() if english else 0))
            if high != self._heights[row]:
                self._heights[row] = high
                changed = True
                self._stack()
            row += 1
        return changed

    def layout(self, row: int) -> QTextLayout:
        """A row's text, broken into lines; the first line's box begins at (0, 0)."""
        if row not in self._layouts:
            if len(self._layouts) > 400:
                self._layouts.clear()
            self._layouts[row] = self._broken(self.segments[row].text)
        return self._layouts[row]

    def english_layout(self, row: int) -> QTextLayout | None:
        """A row's English, as :meth:`layout`; None where it has none."""
        text = self.english.get(self.segments[row].id)
        if text and row not in self._english:
            if len(self._english) > 400:
                self._english.clear()
            self._english[row] = self._broken(text)
        return self._english.get(row)

    def english_at(self, row: int) -> QPointF:
        """Where the English stands, from the text's upper left corner."""
        if self._beside:
            return QPointF(self.width + self.theme.px(BETWEEN), 0)
        return QPointF(0, self.layout(row).lineCount() * self.theme.line_height("reading"))

    def in_english(self, row: int, x: float, y: float) -> bool:
        """Whether a point from the text's upper left corner is in the row's English."""
        corner = self.english_at(row)
        return self.english_layout(row) is not None and x >= corner.x() and y >= corner.y()

    def _broken(self, text: str) -> QTextLayout:
        font = self.theme.font("reading")
        metrics, line_height = QFontMetrics(font), self.theme.line_height("reading")
        layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        layout.beginLayout()
        y = (line_height - metrics.ascent() - metrics.descent()) / 2
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.width)
            line.setPosition(QPointF(0, y))
            y += line_height
        layout.endLayout()
        return layout

    def boxes(self, row: int, start: int, end: int) -> list[QRectF]:
        """Where characters of a row stand, one box a line, from the text's upper left corner."""
        layout, boxes = self.layout(row), []
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            low, high = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if low < high:
                left, right = _x(line, low), _x(line, high)
                boxes.append(QRectF(left, line.y(), right - left, line.height()))
        return boxes

    def offset(self, row: int, x: float, y: float) -> int:
        """The character at a point from the text's upper left corner, -1 beside the text."""
        layout = self.layout(row)
        number = int(y // self.theme.line_height("reading"))
        if not 0 <= number < layout.lineCount():
            return -1
        line = layout.lineAt(number)
        if x < 0 or x > line.naturalTextWidth():
            return -1
        return int(line.xToCursor(x))


def _x(line: object, position: int) -> float:
    x = line.cursorToX(position)  # type: ignore[attr-defined]
    return float(x[0] if isinstance(x, tuple) else x)
