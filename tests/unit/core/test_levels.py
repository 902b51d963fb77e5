"""A feature at several resolutions keeps what is largest, near enough for a picture."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from voiceapp.core import levels
from voiceapp.core.inspection import Lane
from voiceapp.core.levels import (
    FEWEST_ROWS,
    Levels,
    Rows,
    base_of,
    columns_of,
    columns_of_parts,
    level_path,
)
from voiceapp.engines.feature_levels import LevelsWriter

CHANCE = np.random.default_rng(3)


def kept(folder: Path, feature: str, rows: Rows, base: int = 0) -> Levels:
    with LevelsWriter(folder, feature, base, len(rows)) as writer:
        for at in range(0, len(rows), 777):  # in blocks that fit nothing
            writer.append(rows[at : at + 777])
        writer.finish()
    return Levels(folder, Lane(feature, 10.0, rows.shape[1], "", 16_000), base, writer.top, writer.rows)


@pytest.mark.parametrize(
    ("feature", "rows", "near"),
    [
        ("magnitude", CHANCE.uniform(-120, 3, (9_000, 5)), 0.4),
        ("chroma", CHANCE.uniform(0, 1, (9_000, 12)), 0.001),
        ("mfcc", CHANCE.normal(0, 200, (9_000, 20)), 0.5),
        ("waveform", np.sort(CHANCE.uniform(-1, 1, (9_000, 2)), axis=1), 0.001),
    ],
)
def test_a_column_is_the_largest_of_its_rows(tmp_path: Path, feature: str, rows: Rows, near: float) -> None:
    rows = rows.astype(np.float32)
    made = kept(tmp_path, feature, rows)
    found = made.columns(0, 9_000, 100, None)
    assert (made.rows, found.shape) == (9_000, (100, rows.shape[1]))
    upper = slice(1, 2) if feature == "waveform" else slice(None)
    for column, values in enumerate(found[:, upper]):  # of 90 rows, right to half a column at its ends
        inside = rows[90 * column + 45 : 90 * column + 46, upper].max(axis=0)
        around = rows[max(90 * column - 45, 0) : 90 * column + 135, upper].max(axis=0)
        assert (inside - near <= values).all()
        assert (values <= around + near).all()
    exact = made.columns(1_000, 1_090, 90, None)
    assert np.abs(exact - rows[1_000:1_090]).max() <= near
    if feature == "waveform":
        assert found[:, 0].max() < -0.5, "of lowest samples the lowest"


@pytest.mark.parametrize("feature", ["chroma", "waveform"])
def test_columns_of_parts_are_those_of_the_whole(feature: str) -> None:
    rows = np.sort(CHANCE.uniform(-1, 1, (1_000, 2)), axis=1).astype(np.float32)
    for size in (1, 7, 300, 1_000):
        parts = [rows[at : at + size] for at in range(0, 1_000, size)]
        found = columns_of_parts(feature, parts, 2, 1_000, 90)
        assert np.array_equal(found, columns_of(feature, rows, 90)), size
    assert np.array_equal(columns_of_parts(feature, [rows[:5]], 2, 5, 90), rows[:5])
    short = columns_of_parts(feature, [rows[:500]], 2, 1_000, 10)
    assert np.array_equal(short, columns_of(feature, rows[:500], 5)), "the file ended"


def test_power_spans_many_decibels(tmp_path: Path) -> None:
    rows = (10.0 ** CHANCE.uniform(-10, 5, (600, 8))).astype(np.float32)
    found = kept(tmp_path, "mel", rows).columns(0, 600, 600, None)
    assert np.abs(10 * np.log10(found / rows)).max() <= 0.4


def test_what_whisper_sees_is_scaled_by_the_loudest_when_it_is_read(tmp_path: Path) -> None:
    logs = CHANCE.uniform(-10, 2, (600, 80)).astype(np.float32)
    made = kept(tmp_path, "logmel", logs)
    for loudest in (2.0, 1.0):
        wanted = (np.maximum(logs, loudest - 8) + 4) / 4
        assert np.abs(made.columns(0, 600, 600, loudest) - wanted).max() <= 0.011


def test_no_pitch_stays_no_pitch_unless_there_is_one_beside_it(tmp_path: Path) -> None:
    rows = np.full((8_192, 2), np.nan, np.float32)
    rows[:, 1] = 0.0
    rows[4_000] = 220.0, 0.9
    found = kept(tmp_path, "pitch", rows).columns(0, 8_192, 512, None)
    assert found[250].tolist() == pytest.approx([220.0, 0.9], abs=0.1)
    assert np.isnan(np.delete(found[:, 0], [249, 250, 251])).all()


def test_each_level_has_half_the_rows_and_the_coarsest_enough(tmp_path: Path) -> None:
    made = kept(tmp_path, "vad", CHANCE.uniform(0, 1, (5_001, 1)).astype(np.float32), base=1)
    counts = [level_path(tmp_path, level).stat().st_size // 2 for level in range(made.base, made.top + 1)]
    assert counts == [2_501, 1_251, 626]
    assert counts[-1] >= FEWEST_ROWS


def test_the_finest_level_is_as_fine_as_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(levels, "MOST_BYTES", 1_000_000)
    assert [base_of(rows, 1_000, "magnitude") for rows in (1_000, 1_001, 4_000)] == [0, 1, 2]
    assert base_of(1_000, 1_000, "chroma") == 1, "two bytes each"


def test_rows_that_are_not_known_yet_are_left_out(tmp_path: Path) -> None:
    rows = CHANCE.uniform(0, 1, (4_096, 1)).astype(np.float32)
    with LevelsWriter(tmp_path, "vad", 0, len(rows)) as writer:
        writer.append(rows[:3_000])
        known = writer.rows
        part = Levels(tmp_path, Lane("vad", 10.0, 1, "", 16_000), 0, writer.top, known)
        assert 3_000 - 2**writer.top < known <= 3_000
        assert len(part.columns(0, 4_096, 4_096, None)) == known
