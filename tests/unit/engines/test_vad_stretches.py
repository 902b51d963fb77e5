from __future__ import annotations

import numpy as np

from tests.unit.engines.speech import silence, spoken
from voiceapp.engines.vad_stretches import stretches

RATE = 16_000


def test_each_sentence_is_one_stretch_with_a_margin() -> None:
    one, other = spoken("Set a timer for five minutes."), spoken("Who wrote Hamlet?")
    noise = np.random.default_rng(1).normal(0, 0.0005, 10 * RATE).astype(np.float32)
    noise[RATE : RATE + len(one)] += one
    noise[6 * RATE : 6 * RATE + len(other)] += other
    found = stretches(noise)
    assert len(found) == 2
    for (start, end), at, sound in zip(found, (RATE, 6 * RATE), (one, other), strict=True):
        assert at - 0.4 * RATE < start < at + 0.2 * RATE
        assert at + len(sound) - 0.3 * RATE < end < at + len(sound) + 0.6 * RATE


def test_silence_and_nothing_hold_no_speech() -> None:
    assert stretches(silence(2.0)) == stretches(silence(0.05)) == stretches(silence(0.0)) == []
