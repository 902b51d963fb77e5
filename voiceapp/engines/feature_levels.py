"""Writes a feature's levels as its rows come, in bounded memory."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import numpy as np

from voiceapp.core.levels import FEWEST_ROWS, Packed, Rows, level_path, pack


class LevelsWriter:
    """Files of the levels from ``base`` on in ``folder``; use it as a context manager. Raises OSError.

    ``expected`` is about how many rows will come. ``rows`` of those that came are in every level.
    """

    def __init__(self, folder: Path, feature: str, base: int, expected: int) -> None:
        self.base = self.top = base
        while expected >> (self.top + 1) >= FEWEST_ROWS:
            self.top += 1
        self.rows = 0
        self._feature = feature
        self._taken = 0
        self._held: dict[int, Packed] = {}
        self._open = ExitStack()
        self._files = {
            level: self._open.enter_context(level_path(folder, level).open("wb", buffering=0))
            for level in range(base, self.top + 1)
        }

    def __enter__(self) -> LevelsWriter:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def append(self, rows: Rows) -> None:
        """Take the next rows."""
        self._taken += len(rows)
        made = pack(self._feature, rows)
        for level in self._files:
            made = self._write(level, self._joined(level, made))
        self.rows = self._taken >> self.top << self.top

    def finish(self) -> None:
        """The last row of each level holds what is left."""
        made: Packed | None = None
        for level in self._files:
            left = self._held.get(level) if made is None else self._joined(level, made)
            made = None
            if left is not None and len(left):
                made = np.fmax.reduce(left, axis=0, keepdims=True)
                self._files[level].write(made.tobytes())
        self.rows = self._taken

    def _joined(self, level: int, made: Packed) -> Packed:
        held = self._held.get(level)
        return made if held is None else np.concatenate([held, made])

    def _write(self, level: int, finer: Packed) -> Packed:
        """Write the rows of a level that are whole."""
        each = 2**level if level == self.base else 2
        whole = len(finer) - len(finer) % each
        self._held[level] = finer[whole:]
        made: Packed = np.fmax.reduce(finer[:whole].reshape(-1, each, finer.shape[1]), axis=1)
        self._files[level].write(made.tobytes())
        return made
