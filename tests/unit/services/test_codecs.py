"""Files to codec tokens and back, and what a codec loses of them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest

from tests.fakes.codec import RATE, Rounding
from voiceapp.app_writers import create
from voiceapp.audio.files import read
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Samples
from voiceapp.services.codec_compare import FRAME, Distance
from voiceapp.services.codecs import CodecService, read_tokens


async def decode(path: Path, rate: int, channels: int) -> AsyncIterator[Audio]:
    sound = read(path, rate)
    for start in range(0, len(sound.samples), 700):
        yield Audio(sound.samples[start : start + 700], rate)


@pytest.fixture
def service() -> CodecService:
    return CodecService(lambda spec: Rounding(), decode, create)


@pytest.fixture
def song(tmp_path: Path) -> Path:
    """Three seconds of falling noise."""
    path = tmp_path / "song.wav"
    writer = create(path)
    noise = np.random.default_rng(1).uniform(-0.9, 0.9, 3 * RATE) * np.linspace(1, 0.2, 3 * RATE)
    writer.write(Audio(noise.astype(np.float32), RATE))
    writer.close()
    return path


def test_tokens_go_to_a_file_and_come_back(service: CodecService, song: Path, tmp_path: Path) -> None:
    tokens, out = tmp_path / "t.npz", tmp_path / "d.wav"
    coded = asyncio.run(service.encode(song, "x", tokens))
    assert (coded.codebooks, coded.frames, coded.kbps, coded.file) == (4, 3000, 8.0, tokens)
    kept = read_tokens(tokens)
    assert (kept.samples, kept.rate, kept.channels, kept.kbps) == (3000, RATE, 1, 8.0)
    assert (kept.frame_rate, kept.size) == (RATE, 4)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["song.wav", "t.npz"]
    with pytest.raises(VoiceAppError) as caught:
        asyncio.run(service.encode(song, "x", tmp_path / "nowhere" / "t.npz"))
    assert caught.value.code == "file-not-written"
    assert asyncio.run(service.decode(tokens, "x", out, 3)).kbps == 6.0
    assert np.max(np.abs(read(out).samples - read(song).samples)) == pytest.approx(4**-3, rel=0.1)
    assert asyncio.run(service.encode(song, "x", tokens, codebooks=1)).kbps == 2.0
    assert read_tokens(tokens).codes.shape == (1, 1, 3000)
    with pytest.raises(VoiceAppError, match="have 1 codebook, not 2"):
        asyncio.run(service.decode(tokens, "x", out, 2))


def test_a_file_of_tokens_that_tells_less_is_read(tmp_path: Path) -> None:
    path = tmp_path / "t.npz"
    scalars = {"samples": 20, "rate": RATE, "channels": 1, "kbps": 2.0}
    np.savez(path, codes=np.zeros((1, 2, 20), np.int32), scales=np.zeros(0, np.float32), **scalars)  # type: ignore[arg-type]
    assert (read_tokens(path).frame_rate, read_tokens(path).size) == (0.0, 0)


def test_a_failed_decoding_leaves_no_file(service: CodecService, song: Path, tmp_path: Path) -> None:
    tokens, out = tmp_path / "t.npz", tmp_path / "d.wav"
    asyncio.run(service.encode(song, "x", tokens))
    broken = CodecService(lambda spec: Rounding(breaks=True), decode, create)
    with pytest.raises(VoiceAppError, match="of another codec"):
        asyncio.run(broken.decode(tokens, "x", out))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["song.wav", "t.npz"]


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


# ------------------------------------------------------------------------------------ what is lost


def test_more_codebooks_come_nearer_at_more_bits(service: CodecService, song: Path) -> None:
    rows = asyncio.run(service.compare(song, "x"))
    figures = [(row.kbps, row.codebooks, row.token_kbps) for row in rows]
    assert figures == [(2.0, 1, 2.0), (4.0, 2, 4.0), (8.0, 4, 8.0)]
    snrs = [row.snr_db for row in rows]
    # Each codebook has two bits, and a bit is worth 6.02 dB.
    assert snrs[1] - snrs[0] == pytest.approx(12.04, abs=0.5)  # type: ignore[operator]
    assert snrs[2] - snrs[1] == pytest.approx(24.08, abs=0.5)  # type: ignore[operator]
    distances = [row.log_spectral_distance_db for row in rows]
    assert distances == sorted(distances, reverse=True)


def _measured(original: Samples, other: Samples, size: int) -> tuple[float | None, float]:
    distance = Distance()
    for start in range(0, len(original), size):
        distance.push(original[start : start + size, None], other[start : start + size, None])
    return distance.finish()


@pytest.mark.parametrize("size", [100, 2048, 5000, 20_000])
def test_distances_are_those_of_their_definitions(size: int) -> None:
    noise = np.random.default_rng(2).normal(0, 0.1, 10_000).astype(np.float32)
    snr, distance = _measured(noise, noise / np.float32(2), size)
    assert snr == pytest.approx(6.02, abs=0.01)  # the difference is half of it
    assert distance == pytest.approx(6.02, abs=0.01)  # all spectra are 6 dB apart
    assert _measured(noise, noise, size) == (None, 0.0)


def test_silence_and_what_is_shorter_than_a_frame_have_distances() -> None:
    assert _measured(np.zeros(5000, np.float32), np.zeros(5000, np.float32), 500) == (None, 0.0)
    short = np.random.default_rng(3).normal(0, 0.1, FRAME // 4).astype(np.float32)
    assert _measured(short, short / np.float32(2), 50)[1] == pytest.approx(6.02, abs=0.1)
