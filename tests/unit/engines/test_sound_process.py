"""The sound process end to end, with files in the place of the devices: no sound card is needed."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from voiceapp.audio.files import read
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import (
    Audio,
    AudioChunk,
    DeviceState,
    Heard,
    InputEnded,
    Level,
    PlaybackStarted,
    Samples,
    Silent,
    SoundEvent,
    Speech,
    SpeechStarted,
)
from voiceapp.core.paths import PACKAGE
from voiceapp.core.protocols import SoundOptions
from voiceapp.workers.client import Worker
from voiceapp.workers.process import ChildSpec
from voiceapp.workers.sound import RemoteSound

QUESTION = PACKAGE.parent / "assets" / "samples" / "question.wav"


async def provide() -> Worker:
    worker = await Worker.start(ChildSpec("sound", "Sound", "voiceapp.engines.sound:Sound"))
    await worker.load({})
    return worker


class Listener:
    """Reads events as a pipeline does: acts on each before it takes the next."""

    def __init__(self, act: Callable[[Listener, SoundEvent], Coroutine[Any, Any, None]] | None = None) -> None:
        self.sound = RemoteSound(provide, Worker.close)
        self.got: list[SoundEvent] = []
        self.ended = asyncio.Event()
        self._act = act

    async def run(self) -> None:
        async for event in self.sound.events():
            self.got.append(event)
            if isinstance(event, InputEnded):
                self.ended.set()
            if self._act is not None:
                await self._act(self, event)

    @property
    def chunks(self) -> list[AudioChunk]:
        return [event for event in self.got if isinstance(event, AudioChunk)]

    async def until_ended(self, options: SoundOptions, timeout_s: float = 30.0) -> None:
        reader = asyncio.create_task(self.run())
        await self.sound.open(options)
        async with asyncio.timeout(timeout_s):
            await self.ended.wait()
        await self.sound.close()
        await reader


def trailing_silence(chunks: list[AudioChunk]) -> int:
    count = 0
    for chunk in reversed(chunks):
        if chunk.speech:
            break
        count += 1
    return count


@pytest.fixture
def two_questions(tmp_path: Path) -> tuple[Path, Samples]:
    """A file with two questions, a second of silence before, between and after them."""
    question = read(QUESTION, 16_000).samples
    loud = np.flatnonzero(np.abs(question) > 0.01)
    question = question[loud[0] : loud[-1] + 1]
    pause = np.zeros(16_000, np.float32)
    path = tmp_path / "two.wav"
    soundfile.write(path, np.concatenate([pause, question, pause, question, pause]), 16_000)
    return path, question


def best_match(heard: Samples, said: Samples) -> float:
    """How well ``said`` is contained in ``heard``: 1.0 is sample by sample."""
    if len(heard) < len(said):
        return 0.0
    size = 1 << (len(heard) + len(said)).bit_length()
    product = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(said, size)), size)[: len(heard)]
    at = int(np.argmax(product[: len(heard) - len(said) + 1]))
    part = heard[at : at + len(said)]
    return float(np.dot(part, said) / np.sqrt(np.dot(part, part) * np.dot(said, said)))


def test_a_fast_file_is_heard_whole_and_stands_still_while_the_assistant_thinks(
    two_questions: tuple[Path, Samples],
) -> None:
    path, question = two_questions
    utterances: list[list[AudioChunk]] = []
    thought: list[int] = []

    async def act(listener: Listener, event: SoundEvent) -> None:
        if isinstance(event, SpeechStarted):
            utterances.append([])
        elif isinstance(event, AudioChunk):
            utterances[-1].append(event)
            if trailing_silence(utterances[-1]) >= 25:
                await listener.sound.listen()
                await listener.sound.gate(True)
                before = len(listener.got)
                await asyncio.sleep(0.3)
                thought.append(len(listener.got) - before)
                await listener.sound.gate(False)

    async def main() -> Listener:
        listener = Listener(act)
        await listener.until_ended(SoundOptions(input_file=str(path), realtime=False, use_speaker=False))
        return listener

    began = time.monotonic()
    listener = asyncio.run(main())
    assert time.monotonic() - began < 6.0
    assert len(utterances) == 2
    assert thought == [0, 0]
    for chunks in utterances:
        heard = np.concatenate([chunk.samples for chunk in chunks])
        assert best_match(heard, question) > 0.999
        stamps = [chunk.start_s for chunk in chunks]
        assert np.diff(stamps) == pytest.approx(0.02, abs=1e-6)
        assert sum(chunk.speech for chunk in chunks) * 0.02 == pytest.approx(len(question) / 16_000, abs=0.25)
        loudest = max(chunk.level_db for chunk in chunks)
        assert -30 < loudest < 0
    assert isinstance(listener.got[-1], InputEnded)


def test_a_file_in_real_time_comes_at_its_own_pace() -> None:
    async def act(listener: Listener, event: SoundEvent) -> None:
        if isinstance(event, AudioChunk):
            lags.append(asyncio.get_running_loop().time() - event.start_s)
            if trailing_silence(listener.chunks) == 20:
                await listener.sound.listen()

    lags: list[float] = []

    async def main() -> Listener:
        listener = Listener(act)
        await listener.until_ended(SoundOptions(input_file=str(QUESTION), use_speaker=False))
        return listener

    listener = asyncio.run(main())
    chunks = listener.chunks
    assert np.diff([chunk.start_s for chunk in chunks]) == pytest.approx(0.02, abs=1e-6)
    assert float(np.median(lags[40:])) < 0.06
    started = next(event for event in listener.got if isinstance(event, SpeechStarted))
    first_speech = next(chunk for chunk in chunks if chunk.speech)
    assert chunks[0].start_s <= started.at_s
    assert started.at_s == pytest.approx(first_speech.start_s, abs=0.021)


def test_a_gate_that_is_open_already_costs_who_speaks_no_word() -> None:
    async def act(listener: Listener, event: SoundEvent) -> None:
        if isinstance(event, AudioChunk):
            if len(listener.chunks) == 30:
                await listener.sound.gate(False)  # as at the end of an answer
            if trailing_silence(listener.chunks) == 20:
                await listener.sound.listen()

    async def main() -> Listener:
        listener = Listener(act)
        await listener.until_ended(SoundOptions(input_file=str(QUESTION), use_speaker=False))
        return listener

    listener = asyncio.run(main())
    assert len([event for event in listener.got if isinstance(event, SpeechStarted)]) == 1
    heard = np.concatenate([chunk.samples for chunk in listener.chunks])
    assert best_match(heard, read(QUESTION, 16_000).samples[3_200:14_400]) > 0.999


def test_a_silent_file_ends_without_an_utterance(tmp_path: Path) -> None:
    path = tmp_path / "silent.wav"
    soundfile.write(path, np.zeros(48_000), 16_000)

    async def main() -> list[SoundEvent]:
        listener = Listener()
        await listener.until_ended(SoundOptions(input_file=str(path), realtime=False, use_speaker=False))
        return listener.got

    kinds = [type(event) for event in asyncio.run(main())]
    assert kinds == [DeviceState, DeviceState, InputEnded]
    soundfile.write(path, np.zeros(80_000), 16_000)
    assert [type(event) for event in asyncio.run(main())][-2:] == [Silent, InputEnded]


def test_a_muted_file_is_not_heard_and_levels_come_30_times_a_second() -> None:
    async def main() -> list[SoundEvent]:
        listener = Listener()
        await listener.sound.mute(True)
        await listener.sound.meter(True)
        await listener.until_ended(SoundOptions(input_file=str(QUESTION), use_speaker=False))
        return listener.got

    got = asyncio.run(main())
    assert not any(isinstance(event, SpeechStarted | AudioChunk) for event in got)
    levels = [event for event in got if isinstance(event, Level)]
    seconds = levels[-1].at_s - levels[0].at_s
    assert len(levels) / seconds == pytest.approx(30, abs=2)
    assert max(level.rms_db for level in levels) > -30
    assert all(level.peak_db >= level.rms_db - 0.1 for level in levels)


@pytest.mark.parametrize("realtime", [False, True])
def test_what_is_spoken_is_written_at_its_own_rate(tmp_path: Path, realtime: bool) -> None:
    path = tmp_path / "reply.wav"
    rate = 22_050
    spoken = (0.4 * np.sin(2 * np.pi * 300 * np.arange(round(1.3 * rate)) / rate)).astype(np.float32)

    async def main() -> list[SoundEvent]:
        listener = Listener()
        sound, reader = listener.sound, asyncio.create_task(listener.run())
        await sound.open(SoundOptions(input_file=str(QUESTION), output_file=str(path), realtime=realtime))
        for start in range(0, len(spoken), 4000):
            await sound.play(Speech(1, 0, Audio(spoken[start : start + 4000], rate)))
        await sound.end(1)
        async with asyncio.timeout(10):
            while not any(isinstance(event, Heard) and event.done for event in listener.got):
                await asyncio.sleep(0.01)
        assert not path.exists()
        await sound.close()
        await reader
        return listener.got

    began = time.monotonic()
    got = asyncio.run(main())
    written, written_rate = soundfile.read(path, dtype="float32")
    assert written_rate == rate
    assert len(written) == len(spoken)
    assert np.allclose(written, spoken, atol=1e-4)
    assert [entry.name for entry in tmp_path.iterdir()] == ["reply.wav"]
    started = next(event for event in got if isinstance(event, PlaybackStarted))
    done = next(event for event in got if isinstance(event, Heard) and event.done)
    assert done.heard_s == pytest.approx(1.3, abs=0.001)
    if realtime:
        assert done.at_s - started.at_s == pytest.approx(1.3, abs=0.05)
    else:
        assert time.monotonic() - began < 4.0


def test_stop_cuts_a_file_in_real_time(tmp_path: Path) -> None:
    path = tmp_path / "reply.wav"

    async def main() -> Heard | None:
        listener = Listener()
        sound, reader = listener.sound, asyncio.create_task(listener.run())
        await sound.open(SoundOptions(input_file=str(QUESTION), output_file=str(path)))
        await sound.play(Speech(1, 0, Audio(np.full(16_000 * 4, 0.5, np.float32), 16_000)))
        async with asyncio.timeout(10):
            while not any(isinstance(event, Heard) and event.heard_s > 0.5 for event in listener.got):
                await asyncio.sleep(0.01)
        heard = await sound.stop()
        assert await sound.stop() is None
        await sound.close()
        await reader
        return heard

    heard = asyncio.run(main())
    assert heard is not None
    assert 0.5 < heard.heard_s < 1.0
    written, _ = soundfile.read(path)
    assert len(written) / 16_000 == pytest.approx(heard.heard_s + 0.03, abs=0.005)
    assert abs(written[-1]) < 0.01


def test_play_waits_while_five_seconds_are_queued(tmp_path: Path) -> None:
    async def main() -> float:
        listener = Listener()
        sound, reader = listener.sound, asyncio.create_task(listener.run())
        await sound.open(SoundOptions(input_file=str(QUESTION), output_file=str(tmp_path / "a.wav")))
        began = asyncio.get_running_loop().time()
        await sound.play(Speech(1, 0, Audio(np.zeros(16_000 * 7, np.float32), 16_000)))
        waited = asyncio.get_running_loop().time() - began
        await sound.stop()
        await sound.close()
        await reader
        return waited

    assert asyncio.run(main()) == pytest.approx(1.1, abs=0.4)


@pytest.mark.parametrize(
    ("name", "code"), [("missing.wav", "file-missing"), ("text.wav", "not-sound"), ("empty.wav", "sound-empty")]
)
def test_a_file_that_cannot_stand_in_is_raised_at_open(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "text.wav").write_text("no sound at all\n" * 50)
    (tmp_path / "empty.wav").write_bytes(b"")

    async def main() -> None:
        sound = RemoteSound(provide, Worker.close)
        try:
            await sound.open(SoundOptions(input_file=str(tmp_path / name), use_speaker=False))
        finally:
            await sound.close()

    with pytest.raises(VoiceAppError) as raised:
        asyncio.run(main())
    assert raised.value.code == code


def test_a_killed_sound_process_comes_back_and_the_turn_is_over(tmp_path: Path) -> None:
    workers: list[Worker] = []

    async def remembered() -> Worker:
        workers.append(await provide())
        return workers[-1]

    async def main() -> list[SoundEvent]:
        listener = Listener()
        sound = listener.sound = RemoteSound(remembered, Worker.close)
        reader = asyncio.create_task(listener.run())
        await sound.open(SoundOptions(input_file=str(QUESTION), output_file=str(tmp_path / "a.wav")))
        await sound.play(Speech(1, 0, Audio(np.zeros(16_000 * 3, np.float32), 16_000)))
        await sound.end(1)
        workers[0].kill()
        async with asyncio.timeout(10):
            while not any(isinstance(event, Heard) and event.done for event in listener.got):
                await asyncio.sleep(0.01)
            while len([event for event in listener.got if isinstance(event, DeviceState)]) < 4:
                await asyncio.sleep(0.01)
        await sound.play(Speech(2, 0, Audio(np.zeros(3200, np.float32), 16_000)))
        await sound.end(2)
        async with asyncio.timeout(10):
            while not any(isinstance(event, Heard) and event.done and event.turn == 2 for event in listener.got):
                await asyncio.sleep(0.01)
        await sound.close()
        await reader
        return listener.got

    asyncio.run(main())
    assert len(workers) == 2
    assert all(worker.state == "gone" for worker in workers)


def test_a_sound_process_that_is_opened_again_hears_again(two_questions: tuple[Path, Samples]) -> None:
    path, _ = two_questions
    utterances: list[list[AudioChunk]] = []

    async def act(listener: Listener, event: SoundEvent) -> None:
        if isinstance(event, SpeechStarted):
            utterances.append([])
        elif isinstance(event, AudioChunk):
            utterances[-1].append(event)
            if trailing_silence(utterances[-1]) == 25:
                await listener.sound.listen()
                await listener.sound.gate(False)

    async def main() -> None:
        listener = Listener(act)
        for count in (2, 4):
            listener.ended.clear()
            await listener.until_ended(SoundOptions(input_file=str(path), realtime=False, use_speaker=False))
            assert len(utterances) == count

    asyncio.run(main())
