"""What the microphone's frames tell of an utterance: where the detector heard speech, how loud, how clean."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from voiceapp.core.frames import SPEECH_RATE, AudioChunk

BRIDGED_S = 0.06
"""Shorter gaps do not part a stretch of speech: detectors drop single frames of stop consonants."""

QUIETEST_DB = -80.0
"""Levels below are taken for this: digital silence is no measure of a room."""

_FLOOR_PERCENT = 20
_FLOOR_FRAMES = 5


@dataclass(frozen=True, slots=True)
class UtteranceSound:
    """Measured facts of an utterance; times in seconds from its first frame.

    ``speech`` are the stretches that the detector calls speech, ``over_noise_db`` the median level of
    their frames over the noise of the others (None where there are too few others to tell).
    """

    speech: tuple[tuple[float, float], ...] = ()
    over_noise_db: float | None = None

    @property
    def speech_s(self) -> float:
        """Seconds of speech."""
        return sum(end - start for start, end in self.speech)

    @property
    def longest_s(self) -> float:
        """The longest stretch of speech."""
        return max((end - start for start, end in self.speech), default=0.0)

    @property
    def share(self) -> float:
        """Share of speech between its first and its last frame, 0 without any."""
        return self.speech_s / (self.speech[-1][1] - self.speech[0][0]) if self.speech else 0.0

    def spoken_between(self, start_s: float, end_s: float) -> float:
        """Seconds of speech between two times."""
        return sum(max(min(end, end_s) - max(start, start_s), 0.0) for start, end in self.speech)


class SoundMeter:
    """Measures an utterance while it grows."""

    def __init__(self) -> None:
        self._length_s = 0.0
        self._speech: list[tuple[float, float]] = []
        self._spoken_db: list[float] = []
        self._noise_db: list[float] = []

    def feed(self, chunk: AudioChunk) -> None:
        """Take the next frame."""
        start_s = self._length_s
        self._length_s += len(chunk.samples) / SPEECH_RATE
        (self._spoken_db if chunk.speech else self._noise_db).append(max(chunk.level_db, QUIETEST_DB))
        if not chunk.speech:
            return
        if self._speech and start_s - self._speech[-1][1] < BRIDGED_S:
            start_s = self._speech.pop()[0]
        self._speech.append((start_s, self._length_s))

    def facts(self) -> UtteranceSound:
        """What was measured until now."""
        over_noise_db = None
        if self._spoken_db and len(self._noise_db) >= _FLOOR_FRAMES:
            floor = np.percentile(self._noise_db, _FLOOR_PERCENT)
            over_noise_db = float(np.median(self._spoken_db) - floor)
        return UtteranceSound(tuple(self._speech), over_noise_db)
