"""The microphone is looked at on a virtual sound card: its tone is seen, kept in a file, and the talk goes on."""

from __future__ import annotations

import asyncio
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.live.virtual_sound import MIC_RATE, MICROPHONE, VirtualSound
from voiceapp.app import App
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.inspection import LiveMicrophone, LiveRows, Look
from voiceapp.core.paths import Paths


@pytest.fixture
def paths(tmp_path: Path, virtual_sound: VirtualSound) -> Paths:
    return Paths(tmp_path, tmp_path / "data", tmp_path / "cache", tmp_path / "logs")


def test_a_tone_in_the_microphone_is_seen_and_kept(paths: Paths, virtual_sound: VirtualSound) -> None:
    tone = (0.3 * np.sin(2 * np.pi * 1000 * np.arange(30 * MIC_RATE) / MIC_RATE)).astype(np.float32)

    async def work() -> None:
        rows: dict[str, list[LiveRows]] = {"magnitude": [], "waveform": []}
        names: list[str | None] = []
        seen = asyncio.Event()

        def take(event: LiveRows) -> None:
            rows[event.lane.name].append(event)
            if sum(len(one.values) for one in rows["magnitude"] if one.values[:, 40:47].max() > -20) > 100:
                seen.set()

        async with App.open(paths, {}) as app:
            app.bus.subscribe(LiveRows, take)
            app.bus.subscribe(LiveMicrophone, lambda event: names.append(event.name))
            await app.sound_views.start_live(["magnitude", "waveform"], Look())
            playing = await asyncio.to_thread(virtual_sound.speak_into_mic, tone, MIC_RATE)
            await asyncio.wait_for(seen.wait(), 40)
            path = await app.sound_views.stop_live()
            await asyncio.to_thread(playing.stop)
            assert path is not None
            samples, rate = await asyncio.to_thread(soundfile.read, path, dtype="float32")
            assert await app.sound_views.stop_live() is None
        assert names == [MICROPHONE, None]
        spectra = np.concatenate([one.values for one in rows["magnitude"]])
        assert [one.first for one in rows["magnitude"]] == list(
            np.cumsum([0, *(len(one.values) for one in rows["magnitude"])])[:-1]
        )
        loudest = spectra[spectra.max(axis=1) > -20]
        assert abs(np.median(loudest.argmax(axis=1)) * 48_000 / 2048 - 1000) < 24
        assert (rate, samples.ndim) == (48_000, 1)
        assert len(samples) / rate == pytest.approx(
            len(np.concatenate([one.values for one in rows["waveform"]])) / 50, abs=0.3
        )
        assert np.abs(samples).max() == pytest.approx(0.3, abs=0.05)

    asyncio.run(work())


def test_a_microphone_that_is_not_there_is_told(paths: Paths, virtual_sound: VirtualSound) -> None:
    async def work() -> None:
        async with App.open(paths, {"sound.microphone": "Moon microphone"}) as app:
            with pytest.raises(VoiceAppError) as caught:
                await app.sound_views.start_live(["waveform"], Look())
            assert caught.value.code == "device-unknown"
            assert await app.sound_views.stop_live() is None

    asyncio.run(work())
