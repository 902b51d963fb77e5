from __future__ import annotations

import numpy as np

from voiceapp.audio.resample import resampled, stream_at
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
