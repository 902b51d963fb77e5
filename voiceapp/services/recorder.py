"""Recording meetings: one at a time on a computer account, and never lost."""

from __future__ import annotations

import asyncio
import os
import shutil
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, MeetingChanged, Notice, RecordingChanged
from voiceapp.core.meetings import MeetingInfo
from voiceapp.core.recording import (
    MeetingRecorder,
    RecorderCommand,
    RecorderEvent,
    RecordingDevice,
    RecordingEnded,
    RecordingLevel,
    RecordingOrder,
    RecordingPaused,
    RecordingReady,
    RecordingSilent,
    RecordingSpeech,
    SideName,
)
from voiceapp.core.settings import Settings
from voiceapp.core.tasks import Tasks
from voiceapp.services.recording_finish import RecordingFinisher, Recovered, take_lock
from voiceapp.storage.meetings import MeetingStore

_BROKEN = ("engine-died", "engine-failed")

LOW_H = 1.0
"""With room for less, that is said."""

LEAST_BYTES = 200_000_000
"""With less than this on the disk no recording is begun."""

RESTARTS = 3
STOP_S = 15.0
"""A process that has not stopped by then is ended; what it wrote is kept."""


@dataclass(slots=True)
class _Running:
    """The recording that runs: its commands, and where it is."""

    info: MeetingInfo
    order: RecordingOrder
    lock: int
    commands: asyncio.Queue[RecorderCommand]
    ready: asyncio.Future[None]
    task: asyncio.Task[None] | None = None
    channels: int = 2
    elapsed_s: float = 0.0
    at_s: float = 0.0
    you_db: float = -100.0
    others_db: float | None = None
    free_bytes: int | None = None
    paused: bool = False
    silent: bool = False
    low_told: bool = False
    stopping: bool = False
    speaking: dict[SideName, RecordingSpeech] = field(default_factory=dict)
    """The last piece of what is being said."""
    told: str = ""
    """The code of what ended it, which the user was told."""

    @property
    def hours_left(self) -> float | None:
        """How much longer can be recorded; the disk keeps a reserve."""
        if self.free_bytes is None:
            return None
        return max(self.free_bytes - LEAST_BYTES / 2, 0.0) / (self.order.rate * self.channels * 2 * 3600)


