"""The columns that all rows of the Models page share, their header and the headings of groups."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from voiceapp.gui.language import tr
from voiceapp.gui.panels.models_texts import about_size
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.labels import Label, Rule

STATE_WIDTH = 168
SIZE_WIDTH = 88
_LONGEST_SIZES = (tr("Included"), tr("Unknown"), about_size(888_000_000))
_LONGEST_STATES = (tr("Install pack"), tr("Add token"), tr("Not installed"))
"""In another language longer than the columns are in English."""
STRETCH = (320, 0, 208, 304)
"""Shares of the columns name, size, licence and fit; the state's column has its own width."""

NARROW = 700
"""Below this inner width (px at 100 %) the cells stand below each other."""


def cell(*widgets: QWidget, row: bool = False, spacing: int = 0) -> QWidget:
    """Widgets in a column or row that takes the width it gets and grows in height."""
    box = QWidget()
    layout = QHBoxLayout(box) if row else QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for widget in widgets:
        layout.addWidget(widget, 1 if row and widget is widgets[-1] else 0)
    box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return box


def size_width(theme: Theme) -> int:
    """How wide the column of sizes is, in every row."""
    metrics = QFontMetrics(theme.font("body"))
    return max(theme.px(SIZE_WIDTH), *(metrics.horizontalAdvance(word) + 2 for word in _LONGEST_SIZES))


def state_width(theme: Theme) -> int:
    """How wide the column of states and buttons is, in every row."""
    metrics = QFontMetrics(theme.font("bodyStrong"))
    words = max(metrics.horizontalAdvance(word) for word in _LONGEST_STATES)
    return max(theme.px(STATE_WIDTH), words + theme.px(64))


class Columns(QWidget):
    """Five cells: side by side on the same columns in every row, or, where that is too narrow, below each other."""

    def __init__(self, theme: Theme, cells: Sequence[QWidget], height: int) -> None:
        super().__init__()
        self.theme, self._cells, self._narrow = theme, list(cells), False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(theme.px(16), theme.px(4), theme.px(16), theme.px(4))
        self._grid.setHorizontalSpacing(theme.px(16))
        self._grid.setVerticalSpacing(theme.px(4))
        self.setMinimumHeight(theme.px(height))
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self.theme.px(NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            self._place()

    def _place(self) -> None:
        for widget in self._cells:
            self._grid.removeWidget(widget)
        middle = Qt.AlignmentFlag.AlignVCenter
        name, size, licence, fit, state = self._cells
        if self._narrow:
            for column, share in enumerate((0, 1, 0, 0, 0)):
                self._grid.setColumnStretch(column, share)
                self._grid.setColumnMinimumWidth(column, 0)
            self._grid.setColumnMinimumWidth(0, size_width(self.theme))
            self._grid.setColumnMinimumWidth(2, state_width(self.theme))
            self._grid.addWidget(name, 0, 0, 1, 2, middle)
            self._grid.addWidget(state, 0, 2, middle)
            self._grid.addWidget(size, 1, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(licence, 1, 1, 1, 2)
            self._grid.addWidget(fit, 2, 0, 1, 3)
        else:
            for column, share in enumerate((*STRETCH, 0)):
                self._grid.setColumnStretch(column, share)
                self._grid.setColumnMinimumWidth(column, 0)
            self._grid.setColumnMinimumWidth(1, size_width(self.theme))
            self._grid.setColumnMinimumWidth(4, state_width(self.theme))
            for column, widget in enumerate(self._cells):
                self._grid.addWidget(widget, 0, column, middle)


class HeaderRow(QWidget):
    """The names of the columns."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        names = (tr("Model"), tr("Size"), tr("Licence"), tr("Fit for this computer"), "")
        self.columns = Columns(theme, [cell(Label(theme, name, "caption", "weak")) for name in names], 32)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.columns)
        column.addWidget(Rule())


class GroupHeading(QWidget):
    """What the models below are for."""

    def __init__(self, theme: Theme, heading: str, does: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), 0)
        row.setSpacing(theme.px(8))
        self.heading = Label(theme, heading, "heading")
        row.addWidget(self.heading)
        row.addWidget(Label(theme, does, "body", "weak", wrap=True), 1)
        self.setMinimumHeight(theme.px(40))
