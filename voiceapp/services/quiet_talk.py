"""The talk does not listen while a meeting is played by loudspeakers: it would answer those who speak there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from voiceapp.core.events import EventBus, MicrophoneState, PlayerMoved
from voiceapp.core.tasks import Tasks


class Talk(Protocol):
    """What is asked of the talk."""

    @property
    def microphone(self) -> MicrophoneState:
        """Closed, muted or open."""

    async def mute(self, muted: bool, /) -> None:
        """Let go of the microphone, or open it again."""


class QuietTalk:
    """Mutes the open microphone of ``talk`` at the first sound of a meeting and opens it after the last.

    Whoever unmutes it meanwhile is heard. With ``headphones`` nothing is muted.
    """

    def __init__(self, talk: Talk, headphones: Callable[[], bool], bus: EventBus) -> None:
        self._talk = talk
        self._headphones = headphones
        self._tasks = Tasks(bus)
        self._playing = self._muted = False
        bus.subscribe(PlayerMoved, self._on_moved)

    def _on_moved(self, event: PlayerMoved) -> None:
        if event.playing == self._playing:
            return
        self._playing = event.playing
        if event.playing and self._talk.microphone == "open" and not self._headphones():
            self._muted = True
            self._tasks.spawn(self._talk.mute(True))
        elif not event.playing and self._muted:
            self._muted = False
            self._tasks.spawn(self._talk.mute(False))

    async def close(self) -> None:
        """Wait until what was begun is done."""
        await self._tasks.drain()
