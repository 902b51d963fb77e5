"""A microphone that a test of the first steps speaks into."""

from __future__ import annotations

import asyncio
from pathlib import Path

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus
from voiceapp.core.inspection import LiveMicrophone
from voiceapp.core.microphone_test import MicrophoneHeard, MicrophoneTake


class FakeMicrophoneTest:
    """Is ``loud_db`` loud; ``on`` tells whether it is open, ``calls`` what was asked."""

    def __init__(self, bus: EventBus, home: Path) -> None:
        self._bus = bus
        self._file = home / "test.wav"
        self.on = False
        self.calls: list[str] = []
        self.loud_db = -20.0
        self.fail: VoiceAppError | None = None
        self.recorded = asyncio.Event()

    async def start(self) -> None:
        self.calls.append("start")
        if self.fail is not None:
            raise self.fail
        self.on = True
        self._bus.publish(LiveMicrophone("Desk microphone"))
        self._bus.publish(MicrophoneHeard(self.loud_db, None))

    async def record(self) -> MicrophoneTake:
        self.calls.append("record")
        self._bus.publish(MicrophoneHeard(self.loud_db, 2.0))
        await self.recorded.wait()
        self._bus.publish(MicrophoneHeard(self.loud_db, 0.0))
        return MicrophoneTake(self._file, self.loud_db)

    async def stop(self) -> None:
        self.calls.append("stop")
        if self.on:
            self.on = False
            self._bus.publish(LiveMicrophone(None))
