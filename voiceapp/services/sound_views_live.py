"""What the microphone hears right now, as rows of features. The talk's own microphone is left alone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, Notice
from voiceapp.core.frames import Samples
from voiceapp.core.inspection import Lane, LiveMicrophone, LiveRows, Look
from voiceapp.core.recording import RecordingDevice, RecordingSilent
from voiceapp.core.recordings import Vector
from voiceapp.core.settings import Settings
from voiceapp.core.tasks import ended
from voiceapp.services.file_sound import close_stream
from voiceapp.services.microphone_notices import SILENT

RATE = 48_000
END_S = 10.0
"""A process that has not let go of the microphone by then is ended."""


class Listener(Protocol):
    """workers/listening.py"""

    def listen(  # noqa: D102
        self, microphone: str | None, rate: int, until: asyncio.Event
    ) -> AsyncGenerator[Samples | RecordingDevice | RecordingSilent]: ...


class LiveViewer(Protocol):
    """workers/remote_looking.py"""

    async def hear(self, features: Sequence[str], rate: int, look: Look) -> Sequence[Lane]: ...  # noqa: D102
    async def heard(self, samples: Vector) -> Sequence[tuple[str, int, Vector]]: ...  # noqa: D102
    async def end(self, path: Path) -> float: ...  # noqa: D102


class LiveView:
    """Looks at one microphone at a time. ``file`` is where the last minutes of it are put at the end."""

    def __init__(
        self, viewer: LiveViewer, listener: Listener, settings: Settings, bus: EventBus, file: Path
    ) -> None:
        self._viewer = viewer
        self._listener = listener
        self._settings = settings
        self._bus = bus
        self._file = file
        self._turn = asyncio.Lock()  # what is begun has ended before another begins
        self._over = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._written = False

    async def start(self, features: Sequence[str], look: Look) -> None:
        """Hear the chosen microphone from now on; rows come as LiveRows. Again: with other features.

        Where it is stopped meanwhile, no microphone is opened any more. Raises VoiceAppError ``no-microphone`` and
        what keeps it from opening, ``feature-unknown``, ``look-wrong``.
        """
        self._over.set()
        over = self._over = asyncio.Event()
        opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        async with self._turn:
            await self._end()
            if over.is_set():
                return
            lanes = {lane.name: lane for lane in await self._viewer.hear(features, RATE, look)}
            if over.is_set():
                return
            task = self._task = asyncio.create_task(self._run(lanes, opened, over), name="live view")
        await asyncio.wait([opened, task], return_when=asyncio.FIRST_COMPLETED)
        if not opened.done():
            await task

    async def stop(self) -> Path | None:
        """Let go of the microphone; the file of its last ten minutes, None where nothing was heard.

        Raises VoiceAppError where the file cannot be written.
        """
        self._over.set()
        async with self._turn:
            return await self._end()

    async def close(self) -> None:
        """The program ends: nothing of what was heard stays. Raises what :meth:`stop` raises."""
        try:
            await self.stop()
        finally:
            if self._written:  # by this program
                await asyncio.to_thread(self._file.unlink, missing_ok=True)

    async def _end(self) -> Path | None:
        task, self._task = self._task, None
        if task is None:
            return None
        await ended(task, END_S)
        await asyncio.to_thread(self._file.parent.mkdir, mode=0o700, parents=True, exist_ok=True)
        try:
            seconds = await self._viewer.end(self._file)
        except VoiceAppError as error:
            if error.code not in ("not-live", "engine-died"):
                raise
            return None  # who had heard it is gone, which was told
        self._written = self._written or seconds > 0
        return self._file if seconds else None

    async def _run(self, lanes: Mapping[str, Lane], opened: asyncio.Future[None], over: asyncio.Event) -> None:
        parts = self._listener.listen(self._settings.text("sound.microphone") or None, RATE, over)
        try:
            async for part in parts:
                match part:
                    case RecordingDevice():
                        self._tell_device(part)
                        if part.name and not opened.done():
                            opened.set_result(None)
                    case RecordingSilent():
                        if part.sentence:
                            self._bus.publish(SILENT)
                    case samples:
                        for feature, first, rows in await self._viewer.heard(samples):
                            self._bus.publish(LiveRows(lanes[feature], first, rows))
        except VoiceAppError as error:
            if not opened.done():
                raise
            self._bus.publish(Notice.of(error))
        finally:
            await close_stream(parts)
            self._bus.publish(LiveMicrophone(None))

    def _tell_device(self, device: RecordingDevice) -> None:
        self._bus.publish(LiveMicrophone(device.name))
        if device.error is not None:
            self._bus.publish(Notice.of(device.error))
        elif device.sentence:
            self._bus.publish(Notice("warning", device.sentence, "", "", "live-device"))
