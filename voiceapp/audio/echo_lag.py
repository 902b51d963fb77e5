"""How much later than the far end an echo is captured, and when that has jumped.

A busy computer or sound server loses samples of the microphone or of the loudspeaker, and from then on the echo comes
earlier or later than before. A canceller takes seconds to find it again and lets it through until then.
"""

from __future__ import annotations

import numpy as np

from voiceapp.audio.resample import decibels, rms
from voiceapp.core.frames import FRAME_SAMPLES, SPEECH_RATE, Samples

EARLIEST_S, LATEST_S = -0.1, 0.5
"""Where the echo is looked for: before the far end too, since a jump may have brought it there."""

WINDOW_S = 0.24
"""The captured sound that is compared. The shorter, the sooner a jump is found, and the less clearly."""

BAND_HZ = (200.0, 6000.0)
CLEAR = 9.0
"""A peak is clear from so many times the root mean square of the correlation on; what is not an echo reaches 7."""

AUDIBLE_DB = -50.0
"""What is lower, captured or played, is not compared."""

JUMP_S = 0.006
"""Less is left to the canceller, and the strongest reflection changes by as much."""

SAME_S = 0.001
EVERY, EVERY_IN_DOUBT = 25, 2
"""Frames from one look to the next."""

_WINDOW = round(WINDOW_S * SPEECH_RATE)
_EARLIEST, _LATEST = (round(seconds * SPEECH_RATE) for seconds in (EARLIEST_S, LATEST_S))
_SIZE = 1 << (_WINDOW + _LATEST - _EARLIEST - 1).bit_length()
_FIRST, _LAST = (round(hertz * _SIZE / SPEECH_RATE) for hertz in BAND_HZ)
_RAMP: Samples = np.asarray(np.sin(np.linspace(0, np.pi / 2, round(0.02 * SPEECH_RATE))) ** 2, np.float32)


class EchoLag:
    """Compares captured frames with those of the far end. 16 kHz mono."""

    def __init__(self) -> None:
        self._near: Samples = np.zeros(_WINDOW, np.float32)
        self._far: Samples = np.zeros(_WINDOW + _LATEST, np.float32)
        self._count = 0
        self._held: int | None = None
        self._other: int | None = None

    @property
    def elsewhere(self) -> bool:
        """Whether the echo was found at another place than before, by the last look."""
        return self._held is not None and self._other is not None

    def step(self, near: Samples, far: Samples, doubt: bool) -> int:
        """By how many samples the echo comes later than before (negative: earlier), 0 as long as it does not.

        ``doubt``: something is left of the captured frame that may be echo. A jump is to be answered by :meth:`moved`.
        """
        self._near = np.concatenate([self._near[len(near) :], near])
        self._far = np.concatenate([self._far[len(far) :], far])
        self._count += 1
        if self._count < (EVERY_IN_DOUBT if doubt or self._other is not None else EVERY):
            return 0
        self._count = 0
        lag = self._look()
        before, self._other = self._other, None
        if lag is None or (self._held is not None and abs(lag - self._held) <= JUMP_S * SPEECH_RATE):
            return 0
        if before is None or abs(lag - before) > SAME_S * SPEECH_RATE:
            self._other = lag
            return 0
        if self._held is None:
            self._held = lag
            return 0
        return lag - self._held

    def moved(self, jump: int, by: int) -> None:
        """After a jump the far end is given later by so many samples (negative: earlier) from now on."""
        assert self._held is not None
        self._held += jump - by
        silence: Samples = np.zeros(abs(by), np.float32)
        self._far = (
            np.concatenate([silence, self._far[: len(self._far) - by]])
            if by > 0
            else np.concatenate([self._far[-by:], silence])
        )

    def _look(self) -> int | None:
        """The lag of the echo, None where none is clear.

        Generalised cross-correlation with phase transform (Knapp and Carter, 1976).
        """
        far, near = _tapered(self._far), _tapered(self._near)
        cross = np.fft.rfft(far, _SIZE) * np.conj(np.fft.rfft(near, _SIZE))
        cross[:_FIRST] = cross[_LAST:] = 0
        cross /= np.abs(cross) + 1e-9
        peaks = np.abs(np.fft.irfft(cross, _SIZE)[: _LATEST - _EARLIEST + 1])
        best = int(np.argmax(peaks))
        played = self._far[best : best + _WINDOW]
        if min(decibels(rms(self._near)), decibels(rms(played))) < AUDIBLE_DB:
            return None
        if peaks[best] < CLEAR * np.sqrt(np.mean(np.square(peaks))):
            return None
        return _LATEST - best


def _tapered(sound: Samples) -> Samples:
    """The sound without its edges: two edges correlate however different what they cut off is."""
    tapered = sound.copy()
    tapered[: len(_RAMP)] *= _RAMP
    tapered[-len(_RAMP) :] *= _RAMP[::-1]
    return tapered
