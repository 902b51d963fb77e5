"""Rows of features that were computed exactly, kept in memory in pieces of some seconds while one scrolls."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from voiceapp.core.inspection import Lane, Look
from voiceapp.core.levels import REMEMBERING
from voiceapp.core.recordings import Vector

PIECE_S = 4.0
PIECE_BYTES = 4_000_000
"""A piece has no more, but for a single row."""

MOST_BYTES = 64_000_000


@dataclass(frozen=True, slots=True)
class PiecesKey:
    """What rows depend on; ``loudest`` is what was taken for the loudest of the file, ``opened`` which opening of
    it they are of: it may have changed since another."""

    path: Path
    opened: int
    look: Look
    lane: Lane
    loudest: float | None

    @property
    def each(self) -> int:
        """How many rows a piece has; piece k begins with row k times as many. What remembers all that came before
        is in one."""
        if self.lane.name in REMEMBERING:
            return PIECE_BYTES // 4
        return max(1, min(round(PIECE_S * self.lane.per_second), PIECE_BYTES // (4 * self.lane.width)))


class RowPieces:
    """The pieces that were used last, at most ``most_bytes`` of them."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._kept: OrderedDict[tuple[PiecesKey, int], Vector] = OrderedDict()

    def missing(self, key: PiecesKey, first: int, last: int) -> Iterator[range]:
        """Stretches of pieces that are not there for these rows; those that are there stay for longest."""
        pieces = _pieces(key, first, last)
        for number in pieces:
            if (key, number) in self._kept:
                self._kept.move_to_end((key, number))
        begin = None
        for number in (*pieces, pieces.stop):
            there = number == pieces.stop or (key, number) in self._kept
            if there and begin is not None:
                yield range(begin, number)
                begin = None
            elif not there and begin is None:
                begin = number

    def put(self, key: PiecesKey, pieces: range, rows: Vector) -> None:
        """Keep the rows of some pieces that were missing; at the end of a file there may be fewer."""
        for place, number in enumerate(pieces):
            piece = self._kept[key, number] = rows[place * key.each : (place + 1) * key.each].copy()
            self._bytes += piece.nbytes
        while self._bytes > self._most_bytes and len(self._kept) > len(pieces):
            _, dropped = self._kept.popitem(last=False)
            self._bytes -= dropped.nbytes

    def rows(self, key: PiecesKey, first: int, last: int) -> Vector | None:
        """Rows of pieces; None where not all of them are there."""
        found = [np.zeros((0, key.lane.width), np.float32)]
        for number in _pieces(key, first, last):
            if (key, number) not in self._kept:
                return None
            begin = number * key.each
            found.append(self._kept[key, number][max(first - begin, 0) : last - begin])
        return np.concatenate(found)

    def drop(self, path: Path) -> None:
        """Let go of a file's pieces."""
        for key, number in [one for one in self._kept if one[0].path == path]:
            self._bytes -= self._kept.pop((key, number)).nbytes


def _pieces(key: PiecesKey, first: int, last: int) -> range:
    return range(first // key.each, -(-last // key.each))
