"""How loud a sound is from moment to moment."""

from __future__ import annotations

import numpy as np
import pytest

from voiceapp.audio.levels import COURSE_S, FLOOR_DB, LevelMeter

RATE = 48_000


def test_each_tenth_of_a_second_has_the_loudness_before_it() -> None:
    time = np.arange(4 * RATE) / RATE
    quiet = (0.1 * np.sin(2 * np.pi * 997 * time)).astype(np.float32)
    meter = LevelMeter(RATE)
    for at in range(0, 2 * len(quiet), RATE):
        meter.push(np.concatenate([quiet, 10 * quiet])[at : at + RATE])
    meter.levels()
    course = meter.course()
    assert len(course.momentary) == len(course.short_term) == round(8 / COURSE_S)
    assert course.momentary[[10, 39]] == pytest.approx(-23.0, abs=0.1)
    assert course.momentary[[44, 79]] == pytest.approx(-3.0, abs=0.1)
    assert course.momentary[2] == FLOOR_DB, "not yet 0.4 s"
    assert course.short_term[39] == pytest.approx(-23.0, abs=0.1)
    assert course.short_term[79] == pytest.approx(-3.0, abs=0.1)
    assert course.block_db[[0, 79]] == pytest.approx(-23.0, abs=0.1)
    assert course.block_db[[81, 159]] == pytest.approx(-3.0, abs=0.1)


def test_silence_has_no_course_but_the_floor() -> None:
    meter = LevelMeter(RATE)
    meter.push(np.zeros(RATE, np.float32))
    meter.levels()
    course = meter.course()
    assert set(course.block_db) == set(course.momentary) == {FLOOR_DB}
