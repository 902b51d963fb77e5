"""Pictures of music files, their seams, and files that are played slower or faster."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.context import FakeContext
from tests.fakes.rhythm import clicks, tune
from voiceapp.audio.tempo import stretched
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Samples
from voiceapp.engines.music_files import MusicFiles
from voiceapp.engines.music_seams import scores
from voiceapp.engines.music_spectrogram import Columns

RATE = 32_000


def blocks(samples: Samples, rate: int, seconds: float = 0.7) -> Iterable[Audio]:
    size = round(seconds * rate)
    return (Audio(samples[at : at + size], rate) for at in range(0, len(samples), size))


def spectrogram(path: Path, samples: Samples, rate: int, columns: int, bins: int = 64) -> Samples:
    soundfile.write(path, samples, rate, subtype="FLOAT")
    return MusicFiles().spectrogram(FakeContext(), str(path), bins, columns)


def test_a_spectrogram_shows_when_a_note_sounds_and_how_loud(tmp_path: Path) -> None:
    time = np.arange(RATE) / RATE
    low, high = (0.5 * np.sin(2 * np.pi * pitch * time) for pitch in (440, 3520))
    samples = np.concatenate([low, high, np.zeros(2 * RATE)]).astype(np.float32)
    shown = spectrogram(tmp_path / "notes.wav", samples, RATE, 80)
    assert shown.shape == (64, 80)
    assert shown.dtype == np.float32
    first, second = shown[:, 2:18], shown[:, 22:38]
    assert len(set(first.argmax(axis=0))) == len(set(second.argmax(axis=0))) == 1
    assert first.argmax(axis=0)[0] + 10 < second.argmax(axis=0)[0]
    assert np.allclose(first.max(axis=0), -6.0, atol=2.5)
    assert np.all(shown[:, 42:] == -80.0), "silence"
    assert np.all(np.abs(np.diff(first.max(axis=0))) < 0.1), "a steady note is even"


@pytest.mark.parametrize(("seconds", "columns"), [(0.2, 500), (3.1, 500), (30.0, 40)])
def test_a_spectrogram_has_as_many_columns_as_are_asked_for(tmp_path: Path, seconds: float, columns: int) -> None:
    shown = spectrogram(tmp_path / "tune.wav", tune([0], seconds, 44_100), 44_100, columns, 300)
    assert shown.shape == (256, columns), "and no more bins than spectra have"
    assert np.ptp(shown.max(axis=0)[columns // 10 : -columns // 10]) < 8


@given(st.integers(1, 200), st.integers(1, 30), st.integers(1, 50))
def test_columns_are_means_of_equal_stretches_however_they_come(frames: int, columns: int, at_once: int) -> None:
    power = np.random.default_rng(frames).random((frames, 3)).astype(np.float32)
    made = Columns(columns, 3)
    for at in range(0, frames, at_once):
        made.add(power[at : at + at_once])
    means = made.means()
    assert means.shape == (columns, 3)
    assert np.allclose(means.mean(axis=0), power.mean(axis=0), rtol=1e-4), "nothing is lost"
    if frames % columns == 0 and frames // columns in (1, 2, 4):
        assert np.allclose(means, power.reshape(columns, -1, 3).mean(axis=1), rtol=1e-4)


def noise(seconds: float, seed: int = 0) -> Samples:
    return np.random.default_rng(seed).normal(0, 0.1, round(seconds * RATE)).astype(np.float32)


def test_a_seam_that_is_heard_scores_high_and_any_other_place_does_not() -> None:
    steady = noise(6.0)
    duller = np.convolve(steady, np.ones(8) / 8, "same").astype(np.float32)
    seam = np.concatenate([steady[: 3 * RATE], duller[3 * RATE :]])
    at_s = [1.0, 3.0, 4.5]
    usual, found, later = scores([seam], RATE, at_s)
    assert usual < 2 > later
    assert found > 5
    assert max(scores([steady], RATE, at_s)) < 2, "the same music going on"
    parts = [seam[at : at + 7001] for at in range(0, len(seam), 7001)]
    assert np.allclose(scores(parts, RATE, at_s), [usual, found, later], atol=1e-3), "block by block"


def test_a_click_at_a_seam_is_found_in_a_steady_tone() -> None:
    tone = tune([0], 6.0, RATE)
    clicking = np.concatenate([tone[: 3 * RATE], tune([0], 3.0, RATE)[37:], np.zeros(37, np.float32)])
    quiet, loud = scores([clicking], RATE, [1.5, 3.0])
    assert quiet < 0.2
    assert loud > 5


def test_there_are_no_seams_at_the_ends_or_in_silence() -> None:
    assert scores([noise(2.0)], RATE, [0.0, 2.0, 99.0, 0.05]) == [0.0, 0.0, 0.0, 0.0]
    assert scores([np.zeros(2 * RATE, np.float32)], RATE, [1.0]) == [0.0]
    assert scores([noise(0.1)], RATE, [0.05]) == [0.0]
    assert scores([], RATE, [0.05]) == [0.0]


@pytest.mark.parametrize("factor", [0.5, 0.8, 1.0, 1.037, 2.0])
def test_a_slower_file_is_as_long_as_it_should_be_and_keeps_its_pitch(tmp_path: Path, factor: float) -> None:
    soundfile.write(tmp_path / "a.wav", tune([0], 4.0, RATE), RATE)
    MusicFiles().stretch(FakeContext(), str(tmp_path / "a.wav"), str(tmp_path / "b.flac"), factor)
    made, rate = soundfile.read(tmp_path / "b.flac")
    assert (len(made), rate, made.ndim) == (round(4 * RATE * factor), RATE, 1)
    assert soundfile.info(tmp_path / "b.flac").subtype == "PCM_24"
    spectrum = np.abs(np.fft.rfft(made * np.hanning(len(made))))
    assert spectrum.argmax() * rate / len(made) == pytest.approx(220, abs=1)


@pytest.mark.parametrize("factor", [0.8, 1.25])
def test_beats_stay_where_they_belong_and_channels_in_step(factor: float) -> None:
    left = clicks(120.0, 8.0, 0.25) + 0.1 * tune([0], 8.0, 22_050)
    both = np.stack([left, np.roll(left, 16)], axis=1)
    made = np.concatenate([block.samples for block in stretched(blocks(both, 22_050), factor)])
    assert made.shape == (round(len(left) * factor), 2)
    later = [float(made[100:-100, 0] @ made[100 + lag : len(made) - 100 + lag, 1]) for lag in range(40)]
    assert int(np.argmax(later)) == 16, "the right channel is as late as it was"
    for beat in range(1, 14):
        at = round((0.25 + beat * 0.5) * factor * 22_050)
        near = np.abs(made[at - 1500 : at + 1500, 0])
        assert abs(int(np.flatnonzero(near > near.max() / 2)[0]) - 1500) < 0.015 * 22_050


def test_eight_channels_become_two_and_what_cannot_be_is_told(tmp_path: Path) -> None:
    wide = np.stack([tune([note], 1.0, RATE) for note in range(8)], axis=1)
    for factor in (1.0, 1.5):
        made = np.concatenate([block.samples for block in stretched(blocks(wide, RATE), factor)])
        assert made.shape == (round(RATE * factor), 2)
    soundfile.write(tmp_path / "a.wav", wide, RATE)
    for factor, words in ((0.4, "0.4 times as long"), (2.5, "2.5 times"), (float("nan"), "nan")):
        with pytest.raises(VoiceAppError, match=words):
            MusicFiles().stretch(FakeContext(), str(tmp_path / "a.wav"), str(tmp_path / "b.wav"), factor)
    assert [file.name for file in tmp_path.iterdir()] == ["a.wav"], "nothing half-made stays"


def test_a_cancelled_call_leaves_nothing(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", tune([0], 2.0, RATE), RATE)
    context = FakeContext(cancelled=lambda: True)
    with pytest.raises(InterruptedError):
        MusicFiles().stretch(context, str(tmp_path / "a.wav"), str(tmp_path / "b.wav"), 1.5)
    with pytest.raises(InterruptedError):
        MusicFiles().spectrogram(context, str(tmp_path / "a.wav"), 64, 10)
    assert [file.name for file in tmp_path.iterdir()] == ["a.wav"]
