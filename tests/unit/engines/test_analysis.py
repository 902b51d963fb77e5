from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.fakes.context import FakeContext, run
from tests.unit.engines.speech import spoken
from voiceapp.core.errors import VoiceAppError
from voiceapp.engines.analysis import Analysis


def _tone(seconds: float, rate: int) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    time = np.arange(int(seconds * rate)) / rate
    return (0.3 * np.sin(2 * np.pi * 440 * time)).astype(np.float32)


@pytest.mark.parametrize(("rate", "channels"), [(8_000, 1), (44_100, 2), (96_000, 6)])
def test_a_file_comes_in_pieces_of_ten_seconds(tmp_path: Path, rate: int, channels: int) -> None:
    path = tmp_path / "tone.flac"
    soundfile.write(path, np.repeat(_tone(23.0, rate)[:, None], channels, axis=1), rate)
    context = FakeContext()
    parts, result = run(Analysis().decode(context, str(path)))
    assert [round(part.duration_s) for part in parts] == [10, 10, 3]
    assert {part.rate for part in parts} == {16_000}
    assert all(part.samples.ndim == 1 for part in parts)
    assert result["duration_s"] == pytest.approx(23.0, abs=0.05)
    assert result["damaged"] is False
    spectrum = np.abs(np.fft.rfft(parts[0].samples[:16_000]))
    assert int(spectrum.argmax()) == 440
    fractions = [fraction for fraction, _ in context.progressed]
    assert fractions == pytest.approx([10 / 23, 20 / 23], abs=0.02)


@pytest.mark.parametrize(("rate", "channels"), [(16_000, 1), (8_000, 1), (48_000, 2), (48_000, 6)])
def test_stereo_is_made_of_any_number_of_channels(tmp_path: Path, rate: int, channels: int) -> None:
    path = tmp_path / "tone.flac"
    gains = np.linspace(1.0, 0.5, channels)
    soundfile.write(path, _tone(1.0, rate)[:, None] * gains, rate)
    parts, _ = run(Analysis().decode(FakeContext(), str(path), 16_000, channels=2))
    both = np.concatenate([part.samples for part in parts])
    assert both.shape == (16_000, 2)
    right = gains[:2][-1]
    assert np.abs(both[:, 1]).max() == pytest.approx(0.3 * right, abs=0.02)


def test_the_length_of_a_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "tone.flac"
    soundfile.write(path, np.repeat(_tone(23.0, 48_000)[:, None], 2, axis=1), 48_000)
    found = Analysis().probe(FakeContext(), str(path))
    assert found == {"duration_s": pytest.approx(23.0, abs=0.01), "rate": 48_000, "channels": 2}


def test_a_cancelled_file_stops(tmp_path: Path) -> None:
    path = tmp_path / "tone.wav"
    soundfile.write(path, _tone(60.0, 16_000), 16_000)
    context = FakeContext()
    call = Analysis().decode(context, str(path))
    next(call)
    context.cancel()
    rest, result = run(call)
    assert rest == []
    assert result["duration_s"] < 15


def test_what_is_no_sound_is_said(tmp_path: Path) -> None:
    path = tmp_path / "letter.wav"
    path.write_text("Dear reader, this is no sound.")
    with pytest.raises(VoiceAppError) as raised:
        run(Analysis().decode(FakeContext(), str(path)))
    assert raised.value.code == "not-sound"
    with pytest.raises(VoiceAppError) as raised:
        run(Analysis().decode(FakeContext(), str(tmp_path / "none.wav")))
    assert raised.value.code == "file-missing"


def test_the_microphone_comes_without_the_other_channel_s_echo(tmp_path: Path) -> None:
    far = spoken("We meet again on Friday and then we look at the budget of the whole year.", "rms")
    echo = np.concatenate([np.zeros(640, np.float32), 0.5 * far])[: len(far)]
    path = tmp_path / "call.flac"
    soundfile.write(path, np.stack([echo, far], axis=1), 16_000)
    parts, _ = run(Analysis().microphone(FakeContext(), str(path)))
    left = np.concatenate([part.samples for part in parts])
    assert left.shape == (len(far),)
    second = slice(16_000, None)  # the canceller needs a moment
    assert np.square(left[second]).mean() < 0.01 * np.square(echo[second]).mean()


def test_spans_of_a_file_come_one_after_the_other(tmp_path: Path) -> None:
    path = tmp_path / "audio.flac"
    ramp = np.arange(40_000, dtype=np.float32) / 40_000
    soundfile.write(path, np.stack([ramp, -ramp], axis=1), 8_000, subtype="PCM_24")
    found = Analysis().excerpts(FakeContext(), str(path), [[1.0, 1.5], [4.0, 4.25], [9.0, 9.5]], 1)
    assert found.rate == 8_000
    assert found.samples[:4_000] == pytest.approx(-ramp[8_000:12_000], abs=1e-5)
    assert not found.samples[4_000:5_200].any(), "a short pause between them"
    assert found.samples[5_200:7_200] == pytest.approx(-ramp[32_000:34_000], abs=1e-5)
    assert not Analysis().excerpts(FakeContext(), str(path), [[1.0, 1.5]], None).samples.any(), "both channels"
    path.write_bytes(b"no sound")
    with pytest.raises(VoiceAppError) as caught:
        Analysis().excerpts(FakeContext(), str(path), [[0.0, 1.0]])
    assert caught.value.code == "sound-damaged"
