"""The listening process as the services see it: the microphone's sound, for a look at it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable

from voiceapp.core.frames import Samples
from voiceapp.core.recording import RecordingDevice, RecordingSilent
from voiceapp.workers.client import Worker
from voiceapp.workers.recording import channel_event

CLOSE_S = 3.0


class RemoteListener:
    """``provide`` starts a listening process; each time that is listened has one of its own."""

    def __init__(self, provide: Callable[[], Awaitable[Worker]]) -> None:
        self._provide = provide

    async def listen(
        self, microphone: str | None, rate: int, until: asyncio.Event
    ) -> AsyncGenerator[Samples | RecordingDevice | RecordingSilent]:
        """Mono sound of ``rate`` block by block until the event, and what is told of the microphone.

        None is the system's default one. Raises VoiceAppError where none can be opened.
        """

        async def stopped() -> AsyncGenerator[None]:
            await until.wait()
            return
            yield

        worker = await self._provide()
        try:
            async with worker.call("run", {"rate": rate, "microphone": microphone}, stopped()) as call:
                async for part in call:
                    yield part["samples"] if part["event"] == "sound" else channel_event(part)
        finally:
            await worker.close(CLOSE_S)
