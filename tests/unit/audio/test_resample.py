from __future__ import annotations

import numpy as np
import pytest

from voiceapp.audio.resample import Resampler, resampled, rms, stream_at
from voiceapp.core.frames import Audio


def test_a_stream_at_another_rate_has_no_seams() -> None:
    time = np.arange(32_000) / 16_000
    whole = Audio(np.sin(2 * np.pi * 300 * time).astype(np.float32), 16_000)
    for channels in (1, 2):
        samples = whole.samples if channels == 1 else np.stack([whole.samples, -whole.samples], axis=1)
        items = (Audio(samples[at : at + 777], 16_000) for at in range(0, len(samples), 777))
        made = np.concatenate(list(stream_at(items, 44_100)))
        assert made.shape == resampled(Audio(samples, 16_000), 44_100).samples.shape
        first = made if channels == 1 else made[:, 0]
        wanted = np.sin(2 * np.pi * 300 * np.arange(len(first)) / 44_100)
        assert np.abs(first - wanted)[500:-500].max() < 1e-3


def test_nothing_in_a_stream_gives_nothing() -> None:
    assert list(stream_at([], 8_000)) == []


@pytest.mark.parametrize("rate", [22_050, 44_100, 48_000])
def test_a_quick_stream_keeps_nothing_back_and_lets_nothing_through_that_the_rate_cannot_hold(rate: int) -> None:
    for hertz, loud in ((300, True), (5_000, True), (9_500, False)):
        sound = np.sin(2 * np.pi * hertz * np.arange(rate) / rate).astype(np.float32)
        resampler = Resampler(rate, 16_000, quick=True)
        ready = [resampler.push(block) for block in np.split(sound, 50)]
        assert abs(sum(map(len, ready[:25])) - 8_000) <= 1
        level = rms(np.concatenate(ready)[500:-500])
        assert level == pytest.approx(np.sqrt(0.5), rel=0.15) if loud else level < 0.003
