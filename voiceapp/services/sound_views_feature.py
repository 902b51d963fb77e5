"""A feature of a sound file, looked at: exact where the stretch is short, from levels or rough where it is long."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.inspection import InspectedSound, Lane, Look
from voiceapp.core.levels import MEASURED_BY_LOUDEST, REMEMBERING, Levels, columns_of
from voiceapp.core.recordings import Vector
from voiceapp.core.tasks import Tasks, to_its_end
from voiceapp.core.whole_file import not_written
from voiceapp.services.file_sound import close_stream
from voiceapp.services.sound_views_rows import PiecesKey, RowPieces
from voiceapp.services.sound_views_store import LevelStore

SHORT_S = 30.0
"""A file that is no longer is always computed exactly."""

SOON_S = 12.0
"""So much is computed exactly while one waits for a tile."""

EXACT_S = 80.0
"""Up to it rows are computed where levels are too coarse or not there."""

EXACT_BYTES = 16_000_000
"""Rows that would take more are brought into columns where they are computed."""

MOST_PER_COLUMN = 8
"""So are they where more would come into one column."""

MOST_ROWS = 40_000
"""No more are computed while one waits, however short the stretch."""

MEASURED_S = 120.0
"""A file that is no longer is read for its loudest place before the first tile that depends on it."""

PLACES = 300
"""Places that are looked at for a rough view of a file."""

STEP = 0.025
"""Share of a file after which a finer view is told."""


class Viewer(Protocol):
    """workers/remote_looking.py"""

    async def sound(self, path: Path) -> InspectedSound: ...  # noqa: D102
    async def lane(self, path: Path, feature: str, look: Look) -> Lane: ...  # noqa: D102
    async def loudest(self, path: Path, feature: str, look: Look) -> float | None: ...  # noqa: D102
    async def stretch(  # noqa: D102
        self, path: Path, feature: str, look: Look, first: int, count: int, loudest: float | None
    ) -> Vector: ...
    async def columns(  # noqa: D102
        self, path: Path, feature: str, look: Look, first: int, count: int, columns: int, loudest: float | None
    ) -> Vector: ...
    async def samples(self, path: Path, first: int, count: int, columns: int) -> Vector: ...  # noqa: D102
    async def glance(  # noqa: D102
        self, path: Path, feature: str, look: Look, times: Sequence[float]
    ) -> tuple[Vector, float | None]: ...
    def survey(  # noqa: D102
        self, path: Path, feature: str, look: Look, folder: Path, duration_s: float
    ) -> AsyncIterator[dict[str, Any]]: ...


class FeatureView:
    """A feature of the file ``sound``, after :meth:`begin`; ``opened`` is the number of its opening.

    ``tell`` hears how much of the levels is known, up to 1. ``tasks`` does the work that nobody waits for.
    """

    def __init__(
        self,
        viewer: Viewer,
        store: LevelStore,
        pieces: RowPieces,
        tasks: Tasks,
        sound: InspectedSound,
        opened: int,
        look: Look,
        lane: Lane,
        tell: Callable[[float], None],
    ) -> None:
        self.lane = lane
        self._viewer, self._store, self._pieces, self._tasks = viewer, store, pieces, tasks
        self._path, self._duration_s, self._look = sound.path, sound.duration_s, look
        self._opened, self._tell = opened, tell
        self._loudest: float | None = None  # of the whole file, or a guess until it is measured
        self._measured = lane.name not in MEASURED_BY_LOUDEST
        self.stays_rough = False
        """Its levels cannot be kept."""
        self._long = sound.duration_s > SHORT_S or sound.duration_s * lane.per_second > MOST_ROWS
        self._exact = not (lane.name in REMEMBERING and self._long)
        self._levels: Levels | None = None
        self._complete = False
        self._rough: Vector | None = None
        self._computing = asyncio.Lock()
        self._beside: asyncio.Task[None] | None = None

    async def begin(self) -> None:
        """Look for what is kept of the file, and learn what its values depend on. Raises what reading it raises."""
        if self._long:
            await self._find(await asyncio.to_thread(self._store.digests.known, self._path))
        if self._measured:
            return
        if self._duration_s <= MEASURED_S:
            self._loudest = await self._viewer.loudest(self._path, self.lane.name, self._look)
            self._measured = True
        else:
            await self._glance_at_all()

    @property
    def unknown(self) -> bool:
        """Whether its levels are to be computed, by :meth:`survey`."""
        return self._long and not self._complete and not self.stays_rough

    # ------------------------------------------------------------------------------------- tiles

    async def values(self, first: int, last: int, columns: int) -> tuple[Vector, bool]:
        """Rows ``first`` to ``last`` in at most so many columns, shape (n, width), and whether they are fine."""
        rows, seconds = last - first, (last - first) / self.lane.per_second
        reached = self._levels is not None and (self._complete or self._levels.rows >= last)
        sharp = reached and self._levels is not None and rows >> self._levels.base >= columns
        small = rows <= MOST_PER_COLUMN * columns and rows * self.lane.width * 4 <= EXACT_BYTES
        wanted = (self._path, self.lane.name, self._look, first, rows, columns, self._loudest)
        if self._exact and small and seconds <= (SOON_S if sharp else EXACT_S):
            key = self._key
            missing_s = sum(map(len, self._pieces.missing(key, first, last))) * key.each / self.lane.per_second
            if reached and missing_s > SOON_S:
                self._beside_it(self._fill(key, first, last))
                found, _ = await self._of_levels(first, last, columns)
                return found, False
            measured = self._measured
            await self._compute(key, first, last)
            self._look_ahead(key, first, last)
            exact = self._pieces.rows(key, first, last)
            if exact is None:  # so much is looked at that it was let go of already
                return await self._viewer.columns(*wanted), measured
            return columns_of(self.lane.name, exact, columns), measured
        if reached:
            return await self._of_levels(first, last, columns)
        if not self._long or (seconds <= SOON_S and rows <= MOST_ROWS):
            return await self._viewer.columns(*wanted), self._measured and self._exact
        return await self._roughly(first, last, columns)

    @property
    def _key(self) -> PiecesKey:
        """What its exact rows are kept by: others once it is measured."""
        return PiecesKey(self._path, self._opened, self._look, self.lane, self._loudest)

    async def _compute(self, key: PiecesKey, first: int, last: int) -> None:
        """Have the exact rows in memory."""
        async with self._computing:
            for pieces in tuple(self._pieces.missing(key, first, last)):
                begin, count = pieces.start * key.each, len(pieces) * key.each
                rows = await self._viewer.stretch(self._path, self.lane.name, self._look, begin, count, key.loudest)
                self._pieces.put(key, pieces, rows)

    def _beside_it(self, work: Coroutine[Any, Any, None]) -> None:
        """One thing at a time that nobody waits for."""
        if self._beside is None or self._beside.done():
            self._beside = self._tasks.spawn(work)
        else:
            work.close()

    def _look_ahead(self, key: PiecesKey, first: int, last: int) -> None:
        """Compute what comes next into view by scrolling, either way."""
        end = int(self._duration_s * self.lane.per_second)
        begin, until = max(first - key.each, 0), max(min(last + key.each, end), last)
        if any(self._pieces.missing(key, begin, until)):
            self._beside_it(self._compute(key, begin, until))

    async def _fill(self, key: PiecesKey, first: int, last: int) -> None:
        await self._compute(key, first, last)
        self._tell(1.0)

    async def _of_levels(self, first: int, last: int, columns: int) -> tuple[Vector, bool]:
        """Columns from the levels, and whether they are as fine as can be."""
        assert self._levels is not None
        try:
            found = await asyncio.to_thread(self._levels.columns, first, last, columns, self._loudest)
        except OSError:  # the cache was emptied meanwhile
            self._levels, self._complete = None, False
            return await self._roughly(first, last, columns)
        return found, self._measured

    async def _roughly(self, first: int, last: int, columns: int) -> tuple[Vector, bool]:
        """What the levels know, and behind it what is seen at some places."""
        count = min(columns, last - first)
        starts = first + np.arange(count + 1) * (last - first) // count
        known = 0 if self._levels is None else max(int(np.searchsorted(starts, self._levels.rows, "right")) - 1, 0)
        parts = []
        if known:
            of_levels, _ = await self._of_levels(first, int(starts[known]), known)
            parts.append(of_levels[np.arange(known) * len(of_levels) // known])
        times = (starts[known:-1] + starts[known + 1 :]) / (2 * self.lane.per_second)
        if len(times):
            parts.append(await self._seen(times))
        return np.concatenate(parts), False

    async def _seen(self, times: NDArray[np.float64]) -> Vector:
        """The feature at about some seconds."""
        if times[-1] - times[0] > self._duration_s / 4:
            places = np.minimum((times * PLACES / self._duration_s).astype(int), PLACES - 1)
            return np.asarray((await self._glance_at_all())[places])
        chosen = times[:: -(-len(times) // (PLACES // 2))]
        rows, _ = await self._viewer.glance(self._path, self.lane.name, self._look, chosen.tolist())
        return np.asarray(rows[np.arange(len(times)) * len(rows) // len(times)])

    async def _glance_at_all(self) -> Vector:
        if self._rough is None:
            times = (np.arange(PLACES) + 0.5) * self._duration_s / PLACES
            self._rough, loudest = await self._viewer.glance(self._path, self.lane.name, self._look, times.tolist())
            if not self._measured:
                self._loudest = loudest
        return self._rough

    # ------------------------------------------------------------------------------------ levels

    async def survey(self) -> None:
        """Compute and keep the levels of the whole file, unless they are kept already.

        Raises VoiceAppError ``disk-full``, ``not-written`` and what reading the file raises.
        """
        try:
            before = await asyncio.to_thread(self._path.stat)
            digest = await asyncio.to_thread(self._store.digests.digest, self._path)
        except OSError:  # the file is gone: tiles tell that
            self.stays_rough = True
            return
        await self._find(digest)
        if not self._complete:
            await self._make(digest, before.st_mtime_ns)
        if self._complete:
            self._tell(1.0)

    async def _make(self, digest: str, changed_ns: int) -> None:
        folder = self._store.place()
        try:
            await to_its_end(self._store.begin, folder)
            await self._write(folder)
            assert self._levels is not None
            if await asyncio.to_thread(_changed_ns, self._path) == changed_ns:
                kept = (digest, self._look, self._levels, self._loudest)
                self._levels = await to_its_end(self._store.keep, *kept)
                self._complete = True
            else:  # they are of two files, or of none: it has to be opened anew
                self.stays_rough = True
        except OSError as error:
            raise not_written(self._path, error) from error
        finally:
            await to_its_end(self._store.drop, folder)
            if not self._complete:
                self._levels = None

    async def _find(self, digest: str | None) -> None:
        if digest is None:
            return
        kept = await asyncio.to_thread(self._store.find, digest, self.lane.name, self._look)
        if kept is not None:
            self._levels, self._loudest = kept.levels, kept.loudest
            self._complete = self._measured = True

    async def _write(self, folder: Path) -> None:
        told = 0.0
        parts = self._viewer.survey(self._path, self.lane.name, self._look, folder, self._duration_s)
        try:
            async for part in parts:
                self._levels = Levels(folder, self.lane, part["base"], part["top"], part["rows"])
                if part["loudest"] is not None:
                    self._loudest, self._measured = part["loudest"], True
                if told + STEP <= part["share"] < 1:
                    told = part["share"]
                    self._tell(told)
        finally:
            await close_stream(parts)


def _changed_ns(path: Path) -> int | None:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return None
