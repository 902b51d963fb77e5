"""Two crystals on one clock: whatever they drift, both channels stay where they belong."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voiceapp.audio.alignment import LATE_S, AlignedBlock, AlignedChannel, Timeline
from voiceapp.audio.ring import SampleClock
from voiceapp.core.frames import Samples

TONE_HZ = 20.0
"""A period of 50 ms: a shift of up to 25 ms can be read from the phase."""


class Microphone:
    """Captures a tone that began at moment 0; the crystal is off by ``drift``, the stamps by ``jitter_s``."""

    def __init__(
        self, channel: AlignedChannel, rate: int, drift: float, start_s: float, jitter_s: float = 0.0, seed: int = 1
    ) -> None:
        self._channel, self._rate, self._true = channel, rate, rate * (1 + drift)
        self._start_s = start_s
        self._jitter_s, self._random = jitter_s, np.random.default_rng(seed)
        self._clock = SampleClock(rate)
        self._taken = 0

    def capture(self, until_s: float) -> None:
        """Hand over everything up to a moment, 20 ms at a time or so."""
        count = int((until_s - self._start_s) * self._true) - self._taken
        if count <= 0:
            return
        at_s = self._start_s + (self._taken + np.arange(count)) / self._true
        self._clock.mark(self._taken, at_s[0] + self._random.uniform(0, 2) * self._jitter_s, 0.0)
        self._channel.push(tone(at_s), self._clock.time_of(self._taken))
        self._taken += count


def tone(at_s: np.ndarray[tuple[int], np.dtype[np.float64]]) -> Samples:
    return np.asarray(np.sin(2 * np.pi * TONE_HZ * at_s), np.float32)


def shift_s(samples: Samples, at_s: float, rate: int) -> float:
    """By how much a stretch of the tone that should begin at a moment is late."""
    moments = at_s + np.arange(len(samples)) / rate
    phase = np.angle(np.sum(samples * np.exp(-2j * np.pi * TONE_HZ * moments)) * 1j)
    return float(-phase / (2 * np.pi * TONE_HZ))


def run(
    timeline: Timeline, microphones: list[Microphone], start_s: float, end_s: float, step_s: float
) -> list[AlignedBlock]:
    blocks: list[AlignedBlock] = []
    for now in np.arange(start_s + step_s, end_s, step_s):
        for microphone in microphones:
            microphone.capture(float(now))
        blocks += timeline.take(float(now))
    return blocks


def test_two_hours_of_drift_in_opposite_directions_stay_within_20_ms() -> None:
    rate, start = 800, 50.0
    timeline = Timeline(rate, 2, start)
    fast = Microphone(timeline.channels[0], rate, +200e-6, start, 0.004, 1)
    slow = Microphone(timeline.channels[1], rate, -200e-6, start - 0.3, 0.004, 2)
    worst = 0.0
    blocks = run(timeline, [fast, slow], start, start + 7200, 0.25)
    assert len(blocks) * 0.1 == pytest.approx(7200, abs=1)
    for block in blocks[10:]:
        assert block.missing == (0, 0)
        for channel in (0, 1):
            at_s = start + block.frame / rate
            worst = max(worst, abs(shift_s(block.samples[:, channel], at_s, rate)))
    assert worst < 0.02


@settings(max_examples=25, deadline=None)
@given(drift=st.floats(-200e-6, 200e-6), jitter=st.floats(0, 0.01), late=st.floats(0, 1), seed=st.integers(0, 99))
def test_any_drift_and_jitter_is_followed_without_a_gap(
    drift: float, jitter: float, late: float, seed: int
) -> None:
    rate = 1000
    timeline = Timeline(rate, 1, 10.0)
    microphone = Microphone(timeline.channels[0], rate, drift, 10.0 + late, jitter, seed)
    blocks = run(timeline, [microphone], 10.0, 70.0, 0.02)
    assert np.concatenate([block.samples for block in blocks]).shape[0] == len(blocks) * 100
    whole = [block for block in blocks if block.frame / rate > late + 1.0]
    assert not any(block.missing[0] for block in whole)
    shifts = [shift_s(block.samples[:, 0], 10.0 + block.frame / rate, rate) for block in whole]
    assert max(map(abs, shifts)) < 0.02
    joined = np.concatenate([block.samples[:, 0] for block in whole])
    assert np.abs(np.diff(joined)).max() < 2 * np.pi * TONE_HZ / rate * 1.05  # no click


def test_what_never_came_is_silence_of_the_right_length() -> None:
    rate = 8000
    timeline = Timeline(rate, 2, 0.0)
    whole = Microphone(timeline.channels[0], rate, 0.0, 0.0)
    first = Microphone(timeline.channels[1], rate, 0.0, 0.0)
    blocks = run(timeline, [whole, first], 0.0, 2.0, 0.02)
    blocks += run(timeline, [whole], 2.0, 5.0, 0.02)  # unplugged
    timeline.channels[1].end()
    again = Microphone(timeline.channels[1], rate, 0.0, 5.0)
    blocks += run(timeline, [whole, again], 5.0, 8.0, 0.02)
    sound = np.concatenate([block.samples for block in blocks])
    assert not any(block.missing[0] for block in blocks)
    quiet = np.flatnonzero(np.abs(sound[:, 1]) > 0.01)
    gaps = np.diff(quiet)
    assert gaps.max() / rate == pytest.approx(3.0, abs=0.03)
    assert sum(block.missing[1] for block in blocks) / rate == pytest.approx(3.0, abs=0.03)
    late = np.concatenate([block.samples[:, 1] for block in blocks if block.frame >= 6 * rate])
    assert abs(shift_s(late, 6.0, rate)) < 0.001


def test_a_pause_takes_its_time_out_of_both_channels() -> None:
    rate = 8000
    timeline = Timeline(rate, 2, 0.0)
    both = [Microphone(channel, rate, 0.0, 0.0) for channel in timeline.channels]
    run(timeline, both, 0.0, 2.0, 0.02)
    blocks = list(timeline.take(2.0 + LATE_S + 0.1, until_s=2.0))
    assert blocks[-1].frame + len(blocks[-1].samples) == 2 * rate
    timeline.go_on_at(7.0)
    later = [Microphone(channel, rate, 0.0, 6.9) for channel in timeline.channels]
    after = run(timeline, later, 7.0, 9.0, 0.02)
    assert after[0].frame == 2 * rate
    for channel in (0, 1):
        assert abs(shift_s(after[5].samples[:, channel], 7.5, rate)) < 0.001


def test_sound_in_the_middle_of_the_band_passes_unharmed() -> None:
    rate = 16_000
    timeline = Timeline(rate, 1, 0.0)
    at_s = np.arange(3 * rate) / (rate * (1 + 150e-6))
    wave = np.asarray(np.sin(2 * np.pi * 3000 * at_s), np.float32)
    got: list[Samples] = []
    for start in range(0, len(wave), 320):
        timeline.channels[0].push(wave[start : start + 320], float(at_s[start]))
        got += [block.samples[:, 0] for block in timeline.take(float(at_s[start]) + 0.02)]
    sound = np.concatenate(got)[rate // 2 :]
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound)))) ** 2
    peak = int(np.argmax(spectrum))
    carrier = spectrum[peak - 30 : peak + 31].sum()
    assert 10 * np.log10(carrier / (spectrum.sum() - carrier)) > 60
