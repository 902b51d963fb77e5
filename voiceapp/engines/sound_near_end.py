"""The near end of the sound process: captured frames, cleaned of echo and noise, and who speaks in them."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from voiceapp.audio.echo import EchoCanceller, NoiseSuppressor
from voiceapp.audio.far_end import FarEnd
from voiceapp.audio.resample import decibels, rms
from voiceapp.core.frames import Samples
from voiceapp.engines.vad import SpeechDetector, Verdict


@dataclass(frozen=True, slots=True, eq=False)
class Near:
    """A captured frame as it is heard: cleaned, with its level and the detector's verdict.

    ``rings``: the loudspeaker can be heard in it. ``user``: what speaks is not the loudspeaker.
    """

    frame: Samples
    level_db: float
    verdict: Verdict
    rings: bool = False
    user: bool = True


class DoubleTalk:
    """Tells a user who talks over the loudspeaker from what a canceller leaves of the loudspeaker's speech.

    A residual echo can sound like speech, but it stays far below the echo itself, while somebody else's voice
    passes nearly as loud as it was captured. So a frame counts when the detector calls it speech and it is at
    most ``PASSED_DB`` below the captured peak (which falls by 2.5 dB a second); enough such frames in half
    a second are a user, until ``HOLD`` frames after the last of them. A canceller that still learns the room
    lets through more: in its first ``LEARNING`` frames it takes more of them. (All found by ``bench echo``.)
    """

    WINDOW = 25
    FRAMES = 6
    PASSED_DB = 11.0
    PEAK_FALLS_DB = 0.05
    HOLD = 35
    LEARNING = 200
    LEARNING_FRAMES = 16

    def __init__(self) -> None:
        self._peak_db = -100.0
        self._passed: deque[bool] = deque(maxlen=self.WINDOW)
        self._left = 0
        self._learnt = 0

    def forget(self) -> None:
        """What was found before now counts no more."""
        self._passed.clear()
        self._left = 0

    def step(self, speech: bool, cleaned_db: float, captured_db: float) -> bool:
        """Judge the next frame by its level before and after the canceller: whether a user speaks."""
        self._peak_db = max(captured_db, self._peak_db - self.PEAK_FALLS_DB)
        self._passed.append(speech and cleaned_db > self._peak_db - self.PASSED_DB)
        self._learnt += 1
        if sum(self._passed) >= (self.FRAMES if self._learnt > self.LEARNING else self.LEARNING_FRAMES):
            self._left = self.HOLD
        self._left = max(self._left - 1, 0)
        return self._left > 0

    @property
    def began(self) -> int:
        """How many frames ago the first of those began that count now."""
        return len(self._passed) - 1 - self._passed.index(True) if True in self._passed else 0


class NearEnd:
    """Cleans and judges captured frames, one after the other.

    The canceller works only while the loudspeaker rings; without one (``canceller`` None) frames pass
    as they are.
    """

    def __init__(
        self,
        detector: SpeechDetector,
        far: FarEnd,
        canceller: EchoCanceller | None = None,
        suppressor: NoiseSuppressor | None = None,
    ) -> None:
        self.suppressor = suppressor
        self._detector = detector
        self._far = far
        self.cancel_with(canceller)

    def cancel_with(self, canceller: EchoCanceller | None) -> None:
        """Go on with a canceller that knows nothing of the room yet, or without one."""
        self._echo = None if canceller is None else (canceller, DoubleTalk())

    def forget(self) -> None:
        """Speech that began before now counts no more."""
        self._detector.forget()
        if self._echo is not None:
            self._echo[1].forget()

    def step(self, frame: Samples, start_s: float) -> Near:
        """Hear the next 20 ms, captured from ``start_s`` on."""
        echo = self._echo if self._far.rings(start_s) else None
        cleaned = frame if echo is None else echo[0].process(frame, self._far.take(len(frame), start_s))
        if self.suppressor is not None:
            cleaned = self.suppressor.process(cleaned)
        level_db = decibels(rms(cleaned))
        verdict = self._detector.step(cleaned)
        if echo is None:
            return Near(cleaned, level_db, verdict)
        user = echo[1].step(verdict.speech, level_db, decibels(rms(frame)))
        if verdict.began is not None:
            began = max(verdict.began, echo[1].began)
            verdict = Verdict(verdict.speech, verdict.probability, began if user else None)
        return Near(cleaned, level_db, verdict, True, user)
