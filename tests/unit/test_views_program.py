"""Views of a sound by the real program: through the process that looks, and kept for the next start."""

from __future__ import annotations

import asyncio
from pathlib import Path

import numpy as np
import pytest
import soundfile

from voiceapp.app import App
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.inspection import FEATURES, Look, ViewRefined
from voiceapp.core.paths import Paths

RATE, SECONDS = 8_000, 100.0


def test_every_feature_has_tiles_and_long_ones_are_kept(tmp_path: Path) -> None:
    home = Paths(tmp_path, tmp_path / "data", tmp_path / "cache", tmp_path / "logs")
    sound = tmp_path / "a.wav"
    times = np.arange(round(SECONDS * RATE)) / RATE
    soundfile.write(sound, (0.5 * np.sin(2 * np.pi * 1_000 * times)).astype(np.float32), RATE)

    async def first() -> None:
        async with App.open(home, {}) as app:
            known = asyncio.Event()
            app.bus.subscribe(ViewRefined, lambda event: known.set() if event.share == 1 else None)
            opened = await app.sound_views.open(sound)
            assert (opened.duration_s, opened.rate, opened.channels) == (SECONDS, RATE, 1)
            for feature in FEATURES.keys() - {"codec"}:
                found = await app.sound_views.tile(sound, feature, Look(), 50.0, 51.0, 100)
                assert 0 < len(found.values) <= 100, feature
                assert found.values.shape[1] == found.lane.width, feature
            with pytest.raises(VoiceAppError):
                await app.sound_views.tile(sound, "codec", Look(), 50.0, 51.0, 100)
            assert await app.sound_views.speakers(sound) == ()
            await app.sound_views.close(sound)
            known.clear()
            assert not (await app.sound_views.tile(sound, "magnitude", Look(), 0.0, SECONDS, 400)).fine
            await asyncio.wait_for(known.wait(), 60)

    async def again() -> None:
        async with App.open(home, {}) as app:
            found = await app.sound_views.tile(sound, "magnitude", Look(), 0.0, SECONDS, 400)
            assert (found.fine, found.values.shape) == (True, (400, 1_025))
            assert set(found.values[5:-5].argmax(axis=1)) == {256}, "1,000 Hz"

    asyncio.run(first())
    asyncio.run(again())
