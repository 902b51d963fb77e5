"""Recording a voice for a moment: a sample or a consent, by the microphone alone, and never a meeting.

The recording process of meetings writes it, so that a full disk, a missing or a silent microphone are told alike.
What is recorded lies in a folder of its own until it is taken over; nothing of it stays otherwise.
"""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, VoiceRecordingChanged, VoiceRecordingStage
from voiceapp.core.frames import SPEECH_RATE
from voiceapp.core.recording import (
    NO_SYSTEM,
    RECORDING_FILE,
    MeetingRecorder,
    RecorderCommand,
    RecorderEvent,
    RecordingDevice,
    RecordingEnded,
    RecordingLevel,
    RecordingOrder,
    RecordingReady,
    RecordingSilent,
    RecordingSpeech,
    VoiceVerdict,
)
from voiceapp.core.settings import Settings
from voiceapp.services.recorder import until_stop
from voiceapp.services.recording_finish import take_lock

RATE = 48_000
COUNTDOWN_S = 3
MOST_S = 120.0
"""It ends by itself then."""

LEAST_SAID_S = 1.0
QUIET_DB = -40.0
"""Speech below this level is too quiet."""

CLIPPED = 0.985
CLIPPED_PERCENT = 0.05
"""Speech is too loud when so much of it reaches full scale."""

LEAST_BYTES = 100_000_000
STOP_S = 15.0


@dataclass(slots=True)
class _Running:
    order: RecordingOrder
    lock: int
    quiet_s: float | None
    commands: asyncio.Queue[RecorderCommand] = field(default_factory=asyncio.Queue)
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    over: asyncio.Event = field(default_factory=asyncio.Event)
    task: asyncio.Task[None] | None = None
    stage: VoiceRecordingStage = "countdown"
    left_s: int = 0
    elapsed_s: float = 0.0
    level_db: float = -100.0
    samples: int = 0
    energy: float = 0.0
    clipped: int = 0
    heard_s: float = 0.0
    """The end of what was said last."""
    sentence: str = ""

    @property
    def said_s(self) -> float:
        return self.samples / SPEECH_RATE

    @property
    def clipped_percent(self) -> float:
        return 100.0 * self.clipped / max(self.samples, 1)

    @property
    def verdict(self) -> VoiceVerdict:
        if self.said_s < LEAST_SAID_S:
            return "waiting"
        if self.clipped_percent >= CLIPPED_PERCENT:
            return "clipped"
        return "quiet" if 10.0 * np.log10(max(self.energy / self.samples, 1e-10)) < QUIET_DB else "good"


