"""Loops of whole bars: from a beat to the beat some bars later around which the music is most alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.frames import Samples
from voiceapp.core.music import BEATS_RATE, BEATS_TO_THE_BAR, Loop
from voiceapp.engines.music_beats import HOP, QUIET_DB, Heard, tempo

_EACH = 3
"""Loops of each number of bars that are told, at most."""
_APART = BEATS_TO_THE_BAR
"""Beats between the starts of such loops, at least: the next beat's is the same loop, shifted."""
_CONTEXT = BEATS_TO_THE_BAR
"""Beats before and after a seam that are compared."""
_ALIKE_DB = 6.0
"""Mel levels that differ by so much are alike by 1/e."""
_SEAM = 0.2
"""How much the waveform at the seam counts against the music around it."""
_NEAR = round(0.010 * BEATS_RATE)
"""How far an end is moved to where the waveform goes on best."""
_AROUND = round(0.1 * BEATS_RATE)
_CROSSING = round(0.005 * BEATS_RATE)


def loops(sound: Heard, bars: Sequence[int]) -> tuple[Loop, ...]:
    """The best loops of each of ``bars``, the best of all first; none where there is no clear beat."""
    found = tempo(sound)
    if found.bpm is None:
        return ()
    beats = _grid(found.beats_s, 60 / found.bpm, len(sound.samples))
    made = [
        _refined(sound.samples, int(beats[first]), int(beats[last]), count, alike)
        for count in sorted(set(bars))
        for first, last, alike in _best(sound, beats, count)
    ]
    return tuple(sorted(made, key=lambda loop: (-loop.score, -loop.bars, loop.start_s)))


def _grid(beats_s: Sequence[float], period: float, length: int) -> NDArray[np.int64]:
    """The beats in samples, and one more after the last where the sound reaches so far."""
    after = beats_s[-1] + period
    told = (*beats_s, min(after, length / BEATS_RATE)) if after * BEATS_RATE <= length + _NEAR else beats_s
    return np.asarray(np.rint(np.array(told) * BEATS_RATE), np.int64)


def _best(sound: Heard, beats: NDArray[np.int64], bars: int) -> Iterator[tuple[int, int, float]]:
    """First and last beat of the best loops of so many bars, and how alike (0..1) the music is around them."""
    span = bars * BEATS_TO_THE_BAR
    levels, chroma = _per_beat(sound, beats)
    pairs = len(levels) - span  # of a beat and the one that lies a loop later
    if pairs < 1:
        return
    notes = np.sum(chroma[:pairs] * chroma[span:], axis=1)
    apart = np.sqrt(np.mean((levels[:pairs] - levels[span:]) ** 2, axis=1))
    alike = (notes + np.exp(-apart / _ALIKE_DB)) / 2
    around = np.array(
        [alike[max(first - _CONTEXT, 0) : min(first + _CONTEXT, pairs)].mean() for first in range(pairs + 1)]
    )
    taken: list[int] = []
    for first in np.argsort(-np.round(around, 3), kind="stable").tolist():
        if len(taken) == _EACH:
            return
        frames = sound.levels[beats[first] // HOP : beats[first + span] // HOP]
        if frames.max() > QUIET_DB and all(abs(first - other) >= _APART for other in taken):
            taken.append(first)
            yield first, first + span, float(around[first])


def _per_beat(sound: Heard, beats: NDArray[np.int64]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Mean levels in dB and chroma of unit length from each beat to the next."""
    edges = np.rint(beats / HOP).astype(int)
    spans = [slice(start, max(end, start + 1)) for start, end in pairwise(edges.tolist())]
    levels = np.stack([sound.levels[span].mean(axis=0) for span in spans])
    chroma = np.stack([sound.chroma[span].sum(axis=0) for span in spans])
    return levels, chroma / np.maximum(np.linalg.norm(chroma, axis=1, keepdims=True), 1e-12)


def _refined(samples: Samples, start: int, end: int, bars: int, alike: float) -> Loop:
    """With the end where the waveform goes on best like that of the start, both at a zero crossing."""
    shift, correlation = _shift(samples, start, end)
    back = _crossing(samples, start)
    length = end + shift - start
    score = (1 - _SEAM) * alike + _SEAM * max(correlation, 0.0)
    first = start - back
    return Loop(first / BEATS_RATE, (first + length) / BEATS_RATE, bars, round(float(score), 3))


def _shift(samples: Samples, start: int, end: int) -> tuple[int, float]:
    """How far to move ``end``, by at most 10 ms, and the correlation of the sound around both then."""
    left = min(_AROUND, start)
    right = min(_AROUND, max(len(samples) - end - _NEAR, 0))
    wanted = samples[start - left : start + right]
    power = float(wanted @ wanted)
    if not power:
        return 0, 0.0
    best = (0, 0.0)
    for shift in sorted(range(-_NEAR, _NEAR + 1), key=abs):
        there = samples[end + shift - left : end + shift + right]
        if len(there) < len(wanted):
            continue
        other = float(there @ there)
        correlation = float(wanted @ there) / np.sqrt(power * other) if other else 0.0
        if correlation > best[1] + 1e-6:
            best = shift, correlation
    return best


def _crossing(samples: Samples, at: int) -> int:
    """How many samples before ``at`` the wave last crosses zero, within 5 ms (else where it is lowest)."""
    near = samples[max(at - _CROSSING, 0) : at + 1][::-1]
    crossed = np.flatnonzero((near[:-1] >= 0) != (near[1:] >= 0)) if near.any() else np.zeros(0, int)
    if len(crossed):
        return int(crossed[0])
    return int(np.abs(near).argmin()) if len(near) else 0
