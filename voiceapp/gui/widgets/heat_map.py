"""The tokens of a codec over time: a row for each book, a cell for each step, darker for a higher number."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from voiceapp.gui.language import tr
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.paint import rounded
from voiceapp.gui.widgets.roles import Role, set_role

STEPS, ROW, GAP, CELL, NUMBERS = 6, 24, 1, 6, 24
"""px at 100 %; the books' numbers stand at the left of the time axis."""
UNHEARD = 0.35

Cell = tuple[int, int]
"""A book and a frame."""


class HeatMap(QWidget):
    """Where there are more frames than cells, a cell shows the token at its middle.

    ``pointed`` tells that another cell is under the pointer or the keyboard (:attr:`cell`); a click tells
    ``sought`` its second. The arrow keys go from cell to cell.
    """

    pointed = Signal()
    sought = Signal(float)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.codes: NDArray[np.int32] = np.zeros((0, 0), np.int32)
        self.frame_rate, self.vocabulary, self.duration_s, self.at_s = 50.0, 1, 0.0, 0.0
        self.heard = 0
        self.cell: Cell | None = None
        self._column = 0
        self._drawn: QPixmap | None = None
        self.setObjectName("heat-map")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        set_role(self, Role.Graphic)
        self.setAccessibleName(tr("Tokens"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("focusRadius", theme.radius("small"))
        theme.changed.connect(self._retheme)

    def _retheme(self) -> None:
        self._drawn = None
        self.updateGeometry()
        self.update()

    # ------------------------------------------------------------------------------------- content

    def show_tokens(self, codes: NDArray[np.int32], frame_rate: float, vocabulary: int, duration_s: float) -> None:
        """Show codes (books, frames), numbers below ``vocabulary``, on an axis of ``duration_s``; all are heard."""
        self.codes, self.frame_rate, self.vocabulary = codes, frame_rate, vocabulary
        self.duration_s = duration_s
        self.heard = len(codes)
        self._point(None)
        self._retheme()

    def show_heard(self, books: int) -> None:
        """Show the books after the first ``books`` as not played."""
        if books != self.heard:
            self.heard, self._drawn = books, None
            self.update()

    def show_position(self, at_s: float) -> None:
        """Move the playhead."""
        if at_s != self.at_s:
            self.at_s = at_s
            self.update()

    @property
    def token(self) -> int | None:
        """The number in the pointed cell."""
        return None if self.cell is None else int(self.codes[self.cell])

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(320), max(len(self.codes), 1) * self.theme.px(ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(160), self.sizeHint().height())

    # ----------------------------------------------------------------------------------- geometry

    def _span(self) -> tuple[int, int]:
        left = self.theme.px(NUMBERS)
        return left, max(self.width() - left, 1)

    def x_of(self, at_s: float) -> float:
        """Where a second stands."""
        left, wide = self._span()
        return left + wide * min(max(at_s / self.duration_s, 0.0), 1.0) if self.duration_s else left

    def _columns(self) -> int:
        """How many cells a row has."""
        frames = self.codes.shape[1] if len(self.codes) else 0
        room = self.x_of(frames / self.frame_rate) - self._span()[0]
        return max(min(int(room // (self.theme.px(CELL) + GAP)), frames), min(frames, 1))

    def _frame(self, column: int) -> int:
        """The frame at the middle of a cell."""
        return int((column + 0.5) * self.codes.shape[1] / self._columns())

    def _box(self, book: int, column: int) -> QRect:
        """Where a cell is painted."""
        columns, frames, row = self._columns(), self.codes.shape[1], self.theme.px(ROW)
        left, right = (round(self.x_of(edge * frames / columns / self.frame_rate)) for edge in (column, column + 1))
        return QRect(left, book * row, max(right - left - GAP, 1), row - GAP)

    # ------------------------------------------------------------------------------------ painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._drawn = None

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.codes.size:
            return
        painter = QPainter(self)
        if self._drawn is None:
            self._drawn = self._draw()
        painter.drawPixmap(0, 0, self._drawn)
        strong = self.theme.colour("text.strong")
        if self.cell is not None:
            box = QRectF(self._box(self.cell[0], self._column)).adjusted(-3, -2, 3, 2)
            rounded(painter, box, 3, None, strong, 2)
        painter.fillRect(QRectF(self.x_of(self.at_s) - 1, 0, 2, self.height()), strong)

    def _draw(self) -> QPixmap:
        ratio, theme = self.devicePixelRatioF(), self.theme
        drawn = QPixmap((self.size().toSizeF() * ratio).toSize())
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        painter.setLayoutDirection(self.layoutDirection())
        painter.setFont(theme.font("caption", tabular=True))
        numbers, row = self._span()[0] - theme.px(8), theme.px(ROW)
        columns = self._columns()
        frames = [self._frame(column) for column in range(columns)]
        for book in range(len(self.codes)):
            heard = book < self.heard
            painter.setPen(theme.colour("text.normal" if heard else "text.weak"))
            place = QRect(0, book * row, numbers, row)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(book + 1))
            levels = np.minimum(self.codes[book, frames].astype(np.int64) * STEPS // self.vocabulary, STEPS - 1)
            shades = [self.shade(step, heard) for step in range(STEPS)]
            for column, level in enumerate(levels):
                painter.fillRect(self._box(book, column), shades[level])
        painter.end()
        return drawn

    def shade(self, step: int, heard: bool = True) -> QColor:
        """The colour of one of the six steps, from low to high numbers."""
        if heard:
            return self.theme.colour(f"heat.{step}")
        return self.theme.mixed(f"heat.{step}", "surface.page", UNHEARD)

    # -------------------------------------------------------------------------------------- acting

    def _point(self, cell: Cell | None, column: int = 0) -> None:
        if cell != self.cell:
            self.cell, self._column = cell, column
            self.update()
            self.pointed.emit()

    def _point_at(self, book: int, column: int) -> None:
        if self.codes.size:
            column = min(max(column, 0), self._columns() - 1)
            self._point((min(max(book, 0), len(self.codes) - 1), self._frame(column)), column)

    def point(self, book: int, at_s: float) -> None:
        """Read the cell of a book at a second."""
        left, wide = self._span()
        self._point_at(book, int((self.x_of(at_s) - left) / wide * self._columns()))

    def _under(self, where: QPoint) -> tuple[int, int] | None:
        book = where.y() // self.theme.px(ROW)
        if not self.codes.size or where.x() < self._span()[0] or not 0 <= book < len(self.codes):
            return None
        end = self._box(0, self._columns() - 1).right() + GAP
        share = (where.x() - self._span()[0]) / max(end - self._span()[0], 1)
        return (book, int(share * self._columns())) if share < 1 else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        under = self._under(event.position().toPoint())
        if under is None:
            self._point(None)
        else:
            self._point_at(*under)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._under(event.position().toPoint()):
            left, wide = self._span()
            self.sought.emit(min((event.position().x() - left) / wide, 1.0) * self.duration_s)

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self._point(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.codes.size:
            event.ignore()
            return
        book = self.cell[0] if self.cell else 0
        column = self._column if self.cell else int(self.at_s / max(self.duration_s, 1e-9) * self._columns())
        match event.key():
            case Qt.Key.Key_Left:
                self._point_at(book, column - 1)
            case Qt.Key.Key_Right:
                self._point_at(book, column + 1)
            case Qt.Key.Key_Up:
                self._point_at(book - 1, column)
            case Qt.Key.Key_Down:
                self._point_at(book + 1, column)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.cell is not None:
                self.sought.emit(self.cell[1] / self.frame_rate)
            case _:
                event.ignore()


class HeatLegend(QWidget):
    """The six steps from low to high."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(STEPS * self.theme.px(24) - self.theme.px(8), self.theme.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px = QPainter(self), self.theme.px
        for step in range(STEPS):
            painter.fillRect(QRect(step * px(24), 0, px(16), px(8)), self.theme.colour(f"heat.{step}"))
