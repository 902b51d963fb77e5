"""How much later than the far end an echo is captured, and when that has jumped.

A busy computer or sound server loses samples of the microphone or of the loudspeaker, and from then on the echo
comes earlier or later than before. A canceller takes seconds to find it again and lets it through until then.
"""

from __future__ import annotations

import numpy as np

from voiceapp.audio.resample import decibels, rms
from voiceapp.core.frames import SPEECH_RATE, Samples

EARLIEST_S, LATEST_S = -0.1, 0.5
"""Where the echo is looked for: before the far end too, since a jump may have brought it there."""

WINDOW_S = 0.24
"""The captured sound that is compared. The shorter, the sooner a jump is found, and the less clearly."""

BAND_HZ = (200.0, 6000.0)
CLEAR = 11.0
"""A peak is clear from so many times the root mean square of the correlation on; what is not an echo reaches 7."""

AUDIBLE_DB = -50.0
"""What is lower, captured or played, is not compared."""

ALIKE = 0.1
"""The least correlation coefficient of an echo; a long reverberation leaves 0.2 of it."""

JUMP_S = 0.006
"""Less is left to the canceller, and the strongest reflection changes by as much."""

SAME_S = 0.001
EVERY, EVERY_IN_DOUBT = 25, 2
"""Frames from one look to the next."""

TORN = 100
"""Frames with the echo at its place after which all is well again: one jump seldom comes alone."""

_WINDOW = round(WINDOW_S * SPEECH_RATE)
_EARLIEST, _LATEST = (round(seconds * SPEECH_RATE) for seconds in (EARLIEST_S, LATEST_S))
# An echo that comes sooner, or before its sound, no canceller finds: it is brought to twice that.
_LEAST = round(0.008 * SPEECH_RATE)
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
        self._here = False
        self._torn = 0

    @property
    def lost(self) -> bool:
        """Whether it has lately been found at other places than before and is not back at its own."""
        return self._torn > 0 and not self._here

    def step(self, near: Samples, far: Samples, doubt: bool) -> int:
        """By how many samples to give the far end later (negative: earlier), for the echo to come as before.

        ``doubt``: something is left of the captured frame that may be echo. Whoever moves it tells :meth:`moved`.
        """
        self._near = np.concatenate([self._near[len(near) :], near])
        self._far = np.concatenate([self._far[len(far) :], far])
        self._torn = max(self._torn - self._here, 0)
        self._count += 1
        if self._count < (EVERY_IN_DOUBT if doubt or self._torn else EVERY):
            return 0
        self._count = 0
        lag = self._look()
        before, self._other = self._other, lag
        self._here = False
        if lag is None or (self._held is None and lag < 0 and decibels(rms(far)) < AUDIBLE_DB):
            return 0  # after a first sound that is over, anything may look like an echo of its end
        self._here = self._at_its_place(lag) and lag >= _LEAST
        if self._here:
            return 0
        if self._held is not None:
            self._torn = TORN
        if before is None or abs(lag - before) > SAME_S * SPEECH_RATE:
            return 0
        wanted = lag if self._held is None else self._held
        self._held = lag
        return lag - (wanted if wanted >= _LEAST else 2 * _LEAST)

    def moved(self, by: int) -> None:
        """The far end is given later by so many samples (negative: earlier) from now on."""
        if self._held is not None:
            self._held -= by
        self._other = None
        silence: Samples = np.zeros(abs(by), np.float32)
        self._far = (
            np.concatenate([silence, self._far[: len(self._far) - by]])
            if by > 0
            else np.concatenate([self._far[-by:], silence])
        )

    def _look(self) -> int | None:
        """The lag of the echo, None where none is clear.

        Generalised cross-correlation with phase transform (Knapp and Carter, 1976). Where sound is cut off it sees
        an echo in any other cut, so another lag than before has to make the sounds more alike too.
        """
        near, far = np.fft.rfft(_tapered(self._near), _SIZE), np.fft.rfft(_tapered(self._far), _SIZE)
        near[:_FIRST] = near[_LAST:] = 0
        cross = far * np.conj(near)
        peaks = np.abs(np.fft.irfft(cross / (np.abs(cross) + 1e-9), _SIZE)[: _LATEST - _EARLIEST + 1])
        lag = _LATEST - int(np.argmax(peaks))
        captured = float(np.linalg.norm(near)) * np.sqrt(2 / _SIZE / _WINDOW)
        if peaks.max() < CLEAR * rms(peaks) or decibels(min(captured, rms(self._at(lag)))) < AUDIBLE_DB:
            return None
        if self._at_its_place(lag):
            return lag
        before = 0.0 if self._held is None else self._alike(self._held)
        return lag if self._alike(lag) > max(before, ALIKE) else None

    def _at_its_place(self, lag: int) -> bool:
        return self._held is not None and abs(lag - self._held) <= JUMP_S * SPEECH_RATE

    def _at(self, lag: int) -> Samples:
        """What was played so many samples before the captured sound, as far as it is there."""
        return self._far[_LATEST - lag : _LATEST - lag + _WINDOW]

    def _alike(self, lag: int) -> float:
        """The correlation coefficient of the captured sound and what was played so many samples before."""
        far = self._at(lag)
        near = self._near[: len(far)]
        return float(abs(np.dot(far, near)) / (np.linalg.norm(far) * np.linalg.norm(near) + 1e-9))


def _tapered(sound: Samples) -> Samples:
    """The sound without its edges: two edges correlate however different what they cut off is."""
    tapered = sound.copy()
    tapered[: len(_RAMP)] *= _RAMP
    tapered[-len(_RAMP) :] *= _RAMP[::-1]
    return tapered
