"""Features are written whole or not at all, as numbers and as pictures that show them."""

from __future__ import annotations

import asyncio
import errno
import io
import math
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from PIL import Image

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.inspection import InspectedSound, Lane, Look, SpeakerLane
from voiceapp.core.recordings import Codes, Tell, Vector
from voiceapp.services.feature_pictures import MOST_COLUMNS, Values, drawn, picture
from voiceapp.services.inspecting import Inspected, InspectingService
from voiceapp.services.npy_writer import NpyWriter


class Looker:
    """Knows a mel spectrogram of ten rows in two blocks; asked for a pitch it fails in the middle."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, int | None]] = []

    async def sound(self, path: Path) -> InspectedSound:
        return InspectedSound(path, path.name, 0.6, 16_000, 1)

    async def lane(self, path: Path, feature: str, look: Look) -> Lane:
        return Lane(feature, 2.0, 4, "power", 16_000)

    async def rows(
        self, path: Path, feature: str, look: Look, tell: Tell, first: int = 0, count: int | None = None
    ) -> AsyncIterator[Vector]:
        self.asked.append((first, count))
        tell(0.5, "")
        yield np.full((6, 4), 0.25, np.float32)
        if feature == "pitch":
            raise VoiceAppError("sound-damaged", "It cannot be read.", "Choose another.")
        yield np.full((4, 4), 4.0, np.float32)


async def _codes(path: Path) -> tuple[Codes, float]:
    return np.arange(6, dtype=np.int32).reshape(2, 3), 50.0


async def _speakers(path: Path) -> Sequence[SpeakerLane]:
    return (SpeakerLane("Ann", ((0.0, 0.1), (0.3, 0.4))), SpeakerLane("Bob", ((0.1, 0.3),)))


def write(
    tmp_path: Path,
    features: Sequence[str],
    pictures: Sequence[str] = ("png",),
    from_s: float = 0.0,
    until_s: float | None = None,
    looker: Looker | None = None,
) -> Inspected:
    sound = tmp_path / "a.wav"
    sound.touch()
    service = InspectingService(looker or Looker(), _codes, _speakers)
    return asyncio.run(service.write(sound, features, tmp_path / "out", Look(), pictures, None, from_s, until_s))


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


def test_of_a_stretch_only_its_rows_are_written_with_their_times_on_the_axis(tmp_path: Path) -> None:
    looker = Looker()
    write(tmp_path, ["mel"], ["svg"], 2.0, 4.0, looker)
    assert looker.asked == [(4, 4)]
    assert ">2</text>" in (tmp_path / "out" / "mel.svg").read_text()
    made = write(tmp_path, ["codec", "speakers"], (), 0.02)
    codec, speakers = (np.load(file) for file in made.files)
    assert codec.tolist() == [[1, 4], [2, 5]]
    assert speakers[4:15].argmax(axis=1).tolist() == [1] * 10 + [0], "Ann, Bob from 0.1 s on, Ann from 0.3 s on"
    with pytest.raises(VoiceAppError, match="it ends before it begins"):
        write(tmp_path, ["mel"], (), 3.0, 3.0)


def test_who_speaks_is_written_by_who_speaks_first(tmp_path: Path) -> None:
    made = write(tmp_path, ["speakers"], ["svg"])
    assert made.shapes == {"speakers": (30, 2)}, "all of the sound, though nobody speaks at its end"
    assert "Ann, Bob" in made.files[1].read_text()
    made = write(tmp_path, ["speakers"], ["png"], 0.5, 0.6)
    assert np.load(made.files[0]).tolist() == [[0, 0]] * 5


def test_that_nobody_speaks_is_told(tmp_path: Path) -> None:
    async def none(path: Path) -> Sequence[SpeakerLane]:
        return ()

    (tmp_path / "a.wav").touch()
    service = InspectingService(Looker(), _codes, none)
    with pytest.raises(VoiceAppError, match=r"Nobody speaks in a\.wav"):
        asyncio.run(service.write(tmp_path / "a.wav", ["speakers"], tmp_path, Look()))


@pytest.mark.parametrize("stretch", [(0.0, math.inf), (math.inf, None), (math.nan, 1.0), (2.0, 1.0)])
def test_a_stretch_is_of_two_moments_in_order(tmp_path: Path, stretch: tuple[float, float | None]) -> None:
    with pytest.raises(VoiceAppError, match="it ends before it begins"):
        write(tmp_path, ["mel"], (), *stretch)


def test_nothing_to_write_is_told(tmp_path: Path) -> None:
    with pytest.raises(VoiceAppError, match="No feature is named"):
        write(tmp_path, [])
    with pytest.raises(VoiceAppError, match="ends before 9 s"):
        write(tmp_path, ["codec"], (), 9.0)


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
    with TemporaryDirectory() as folder:
        np.save(Path(folder) / "a.npy", values)
        what = drawn(Path(folder) / "a.npy", lane)
    return np.asarray(Image.open(io.BytesIO(picture(what, "png"))).convert("L"))


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
    service = InspectingService(Looker(), none, _speakers)
    with pytest.raises(VoiceAppError, match="too short for codec"):
        asyncio.run(service.write(tmp_path / "a.wav", ["codec"], tmp_path, Look()))


def test_a_full_disk_is_told_while_rows_come(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(writer: NpyWriter, rows: Vector) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(NpyWriter, "write", full)
    with pytest.raises(VoiceAppError, match="disk is full"):
        write(tmp_path, ["mel"])


def test_a_very_fine_spectrum_makes_no_huge_picture() -> None:
    values = np.zeros((20, 32_769), np.float32)
    values[5, 32_000] = 1.0
    image = _drawn(values, Lane("magnitude", 10.0, 32_769, "dB", 16_000))
    assert image.shape[0] <= MOST_COLUMNS
    assert image[: image.shape[0] // 10, 5].max() > 200
