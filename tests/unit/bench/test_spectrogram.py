"""The bench of long spectrograms measures what a window would see, in a home of its own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import Any

from tests.unit.services.test_sound_views import World
from voiceapp.bench.spectrogram import STEPS, SpectrogramBench
from voiceapp.core.paths import Paths, asset
from voiceapp.core.protocols import SoundOptions

HOURS = 0.02
"""72 s: long enough to be rough at first where nothing is kept."""


def test_a_file_is_made_opened_and_scrolled() -> None:
    worlds: list[World] = []

    @asynccontextmanager
    async def open_app(
        paths: Paths,
        overrides: Mapping[str, str],
        files: SoundOptions | None = None,
        *,
        environment: Mapping[str, str] | None = None,
    ) -> AsyncIterator[Any]:
        paths.create()
        worlds.append(world := World(paths.cache))
        yield SimpleNamespace(bus=world.bus, sound_views=world.views)
        await world.views.stop()

    told: list[str] = []
    figures = asyncio.run(SpectrogramBench(open_app, asset("samples", "question.wav"), told.append).run(HOURS))
    assert (figures["hours"], figures["opened_again_fine"]) == (HOURS, True)
    assert figures["cache_mb"] > 1
    assert figures["rss_max_mb"] >= figures["rss_start_mb"] > 0
    (row,) = [row for row in figures["scroll"] if row["seconds_in_view"] == 10.0]
    assert row["tile_ms"]["n"] == row["frame_ms"]["n"] == STEPS
    assert row["frame_ms"]["p50"] >= row["tile_ms"]["p50"]
    assert row["frames_per_second"] > 0
    assert [world.looking.surveyed for world in worlds] == [1, 0], "what was computed once is kept"
    assert told[0].startswith("making a file")
