"""A stretch of a file is seen as it is in the whole file, whatever the file is; a glance finds it about so."""

from __future__ import annotations

import subprocess
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.fakes.context import FakeContext, run
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Samples
from voiceapp.core.inspection import FEATURES, Lane
from voiceapp.core.levels import Levels, Rows
from voiceapp.engines.looking import Looking

SECONDS = 9.0
COMPUTED = [feature for feature in FEATURES if feature != "codec"]
NEAR = {"pitch": 0.05, "magnitude": 0.05}
"""How far off a stretch may be beyond rounding: what is no tone has no exact pitch, and silence no exact level."""


def chirp(rate: int, channels: int) -> Samples:
    """From 100 Hz to a fifth of the rate, loud and soft by turns, the right channel late."""
    times = np.arange(round(SECONDS * rate)) / rate
    sweep = (rate / 5 - 100) / SECONDS
    sound = np.sin(2 * np.pi * (100 * times + sweep / 2 * times**2)) * (0.3 + 0.25 * np.sin(2 * np.pi * times))
    sound += 0.01 * np.random.default_rng(5).standard_normal(len(times))
    return np.stack([np.roll(sound, 100 * channel) for channel in range(channels)], axis=1).astype(np.float32)


def made(folder: Path, name: str) -> str:
    rate, channels, ending = {
        "mono": (22_050, 1, "wav"),
        "stereo": (44_100, 2, "flac"),
        "telephone": (8_000, 1, "wav"),
        "mp3": (48_000, 2, "mp3"),
    }[name]
    path = folder / f"{name}.{ending}"
    if ending == "mp3":
        source = folder / "source.wav"
        soundfile.write(source, chirp(rate, channels), rate)
        subprocess.run(["ffmpeg", "-v", "error", "-i", source, "-b:a", "128k", path], check=True)
    else:
        soundfile.write(path, chirp(rate, channels), rate)
    return str(path)


def rows_of(
    path: str, feature: str, first: int = 0, count: int | None = None, loudest: float | None = None
) -> Rows:
    parts, _ = run(Looking().look(FakeContext(), path, feature, first, count, loudest))
    return np.concatenate(parts)


@pytest.fixture(scope="module", params=["mono", "stereo", "telephone", "mp3"])
def sound(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    return made(tmp_path_factory.mktemp("stretches"), request.param)


@pytest.mark.parametrize("feature", COMPUTED)
def test_a_stretch_has_the_rows_of_the_whole_file(sound: str, feature: str) -> None:
    whole = rows_of(sound, feature)
    loudest = Looking().loudest(FakeContext(), sound, feature)
    for first, count in ((0, 7), (len(whole) // 2, 20), (len(whole) - 5, 50)):
        found = rows_of(sound, feature, first, count, loudest)
        wanted = whole[first : first + count]
        assert found.shape == wanted.shape, (first, count)
        scale = max(1.0, float(np.abs(np.nan_to_num(wanted)).max()))
        assert np.allclose(found, wanted, atol=NEAR.get(feature, 1e-3) * scale, equal_nan=True), (first, count)


def test_behind_the_end_there_is_nothing(sound: str) -> None:
    for feature in COMPUTED:
        parts, _ = run(Looking().look(FakeContext(), sound, feature, 10**6, 5, 0.0))
        assert not sum(map(len, parts)), feature


def test_single_samples_are_those_of_the_file(sound: str) -> None:
    if sound.endswith("mp3"):
        return
    samples, rate = soundfile.read(sound, dtype="float32", always_2d=True)
    first = 5 * rate + 17
    found = Looking().samples(FakeContext(), sound, first, 100, 1_000)
    assert np.allclose(found, samples[first : first + 100].mean(axis=1)[:, None], atol=1e-6)
    found = Looking().samples(FakeContext(), sound, first, 1_000, 100)
    shares = samples[first : first + 1_000].mean(axis=1).reshape(100, 10)
    assert np.allclose(found, np.stack([shares.min(axis=1), shares.max(axis=1)], axis=1), atol=1e-6)


def test_a_glance_sees_what_is_there(sound: str) -> None:
    times = [0.0, 1.5, 4.0, 7.5, 60.0]
    for feature in ("magnitude", "logmel", "chroma"):
        whole = rows_of(sound, feature)
        told = Looking().glance(FakeContext(), sound, feature, times)
        per_second = len(whole) / SECONDS
        for at_s, row in zip(times[:4], told["rows"], strict=False):
            around = whole[int(at_s * per_second) : int((at_s + 0.2) * per_second) + 2]
            places = around.argmax(axis=1)
            assert places.min() <= row.argmax() <= places.max(), (feature, at_s)
        assert np.isnan(told["rows"][4]).all(), "there is nothing at a minute"


@pytest.mark.parametrize("feature", ["magnitude", "logmel", "mfcc", "waveform"])
def test_levels_hold_what_the_whole_file_has(sound: str, feature: str, tmp_path: Path) -> None:
    whole = rows_of(sound, feature)
    parts, _ = run(Looking().survey(FakeContext(), sound, feature, str(tmp_path), SECONDS))
    shares = [part["share"] for part in parts]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    last = parts[-1]
    lane = Lane(feature, 1.0, whole.shape[1], "", 16_000)
    kept = Levels(tmp_path, lane, last["base"], last["top"], last["rows"])
    found = kept.columns(0, len(whole), len(whole), last["loudest"])
    assert found.shape == whole.shape
    assert np.abs(found - whole).max() <= {"magnitude": 0.4, "mfcc": 0.6}.get(feature, 0.02)


def test_no_room_for_levels_is_told(sound: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("voiceapp.engines.looking._ROOM_BYTES", 10**18)
    with pytest.raises(VoiceAppError) as caught:
        run(Looking().survey(FakeContext(), sound, "chroma", str(tmp_path), SECONDS))
    assert caught.value.code == "disk-full"
