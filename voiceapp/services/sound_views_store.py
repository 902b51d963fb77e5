"""Levels of features that were computed once (:mod:`voiceapp.core.levels`), kept by what is in the file.

All of it may be deleted at any time: it is computed again.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from voiceapp.core.inspection import LOOKED, Lane, Look
from voiceapp.core.known_digests import KnownDigests
from voiceapp.core.levels import Levels

MOST_BYTES = 2_000_000_000
"""What is kept of all files together; what was not looked at for longest goes first."""

_ABOUT = "about.json"
_FORMAT = 1
_LEFT_BEHIND_S = 3600.0
"""Unfinished levels that nobody has written to for so long are of a program that was killed."""


@dataclass(frozen=True, slots=True)
class KeptLevels:
    """The levels of all rows, and what the feature's values depend on of the whole file."""

    levels: Levels
    loudest: float | None


class LevelStore:
    """Keeps levels in ``folder``, at most ``most_bytes``, and the ``digests`` of their files.

    Its methods wait for the disk: call them in a thread.
    """

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self._folder = folder
        self._most_bytes = most_bytes
        self.digests = KnownDigests(folder / "digests.json")

    def find(self, digest: str, feature: str, look: Look) -> KeptLevels | None:
        """What is kept of a file with this digest."""
        folder = self._place(digest, feature, look)
        try:
            told = json.loads((folder / _ABOUT).read_bytes())
            if told["format"] != _FORMAT:
                return None
            kept = Levels(folder, Lane(feature, **told["lane"]), told["base"], told["top"], told["rows"])
            os.utime(folder / _ABOUT)
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return KeptLevels(kept, told["loudest"])

    def place(self) -> Path:
        """A folder to write levels into, not there yet."""
        return self._folder / f".{secrets.token_hex(8)}"

    def begin(self, folder: Path) -> None:
        """Make a new :meth:`place`. Raises OSError."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._trim()
        folder.mkdir(mode=0o700)

    def keep(self, digest: str, look: Look, levels: Levels, loudest: float | None) -> Levels:
        """The levels in their place, found from now on. Raises OSError."""
        lane = levels.lane
        about = {"per_second": lane.per_second, "width": lane.width, "unit": lane.unit, "rate": lane.rate}
        told = {"format": _FORMAT, "lane": about, "base": levels.base, "top": levels.top}
        told |= {"rows": levels.rows, "loudest": loudest}
        (levels.folder / _ABOUT).write_text(json.dumps(told))
        place = self._place(digest, lane.name, look)
        self.drop(place)  # of an older format, or another program was as quick
        levels.folder.rename(place)
        self._trim()
        return Levels(place, lane, levels.base, levels.top, levels.rows)

    def forget_gone(self) -> None:
        """Remove what is kept of files that were deleted or changed. Raises OSError."""
        if not self._folder.is_dir():
            return
        there = self.digests.there()
        for folder in self._folder.iterdir():
            digest = folder.name.partition("-")[0]
            if folder.is_dir() and digest and digest not in there and not digest.startswith("."):
                self.drop(folder)

    def drop(self, folder: Path) -> None:
        """Remove a folder of levels."""
        shutil.rmtree(folder, ignore_errors=True)

    def _place(self, digest: str, feature: str, look: Look) -> Path:
        return self._folder / "-".join(
            [digest, feature, *(str(getattr(look, name)) for name in LOOKED.get(feature, ()))]
        )

    def _trim(self) -> None:
        """Remove what is too much, and what a program left behind that was killed."""
        kept: list[tuple[float, int, Path]] = []
        for folder in self._folder.iterdir():
            if not folder.is_dir():
                continue
            with contextlib.suppress(OSError):  # another program has just removed or renamed it
                stats = [file.stat() for file in folder.iterdir()]
                used = max((stat.st_mtime for stat in stats), default=folder.stat().st_mtime)
                if not folder.name.startswith("."):
                    kept.append(((folder / _ABOUT).stat().st_mtime, sum(stat.st_size for stat in stats), folder))
                elif time.time() - used > _LEFT_BEHIND_S:
                    self.drop(folder)
        total = 0
        for _, size, folder in sorted(kept, reverse=True):
            total += size
            if total > self._most_bytes:
                self.drop(folder)
