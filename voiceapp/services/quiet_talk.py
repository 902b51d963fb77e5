"""The talk does not listen while a recording is played by loudspeakers or a voice is recorded: it would answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from voiceapp.core.events import EventBus, MicrophoneState, PlayerMoved, VoiceRecordingChanged
from voiceapp.core.tasks import Tasks


class Talk(Protocol):
    """What is asked of the talk."""

    @property
    def microphone(self) -> MicrophoneState:
        """Closed, muted or open."""

    async def mute(self, muted: bool, /) -> None:
        """Let go of the microphone, or open it again."""


class QuietTalk:
    """Mutes the open microphone of ``talk`` at the first such sound and opens it after the last.

    Whoever unmutes it meanwhile is heard. With ``headphones`` what is played mutes nothing.
    """

    def __init__(self, talk: Talk, headphones: Callable[[], bool], bus: EventBus) -> None:
        self._talk = talk
        self._headphones = headphones
        self._tasks = Tasks(bus)
        self._playing = self._recording = self._muted = False
        bus.subscribe(PlayerMoved, self._on_moved)
        bus.subscribe(VoiceRecordingChanged, self._on_recording)

    def _on_moved(self, event: PlayerMoved) -> None:
        if event.playing != self._playing:
            self._playing = event.playing
            self._follow(event.playing and not self._headphones())

    def _on_recording(self, event: VoiceRecordingChanged) -> None:
        recording = event.stage != "done"
        if recording != self._recording:
            self._recording = recording
            self._follow(recording)

    def _follow(self, begins: bool) -> None:
        if begins and self._talk.microphone == "open":
            self._muted = True
            self._tasks.spawn(self._talk.mute(True))
        elif self._muted and not self._playing and not self._recording:
            self._muted = False
            self._tasks.spawn(self._talk.mute(False))

    async def close(self) -> None:
        """Wait until what was begun is done."""
        await self._tasks.drain()
