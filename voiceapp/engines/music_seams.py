"""How much sound changes across a place, against how much it changes elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.frames import Samples
from voiceapp.engines.framing import Frames
from voiceapp.engines.music_frames import decibels, mel_bands, power_frames

_WINDOW = 1024
_BANDS = 64
_FRAMES_S = 100
_SIDE = 10
"""Frames before and after a place that are compared: 0.1 s of each."""
_CLICK = 2
"""A click is in so many frames before and after its place, and in none around."""
_LEAST_DB = 1.0
"""A usual change below is taken for this much: of a steady tone, any change would be many times the usual one."""
_QUIET_DB = -70.0

Changes = NDArray[np.float64]


def scores(blocks: Iterable[Samples], rate: int, at_s: Sequence[float]) -> list[float]:
    """The score of each place of mono sound (see :class:`voiceapp.core.tracks.Seam`); 0 at its very ends.

    The greater of two: the step from the mean mel levels before to those after, and a click, which is in neither
    but between them; each as a multiple of its median over all of the sound that is not silent.
    """
    parts = list(_changes(blocks, rate))
    steps, clicks, loud = (np.concatenate(part) for part in zip(*parts, strict=True)) if parts else _NOTHING
    found = []
    for at in at_s:
        place = round(at * _FRAMES_S) - _SIDE
        if 0 <= place < len(steps):
            found.append(max(_against(changes, loud, place) for changes in (steps, clicks)))
        else:
            found.append(0.0)
    return found


_NOTHING = (np.zeros(0), np.zeros(0), np.zeros(0, bool))


def _against(changes: Changes, loud: NDArray[np.bool_], place: int) -> float:
    usual = float(np.median(changes[loud])) if loud.any() else 0.0
    return round(float(changes[place]) / max(usual, _LEAST_DB), 3)


def _changes(blocks: Iterable[Samples], rate: int) -> Iterator[tuple[Changes, Changes, NDArray[np.bool_]]]:
    """Steps and clicks in dB at each frame that has :data:`_SIDE` on both sides, and whether there is sound."""
    weights = mel_bands(_BANDS, rate, _WINDOW).T
    held = np.zeros((0, _BANDS), np.float32)
    for power in power_frames(blocks, _WINDOW, rate // _FRAMES_S):
        held = np.concatenate([held, decibels(power @ weights)])
        count = len(held) - 2 * _SIDE + 1
        if count < 1:
            continue
        before, after = _means(held, 0, _SIDE, count), _means(held, _SIDE, 2 * _SIDE, count)
        near = _means(held, _SIDE - _CLICK, _SIDE + _CLICK, count)
        beside = _means(held, 0, _SIDE - _CLICK, count) + _means(held, _SIDE + _CLICK, 2 * _SIDE, count)
        loud = np.maximum(before.max(axis=1), after.max(axis=1)) > _QUIET_DB
        yield _rms(after - before), _rms(near - beside / 2), loud
        held = held[count:]


def _means(levels: Frames, first: int, last: int, count: int) -> Changes:
    """For each of ``count`` places the mean of the frames from ``first`` to before ``last`` after it."""
    running = np.cumsum(np.pad(levels, ((1, 0), (0, 0))), axis=0, dtype=np.float64)
    return np.asarray((running[last : last + count] - running[first : first + count]) / (last - first))


def _rms(difference: Changes) -> Changes:
    return np.asarray(np.sqrt(np.mean(difference**2, axis=1)))
