"""What is seen of a sound is what is in it, block by block as in one piece, and what Whisper sees."""

from __future__ import annotations

import tracemalloc
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from tests.fakes.context import FakeContext, run
from voiceapp.audio.files import SoundReader
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Samples
from voiceapp.core.inspection import FEATURES
from voiceapp.core.levels import Rows
from voiceapp.engines.framing import Framing
from voiceapp.engines.looking import Looking
from voiceapp.engines.yin import pitch

RATE = 22_050
A4, E5 = 440.0, 659.26


def tone(hertz: float, seconds: float, rate: int = RATE) -> Samples:
    return (0.5 * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate)).astype(np.float32)


@pytest.fixture
def song(tmp_path: Path) -> str:
    """Six seconds of A, six of E, two of silence: longer than a block."""
    path = tmp_path / "song.wav"
    soundfile.write(
        path, np.concatenate([tone(A4, 6.0), tone(E5, 6.0), np.zeros(2 * RATE, np.float32)]), RATE, "FLOAT"
    )
    return str(path)


def looked(path: str, feature: str, **how: int) -> tuple[Rows, dict[str, Any]]:
    rows, told = run(Looking().look(FakeContext(), path, feature, **how))
    return np.concatenate(rows), told


def test_what_whisper_sees_is_what_faster_whisper_computes(song: str) -> None:
    from faster_whisper.feature_extractor import FeatureExtractor

    with SoundReader(song, 16_000) as reader:
        samples = np.concatenate([block.samples for block in reader.blocks(5.0)])
    theirs = FeatureExtractor()(samples, padding=0)
    rows, told = looked(song, "logmel")
    assert rows.T.shape == theirs.shape
    assert np.abs(rows.T - theirs).max() <= 1e-4
    assert told == {"per_second": 100.0, "width": 80, "unit": "log10 power, scaled", "rate": 16_000}


def test_tones_are_where_they_sound(song: str) -> None:
    chroma, told = looked(song, "chroma")
    per_second = float(str(told["per_second"]))
    first, second = chroma[round(3 * per_second)], chroma[round(9 * per_second)]
    assert (first.argmax(), second.argmax()) == (9, 4), "A and E, counted from C"
    hertz, told = looked(song, "pitch")
    assert np.allclose(hertz[250:350, 0], A4, rtol=0.005)
    assert np.allclose(hertz[850:950, 0], E5, rtol=0.005)
    assert np.isnan(hertz[1300:1390, 0]).all(), "silence has no pitch"
    loud, told = looked(song, "magnitude")
    column = loud[round(3 * RATE / 512)]
    assert abs(column.argmax() * RATE / 2048 - A4) < RATE / 2048
    assert column.max() == pytest.approx(-6.0, abs=1.5), "half of full scale"
    waveform, _ = looked(song, "waveform")
    assert len(waveform) == 14 * 50
    assert waveform[100].tolist() == pytest.approx([-0.5, 0.5], abs=0.02)
    assert np.abs(waveform[-50:]).max() < 0.01
    speech, told = looked(song, "vad")
    assert (len(speech), told["width"]) == (14 * 16_000 // 512, 1)
    assert speech.max() < 0.5


def test_bands_and_cepstra_have_the_widths_that_were_asked_for(song: str) -> None:
    for feature, width in (("mel", 40), ("mfcc", 20)):
        rows, told = looked(song, feature, window=1024, hop=256, bands=40)
        assert (rows.shape[1], told["width"], told["per_second"]) == (width, width, RATE / 256)
        assert len(rows) == 1 + 14 * RATE // 256


def test_frames_of_blocks_are_those_of_the_whole() -> None:
    sound = np.random.default_rng(1).standard_normal(5_000).astype(np.float32)
    for padding in ("constant", "reflect"):
        whole = Framing(400, 160, padding)
        expected = np.concatenate([whole.push(sound), whole.finish()])
        parts = Framing(400, 160, padding)
        found = [parts.push(sound[at : at + 333]) for at in range(0, 5_000, 333)]
        assert np.array_equal(np.concatenate([*found, parts.finish()]), expected)
        assert len(expected) == 1 + 5_000 // 160
    assert len(Framing(400, 160).finish()) == 0


def test_a_voice_between_two_samples_is_told_exactly() -> None:
    for hertz in (82.41, 233.08, 701.3):
        (found,) = pitch(tone(hertz, 0.064, 16_000)[None, :1024], 16_000)
        assert found[0] == pytest.approx(hertz, rel=0.005)
        assert found[1] > 0.9


def test_what_cannot_be_looked_at_is_told(song: str, tmp_path: Path) -> None:
    for feature, how, words in (
        ("smell", {}, "no feature smell"),
        ("mel", {"window": 8}, "cannot be made"),
        ("mel", {"hop": 0}, "cannot be made"),
    ):
        with pytest.raises(VoiceAppError, match=words):
            looked(song, feature, **how)
    assert set(FEATURES) >= {"waveform", "logmel", "mfcc", "pitch"}
    short = tmp_path / "short.wav"
    soundfile.write(short, tone(A4, 0.01), RATE)
    for feature in FEATURES:
        if feature not in ("codec", "vad"):
            rows, _ = looked(str(short), feature)
            assert rows.shape[0] <= 3
            assert not np.isnan(rows[:, :1]).any() or feature == "pitch"


def test_samples_that_are_no_numbers_spoil_nothing_else(tmp_path: Path) -> None:
    samples = tone(A4, 3.0)
    samples[RATE] = np.nan
    samples[RATE + 1] = np.inf
    path = tmp_path / "odd.wav"
    soundfile.write(path, samples, RATE, "FLOAT")
    for feature in FEATURES.keys() - {"codec"}:
        rows, _ = looked(str(path), feature)
        shown = rows[:, 1:] if feature == "pitch" else rows
        assert np.isfinite(shown).all(), feature
        assert shown[-10:].max() > shown.min(), feature


def test_a_sound_of_one_sample_can_be_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "one.wav"
    soundfile.write(path, np.full(1, 0.5, np.float32), 16_000, "FLOAT")
    for feature, count in (("waveform", 1), ("magnitude", 1), ("pitch", 1), ("logmel", 0), ("vad", 0)):
        rows, _ = run(Looking().look(FakeContext(), str(path), feature))
        assert sum(map(len, rows)) == count, feature


def test_a_long_window_with_a_short_hop_stays_in_bounded_memory(tmp_path: Path) -> None:
    """All frames of this second at once are 500 MB."""
    path = tmp_path / "second.wav"
    soundfile.write(path, tone(A4, 1.0, 8_000), 8_000, "FLOAT")
    tracemalloc.start()
    try:
        count = 0
        stream = Looking().look(FakeContext(), str(path), "magnitude", window=16_384, hop=1)
        for rows in stream:
            count += len(rows)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count == 8_001
    assert most < 60_000_000
