"""Damage done to a clean voice sample on purpose, each with its true number. Mono float32 of any rate."""

from __future__ import annotations

import numpy as np
import soxr
from numpy.typing import NDArray
from scipy import signal

from voiceapp.bench.noises import music
from voiceapp.core.frames import SPEECH_RATE, Samples

TELEPHONE_HZ = (300.0, 3400.0)
"""The band of a telephone."""

_DIRECT_TO_REVERBERANT_DB = 0.0
_PAUSE_DB = 25.0  # below loud speech


def noisy(samples: Samples, rate: int, snr_db: float, seed: int = 1) -> Samples:
    """With white noise so far below the mean power of the voice, pauses left out."""
    frames = samples[: len(samples) // (rate // 50) * (rate // 50)].reshape(-1, rate // 50)
    powers = np.mean(np.square(frames, dtype=np.float64), axis=1)
    spoken = powers[powers > np.percentile(powers, 95) * 10 ** (-_PAUSE_DB / 10)]
    noise = np.random.default_rng(seed).standard_normal(len(samples))
    return _fitting(samples + noise * np.sqrt(spoken.mean() / 10 ** (snr_db / 10)))


def clipped(samples: Samples, rate: int, percent: float, gain: float = 1.0) -> Samples:
    """With that share of samples cut off at one level, then made ``gain`` times as loud."""
    ceiling = np.quantile(np.abs(samples), 1 - percent / 100)
    return np.asarray(np.clip(samples, -ceiling, ceiling) / ceiling * gain, np.float32)


def telephone(samples: Samples, rate: int) -> Samples:
    """Through a telephone's band, at the rate of the sample."""
    band = signal.butter(10, TELEPHONE_HZ, "bandpass", fs=rate, output="sos")
    return np.asarray(signal.sosfilt(band, samples), np.float32)


def low_passed(samples: Samples, rate: int, hertz: float) -> Samples:
    """Without anything above ``hertz``, as a codec of few bits leaves it."""
    taps = signal.firwin(801, hertz, fs=rate)
    return np.asarray(signal.fftconvolve(samples, taps, "same"), np.float32)


def in_room(samples: Samples, rate: int, rt60_s: float, seed: int = 1) -> Samples:
    """In a room whose sound dies away exponentially, half of the power direct (Polack's model)."""
    time = np.arange(round(1.2 * rt60_s * rate)) / rate
    tail = np.random.default_rng(seed).standard_normal(len(time)) * 10 ** (-3 * time / rt60_s)
    tail *= np.sqrt(10 ** (-_DIRECT_TO_REVERBERANT_DB / 10) / np.sum(np.square(tail)))
    tail[0] += 1.0
    return _fitting(signal.fftconvolve(samples, tail)[: len(samples)])


def with_music(samples: Samples, rate: int, below_db: float, seed: int = 1) -> Samples:
    """With a small band behind, so far below the sample's mean power."""
    sound = music(len(samples) / rate + 0.1, np.random.default_rng(seed))
    band = soxr.resample(sound, SPEECH_RATE, rate)[: len(samples)]
    return _fitting(samples + band * np.sqrt(_power(samples) / 10 ** (below_db / 10) / _power(band)))


def with_voice(samples: Samples, other: Samples, below_db: float = 0.0) -> Samples:
    """With another voice over its second half."""
    at = len(samples) // 2
    other = other[: len(samples) - at]
    mixed = samples.astype(np.float64)
    mixed[at : at + len(other)] += other * np.sqrt(_power(samples) / 10 ** (below_db / 10) / _power(other))
    return _fitting(mixed)


def followed_by(samples: Samples, other: Samples) -> Samples:
    """Followed by another voice, as loud."""
    return _fitting(np.concatenate([samples, other * np.sqrt(_power(samples) / _power(other))]))


def off_centre(samples: Samples, rate: int, offset: float) -> Samples:
    """With a direct current."""
    return _fitting(samples + offset)


def _power(samples: Samples) -> float:
    return max(float(np.mean(np.square(samples, dtype=np.float64))), 1e-20)


def _fitting(samples: NDArray[np.floating]) -> Samples:
    """Turned down as far as it does not fit into full scale."""
    return np.asarray(samples / max(1.0, float(np.abs(samples).max())), np.float32)
