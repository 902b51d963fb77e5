"""What is played is found again by the time at which it is heard."""

from __future__ import annotations

import numpy as np
import pytest

from voiceapp.audio.far_end import LEAD_S, RINGS_S, FarEnd
from voiceapp.core.frames import Samples

FRAME = 320
FRAME_S = 0.02


def tone(seconds: float, rate: int, hertz: float = 440.0) -> Samples:
    return np.asarray(0.5 * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate), np.float32)


def play(far: FarEnd, sound: Samples, rate: int, at_s: float, jitter: float = 0.0) -> None:
    """Hand the sound over in blocks of 20 ms, as a sink asks for it, and then the silence behind it."""
    count = round(rate * FRAME_S)
    noise = np.random.default_rng(1).uniform(-jitter, jitter, len(sound) // count + 20)
    for index, wobble in enumerate(noise):
        far.put(sound[index * count : (index + 1) * count], count, rate, at_s + index * FRAME_S + wobble)


def capture(far: FarEnd, seconds: float, at_s: float) -> Samples:
    return np.concatenate([far.take(FRAME, at_s + i * FRAME_S) for i in range(round(seconds / FRAME_S))])


@pytest.mark.parametrize("rate", [16_000, 22_050, 44_100, 48_000])
def test_each_sample_comes_when_it_is_heard_but_for_the_lead(rate: int) -> None:
    far = FarEnd()
    play(far, tone(1.0, rate), rate, 50.0, jitter=0.004)
    heard = capture(far, 1.4, 49.9)
    expected = np.zeros(len(heard), np.float32)
    begin = round((0.1 - LEAD_S) * 16_000)
    expected[begin : begin + 16_000] = tone(1.0, 16_000)
    # The first stamp may be 4 ms off; the rest follows it sample by sample.
    best = max(
        float(np.dot(np.roll(expected, shift), heard) / np.linalg.norm(expected) / np.linalg.norm(heard))
        for shift in range(-70, 71)
    )
    assert best > 0.99


def test_a_microphone_clock_that_wanders_does_not_tear_what_is_taken() -> None:
    far = FarEnd()
    play(far, tone(2.0, 16_000), 16_000, 10.0)
    wanders = [0.025 * np.sin(index / 15) for index in range(90)]
    taken = [far.take(FRAME, 10.0 + index * FRAME_S + late) for index, late in enumerate(wanders)]
    assert np.abs(np.diff(np.concatenate(taken))).max() < 0.5 * 2 * np.pi * 440 / 16_000 * 1.1


def test_a_gap_between_two_sentences_stays_as_long_as_it_was() -> None:
    far = FarEnd()
    play(far, tone(0.5, 48_000), 48_000, 10.0)
    play(far, tone(0.5, 48_000), 48_000, 11.3)
    heard = capture(far, 2.0, 10.0 - LEAD_S)
    loud = np.abs(heard) > 0.05
    assert loud[:7_900].any()
    assert not np.abs(heard[8_100 : round(1.3 * 16_000) - 100]).max() > 0.01
    assert np.flatnonzero(loud[8_100:])[0] + 8_100 == pytest.approx(1.3 * 16_000, abs=40)


def test_a_loudspeaker_that_tells_less_while_its_buffer_fills_does_not_bring_the_next_reply_later() -> None:
    far = FarEnd()
    noise = np.asarray(np.random.default_rng(4).normal(0, 0.1, 16_000), np.float32)
    for index in range(50):  # of its first five blocks it says that they are heard 15 ms sooner than they are
        early_s = 0.015 if index < 5 else 0.0
        far.put(noise[index * FRAME : (index + 1) * FRAME], FRAME, 16_000, 10.0 + index * FRAME_S - early_s)
    play(far, noise, 16_000, 11.2)
    heard = capture(far, 2.4, 10.0 - LEAD_S)
    for begin in (3_200, round(1.2 * 16_000) + 3_200):
        assert np.allclose(heard[begin : begin + 6_400], noise[3_200 : 3_200 + 6_400])


def test_long_after_one_reply_the_next_one_is_found_too() -> None:
    far = FarEnd()
    play(far, tone(0.3, 48_000), 48_000, 10.0)
    capture(far, 0.5, 10.0)
    play(far, tone(0.3, 48_000), 48_000, 500.0)
    heard = capture(far, 0.5, 500.0 - LEAD_S)
    assert np.abs(heard[:4_700]).max() > 0.4
    assert np.abs(heard[5_000:]).max() < 0.01


def test_a_loudspeaker_that_was_replaced_goes_on_at_its_own_rate() -> None:
    far = FarEnd()
    play(far, tone(0.3, 48_000), 48_000, 10.0)
    play(far, tone(0.3, 44_100), 44_100, 10.5)
    heard = capture(far, 1.0, 10.0 - LEAD_S)
    assert np.abs(heard[8_100:12_700]).max() > 0.4


def test_it_rings_from_what_is_handed_over_until_half_a_second_after_it() -> None:
    far = FarEnd()
    assert not far.rings(10.0)
    play(far, tone(1.0, 48_000), 48_000, 10.0)
    assert far.rings(10.5)
    assert far.rings(11.0 + RINGS_S - 0.02)
    assert not far.rings(11.0 + RINGS_S + 0.02)


def test_silence_is_not_kept() -> None:
    far = FarEnd()
    for index in range(1_000):
        far.put(np.zeros(0, np.float32), 960, 48_000, index * FRAME_S)
    assert not far.rings(0.0)
    assert not capture(far, 0.1, 0.0).any()


def test_what_nobody_asks_for_is_not_kept_for_ever() -> None:
    far = FarEnd()
    play(far, tone(60.0, 16_000), 16_000, 10.0)
    heard = capture(far, 0.5, 69.0)
    assert np.abs(heard).max() > 0.4
    assert not capture(far, 0.5, 12.0).any()


def test_it_is_given_later_from_a_moment_on_and_earlier_again() -> None:
    far = FarEnd()
    sound = np.asarray(np.random.default_rng(2).normal(0, 0.1, 16_000), np.float32)
    play(far, sound, 16_000, 10.0)
    far.take(FRAME, 10.2)
    begin = round((0.2 + LEAD_S) * 16_000) + FRAME
    assert far.delay(800) == 800
    assert np.allclose(far.take(FRAME, 10.22), sound[begin - 800 : begin - 800 + FRAME])
    assert far.delay(-800) == -800
    assert np.allclose(far.take(FRAME, 10.24), sound[begin + FRAME : begin + 2 * FRAME])


def test_what_is_not_there_yet_is_not_given_earlier() -> None:
    far = FarEnd()
    play(far, tone(0.2, 16_000), 16_000, 10.0)
    far.take(FRAME, 10.5)
    assert far.delay(-800) == 0


def test_a_loudspeaker_whose_sound_always_comes_too_late_is_given_as_late() -> None:
    far = FarEnd()
    sound = np.asarray(np.random.default_rng(3).normal(0, 0.1, 32_000), np.float32)
    taken = []
    for index in range(100):  # each block is there only when it should have been given already
        far.put(sound[index * FRAME : (index + 1) * FRAME], FRAME, 16_000, 10.0 + index * FRAME_S)
        taken.append(far.take(FRAME, 10.0 + index * FRAME_S))
    heard = np.concatenate(taken[10:])
    assert far.delayed * 2 > FRAME
    assert np.mean(heard == 0.0) < 0.01
    first = next(at for at in range(len(sound) - 640) if np.allclose(sound[at : at + 640], heard[640:1_280]))
    assert first < 12 * FRAME
