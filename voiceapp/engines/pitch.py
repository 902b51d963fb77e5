"""A higher or lower voice from a synthesizer that can speak slower or faster.

It speaks slower by the pitch's factor and its sound is resampled to run faster by the same, or the other way round:
the length stays and the pitch moves, with nothing cut and joined as in time stretching. The formants move too.
"""

from __future__ import annotations

import numpy as np

from voiceapp.audio.resample import Resampler
from voiceapp.core.frames import Samples

_MOST = 12.0


def factor(semitones: float) -> float:
    """The ratio of frequencies: 2 for an octave up. At most one octave either way."""
    return float(2.0 ** (min(max(semitones, -_MOST), _MOST) / 12.0))


def shifter(semitones: float, rate: int) -> Resampler:
    """The stream that raises the pitch of mono sound at ``rate`` Hz and shortens it by the same factor."""
    return Resampler(round(rate * factor(semitones)), rate)


def shifted(samples: Samples, semitones: float, rate: int) -> Samples:
    """A whole sound raised and shortened by the factor."""
    stream = shifter(semitones, rate)
    return np.concatenate([stream.push(samples), stream.finish()])
