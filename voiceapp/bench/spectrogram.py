"""``bench spectrogram``: how soon a very long file is seen, and how smoothly one scrolls in it.

A file is made and looked at in a home of its own, by the doors that the window uses. Tiles are measured across all
of the view at each step; a frame is what the page makes at each step, which fetches and paints a part of it once.
"""

from __future__ import annotations

import asyncio
import math
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import psutil
from numpy.typing import NDArray

from voiceapp.audio.files import read
from voiceapp.audio.writer import SoundWriter
from voiceapp.bench.ports import BenchApp, OpenApp
from voiceapp.bench.report import distribution
from voiceapp.core.frames import SPEECH_RATE, Audio
from voiceapp.core.inspection import Look, Tile, ViewRefined
from voiceapp.core.paths import Paths
from voiceapp.services.feature_pictures import coloured

FEATURE = "magnitude"
COLUMNS = 1_200
TILE = 512
"""Columns of what the page fetches at once."""

STEPS = 300
SCROLL = 1 / 120
"""Of what is seen, at each step: half of it passes in a second."""

ZOOMS_S = (3600.0, 600.0, 60.0, 10.0, 1.0)
SECOND_S = 1.0
SEED = 11
_LOW_DB, _HIGH_DB = -110.0, -10.0


class SpectrogramBench:
    """Makes a file from ``sample``, a sound of speech, and looks at it."""

    def __init__(self, open_app: OpenApp, sample: Path, tell: Callable[[str], None]) -> None:
        self._open_app = open_app
        self._sample = sample
        self._tell = tell
        self._memory = {"app": 0, "worker": 0}
        self._memory_before = 0

    async def run(self, hours: float) -> dict[str, Any]:
        """The figures; ``opened_s`` is from nothing (no process, nothing kept) to a rough picture of the whole
        file, ``fine_s`` from there to the fine one."""
        with tempfile.TemporaryDirectory(prefix="voiceapp-bench-") as place:
            folder = Path(place)
            sound = folder / "long.wav"
            self._tell(f"making a file of {hours:g} hours")
            await asyncio.to_thread(self._make, sound, hours)
            home = Paths(folder, folder / "data", folder / "cache", folder / "logs")
            self._memory_before = psutil.Process().memory_info().rss
            async with self._open_app(home, {}) as app:
                first = await self._first(app, sound)
                fine = await self._fine(app, sound)
                rows = [await self._scroll(app, sound, hours, zoom) for zoom in ZOOMS_S if zoom < hours * 900]
                kept = sum(file.stat().st_size for file in home.cache.rglob("*") if file.is_file())
            async with self._open_app(home, {}) as app:
                again = await self._first(app, sound)
        return {
            "hours": hours,
            "columns": COLUMNS,
            **first,
            **fine,
            "cache_mb": round(kept / 1e6, 1),
            "opened_again_s": again["opened_s"],
            "opened_again_fine": again["opened_fine"],
            "scroll": rows,
            "rss_start_mb": round(self._memory_before / 1e6),
            "rss_max_mb": round(self._memory["app"] / 1e6),
            "worker_rss_max_mb": round(self._memory["worker"] / 1e6),
        }

    def _make(self, path: Path, hours: float) -> None:
        """Speech at any level over tones that never come again."""
        said = read(self._sample, SPEECH_RATE).samples
        chance, times = np.random.default_rng(SEED), np.arange(len(said)) / SPEECH_RATE
        left = round(hours * 3600 * SPEECH_RATE)
        with SoundWriter(path) as writer:
            while left:
                tone = 0.05 * np.sin(2 * np.pi * chance.uniform(100, 4000) * times)
                part = (chance.uniform(0.1, 0.9) * said + tone).astype(np.float32)[:left]
                writer.write(Audio(part, SPEECH_RATE))
                left -= len(part)

    async def _first(self, app: BenchApp, sound: Path) -> dict[str, Any]:
        begun = time.perf_counter()
        opened = await app.sound_views.open(sound)
        tile = await app.sound_views.tile(sound, FEATURE, Look(), 0.0, opened.duration_s, COLUMNS)
        _draw(tile)
        return {"opened_s": round(time.perf_counter() - begun, 2), "opened_fine": tile.fine}

    async def _fine(self, app: BenchApp, sound: Path) -> dict[str, Any]:
        """Wait for the fine view, while one looks at the whole file each second."""
        self._tell("computing the fine view")
        begun, known = time.perf_counter(), asyncio.Event()
        end = app.bus.subscribe(ViewRefined, lambda event: known.set() if event.share == 1 else None)
        waits: list[float] = []
        while not known.is_set():
            asked = time.perf_counter()
            await self._frame(app, sound, 0.0, None)
            waits.append((time.perf_counter() - asked) * 1000)
            try:
                await asyncio.wait_for(known.wait(), SECOND_S)
            except TimeoutError:
                continue
        end()
        return {"fine_s": round(time.perf_counter() - begun, 1), "meanwhile_ms": distribution(waits)}

    async def _scroll(self, app: BenchApp, sound: Path, hours: float, zoom_s: float) -> dict[str, Any]:
        self._tell(f"scrolling with {zoom_s:g} s in view")
        begin_s = hours * 360  # a tenth of it
        opened_ms = await self._frame(app, sound, begin_s, zoom_s)
        tiles: list[float] = []
        frames: list[float] = []
        for step in range(STEPS):
            at_s = begin_s + step * zoom_s * SCROLL
            begun = time.perf_counter()
            await app.sound_views.tile(sound, FEATURE, Look(), at_s, at_s + zoom_s, COLUMNS)
            tiles.append((time.perf_counter() - begun) * 1000)
        shown = _Shown(app, sound, zoom_s)
        for step in range(STEPS):
            begun = time.perf_counter()
            await shown.frame(begin_s + step * zoom_s * SCROLL)
            frames.append((time.perf_counter() - begun) * 1000)
        self._look_at_memory()
        return {
            "seconds_in_view": zoom_s,
            "first_ms": round(opened_ms, 1),
            "tile_ms": distribution(tiles),
            "frame_ms": distribution(frames),
            "frames_per_second": round(1000 * len(frames) / sum(frames), 1),
        }

    async def _frame(self, app: BenchApp, sound: Path, from_s: float, zoom_s: float | None) -> float:
        """Milliseconds of one frame."""
        begun = time.perf_counter()
        until_s = math.inf if zoom_s is None else from_s + zoom_s
        _draw(await app.sound_views.tile(sound, FEATURE, Look(), from_s, until_s, COLUMNS))
        self._look_at_memory()
        return (time.perf_counter() - begun) * 1000

    def _look_at_memory(self) -> None:
        own = psutil.Process()
        children = sum(child.memory_info().rss for child in own.children())
        for name, used in (("app", own.memory_info().rss), ("worker", children)):
            self._memory[name] = max(self._memory[name], used)


