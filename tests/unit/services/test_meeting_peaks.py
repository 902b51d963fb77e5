"""Waveforms of meetings: computed once, for this user's eyes, and again when the sound is another."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from voiceapp.core.recordings import Vector
from voiceapp.services.meeting_peaks import FILE, MeetingPeaksService, zoomed

WAVE = np.array([[-10, 20], [-127, 5], [0, 127], [-1, 1]], np.int8)


class Sound:
    def __init__(self, folder: Path) -> None:
        self.path: Path | None = folder / "audio.flac"
        self.kept = folder / FILE
        (folder / "audio.flac").write_bytes(b"sound")
        self.computed = 0
        self.service = MeetingPeaksService(self.audio_path, self.compute)

    async def audio_path(self, meeting: int) -> Path | None:
        return self.path

    async def compute(self, path: Path) -> NDArray[np.int8]:
        assert path == self.path
        self.computed += 1
        return WAVE

    def peaks(self, most: int = 4_000) -> Vector:
        return asyncio.run(self.service.peaks(1, most))


@pytest.fixture
def sound(tmp_path: Path) -> Sound:
    return Sound(tmp_path)


def test_a_waveform_is_computed_once_and_kept_private(sound: Sound) -> None:
    first, again = sound.peaks(), sound.peaks(2)
    assert first == pytest.approx(WAVE / 127)
    assert again == pytest.approx(np.array([[-1.0, 20 / 127], [-1 / 127, 1.0]]))
    assert sound.computed == 1
    assert sound.kept.stat().st_mode & 0o777 == 0o600


def test_another_sound_and_a_broken_file_are_computed_again(sound: Sound) -> None:
    sound.peaks()
    later = sound.kept.stat().st_mtime + 10
    assert sound.path
    os.utime(sound.path, (later, later))
    sound.peaks()
    assert sound.computed == 2
    for broken in (b"", b"\x93NUMPY", b"no numbers"):
        sound.kept.write_bytes(broken)
        os.utime(sound.kept, (later + 10, later + 10))
        assert sound.peaks() == pytest.approx(WAVE / 127)
    assert sound.computed == 5


def test_without_sound_there_is_no_wave(sound: Sound) -> None:
    sound.path = None
    assert sound.peaks().shape == (0, 2)
    assert sound.computed == 0


@given(st.integers(0, 3_000), st.integers(1, 500))
def test_zooming_out_keeps_every_peak(length: int, most: int) -> None:
    wave = np.random.default_rng(length).integers(-127, 127, (length, 2), np.int8)
    seen = zoomed(wave, most)
    assert len(seen) <= most
    assert seen.shape[1] == 2
    if length:
        assert seen[:, 0].min() * 127 == pytest.approx(wave[:, 0].min())
        assert seen[:, 1].max() * 127 == pytest.approx(wave[:, 1].max())
