"""What is told of music files: similarity of tunes, stretches, ends, loops that are cut out."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.fakes.rhythm import tune
from voiceapp.app_writers import create
from voiceapp.audio.files import probe, read_blocks
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Samples
from voiceapp.core.music import BEATS_RATE, CHROMA_RATE, Chroma, Loop, Spectrogram, Tempo
from voiceapp.core.tracks import Drift, Seam
from voiceapp.services.file_sound import FileSound
from voiceapp.services.music_analysis import MusicAnalysisService


class Listener:
    """Hears one note in each quarter of a second, by its number of zero crossings; keeps what it was given."""

    def __init__(self) -> None:
        self.given: list[Samples] = []

    async def _heard(self, audio: AsyncIterator[Audio], rate: int) -> Samples:
        parts = []
        async for chunk in audio:
            assert chunk.rate == rate
            parts.append(chunk.samples)
        self.given.append(np.concatenate(parts))
        return self.given[-1]

    async def chroma(self, audio: AsyncIterator[Audio], soft: bool = False) -> Chroma:
        samples = await self._heard(audio, CHROMA_RATE)
        whole = samples[: len(samples) // 8000 * 8000].reshape(-1, 8000)
        crossings = np.sum(np.diff(whole >= 0, axis=1), axis=1)
        values = np.zeros((len(whole), 12), np.float32)
        notes = np.rint(12 * np.log2(np.maximum(crossings, 1) / 110)).astype(int) % 12
        values[np.arange(len(whole)), notes] = 1.0
        values[crossings == 0] = 0.0
        return Chroma(4.0, values)

    async def tempo(self, audio: AsyncIterator[Audio]) -> Tempo:
        return Tempo(None if len(await self._heard(audio, BEATS_RATE)) < BEATS_RATE else 120.0)

    async def loops(self, audio: AsyncIterator[Audio], bars: Sequence[int]) -> tuple[Loop, ...]:
        await self._heard(audio, BEATS_RATE)
        return tuple(Loop(0.5, 0.5 + count, count, 1.0) for count in bars)

    async def drift(self, first: Audio, last: Audio) -> Drift:
        self.given += [first.samples, last.samples]
        return Drift(0.0)


class Files:
    """Makes nothing of files."""

    async def seams(self, path: Path, at_s: Sequence[float]) -> tuple[Seam, ...]:
        return tuple(Seam(at, 1.0) for at in at_s)

    async def spectrogram(self, path: Path, bins: int, columns: int) -> Spectrogram:
        return np.zeros((bins, columns), np.float32)

    async def stretch(self, path: Path, out: Path, factor: float) -> None:
        out.touch()


async def decode(path: Path, rate: int, channels: int) -> AsyncIterator[Audio]:
    for block in read_blocks(path, rate, channels == 1, 0.9):
        yield block


async def probed(path: Path) -> FileSound:
    told = probe(path)
    return FileSound(told.duration_s, told.rate, told.channels)


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def analysis(listener: Listener) -> MusicAnalysisService:
    return MusicAnalysisService(lambda: listener, Files(), decode, probed, create)


def written(path: Path, samples: Samples, rate: int = 32_000) -> Path:
    soundfile.write(path, samples, rate)
    return path


def test_a_tune_is_compared_with_what_follows_it(analysis: MusicAnalysisService, tmp_path: Path) -> None:
    notes = [0, 4, 7, 11, 2, 5]
    guide = written(tmp_path / "guide.wav", tune(notes, 3.0))
    again = written(tmp_path / "again.wav", tune(notes, 8.0))
    late = written(tmp_path / "late.wav", np.concatenate([tune([1], 2.0), tune(notes, 6.0)]))
    half = written(tmp_path / "half.wav", np.concatenate([tune(notes, 1.5), np.zeros(48_000, np.float32)]))
    other = written(tmp_path / "other.wav", tune([note + 1 for note in notes], 3.0))
    silent = written(tmp_path / "silent.wav", np.zeros(32_000, np.float32))

    async def compare(one: Path, two: Path, from_s: float = 0.0) -> float:
        return await analysis.similarity(one, two, from_s)

    assert asyncio.run(compare(guide, guide)) == 1.0
    assert asyncio.run(compare(guide, again)) == 1.0, "it begins again at its end"
    assert asyncio.run(compare(guide, late)) < 0.3
    assert asyncio.run(compare(guide, late, 2.0)) == 1.0
    assert asyncio.run(compare(guide, half)) == pytest.approx(0.5)
    assert asyncio.run(compare(guide, other)) == 0.0
    with pytest.raises(VoiceAppError, match=r"silent\.wav is silent"):
        asyncio.run(compare(silent, guide))


def test_a_stretch_is_given_alone(analysis: MusicAnalysisService, listener: Listener, tmp_path: Path) -> None:
    path = written(tmp_path / "tune.wav", tune([0, 5], 5.0))
    asyncio.run(analysis.chroma(path, 1.5, 2.75))
    whole = soundfile.read(path, dtype="float32")[0]
    assert np.array_equal(listener.given[-1], whole[48_000:88_000])
    asyncio.run(analysis.chroma(path))
    assert len(listener.given[-1]) == len(whole)


@pytest.mark.parametrize(("seconds", "each"), [(7.0, 3.5), (61.0, 30.0), (95.0, 30.0)])
def test_drift_is_between_beginning_and_end(
    analysis: MusicAnalysisService, listener: Listener, tmp_path: Path, seconds: float, each: float
) -> None:
    ramp = np.linspace(-1, 1, round(seconds * BEATS_RATE), dtype=np.float32)
    asyncio.run(analysis.drift(written(tmp_path / "ramp.wav", ramp, BEATS_RATE)))
    first, last = listener.given
    assert len(first) == len(last) == round(each * BEATS_RATE)
    assert first[0] == pytest.approx(-1, abs=1e-3)
    assert last[-1] == pytest.approx(1, abs=1e-3)
    assert first[-1] == pytest.approx(2 * each / seconds - 1, abs=1e-3)
    assert last[0] == pytest.approx(1 - 2 * each / seconds, abs=1e-3)


def test_a_loop_is_cut_out_to_the_sample_in_stereo(analysis: MusicAnalysisService, tmp_path: Path) -> None:
    both = np.stack([tune([0, 7], 4.0, 44_100), tune([3, 9], 4.0, 44_100)], axis=1)
    path = written(tmp_path / "song.wav", both, 44_100)
    (loop,) = asyncio.run(analysis.loops(path, [2]))
    out = tmp_path / "loop.wav"
    asyncio.run(analysis.cut(path, loop.start_s, loop.end_s, out))
    made, rate = soundfile.read(out, dtype="float32")
    assert (rate, made.shape) == (44_100, (2 * 44_100, 2))
    assert np.allclose(made, soundfile.read(path, dtype="float32")[0][22_050 : 22_050 + 88_200], atol=1e-4)


def test_what_is_not_there_is_told(analysis: MusicAnalysisService, tmp_path: Path) -> None:
    gone, song = tmp_path / "gone.wav", written(tmp_path / "song.wav", tune([0], 1.0))
    for call in (
        lambda: analysis.chroma(gone),
        lambda: analysis.similarity(song, gone),
        lambda: analysis.tempo(gone),
        lambda: analysis.loops(gone),
        lambda: analysis.drift(gone),
        lambda: analysis.seams(gone, [1.0]),
        lambda: analysis.spectrogram(gone, 64, 100),
        lambda: analysis.stretched(gone, tmp_path / "out.wav", 1.5),
        lambda: analysis.cut(gone, 0.0, 1.0, tmp_path / "out.wav"),
    ):
        with pytest.raises(VoiceAppError, match="There is no file"):
            asyncio.run(call())
    with pytest.raises(VoiceAppError, match="There is no folder"):
        asyncio.run(analysis.stretched(song, tmp_path / "none" / "out.wav", 1.5))
