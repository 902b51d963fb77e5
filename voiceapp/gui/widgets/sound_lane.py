"""A lane of the Inspect page: name and values at the left, then the y axis, then the sound over time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from voiceapp.gui.language import number, tr
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.paint import elided, rounded
from voiceapp.gui.widgets.roles import Role, set_role
from voiceapp.gui.widgets.sound_span import SoundSpan
from voiceapp.gui.widgets.tips import as_tip
from voiceapp.gui.widgets.track_wave import DRAG

NAMES, TICKS = 120, 52
GUTTER = NAMES + TICKS
"""px at 100 % at the left of the sound."""
HANDLE, STEP = 6, 16
"""px at the lower edge that change the height, and by how much a key does."""
MOST_HIGH = 480
ZOOM, SCROLL = 1.25, 0.1
"""What one step of the wheel or a key does to the view."""


def signed(value: float, places: int) -> str:
    """A number with a real minus sign."""
    return number(value, places).replace("-", "−")


class SoundLane(QWidget):
    """Paints a feature over the ``span`` in view; subclasses paint into the bed and read values.

    ``sought`` tells a clicked second, ``grown`` that the user made it higher or lower, ``dismissed`` that it is to
    be hidden. ``message`` stands in the bed while there is nothing else. ``share``: so many times as high as
    :attr:`high` where there is room.
    """

    sought = Signal(float)
    grown = Signal()
    dismissed = Signal()

    def __init__(self, theme: Theme, span: SoundSpan, feature: str, title: str, about: str, high: int) -> None:
        super().__init__()
        self.theme, self.span = theme, span
        self.feature, self.title, self.about, self.high = feature, title, about, high
        self.message = ""
        self.least_high, self.share = 40, 1.0
        self._content: QPixmap | None = None
        self._pressed: float | None = None
        self._dragged = self._growing = False
        self._share: float | None = None
        self._mouse_x = 0.0
        self._painted_x: tuple[int, ...] = ()
        self.setObjectName(f"lane-{feature}")
        set_role(self, Role.Graphic)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("focusRadius", theme.radius("small"))
        self.menu = QMenu(self)
        self.menu.setObjectName("lane-menu")
        self.menu.addAction(tr("Higher", sense="height")).triggered.connect(lambda: self.grow(2 * STEP))
        self.menu.addAction(tr("Lower", sense="height")).triggered.connect(lambda: self.grow(-2 * STEP))
        self.menu.addAction(tr("Hide")).triggered.connect(self.dismissed)
        theme.changed.connect(self._retheme)
        span.moved.connect(self.refresh)
        span.pointed.connect(self._pointed)

    def _retheme(self) -> None:
        self.updateGeometry()
        self.refresh()

    # --------------------------------------------------------------------------------------- content

    def refresh(self) -> None:
        """Paint the sound anew: the view moved, or more of it is known. The mouse is over another second then."""
        self._content = None
        self.update()
        if self._share is not None:
            self.span.hover(self.time_of(self._mouse_x))

    def say(self, message: str) -> None:
        """Say why there is nothing, or "" where there is."""
        if message != self.message:
            self.message = message
            self.setAccessibleDescription(message)
            self.update()

    def paint_bed(self, painter: QPainter, wide: int, high: int) -> None:
        """Paint what is known of the view, ``wide`` x ``high`` px."""
        raise NotImplementedError

    def ticks(self) -> Sequence[tuple[float, str]]:
        """Heights from below, 0..1, and what stands there."""
        return ()

    def readout(self, at_s: float, share: float | None) -> Sequence[str]:
        """The value at a second in words, line by line; ``share`` is the height of the mouse where it is here."""
        raise NotImplementedError

    def values(self) -> Sequence[str]:
        """The value under the cursor."""
        return self.readout(self.span.cursor_s, self._share)

    def tinted(self) -> bool:
        """Whether a selection is tinted: the bed has a ground of one colour."""
        return False

    def bed(self) -> QRect:
        """Where the sound is painted."""
        return QRect(self.theme.px(GUTTER), 0, max(self.width() - self.theme.px(GUTTER), 1), self.height() - HANDLE)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(GUTTER + 160), round(self.theme.px(self.high) * self.share) + HANDLE)

    def stretch(self, share: float) -> None:
        """Take more room than asked for, as there is."""
        if share != self.share:
            self.share = share
            self.updateGeometry()

    def grow(self, by: int) -> None:
        """Be so many px (at 100 %) higher."""
        high = min(max(self.high + by, self.least_high), MOST_HIGH)
        if high != self.high:
            self.high = high
            self.updateGeometry()
            self.grown.emit()

    # -------------------------------------------------------------------------------------- geometry

    def x_of(self, at_s: float) -> float:
        """Where a second stands."""
        bed, span = self.bed(), self.span
        return bed.left() + (at_s - span.from_s) / max(span.wide_s, 1e-12) * bed.width()

    def time_of(self, x: float) -> float:
        """The second at ``x``."""
        bed, span = self.bed(), self.span
        at_s = span.from_s + (x - bed.left()) / bed.width() * span.wide_s
        return min(max(at_s, span.from_s), span.until_s)

    # -------------------------------------------------------------------------------------- painting

    def _pointed(self) -> None:
        """Paint again what the cursor was and is over, and the values."""
        if not self.isVisible():
            return
        if self.hasFocus():
            self.setAccessibleDescription(self.message or ", ".join(self.values()))
        now = self._lines()
        if len(now) != len(self._painted_x) or self.span.selection:
            self.update()
            return
        self.update(QRect(0, 0, self.theme.px(NAMES), self.height()))
        for x in (*now, *self._painted_x):
            self.update(QRect(x - 2, 0, 5, self.height()))

    def _lines(self) -> tuple[int, ...]:
        """Where the place is and, when the mouse is over the sound, where that is."""
        hover = self.span.hover_s
        return tuple(round(self.x_of(at)) for at in (self.span.place_s, hover) if at is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._content = None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, bed, theme = QPainter(self), self.bed(), self.theme
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as time goes, in any language
        self.paint_names(painter)
        rounded(painter, bed, theme.radius("small"), theme.colour("surface.sunken"))
        if self.tinted():
            self._paint_selection(painter, bed, filled=True)
        if self._content is None:
            self._content = self._draw(bed.size())
        painter.drawPixmap(bed.topLeft(), self._content)
        if self.message:
            painter.setFont(theme.font("body"))
            painter.setPen(theme.colour("text.normal"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(bed.adjusted(theme.px(16), 0, -theme.px(16), 0), flags, self.message)
        self._paint_selection(painter, bed, filled=False)
        painter.setClipRect(bed)
        lines = self._painted_x = self._lines()
        painter.fillRect(QRect(lines[0] - 1, 0, 2, bed.height()), theme.colour("text.strong"))
        for x in lines[1:]:
            painter.fillRect(QRect(x, 0, 1, bed.height()), theme.colour("text.normal"))

    def _draw(self, size: QSize) -> QPixmap:
        ratio = self.devicePixelRatioF()
        drawn = QPixmap((size.toSizeF() * ratio).toSize())
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        if self.span.wide_s > 0:
            self.paint_bed(painter, size.width(), size.height())
        painter.end()
        return drawn

    def paint_names(self, painter: QPainter) -> None:
        """Paint its name, the value under the cursor, and the y axis."""
        theme, px, high = self.theme, self.theme.px, self.bed().height()
        wide, line = px(NAMES - 8), theme.line_height("caption")
        painter.setFont(theme.font("label"))
        painter.setPen(theme.colour("text.strong"))
        painter.drawText(QRect(0, 0, wide, line), 0, elided(painter.fontMetrics(), self.title, wide))
        read = self.values()
        painter.setFont(theme.font("caption", tabular=True))
        painter.setPen(theme.colour("text.normal" if read else "text.weak"))
        for place, words in enumerate(read or (self.about,), 1):
            if (place + 1) * line <= high + 4:
                box = QRect(0, place * line, wide, line)
                painter.drawText(box, 0, elided(painter.fontMetrics(), words, wide))
        painter.setFont(theme.font("caption", tabular=True))
        painter.setPen(theme.colour("text.weak"))
        free = high + line
        for share, words in sorted(self.ticks()):
            y = round((1 - share) * high)
            top = min(max(y - line // 2, 0), high - line)
            if top + line <= free:  # what has no room beside its neighbour is left out
                free = top
                box = QRect(px(NAMES), top, px(TICKS - 8), line)
                painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
                painter.fillRect(
                    QRectF(px(GUTTER) - px(4), min(y, high - 1), px(4), 1), theme.colour("line.control")
                )

    def _paint_selection(self, painter: QPainter, bed: QRect, *, filled: bool) -> None:
        if self.span.selection is None:
            return
        left, right = (min(max(self.x_of(at), bed.left()), bed.right() + 1) for at in self.span.selection)
        if right <= bed.left() or left >= bed.right():
            return
        box = QRectF(round(left), bed.top(), max(round(right) - round(left), 2), bed.height())
        if filled:
            painter.fillRect(box, self.theme.colour("accent.tint"))
            return
        accent = self.theme.colour("accent.graphic")
        painter.fillRect(QRectF(box.left(), box.top(), box.width(), 2), accent)
        for x in (box.left(), box.right() - 2):
            painter.fillRect(QRectF(x, box.top(), 2, box.height()), accent)

    # ---------------------------------------------------------------------------------------- acting

    def _on_handle(self, at: QPointF) -> bool:
        return at.y() >= self.height() - HANDLE

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._on_handle(at):
            self._growing = True
        elif at.x() >= self.bed().left():
            self._pressed, self._dragged = at.x(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at, bed = event.position(), self.bed()
        if self._growing:
            self.grow(round((at.y() - self.height()) * 100 / max(self.theme.px(100), 1)))
            return
        edge = self._on_handle(at) and self._pressed is None
        self.setCursor(Qt.CursorShape.SizeVerCursor if edge else Qt.CursorShape.ArrowCursor)
        inside = at.x() >= bed.left() and not edge
        self._mouse_x = at.x()
        self._share = min(max(1 - at.y() / max(bed.height(), 1), 0.0), 1.0) if inside else None
        if self._pressed is not None and (self._dragged or abs(at.x() - self._pressed) >= DRAG):
            self._dragged = True
            self.span.select((self.time_of(self._pressed), self.time_of(at.x())))
        self.span.hover(self.time_of(at.x()) if inside else None)
        self.update(QRect(0, 0, self.theme.px(NAMES), self.height()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed, self._growing = self._pressed, None, False
        if pressed is not None and not self._dragged:
            self.sought.emit(self.time_of(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        self._share = None
        self.span.hover(None)

    def event(self, event: QEvent) -> bool:
        """What is cut at the left is told whole where the mouse rests on it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            if event.pos().x() < self.theme.px(NAMES):
                told = (self.title, *(self.values() or (self.about,)))
                QToolTip.showText(event.globalPos(), as_tip("\n".join(told)), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = (event.angleDelta().y() or event.angleDelta().x()) / 120
        if event.position().x() < self.bed().left() or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            event.ignore()  # the stack of lanes scrolls
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.span.zoom(ZOOM**-steps, self.time_of(event.position().x()))
        else:
            self.span.scroll(-SCROLL * steps)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if shift and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.grow(STEP if event.key() == Qt.Key.Key_Up else -STEP)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._pointed()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menu.popup(self.mapToGlobal(self.bed().topLeft() + QPoint(16, 16)) if by_key else event.globalPos())
