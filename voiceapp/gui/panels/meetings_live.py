"""What is said while a meeting is recorded: lines that grow, words that are not settled paler."""

from __future__ import annotations

from bisect import insort

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QVBoxLayout, QWidget

from voiceapp.core.events import LiveLine
from voiceapp.core.meetings import MeetingSegment
from voiceapp.core.recording import SIDES
from voiceapp.gui.language import said, tr
from voiceapp.gui.panels import meetings_texts as texts
from voiceapp.gui.panels.meetings_area import RowsArea
from voiceapp.gui.panels.meetings_paint import Gutter, paint_gutter
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.roles import Role, set_role

FIRST_GUESS = tr("A first guess. It is written down again, and better, when you stop.")


class LiveRows(RowsArea):
    """The lines in the order in which they began. The end is followed unless the user scrolled away from it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.lines: list[LiveLine] = []
        self.setObjectName("live-words")
        set_role(self, Role.Document)
        self.setAccessibleName(tr("What is said"))

    def show_line(self, line: LiveLine) -> None:
        """Take a line that is new or has changed; one that turned out to be none goes."""
        self.lines = [one for one in self.lines if one.number != line.number]
        if line.text:
            insort(self.lines, line, key=lambda one: one.start_s)
        self._show()

    def clear(self) -> None:
        """Another recording begins."""
        self.lines = []
        self._show()

    def _show(self) -> None:
        bar = self.verticalScrollBar()
        at_end = bar.value() >= bar.maximum() - self.theme.px(24)
        anchor = self.first_row()
        below = bar.value() - self.rows.top(anchor) if anchor >= 0 else 0
        speakers = list(SIDES)
        self.show_segments(
            [
                MeetingSegment(one.number, speakers.index(one.side), one.start_s, one.end_s, one.text)
                for one in self.lines
            ]
        )
        if at_end:
            self._to_end()
        elif 0 <= anchor < len(self.lines):
            bar.setValue(self.rows.top(anchor) + below)
        last = self.lines[-1:]
        self.setAccessibleDescription("".join(f"{said(SIDES[one.side])}: {one.text}" for one in last))

    def _to_end(self) -> None:
        bar = self.verticalScrollBar()
        self.lay_out(bar.maximum())  # the height of the last lines is known once they are laid out
        bar.setValue(bar.maximum())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, row = QPainter(self.viewport()), self.first_row()
        self.lay_out(self.verticalScrollBar().value())
        while 0 <= row < len(self.lines) and self.box(row).top() < self.viewport().height():
            self._paint_row(painter, row)
            row += 1

    def _paint_row(self, painter: QPainter, row: int) -> None:
        line, theme = self.lines[row], self.theme
        colour = f"speaker.{list(SIDES).index(line.side)}"
        gutter = Gutter(said(SIDES[line.side]), colour, texts.clock(line.start_s), False, False)
        paint_gutter(painter, theme, self.gutter(row), gutter)
        painter.setPen(theme.colour("text.strong"))
        pale = QTextLayout.FormatRange()
        pale.start, pale.length = line.stable, len(line.text) - line.stable
        pale.format = QTextCharFormat()
        pale.format.setForeground(theme.colour("text.weak"))
        self.rows.layout(row).draw(painter, QPointF(self.text_box(row).topLeft()), [pale])


class LiveWordsView(QWidget):
    """The lines, and below them that they are a first guess. ``changed`` tells that there are others."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.rows = LiveRows(theme)
        self.foot = Label(theme, FIRST_GUESS, "caption", "weak", wrap=True)
        self.foot.setContentsMargins(theme.px(24), theme.px(4), theme.px(16), theme.px(8))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.rows, 1)
        column.addWidget(self.foot)

    @property
    def meeting(self) -> int | None:
        """The meeting of which there are lines."""
        return self.rows.lines[0].meeting if self.rows.lines else None

    def show_line(self, line: LiveLine) -> None:
        """Take a line that is new or has changed."""
        self.rows.show_line(line)
        self.changed.emit()

    def clear(self) -> None:
        """Another recording begins."""
        self.rows.clear()
        self.changed.emit()
