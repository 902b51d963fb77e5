"""Takes joined: as loud as each other, without steps, at the right times; whatever length they have."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyloudnorm
import pytest
import soundfile

from tests.fakes.context import FakeContext, run
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Samples
from voiceapp.engines.takes import Takes, gains_db, level

RATE = 24_000


def hum(seconds: float, loud: float, pitch: float = 220.0, rate: int = RATE, offset: float = 0.0) -> Samples:
    times = np.arange(round(seconds * rate)) / rate
    return (loud * np.cos(2 * np.pi * pitch * times) + offset).astype(np.float32)


def take(folder: Path, name: str, samples: Samples, pause_s: float = 0.5, rate: int = RATE) -> dict[str, object]:
    soundfile.write(folder / name, samples, rate)
    return {"path": str(folder / name), "pause_s": pause_s}


def joined(takes: list[dict[str, object]], ctx: FakeContext | None = None) -> Audio:
    parts, _ = run(Takes().joined(ctx or FakeContext(), takes))
    assert len({part.rate for part in parts}) == 1
    return Audio(np.concatenate([part.samples for part in parts]), parts[0].rate)


def lufs(samples: Samples) -> float:
    return float(pyloudnorm.Meter(RATE).integrated_loudness(samples))


def test_takes_of_every_loudness_and_offset_join_evenly(tmp_path: Path) -> None:
    given = [hum(2.0, 0.05), hum(3.0, 0.4, offset=0.1), hum(2.5, 0.15, offset=-0.05)]
    ctx = FakeContext()
    whole = joined([take(tmp_path, f"{number}.flac", one) for number, one in enumerate(given)], ctx)
    assert whole.rate == RATE
    assert whole.duration_s == pytest.approx(2.0 + 3.0 + 2.5 + 3 * 0.5)
    spans = [(0.0, 2.0), (2.5, 5.5), (6.0, 8.5)]
    loud = [lufs(whole.samples[round(start * RATE) : round(end * RATE)]) for start, end in spans]
    assert max(loud) - min(loud) < 0.5
    assert loud[0] == pytest.approx(lufs(given[2] + 0.05), abs=0.5), "as loud as the middle one"
    steps = np.abs(np.diff(whole.samples, prepend=0.0, append=0.0))
    natural = 2 * np.pi * 220 / RATE * np.abs(whole.samples).max()
    assert steps.max() < 1.2 * natural, "no step is larger than the sound's own"
    silence = whole.samples[round(2.0 * RATE) : round(2.5 * RATE)]
    assert not silence.any()
    assert [fraction for fraction, _ in ctx.progressed][-1] == 1.0


def test_nothing_clips_where_a_take_has_high_peaks(tmp_path: Path) -> None:
    peaked = hum(2.0, 0.05)
    peaked[1000:1010] = 0.9
    whole = joined([take(tmp_path, "a.wav", peaked), take(tmp_path, "b.wav", hum(2.0, 0.5))])
    assert np.abs(whole.samples).max() <= 10 ** (-1 / 20) + 1e-3
    first, second = (lufs(whole.samples[start : start + 2 * RATE]) for start in (0, round(2.5 * RATE)))
    assert first == pytest.approx(second, abs=0.5)


def test_short_and_silent_takes_join_too(tmp_path: Path) -> None:
    takes = [
        take(tmp_path, "word.wav", hum(0.1, 0.1)),
        take(tmp_path, "long.wav", hum(2.0, 0.3)),
        take(tmp_path, "silent.wav", np.zeros(RATE, np.float32), 0.0),
        take(tmp_path, "sample.wav", hum(1 / RATE, 0.1), 0.0),
    ]
    whole = joined(takes)
    assert whole.duration_s == pytest.approx(0.1 + 0.5 + 2.0 + 0.5 + 1.0, abs=0.001)
    word = whole.samples[round(0.02 * RATE) : round(0.08 * RATE)]
    long = whole.samples[round(1.0 * RATE) : round(2.0 * RATE)]
    assert np.sqrt(np.mean(word**2)) == pytest.approx(np.sqrt(np.mean(long**2)), rel=0.1)


def test_takes_of_several_engines_get_the_highest_rate(tmp_path: Path) -> None:
    takes = [
        take(tmp_path, "a.wav", hum(1.0, 0.2, rate=16_000), 0.0, 16_000),
        take(tmp_path, "b.wav", hum(1.0, 0.2)),
    ]
    whole = joined(takes)
    assert whole.rate == RATE
    assert whole.duration_s == pytest.approx(2.5, abs=0.001)


def test_a_take_that_is_gone_is_told_and_a_cancel_ends_it(tmp_path: Path) -> None:
    with pytest.raises(VoiceAppError) as caught:
        joined([{"path": str(tmp_path / "gone.flac"), "pause_s": 0.0}])
    assert caught.value.code == "take-missing"
    ctx = FakeContext()
    ctx.cancel()
    assert run(Takes().joined(ctx, [take(tmp_path, "a.wav", hum(1.0, 0.2))]))[0] == []


def test_gains_of_silence_are_none() -> None:
    silent, sound = level(Audio(np.zeros(RATE, np.float32), RATE)), level(Audio(hum(1.0, 0.2), RATE))
    assert gains_db([silent, sound]) == [0.0, 0.0]
    assert gains_db([silent]) == [0.0]
    assert level(Audio(np.zeros(0, np.float32), RATE)).lufs is None
