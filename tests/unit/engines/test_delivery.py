"""Delivered files: their levels are those of a second library, and what is written into them can be read back."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyloudnorm
import pytest
import soxr

from tests.fakes.context import FakeContext
from tests.unit.engines.speech import silence, spoken
from voiceapp.audio.encoding import Encoding
from voiceapp.audio.files import probe
from voiceapp.audio.levels import LevelMeter, Levels
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import SPEECH_RATE, Audio, Samples
from voiceapp.engines.delivery import Delivery

TEXT = "The weather in the mountains was cold and windy this morning."
TAGS = {
    "title": "Grüße — 你好",
    "artist": "Linda",
    "comment": "AI-generated speech.",
    "copyright": "none",
    "licence": "MIT",
}
SPEECH = 0.5 * spoken(TEXT)


def blocks(*parts: Samples, rate: int = SPEECH_RATE, size: int = 5_000) -> Iterator[Audio]:
    whole = np.concatenate(parts)
    for start in range(0, len(whole), size):
        yield Audio(whole[start : start + size], rate)


def levels(samples: Samples, rate: int = SPEECH_RATE) -> Levels:
    meter = LevelMeter(rate)
    for block in blocks(samples, rate=rate):
        meter.push(block.samples)
    return meter.levels()


def written(path: Path, encoding: Encoding, *parts: Samples, rate: int = SPEECH_RATE) -> Levels:
    engine = Delivery()
    engine.write(
        FakeContext(blocks(*(parts or (SPEECH,)), rate=rate)),
        str(path),
        {name: getattr(encoding, name) for name in Encoding.__slots__},
        TAGS,
    )
    return Levels(**engine.measure_file(FakeContext(), str(path), [])["whole"])


def opened(path: Path) -> Any:
    """The file as FFmpeg reads it."""
    import av

    return av.open(str(path))


def test_loudness_and_rms_are_those_of_the_definition() -> None:
    for rate in (16_000, 22_050, 48_000):
        sound = np.asarray(soxr.resample(SPEECH, SPEECH_RATE, rate), np.float32)
        found = levels(sound, rate)
        assert found.lufs == pytest.approx(pyloudnorm.Meter(rate).integrated_loudness(sound), abs=0.2)
        assert found.rms_db == pytest.approx(10 * math.log10(np.mean(np.square(sound))), abs=0.2)
        assert found.duration_s == pytest.approx(len(sound) / rate)


def test_the_true_peak_is_the_one_between_the_samples() -> None:
    # A sine at a quarter of the rate, sampled at 45 degrees: all samples are at 0.707 of its peak.
    phase = np.pi / 2 * np.arange(48_000) + np.pi / 4
    found = levels((0.5 * np.hanning(48_000) * np.sin(phase)).astype(np.float32), 48_000)
    assert found.true_peak_db == pytest.approx(-6.0, abs=0.2)


def test_noise_floor_and_silence_at_both_ends() -> None:
    noise = np.random.default_rng(5).normal(0, 10 ** (-55 / 20), 3 * SPEECH_RATE).astype(np.float32)
    found = levels(np.concatenate([noise[:8_000], noise + 0.3, noise[:16_000]]))
    assert found.floor_db == pytest.approx(-55, abs=1)
    quiet = levels(np.concatenate([silence(0.75), np.full(SPEECH_RATE, 0.3, np.float32), silence(2.0)]))
    assert (quiet.head_s, quiet.floor_db) == (0.75, -120.0)
    assert quiet.tail_s == pytest.approx(2.0)


def test_silence_and_nothing_have_no_loudness() -> None:
    for nothing in (silence(2.0), silence(0.0)):
        found = levels(nothing)
        assert (found.lufs, found.rms_db, found.true_peak_db) == (None, -120.0, -120.0)
        assert found.head_s == found.tail_s == found.duration_s
    assert levels(SPEECH[8_000:12_000]).lufs is None  # shorter than a block of 0.4 s


def test_spans_are_measured_as_if_they_were_alone() -> None:
    quiet = 0.1 * SPEECH
    whole = np.concatenate([SPEECH, silence(1.0), quiet])
    first, second = len(SPEECH) / SPEECH_RATE, len(SPEECH) / SPEECH_RATE + 1.0
    spans = [[0.0, first], [second, second + first]]
    told = Delivery().measure(FakeContext(blocks(whole)), spans)
    found = [Levels(**one) for one in told["spans"]]
    for one, alone in zip(found, (SPEECH, quiet), strict=True):
        assert one == levels(alone)
    beyond = Delivery().measure(FakeContext(blocks(SPEECH)), [[1.0, 99.0]])["spans"]
    assert beyond[0]["duration_s"] == pytest.approx(first - 1.0)


@pytest.mark.parametrize("ending", [".wav", ".flac", ".mp3", ".opus", ".ogg"])
def test_a_file_sounds_like_what_was_fed_and_holds_its_tags(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"said{ending}"
    found = written(path, Encoding(kbps=96 if ending == ".mp3" else 0))
    assert found.duration_s == pytest.approx(len(SPEECH) / SPEECH_RATE, abs=0.01)
    assert found.lufs == pytest.approx(levels(SPEECH).lufs, abs=0.5)
    with opened(path) as file:
        told: dict[str, Any] = {**file.metadata, **file.streams.audio[0].metadata}
    wanted = (
        TAGS if ending != ".wav" else {name: TAGS[name] for name in ("title", "artist", "comment", "copyright")}
    )
    assert {name: told.get(name) for name in wanted} == wanted
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(("ending", "bits"), [(".wav", 16), (".wav", 24), (".flac", 16), (".flac", 24)])
def test_formats_without_loss_keep_their_bits(tmp_path: Path, ending: str, bits: int) -> None:
    path = tmp_path / f"said{ending}"
    written(path, Encoding(rate=48_000, bits=bits))
    assert probe(path).rate == 48_000
    with opened(path) as file:
        stream: Any = file.streams.audio[0]
        heard = np.concatenate([frame.to_ndarray().reshape(-1) for frame in file.decode(stream)])
    full = 2**15 if heard.dtype == np.int16 else 2**31
    wanted = soxr.resample(SPEECH, SPEECH_RATE, 48_000)
    assert np.max(np.abs(heard[4_800:48_000] / full - wanted[4_800:48_000])) < 0.01
    assert heard.dtype == (np.int16 if bits == 16 else np.int32)


@pytest.mark.parametrize("name", ["both.wav", "both.flac", "both.mp3", "both.opus"])
def test_stereo_stays_stereo_and_is_measured_as_such(tmp_path: Path, name: str) -> None:
    both = np.stack([SPEECH, np.zeros_like(SPEECH)], axis=1)
    told = written(tmp_path / name, Encoding(head_s=0.5, gain_db=-3.0, peak_db=-1.0), both)
    assert probe(tmp_path / name).channels == 2
    assert told.duration_s == pytest.approx(len(SPEECH) / SPEECH_RATE + 0.5, abs=0.01)
    # BS.1770 sums the channels' powers: one side alone is as loud as mono.
    assert told.lufs == pytest.approx((levels(SPEECH).lufs or 0.0) - 3.0, abs=1.0)


def test_mp3_has_the_bit_rate_and_rate_that_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "said.mp3"
    written(path, Encoding(rate=44_100, kbps=192))
    with opened(path) as file:
        assert (file.streams.audio[0].bit_rate, file.streams.audio[0].rate) == (192_000, 44_100)


def test_gain_and_a_limit_for_peaks(tmp_path: Path) -> None:
    before = levels(SPEECH)
    louder = written(tmp_path / "louder.flac", Encoding(gain_db=-6.0, bits=24))
    assert louder.lufs is not None
    assert before.lufs is not None
    assert louder.lufs == pytest.approx(before.lufs - 6.0, abs=0.1)
    held = written(tmp_path / "held.flac", Encoding(gain_db=12.0, peak_db=-3.0))
    assert held.true_peak_db <= -2.9
    assert held.lufs is not None
    assert held.lufs > before.lufs + 6
    assert held.duration_s == pytest.approx(before.duration_s, abs=0.002)
    kept = written(tmp_path / "kept.flac", Encoding(peak_db=-1.0))
    assert kept.lufs == pytest.approx(before.lufs, abs=0.1)


def test_silence_is_put_around_it(tmp_path: Path) -> None:
    found = written(tmp_path / "said.mp3", Encoding(rate=44_100, kbps=192, head_s=0.75, tail_s=2.0))
    assert found.duration_s == pytest.approx(len(SPEECH) / SPEECH_RATE + 2.75, abs=0.01)
    assert found.head_s == pytest.approx(0.75 + levels(SPEECH).head_s, abs=0.06)


def test_nothing_to_write_is_told(tmp_path: Path) -> None:
    with pytest.raises(VoiceAppError) as told:
        Delivery().write(FakeContext(), str(tmp_path / "none.wav"), {}, {})
    assert told.value.code == "sound-empty"
    assert list(tmp_path.iterdir()) == []


def test_a_cancel_leaves_no_file_and_an_older_one(tmp_path: Path) -> None:
    path = tmp_path / "said.flac"
    path.write_bytes(b"older")
    ctx = FakeContext()

    def fed() -> Iterator[Audio]:
        for number, block in enumerate(blocks(SPEECH)):
            if number == 3:
                ctx.cancel()
            yield block

    ctx._inputs = fed()
    with pytest.raises(VoiceAppError):
        Delivery().write(ctx, str(path), {}, {})
    assert path.read_bytes() == b"older"
    assert [one.name for one in tmp_path.iterdir()] == ["said.flac"]


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(VoiceAppError) as told:
        Delivery().write(FakeContext(blocks(SPEECH)), str(tmp_path / "no" / "said.flac"), {}, {})
    assert told.value.code == "not-written"
    with pytest.raises(VoiceAppError) as told:
        Delivery().write(FakeContext(blocks(SPEECH)), str(tmp_path / "said.txt"), {}, {})
    assert told.value.code == "format-unknown"


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(file: Any, *_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("voiceapp.audio.delivery._write", full)
    with pytest.raises(VoiceAppError) as told:
        Delivery().write(FakeContext(blocks(SPEECH)), str(tmp_path / "said.flac"), {}, {})
    assert (told.value.code, told.value.retryable) == ("disk-full", True)
    assert list(tmp_path.iterdir()) == []
