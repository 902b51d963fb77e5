"""Features are written whole or not at all, as numbers and as pictures that show them."""

from __future__ import annotations

import asyncio
import errno
import io
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import IO

import numpy as np
import pytest
from PIL import Image

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.inspection import Lane, Look
from voiceapp.core.recordings import Codes, Tell, Vector
from voiceapp.services.feature_pictures import MOST_COLUMNS, Values, picture
from voiceapp.services.inspecting import Inspected, InspectingService


class Looker:
    """Knows a mel spectrogram of ten rows in two blocks; asked for a pitch it fails in the middle."""

    def __init__(self) -> None:
        self.looks: list[Look] = []

    async def rows(self, path: Path, feature: str, look: Look, tell: Tell) -> AsyncIterator[Vector | Lane]:
        self.looks.append(look)
        tell(0.5, "")
        yield np.full((6, 4), 0.25, np.float32)
        if feature == "pitch":
            raise VoiceAppError("sound-damaged", "It cannot be read.", "Choose another.")
        yield np.full((4, 4), 4.0, np.float32)
        yield Lane(feature, 2.0, 4, "power", 16_000)


async def _codes(path: Path) -> tuple[Codes, float]:
    return np.arange(6, dtype=np.int32).reshape(2, 3), 50.0


def write(tmp_path: Path, features: Sequence[str], pictures: Sequence[str] = ("png",)) -> Inspected:
    sound = tmp_path / "a.wav"
    sound.touch()
    service = InspectingService(Looker(), _codes)
    return asyncio.run(service.write(sound, features, tmp_path / "out", Look(), pictures))


def test_numbers_and_pictures_are_written(tmp_path: Path) -> None:
    made = write(tmp_path, ["mel", "codec", "mel"], ["png", "svg"])
    assert made.shapes == {"mel": (10, 4), "codec": (3, 2)}
    assert [file.name for file in made.files] == [
        *("mel.npy", "mel.png", "mel.svg"),
        *("codec.npy", "codec.png", "codec.svg"),
    ]
    mel, codec = np.load(made.files[0]), np.load(made.files[3])
    assert (mel.dtype, mel[5, 0], mel[6, 0]) == (np.float32, 0.25, 4.0)
    assert codec.tolist() == [[0, 3], [1, 4], [2, 5]]
    image = np.asarray(Image.open(made.files[1]).convert("L")).astype(int)
    assert image.shape == (320, 10)
    assert image[0, 9] > image[0, 0] + 100, "what is louder is lighter"
    told = made.files[2].read_text()
    assert "mel (power)" in told
    assert ">5</text>" in told, "five seconds on the axis"


def test_what_fails_leaves_no_half_file(tmp_path: Path) -> None:
    with pytest.raises(VoiceAppError, match="cannot be read"):
        write(tmp_path, ["pitch"])
    assert list((tmp_path / "out").iterdir()) == []


def test_unknown_names_are_told_before_any_work(tmp_path: Path) -> None:
    for features, pictures, words in (
        (["smell"], ["png"], "no feature smell"),
        (["mel"], ["bmp"], "no picture format"),
    ):
        with pytest.raises(VoiceAppError, match=words):
            write(tmp_path, features, pictures)
    assert not (tmp_path / "out").exists()


def _drawn(values: Values, lane: Lane) -> Values:
    """In shades of grey."""
    return np.asarray(Image.open(io.BytesIO(picture(values, lane, "png"))).convert("L"))


def test_a_long_feature_keeps_its_peaks_in_the_picture() -> None:
    values = np.zeros((MOST_COLUMNS * 5, 1), np.float32)
    values[4_321] = 1.0
    image = _drawn(values, Lane("vad", 31.25, 1, "", 16_000))
    assert image.shape[1] == MOST_COLUMNS
    assert np.flatnonzero((image[:10] < 128).any(axis=0)).tolist() == [864, 865]


def test_a_pitch_that_is_not_there_leaves_no_ink() -> None:
    values = np.full((50, 2), np.nan, np.float32)
    image = _drawn(values, Lane("pitch", 100.0, 2, "", 16_000))
    assert image.min() == 255


def test_a_long_waveform_keeps_its_lowest_samples_too() -> None:
    values = np.zeros((MOST_COLUMNS * 5, 2), np.float32)
    values[4_321] = -0.9, 0.9
    image = _drawn(values, Lane("waveform", 50.0, 2, "full scale", 16_000))
    inked = np.flatnonzero((image < 128)[:, 864])
    assert (inked[0] < 20, inked[-1] > 300) == (True, True)


def test_a_codec_without_tokens_is_told(tmp_path: Path) -> None:
    async def none(path: Path) -> tuple[Codes, float]:
        return np.zeros((2, 0), np.int32), 50.0

    (tmp_path / "a.wav").touch()
    service = InspectingService(Looker(), none)
    with pytest.raises(VoiceAppError, match="too short for codec"):
        asyncio.run(service.write(tmp_path / "a.wav", ["codec"], tmp_path, Look()))


def test_a_full_disk_is_told_while_rows_come(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(kept: IO[bytes], rows: Vector) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("voiceapp.services.inspecting._append", full)
    with pytest.raises(VoiceAppError, match="disk is full"):
        write(tmp_path, ["mel"])


def test_a_very_fine_spectrum_makes_no_huge_picture() -> None:
    values = np.zeros((20, 32_769), np.float32)
    values[5, 32_000] = 1.0
    image = _drawn(values, Lane("magnitude", 10.0, 32_769, "dB", 16_000))
    assert image.shape[0] <= MOST_COLUMNS
    assert image[: image.shape[0] // 10, 5].max() > 200
