"""Composing and codecs as services, on engines in memory."""

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
from voiceapp.core.recordings import ComposeRequest, Composition, Tell, Tokens
from voiceapp.services.codecs import CodecService, read_tokens
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


# ------------------------------------------------------------------------------------------ codecs


class Coder:
    """Four codebooks of ten frames a second; decodes to as many ones as there are codebooks."""

    capabilities = Capabilities(sample_rate=RATE, kbps=(2.0,))

    async def load(self) -> None:
        return

    async def encode(self, audio: Audio, kbps: float | None = None) -> Tokens:
        frames = len(audio.samples) * 10 // audio.rate
        codes = np.arange(4 * frames, dtype=np.int32).reshape(1, 4, frames)
        return Tokens(codes, np.zeros(0, np.float32), len(audio.samples), RATE, 1, kbps or 2.0)

    async def decode(self, tokens: Tokens, codebooks: int | None = None) -> Audio:
        return Audio(np.full(tokens.samples, tokens.codes.shape[1], np.float32), tokens.rate)


def test_tokens_go_to_a_file_and_come_back(tmp_path: Path) -> None:
    disk, song = _song(tmp_path, 3.0)
    service = CodecService(lambda spec: Coder(), disk.decode, disk.save)
    tokens = tmp_path / "t.npz"
    coded = asyncio.run(service.encode(song, "x", tokens))
    assert (coded.codebooks, coded.frames, coded.kbps, coded.file) == (4, 30, 2.0, tokens)
    kept = read_tokens(tokens)
    assert np.array_equal(kept.codes, np.arange(120).reshape(1, 4, 30))
    assert (kept.samples, kept.rate, kept.channels, kept.kbps) == (3000, RATE, 1, 2.0)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["song.wav", "t.npz"]
    with pytest.raises(VoiceAppError) as caught:
        asyncio.run(service.encode(song, "x", tmp_path / "nowhere" / "t.npz"))
    assert caught.value.code == "file-not-written"
    assert asyncio.run(service.decode(tokens, "x", tmp_path / "d.wav", 3)).kbps == 1.5
    assert set(disk.saved["d.wav"].samples) == {3.0}
    assert asyncio.run(service.encode(song, "x", tokens, codebooks=1)).kbps == 0.5
    assert read_tokens(tokens).codes.shape == (1, 1, 30)
    with pytest.raises(VoiceAppError, match="have 1 codebook, not 2"):
        asyncio.run(service.decode(tokens, "x", tmp_path / "d.wav", 2))


@pytest.mark.parametrize("content", [b"", b"RIFF....WAVE", b"PK\x03\x04broken"])
def test_what_holds_no_tokens_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "t.npz"
    path.write_bytes(content)
    with pytest.raises(VoiceAppError) as caught:
        read_tokens(path)
    assert caught.value.code == "tokens-unreadable"


def test_a_pickle_in_a_file_of_tokens_is_not_run(tmp_path: Path) -> None:
    marker = tmp_path / "ran"

    class Trap:
        def __reduce__(self) -> tuple[object, tuple[object, ...]]:
            return Path.touch, (marker,)

    path = tmp_path / "t.npz"
    np.savez(path, codes=np.array([Trap()], dtype=object), allow_pickle=True)
    with pytest.raises(VoiceAppError) as caught:
        read_tokens(path)
    assert caught.value.code == "tokens-unreadable"
    assert not marker.exists()
