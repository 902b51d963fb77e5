"""Long recordings as MP3 files: parts encoded at the same time are as one, and each second is where it was."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from voiceapp.audio import mp3
from voiceapp.audio.files import read
from voiceapp.audio.mp3 import write_mp3
from voiceapp.core.frames import SPEECH_RATE, Audio, Samples


def sound(seconds: float) -> Samples:
    """Second n is a tone of 300 (n + 1) Hz; noise lies over all of it."""
    time = np.arange(round(seconds * SPEECH_RATE)) / SPEECH_RATE
    noise = np.random.default_rng(1).normal(0, 0.02, len(time))
    return (0.4 * np.sin(2 * np.pi * 300 * (time.astype(int) + 1) * time) + noise).astype(np.float32)


def blocks(samples: Samples, length: int) -> Iterator[Audio]:
    return (Audio(samples[at : at + length], SPEECH_RATE) for at in range(0, len(samples), length))


@pytest.mark.parametrize("length", [1_000, 7_777, 200_000])
def test_parts_at_the_same_time_are_what_one_encoder_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, length: int
) -> None:
    whole = sound(7.3)
    write_mp3(tmp_path / "one.mp3", blocks(whole, length), lambda done_s: True)
    monkeypatch.setattr(mp3, "PART_FRAMES", 20)
    write_mp3(tmp_path / "parts.mp3", blocks(whole, length), lambda done_s: True)
    assert (tmp_path / "parts.mp3").read_bytes() == (tmp_path / "one.mp3").read_bytes()


@pytest.mark.parametrize("seconds", [0.0, 0.01, 0.72, 4.5])
def test_no_sound_is_added_lost_or_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    monkeypatch.setattr(mp3, "PART_FRAMES", 20)
    whole = sound(seconds)
    write_mp3(tmp_path / "sound.mp3", blocks(whole, 8_000), lambda done_s: True)
    if not seconds:
        return
    heard = read(tmp_path / "sound.mp3", SPEECH_RATE).samples
    assert len(heard) == len(whole)
    assert np.corrcoef(heard, whole)[0, 1] > 0.95


def test_it_tells_how_far_it_is_and_stops_when_told(tmp_path: Path) -> None:
    told: list[float] = []

    def tell(done_s: float) -> bool:
        told.append(done_s)
        return done_s < 2.0

    write_mp3(tmp_path / "sound.mp3", blocks(sound(5.0), SPEECH_RATE), tell)
    assert told == [1.0, 2.0]


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file") as caught:
        write_mp3(tmp_path / "none" / "sound.mp3", blocks(sound(0.1), 100), lambda done_s: True)
    assert caught.value.errno == errno.ENOENT
