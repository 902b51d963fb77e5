"""WebRTC's voice detector: 2 microseconds a frame, quick to fire, taken in by some noises.

Library: webrtcvad-wheels. Modes 0 and 1 call quiet noise speech,
so only 2 and 3 are used.
"""

from __future__ import annotations

import numpy as np
import webrtcvad

from voiceapp.core.frames import SPEECH_RATE, Samples


class WebrtcVad:
    """Judges 20 ms frames of 16 kHz mono, one after the other."""

    def __init__(self, mode: int = 2) -> None:
        if mode not in (2, 3):
            raise ValueError(f"mode {mode}")
        self._vad = webrtcvad.Vad(mode)

    def is_speech(self, frame: Samples) -> bool:
        """Whether the frame (10, 20 or 30 ms) sounds like speech."""
        pcm = frame * np.float32(32767)
        if len(pcm) and (pcm.max() > 32767 or pcm.min() < -32768):
            np.clip(pcm, -32768, 32767, out=pcm)
        return bool(self._vad.is_speech(pcm.astype(np.int16).tobytes(), SPEECH_RATE))
