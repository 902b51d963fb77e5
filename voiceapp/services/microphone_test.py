"""Trying a microphone before the first talk: its level, and a few seconds to play back. Nothing of it is kept."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, Notice
from voiceapp.core.frames import Audio, Samples
from voiceapp.core.inspection import LiveMicrophone
from voiceapp.core.microphone_test import MicrophoneHeard, MicrophoneTake
from voiceapp.core.recording import RecordingDevice, RecordingSilent
from voiceapp.core.settings import Settings
from voiceapp.core.tasks import ended
from voiceapp.services.file_sound import close_stream
from voiceapp.services.sound_views_live import END_S, Listener

RATE = 48_000
TAKE_S = 3.0
_FLOOR = 1e-5  # -100 dB


@dataclass(slots=True)
class _Take:
    whole: asyncio.Future[None]
    blocks: list[Samples] = field(default_factory=list)
    frames: int = 0
    loudest_db: float = -100.0

    def add(self, block: Samples, level_db: float) -> None:
        self.blocks.append(block)
        self.frames += len(block)
        self.loudest_db = max(self.loudest_db, level_db)
        if self.left_s <= 0 and not self.whole.done():
            self.whole.set_result(None)

    @property
    def left_s(self) -> float:
        return max(TAKE_S - self.frames / RATE, 0.0)

    @property
    def sound(self) -> Audio:
        return Audio(np.concatenate(self.blocks)[: round(TAKE_S * RATE)], RATE)


class MicrophoneTest:
    """Hears one microphone at a time. ``write`` makes the sound ``file``, in its own thread."""

    def __init__(
        self,
        listener: Listener,
        settings: Settings,
        bus: EventBus,
        file: Path,
        write: Callable[[Path, Audio], None],
    ) -> None:
        self._listener = listener
        self._settings = settings
        self._bus = bus
        self._file = file
        self._write = write
        self._over = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._take: _Take | None = None
        self._recorded = False

    async def start(self) -> None:
        """Hear the chosen microphone from now on, told by MicrophoneHeard; again: another one.

        Raises VoiceAppError ``no-microphone`` and what keeps it from opening.
        """
        await self.stop()
        self._over = asyncio.Event()
        opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        task = self._task = asyncio.create_task(self._run(self._over, opened), name="microphone test")
        await asyncio.wait([opened, task], return_when=asyncio.FIRST_COMPLETED)
        if not opened.done():
            if self._task is task:
                self._task = None
            await task

    async def record(self) -> MicrophoneTake:
        """Record three seconds from now on, into a file that is there until :meth:`stop`.

        Raises VoiceAppError ``not-listening`` where no microphone is heard, or no longer, and what writing raises.
        """
        task = self._task
        if task is None or task.done() or self._take is not None:
            raise _not_listening()
        take = self._take = _Take(asyncio.get_running_loop().create_future())
        try:
            await asyncio.wait([take.whole, task], return_when=asyncio.FIRST_COMPLETED)
            if not take.whole.done():
                raise _not_listening()
            await asyncio.to_thread(self._file.parent.mkdir, mode=0o700, parents=True, exist_ok=True)
            self._recorded = True
            await asyncio.to_thread(self._write, self._file, take.sound)
            return MicrophoneTake(self._file, take.loudest_db)
        finally:
            self._take = None

    async def stop(self) -> None:
        """Let go of the microphone, and remove what was recorded."""
        task, self._task = self._task, None
        if task is not None:
            self._over.set()
            await ended(task, END_S)
        if self._recorded:
            await asyncio.to_thread(self._file.unlink, missing_ok=True)
            self._recorded = False

    async def _run(self, over: asyncio.Event, opened: asyncio.Future[None]) -> None:
        parts = self._listener.listen(self._settings.text("sound.microphone") or None, RATE, over)
        try:
            async for part in parts:
                match part:
                    case RecordingDevice():
                        self._bus.publish(LiveMicrophone(part.name))
                        if part.error is not None:
                            self._bus.publish(Notice.of(part.error))
                        elif not opened.done():
                            opened.set_result(None)
                    case RecordingSilent():
                        pass  # the level says so
                    case samples:
                        self._hear(samples)
        except VoiceAppError as error:
            if not opened.done():
                raise
            self._bus.publish(Notice.of(error))
        finally:
            await close_stream(parts)
            self._bus.publish(LiveMicrophone(None))

    def _hear(self, samples: Samples) -> None:
        level_db = 20 * math.log10(max(float(np.sqrt(np.mean(np.square(samples)))), _FLOOR))
        take = self._take
        if take is not None:
            take.add(samples, level_db)
        self._bus.publish(MicrophoneHeard(level_db, take.left_s if take else None))


def _not_listening() -> VoiceAppError:
    return VoiceAppError(
        "not-listening", "The microphone is not open.", "Test the microphone again.", retryable=True
    )
