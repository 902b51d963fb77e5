"""How long a room rings in a recording of speech.

Blind, as Ratnam et al. (2003, J. Acoust. Soc. Am. 114, "Blind estimation of reverberation time") have it: where a
sound stops, what follows dies away exponentially at the room's rate, and an order statistic over many decays tells
that rate. Which stretches are decays is chosen beforehand, as by Löllmann et al. (2010, IWAENC, "An improved
algorithm for blind reverberation time estimation"): those in which the level only falls. Levels are of 10 ms, in
four octaves.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import signal

from voiceapp.core.frames import SPEECH_RATE, Samples
from voiceapp.engines.sample_sound import FRAMES_S, HOP, runs

_OCTAVES_HZ = ((400, 800), (800, 1600), (1600, 3200), (3200, 6400))


@dataclass(frozen=True, slots=True)
class _Decays:
    """Which decays tell of rooms below ``below_s``: levels are smoothed over ``smooth`` frames, a decay has at
    least ``frames`` and falls by ``fall_db``."""

    below_s: float
    smooth: int
    fall_db: float
    frames: int


_SHORT = _Decays(0.42, 3, 12.0, 6)
_MIDDLE = _Decays(0.7, 7, 12.0, 8)
_LONG = _Decays(np.inf, 13, 10.0, 12)
"""A long decay wobbles, and a short one is drawn out by smoothing."""

_FEWEST = 3
_LOUD_DB = 25.0
_CLEAR_DB = 6.0


def reverberation_s(samples: Samples) -> float | None:
    """The reverberation time (RT60) of 16 kHz mono in seconds; None where too few decays are heard.

    Speech itself dies away as if the room took about 0.2 s: that is the least that is told.
    """
    octaves = [_powers(samples, low, high) for low, high in _OCTAVES_HZ]
    first = _median(octaves, _MIDDLE)
    if first is None:
        return None
    how = next(how for how in (_SHORT, _MIDDLE, _LONG) if first < how.below_s)
    return _median(octaves, how) or first


def _median(octaves: list[NDArray[np.float64]], how: _Decays) -> float | None:
    times = [time for powers in octaves for time in _times(powers, how)]
    return float(np.median(times)) if len(times) >= _FEWEST else None


def _times(powers: NDArray[np.float64], how: _Decays) -> list[float]:
    """The reverberation time that each decay of one octave would have."""
    shape = np.hanning(how.smooth + 2)
    levels = 10 * np.log10(np.convolve(powers, shape / shape.sum(), "same"))
    floor, loud = np.percentile(levels, (5, 95))
    found = []
    for begin, end in runs(np.diff(levels) < 0):
        decay = levels[begin : end + 1]
        if decay[0] < loud - _LOUD_DB:
            continue
        decay = decay[decay > floor + _CLEAR_DB]
        if len(decay) >= how.frames and decay[0] - decay[-1] >= how.fall_db:
            slope = np.polyfit(np.arange(len(decay)), decay, 1)[0]
            found.append(-60 / slope / FRAMES_S)
    return found


def _powers(samples: Samples, low: int, high: int) -> NDArray[np.float64]:
    octave = signal.butter(3, (low, high), "bandpass", fs=SPEECH_RATE, output="sos")
    heard = signal.sosfilt(octave, samples)
    whole = len(heard) // HOP
    return np.asarray(np.mean(np.square(heard[: whole * HOP]).reshape(whole, HOP), axis=1) + 1e-14)
