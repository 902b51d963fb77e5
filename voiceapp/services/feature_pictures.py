"""Pictures of features over time: PNG for the eye, SVG with axes for papers."""

from __future__ import annotations

import base64
import io
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.inspection import Lane
from voiceapp.core.levels import columns_of

MOST_COLUMNS = 2_000
"""A longer feature is drawn with several rows in a column: the largest of them, of lowest samples the lowest. So
are the values of a wider one."""

_CURVES = {"waveform": 2, "pitch": 1, "vad": 1}
"""Features that are drawn as curves, with the number of their values that are."""

_BLOCK_BYTES = 8_000_000
_HEIGHT = 320
_LEFT, _TOP, _RIGHT, _BOTTOM = 64, 12, 12, 36
_COLOURS = ((0x0F, 0x13, 0x15), (0x0A, 0x66, 0x72), (0x8A, 0xDC, 0xE5), (0xFD, 0xF6, 0xD8))
"""From the lowest value to the highest: dark to light in even steps of lightness."""

_INK, _PAPER = (0x0A, 0x66, 0x72), (0xFF, 0xFF, 0xFF)
_TICKS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600)

Values = NDArray[Any]
Columns = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A feature in few enough ``columns``, shape (n, width), from a second on, and how many seconds they are."""

    lane: Lane
    columns: Columns
    from_s: float
    seconds: float


def drawn(numbers: Path, lane: Lane, from_s: float = 0.0) -> Drawn:
    """A feature that lies in a .npy file, read in blocks. Raises OSError."""
    with numbers.open("rb") as file:
        np.lib.format.read_magic(file)
        (rows, width), _, kind = np.lib.format.read_array_header_1_0(file)
        each = max(1, -(-rows // MOST_COLUMNS))
        some = each * max(1, _BLOCK_BYTES // (each * width * kind.itemsize))
        parts = []
        for at in range(0, rows, some):
            count = min(some, rows - at)
            block = np.fromfile(file, kind, count * width).reshape(count, width).astype(np.float32, copy=False)
            column = columns_of(lane.name, block, -(-count // each))
            parts.append(column if lane.name in _CURVES else _narrow(column))
    return Drawn(lane, np.concatenate(parts), from_s, rows / lane.per_second)


def picture(what: Drawn, form: str) -> bytes:
    """A feature as "png" or "svg"; time goes to the right, the first value is at the bottom."""
    lane, columns = what.lane, what.columns
    if lane.unit == "power":  # of a hundred million to one, only the loudest would be seen
        columns = np.log10(np.maximum(columns, np.float32(1e-10)))
    if lane.name == "mfcc":  # each coefficient has a size of its own
        columns = (columns - columns.mean(axis=0)) / np.maximum(columns.std(axis=0), np.float32(1e-6))
    image = _curve(columns, lane) if lane.name in _CURVES else _map(columns)
    png = _png(image)
    return png if form == "png" else _svg(png, image, what).encode()


def coloured(columns: Columns, low: float, high: float) -> NDArray[np.uint8]:
    """A heat map, shape (width, n, 4) in RGBA: time to the right, the first value at the bottom. NaN is lowest."""
    steps = (columns - np.float32(low)) * np.float32(255 / max(high - low, 1e-12))
    np.fmin(np.fmax(steps, 0, out=steps), 255, out=steps)
    shades = np.ascontiguousarray(steps.astype(np.uint8).T[::-1])
    return np.take(_heat(), shades).view(np.uint8).reshape(*shades.shape, 4)


@cache
def _heat() -> NDArray[np.uint32]:
    """The colours in 256 steps, four bytes each."""
    at, steps = np.linspace(0, 1, 256), np.linspace(0, 1, len(_COLOURS))
    parts = [np.interp(at, steps, [colour[part] for colour in _COLOURS]) for part in range(3)]
    return np.stack([*parts, np.full(256, 255)], axis=1).astype(np.uint8).view(np.uint32)[:, 0]


def _narrow(columns: Columns) -> Columns:
    """No more values than a picture has columns."""
    return np.asarray(columns_of("", columns.T, MOST_COLUMNS).T)


def _map(columns: Columns) -> NDArray[np.uint8]:
    low, high = np.nanpercentile(columns, (1, 99.8))
    image = coloured(columns, float(low), float(high))[:, :, :3]
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


def _svg(png: bytes, image: NDArray[np.uint8], what: Drawn) -> str:
    lane, seconds = what.lane, what.seconds
    width, height = image.shape[1], image.shape[0]
    tick = next((step for step in _TICKS if seconds / step <= 10), _TICKS[-1])
    marks = []
    for number in range(math.ceil(what.from_s / tick), int((what.from_s + seconds) / tick) + 1):
        at = _LEFT + width * (number * tick - what.from_s) / seconds
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
