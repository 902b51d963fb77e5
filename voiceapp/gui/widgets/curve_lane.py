"""Lanes that are curves: the waveform down to its samples, the pitch, how sure the speech detector is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen, QPolygonF

from voiceapp.core.inspection import Tile
from voiceapp.gui.language import number, tr
from voiceapp.gui.widgets.lane_axes import note_words
from voiceapp.gui.widgets.lane_tiles import Held, Tiles
from voiceapp.gui.widgets.sound_lane import SoundLane, signed

Values = NDArray[np.float32]
Curve = NDArray[np.floating[Any]]
DOT_PX = 5
"""px that samples are apart when each gets a dot."""
_LOWEST_HZ, _HIGHEST_HZ = 60.0, 1000.0
_OCTAVES = (("A2", 110.0), ("A3", 220.0), ("A4", 440.0), ("A5", 880.0))


class CurveLane(SoundLane):
    """A lane whose ``tiles`` are given by whoever fetches them."""

    def __init__(self, *arguments: object) -> None:
        super().__init__(*arguments)  # type: ignore[arg-type]
        self.tiles = Tiles()

    def clear(self) -> None:
        """Be about another sound."""
        self.tiles.clear()
        self.refresh()

    def tiles_came(self, tile: Tile) -> None:
        """A tile was put into :attr:`tiles`."""
        self.refresh()

    def tinted(self) -> bool:
        return True

    def _shown(self, wide: int) -> list[Held]:
        return self.tiles.covering(self.span.from_s, self.span.until_s, wide)

    def _fresh(self, painter: QPainter, held: Held, wide: int, high: int) -> None:
        """Take away what coarser tiles painted where this one is."""
        span, tile = self.span, held.tile
        left, right = ((at - span.from_s) / span.wide_s * wide for at in (tile.from_s, tile.until_s))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        painter.fillRect(QRectF(left, 0, right - left, high), self.theme.colour("surface.sunken"))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    def _points(self, held: Held, wide: int) -> tuple[Curve, Values]:
        """Where the columns of a tile stand, and their values; those in view and one more at each side."""
        tile, span = held.tile, self.span
        count = len(tile.values)
        each = (tile.until_s - tile.from_s) / count
        first = max(int((span.from_s - tile.from_s) / each) - 2, 0)
        last = min(int((span.until_s - tile.from_s) / each) + 3, count)
        at = tile.from_s + (np.arange(first, last) + 0.5) * each
        return (at - span.from_s) / span.wide_s * wide, tile.values[first:last]


def _polygon(xs: Curve, ys: Curve) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in zip(xs.tolist(), ys.tolist(), strict=True)])


class WaveLane(CurveLane):
    """The lowest and the highest sample of each px; where there is room, the samples, as dots joined by lines."""

    def ticks(self) -> Sequence[tuple[float, str]]:
        return [(0.0, "−1"), (0.5, "0"), (1.0, "1")]

    def paint_bed(self, painter: QPainter, wide: int, high: int) -> None:
        painter.fillRect(QRectF(0, round(high / 2), wide, 1), self.theme.colour("line.soft"))
        shown = self._shown(wide)
        if shown and all(_samples(one.tile.values) for one in shown):
            for one in shown:
                self._paint_samples(painter, one, wide, high)
        else:
            self._paint_bars(painter, shown, wide, high)

    def _paint_samples(self, painter: QPainter, held: Held, wide: int, high: int) -> None:
        xs, values = self._points(held, wide)
        ys = (1 - np.clip(values[:, 0], -1, 1).astype(np.float64)) / 2 * (high - 1)
        accent = self.theme.colour("accent.graphic")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(accent, 1.5))
        painter.drawPolyline(_polygon(xs, ys))
        if len(xs) > 1 and xs[1] - xs[0] >= DOT_PX:
            painter.setPen(QPen(accent, 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPoints(_polygon(xs, ys))

    def _paint_bars(self, painter: QPainter, shown: Sequence[Held], wide: int, high: int) -> None:
        ratio = self.devicePixelRatioF()
        columns, rows = round(wide * ratio), round(high * ratio)
        low, top = np.full(columns, np.nan, np.float32), np.full(columns, np.nan, np.float32)
        for held in shown:
            self._spread(held.tile, low, top)
        heights = (1 - np.arange(rows) / max(rows - 1, 1) * 2)[:, None]
        thin = 1 / max(rows - 1, 1)  # silence is a line
        inside = (heights >= np.clip(low, -1, 1) - thin) & (heights <= np.clip(top, -1, 1) + thin)
        colour = self.theme.colour("accent.graphic").rgba()
        pixels = np.ascontiguousarray(np.where(inside, np.uint32(colour), np.uint32(0)))
        image = QImage(pixels.tobytes(), columns, rows, 4 * columns, QImage.Format.Format_ARGB32)
        painter.drawImage(QRectF(0, 0, wide, high), image)

    def _spread(self, tile: Tile, low: Values, top: Values) -> None:
        """Put the lowest and the highest samples of a tile into the px that they stand at."""
        span, columns, count = self.span, len(low), len(tile.values)
        first = max(math.floor((tile.from_s - span.from_s) / span.wide_s * columns + 1e-6), 0)
        last = min(math.ceil((tile.until_s - span.from_s) / span.wide_s * columns - 1e-6), columns)
        if first >= last:
            return
        edges = span.from_s + np.arange(first, last) / columns * span.wide_s
        share = (edges - tile.from_s) / (tile.until_s - tile.from_s)
        starts = np.clip(np.floor(share * count), 0, count - 1).astype(np.intp)
        end = (span.from_s + last / columns * span.wide_s - tile.from_s) / (tile.until_s - tile.from_s)
        kept = tile.values[: min(max(math.ceil(end * count), starts[-1] + 1), count)]
        low[first:last] = np.minimum.reduceat(kept[:, 0], starts)
        top[first:last] = np.maximum.reduceat(kept[:, 1], starts)

    def readout(self, at_s: float, share: float | None) -> Sequence[str]:
        values = self.tiles.at(at_s)
        if values is None:
            return ()
        low, top = float(values[0]), float(values[1])
        return (
            (signed(low, 4),) if low == top else (tr("{low} to {high}", low=signed(low, 3), high=signed(top, 3)),)
        )


def _samples(values: Values) -> bool:
    return bool((values[:, 0] == values[:, 1]).all())


class PitchLane(CurveLane):
    """The fundamental frequency on a logarithmic axis; nothing where there is none."""

    def ticks(self) -> Sequence[tuple[float, str]]:
        return [(_height(hertz), tr("{hertz} Hz", hertz=number(hertz))) for _, hertz in _OCTAVES]

    def paint_bed(self, painter: QPainter, wide: int, high: int) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.colour("accent.graphic"), 2))
        for held in self._shown(wide):
            self._fresh(painter, held, wide, high)
            xs, values = self._points(held, wide)
            pitches = values[:, 0].astype(np.float64)
            voiced = np.isfinite(pitches) & (pitches > 0)
            ys = (1 - _heights(np.where(voiced, pitches, _LOWEST_HZ))) * high
            for part in np.split(np.arange(len(xs)), np.flatnonzero(np.diff(voiced)) + 1):
                if len(part) and voiced[part[0]]:
                    line = _polygon(xs[part], ys[part])
                    painter.drawPolyline(line)
                    painter.drawPoints(line)  # one value alone has no line
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOver)
        for _, hertz in _OCTAVES:
            y = round((1 - _height(hertz)) * high)
            painter.fillRect(QRectF(0, y, wide, 1), self.theme.colour("line.soft"))

    def readout(self, at_s: float, share: float | None) -> Sequence[str]:
        values = self.tiles.at(at_s)
        if values is None:
            return ()
        hertz, certainty = float(values[0]), float(values[1])
        if not math.isfinite(hertz) or hertz <= 0:
            return (tr("No pitch"),)
        return (
            tr("{note}, {hertz} Hz", note=note_words(hertz), hertz=number(hertz, 1)),
            tr("certainty {share}", share=number(certainty, 2)),
        )


def _heights(hertz: NDArray[np.float64]) -> NDArray[np.float64]:
    clipped = np.clip(hertz, _LOWEST_HZ, _HIGHEST_HZ)
    return np.asarray(np.log(clipped / _LOWEST_HZ) / math.log(_HIGHEST_HZ / _LOWEST_HZ))


def _height(hertz: float) -> float:
    return float(_heights(np.array([hertz]))[0])


class SpeechLane(CurveLane):
    """How sure the speech detector is, as a filled curve; the line is at one half."""

    def ticks(self) -> Sequence[tuple[float, str]]:
        return [(0.0, "0"), (1.0, "1")]

    def paint_bed(self, painter: QPainter, wide: int, high: int) -> None:
        span, colour = self.span, self.theme.colour
        for held in self._shown(wide):
            xs, values = self._points(held, wide)
            if not len(xs):
                continue
            self._fresh(painter, held, wide, high)
            edges = ((at - span.from_s) / span.wide_s * wide for at in (held.tile.from_s, held.tile.until_s))
            left, right = min(next(edges), xs[0]), max(next(edges), xs[-1])  # up to the neighbours
            ys = (1 - np.nan_to_num(values[:, 0].astype(np.float64))) * high
            xs, ys = np.concatenate([[left], xs, [right]]), np.concatenate([ys[:1], ys, ys[-1:]])
            line = _polygon(xs, ys)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # no seams between tiles
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent.graphicSoft"))
            painter.drawPolygon(_polygon(np.append(xs, [right, left]), np.append(ys, [high, high])))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("accent.graphic"), 1))
            painter.drawPolyline(line)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(QRectF(0, round(high / 2), wide, 1), self.theme.colour("line.control"))

    def readout(self, at_s: float, share: float | None) -> Sequence[str]:
        values = self.tiles.at(at_s)
        return () if values is None else (tr("speech {share}", share=number(float(values[0]), 2)),)