class VoiceRecording:
    """Records one voice at a time into ``folder``; what happens is told by VoiceRecordingChanged."""

    def __init__(
        self,
        recorder: MeetingRecorder,
        settings: Settings,
        bus: EventBus,
        folder: Path,
        countdown_s: int = COUNTDOWN_S,
        free_bytes: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free,
    ) -> None:
        self._recorder = recorder
        self._settings = settings
        self._bus = bus
        self._folder = folder
        self._countdown_s = countdown_s
        self._free_bytes = free_bytes
        self._running: _Running | None = None

    async def start(self, mic: str | None = None, quiet_s: float | None = None, speech: bool = True) -> None:
        """Count down, then record; returns once it records. ``mic`` None is the chosen or default microphone.

        Without ``speech`` whatever is heard is kept (a tune that is hummed), and nothing is said about it.
        It ends by itself after ``MOST_S`` or, where ``quiet_s`` is given, after so much silence behind speech.
        Raises VoiceAppError ``recording-runs``, ``disk-full``, ``no-microphone`` and what keeps it from opening.
        """
        if self._running is not None:
            raise VoiceAppError("recording-runs", "A voice is being recorded already.", "End that recording first.")
        lock = await asyncio.to_thread(take_lock, self._folder, "A voice")
        folder = self._folder / "now"
        microphone = mic or self._settings.text("sound.microphone") or None
        order = RecordingOrder(folder, RATE, microphone, NO_SYSTEM, words=speech)
        running = self._running = _Running(order, lock, quiet_s)
        try:
            await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)  # a crash may have left one
            await self._require_room()
            running.task = asyncio.create_task(self._record(running), name="voice recording")
            await self._until(running, running.ready)
            running.commands.put_nowait("pause")
            for left in range(self._countdown_s, 0, -1):
                running.left_s = left
                self._publish(running)
                await asyncio.wait([running.task], timeout=1.0)
                self._require_alive(running)
            running.left_s, running.stage = 0, "recording"
            running.commands.put_nowait("resume")
            self._publish(running)
        except BaseException:
            await self.discard()
            raise

    async def over(self) -> None:
        """Wait until it has ended by itself or by :meth:`stop`."""
        await self._require().over.wait()

    async def stop(self) -> Path:
        """End it, if it has not; the sound file, which is there until :meth:`discard`.

        Raises, and nothing is left: ``no-speech``, and what ended the recording before its time.
        """
        running = self._require()
        try:
            await self._end(running)
            assert running.task is not None
            if not running.task.cancelled():
                running.task.result()
            if running.order.words and not running.samples:
                raise VoiceAppError(
                    "no-speech",
                    running.sentence or "Nobody was heard.",
                    "Look whether the right microphone is chosen and switched on, and try again.",
                    retryable=True,
                )
            await self._recorder.finish(running.order.folder, lambda fraction, message: None)
        except BaseException:
            await self.discard()
            raise
        return running.order.folder / RECORDING_FILE

    async def discard(self) -> None:
        """End it, and remove what there is of it; nothing where nothing is being recorded."""
        running = self._running
        if running is None:
            return
        try:
            await self._end(running)
            await asyncio.to_thread(shutil.rmtree, running.order.folder, ignore_errors=True)
        finally:
            if self._running is running:
                self._running = None
                os.close(running.lock)

    # -------------------------------------------------------------------------------------------------

    def _require(self) -> _Running:
        if self._running is None:
            raise VoiceAppError("not-recording", "No voice is being recorded.", "Start a recording first.")
        return self._running

    async def _require_room(self) -> None:
        free = await asyncio.to_thread(self._free_bytes, self._folder)
        if free < LEAST_BYTES:
            raise VoiceAppError(
                "disk-full",
                f"The disk has only {free // 1_000_000} MB left; a recording needs {LEAST_BYTES // 1_000_000} MB.",
                "Free some space and try again.",
                retryable=True,
            )

    async def _until(self, running: _Running, event: asyncio.Event) -> None:
        waiting = asyncio.ensure_future(event.wait())
        assert running.task is not None
        try:
            await asyncio.wait([waiting, running.task], return_when=asyncio.FIRST_COMPLETED)
        finally:
            waiting.cancel()
        self._require_alive(running)

    def _require_alive(self, running: _Running) -> None:
        """Raise what ended the recording while it was being begun."""
        assert running.task is not None
        if running.task.done():
            if not running.task.cancelled():
                running.task.result()
            raise VoiceAppError("not-recording", "The recording was ended.", "Start it again.", retryable=True)

    async def _end(self, running: _Running) -> None:
        if running.task is None:
            return
        running.commands.put_nowait("stop")
        await asyncio.wait([running.task], timeout=STOP_S)
        if not running.task.done():
            running.task.cancel()
            await asyncio.wait([running.task])

    async def _record(self, running: _Running) -> None:
        try:
            async for event in self._recorder.record(running.order, until_stop(running.commands)):
                self._take(running, event)
                if isinstance(event, RecordingEnded) and event.error is not None:
                    raise event.error
        except VoiceAppError as error:
            if error.code != "nothing-to-record":
                raise
            raise VoiceAppError(
                "no-microphone", "No microphone was found.", "Plug one in and try again.", retryable=True
            ) from error
        finally:
            running.stage = "done"
            running.over.set()
            self._publish(running)

    def _take(self, running: _Running, event: RecorderEvent) -> None:
        match event:
            case RecordingReady():
                running.ready.set()
            case RecordingLevel():
                running.level_db, running.elapsed_s = event.you_db, event.elapsed_s
                self._end_by_itself(running)
            case RecordingSpeech() if running.stage == "recording":
                running.samples += len(event.samples)
                running.energy += float(np.square(event.samples).sum())
                running.clipped += int((np.abs(event.samples) >= CLIPPED).sum())
                running.heard_s = max(running.heard_s, running.elapsed_s)
            case RecordingSilent():
                running.sentence = event.sentence
            case RecordingDevice():
                running.sentence = event.error.message if event.error else event.sentence
        if running.stage == "recording":
            self._publish(running)

    def _end_by_itself(self, running: _Running) -> None:
        quiet_s = running.elapsed_s - running.heard_s
        silent = running.quiet_s is not None and running.said_s >= LEAST_SAID_S and quiet_s >= running.quiet_s
        if silent or running.elapsed_s >= MOST_S:
            running.commands.put_nowait("stop")

    def _publish(self, running: _Running) -> None:
        self._bus.publish(
            VoiceRecordingChanged(
                running.stage,
                running.left_s,
                running.elapsed_s,
                running.level_db,
                running.said_s,
                running.clipped_percent,
                running.verdict,
                running.sentence,
            )
        )
