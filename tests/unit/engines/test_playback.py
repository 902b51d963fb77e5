"""Sound files played from any second at any speed, and their waveforms."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from tests.fakes.context import FakeContext, run
from voiceapp.audio.files import SoundReader
from voiceapp.audio.loops import SEAM_S
from voiceapp.audio.peaks import PER_SECOND, peaks
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Samples
from voiceapp.engines.analysis import Analysis
from voiceapp.engines.playback import Playback

RATE = 16_000


def steps(seconds: int, rate: int = RATE) -> Samples:
    """Second n is a tone of 200 (n + 1) Hz."""
    time = np.arange(rate) / rate
    return np.concatenate([0.5 * np.sin(2 * np.pi * 200 * (n + 1) * time) for n in range(seconds)]).astype(
        np.float32
    )


def pitch(samples: Samples, rate: int) -> float:
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(spectrum.argmax()) * rate / len(samples)


def played(path: Path, *arguments: float | None) -> tuple[Samples, int]:
    parts, _ = run(Playback().play(FakeContext(), str(path), *arguments))  # type: ignore[arg-type]
    return np.concatenate([part.samples for part in parts]), parts[0].rate


@pytest.mark.parametrize(("ending", "rate"), [(".flac", 16_000), (".wav", 44_100), (".mp3", 48_000)])
@pytest.mark.parametrize("start_s", [0.0, 0.3, 3.21])
def test_a_file_is_read_from_any_second(tmp_path: Path, ending: str, rate: int, start_s: float) -> None:
    path, whole = tmp_path / f"noise{ending}", np.random.default_rng(1).normal(0, 0.1, 5 * rate).astype(np.float32)
    soundfile.write(path, whole, rate)
    with SoundReader(path) as reader:
        read = np.concatenate([block.samples for block in reader.blocks(start_s=start_s)])
        assert not reader.damaged
    assert len(read) == pytest.approx(len(whole) - start_s * rate, abs=2)
    first = round(start_s * rate)
    near = [np.dot(read[100 : 100 + rate], whole[first + 100 + lag :][:rate]) for lag in range(-50, 50)]
    assert int(np.argmax(near)) - 50 == 0, "to the sample"


def test_beyond_the_end_there_is_nothing(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "tone.flac", steps(2), RATE)
    parts, _ = run(Playback().play(FakeContext(), str(tmp_path / "tone.flac"), 9.0))
    assert parts == []


@pytest.mark.parametrize("speed", [0.5, 0.75, 1.0, 1.5, 2.0])
def test_speed_changes_the_length_and_keeps_the_pitch(tmp_path: Path, speed: float) -> None:
    path = tmp_path / "steps.flac"
    soundfile.write(path, np.stack([steps(6)] * 2, axis=1), RATE)
    sound, rate = played(path, 1.0, 5.0, speed)
    assert rate == RATE
    assert len(sound) / rate == pytest.approx(4.0 / speed, abs=0.06)
    for second in range(4):
        middle = round((second + 0.5) / speed * rate)
        assert pitch(sound[middle - 3_000 : middle + 3_000], rate) == pytest.approx(200 * (second + 2), abs=10)


def test_it_is_played_louder_and_softer_without_overflow(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "tone.flac", np.concatenate([0.3 * steps(1), 1.8 * steps(1)]), RATE)
    whole, _ = played(tmp_path / "tone.flac")
    for volume in (0.0, 0.5, 2.0):
        sound, _ = played(tmp_path / "tone.flac", 0.0, None, 1.0, volume)
        np.testing.assert_allclose(sound, np.clip(whole * volume, -1.0, 1.0), atol=1e-6)


def looped(path: Path, seconds: float, **asked: Any) -> Samples:
    """What is heard in so many seconds of a loop."""
    call = Playback().play(FakeContext(), str(path), **asked)
    parts: list[Samples] = []
    while sum(map(len, parts)) < seconds * RATE:
        parts.append(next(call).samples)
    call.close()
    return np.concatenate(parts)[: round(seconds * RATE)]


def test_a_loop_repeats_its_stretch_to_the_sample(tmp_path: Path) -> None:
    path, noise = tmp_path / "noise.flac", np.random.default_rng(4).uniform(-0.5, 0.5, 3 * RATE)
    soundfile.write(path, noise, RATE, subtype="PCM_24")
    sound = looped(path, 5.0, from_s=0.5, until_s=1.3, loop_s=0.5)
    length, seam = round(0.8 * RATE), round(SEAM_S * RATE)
    for start in range(0, 5 * RATE - length, length):
        part = sound[start : start + length]
        np.testing.assert_allclose(part[:-seam], noise[RATE // 2 :][: length - seam], atol=1e-6)
        assert part[-1] == pytest.approx(noise[RATE // 2 - 1], abs=1e-6), "into what comes before its start"
    early = looped(path, 2.0, from_s=0.2, until_s=1.3, loop_s=0.5)
    np.testing.assert_allclose(early[round(1.1 * RATE) :][:length], sound[length : 2 * length], atol=1e-6)


@pytest.mark.parametrize("start_s", [0.0, 0.1])
def test_a_loop_does_not_click(tmp_path: Path, start_s: float) -> None:
    path = tmp_path / "tone.wav"
    soundfile.write(path, steps(1), RATE, subtype="FLOAT")
    sound = looped(path, 3.0, from_s=start_s, until_s=0.71, loop_s=start_s)
    assert np.abs(np.diff(sound)).max() < 1.5 * np.abs(np.diff(steps(1))).max()


def test_a_loop_of_nothing_ends(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "tone.flac", steps(1), RATE)
    parts, _ = run(Playback().play(FakeContext(), str(tmp_path / "tone.flac"), 3.0, 4.0, loop_s=3.0))
    assert parts == []


def test_stereo_stays_stereo_where_it_is_asked_for(tmp_path: Path) -> None:
    both = np.stack([steps(1), -0.5 * steps(1)], axis=1)
    for channels in (1, 2, 4):
        path = tmp_path / f"{channels}.wav"
        soundfile.write(path, np.tile(both, 2)[:, :channels], RATE, subtype="FLOAT")
        parts, _ = run(Playback().play(FakeContext(), str(path), stereo=True))
        sound = np.concatenate([part.samples for part in parts])
        np.testing.assert_allclose(sound, both if channels > 1 else both[:, 0], atol=1e-6)
        assert played(path)[0].ndim == 1


def test_a_cancelled_stretch_ends(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "tone.wav", steps(6), RATE)
    context = FakeContext()
    call = Playback().play(context, str(tmp_path / "tone.wav"))
    next(call)
    context.cancel()
    assert list(call) == []


def test_a_waveform_has_the_lowest_and_highest_of_each_20_ms(tmp_path: Path) -> None:
    sound = np.zeros(RATE * 2 + 100, np.float32)
    sound[RATE : RATE + 320] = np.linspace(-0.5, 1.0, 320)
    path = tmp_path / "quiet.flac"
    soundfile.write(path, sound, RATE, subtype="PCM_24")
    context = FakeContext()
    found = Analysis().peaks(context, str(path))
    assert found.shape == (2 * PER_SECOND + 1, 2)
    assert found[PER_SECOND].tolist() == [-64, 127]
    assert np.count_nonzero(found) == 2
    assert context.progressed[-1][0] == pytest.approx(1.0)


def test_a_waveform_of_nothing_is_empty_and_loud_sound_stays_in_range() -> None:
    assert peaks([]).shape == (0, 2)
    assert peaks([Audio(np.array([-3.0, 3.0], np.float32), RATE)]).tolist() == [[-127, 127]]


def test_a_file_that_is_no_sound_is_told(tmp_path: Path) -> None:
    (tmp_path / "text.wav").write_text("text")
    for call in (lambda path: Analysis().peaks(FakeContext(), path), lambda path: played(Path(path))):
        with pytest.raises(VoiceAppError) as caught:
            call(str(tmp_path / "text.wav"))
        assert caught.value.code == "not-sound"
