"""What lies behind a voice: noise, and tones that last."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import signal
from scipy.ndimage import median_filter

from voiceapp.core.frames import SPEECH_RATE, Samples
from voiceapp.engines.sample_sound import FRAMES_S, Mask, SampleSound, runs

MOST_DB = 80.0
"""No recording is told to be cleaner: digital silence between words says nothing of a room."""

_PAUSES = 30
_HEARD_FROM_HZ = 40.0
_LOW_HZ, _LOW_SHARE = 350.0, 0.9
_LOWEST = 2.0  # per cent of frames that stand for the floor where nobody ever pauses

_WINDOW, _STEP = 2048, 512
_BLOCK = 512
_FROM_HZ, _TO_HZ = 250, 5000
_AROUND = 15
_OUT_DB = 10.0
_RANGE_DB = 50.0
_LASTS, _LASTS_ALONE = 12, 8  # steps of 32 ms
_BESIDE_A_VOICE, _ALONE = 3, 2  # tones at once


@dataclass(frozen=True, slots=True)
class Noise:
    """Speech against the noise floor (None: nobody speaks), whether pauses told that floor, and whether it is low:
    a hum or a rumble."""

    snr_db: float | None
    in_pauses: bool
    low: bool


def noise(sound: SampleSound) -> Noise:
    """How far the noise is below the voice.

    The floor is the median power of the pauses; without pauses, that of the quietest frames of all. A direct
    current and what is too low to be heard do not count.
    """
    if not sound.speech.any():
        return Noise(None, False, False)
    power = _powers(sound, _HEARD_FROM_HZ)
    quiet = sound.pause & (power > 0)  # digital silence was put there, it is not the room's
    in_pauses = int(quiet.sum()) >= _PAUSES
    if not in_pauses:
        quiet = (power > 0) & (power <= np.percentile(power[power > 0], 2 * _LOWEST))
    floor = float(np.median(power[quiet]))
    low = float(np.median(_powers(sound, _LOW_HZ)[quiet])) < (1 - _LOW_SHARE) * floor
    voice = float(np.mean(power[sound.speech])) - floor
    return Noise(float(np.clip(10 * np.log10(max(voice, 1e-12) / floor), -20.0, MOST_DB)), in_pauses, low)


def _powers(sound: SampleSound, from_hz: float) -> NDArray[np.float64]:
    """The power of each frame above a frequency, at the sample's own rate."""
    rate, frames = sound.own.rate, len(sound.speech)
    low_cut = signal.butter(2, from_hz, "highpass", fs=rate, output="sos")
    heard, _ = signal.sosfilt(low_cut, sound.own.samples, zi=signal.sosfilt_zi(low_cut) * sound.own.samples[0])
    np.square(heard, out=heard)
    edges = np.round(np.arange(frames) * rate / FRAMES_S).astype(np.int64)
    return np.asarray(np.add.reduceat(heard, edges) / np.diff(edges, append=len(heard)))


@dataclass(frozen=True, slots=True)
class Tones:
    """Where tones last, in seconds; ``share`` of the sound that is, 0..1."""

    spans: tuple[tuple[float, float], ...]
    share: float


def tones(sound: SampleSound, ring_s: float = 0.0) -> Tones:
    """Tones that keep their pitch: music, a hum, a whistle. ``ring_s`` is how long the room rings.

    The harmonics of a voice move all the time. A tone is a peak of the spectrum (128 ms, 8 Hz a bin) that stays for
    0.4 s, and longer in a room that rings; three at once count, or two in a pause, where no voice is, for 0.25 s.
    """
    peaks = _peaks(sound.heard)
    least = _LASTS + round(ring_s * SPEECH_RATE / _STEP)
    if len(peaks) < _LASTS_ALONE:
        return Tones((), 0.0)
    centres = (np.arange(len(peaks)) * _STEP + _WINDOW // 2) * FRAMES_S // SPEECH_RATE
    pause = sound.pause[np.minimum(centres, len(sound.pause) - 1)]
    wide = peaks.copy()
    wide[:, 1:] |= peaks[:, :-1]
    wide[:, :-1] |= peaks[:, 1:]
    beside = _tones(wide, least)
    alone = _tones(wide & pause[:, None], _LASTS_ALONE)
    lasting = (beside >= _BESIDE_A_VOICE) | (alone >= _ALONE)
    seconds = _STEP / SPEECH_RATE
    spans = tuple((begin * seconds, end * seconds + _WINDOW / SPEECH_RATE) for begin, end in runs(lasting))
    return Tones(spans, float(lasting.mean()))


def _tones(peaks: Mask, least: int) -> NDArray[np.int64]:
    """How many peaks that last at least so many steps there are in each step; neighbouring bins are one."""
    lasting = np.zeros_like(peaks)
    for bin_, column in enumerate(peaks.T):
        for begin, end in runs(column):
            lasting[begin:end, bin_] = end - begin >= least
    return np.asarray((np.diff(lasting.astype(np.int8), axis=1, prepend=0) == 1).sum(axis=1))


def _peaks(samples: Samples) -> Mask:
    """Which bins stand out of their neighbourhood, shape (steps, bins)."""
    if len(samples) < _WINDOW:
        return np.zeros((0, 1), np.bool_)
    windows = np.lib.stride_tricks.sliding_window_view(samples, _WINDOW)[::_STEP]
    first, last = (hertz * _WINDOW // SPEECH_RATE for hertz in (_FROM_HZ, _TO_HZ))
    shape = np.hanning(_WINDOW).astype(np.float32)
    found: list[Mask] = []
    loudest = -200.0
    levels: list[NDArray[np.float32]] = []
    for begin in range(0, len(windows), _BLOCK):
        spectrum = np.abs(np.fft.rfft(windows[begin : begin + _BLOCK] * shape))[:, first - _AROUND : last + _AROUND]
        levels.append(np.asarray(20 * np.log10(np.maximum(spectrum, 1e-9)), np.float32))
        loudest = max(loudest, float(levels[-1].max()))
    for level in levels:
        # One row after the other: the bins whose neighbourhood reaches into the next row are left out.
        around = median_filter(level.ravel(), 2 * _AROUND + 1).reshape(level.shape)[:, _AROUND:-_AROUND]
        middle = level[:, _AROUND:-_AROUND]
        top = (middle >= level[:, _AROUND - 1 : -_AROUND - 1]) & (middle >= level[:, _AROUND + 1 : -_AROUND + 1])
        found.append(top & (middle > around + _OUT_DB) & (middle > loudest - _RANGE_DB))
    return np.concatenate(found)
