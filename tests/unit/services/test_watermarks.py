"""Whether a file is marked, as a user is told it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.recordings import WatermarkScore
from voiceapp.services.file_sound import FileSound
from voiceapp.services.watermarks import FOUND, NONE_FOUND, PARTLY_FOUND, Watermarks, sentence


class Detector:
    """Finds a mark in what is longer than ten seconds."""

    async def detect(self, audio: AsyncIterator[Audio]) -> WatermarkScore:
        seconds = sum([chunk.duration_s async for chunk in audio])
        found = seconds > 10
        return WatermarkScore(0.9 if found else 0.1, 0.75, 2.0, seconds, seconds if found else 0.0)


def watermarks(seconds: int) -> Watermarks:
    async def decode(path: Path, rate: int) -> AsyncIterator[Audio]:
        for _ in range(seconds):
            yield Audio(np.zeros(rate, np.float32), rate)

    async def probe(path: Path) -> FileSound:
        return FileSound(float(seconds), 48_000, 1)

    return Watermarks(Detector, decode, probe)


def test_a_file_is_looked_through_whole_at_its_own_rate(tmp_path: Path) -> None:
    file = tmp_path / "take.flac"
    file.touch()
    found = asyncio.run(watermarks(12).verify(file))
    assert (found.watermarked, found.seconds, sentence(found)) == (True, 12.0, FOUND)
    short = asyncio.run(watermarks(3).verify(file))
    assert (short.watermarked, sentence(short)) == (False, NONE_FOUND)
    with pytest.raises(VoiceAppError) as caught:
        asyncio.run(watermarks(3).verify(tmp_path / "none.flac"))
    assert caught.value.code == "file-missing"


def test_none_found_is_no_proof_and_a_part_is_told() -> None:
    assert "no proof" in NONE_FOUND
    assert sentence(WatermarkScore(0.75, 0.75, 4.0, 60.0, 8.0)) == PARTLY_FOUND
    assert sentence(WatermarkScore(0.74, 0.75, 0.0, 60.0, 0.0)) == NONE_FOUND
