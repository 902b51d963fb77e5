"""Sound files of their own are played one at a time, as loud as asked, and tell where they are."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.fakes.loop import run_virtual
from tests.fakes.sound import FakeSound
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import ClipMoved, EventBus
from voiceapp.core.frames import Audio
from voiceapp.core.settings import Settings
from voiceapp.services.clips import ClipsService

RATE = 1_000


async def compute(path: Path) -> NDArray[np.int8]:
    return np.asarray([[-127, 127], [-10, 20], [-30, 5]], np.int8)


def test_a_file_takes_the_place_of_another_and_is_as_loud_as_asked(tmp_path: Path) -> None:
    sample, take = tmp_path / "sample.flac", tmp_path / "take.flac"
    for file in (sample, take):
        file.touch()
    volumes: list[tuple[str, float]] = []
    moves: list[ClipMoved] = []
    bus = EventBus()
    bus.subscribe(ClipMoved, moves.append)

    async def stretch(
        path: Path, from_s: float, until_s: float | None, speed: float, volume: float, loop_s: float | None
    ) -> AsyncIterator[Audio]:
        volumes.append((path.name, volume))
        for _ in range(8):
            yield Audio(np.zeros(RATE // 4, np.float32), RATE)

    async def scenario() -> None:
        clips = ClipsService(stretch, compute, FakeSound(), Settings(tmp_path / "settings.json"), bus)
        await clips.play(sample)
        await asyncio.sleep(0.5)
        await clips.play(take, 0.0, None, -6.0)
        await asyncio.sleep(5.0)
        with pytest.raises(VoiceAppError, match="no longer here"):
            await clips.play(tmp_path / "gone.flac")
        peaks = await clips.peaks(sample, 2)
        assert peaks.ravel() == pytest.approx([-1.0, 1.0, -30 / 127, 5 / 127])
        await clips.close()

    run_virtual(scenario())
    assert [name for name, _ in volumes] == ["sample.flac", "take.flac"]
    assert volumes[1][1] / volumes[0][1] == pytest.approx(0.501, abs=0.001)
    stops = [move for move in moves if not move.playing]
    assert [move.file for move in stops] == [sample, take]
    assert stops[0].at_s == pytest.approx(0.5, abs=0.11)
    assert stops[1].at_s == pytest.approx(2.0, abs=0.11)
