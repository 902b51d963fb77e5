"""When the sound process cancels echo: it depends on the setting and on what plays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from voiceapp.audio.echo import NoiseSuppressor, WebRtcCanceller
from voiceapp.core.errors import VoiceAppError
from voiceapp.engines.sound_near_end import NearEnd
from voiceapp.engines.sound_speaker import Speaker

Emit = Callable[[dict[str, Any]], None]


class EchoSwitch:
    """Gives the near end a canceller where one is needed, and tells whether the microphone can stay open.

    ``echo``: auto (cancelled unless headphones are worn), on or off; ``headphones``: the user says that they are.
    """

    def __init__(self, near_end: NearEnd, emit: Emit, echo: str, headphones: bool) -> None:
        self._near_end = near_end
        self._emit = emit
        self._echo = echo
        self._headphones = headphones

    def suppress_noise(self) -> None:
        """Suppress noise from now on, where the library is there."""
        try:
            self._near_end.suppressor = NoiseSuppressor()
        except VoiceAppError as error:
            self._tell(False, error)

    def look(self, speaker: Speaker) -> None:
        """Another loudspeaker is in use, or the same one in another way."""
        if not speaker.in_the_room:  # a file: nothing is heard
            self._near_end.cancel_with(None)
            self._tell(self._headphones)
            return
        headphones = self._headphones or speaker.headphones
        if self._echo == "off" or (self._echo == "auto" and headphones):
            self._near_end.cancel_with(None)
            self._tell(headphones)
            return
        try:
            self._near_end.cancel_with(WebRtcCanceller())
        except VoiceAppError as error:
            self._tell(headphones, error)
        else:
            self._tell(True)

    def _tell(self, stays_open: bool, error: VoiceAppError | None = None) -> None:
        self._emit({"event": "echo", "open": stays_open, "error": error.as_dict() if error is not None else None})
