"""Lanes that are maps: spectrograms, bands, cepstra, chroma, tokens; a column of colours for each moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QResizeEvent

from voiceapp.core.inspection import Lane, Tile
from voiceapp.gui.language import number, tr
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets import lane_axes as axes
from voiceapp.gui.widgets.chroma import NOTES
from voiceapp.gui.widgets.colour_maps import STEPS, colour_table
from voiceapp.gui.widgets.lane_axes import Axis
from voiceapp.gui.widgets.lane_tiles import Tiles
from voiceapp.gui.widgets.sound_lane import SoundLane, signed
from voiceapp.gui.widgets.sound_span import SoundSpan

Values = NDArray[np.float32]
_ROUND_DB = 5.0
_WHISPER_SPAN = 2.0
"""From the loudest band to the floor of Whisper's scale: 80 dB."""
_DEVIATIONS = 2.5
_TOKEN_STEPS = 6
_SILENT_DB = -120.0
_ENOUGH = 256
"""Rows that tell well enough how a coefficient varies."""


@dataclass(frozen=True, slots=True)
class Display:
    """How maps are shown: the ``scale`` of frequencies, how many dB below the loudest are seen, the colours."""

    scale: str = "mel"
    range_db: int = 80
    colours: str = "petrol"


class MapLane(SoundLane):
    """Its ``tiles`` are given by whoever fetches them; :meth:`tiles_came` paints what is new."""

    def __init__(
        self, theme: Theme, span: SoundSpan, feature: str, title: str, about: str, high: int, display: Display
    ) -> None:
        super().__init__(theme, span, feature, title, about, high)
        self.tiles, self.display = Tiles(), display
        self.lane: Lane | None = None
        self._axis: Axis | None = None
        self._top = -np.inf
        self._means: Values = np.zeros(1, np.float32)
        self._spreads: Values = np.ones(1, np.float32)
        self._counted = 0
        self._table: NDArray[np.uint32] | None = None

    def _retheme(self) -> None:
        self._table = None
        self.tiles.repaint()
        super()._retheme()

    def clear(self) -> None:
        """Be about another sound."""
        self.tiles.clear()
        self.lane, self._axis, self._top, self._counted = None, None, -np.inf, 0
        self.refresh()

    def show_display(self, display: Display) -> None:
        """Show it in another way."""
        if display != self.display:
            self.display, self._table = display, None
            self._axis = self._axis_of(self.lane) if self.lane else None
            self.tiles.repaint()
            self.refresh()

    def tiles_came(self, tile: Tile) -> None:
        """A tile was put into :attr:`tiles`."""
        if tile.lane != self.lane:
            self.lane, self._axis = tile.lane, self._axis_of(tile.lane)
        if not len(tile.values):  # the sound ends before its file says
            self.refresh()
            return
        loudest = float(self._decibels(np.fmax.reduce(tile.values, axis=None)))
        if loudest > self._top:
            step = _ROUND_DB if self.feature in ("magnitude", "mel") else 0.1
            self._top = float(np.ceil(loudest / step) * step)
            self.tiles.repaint()
        if self.feature == "mfcc" and self._counted < min(len(tile.values), _ENOUGH):
            self._counted = len(tile.values)
            self._means = np.nanmean(tile.values, axis=0)
            self._spreads = np.maximum(np.nanstd(tile.values, axis=0), 1e-6)
            self.tiles.repaint()
        self.refresh()

    def _axis_of(self, lane: Lane) -> Axis:
        match self.feature:
            case "magnitude":
                return axes.spectrum_axis(lane, self.display.scale)
            case "mel" | "logmel":
                return axes.band_axis(lane)
            case "chroma":
                return axes.row_axis(lane.width, lambda n: NOTES[n % 12], lambda n: NOTES[n % 12])
            case "mfcc":
                return axes.row_axis(lane.width, _counted, lambda n: tr("coefficient {number}", number=n + 1), 5)
        return axes.row_axis(lane.width, _counted, lambda n: tr("book {number}", number=n + 1))

    def ticks(self) -> Sequence[tuple[float, str]]:
        return self._axis.ticks if self._axis else ()

    # -------------------------------------------------------------------------------------- painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self.tiles.repaint()

    def paint_bed(self, painter: QPainter, wide: int, high: int) -> None:
        span, ratio = self.span, self.devicePixelRatioF()
        for held in self.tiles.covering(span.from_s, span.until_s, wide):
            if held.image is None:
                held.image = self.painted(held.tile, round(high * ratio))
            left, right = ((at - span.from_s) / span.wide_s * wide for at in (held.tile.from_s, held.tile.until_s))
            columns = held.image.width()
            each = (right - left) / columns
            first = max(int(-left / each), 0)  # Qt scales only what is seen
            count = max(min(int((wide - left) / each) + 1, columns) - first, 1)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, each < 1)
            place = QRectF(left + first * each, 0, count * each, high)
            painter.drawImage(place, held.image, QRectF(first, 0, count, held.image.height()))

    def painted(self, tile: Tile, high: int) -> QImage:
        """A tile as an image with a column for each of its columns, low values below."""
        axis = self._axis_of(tile.lane) if tile.lane != self.lane else self._axis
        assert axis is not None
        starts = axis.first_values(max(high, 1), tile.lane.width)
        rows = np.maximum.reduceat(tile.values, starts, axis=1)
        if self.feature == "mfcc":  # each coefficient has a size of its own
            rows = (rows - self._means[starts]) / self._spreads[starts]
        shares = np.nan_to_num(self._shares(rows), nan=0.0)
        levels = np.clip(shares * (STEPS - 1), 0, STEPS - 1).astype(np.uint8)
        if self._table is None:
            self._table = colour_table(self.theme, self.display.colours)
        pixels = np.ascontiguousarray(self._table[levels].T[::-1])
        tall, wide = pixels.shape
        return QImage(pixels.tobytes(), wide, tall, 4 * wide, QImage.Format.Format_RGB32).copy()

    def _decibels(self, values: Any) -> NDArray[Any]:
        if self.feature == "mel":
            values = 10 * np.log10(np.maximum(values, 10 ** (_SILENT_DB / 10)))
        return np.asarray(values)

    def _shares(self, rows: NDArray[Any]) -> NDArray[Any]:
        """How far each value is from the lowest shown to the highest, 0..1."""
        match self.feature:
            case "magnitude" | "mel":
                return (self._decibels(rows) - self._top) / self.display.range_db + 1
            case "logmel":
                return (rows - self._top) / _WHISPER_SPAN + 1
            case "mfcc":
                return rows / (2 * _DEVIATIONS) + 0.5
            case "codec":
                return np.minimum(np.floor(rows / (self._top + 1) * _TOKEN_STEPS), _TOKEN_STEPS - 1) / (
                    _TOKEN_STEPS - 1
                )
        return rows

    # --------------------------------------------------------------------------------------- reading

    def readout(self, at_s: float, share: float | None) -> Sequence[str]:
        values, lane, axis = self.tiles.at(at_s), self.lane, self._axis
        if values is None or axis is None or lane is None or len(values) != lane.width or np.isnan(values).all():
            return ()
        if share is not None:
            row = axis.value_at(share, lane.width)
        else:
            row = 0 if self.feature in ("mfcc", "codec") else int(np.nanargmax(values))
        name, *more = axis.words(row)
        if share is None and self.feature in ("magnitude", "mel"):
            name = tr("Loudest {place}", place=name)
        return name, *more, self._words(values[row])

    def _words(self, value: np.float32) -> str:
        match self.feature:
            case "magnitude" | "mel":
                return tr("{level} dB", level=signed(float(self._decibels(value)), 0))
            case "codec":
                return tr("token {number}", number=number(float(value)))
        return signed(float(value), 2)


def _counted(row: int) -> str:
    return f"{row + 1}"
