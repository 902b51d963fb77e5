"""How a feature of a whole file is kept on the disk at several resolutions in time, for pictures of it.

A folder holds a file for each level: rows of the finest level hold the largest of ``2 ** base`` rows of the
feature, those of each next level the largest of two. Spectra are kept as dB in a byte, all else as 16-bit floats:
short stretches are computed exactly, so these are for stretches of which a column holds many rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.inspection import Lane

Rows = NDArray[np.float32]
Packed = NDArray[Any]
"""uint8 or float16: the most telling value is the largest."""

MOST_BYTES = 200_000_000
"""The finest level takes no more; all levels together take twice as much."""

FEWEST_ROWS = 512
"""The coarsest level has no fewer rows, where the finest has not."""

_FEW = 8

MEASURED_BY_LOUDEST = ("logmel", "mfcc")
"""Features whose values depend on the loudest place of the whole file."""

REMEMBERING = ("vad",)
"""Features whose values depend on all that came before."""

_SIGNS: Mapping[str, Rows] = {"waveform": np.array([-1, 1], np.float32)}
"""Of samples, the lowest one tells and the highest."""

_LOWEST_DB, _STEP_DB = -120.0, 0.75
_DECIBELS: Rows = np.arange(256, dtype=np.float32) * np.float32(_STEP_DB) + np.float32(_LOWEST_DB)
_BYTES: Mapping[str, Rows] = {
    "magnitude": _DECIBELS,
    "mel": (10 ** (_DECIBELS / 10)).astype(np.float32),
    "logmel": np.asarray(_DECIBELS / 10, np.float32),
}
"""What a byte stands for in spectra. What Whisper sees is kept before it is scaled by the file's loudest."""


def whisper_scaled(logs: Rows, loudest: float) -> Rows:
    """Whisper's scale of the log10 of powers: at most 80 dB below the loudest, 0 at -40 dB."""
    return np.asarray((np.maximum(logs, loudest - 8) + 4) / 4, np.float32)


def pack(feature: str, rows: Rows) -> Packed:
    """Rows as they are kept."""
    if feature not in _BYTES:
        return np.asarray(np.clip(rows * _SIGNS.get(feature, 1), -65_000, 65_000), np.float16)
    decibels = rows
    if feature == "mel":
        decibels = 10 * np.log10(np.maximum(rows, np.float32(1e-12)))
    elif feature == "logmel":
        decibels = 10 * rows
    return np.asarray(np.clip(np.rint((decibels - _LOWEST_DB) / _STEP_DB), 0, 255), np.uint8)


def unpack(feature: str, packed: Packed, loudest: float | None) -> Rows:
    """What :func:`pack` has packed, within 0.4 dB or a 16-bit float, as the feature is."""
    if feature not in _BYTES:
        return np.asarray(packed.astype(np.float32) * _SIGNS.get(feature, 1), np.float32)
    values = _BYTES[feature]
    if feature == "logmel" and loudest is not None:
        values = whisper_scaled(values, loudest)
    return np.take(values, packed)


def columns_of(feature: str, rows: Rows, count: int) -> Rows:
    """Rows in at most ``count`` columns of equal share: the largest of each (of lowest samples the lowest)."""
    if len(rows) <= count:
        return rows
    signs = _SIGNS.get(feature)
    if signs is None:
        return _largest(rows, count)
    return np.asarray(_largest(rows * signs, count) * signs, np.float32)


def columns_of_parts(feature: str, parts: Iterable[Rows], width: int, rows: int, count: int) -> Rows:
    """:func:`columns_of` of so many ``rows`` that come in parts, held in no more memory than a part; of fewer rows
    there are fewer columns."""
    count = min(count, rows)
    starts = np.arange(count) * rows // count
    signs = _SIGNS.get(feature, np.ones(1, np.float32))
    found = np.full((count, width), np.nan, np.float32)
    done = 0
    for part in parts:
        first, last = np.searchsorted(starts, (done, done + len(part) - 1), "right") - 1
        into = found[first : last + 1]
        largest = np.fmax.reduceat(part * signs, np.maximum(starts[first : last + 1] - done, 0), axis=0)
        np.fmax(into, largest, out=into)
        done += len(part)
    return np.asarray(found[: int(np.searchsorted(starts, done, "left"))] * signs, np.float32)


def _largest(rows: Packed, count: int) -> Packed:
    """The largest of each of ``count`` equal shares of the rows; NaN is less than anything."""
    larger = np.maximum if rows.dtype == np.uint8 else np.fmax
    starts = np.arange(count + 1) * len(rows) // count
    most = int(np.diff(starts).max())
    if most > _FEW:
        found: Packed = larger.reduceat(rows, starts[:-1], axis=0)
        return found
    found = rows[starts[:-1]]
    for step in range(1, most):  # ten times as quick as reduceat, which goes through rows value by value
        larger(found, rows[np.minimum(starts[:-1] + step, starts[1:] - 1)], out=found)
    return found


def base_of(rows: float, width: int, feature: str) -> int:
    """The base of a feature's levels: with it the finest one has at most ``MOST_BYTES``."""
    each = width * (1 if feature in _BYTES else 2)
    base = 0
    while rows * each / 2**base > MOST_BYTES:
        base += 1
    return base


def level_path(folder: Path, level: int) -> Path:
    """The file of a level: rows of ``2 ** level`` rows of the feature."""
    return folder / f"level-{level}"


@dataclass(frozen=True, slots=True)
class Levels:
    """Levels ``base`` to ``top`` of a feature in ``folder``, which know its first ``rows`` rows."""

    folder: Path
    lane: Lane
    base: int
    top: int
    rows: int

    def columns(self, first: int, last: int, count: int, loudest: float | None) -> Rows:
        """Rows ``first`` to ``last`` of the feature in at most ``count`` columns. Raises OSError.

        Read from the level in which a column holds two to four rows: where it begins and ends is right to half a
        column.
        """
        level = self.base
        while level < self.top and (last - first) >> (level + 1) >= 2 * count:
            level += 1
        packed = self._read(level, first >> level, -(-min(last, self.rows) >> level))
        return unpack(self.lane.name, _largest(packed, count) if len(packed) > count else packed, loudest)

    def _read(self, level: int, begin: int, end: int) -> Packed:
        kind: type[np.generic] = np.uint8 if self.lane.name in _BYTES else np.float16
        row = self.lane.width * np.dtype(kind).itemsize
        with level_path(self.folder, level).open("rb") as file:  # a map would count as memory of the program
            file.seek(begin * row)
            data = file.read(max(end - begin, 0) * row)
        whole = len(data) // row
        return np.frombuffer(data[: whole * row], kind).reshape(whole, self.lane.width)
