"""Pictures of features over time: PNG for the eye, SVG with axes for papers."""

from __future__ import annotations

import base64
import io
from typing import Any
from xml.sax.saxutils import escape

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.inspection import Lane

MOST_COLUMNS = 2_000
"""A longer feature is drawn with several rows in a column: the largest of them, of lowest samples the lowest. So
are the values of a wider one."""

_CURVES = {"waveform": 2, "pitch": 1, "vad": 1}
"""Features that are drawn as curves, with the number of their values that are."""

_HEIGHT = 320
_LEFT, _TOP, _RIGHT, _BOTTOM = 64, 12, 12, 36
_COLOURS = ((0x0F, 0x13, 0x15), (0x0A, 0x66, 0x72), (0x8A, 0xDC, 0xE5), (0xFD, 0xF6, 0xD8))
"""From the lowest value to the highest: dark to light in even steps of lightness."""

_INK, _PAPER = (0x0A, 0x66, 0x72), (0xFF, 0xFF, 0xFF)
_TICKS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600)

Values = NDArray[Any]


def picture(values: Values, lane: Lane, form: str) -> bytes:
    """A feature, shape (n, width), as "png" or "svg"; time goes to the right, the first value is at the bottom."""
    columns = _columns(values)
    if lane.name == "waveform":
        columns[:, 0] = -_columns(-values[:, :1])[:, 0]
    if lane.unit == "power":  # of a hundred million to one, only the loudest would be seen
        columns = np.log10(np.maximum(columns, 1e-10))
    if lane.name == "mfcc":  # each coefficient has a size of its own
        columns = (columns - columns.mean(axis=0)) / np.maximum(columns.std(axis=0), 1e-6)
    image = _curve(columns, lane) if lane.name in _CURVES else _map(_columns(columns.T).T)
    png = _png(image)
    return png if form == "png" else _svg(png, image, lane, len(values) / lane.per_second).encode()


def _columns(values: Values) -> NDArray[np.float32]:
    """At most so many rows, shape (columns, width)."""
    each = -(-len(values) // MOST_COLUMNS)
    starts = np.arange(0, len(values), each)
    return np.asarray(np.fmax.reduceat(values, starts, axis=0), np.float32)


def _map(columns: NDArray[np.float32]) -> NDArray[np.uint8]:
    """A heat map in the colours, shape (height, columns, 3)."""
    low, high = np.nanpercentile(columns, (1, 99.8))
    share = np.clip((np.nan_to_num(columns, nan=low) - low) / max(float(high - low), 1e-12), 0.0, 1.0)
    steps = np.linspace(0.0, 1.0, len(_COLOURS))
    rgb = [np.interp(share, steps, [colour[part] for colour in _COLOURS]) for part in range(3)]
    image = np.stack(rgb, axis=2).astype(np.uint8).transpose(1, 0, 2)[::-1]
    return image.repeat(max(1, round(_HEIGHT / image.shape[0])), axis=0)


def _curve(columns: NDArray[np.float32], lane: Lane) -> NDArray[np.uint8]:
    """A line, or the space between two; where there is no value there is no ink."""
    shown = columns[:, : _CURVES[lane.name]]
    low, high = _bounds(shown, lane.name)
    image = np.full((_HEIGHT, len(shown), 3), _PAPER, np.uint8)
    places = np.round((_HEIGHT - 1) * (1 - (shown - low) / max(high - low, 1e-12)))
    if places.shape[1] == 1:  # each joins the one before
        before = np.concatenate([places[:1], places[:-1]])
        places = np.concatenate([places, np.where(np.isnan(before), places, before)], axis=1)
    for column, place in enumerate(places):
        if not np.isnan(place).any():
            top, bottom = int(place.min()), int(place.max())
            image[max(0, min(top, _HEIGHT - 2)) : bottom + 2, column] = _INK
    return image


def _bounds(shown: NDArray[np.float32], name: str) -> tuple[float, float]:
    if name == "waveform":
        return -1.0, 1.0
    if name == "vad" or np.isnan(shown).all():
        return 0.0, 1.0
    return float(np.nanmin(shown)), float(np.nanmax(shown))


def _png(image: NDArray[np.uint8]) -> bytes:
    from PIL import Image  # not for the window's start

    with io.BytesIO() as file:
        Image.fromarray(np.ascontiguousarray(image)).save(file, "PNG")
        return file.getvalue()


def _svg(png: bytes, image: NDArray[np.uint8], lane: Lane, seconds: float) -> str:
    width, height = image.shape[1], image.shape[0]
    tick = next((step for step in _TICKS if seconds / step <= 10), _TICKS[-1])
    marks = []
    for number in range(int(seconds / tick) + 1):
        at = _LEFT + width * number * tick / seconds if seconds else _LEFT
        marks.append(
            f'<line x1="{at:.1f}" x2="{at:.1f}" y1="{_TOP + height}" y2="{_TOP + height + 5}" stroke="#555"/>'
            f'<text x="{at:.1f}" y="{_TOP + height + 18}" text-anchor="middle">{number * tick:g}</text>'
        )
    label = escape(f"{lane.name}{f' ({lane.unit})' if lane.unit else ''}")
    data = base64.b64encode(png).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_LEFT + width + _RIGHT}"'
        f' height="{_TOP + height + _BOTTOM}" font-family="sans-serif" font-size="12">\n'
        f'<image x="{_LEFT}" y="{_TOP}" width="{width}" height="{height}"'
        f' href="data:image/png;base64,{data}"/>\n'
        f'<rect x="{_LEFT}" y="{_TOP}" width="{width}" height="{height}" fill="none" stroke="#555"/>\n'
        + "\n".join(marks)
        + f'\n<text x="{_LEFT + width / 2:.0f}" y="{_TOP + height + 32}" text-anchor="middle">seconds</text>\n'
        f'<text transform="translate(16 {_TOP + height / 2:.0f}) rotate(-90)" text-anchor="middle">{label}</text>\n'
        "</svg>\n"
    )
