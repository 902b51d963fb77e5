"""The wave or the spectrogram of a track, with its marks, the part that is looped, and seconds below."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QImage, QMouseEvent, QPainter, QResizeEvent

from voiceapp.gui.language import tr, tr_n
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.time_axis import AXIS, clock, paint_axis
from voiceapp.gui.widgets.timeline import KNOB, Timeline

WAVE = 72
"""px at 100 %."""
DRAG, EDGE = 6, 6
"""px that the pointer moves before a click is a drag, and around an edge of the loop where it takes it along."""
RANGE_DB = 70.0
"""What is so far below the loudest place of a spectrogram is not seen."""
HEAT = 6
SHADES = 32
"""Shades between two steps of the heat colours."""

Region = tuple[float, float]


class TrackWave(Timeline):
    """A click seeks; dragging tells :attr:`region_chosen` from which second to which.

    ``region`` is the part that is looped. ``menu_wanted`` tells the second of a right click.
    """

    region_chosen = Signal(float, float)
    menu_wanted = Signal(float)
    region: Region | None = None
    _dragged: Region | None = None
    _pressed: float | None = None
    _spectrum: NDArray[np.float32] | None = None
    _image: QImage | None = None

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, WAVE)
        self.setObjectName("track-wave")

    def _retheme(self) -> None:
        self._image = None
        super()._retheme()

    def _tell(self) -> None:
        self.setAccessibleName(tr("Wave") if self._spectrum is None else tr("Spectrogram"))
        told = [tr("{time} of {length}", time=clock(self.at_s), length=clock(self.duration_s))]
        if self.flags:
            told.append(tr_n(len(self.flags), "{count} mark", "{count} marks"))
        if self.region:
            told.append(tr("loop from {start} to {end}", start=clock(self.region[0]), end=clock(self.region[1])))
        self.setAccessibleDescription(", ".join(told))

    # ------------------------------------------------------------------------------------- content

    def show_spectrum(self, spectrum: NDArray[np.float32] | None) -> None:
        """Show a spectrogram, (bins from low to high, columns) in dB, or the wave (None)."""
        self._spectrum, self._image = spectrum, None
        self._tell()
        self.update()

    @property
    def spectral(self) -> bool:
        """Whether a spectrogram stands in the place of the wave."""
        return self._spectrum is not None

    def show_region(self, region: Region | None) -> None:
        """Show which part is looped."""
        self.region = region
        self._tell()
        self.update()

    def set_high(self, high: int) -> None:
        """Be ``high`` px (at 100 %) high."""
        if high != self.wave:
            self.wave, self._image = high, None
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        px = self.theme.px
        return QSize(px(320), px(KNOB) + px(self.wave) + px(AXIS))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._image = None

    # ------------------------------------------------------------------------------------ painting

    def _bed(self) -> QRectF:
        return QRectF(0, self.theme.px(KNOB), self.width(), self.theme.px(self.wave))

    def _paint_wave(self, painter: QPainter) -> None:
        region, colour, bed = self._dragged or self.region, self.theme.colour, self._bed()
        if self._spectrum is not None:
            if self._image is None:
                self._image = self._painted(self._spectrum)
            painter.drawImage(bed, self._image)
        elif region is not None:
            painter.fillRect(self._span_of(region), colour("accent.tint"))
        if self._spectrum is None:
            super()._paint_wave(painter)
        if region is not None:
            span = self._span_of(region)
            for x in (span.left(), span.right() - 1):
                painter.fillRect(QRectF(round(x), bed.top(), 2, bed.height()), colour("accent.graphic"))
            painter.fillRect(QRectF(span.left(), bed.top(), span.width(), 2), colour("accent.graphic"))

    def _span_of(self, region: Region) -> QRectF:
        bed = self._bed()
        left, right = (self.x_of(at) for at in region)
        return QRectF(left, bed.top(), max(right - left, 2.0), bed.height())

    def _painted(self, spectrum: NDArray[np.float32]) -> QImage:
        """The spectrogram in the heat colours, low frequencies below."""
        top = float(spectrum.max(initial=-RANGE_DB))
        share = np.clip((spectrum - top) / RANGE_DB + 1.0, 0.0, 1.0)
        last = (HEAT - 1) * SHADES
        levels = np.ascontiguousarray(np.flipud(np.round(share * last)).astype(np.uint8))
        high, wide = levels.shape
        image = QImage(levels.data, wide, high, wide, QImage.Format.Format_Indexed8).copy()
        image.setColorTable([self._shade(level).rgb() for level in range(last + 1)])
        size = self._bed().size().toSize() * self.devicePixelRatioF()
        fitted = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        return image.convertToFormat(QImage.Format.Format_RGB32).scaled(size, *fitted)

    def _shade(self, level: int) -> QColor:
        step, part = divmod(level, SHADES)
        other = min(step + 1, HEAT - 1)
        return self.theme.mixed(f"heat.{other}", f"heat.{step}", part / SHADES)

    def _paint_below(self, painter: QPainter) -> int:
        bottom = round(self._bed().bottom())
        if self.duration_s:
            paint_axis(painter, self.theme, bottom, self.width(), self.duration_s, self.x_of)
        return bottom

    # -------------------------------------------------------------------------------------- acting

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        self._pressed = x
        if self.region is not None:
            edges = [self.x_of(at) for at in self.region]
            if abs(x - edges[0]) <= EDGE:
                self._pressed = edges[1]
            elif abs(x - edges[1]) <= EDGE:
                self._pressed = edges[0]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        x = event.position().x()
        if self._dragged is not None or abs(x - self._pressed) >= DRAG:
            first, last = sorted((self.time_of(self._pressed), self.time_of(x)))
            self._dragged = (first, last)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged, self._dragged = self._dragged, None
        pressed, self._pressed = self._pressed, None
        if dragged is not None:
            self.region_chosen.emit(*dragged)
        elif pressed is not None:
            self.sought.emit(self.time_of(event.position().x()))
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menu_wanted.emit(self.at_s if by_key else self.time_of(event.pos().x()))
