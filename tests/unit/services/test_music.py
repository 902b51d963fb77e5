"""Composing as a service, on engines in memory."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.protocols import Capabilities
from voiceapp.core.recordings import ComposeRequest, Composition, Tell
from voiceapp.services.composing import Composed, ComposingService, Order

RATE = 1_000


class Organ:
    """Plays 0.5 for as long as asked; the old music, which it knows only lossily, comes first as 0.3."""

    def __init__(self, **able: object) -> None:
        self.capabilities = replace(Capabilities(sample_rate=RATE, max_seconds=30.0, continuation=True), **able)  # type: ignore[arg-type]
        self.requests: list[ComposeRequest] = []
        self.loaded = False

    async def load(self) -> None:
        self.loaded = True

    async def compose(
        self, request: ComposeRequest, tell: Tell, enough: Callable[[], Awaitable[object]] | None = None
    ) -> Sequence[Composition]:
        self.requests.append(request)
        tell(0.5, "")
        seconds = request.seconds
        if enough is not None:
            await enough()
            seconds = 0.0
        known = 0 if request.prime is None else len(request.prime.samples)
        samples = np.full(known + round(seconds * RATE), 0.5, np.float32)
        samples[:known] = 0.3
        if self.capabilities.channels == 2:
            samples = np.stack([samples, samples], axis=1)
        return [Composition(Audio(samples, RATE))] * request.variations


class Disk:
    """Sound files in memory: reads what it was given, keeps what was saved."""

    def __init__(self, **files: Audio) -> None:
        self.files = files
        self.saved: dict[str, Audio] = {}

    async def decode(self, path: Path, rate: int, channels: int) -> AsyncIterator[Audio]:
        samples = self.files[path.stem].samples
        assert rate == self.files[path.stem].rate
        for start in range(0, len(samples), 4 * rate):
            piece = samples[start : start + 4 * rate]
            yield Audio(np.stack([piece, piece], axis=1) if channels == 2 else piece, rate)

    async def save(self, path: Path, audio: Audio) -> None:
        self.saved[path.name] = audio


def _compose(
    organ: Organ, disk: Disk, order: Order, out: Path, enough: Callable[[], Awaitable[object]] | None = None
) -> Composed:
    service = ComposingService(lambda spec: organ, disk.decode, disk.save)
    return asyncio.run(service.compose(order, "x", out, None, enough))


def _song(tmp_path: Path, seconds: float) -> tuple[Disk, Path]:
    path = tmp_path / "song.wav"
    path.touch()
    return Disk(song=Audio(np.full(round(seconds * RATE), 0.1, np.float32), RATE)), path


def test_a_seed_is_chosen_and_told_so_that_it_can_be_repeated(tmp_path: Path) -> None:
    organ, disk = Organ(), Disk()
    made = _compose(organ, disk, Order("drums", 2.0, variations=2), tmp_path / "a.wav")
    assert [track.file.name for track in made.tracks] == ["a-1.wav", "a-2.wav"] == list(disk.saved)
    assert {track.duration_s for track in made.tracks} == {2.0}
    (request,) = organ.requests
    assert {track.seed for track in made.tracks} == {request.seed}
    assert _compose(organ, disk, Order("drums", 2.0, seed=5), tmp_path / "a.wav").tracks[0].seed == 5
    assert organ.requests[-1].seed == 5
    others = {_compose(organ, disk, Order("x", 1.0), tmp_path / "a.wav").tracks[0].seed for _ in range(3)}
    assert len(others) == 3


def test_a_song_goes_on_where_it_is_asked_to(tmp_path: Path) -> None:
    disk, song = _song(tmp_path, 40.0)
    organ = Organ()
    made = _compose(organ, disk, Order("", 10.0, going_on=song, from_s=35.5), tmp_path / "b.wav")
    assert (made.tracks[0].duration_s, made.tracks[0].parent) == (45.5, song)
    prime = organ.requests[0].prime
    assert prime is not None
    assert prime.duration_s == 20.0, "as much of the end as fits beside 10 s of new music"
    samples = disk.saved["b.wav"].samples
    assert samples.ndim == 1
    assert np.all(samples[: 35_500 - 50] == np.float32(0.1)), "the old music is as it was"
    assert np.all(samples[35_500:] == 0.5)
    seam = samples[35_500 - 50 : 35_500]
    assert seam[0] == np.float32(0.1)
    assert seam[-1] == np.float32(0.3)
    assert np.all(np.diff(seam) > 0)
    stereo = Organ(channels=2, max_seconds=None)
    _compose(stereo, disk, Order("", 1.0, going_on=song), tmp_path / "c.flac")
    assert disk.saved["c.flac"].samples.shape == (41 * RATE, 2)


def test_what_was_made_before_it_was_stopped_is_not_passed_off_as_new(tmp_path: Path) -> None:
    disk, song = _song(tmp_path, 3.0)

    async def at_once() -> None:
        return

    with pytest.raises(VoiceAppError) as caught:
        _compose(Organ(), disk, Order("", 2.0, going_on=song), tmp_path / "a.wav", enough=at_once)
    assert caught.value.code == "nothing-made"
    assert not disk.saved


@pytest.mark.parametrize(
    ("order", "out", "code"),
    [
        (Order("x", 31.0), "a.wav", "too-long"),
        (Order("x", 29.5, going_on=Path("song.wav")), "a.wav", "too-long"),
        (Order("x", 2.0, from_s=3.0), "a.wav", "nothing-to-go-on-from"),
        (Order("x", 2.0), "a.xyz", "format-unknown"),
        (Order("x", 2.0), "nowhere/a.wav", "folder-missing"),
    ],
)
def test_what_cannot_be_is_told_before_the_model_is_loaded(
    tmp_path: Path, order: Order, out: str, code: str
) -> None:
    organ = Organ()
    with pytest.raises(VoiceAppError) as caught:
        _compose(organ, Disk(), order, tmp_path / out)
    assert caught.value.code == code
    assert not organ.loaded


def test_a_second_after_the_end_is_told(tmp_path: Path) -> None:
    disk, song = _song(tmp_path, 39.97)
    organ = Organ()
    with pytest.raises(VoiceAppError) as caught:
        _compose(organ, disk, Order("", 2.0, going_on=song, from_s=40.5), tmp_path / "b.wav")
    assert caught.value.code == "after-the-end"
    assert "40.0 s long" in caught.value.message
    assert not organ.requests
    made = _compose(organ, disk, Order("", 2.0, going_on=song, from_s=40.0), tmp_path / "b.wav")
    assert made.tracks[0].duration_s == pytest.approx(41.97), "the end as it is shown will do"


def test_a_missing_or_empty_file_is_told(tmp_path: Path) -> None:
    disk, song = _song(tmp_path, 0.0)
    with pytest.raises(VoiceAppError, match="holds no sound"):
        _compose(Organ(), disk, Order("", 2.0, going_on=song), tmp_path / "a.wav")
    with pytest.raises(VoiceAppError, match="There is no file"):
        _compose(Organ(), disk, Order("", 2.0, melody=tmp_path / "none.wav"), tmp_path / "a.wav")
