"""A file to text: what is told on the way, and what happens to files that hold no words."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Segment, Transcript
from voiceapp.core.protocols import Capabilities, ListenOptions, TranscriptionProgress
from voiceapp.services.transcription import TranscriptionService


class Counter:
    """A transcriber that says "one" for each second of sound."""

    capabilities = Capabilities(translation=False)

    def __init__(self) -> None:
        self.options: list[ListenOptions] = []
        self.open = 0

    def listen(self, turn: int, audio: AsyncIterator[Audio], options: ListenOptions) -> AsyncIterator[Transcript]:
        raise NotImplementedError

    async def transcribe(
        self, audio: AsyncIterator[Audio], options: ListenOptions
    ) -> AsyncIterator[TranscriptionProgress]:
        self.options.append(options)
        self.open += 1
        try:
            second = 0
            async for chunk in audio:
                assert chunk.rate == 16_000
                yield TranscriptionProgress(Segment(" one ", second, second + 1), float(second + 1), "en")
                second += 1
        finally:
            self.open -= 1


def chunks(count: int, closed: list[bool] | None = None) -> AsyncIterator[Audio]:
    async def generate() -> AsyncIterator[Audio]:
        try:
            for _ in range(count):
                yield Audio(np.zeros(16_000, np.float32), 16_000)
        finally:
            if closed is not None:
                closed.append(True)

    return generate()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "three.wav"
    path.touch()
    return path


def test_a_file_becomes_text_with_progress(file: Path) -> None:
    engine, told = Counter(), []

    async def length(_: Path) -> float:
        return 3.0

    service = TranscriptionService(lambda spec: engine, lambda path: chunks(3), length)
    found = asyncio.run(
        service.transcribe(
            file, "counter", "auto", on_progress=lambda fraction, done: told.append((fraction, done))
        )
    )
    assert (found.text, found.language, found.duration_s) == ("one one one", "en", 3.0)
    assert len(found.segments) == 3
    assert found.real_time_factor is not None
    assert told == [(pytest.approx(1 / 3), 1.0), (pytest.approx(2 / 3), 2.0), (1.0, 3.0), (1.0, 3.0)]
    assert engine.options[0].language is None, "auto lets the engine detect it"


def test_unknown_length_has_no_fraction(file: Path) -> None:
    told: list[float | None] = []
    service = TranscriptionService(lambda spec: Counter(), lambda path: chunks(2))
    asyncio.run(service.transcribe(file, "counter", "en", on_progress=lambda fraction, done: told.append(fraction)))
    assert told == [None, None, 1.0]


def test_an_empty_file_holds_nothing(file: Path) -> None:
    found = asyncio.run(TranscriptionService(lambda spec: Counter(), lambda path: chunks(0)).transcribe(file, "x"))
    assert (found.text, found.duration_s, found.real_time_factor, found.segments) == ("", 0.0, None, ())


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    service = TranscriptionService(lambda spec: Counter(), lambda path: chunks(1))
    with pytest.raises(VoiceAppError) as caught:
        asyncio.run(service.transcribe(tmp_path / "none.wav", "counter"))
    assert caught.value.code == "file-missing"


def test_translation_needs_an_engine_that_can(file: Path) -> None:
    service = TranscriptionService(lambda spec: Counter(), lambda path: chunks(1))
    with pytest.raises(VoiceAppError, match="does not translate"):
        asyncio.run(service.transcribe(file, "counter", translate=True))


def test_cancelling_ends_the_call_and_the_decoder(file: Path) -> None:
    engine = Counter()
    closed: list[bool] = []

    # The fake never waits, so the cancel comes at the next real await: give it one.
    async def decode(path: Path) -> AsyncIterator[Audio]:
        async for chunk in chunks(1_000_000, closed):
            await asyncio.sleep(0)
            yield chunk

    async def run() -> None:
        service = TranscriptionService(lambda spec: engine, decode)
        started = asyncio.Event()
        task = asyncio.create_task(service.transcribe(file, "x", on_progress=lambda *_: started.set()))
        await started.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await asyncio.sleep(0)
        assert engine.open == 0

    asyncio.run(run())
    assert closed
