"""What is found in voice samples: each damage that is done to a clean one, and nothing in the clean ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import soundfile
import soxr

from tests.fakes.context import FakeContext
from tests.unit.engines.speech import silence, spoken
from voiceapp.bench import voice_damage
from voiceapp.bench.noises import music
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Samples
from voiceapp.core.samples import Diagnosis, Finding
from voiceapp.engines import samples as samples_engine
from voiceapp.engines.sample_levels import loudness_lufs, true_peak
from voiceapp.engines.samples import VoiceSamples

RATE = 16_000
TEXT = (
    "The quick brown fox jumps over the lazy dog. She had your dark suit in greasy wash water all year. "
    "Please call Stella and ask her to bring these things from the store."
)

Check = Callable[..., Diagnosis]


@pytest.fixture(scope="module")
def engine() -> VoiceSamples:
    made = VoiceSamples()
    made.load(FakeContext())
    return made


@pytest.fixture
def check(engine: VoiceSamples, tmp_path: Path) -> Check:
    def call(sound: Samples, rate: int = RATE) -> Diagnosis:
        path = tmp_path / "sample.wav"
        soundfile.write(path, sound, rate)
        return Diagnosis.from_dict(engine.measure(FakeContext(), str(path)))

    return call


def clean(voice: str = "rms") -> Samples:
    return np.asarray(0.7 * spoken(TEXT, voice), np.float32)


def finding(diagnosis: Diagnosis, name: str) -> Finding:
    found = diagnosis.finding(name)
    assert found
    return found


def number(diagnosis: Diagnosis, name: str) -> float:
    value = finding(diagnosis, name).value
    assert isinstance(value, float | int), name
    return float(value)


@pytest.mark.parametrize("voice", ["slt", "awb", "rms"])
@pytest.mark.parametrize("rate", [16_000, 44_100])
def test_a_clean_sample_is_good(check: Check, voice: str, rate: int) -> None:
    diagnosis = check(soxr.resample(clean(voice), RATE, rate), rate)
    assert (diagnosis.verdict, diagnosis.advice, diagnosis.spans) == ("good", (), ())
    assert 6 < number(diagnosis, "speech_s") < diagnosis.duration_s


@pytest.mark.parametrize("voice", ["slt", "rms"])
@pytest.mark.parametrize(("snr", "verdict"), [(20, "fair"), (10, "bad"), (5, "bad"), (0, "bad")])
def test_noise_is_measured(check: Check, voice: str, snr: int, verdict: str) -> None:
    found = finding(check(voice_damage.noisy(clean(voice), RATE, snr)), "snr_db")
    assert isinstance(found.value, float)
    assert abs(found.value - snr) < 3
    assert found.verdict == verdict
    assert "quieter room" in found.advice


@pytest.mark.parametrize("hertz", [50, 60])
def test_a_hum_is_called_so(check: Check, hertz: int) -> None:
    sound = np.concatenate([silence(0.8), clean(), silence(0.8)])
    time = np.arange(len(sound)) / RATE
    hum = sum(0.02 / number * np.sin(2 * np.pi * hertz * number * time) for number in (1, 2, 3))
    found = finding(check(sound + hum), "snr_db")
    assert found.verdict != "good"
    assert "hum" in found.advice


@pytest.mark.parametrize("gain", [1.0, 0.2])
@pytest.mark.parametrize("percent", [0.2, 1.0, 5.0])
def test_clipping_is_measured_at_any_level(check: Check, percent: float, gain: float) -> None:
    found = finding(check(voice_damage.clipped(clean(), RATE, percent, gain)), "clipped_percent")
    assert found.value == pytest.approx(percent, rel=0.15)
    assert found.verdict == "bad"
    assert "microphone down" in found.advice


def test_clipping_is_shown_where_it_is(check: Check) -> None:
    sound = clean()
    half = len(sound) // 2
    sound[half:] = 0.3 * voice_damage.clipped(sound[half:], RATE, 2.0)
    sound[:half] *= 0.25 / np.abs(sound[:half]).max()
    spans = finding(check(sound), "clipped_percent").spans
    assert len(spans) > 1
    assert all(span.start_s >= half / RATE - 0.01 and span.end_s <= len(sound) / RATE for span in spans)


def test_one_clipped_channel_is_found(check: Check) -> None:
    both = np.stack([0.5 * clean(), 0.5 * voice_damage.clipped(clean(), RATE, 1.0)], axis=1)
    assert number(check(both), "clipped_percent") == pytest.approx(1.0, rel=0.15)


@pytest.mark.parametrize("voice", ["slt", "awb", "rms", "kal16"])
def test_a_loud_sample_is_not_clipped(check: Check, voice: str) -> None:
    sound = clean(voice)
    assert number(check(sound / np.abs(sound).max()), "clipped_percent") == 0


@pytest.mark.parametrize("voice", ["awb", "rms"])
def test_clipping_is_told_where_a_codec_or_another_rate_rounded_it(
    engine: VoiceSamples, tmp_path: Path, voice: str
) -> None:
    sound = voice_damage.clipped(clean(voice), RATE, 1.0, 0.8)
    soundfile.write(tmp_path / "sample.mp3", sound, RATE)
    soundfile.write(tmp_path / "sample.flac", soxr.resample(sound, RATE, 14_000), 14_000)
    for name in ("sample.mp3", "sample.flac"):
        found = finding(Diagnosis.from_dict(engine.measure(FakeContext(), str(tmp_path / name))), "clipped_percent")
        assert found.verdict == "fair", name
        assert found.value == pytest.approx(1.0, abs=0.7)
        assert "original" in found.advice


@pytest.mark.parametrize("voice", ["slt", "awb", "rms"])
def test_a_telephone_is_told(check: Check, voice: str) -> None:
    found = finding(check(voice_damage.telephone(clean(voice), RATE)), "bandwidth_hz")
    assert isinstance(found.value, float)
    assert 3200 < found.value <= 4600
    assert found.verdict == "bad"
    assert "telephone" in found.advice


def test_a_codec_that_cuts_is_told(check: Check) -> None:
    found = finding(check(voice_damage.low_passed(clean(), RATE, 5000.0)), "bandwidth_hz")
    assert found.value == pytest.approx(5000, abs=300)
    assert found.verdict == "fair"


def test_noise_is_not_taken_for_a_telephone(check: Check) -> None:
    assert finding(check(voice_damage.noisy(clean(), RATE, 5)), "bandwidth_hz").verdict == "good"


@pytest.mark.parametrize("voice", ["awb", "rms"])
@pytest.mark.parametrize(("rt60", "verdict"), [(0.3, "good"), (0.6, "fair"), (1.0, "bad")])
def test_a_room_is_measured(check: Check, voice: str, rt60: float, verdict: str) -> None:
    found = finding(check(voice_damage.in_room(clean(voice), RATE, rt60)), "reverberation_s")
    assert found.value == pytest.approx(rt60, rel=0.25)
    assert found.verdict == verdict


def test_music_behind_a_voice_is_shown(check: Check) -> None:
    sound = np.concatenate([clean(), voice_damage.with_music(clean(), RATE, 5.0)])
    found = finding(check(sound), "music_percent")
    assert found.verdict == "bad"
    assert min(span.start_s for span in found.spans) >= len(sound) / RATE / 2 - 0.3
    assert {span.label for span in found.spans} == {"Music"}


def test_music_alone_is_no_speech(check: Check) -> None:
    diagnosis = check(music(8.0, np.random.default_rng(2)))
    assert number(diagnosis, "speech_s") == 0
    assert number(diagnosis, "music_percent") > 30
    assert diagnosis.advice[0].startswith("No speech is heard")
    assert finding(diagnosis, "snr_db").value is None


@pytest.mark.parametrize(("offset", "verdict"), [(0.0, "good"), (0.05, "fair"), (-0.2, "bad")])
def test_a_direct_current_is_measured_and_spoils_no_other_measure(
    check: Check, offset: float, verdict: str
) -> None:
    sound = clean("slt")
    diagnosis = check(voice_damage.off_centre(sound, RATE, offset - float(sound.mean())))
    assert number(diagnosis, "dc_offset") == pytest.approx(offset, abs=0.002)
    assert diagnosis.verdict == verdict
    assert number(diagnosis, "snr_db") > 40


@pytest.mark.parametrize(("gain", "word"), [(0.01, "quiet"), (1.0, ""), (4.0, "loud")])
def test_loudness_is_told(check: Check, gain: float, word: str) -> None:
    sound = spoken(TEXT, "slt")
    scaled = np.clip(sound * (0.25 / np.std(sound)) * gain / 2, -1, 1)
    found = finding(check(scaled), "loudness_lufs")
    assert word in found.advice
    assert bool(found.advice) == bool(word)


def test_a_second_is_too_short(check: Check) -> None:
    found = finding(check(clean()[:RATE]), "speech_s")
    assert (found.verdict, found.advice) == ("bad", "Too short: record 6 to 30 seconds of speech.")


def test_a_few_seconds_are_short_and_a_minute_is_long(check: Check) -> None:
    assert finding(check(clean()[: 3 * RATE]), "speech_s").verdict == "fair"
    found = finding(check(np.tile(clean(), 4)), "speech_s")
    assert (found.verdict, "keep the best" in found.advice) == ("fair", True)


@pytest.mark.parametrize("seconds", [0.005, 0.2, 5.0])
def test_silence_is_no_speech(check: Check, seconds: float) -> None:
    diagnosis = check(silence(seconds))
    assert diagnosis.verdict == "bad"
    assert diagnosis.advice == ("No speech is heard. Choose a recording in which somebody speaks.",)


class _Endless:
    """A sound file of three hours that is made while it is read."""

    read_s = 0.0
    rate = RATE
    path = Path("three hours.wav")
    info = SimpleNamespace(duration_s=3 * 3600.0)

    def __init__(self, *_: Any, **__: Any) -> None:
        pass

    def __enter__(self) -> _Endless:
        return self

    def __exit__(self, *_: Any) -> None:
        pass

    def blocks(self, block_s: float, start_s: float = 0.0) -> Iterator[Audio]:
        sound = np.tile(clean(), 2)[: 10 * RATE]
        for second in range(3 * 3600):
            _Endless.read_s += block_s
            yield Audio(sound[second % 10 * RATE :][:RATE], RATE)


def test_three_hours_are_too_long_and_not_read(engine: VoiceSamples, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(samples_engine, "SoundReader", _Endless)
    diagnosis = Diagnosis.from_dict(engine.measure(FakeContext(), "three hours.wav"))
    assert (diagnosis.duration_s, diagnosis.verdict) == (10_800, "bad")
    assert diagnosis.advice[0].startswith("Too long: only its first 5 minutes were checked.")
    assert 299 < diagnosis.heard_s < 310
    assert _Endless.read_s < 310
    monkeypatch.setattr(_Endless, "info", SimpleNamespace(duration_s=None))
    with pytest.raises(VoiceAppError, match="longer than 5 minutes") as raised:
        engine.prepare(FakeContext(), "three hours.wav")
    assert raised.value.code == "sample-too-long"
    kept = engine.prepare(FakeContext(), "three hours.wav", start_s=0.0, end_s=12.0, trim=False)
    assert kept.duration_s == 12.0


def _prepared(engine: VoiceSamples, folder: Path, sound: Samples, **how: Any) -> Audio:
    path = folder / "sample.wav"
    soundfile.write(path, sound, RATE)
    return engine.prepare(FakeContext(), str(path), **how)


def test_a_prepared_sample_begins_and_ends_with_speech(engine: VoiceSamples, tmp_path: Path) -> None:
    sound = clean()
    made = _prepared(engine, tmp_path, np.concatenate([silence(2.0), sound, silence(3.0)]) + np.float32(0.05))
    assert len(sound) / RATE - 0.3 < made.duration_s < len(sound) / RATE + 0.3
    assert abs(float(made.samples.mean())) < 1e-3
    assert abs(float(made.samples[0])) < 1e-3, "it begins without a click"


def test_a_prepared_sample_has_the_loudness_and_rate_that_were_asked_for(
    engine: VoiceSamples, tmp_path: Path
) -> None:
    made = _prepared(engine, tmp_path, 0.1 * clean("slt"), loudness_lufs=-23.0, rate=22_050)
    assert made.rate == 22_050
    assert loudness_lufs(made) == pytest.approx(-23.0, abs=0.3)


def test_the_true_peak_is_guarded(engine: VoiceSamples, tmp_path: Path) -> None:
    made = _prepared(engine, tmp_path, clean(), loudness_lufs=-3.0)
    assert 20 * np.log10(true_peak(made)) == pytest.approx(-1.0, abs=0.05)


def test_cuts_are_gone_without_a_click(engine: VoiceSamples, tmp_path: Path) -> None:
    time = np.arange(4 * RATE) / RATE
    tone = np.asarray(0.2 * np.sin(2 * np.pi * 200 * time), np.float32)
    sound = np.concatenate([tone[: 2 * RATE], np.zeros(RATE, np.float32), tone[2 * RATE :]])
    sound[2 * RATE : 3 * RATE] = 0.9
    made = _prepared(engine, tmp_path, sound, cuts=[[1.9, 3.2]], start_s=1.0, end_s=4.5, trim=False)
    assert made.duration_s == pytest.approx(0.9 + 1.3, abs=0.01)
    assert np.abs(np.diff(made.samples)).max() < 1.5 * np.abs(np.diff(made.samples[: RATE // 2])).max()


def test_nothing_that_is_left_is_told(engine: VoiceSamples, tmp_path: Path) -> None:
    with pytest.raises(VoiceAppError) as raised:
        _prepared(engine, tmp_path, clean(), cuts=[[0.0, 60.0]])
    assert raised.value.code == "sample-empty"
    with pytest.raises(VoiceAppError) as raised:
        _prepared(engine, tmp_path, clean(), start_s=5.0, end_s=4.0, rate=22_050)
    assert raised.value.code == "sample-empty"
    with pytest.raises(VoiceAppError) as raised:
        _prepared(engine, tmp_path, silence(4.0))
    assert raised.value.code == "sample-empty"