class RecorderService:
    """Records one meeting at a time; everything it does is told by RecordingChanged and MeetingChanged.

    ``folder`` holds a folder for each meeting; ``free_bytes`` tells what the disk has left. ``speech`` takes what
    is said meanwhile, with the meeting it is said in.
    """

    def __init__(
        self,
        meetings: MeetingStore,
        recorder: MeetingRecorder,
        finishing: RecordingFinisher,
        settings: Settings,
        bus: EventBus,
        folder: Path,
        free_bytes: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free,
        speech: Callable[[int, RecordingSpeech], None] | None = None,
    ) -> None:
        self._meetings = meetings
        self._recorder = recorder
        self._finishing = finishing
        self._settings = settings
        self._bus = bus
        self._folder = folder
        self._free_bytes = free_bytes
        self._speech = speech
        self._tasks = Tasks(bus)
        self._running: _Running | None = None

    # -------------------------------------------------------------------------------------- state

    @property
    def meeting(self) -> int | None:
        """The meeting that is being recorded."""
        return self._running.info.id if self._running else None

    @property
    def elapsed_s(self) -> float:
        """How long the running recording is at this moment."""
        running = self._running
        if running is None:
            return 0.0
        since = 0.0 if running.paused or not running.at_s else asyncio.get_running_loop().time() - running.at_s
        return running.elapsed_s + max(since, 0.0)

    @property
    def _rate(self) -> int:
        return 48_000 if self._settings.text("meetings.quality") == "full" else 16_000

    # ----------------------------------------------------------------------------------- recording

    async def start(self, mic: str | None = None, system: str | None = None, title: str = "") -> MeetingInfo:
        """Record a meeting from now on. None is the chosen or default device; ``system`` "none": no second channel.

        Raises VoiceAppError ``recording-runs``, ``disk-full``, and what keeps a device or the file from opening.
        """
        lock = await asyncio.to_thread(take_lock, self._folder)
        try:
            await self._check_room()
            started = time.time()
            title = title.strip() or f"Meeting {datetime.fromtimestamp(started):%Y-%m-%d %H:%M}"
            info = await self._meetings.create(title, started, "recorded", "recording")
        except BaseException:
            os.close(lock)
            raise
        microphone = mic or self._settings.text("sound.microphone") or None
        words = self._speech is not None and self._settings.flag("meetings.live_words")
        order = RecordingOrder(self._folder / str(info.id), self._rate, microphone, system, words=words)
        running = _Running(info, order, lock, asyncio.Queue(), asyncio.get_running_loop().create_future())
        self._running = running
        running.task = asyncio.create_task(self._run(running), name="recording")
        await asyncio.wait([running.ready, running.task], return_when=asyncio.FIRST_COMPLETED)
        if not running.ready.done():
            await running.task
        running.ready.result()
        return info

    async def toggle(self) -> None:
        """Begin to record, or end it (a system-wide key). Raises as :meth:`start`, and ``consent-missing``."""
        if self._running is not None:
            await self.stop()
        elif not self._settings.flag("meetings.consent_told"):
            raise VoiceAppError(
                "consent-missing",
                "Everyone must agree before you record.",
                "Begin the first recording on the Meetings page; it says what to ask.",
            )
        else:
            await self.start()

    async def pause(self) -> None:
        """Record nothing until :meth:`resume`; what was said until now is kept."""
        self._require().commands.put_nowait("pause")

    async def resume(self) -> None:
        """Go on after a pause."""
        self._require().commands.put_nowait("resume")

    async def marker(self, text: str = "") -> None:
        """Set a marker at this moment."""
        running = self._require()
        await self._meetings.add_note(running.info.id, self.elapsed_s, text, marker=True)
        self._bus.publish(MeetingChanged(running.info.id))

    async def stop(self) -> MeetingInfo:
        """End the recording; its verified file is made in the background (:meth:`settled`)."""
        running = self._require()
        await self._end_running(running)
        self._tasks.spawn(self._finishing.finish_quietly(running.info, running.told))
        return await self._meetings.get(running.info.id)

    async def settled(self) -> None:
        """Wait until every recording that was ended is a verified file, or was told why it is not."""
        await self._tasks.drain()

    async def recover(self) -> list[Recovered]:
        """Make verified files of what was left behind, as :meth:`RecordingFinisher.recover`."""
        return await self._finishing.recover()

    def recover_later(self) -> None:
        """At a start: recover in the background, and say what was."""
        self._tasks.spawn(self._finishing.recover_and_tell())

    async def close(self) -> None:
        """The program ends: so does the recording. Its file is made at the next start."""
        if self._running is not None:
            await self._end_running(self._running)
        await self._tasks.cancel()

    def _require(self) -> _Running:
        if self._running is None:
            raise VoiceAppError("not-recording", "No meeting is being recorded.", "Start one first.")
        return self._running

    async def _end_running(self, running: _Running) -> None:
        running.stopping = True
        running.commands.put_nowait("stop")
        assert running.task is not None
        await asyncio.wait([running.task], timeout=STOP_S)
        if not running.task.done():
            running.task.cancel()
            await asyncio.wait([running.task])
            self._bus.publish(RecordingChanged(None))

    async def _check_room(self) -> None:
        free = await asyncio.to_thread(self._free_bytes, self._folder)
        if free < LEAST_BYTES:
            raise VoiceAppError(
                "disk-full",
                f"The disk has only {free // 1_000_000} MB left; a recording needs {LEAST_BYTES // 1_000_000} MB.",
                "Free some space and try again.",
                retryable=True,
            )

    async def _run(self, running: _Running) -> None:
        """From the first sound to the last; whatever happens, what was recorded is then being finished."""
        problem: VoiceAppError | None = None
        try:
            try:
                problem = await self._record(running)
            except VoiceAppError as error:
                problem = error
            try:
                await self._store_end(running)
            except VoiceAppError as error:  # the disk is full for the database too: the next start stores it
                problem = problem or error
        finally:
            os.close(running.lock)
            self._running = None
        if not running.ready.done():
            running.ready.set_exception(problem or VoiceAppError("not-recording", "Nothing was recorded."))
            return
        self._bus.publish(RecordingChanged(None))
        self._bus.publish(MeetingChanged(running.info.id))
        if problem is not None:
            running.told = problem.code
            self._bus.publish(Notice.of(problem, action="meetings"))
        if not running.stopping:  # nobody waits for it: a full disk or dead processes ended it
            self._tasks.spawn(self._finishing.finish_quietly(running.info, running.told))

    async def _store_end(self, running: _Running) -> None:
        if running.ready.done():
            length, channels = running.elapsed_s, running.channels
            await self._meetings.update(running.info.id, state="finishing", duration_s=length, channels=channels)
        else:
            await self._meetings.delete(running.info.id)

    async def _record(self, running: _Running) -> VoiceAppError | None:
        """Serve the process, and the next one when it dies; what ended it before its time."""
        ended: VoiceAppError | None = None
        order = running.order
        for restart in range(RESTARTS + 1):
            try:
                async for event in self._recorder.record(order, until_stop(running.commands)):
                    if isinstance(event, RecordingEnded):
                        running.elapsed_s, ended = event.duration_s, event.error
                    self._take(running, event)
                return ended
            except VoiceAppError as error:
                if error.code not in _BROKEN or not running.ready.done() or restart == RESTARTS or running.stopping:
                    raise
            for piece in tuple(running.speaking.values()):  # its end died with the process
                self._hand_over(running, replace(piece, samples=piece.samples[:0], ended=True, lost_s=0.0))
            order = replace(order, again=True)
            running.commands = asyncio.Queue()
            if running.paused:
                running.commands.put_nowait("pause")
            sentence = "The recording stood still for a moment and goes on; less than a second of it is missing."
            self._bus.publish(Notice("warning", sentence, "", "meetings", "recording-restarted"))
        return ended

    def _take(self, running: _Running, event: RecorderEvent) -> None:
        match event:
            case RecordingSpeech():
                self._hand_over(running, event)
                return
            case RecordingReady():
                running.channels = event.channels
                if not running.ready.done():
                    running.ready.set_result(None)
                    self._bus.publish(MeetingChanged(running.info.id))
            case RecordingLevel():
                running.you_db, running.others_db = event.you_db, event.others_db
                running.elapsed_s, running.at_s = event.elapsed_s, event.at_s
                running.free_bytes = event.free_bytes
                self._warn_of_room(running)
            case RecordingPaused():
                running.paused = event.paused
                running.elapsed_s, running.at_s = event.elapsed_s, event.at_s
                running.you_db, running.others_db = -100.0, None if running.others_db is None else -100.0
            case RecordingDevice(error=None):
                if event.sentence:
                    self._bus.publish(Notice("warning", event.sentence, "", "meetings", "recording-device"))
            case RecordingDevice():
                assert event.error is not None
                self._bus.publish(
                    Notice("warning", event.error.message, event.error.next_step, "meetings", event.error.code)
                )
            case RecordingSilent():
                running.silent = bool(event.sentence) if event.side == "others" else running.silent
                if event.sentence:
                    step = "Choose another microphone in the settings if it stays so."
                    if event.side == "others":
                        step = "Let the meeting play through the loudspeakers that this computer uses by default."
                    self._bus.publish(Notice("warning", event.sentence, step, "meetings", "recording-silent"))
        self._publish(running)

    def _hand_over(self, running: _Running, piece: RecordingSpeech) -> None:
        """By the loop: who reads along and fails does not end the recording."""
        running.speaking.pop(piece.side, None)
        if not piece.ended:
            running.speaking[piece.side] = piece
        if self._speech is not None:
            asyncio.get_running_loop().call_soon(self._speech, running.info.id, piece)

    def _warn_of_room(self, running: _Running) -> None:
        hours = running.hours_left
        if hours is not None and hours < LOW_H and not running.low_told:
            running.low_told = True
            sentence = f"The disk has room for {int(hours * 60)} minutes of recording."
            self._bus.publish(Notice("warning", sentence, "Free some space meanwhile.", "", "disk-low"))

    def _publish(self, running: _Running) -> None:
        self._bus.publish(
            RecordingChanged(
                running.info.id,
                running.elapsed_s,
                running.you_db,
                running.others_db,
                running.paused,
                running.hours_left,
                running.silent,
            )
        )


async def until_stop(commands: asyncio.Queue[RecorderCommand]) -> AsyncIterator[RecorderCommand]:
    """The commands as they come, "stop" being the last."""
    while True:
        command = await commands.get()
        yield command
        if command == "stop":
            return
