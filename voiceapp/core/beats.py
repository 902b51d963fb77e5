"""Arithmetic of beats: a grid that begins at 0 s, and how music is put on it."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grid:
    """``bpm`` beats a minute, ``beats`` to the bar; the first bar begins at 0 s."""

    bpm: float
    beats: int = 4

    @property
    def beat_s(self) -> float:
        """Seconds from one beat to the next."""
        return 60.0 / self.bpm

    @property
    def bar_s(self) -> float:
        """Seconds of a bar."""
        return self.beats * self.beat_s

    def at(self, beat: float) -> float:
        """The second of a beat, counted from 0."""
        return beat * self.beat_s

    def beat(self, at_s: float) -> float:
        """The beat at a second, counted from 0."""
        return at_s / self.beat_s

    def nearest(self, at_s: float) -> float:
        """The second of the beat that is nearest."""
        return self.at(round(self.beat(at_s)))

    def start(self, first_beat_s: float, near_s: float = 0.0) -> float:
        """Where music begins whose first beat comes after ``first_beat_s``, so that its beats are the grid's.

        It is the place nearest to ``near_s``, not before 0 s.
        """
        beat = round(self.beat(near_s + first_beat_s))
        earliest = math.ceil(self.beat(first_beat_s) - 1e-9)
        return max(self.at(max(beat, earliest)) - first_beat_s, 0.0)


def tempo_stretch(own_bpm: float, bpm: float) -> float:
    """How many times as long music of ``own_bpm`` is played so that it keeps to ``bpm``.

    Twice and half the tempo keep to it as well (trackers of beats take one for the other): of these the one that
    changes the music least, from 0.71 to 1.41.
    """
    ratio = own_bpm / bpm
    return float(ratio / 2.0 ** round(math.log2(ratio)))
