"""How long a room rings in a recording of speech.

Blind, as Ratnam et al. (2003, J. Acoust. Soc. Am. 114, "Blind estimation of reverberation time") have it: where a
sound stops, what follows dies away exponentially at the room's rate, and an order statistic over many decays tells
that rate. Which stretches are decays is chosen beforehand, as by Löllmann et al. (2010, IWAENC, "An improved
algorithm for blind reverberation time estimation"): those in which the level only falls. Levels are of 10 ms, in
four octaves.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import signal

from voiceapp.core.frames import SPEECH_RATE, Samples
from voiceapp.engines.sample_sound import FRAMES_S, HOP, runs

_OCTAVES_HZ = ((400, 800), (800, 1600), (1600, 3200), (3200, 6400))
_SMOOTHING = ((0.42, 3, 12.0, 6), (0.7, 7, 12.0, 8), (np.inf, 13, 10.0, 12))
"""Up to which reverberation time: frames that a level is smoothed over, dB and frames that a decay has at least. A
long decay wobbles, and a short one is drawn out by smoothing."""

_FEWEST = 3
_LOUD_DB = 25.0
_CLEAR_DB = 6.0


def reverberation_s(samples: Samples) -> float | None:
    """The reverberation time (RT60) of 16 kHz mono in seconds; None where too few decays are heard.

    Speech itself dies away as if the room took about 0.2 s: that is the least that is told.
    """
    octaves = [_powers(samples, low, high) for low, high in _OCTAVES_HZ]
    found = _median(octaves, *_SMOOTHING[1][1:])
    for most, *how in _SMOOTHING:
        if found is not None and found < most:
            return _median(octaves, *how) or found
    return None


def _median(octaves: list[NDArray[np.float64]], smooth: int, fall_db: float, frames: int) -> float | None:
    times = [time for powers in octaves for time in _decays(powers, smooth, fall_db, frames)]
    return float(np.median(times)) if len(times) >= _FEWEST else None


def _decays(powers: NDArray[np.float64], smooth: int, fall_db: float, frames: int) -> list[float]:
    """The reverberation time that each decay of one octave would have."""
    shape = np.hanning(smooth + 2)
    levels = 10 * np.log10(np.convolve(powers, shape / shape.sum(), "same"))
    floor, loud = np.percentile(levels, (5, 95))
    found = []
    for begin, end in runs(np.diff(levels) < 0):
        decay = levels[begin : end + 1]
        if decay[0] < loud - _LOUD_DB:
            continue
        decay = decay[decay > floor + _CLEAR_DB]
        if len(decay) >= frames and decay[0] - decay[-1] >= fall_db:
            slope = np.polyfit(np.arange(len(decay)), decay, 1)[0]
            found.append(-60 / slope / FRAMES_S)
    return found


def _powers(samples: Samples, low: int, high: int) -> NDArray[np.float64]:
    octave = signal.butter(3, (low, high), "bandpass", fs=SPEECH_RATE, output="sos")
    heard = signal.sosfilt(octave, samples)
    whole = len(heard) // HOP
    return np.asarray(np.mean(np.square(heard[: whole * HOP]).reshape(whole, HOP), axis=1) + 1e-14)
