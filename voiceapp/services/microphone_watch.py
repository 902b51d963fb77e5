"""Tells what is wrong with what the microphone delivers: silence, distortion, lost sound."""

from __future__ import annotations

import numpy as np

from voiceapp.core.events import EventBus, Notice
from voiceapp.core.frames import AudioChunk, DeviceState, Overflow, Silent, SoundEvent, SpeechStarted
from voiceapp.services.microphone_notices import DISTORTED, LOST, SILENT

CLIPPED = 0.98
"""Samples from here on are at the end of the scale."""

CLIPPED_SAMPLES = 3
"""So many of them in 20 ms are heard as distortion; a single one is not."""

CLIPPED_SHARE = 0.2
LEAST_FRAMES = 25
"""Of half a second of speech and more, this share of distorted frames is told."""


class MicrophoneWatch:
    """Looks at what the sound process tells. Silence and distortion are told once for each opening."""

    def __init__(self, bus: EventBus) -> None:
        self._bus = bus
        self._told: set[str] = set()
        self._frames = self._clipped = 0

    def observe(self, event: SoundEvent) -> None:
        """Look at one event."""
        match event:
            case DeviceState(kind="microphone"):
                self._told.clear()
            case SpeechStarted():
                self._frames = self._clipped = 0
            case AudioChunk(speech=True):
                self._frames += 1
                self._clipped += int((np.abs(event.samples) >= CLIPPED).sum() >= CLIPPED_SAMPLES)
                if self._frames >= LEAST_FRAMES and self._clipped >= CLIPPED_SHARE * self._frames:
                    self._tell_once(DISTORTED)
            case Silent():
                self._tell_once(SILENT)
            case Overflow():
                self._bus.publish(LOST)

    def _tell_once(self, notice: Notice) -> None:
        if notice.code not in self._told:
            self._told.add(notice.code)
            self._bus.publish(notice)
