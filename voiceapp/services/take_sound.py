"""The sound of a take by itself: clipping, pauses, and what comes after its last word."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.frames import Audio, Samples
from voiceapp.engines.sample_clipping import ClippingMeter

_FRAME_S = 0.01
_BELOW_DB = 40.0
"""Speech is what is less than so much below its loudest: from vowels down to soft consonants."""
_OVER_NOISE_DB = 10.0
_NOISE_BELOW_DB = 15.0
_CLICK_FRAMES = 3

WORD_GAP_S = 0.1
"""So long a silence ends a word, where it is known when that ends: the closure of a final t, p or k is shorter."""

SURE_GAP_S = 0.3
"""No word holds such a silence, wherever it ends."""

_RELEASE_S = 0.12
"""A burst as short as this soon after a closure is the release of that t, p or k."""
_RELEASE_WITHIN_S = 0.2
_EARLY_S = 0.08
"""So early may a recogniser end a word."""
_LATE_S = 0.35
"""A word that sounds so much longer than the recogniser told is not over, or something is glued to it."""
_TAIL_S = 0.04
"""Less than this is a click, not a tail."""
_KEPT_S = 0.02
"""Kept after the last word's sound, and faded out."""


def clipped_percent(audio: Audio) -> float:
    """Percent of the samples that were cut off at one level."""
    meter = ClippingMeter()
    if len(audio.samples):
        meter.push(audio.samples, audio.rate)
    return meter.percent


def longest_silence_s(audio: Audio) -> float:
    """The longest pause between two sounds of the take; what is before the first and after the last is none."""
    runs = [(start, end) for start, end in _runs(_active(audio)) if end - start >= _CLICK_FRAMES]
    gaps = [after[0] - before[1] for before, after in pairwise(runs)]
    return max(gaps, default=0) * _FRAME_S


@dataclass(frozen=True, slots=True)
class Tail:
    """Sound after the last word. ``cut_s``: where to cut it off, None: there is no such place.

    ``apart``: a pause lies between, so that the cut cannot touch the word.
    """

    cut_s: float | None
    apart: bool


def tail(audio: Audio, end_s: float, next_s: float | None = None, gap_s: float = WORD_GAP_S) -> Tail | None:
    """What follows the last word of a take; None where nothing does.

    ``end_s`` is the end of the last word as a recogniser tells it, ``next_s`` the start of what it heard then.
    The word's sound is followed to its own end first, a silence of ``gap_s``: the cut is never before it.
    """
    runs = _runs(_active(audio))
    stop = _word_end(runs, end_s, gap_s)
    if stop is None:
        return None
    if stop > end_s + _LATE_S:
        return Tail(None if next_s is None else _quietest(audio, end_s, next_s), apart=False)
    rest = sum(end - start for start, end in runs if start * _FRAME_S >= stop) * _FRAME_S
    return Tail(stop + _KEPT_S, apart=True) if rest >= _TAIL_S else None


def cut(audio: Audio, at_s: float) -> Audio:
    """The sound up to a moment, faded out in its last 20 ms."""
    samples = audio.samples[: round(at_s * audio.rate)].copy()
    fade = min(round(_KEPT_S * audio.rate), len(samples))
    samples[len(samples) - fade :] *= np.linspace(1.0, 0.0, fade, dtype=np.float32)
    return Audio(samples, audio.rate)


def _word_end(runs: list[tuple[int, int]], end_s: float, gap_s: float) -> float | None:
    """The end of the sound that a word ends in; None where there is no sound."""
    stop: float | None = None
    for start, end in runs:
        start_s, over_s = start * _FRAME_S, end * _FRAME_S
        if over_s < end_s - _EARLY_S:
            stop = over_s
            continue
        if stop is not None and start_s - stop >= gap_s and start_s > end_s - _EARLY_S:
            release = over_s - start_s <= _RELEASE_S and start_s - stop <= _RELEASE_WITHIN_S
            if not release:
                break
        stop = over_s
    return stop


def _quietest(audio: Audio, start_s: float, end_s: float) -> float:
    """The quietest moment between a word and what follows it without a pause."""
    first, last = round(start_s / _FRAME_S), round(end_s / _FRAME_S)
    return (first + int(_levels(audio)[first : max(last, first) + 1].argmin())) * _FRAME_S


def _levels(audio: Audio) -> NDArray[np.float64]:
    """RMS of each 10 ms, in dB relative to full scale."""
    size = round(_FRAME_S * audio.rate)
    count = len(audio.samples) // size
    frames: Samples = audio.samples[: count * size].reshape(count, size)
    power = np.mean(np.square(frames, dtype=np.float64), axis=1)
    return np.asarray(10 * np.log10(np.maximum(power, 1e-12)))


def _active(audio: Audio) -> NDArray[np.bool_]:
    """Which 10 ms hold sound: relative to the take's own loud parts, and above a noise that is always there."""
    levels = _levels(audio)
    if not len(levels):
        return np.zeros(0, np.bool_)
    loud, floor = np.percentile(levels, (95, 5))
    threshold = max(loud - _BELOW_DB, min(floor + _OVER_NOISE_DB, loud - _NOISE_BELOW_DB))
    return np.asarray(levels > max(threshold, -90.0))


def _runs(active: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Start and end of each stretch of sound, in frames."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], active, [False]]).astype(np.int8)))
    return [(int(start), int(end)) for start, end in edges.reshape(-1, 2)]
