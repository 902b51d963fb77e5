"""A scrolled column of rows, of which only those in view are laid out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QStyle

from voiceapp.gui.panels.meetings_rows import PAD_Y, Rows
from voiceapp.gui.theme import Theme

if TYPE_CHECKING:
    from voiceapp.core.meetings import MeetingSegment

GUTTER, SIDE, TOP = 120, 16, 12
"""Least width of the gutter with its room at the left, room at both sides and above the first row (px at 100 %)."""


class RowsArea(QAbstractScrollArea):
    """Where the rows of segments stand in the viewport. ``scrolled`` tells that they moved."""

    scrolled = Signal()
    longest_time = ""
    """What has to have room in the gutter below a name."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self.rows = theme, Rows(theme)
        self._gutter = theme.px(GUTTER)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._moved())
        theme.changed.connect(self._lay_out_anew)

    def _lay_out_anew(self) -> None:
        self.show_segments(self.rows.segments)

    def show_segments(self, segments: Sequence[MeetingSegment]) -> None:
        """Take these rows, at the width there is."""
        px = self.theme.px
        letters = QFontMetrics(self.theme.font("caption", tabular=True))
        self._gutter = max(px(GUTTER), letters.horizontalAdvance(self.longest_time) + px(36))
        self.rows.show(segments, self.viewport().width() - self._gutter - px(SIDE) - px(16))
        self.lay_out(self.verticalScrollBar().value())
        self.viewport().update()

    def lay_out(self, value: int) -> None:
        """Lay out what is in view when scrolled to ``value``, and fit the scroll bar to it."""
        top = value - self.theme.px(TOP)
        self.rows.lay_out(self.rows.at(top), top + self.viewport().height())
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(self.theme.px(40))
        bar.setRange(0, max(self.rows.total + 2 * self.theme.px(TOP) - self.viewport().height(), 0))

    def _moved(self) -> None:
        self.lay_out(self.verticalScrollBar().value())
        self.scrolled.emit()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        anchor = self.first_row()
        self.show_segments(self.rows.segments)
        if anchor > 0:
            self.verticalScrollBar().setValue(self.rows.top(anchor) + self.theme.px(TOP))
        self.scrolled.emit()

    def first_row(self) -> int:
        """The row at the upper edge, -1 when there are none."""
        return self.rows.at(self.verticalScrollBar().value() - self.theme.px(TOP))

    def reveal(self, row: int) -> None:
        """Bring a row into view; one that is out of it comes to the upper third."""
        bar, high = self.verticalScrollBar(), self.viewport().height()
        top = self.rows.top(row) + self.theme.px(TOP)
        if top < bar.value() or top + self.rows.high(row) > bar.value() + high:
            self.lay_out(max(top - high // 3, 0))
            bar.setValue(max(self.rows.top(row) + self.theme.px(TOP) - high // 3, 0))

    def box(self, row: int) -> QRect:
        """A row's box in the viewport."""
        px = self.theme.px
        top = self.rows.top(row) + px(TOP) - self.verticalScrollBar().value()
        box = QRect(px(SIDE), top, self.viewport().width() - 2 * px(SIDE) + px(8), self.rows.high(row))
        return QStyle.visualRect(self.layoutDirection(), self.viewport().rect(), box)

    def gutter(self, row: int) -> QRect:
        """The box of a row's name and time in the viewport."""
        box = self.box(row)
        beginning = QRect(box.topLeft(), QSize(self._gutter, box.height()))
        return QStyle.visualRect(self.layoutDirection(), box, beginning)

    def text_box(self, row: int) -> QRect:
        """The box of a row's text in the viewport."""
        px, box = self.theme.px, self.box(row)
        left = px(16) if self.isRightToLeft() else px(SIDE) + self._gutter
        return QRect(left, box.top() + px(PAD_Y), self.rows.width, box.height() - 2 * px(PAD_Y))

    def beside(self, row: int, x: float) -> bool:
        """Whether ``x`` is on the side of name and time."""
        gutter = self.gutter(row)
        return x >= gutter.left() if self.isRightToLeft() else x < self.text_box(row).left()

    def boxes(self, row: int, start: int, end: int) -> list[QRectF]:
        """Where characters of a row stand in the viewport, one box a line."""
        origin = QPointF(self.text_box(row).topLeft())
        return [box.translated(origin) for box in self.rows.boxes(row, start, end)]

    def row_at(self, point: QPoint) -> int:
        """The row under a point of the viewport, -1 for none."""
        y = point.y() + self.verticalScrollBar().value() - self.theme.px(TOP)
        return self.rows.at(y) if self.rows.segments and 0 <= y < self.rows.total else -1

    def offset_at(self, row: int, point: QPoint) -> int:
        """The character of a row under a point of the viewport, -1 beside its text."""
        corner = self.text_box(row).topLeft()
        return self.rows.offset(row, point.x() - corner.x(), point.y() - corner.y())
