"""Who speaks while the loudspeaker does: the user, or what the canceller leaves of the loudspeaker."""

from __future__ import annotations

from collections import deque

import numpy as np

from voiceapp.engines.sound_playback import DUCK_DB


class DoubleTalk:
    """Tells a user who talks over the loudspeaker from what a canceller leaves of the loudspeaker's speech.

    A residual echo can sound like speech, but it stays far below the echo itself, while somebody else's voice
    passes nearly as loud as it was captured. So a frame counts when the detector calls it speech and it is at
    most ``PASSED_DB`` below the captured peak (which falls by 2.5 dB a second); enough such frames in half
    a second are a user, until ``HOLD`` frames after the last of them. A canceller that still learns the room
    lets through more, for moments all: in its first ``LEARNING`` frames it takes more of them.

    A voice that is weaker than the echo passes only in bursts. Bursts well above what the canceller lately left
    make :attr:`suspected` true for a while: whoever plays then plays softer, and a user comes to light. Until the
    room has followed that takes ``SOFTER_AFTER`` frames, and it lets through more, so again it takes more.
    (All numbers were found by ``bench echo``.)
    """

    WINDOW = 25
    FRAMES = 6
    PASSED_DB = 11.0
    PEAK_FALLS_DB = 0.05
    HOLD = 35
    LEARNING = 200
    LEARNING_FRAMES = 16

    BURST_DB = 8.0
    BURST_BELOW_PEAK_DB = 25.0
    BURSTS = 2
    SUSPECTED = 50
    SOFTER_AFTER = 18
    SOFTER_DB = DUCK_DB - 5.0
    SOFTER_FRAMES = 14
    CALM = 50

    def __init__(self) -> None:
        self._peak_db = -100.0
        self._passed: deque[bool] = deque(maxlen=self.WINDOW)
        self._left = 0
        self._learnt = 0
        self._residual: deque[float] = deque(maxlen=250)
        self._residual_db = 0.0
        self._bursts: deque[bool] = deque(maxlen=10)
        self._suspected = 0
        self._calm = 0

    def forget(self) -> None:
        """What was found before now counts no more."""
        self._passed.clear()
        self._bursts.clear()
        self._left = self._suspected = 0

    def learn(self) -> None:
        """The canceller has to find the echo again: it lets through moments of it even three seconds later."""
        self.forget()
        self._learnt = 0

    def step(self, speech: bool, cleaned_db: float, captured_db: float) -> bool:
        """Judge the next frame by its level before and after the canceller: whether a user speaks."""
        self._learnt += 1
        self._peak_db = max(captured_db, self._peak_db - self.PEAK_FALLS_DB)
        softer = self._suspected > self.SOFTER_AFTER
        below_db = self.PASSED_DB + (self.SOFTER_DB if softer else 0.0)
        self._passed.append(speech and cleaned_db > self._peak_db - below_db)
        learning = self._learnt <= self.LEARNING
        needed = self.LEARNING_FRAMES if learning else self.SOFTER_FRAMES if softer else self.FRAMES
        if sum(self._passed) >= needed:
            self._left = self.HOLD
        self._left = max(self._left - 1, 0)
        self._suspect(cleaned_db)
        return self._left > 0

    @property
    def holds(self) -> bool:
        """Whether a user speaks, by the last frame."""
        return self._left > 0

    @property
    def began(self) -> int:
        """How many frames ago the first of those began that count now."""
        return len(self._passed) - 1 - self._passed.index(True) if True in self._passed else 0

    @property
    def suspected(self) -> bool:
        """Whether a user may be speaking: it is to be played softer to find out."""
        return self._suspected > 0

    def _suspect(self, cleaned_db: float) -> None:
        if self._suspected:
            self._suspected += 1
            if self._suspected > self.SUSPECTED and not self._left:
                self._suspected, self._calm = 0, self.CALM
                self._bursts.clear()
            return
        self._calm = max(self._calm - 1, 0)
        self._residual.append(cleaned_db)
        if self._learnt < self.LEARNING:
            return
        if self._learnt % 10 == 0:
            self._residual_db = float(np.percentile(self._residual, 95))
        burst = max(self._residual_db + self.BURST_DB, self._peak_db - self.BURST_BELOW_PEAK_DB)
        self._bursts.append(cleaned_db > burst)
        if sum(self._bursts) >= self.BURSTS and not self._calm:
            self._suspected = 1
