"""Files summed on one time line: where, how loud and how long, below the peak that is allowed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pyloudnorm
import pytest
import soundfile

from tests.fakes.context import FakeContext
from voiceapp.audio.encoding import Encoding
from voiceapp.audio.files import read
from voiceapp.audio.levels import LevelMeter
from voiceapp.audio.mixing import Part
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Samples
from voiceapp.engines.mixing import Mixing

RATE = 16_000


def sine(seconds: float, pitch: float = 440.0, level: float = 0.25, rate: int = RATE) -> Samples:
    return (level * np.sin(2 * np.pi * pitch * np.arange(round(seconds * rate)) / rate)).astype(np.float32)


@pytest.fixture
def mono(tmp_path: Path) -> Path:
    path = tmp_path / "mono.wav"
    soundfile.write(path, sine(2.0), RATE, "FLOAT")
    return path


@pytest.fixture
def stereo(tmp_path: Path) -> Path:
    """Half a second, only on the left, at another rate."""
    path = tmp_path / "stereo.wav"
    left = sine(0.5, 1_000.0, rate=24_000)
    soundfile.write(path, np.stack([left, np.zeros_like(left)], axis=1), 24_000, "FLOAT")
    return path


def render(
    files: dict[Path, Sequence[Part]], seconds: float, rate: int = RATE, ctx: FakeContext | None = None
) -> dict[str, Any]:
    asked = [(str(path), [asdict(part) for part in parts], {"title": path.stem}) for path, parts in files.items()]
    return Mixing().render(ctx or FakeContext(), asked, rate, seconds, -1.0, asdict(Encoding(bits=24)))


def level(samples: Samples) -> float:
    """The amplitude of a sine."""
    return float(np.sqrt(2 * np.mean(np.square(samples, dtype=np.float64))))


def heard(path: Path) -> Audio:
    return read(path, downmix=False)


def test_layers_are_summed_at_their_places_and_volumes(mono: Path, stereo: Path, tmp_path: Path) -> None:
    out = tmp_path / "mix.wav"
    told = render({out: [Part(str(mono)), Part(str(stereo), 1.25, -6.0)]}, 2.5, 24_000)
    assert told["gain_db"] == 0.0
    made = heard(out)
    assert (made.rate, made.samples.shape) == (24_000, (60_000, 2))
    assert soundfile.info(out).subtype == "PCM_24"
    alone = sine(2.0, rate=24_000)
    right = made.samples[:48_000, 1]
    assert np.allclose(right[500:47_500], alone[500:47_500], atol=1e-3), "mono is on both sides as it is"
    assert not made.samples[48_100:].any()
    added = made.samples[:, 0] - made.samples[:, 1]
    assert not added[:30_000].any(), "to the sample"
    assert added[30_001] != 0.0
    assert level(added[30_000:42_000]) == pytest.approx(0.25 * 10 ** (-6 / 20), rel=0.01)


def test_loud_layers_are_made_quieter_together(mono: Path, tmp_path: Path) -> None:
    out = tmp_path / "mix.flac"
    told = render({out: [Part(str(mono), gain_db=12.0), Part(str(mono), gain_db=6.0)]}, 2.0)
    meter = LevelMeter(RATE, 2)
    meter.push(heard(out).samples)
    found = meter.levels()
    assert -1.3 < found.true_peak_db < -1.0
    assert told["true_peak_db"] == pytest.approx(found.true_peak_db, abs=0.1)
    assert found.lufs == pytest.approx(pyloudnorm.Meter(RATE).integrated_loudness(heard(out).samples), abs=0.2)
    assert told["lufs"] == pytest.approx(found.lufs, abs=0.1)
    summed = 0.25 * (10 ** (12 / 20) + 10 ** (6 / 20))
    assert level(heard(out).samples[:, 0]) == pytest.approx(summed * 10 ** (told["gain_db"] / 20), rel=0.01)


@pytest.mark.parametrize("ending", [".mp3", ".opus"])
def test_what_is_kept_with_loss_stays_below_the_peak_too(mono: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"mix{ending}"
    render({out: [Part(str(mono), gain_db=20.0)]}, 2.0)
    found = heard(out)
    meter = LevelMeter(found.rate, 2)
    meter.push(found.samples)
    assert -2.5 < meter.levels().true_peak_db < -1.0
    assert meter.levels().duration_s == pytest.approx(2.0, abs=0.001)


def test_the_files_of_layers_sum_up_to_the_mix(mono: Path, stereo: Path, tmp_path: Path) -> None:
    one, other = Part(str(mono), 0.5, 10.0), Part(str(stereo), 0.0, 10.0, 1.3)
    files: dict[Path, Sequence[Part]] = {
        tmp_path / "mix.wav": [one, other],
        tmp_path / "1.wav": [one],
        tmp_path / "2.wav": [other],
    }
    told = render(files, 2.5)
    assert told["gain_db"] < 0
    whole, first, second = (heard(path).samples for path in files)
    assert len(whole) == len(first) == len(second) == 40_000
    assert np.allclose(whole, first + second, atol=1e-6)
    assert first.any()
    assert second.any()


def test_a_slower_layer_lasts_longer_at_its_pitch(mono: Path, tmp_path: Path) -> None:
    out = tmp_path / "slow.wav"
    render({out: [Part(str(mono), stretch=1.5)]}, 3.0)
    made = heard(out).samples[:, 0]
    assert level(made[: 2 * RATE]) == pytest.approx(0.25, rel=0.02)
    assert level(made[-RATE // 2 : -RATE // 10]) == pytest.approx(0.25, rel=0.05)
    spectrum = np.abs(np.fft.rfft(made[:RATE]))
    assert int(spectrum.argmax()) == 440


def test_stereo_keeps_its_sides_at_another_tempo(stereo: Path, tmp_path: Path) -> None:
    out = tmp_path / "quick.wav"
    render({out: [Part(str(stereo), stretch=0.8)]}, 0.4)
    made = heard(out).samples
    assert level(made[1_000:5_000, 0]) == pytest.approx(0.25, rel=0.05)
    assert not made[:, 1].any()


def test_a_cancelled_mix_leaves_no_file(mono: Path, tmp_path: Path) -> None:
    ctx = FakeContext(cancelled=lambda: bool(ctx.progressed and ctx.progressed[-1][0] > 0.6))  # type: ignore[operator]
    with pytest.raises(VoiceAppError, match="cancelled"):
        render({tmp_path / "a.wav": [Part(str(mono))], tmp_path / "b.wav": [Part(str(mono))]}, 10.0, ctx=ctx)
    assert [path.name for path in tmp_path.iterdir()] == ["mono.wav"]


def test_a_layer_that_is_no_sound_leaves_no_file(mono: Path, tmp_path: Path) -> None:
    (tmp_path / "text.wav").write_text("no sound")
    with pytest.raises(VoiceAppError) as caught:
        render({tmp_path / "a.wav": [Part(str(mono)), Part(str(tmp_path / "text.wav"), 1.5)]}, 3.0)
    assert caught.value.code == "not-sound"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mono.wav", "text.wav"]
