"""How high a voice sample reaches: what a telephone or a codec left of it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import uniform_filter1d

from voiceapp.engines.sample_sound import FRAMES_S, Mask, SampleSound

_BIN_HZ = 50
_OFTEN = 99.0  # per cent: a hiss of the voice need not be heard more often to count
_ABOVE_DB = 5.0
_RANGE_DB = 55.0
_SMOOTH = 5
_AROUND = 7
_FRAMES = 20
_MOST = 3000  # frames that are looked at, evenly spread


def bandwidth_hz(sound: SampleSound, noisy: bool = False) -> float | None:
    """The highest frequency in which the voice is told from the noise; None where nobody speaks.

    A frequency counts if the voice's louder frames there are above its pauses, and no further below the loudest
    frequency than a hiss is below a vowel. ``noisy``: the noise hides where the voice ends; both are heard as one.
    """
    speech = _spectra(sound, sound.speech)
    if len(speech) < _FRAMES:
        return None
    voice = np.percentile(speech, _OFTEN, axis=0)
    quiet = _spectra(sound, sound.pause)
    quiet = quiet[(quiet > 0).any(axis=1)]
    heard = voice > voice.max() * 10 ** (-_RANGE_DB / 10)
    if not noisy:
        floor = np.mean(quiet, axis=0) if len(quiet) >= _FRAMES else np.percentile(speech, 1.0, axis=0)
        heard &= voice > floor * 10 ** (_ABOVE_DB / 10)
    steady = np.convolve(heard, np.ones(_AROUND) / _AROUND, "same") > 0.5
    return float(np.flatnonzero(steady).max(initial=0) * sound.own.rate / _size(sound.own.rate))


def _spectra(sound: SampleSound, wanted: Mask) -> NDArray[np.float64]:
    """Power spectra of these frames at the sample's own rate, shape (frames, bins)."""
    size = _size(sound.own.rate)
    centres = np.flatnonzero(wanted)
    centres = centres[:: -(-len(centres) // _MOST) or 1]
    starts = np.round((centres + 0.5) * sound.own.rate / FRAMES_S).astype(np.int64) - size // 2
    starts = starts[(starts >= 0) & (starts + size <= len(sound.own.samples))]
    if not len(starts):
        return np.zeros((0, size // 2 + 1))
    frames = np.lib.stride_tricks.sliding_window_view(sound.own.samples, size)[starts]
    spectra = np.square(np.abs(np.fft.rfft(frames * np.hanning(size))))
    return np.asarray(uniform_filter1d(spectra, _SMOOTH, axis=1))


def _size(rate: int) -> int:
    return rate // _BIN_HZ
