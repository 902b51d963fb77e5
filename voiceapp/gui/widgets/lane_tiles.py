"""The tiles of a feature that a lane has: which are wanted for a view, and which are painted meanwhile."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from voiceapp.core.inspection import Lane, Tile

COLUMNS = 512
"""Of a tile, each 2**level seconds."""
MOST_BYTES = 48 * 2**20
MOST_TILES = 256
"""Those of curves are small, and all are looked through at each frame."""
LIVE_S = 30.0
_LIVE_ROWS = 64

Key = tuple[int, int]
"""A level and which tile of it."""


@dataclass(slots=True)
class Held:
    """A tile that is held; ``image`` is painted of it when it is first seen. ``stale``: a better one is wanted."""

    key: Key
    tile: Tile
    stale: bool = False
    image: QImage | None = field(default=None, repr=False)
    used: int = 0

    @property
    def bytes(self) -> int:
        """What it takes of the memory."""
        return self.tile.values.nbytes + (self.image.sizeInBytes() if self.image is not None else 0)


class Tiles:
    """Tiles by level and number, ``MOST_TILES`` and as many as ``MOST_BYTES`` hold; coarse ones stay.

    ``finest`` is the level below which no more detail is to be had.
    """

    def __init__(self) -> None:
        self.held: dict[Key, Held] = {}
        self.live: list[Held] = []
        self.finest = 0
        self._clock = 0

    def clear(self) -> None:
        """Forget all: it is another sound."""
        self.held, self.live = {}, []

    def limit(self, per_second: float) -> None:
        """There is no more to be had than so many rows a second."""
        self.finest = math.floor(math.log2(1.0 / per_second))

    def outdate(self, *, rough_only: bool = False) -> None:
        """Want all anew, or those that are rough; they are shown until then."""
        for one in self.held.values():
            one.stale = one.stale or not rough_only or not one.tile.fine

    def repaint(self) -> None:
        """Paint all anew: colours or sizes changed."""
        for one in (*self.held.values(), *self.live):
            one.image = None

    # --------------------------------------------------------------------------------------- wishes

    def level(self, seconds_per_px: float) -> int:
        """The level with a column for each px, or more."""
        return max(math.floor(math.log2(max(seconds_per_px, 1e-12))), self.finest)

    def wish(self, from_s: float, until_s: float, duration_s: float, width: int, heading: int) -> Key | None:
        """What is to be asked for next: something of all, what is in view, what is ahead and behind of it."""
        whole = self._whole(duration_s)
        if not self.held:
            return whole[0]
        level = self.level((until_s - from_s) / max(width, 1))
        side = COLUMNS * 2.0**level
        first, last = int(from_s / side), int(max(until_s / side - 1e-9, 0.0))
        end = int(max(duration_s / side - 1e-9, 0.0))
        ahead = range(last + 1, last + 3) if heading > 0 else range(first - 1, first - 3, -1)
        behind = first - 1 if heading > 0 else last + 1
        wanted = [(level, number) for number in (*range(first, last + 1), *ahead, behind) if 0 <= number <= end]
        visible = last + 1 - first
        for key in (*wanted[:visible], *whole, *wanted[visible:]):
            if key not in self.held or self.held[key].stale:
                return key
        return None

    def _whole(self, duration_s: float) -> Sequence[Key]:
        """Tiles of all of the sound: there is always something to paint."""
        level = max(math.ceil(math.log2(max(duration_s, 1e-9) / COLUMNS)), self.finest)
        return [(level, number) for number in range(int(duration_s / (COLUMNS * 2.0**level) - 1e-9) + 1)]

    @staticmethod
    def stretch(key: Key, duration_s: float) -> tuple[float, float, int]:
        """From where to where a tile goes, and its columns."""
        each = 2.0 ** key[0]
        start = key[1] * COLUMNS * each
        until = min(start + COLUMNS * each, duration_s)
        return start, until, max(math.ceil((until - start) / each - 1e-9), 1)

    def put(self, key: Key, tile: Tile) -> None:
        """Hold a tile that came; what was not seen for longest goes where there is too much."""
        if tile.lane.name != "waveform" and tile.lane.per_second:
            self.limit(tile.lane.per_second)
        self._clock += 1
        self.held[key] = Held(key, tile, used=self._clock)
        whole = max(level for level, _ in self.held)
        spare = sorted((one for one in self.held.values() if one.key[0] < whole), key=lambda one: one.used)
        size = sum(one.bytes for one in self.held.values())
        for gone in spare:
            if size <= MOST_BYTES and len(self.held) <= MOST_TILES:
                break
            size -= gone.bytes
            del self.held[gone.key]

    # ------------------------------------------------------------------------------------------ live

    def add_rows(self, lane: Lane, first: int, rows: NDArray[np.float32]) -> Tile:
        """Take rows that the microphone gave; those of the last half minute are held."""
        last = self.live[-1] if self.live else None
        if last is not None and len(last.tile.values) < _LIVE_ROWS and last.key[1] + len(last.tile.values) == first:
            first, rows = last.key[1], np.concatenate([last.tile.values, rows])
            self.live.pop()
        tile = Tile(lane, first / lane.per_second, (first + len(rows)) / lane.per_second, rows, True)
        self.live.append(Held((0, first), tile))
        self.live = [one for one in self.live if one.tile.until_s > tile.until_s - LIVE_S]
        return tile

    # --------------------------------------------------------------------------------------- showing

    def covering(self, from_s: float, until_s: float, width: int) -> list[Held]:
        """What there is of a view, to be painted in this order: stale ones first, then from coarse to fine.

        Those of its own level alone where they are all there.
        """
        self._clock += 1
        there = [*self._overlapping(from_s, until_s)]
        level = self.level((until_s - from_s) / max(width, 1))
        own = [one for one in there if one.key[0] == level]
        known_s = sum(min(one.tile.until_s, until_s) - max(one.tile.from_s, from_s) for one in own)
        shown = there if self.live or known_s < 0.999 * (until_s - from_s) else own
        for one in shown:
            one.used = self._clock
        return sorted(shown, key=lambda one: (not one.stale, -one.key[0], one.key[1]))

    def _overlapping(self, from_s: float, until_s: float) -> Iterator[Held]:
        for one in self.live or self.held.values():
            if one.tile.from_s < until_s and one.tile.until_s > from_s and len(one.tile.values):
                yield one

    def at(self, at_s: float) -> NDArray[np.float32] | None:
        """The values at a second in the finest tile that knows them; (width,). Live: at most the latest."""
        if self.live:
            at_s = min(at_s, self.live[-1].tile.until_s - 1e-6)
        there = list(self._overlapping(at_s, at_s + 1e-9))
        if not there:
            return None
        tile = min(there, key=lambda one: (one.stale, one.key[0])).tile
        share = (at_s - tile.from_s) / max(tile.until_s - tile.from_s, 1e-12)
        row: NDArray[np.float32] = tile.values[min(max(int(share * len(tile.values)), 0), len(tile.values) - 1)]
        return row
