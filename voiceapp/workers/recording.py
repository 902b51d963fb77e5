"""The recording process as the services see it: :class:`~voiceapp.core.recording.MeetingRecorder` over a Worker."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.recording import (
    Finished,
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
)
from voiceapp.workers.client import Worker

CLOSE_S = 6.0
"""How long the process may take to put what it has on the disk."""


class RemoteRecorder:
    """``provide`` starts a recording process; each recording and each finishing has one of its own."""

    def __init__(self, provide: Callable[[], Awaitable[Worker]]) -> None:
        self._provide = provide

    async def record(
        self, order: RecordingOrder, commands: AsyncIterator[RecorderCommand]
    ) -> AsyncGenerator[RecorderEvent]:
        """Record until "stop"; close the generator to the end. Raises VoiceAppError."""
        arguments = {
            "folder": str(order.folder),
            "rate": order.rate,
            "microphone": order.microphone,
            "system": order.system,
            "again": order.again,
            "words": order.words,
        }
        async with self._process() as worker, worker.call("run", arguments, _told(commands)) as call:
            async for part in call:
                yield _event(part)

    async def finish(self, folder: Path, tell: Callable[[float | None, str], None]) -> Finished:
        """Make the verified file, ``tell`` being told how far it is. Raises VoiceAppError."""
        async with self._process() as worker, worker.call("finish", {"folder": str(folder)}) as call:
            call.progress.append(tell)
            return Finished(**await call.result)

    @asynccontextmanager
    async def _process(self) -> AsyncIterator[Worker]:
        worker = await self._provide()
        try:
            yield worker
        finally:
            await worker.close(CLOSE_S)


async def _told(commands: AsyncIterator[RecorderCommand]) -> AsyncIterator[dict[str, str]]:
    async for command in commands:
        yield {"do": command}


def channel_event(part: dict[str, Any]) -> RecordingDevice | RecordingSilent:
    """What a channel of a recording, or of a look at the microphone, tells of its device."""
    if part["event"] == "silent":
        return RecordingSilent(part["channel"], part["sentence"])
    error = VoiceAppError.from_dict(part["error"]) if part["error"] else None
    return RecordingDevice(part["channel"], part["name"], part["sentence"], error)


def _event(part: dict[str, Any]) -> RecorderEvent:
    error = VoiceAppError.from_dict(part["error"]) if part.get("error") else None
    match part["event"]:
        case "ready":
            return RecordingReady(part["channels"])
        case "level":
            return RecordingLevel(
                part["you_db"], part["others_db"], part["elapsed_s"], part["at_s"], part["free_bytes"]
            )
        case "paused":
            return RecordingPaused(part["on"], part["elapsed_s"], part["at_s"])
        case "device" | "silent":
            return channel_event(part)
        case "speech":
            return RecordingSpeech(part["channel"], part["begin_s"], part["samples"], part["ended"], part["lost_s"])
        case _:
            return RecordingEnded(part["duration_s"], error)
