"""When an utterance is over."""

from __future__ import annotations

from typing import Protocol

from voiceapp.core.frames import FRAME_SAMPLES, SPEECH_RATE, AudioChunk

FRAME_S = FRAME_SAMPLES / SPEECH_RATE

FADED_DB = 35.0
"""Frames this far below the utterance's loudest one are its decay, though detectors still call them speech."""


class EndpointPolicy(Protocol):
    """Decides how long a silence ends the utterance."""

    def delay_s(self, partial: str) -> float:
        """Seconds of silence that end an utterance whose words so far are ``partial``."""


class FixedDelay:
    """The same delay whatever was said."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def delay_s(self, partial: str) -> float:
        """Seconds of silence that end the utterance."""
        return self._seconds


class Endpointer:
    """Watches an utterance's frames for the silence that ends it. All times are the frames' own."""

    def __init__(self, policy: EndpointPolicy) -> None:
        self._policy = policy
        self._frame_end_s = 0.0
        self._loudest_db = -100.0
        self.partial = ""
        self.speech_s = 0.0
        self.speech_end_s: float | None = None

    @property
    def silence_s(self) -> float:
        """Seconds since the last frame with speech."""
        return 0.0 if self.speech_end_s is None else self._frame_end_s - self.speech_end_s

    def feed(self, chunk: AudioChunk) -> bool:
        """Take the next frame; True when the utterance is over."""
        length_s = len(chunk.samples) / SPEECH_RATE
        self._frame_end_s = chunk.start_s + length_s
        self._loudest_db = max(self._loudest_db, chunk.level_db)
        if chunk.speech:
            self.speech_s += length_s
            if chunk.level_db > self._loudest_db - FADED_DB:
                self.speech_end_s = self._frame_end_s
        # Half a frame of tolerance: the stamps are floats, and 0.7 s of silence are 35 frames.
        return self.speech_end_s is not None and (
            self.silence_s >= self._policy.delay_s(self.partial) - FRAME_S / 2
        )
