"""A recording to one file for each source: streamed to disk, whole or not at all."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest

from voiceapp.audio.files import read
from voiceapp.audio.writer import SoundWriter, write
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.protocols import Capabilities
from voiceapp.core.recordings import Stem, Tell
from voiceapp.services.cleaning import Cleaned, CleaningService

RATE = 8_000


class Halver:
    """Two sources: the sound at half its level, and silence. It is loaded once it is asked for sound."""

    def __init__(self, fail_after: int | None = None) -> None:
        self.capabilities = Capabilities()
        self.fail_after = fail_after
        self.parts = 0

    async def separate(self, audio: AsyncIterator[Audio], tell: Tell) -> AsyncIterator[Stem]:
        self.capabilities = Capabilities(sample_rate=RATE, channels=2)
        async for chunk in audio:
            if self.parts == self.fail_after:
                raise VoiceAppError("engine-crashed", "The engine stopped.", "Try again.", retryable=True)
            self.parts += 1
            yield Stem("speaker 1", Audio(chunk.samples * np.float32(0.5), chunk.rate))
            yield Stem("noise", Audio(np.zeros_like(chunk.samples), chunk.rate))


class Files:
    """What the service asks of the app."""

    def __init__(self, engine: Halver, seconds: int = 4) -> None:
        self.engine = engine
        self.seconds = seconds
        self.asked: list[tuple[int, int]] = []

    async def decode(self, path: Path, rate: int, channels: int) -> AsyncIterator[Audio]:
        self.asked.append((rate, channels))
        for _ in range(self.seconds):
            await asyncio.sleep(0)
            yield Audio(np.full((rate, channels), 0.5, np.float32), rate)

    async def length(self, path: Path) -> float | None:
        return float(self.seconds)

    def service(self) -> CleaningService:
        return CleaningService(lambda spec: self.engine, self.decode, self.length, SoundWriter)


@pytest.fixture
def song(tmp_path: Path) -> Path:
    return write(tmp_path / "my song.flac", Audio(np.zeros(RATE, np.float32), RATE))


def clean(files: Files, song: Path, folder: Path, told: list[float | None]) -> Cleaned:
    folder.mkdir(exist_ok=True)
    work = files.service().clean(song, "halver", folder, lambda fraction, _: told.append(fraction))
    return asyncio.run(work)


def test_each_source_becomes_a_file(tmp_path: Path, song: Path) -> None:
    files, told = Files(Halver()), list[float | None]()
    cleaned = clean(files, song, tmp_path / "out", told)
    assert files.asked == [(RATE, 2)], "decoded as the loaded engine wants it"
    assert [(stem.stem, stem.file.name, stem.duration_s) for stem in cleaned.files] == [
        ("speaker 1", "my song-speaker-1.wav", 4.0),
        ("noise", "my song-noise.wav", 4.0),
    ]
    assert cleaned.real_time_factor is not None
    assert 0 <= cleaned.real_time_factor < 5
    voice = read(cleaned.files[0].file, downmix=False)
    assert (voice.rate, voice.samples.shape) == (RATE, (4 * RATE, 2))
    assert np.allclose(voice.samples, 0.25, atol=1e-4)
    assert told[0] == 0.25
    assert told[-1] == 1.0
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == [
        "my song-noise.wav",
        "my song-speaker-1.wav",
    ]


def test_a_run_that_fails_leaves_nothing_and_an_older_file_whole(tmp_path: Path, song: Path) -> None:
    folder, told = tmp_path / "out", list[float | None]()
    clean(Files(Halver()), song, folder, told)
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    with pytest.raises(VoiceAppError) as caught:
        clean(Files(Halver(fail_after=2)), song, folder, told)
    assert caught.value.code == "engine-crashed"
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def test_a_cancelled_run_leaves_nothing(tmp_path: Path, song: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    files = Files(Halver(), seconds=1000)

    async def run() -> None:
        begun = asyncio.Event()
        work = asyncio.create_task(files.service().clean(song, "halver", folder, lambda *_: begun.set()))
        await begun.wait()
        assert any(folder.iterdir()), "it is being written"
        work.cancel()
        with pytest.raises(asyncio.CancelledError):
            await work
        assert list(folder.iterdir()) == []

    asyncio.run(run())


def test_a_missing_file_is_told_before_anything_is_loaded(tmp_path: Path) -> None:
    files = Files(Halver())
    with pytest.raises(VoiceAppError) as caught:
        asyncio.run(files.service().clean(tmp_path / "gone.wav", "halver", tmp_path))
    assert caught.value.code == "file-missing"
    assert files.engine.parts == 0
