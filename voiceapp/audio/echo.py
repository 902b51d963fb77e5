"""Echo cancellation and noise suppression of captured sound, by WebRTC's audio processing module.

Library: pywebrtc-audio (Apache-2.0; WebRTC itself is under a BSD licence). It is chosen by ``voiceapp bench
echo``: its canceller (AEC3) removes an echo from the first second on and finds the echo's delay by itself.
"""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import SPEECH_RATE, Samples


class EchoCanceller(Protocol):
    """Takes the loudspeaker's sound out of the microphone's."""

    def process(self, near: Samples, far: Samples) -> Samples:
        """What is left of the captured 20 ms ``near`` without the echo of ``far``.

        16 kHz mono. ``far`` is what was played when ``near`` was captured, or up to 250 ms before it.
        """


class WebRtcCanceller:
    """WebRTC's AEC3. Raises VoiceAppError "echo-missing" where the library cannot be loaded."""

    def __init__(self) -> None:
        self._canceller = _library().AudioProcessor(SPEECH_RATE, echo_cancellation=True)

    def process(self, near: Samples, far: Samples) -> Samples:
        """As EchoCanceller; the sound comes out 4 ms later."""
        return np.asarray(self._canceller.process(near, far), np.float32)


class NoiseSuppressor:
    """WebRTC's noise suppressor, by 12 dB. Raises VoiceAppError "echo-missing" as WebRtcCanceller."""

    def __init__(self) -> None:
        self._suppressor = _library().NoiseSuppressor(SPEECH_RATE)

    def process(self, near: Samples) -> Samples:
        """The 20 ms of 16 kHz mono with less steady noise."""
        return np.asarray(self._suppressor.process(near), np.float32)


def _library() -> Any:
    try:
        import pywebrtc_audio
    except (ImportError, OSError) as error:
        raise VoiceAppError(
            "echo-missing",
            "The echo canceller is not installed, so the microphone is closed while I speak.",
            "Wear headphones and say so in Settings, or install the program again.",
        ) from error
    return pywebrtc_audio
