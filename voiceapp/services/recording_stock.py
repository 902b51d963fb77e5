"""What there is for the tools about recordings: a model is told only of tools that have something to work with."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from voiceapp.core.events import (
    Event,
    EventBus,
    MeetingChanged,
    MeetingRemoved,
    TurnStarted,
    VoiceChanged,
    VoiceRemoved,
)
from voiceapp.core.tasks import Tasks

There = Callable[[], Awaitable[bool]]
"""Whether there is any."""


class Stock:
    """Whether there are ``recordings`` and ``voices``, as far as known.

    What other processes add is seen when a turn begins.
    """

    def __init__(self, recordings: There, voices: There, bus: EventBus) -> None:
        self.recordings = self.voices = False
        self._any_recording, self._any_voice = recordings, voices
        self._tasks = Tasks(bus)
        for event in (MeetingChanged, MeetingRemoved, VoiceChanged, VoiceRemoved):
            bus.subscribe(event, self._on_change)
        bus.subscribe(TurnStarted, self._on_turn)

    async def look(self) -> None:
        """See what there is now."""
        self.recordings, self.voices = await self._any_recording(), await self._any_voice()

    def _on_change(self, event: Event) -> None:
        self._tasks.spawn(self.look())

    def _on_turn(self, event: TurnStarted) -> None:
        if not (self.recordings and self.voices):
            self._tasks.spawn(self.look())

    async def close(self) -> None:
        """End what runs."""
        await self._tasks.cancel()
