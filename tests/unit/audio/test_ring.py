"""The ring between the sound callback and its reader, and the clock of samples."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voiceapp.audio.ring import SampleClock, SampleRing


@given(
    st.integers(1, 50),
    st.lists(st.tuples(st.sampled_from(["write", "read", "all"]), st.integers(0, 40)), max_size=60),
)
def test_what_is_read_is_what_was_taken_in_order(capacity: int, steps: list[tuple[str, int]]) -> None:
    ring = SampleRing(capacity)
    model: list[float] = []
    lost = number = 0
    for step, count in steps:
        if step == "write":
            block = np.arange(number, number + count, dtype=np.float32)
            number += count
            fits = len(model) + count <= capacity
            assert ring.write(block) is fits
            lost += not fits
            model += block.tolist() if fits else []
        else:
            got = ring.read(count if step == "read" else None)
            wanted = count if step == "read" else len(model)
            assert got.tolist() == model[:wanted]
            del model[:wanted]
        assert ring.available == len(model)
        assert ring.lost_blocks == lost


def test_a_reader_on_another_thread_gets_every_sample_once() -> None:
    ring = SampleRing(1000)
    total = 200_000
    got: list[np.ndarray[tuple[int], np.dtype[np.float32]]] = []

    def read() -> None:
        count = 0
        while count < total:
            part = ring.read(333)
            got.append(part)
            count += len(part)

    reader = threading.Thread(target=read)
    reader.start()
    sent = 0
    while sent < total:
        block = np.arange(sent, min(sent + 97, total), dtype=np.float32)
        if ring.capacity - ring.available >= len(block):
            assert ring.write(block)
            sent += len(block)
    reader.join()
    assert np.array_equal(np.concatenate(got), np.arange(total, dtype=np.float32))
    assert ring.lost_blocks == 0


def test_what_a_driver_reports_of_its_latency_moves_the_clock_but_slowly() -> None:
    clock = SampleClock(48_000)
    told = []
    for block in range(1000):
        wanders = 0.01 * np.sin(block / 100)
        clock.mark(block * 960, 100.0 + block * 0.02, 0.03 + wanders)
        told.append(clock.time_of(block * 960) - (100.0 + block * 0.02 - 0.03))
    assert np.abs(told).max() < 0.008
    assert np.abs(np.diff(told[200:])).max() < 0.0001


def test_no_block_arrives_before_it_is_captured_whatever_the_driver_says() -> None:
    clock = SampleClock(16_000, block_s=0.02)
    for block in range(500):
        clock.mark(block * 320, 100.0 + block * 0.02, 0.004, told=True)
        assert clock.time_of(block * 320) == pytest.approx(100.0 + block * 0.02 - 0.02)


def test_blocks_that_come_in_bursts_are_not_taken_for_early_ones() -> None:
    clock = SampleClock(1000)
    for block in range(300):
        late_s = 0.02 * (2 - block % 3)  # three at once: the driver's ages tell that two of them waited
        clock.mark(block * 20, 5.0 + block * 0.02 + late_s, 0.03 + late_s, told=True)
        assert clock.time_of(block * 20) == pytest.approx(
            5.0 + block * 0.02 - 0.03, abs=0.001 if block > 2 else 0.05
        )


@pytest.mark.parametrize("told", [False, True])
def test_the_clock_starts_afresh_after_a_pause_of_the_computer(told: bool) -> None:
    clock = SampleClock(48_000)
    for block in range(200):
        clock.mark(block * 960, (100.0 if block < 100 else 500.0) + block * 0.02, 0.02, told)
    assert clock.time_of(200 * 960) == pytest.approx(500.0 + 200 * 0.02 - 0.02)


def test_a_latency_that_rises_after_the_start_moves_the_clock_never() -> None:
    clock = SampleClock(1000)
    for block in range(3000):
        waits_s = 0.006 if block < 50 else 0.030  # the sound server gives more at a time from then on, and says so
        clock.mark(block * 20, 5.0 + block * 0.02 + waits_s, waits_s, told=True)
        assert clock.time_of(block * 20) == pytest.approx(5.0 + block * 0.02, abs=0.0001)


@pytest.mark.parametrize("drift", [150e-6, -150e-6])
def test_the_clock_follows_a_device_whose_rate_is_a_little_off(drift: float) -> None:
    clock, random = SampleClock(1000), np.random.default_rng(1)
    for block in range(20 * 60 * 50):  # 20 minutes of 20 ms
        true_s, late_s = 5.0 + block * 0.02 * (1 + drift), float(random.exponential(0.003))
        clock.mark(block * 20, true_s + 0.01 + late_s, 0.01 + late_s, told=True)
        assert abs(clock.time_of(block * 20) - true_s) < 0.005


def test_the_earliest_arrivals_tell_the_rhythm_of_blocks_that_come_late() -> None:
    clock, random = SampleClock(1000), np.random.default_rng(1)
    drift = 150e-6
    for block in range(20 * 60 * 50):  # 20 minutes of 20 ms
        true_s = 5.0 + block * 0.02 / (1 + drift)
        clock.mark(block * 20, true_s + float(random.exponential(0.003)), 0.0)
        if block > 50:
            assert abs(clock.time_of(block * 20) - true_s) < 0.003


def test_lost_samples_start_the_clock_afresh_but_a_stall_does_not() -> None:
    clock = SampleClock(1000)
    for block in range(200):
        clock.mark(block * 20, block * 0.02, 0.0)
    for block in range(200, 215):  # the program stood still for 0.3 s, then gets everything at once
        clock.mark(block * 20, 4.3, 0.0)
    for block in range(215, 300):
        clock.mark(block * 20, block * 0.02, 0.0)
    assert clock.time_of(6000) == pytest.approx(6.0)
    for block in range(300, 400):  # half a second was lost
        clock.mark(block * 20, block * 0.02 + 0.5, 0.0)
    assert clock.time_of(8000) == pytest.approx(8.5)