class _Shown:
    """Frames of one zoom, put together as the page does: from tiles that are coloured once, and waited for."""

    def __init__(self, app: BenchApp, sound: Path, zoom_s: float) -> None:
        self._app, self._sound = app, sound
        self._column_s = 2.0 ** math.floor(math.log2(zoom_s / COLUMNS))
        self._columns = math.ceil(zoom_s / self._column_s)
        self._images: dict[int, NDArray[np.uint8]] = {}

    async def frame(self, from_s: float) -> NDArray[np.uint8]:
        """The image from a second on, RGBA."""
        first = int(from_s / self._column_s)
        numbers = range(first // TILE, (first + self._columns) // TILE + 1)
        parts = [await self._image(number) for number in numbers]
        begin = first - numbers[0] * TILE
        return np.ascontiguousarray(np.concatenate(parts, axis=1)[:, begin : begin + self._columns])

    async def _image(self, number: int) -> NDArray[np.uint8]:
        if number not in self._images:
            from_s, side_s = number * TILE * self._column_s, TILE * self._column_s
            tile = await self._app.sound_views.tile(self._sound, FEATURE, Look(), from_s, from_s + side_s, TILE)
            image = _draw(tile)
            places = np.arange(TILE) * image.shape[1] // TILE  # with fewer rows, each is wider
            self._images[number] = np.ascontiguousarray(image[:, places])
        return self._images[number]


def _draw(tile: Tile) -> NDArray[np.uint8]:
    return coloured(tile.values, _LOW_DB, _HIGH_DB)
