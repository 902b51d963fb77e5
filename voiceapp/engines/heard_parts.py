"""What is heard when: speech, music, both, something else, nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.sound_facts import PartKind
from voiceapp.engines.onsets import Beat

Mask = NDArray[np.bool_]
Values = NDArray[np.float32]

CELL_S = 0.05
"""The grain in which is told what is heard; masks have a value for each."""

SILENCE_S = 1.0
"""Shorter silences are not told."""

SPOKEN = 0.5
"""The detector's probability from which on it is speech."""
_PAUSE_S, _SHORTEST_SPEECH_S = 1.5, 0.3
"""Shorter pauses belong to speech, shorter sounds are none."""

_STEADY, _STEADY_IN_SPEECH = 0.5, 0.35
"""The share of 3 s in which tones stay, from which on there is music. Measured: music 0.76 and more, under speech
0.24 to 0.8; speech alone at most 0.53, and above the voice 0.22."""
_LOOKED_S = 3.0
_PULSE = 0.5
"""So clear a beat is music even without tones: drums, a metronome. Speech and typing stay below."""
_MUSIC_PAUSE_S, _SHORTEST_MUSIC_S = 3.0, 2.5
_EDGE_S = 1.0
"""Shorter sounds beside others are not told: a breath, a knock, where music is told late by its window."""

_KINDS: tuple[PartKind, ...] = ("other", "speech", "music", "both", "silence")
_EDGES: tuple[PartKind, ...] = ("other", "music")
_SILENCE = _KINDS.index("silence")


def spoken(probabilities: Sequence[float], per_second: float, count: int) -> Mask:
    """Where somebody speaks, by a detector's probabilities; ``count`` cells."""
    at = ((np.arange(count) + 0.5) * CELL_S * per_second).astype(int)
    heard = np.array([*probabilities, 0.0])[np.minimum(at, len(probabilities))] >= SPOKEN
    return _kept(_closed(heard, _PAUSE_S), _SHORTEST_SPEECH_S)


def played(tones: Mask, per_second: float, beats: Sequence[Beat], speech: Mask) -> Mask:
    """Where music plays: tones stay (columns of ``tones``: any, and above the voice), or there is a clear beat
    though nobody speaks."""
    centres = (np.arange(len(speech)) + 0.5) * CELL_S
    music = np.zeros(len(speech), bool)
    if len(tones):
        times = np.arange(len(tones)) / per_second
        any_, high = (np.interp(centres, times, _share(column, per_second)) for column in tones.T)
        music = np.where(speech, high >= _STEADY_IN_SPEECH, any_ >= _STEADY)
    if beats:
        clear = np.interp(centres, [beat.at_s for beat in beats], [beat.clear for beat in beats])
        music |= (clear >= _PULSE) & ~speech
    shortest = min(_SHORTEST_MUSIC_S, 0.5 * len(speech) * CELL_S)
    return _kept(_closed(music, _MUSIC_PAUSE_S), shortest)


def _share(mask: Mask, per_second: float) -> Values:
    """The share of frames around each in which it is so."""
    size = min(round(_LOOKED_S * per_second), len(mask))
    ones = np.ones(size, np.float32)
    return np.asarray(np.convolve(mask, ones, "same") / np.convolve(np.ones(len(mask)), ones, "same"), np.float32)


def parts(speech: Mask, music: Mask, silent: Mask) -> list[tuple[PartKind, int, int]]:
    """Kinds with their first cell and the one after their last, one after the other over the whole."""
    nothing = _kept(silent, SILENCE_S)
    kinds = np.where(nothing, _SILENCE, speech + 2 * music)
    found: list[tuple[PartKind, int, int]] = []
    edges = np.flatnonzero(np.diff(kinds, prepend=-1, append=-1))
    for start, end in pairwise(edges.tolist()):
        kind = _KINDS[kinds[start]]
        if found and (kind == found[-1][0] or (kind in _EDGES and (end - start) * CELL_S < _EDGE_S)):
            found[-1] = (found[-1][0], found[-1][1], end)
        else:
            found.append((kind, start, end))
    if len(found) > 1 and found[0][0] in _EDGES and found[0][2] * CELL_S < _EDGE_S:
        found[:2] = [(found[1][0], 0, found[1][2])]
    return found


def silences(silent: Mask) -> list[tuple[int, int]]:
    """Runs of silent cells that are told: the first cell and the one after the last."""
    return _runs(_kept(silent, SILENCE_S))


def _runs(mask: Mask) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], mask, [False]]).astype(np.int8)))
    return [(int(start), int(end)) for start, end in edges.reshape(-1, 2)]


def _kept(mask: Mask, least_s: float) -> Mask:
    """The mask without shorter runs."""
    kept = np.zeros(len(mask), bool)
    for start, end in _runs(mask):
        kept[start:end] = (end - start) * CELL_S >= least_s
    return kept


def _closed(mask: Mask, most_s: float) -> Mask:
    """The mask with shorter gaps between its runs filled."""
    closed = mask.copy()
    runs = _runs(mask)
    for (_, end), (start, _) in pairwise(runs):
        if (start - end) * CELL_S < most_s:
            closed[end:start] = True
    return closed
