"""A voice sample made ready: cut, trimmed, without direct current, at one loudness and rate."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from scipy import signal

from voiceapp.audio.resample import resampled
from voiceapp.core.frames import Audio, Samples
from voiceapp.core.samples import Preparation
from voiceapp.engines.sample_levels import loudness_lufs, true_peak
from voiceapp.engines.sample_sound import SampleSound
from voiceapp.engines.vad_silero import SileroVad

PEAK_DBTP = -1.0
"""The highest true peak of a prepared sample (EBU R 128)."""

_FADE_S = 0.01
_AROUND_S = 0.1
_LOW_CUT_HZ = 20.0


def prepared(sound: Audio, how: Preparation, vad: SileroVad) -> Audio:
    """The sound (mono) as ``how`` says; its times count from the sound's start. May be empty.

    Loudness is ITU-R BS.1770-4's; where it would lift the true peak above -1 dBTP, the sample stays quieter.
    """
    low_cut = signal.butter(2, _LOW_CUT_HZ, "highpass", fs=sound.rate, output="sos")
    samples = sound.samples
    if len(samples):  # from the offset itself, so that it begins without a thump
        start = signal.sosfilt_zi(low_cut) * samples[0]
        samples = np.asarray(signal.sosfilt(low_cut, samples, zi=start)[0], np.float32)
    kept = _joined(samples, sound.rate, how)
    if how.trim:
        kept = _trimmed(Audio(kept, sound.rate), vad)
    made = resampled(Audio(_faded(kept, sound.rate), sound.rate), how.rate or sound.rate)
    return _at_loudness(made, how.loudness_lufs)


def _joined(samples: Samples, rate: int, how: Preparation) -> Samples:
    """What is kept, one part after the other, faded out and in where something was cut out between them."""
    end_s = len(samples) / rate if how.end_s is None else how.end_s
    edges = [how.start_s]
    for start_s, stop_s in sorted(how.cuts):
        if stop_s > edges[-1] and start_s < end_s:
            edges += [max(start_s, edges[-1]), stop_s]
    edges.append(max(end_s, edges[-1]))
    parts = [
        _faded(samples[round(begin * rate) : round(end * rate)], rate)
        for begin, end in list(pairwise(edges))[::2]
        if end > begin
    ]
    return np.concatenate(parts) if parts else np.zeros(0, np.float32)


def _trimmed(sound: Audio, vad: SileroVad) -> Samples:
    """From a little before the first word to a little after the last; nothing where nobody speaks."""
    spoken = SampleSound.of(sound, vad).stretches
    if not spoken:
        return np.zeros(0, np.float32)
    begin = max(0, round((spoken[0][0] - _AROUND_S) * sound.rate))
    return sound.samples[begin : round((spoken[-1][1] + _AROUND_S) * sound.rate)]


def _faded(samples: Samples, rate: int) -> Samples:
    size = min(round(_FADE_S * rate), len(samples) // 2)
    ramp = np.linspace(0.0, 1.0, size, dtype=np.float32)
    faded = samples.copy()
    faded[:size] *= ramp
    faded[len(faded) - size :] *= ramp[::-1]
    return faded


def _at_loudness(sound: Audio, wanted_lufs: float) -> Audio:
    lufs = loudness_lufs(sound)
    if lufs is None:
        return sound
    gain_db = min(wanted_lufs - lufs, PEAK_DBTP - 20 * np.log10(true_peak(sound)))
    return Audio(np.asarray(sound.samples * 10 ** (gain_db / 20), np.float32), sound.rate)
