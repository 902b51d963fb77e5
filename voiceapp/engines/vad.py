"""The speech detector of the talk: webrtcvad always, Silero from the moment that webrtcvad hears something."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from voiceapp.core.frames import FRAME_SAMPLES, Samples
from voiceapp.engines.vad_webrtc import WebrtcVad


class FrameJudge(Protocol):
    """Judges 20 ms frames."""

    def is_speech(self, frame: Samples) -> bool:
        """Whether the frame sounds like speech."""


class ChunkJudge(Protocol):
    """Gives a stream's probabilities of speech, chunk by chunk."""

    def reset(self) -> None:
        """Begin a new stream."""

    def feed(self, samples: Samples) -> list[float]:
        """The probabilities of the chunks that are complete now."""


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """``enter`` and ``leave`` are probabilities; ``frames`` of the last ten must agree for speech to begin."""

    mode: int
    enter: float
    leave: float
    frames: int


SENSITIVITIES = {
    "low": Sensitivity(3, 0.65, 0.45, 8),
    "normal": Sensitivity(2, 0.5, 0.35, 6),
    "high": Sensitivity(2, 0.35, 0.2, 5),
}
"""Setting ``sound.sensitivity``."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """``speech`` of this frame, its ``probability``, and how many frames ago speech began (None: it has not)."""

    speech: bool
    probability: float
    began: int | None = None


class SpeechDetector:
    """Judges 20 ms frames of 16 kHz mono, one after the other.

    ``silero`` None (not loaded yet, not installed) leaves the verdict to webrtcvad. A verdict lags its sound
    by at most one chunk (32 ms) and has no hang-over: who wants to know about a pause measures it.
    """

    WINDOW = 10
    WARM_FRAMES = 16
    IDLE_FRAMES = 50

    def __init__(
        self,
        sensitivity: str = "normal",
        silero: Callable[[], ChunkJudge | None] = lambda: None,
        webrtc: Callable[[int], FrameJudge] = WebrtcVad,
    ) -> None:
        self._how = SENSITIVITIES[sensitivity]
        self._webrtc = webrtc(self._how.mode)
        self._find_silero = silero
        self._silero: ChunkJudge | None = None
        self._past: deque[Samples] = deque(maxlen=self.WARM_FRAMES)
        self._agreed: deque[bool] = deque(maxlen=self.WINDOW)
        self._quiet = 0
        self._probability = 0.0
        self._sure = False

    def forget(self) -> None:
        """Speech that began before now counts no more (the microphone was gated, the utterance is over)."""
        self._agreed.clear()
        self._past.clear()
        self._rest()

    def step(self, frame: Samples) -> Verdict:
        """Judge the next frame. ``began`` is set whenever enough of the last frames were speech."""
        fired = self._webrtc.is_speech(frame)
        self._quiet = 0 if fired else self._quiet + 1
        if fired and self._silero is None:
            self._wake()
        speech = self._judge(frame, fired)
        self._past.append(frame)
        self._agreed.append(speech)
        began = None
        if speech and sum(self._agreed) >= self._how.frames:
            began = len(self._agreed) - 1 - self._agreed.index(True)
        return Verdict(speech, self._probability, began)

    def _judge(self, frame: Samples, fired: bool) -> bool:
        if self._silero is None:
            self._probability = 1.0 if fired else 0.0
            return fired
        for probability in self._silero.feed(frame):
            self._probability = probability
            self._sure = probability >= (self._how.leave if self._sure else self._how.enter)
        if self._quiet > self.IDLE_FRAMES and not self._sure:
            self._rest()
        return self._sure

    def _wake(self) -> None:
        """Start Silero on what led up to now: it needs some sound before it is right."""
        self._silero = self._find_silero()
        if self._silero is not None:
            self._silero.reset()
            if self._past:
                self._silero.feed(np.concatenate(self._past)[-FRAME_SAMPLES * self.WARM_FRAMES :])

    def _rest(self) -> None:
        self._silero = None
        self._sure = False
        self._probability = 0.0
