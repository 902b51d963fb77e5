"""Beats: librosa's tracker (Ellis, 2007, Journal of New Music Research 36(1)) on spectra made block by block.

The tracker's beats are frames of 23 ms and late by as much; each is moved to the attack that it is about.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Samples
from voiceapp.core.music import BEATS_RATE, LONGEST_BEATS_S, Tempo
from voiceapp.engines.music_frames import decibels, mel_bands, power_frames

HOP = 512
_WINDOW = 2048
_BANDS = 96
_LEAST_BEATS = 8
_CLEAR = 0.3
"""From this pulse clarity on there is a beat: see :func:`clarity`."""
_ON_GRID = 1 / 8
_REACH_S = 0.045
"""How far from the tracker's beat its attack is looked for."""
_LEVEL, _STEP = 256, 64
"""Samples of which a level is taken, and how far apart."""
_RISE_DB, _AS_MUCH_DB = 1.0, 0.5
_LATE = 420
"""Samples: the tracker's beats were 8 to 31 ms late, 19 on average, on ticks of 90, 120 and 133.3 BPM."""
_AROUND = 2
_STRONG_DB, _AS_STRONG = 0.3, 0.2
"""How strong an onset is at a beat, at least: as the mean rise of mel levels, and against those of other beats."""
QUIET_DB = -60.0
"""Where no mel band is louder, there is no music."""


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """Music in memory: its samples, mel levels in dB (frames, bands) and chroma (frames, 12) every :data:`HOP`."""

    samples: Samples
    levels: NDArray[np.float32]
    chroma: NDArray[np.float32]


def heard(blocks: Iterable[Samples]) -> Heard:
    """Take in mono sound of BEATS_RATE. Raises VoiceAppError ``track-too-long``."""
    import librosa

    mel = mel_bands(_BANDS, BEATS_RATE, _WINDOW).T
    notes = np.asarray(librosa.filters.chroma(sr=BEATS_RATE, n_fft=_WINDOW), np.float32).T
    kept: list[Samples] = []
    levels, chroma = [], []
    for power in power_frames(_kept(blocks, kept), _WINDOW, HOP):
        levels.append(decibels(power @ mel))
        chroma.append(power @ notes)
    return Heard(np.concatenate(kept or [np.zeros(0, np.float32)]), np.concatenate(levels), np.concatenate(chroma))


def tempo(sound: Heard) -> Tempo:
    """The beats of what was heard."""
    import librosa

    if len(sound.levels) < _LEAST_BEATS:
        return Tempo(None)
    strength = librosa.onset.onset_strength(S=sound.levels.T, sr=BEATS_RATE, hop_length=HOP)
    _, frames = librosa.beat.beat_track(onset_envelope=strength, sr=BEATS_RATE, hop_length=HOP, trim=False)
    if len(frames) < _LEAST_BEATS or clarity(strength, float(np.median(np.diff(frames)))) < _CLEAR:
        return Tempo(None)
    loudest = np.array([strength[max(frame - _AROUND, 0) : frame + _AROUND + 1].max() for frame in frames])
    there = np.flatnonzero(loudest > max(_STRONG_DB, _AS_STRONG * float(np.median(loudest))))
    if len(there) < _LEAST_BEATS:  # what repeats is no onset: a steady tone
        return Tempo(None)
    frames = frames[there[0] : there[-1] + 1]  # the tracker goes on through silence at the ends
    beats = np.array([_attack(sound.samples, frame * HOP) for frame in frames]) / BEATS_RATE
    steps = np.diff(beats)
    numbers = np.concatenate([[0], np.cumsum(np.maximum(1, np.rint(steps / np.median(steps))))])
    period, first = np.polyfit(numbers, beats, 1)
    off = np.abs(beats - first - period * numbers)
    steadiness = float(np.mean(off <= _ON_GRID * period))
    return Tempo(float(60 / period), tuple(_begun(beats, period, sound).tolist()), steadiness)


def _begun(beats: NDArray[np.float64], period: float, sound: Heard) -> NDArray[np.float64]:
    """With a beat at the very beginning, where the tracker hears no attack, if there is sound."""
    at_s = beats[0] - period
    begins = abs(at_s) < _REACH_S and sound.levels[:2].max() > QUIET_DB
    return np.concatenate([[max(at_s, 0.0)], beats]) if begins else beats


def clarity(strength: NDArray[np.float32], period: float) -> float:
    """How much the onsets repeat after a beat: their autocorrelation there (a measure of pulse clarity in Lartillot
    et al., ISMIR 2008). 1 for a perfect repetition, about 0 without any; ``period`` in frames."""
    even = strength - strength.mean()
    power = float(even @ even)
    if not power:
        return 0.0
    lags = {int(period), int(period) + 1}
    return max(float(even[:-lag] @ even[lag:]) / power for lag in lags)


def _attack(samples: Samples, at: int) -> int:
    """The sample near ``at`` at which the sound rises most (its treble, in which attacks are); where it hardly
    does, as much earlier as the tracker usually is late."""
    reach = round(_REACH_S * BEATS_RATE)
    first = max(at - reach - _LEVEL, 0)
    near = np.diff(samples[first : at + reach])
    usual = max(at - _LATE, 0)
    if len(near) < 3 * _LEVEL:
        return usual
    power = np.lib.stride_tricks.sliding_window_view(near, _LEVEL)[::_STEP]
    level = 10 * np.log10(np.mean(power**2, axis=1) + 1e-10)
    back = _LEVEL // _STEP
    rise = level[back:] - level[:-back]
    if rise.max() < _RISE_DB:
        return usual
    last = int(np.flatnonzero(rise > rise.max() - _AS_MUCH_DB)[-1])  # a short attack rises as much for some steps
    return first + last * _STEP + _LEVEL


def _kept(blocks: Iterable[Samples], kept: list[Samples]) -> Iterable[Samples]:
    """The blocks, which are also put into ``kept``."""
    length = 0
    for block in blocks:
        length += len(block)
        if length > LONGEST_BEATS_S * BEATS_RATE:
            raise VoiceAppError(
                "track-too-long",
                f"Beats are found in up to {LONGEST_BEATS_S / 60:.0f} minutes of music, and this is longer.",
                "Cut out the part that you want.",
            )
        kept.append(block)
        yield block
