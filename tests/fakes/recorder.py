"""A recording process in memory: it writes real files, and does what a test tells it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from pathlib import Path

import numpy as np

from voiceapp.audio.recorder import RecordingFile
from voiceapp.audio.recorder_flac import finish
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.recording import (
    Finished,
    RecorderCommand,
    RecorderEvent,
    RecordingEnded,
    RecordingLevel,
    RecordingOrder,
    RecordingPaused,
    RecordingReady,
)

DIED = VoiceAppError("engine-died", "The recording stopped unexpectedly.", "Try again.", retryable=True)
STEP_S = 0.1


class FakeRecorder:
    """Records noise, 0.1 s at each step of the loop. ``happens`` are told, or raised, one before each step.

    ``refusal`` is raised instead of opening anything; ``deaf``: no command is obeyed;
    ``orders`` and ``commands`` are what was asked for.
    """

    def __init__(self, *happens: RecorderEvent | VoiceAppError) -> None:
        self.happens = list(happens)
        self.refusal: VoiceAppError | None = None
        self.finish_refusal: VoiceAppError | None = None
        self.orders: list[RecordingOrder] = []
        self.commands: list[RecorderCommand] = []
        self.free_bytes = 10**12
        self.deaf = False

    async def record(
        self, order: RecordingOrder, commands: AsyncIterator[RecorderCommand]
    ) -> AsyncGenerator[RecorderEvent]:
        self.orders.append(order)
        if self.refusal:
            raise self.refusal
        channels = 1 if order.system == "none" else 2
        if order.again:
            file = RecordingFile.resume(order.folder, time.time())
        else:
            file = RecordingFile.create(order.folder, order.rate, channels, time.time())
        asked: asyncio.Queue[RecorderCommand] = asyncio.Queue()
        reading = asyncio.create_task(self._read(commands, asked))
        noise = np.random.default_rng(1).normal(0, 0.1, (round(STEP_S * order.rate), channels))
        paused = stopped = False
        ended: VoiceAppError | None = None
        yield RecordingReady(channels)
        try:
            while not stopped and ended is None:
                await asyncio.sleep(0.01)
                now = asyncio.get_running_loop().time()
                while not (asked.empty() or self.deaf):
                    command = asked.get_nowait()
                    self.commands.append(command)
                    stopped = command == "stop"
                    if not stopped:
                        paused = command == "pause"
                        yield RecordingPaused(paused, file.duration_s, now)
                if not paused:
                    file.append(noise.astype(np.float32))
                    yield RecordingLevel(-20.0, -30.0, file.duration_s, now, self.free_bytes)
                happened = self.happens.pop(0) if self.happens else None
                if isinstance(happened, VoiceAppError):
                    ended = happened
                elif happened is not None:
                    yield happened
        finally:
            reading.cancel()
            await asyncio.wait([reading])
            await asyncio.to_thread(file.close)
        if ended is not None and ended.code == "engine-died":
            raise ended
        yield RecordingEnded(file.duration_s, ended)

    async def _read(self, commands: AsyncIterator[RecorderCommand], asked: asyncio.Queue[RecorderCommand]) -> None:
        async for command in commands:
            asked.put_nowait(command)

    async def finish(self, folder: Path, tell: Callable[[float | None, str], None]) -> Finished:
        if self.finish_refusal:
            raise self.finish_refusal
        done = await asyncio.to_thread(finish, folder)
        return Finished(done.duration_s, done.channels, done.size_bytes, done.missing_s)
