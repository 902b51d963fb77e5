"""What is looked at again and again while the program runs."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, Notice
from voiceapp.core.tasks import Tasks


class Recurring(ABC):
    """Looks at once and then every ``every_s`` seconds. What a look raises is told, and the next one comes."""

    def __init__(self, bus: EventBus, every_s: float) -> None:
        self._bus = bus
        self._every_s = every_s
        self._tasks = Tasks(bus)

    def start(self) -> None:
        """Begin to look."""
        self._tasks.spawn(self._watch())

    async def close(self) -> None:
        """Look no more."""
        await self._tasks.cancel()

    async def _watch(self) -> None:
        while True:
            try:
                await self.look()
            except VoiceAppError as error:
                self._bus.publish(Notice.of(error))
            await asyncio.sleep(self._every_s)

    @abstractmethod
    async def look(self) -> None:
        """Look once. Raises VoiceAppError."""
