"""The wave of a sample with its faults tinted where they are heard."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from voiceapp.core.samples import Span, Verdict
from voiceapp.gui.language import number, said, tr
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.paint import elided
from voiceapp.gui.widgets.roles import Role, set_role
from voiceapp.gui.widgets.time_axis import AXIS, clock, paint_axis
from voiceapp.gui.widgets.timeline import bars

LABELS, WAVE = 20, 96
BAR, BAR_GAP = 2, 2
STEP_S = 1.0


class FaultWave(QWidget):
    """The wave on sunken, spans between two lines with their label above, seconds below.

    A click or the arrow keys tell :attr:`sought` the second; ``at_s`` is where it plays.
    """

    sought = Signal(float)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.duration_s = self.at_s = 0.0
        self.spans: Sequence[tuple[Span, Verdict]] = ()
        self._peaks: NDArray[np.float32] = np.zeros((0, 2), np.float32)
        self.setObjectName("sample-wave")
        set_role(self, Role.Graphic)
        self.setAccessibleName(tr("Wave of the sample"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("focusRadius", theme.radius("small"))
        theme.changed.connect(self.updateGeometry)

    def show_sample(self, duration_s: float, spans: Sequence[tuple[Span, Verdict]]) -> None:
        """Show how long it is and where its faults are."""
        self.duration_s, self.spans, self.at_s = duration_s, spans, 0.0
        told = ", ".join(
            tr("{fault} at {time}", fault=said(span.label), time=clock(span.start_s)) for span, _ in spans
        )
        self.setAccessibleDescription(f"{number(duration_s)} s. {told}".strip())
        self.update()

    def show_peaks(self, peaks: NDArray[np.float32]) -> None:
        """Show a wave: (stretches, 2) lowest and highest samples, -1..1."""
        self._peaks = peaks
        self.update()

    def show_position(self, at_s: float) -> None:
        """Move the playhead; 0 shows none."""
        self.at_s = at_s
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(320), self.theme.px(LABELS + WAVE + AXIS))

    def x_of(self, at_s: float) -> float:
        """Where a second stands."""
        return self.width() * min(max(at_s / self.duration_s, 0.0), 1.0) if self.duration_s else 0.0

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, px = QPainter(self), self.theme, self.theme.px
        bed = QRectF(0, px(LABELS), self.width(), px(WAVE))
        painter.fillRect(bed, theme.colour("surface.sunken"))
        for span, verdict in self.spans:
            fill = QRectF(self.x_of(span.start_s), bed.top(), 0, bed.height())
            fill.setRight(self.x_of(span.end_s))
            painter.fillRect(fill, theme.colour(f"{_role(verdict)}.tint"))
        self._paint_bars(painter, bed)
        free = 0
        for span, verdict in self.spans:
            free = self._paint_span(painter, bed, span, verdict, free)
        if self.at_s:
            painter.fillRect(
                QRectF(self.x_of(self.at_s) - 1, bed.top(), 2, bed.height()), theme.colour("text.strong")
            )
        paint_axis(painter, theme, round(bed.bottom()), self.width(), self.duration_s, self.x_of)

    def _paint_bars(self, painter: QPainter, bed: QRectF) -> None:
        count = max(self.width() // (BAR + BAR_GAP), 1)
        loud = bars(self._peaks, count)
        top = max(float(loud.max(initial=0.0)), 0.05)
        rest, clipped = self.theme.colour("accent.graphic"), self.theme.colour("danger.graphic")
        bad = [(self.x_of(s.start_s), self.x_of(s.end_s)) for s, verdict in self.spans if verdict == "bad"]
        middle, half = bed.center().y(), bed.height() / 2 - self.theme.px(4)
        for place, one in enumerate(loud):
            x = place * (BAR + BAR_GAP)
            high = max(float(one) / top * half, 1.0)
            inside = any(start - BAR <= x <= end for start, end in bad)
            painter.fillRect(QRectF(x, middle - high, BAR, 2 * high), clipped if inside else rest)

    def _paint_span(self, painter: QPainter, bed: QRectF, span: Span, verdict: Verdict, free: int) -> int:
        """Its lines, and its label where the one before leaves room; returns where that ends."""
        theme, px = self.theme, self.theme.px
        start, end = round(self.x_of(span.start_s)), round(self.x_of(span.end_s))
        line = theme.colour(f"{_role(verdict)}.graphic")
        painter.setFont(theme.font("label"))
        words = f"{said(span.label)}, {clock(span.start_s)}"
        wide = painter.fontMetrics().horizontalAdvance(words) + px(2)
        left = min(start + px(6), self.width() - wide)
        roomy = left >= free
        top = 0 if roomy else bed.top()
        painter.fillRect(QRectF(start, top, 1, bed.bottom() - top), line)
        painter.fillRect(QRectF(max(end - 1, start), bed.top(), 1, bed.height()), line)
        if not roomy:
            return free
        painter.setPen(theme.colour(f"{_role(verdict)}.text"))
        box = QRect(left, 0, max(self.width() - left, 0), px(LABELS - 6))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, elided(painter.fontMetrics(), words, box.width()))
        return left + wide + px(8)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.width():
            self.sought.emit(event.position().x() / self.width() * self.duration_s)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Left:
                self.sought.emit(max(self.at_s - STEP_S, 0.0))
            case Qt.Key.Key_Right:
                self.sought.emit(min(self.at_s + STEP_S, self.duration_s))
            case Qt.Key.Key_Home:
                self.sought.emit(0.0)
            case _:
                super().keyPressEvent(event)


def _role(verdict: Verdict) -> str:
    return "danger" if verdict == "bad" else "amber"
