"""The beat grid: moments and beats are each other's inverse, and music put on it has its beats there."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voiceapp.core.beats import Grid, tempo_stretch

BPM = st.floats(20.0, 400.0)
SECONDS = st.floats(0.0, 10_800.0)


def off(grid: Grid, at_s: float) -> float:
    """Seconds between a moment and the beat that is nearest."""
    return abs(at_s - grid.nearest(at_s))


def test_a_beat_at_120_is_half_a_second() -> None:
    grid = Grid(120.0, 3)
    assert (grid.beat_s, grid.bar_s, grid.at(5), grid.beat(2.25)) == (0.5, 1.5, 2.5, 4.5)
    assert (grid.nearest(1.2), grid.nearest(1.3)) == (1.0, 1.5)


@given(BPM, SECONDS)
def test_moments_and_beats_are_inverse(bpm: float, at_s: float) -> None:
    grid = Grid(bpm)
    assert grid.at(grid.beat(at_s)) == pytest.approx(at_s, abs=1e-6)
    assert off(grid, at_s) <= grid.beat_s / 2 + 1e-6
    assert grid.nearest(grid.nearest(at_s)) == pytest.approx(grid.nearest(at_s), abs=1e-6)


@given(BPM, st.floats(0.0, 60.0), SECONDS)
def test_music_begins_where_its_first_beat_is_on_the_grid(bpm: float, first_s: float, near_s: float) -> None:
    grid = Grid(bpm)
    start = grid.start(first_s, near_s)
    assert start >= 0.0
    assert off(grid, start + first_s) < 1e-6
    assert abs(start - near_s) <= grid.beat_s / 2 + 1e-6 or start < grid.beat_s + 1e-6


def test_music_is_moved_as_little_as_possible_and_never_before_the_beginning() -> None:
    grid = Grid(120.0)
    assert grid.start(0.3) == pytest.approx(0.2)
    assert grid.start(0.3, 3.8) == pytest.approx(3.7)
    assert grid.start(0.0) == 0.0
    assert grid.start(0.6) == pytest.approx(0.4)


@given(BPM, BPM)
def test_a_stretch_keeps_to_the_tempo_its_double_or_its_half(own: float, bpm: float) -> None:
    stretch = tempo_stretch(own, bpm)
    assert math.sqrt(0.5) - 1e-9 <= stretch <= math.sqrt(2.0) + 1e-9
    octaves = math.log2(own / stretch / bpm)
    assert octaves == pytest.approx(round(octaves), abs=1e-9)


def test_music_at_half_and_double_the_tempo_is_left_as_it_is() -> None:
    assert [tempo_stretch(own, 120.0) for own in (60.0, 120.0, 240.0)] == [1.0, 1.0, 1.0]
    assert tempo_stretch(100.0, 120.0) == pytest.approx(100 / 120)
    assert tempo_stretch(65.0, 120.0) == pytest.approx(130 / 120)
