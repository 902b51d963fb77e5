"""Stretches of what was said in recordings, as questions are looked up in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Signs = NDArray[np.uint64]
"""The signs of a vector's numbers, 64 in each: shape (n, ceil(d / 64))."""


@dataclass(frozen=True, slots=True)
class NewPassage:
    """A stretch by one speaker, from its ``first`` to its ``last`` segment (ids of one transcript).

    ``body`` are its terms, ``around`` those of what was said just before and after, ``name`` those of its speaker:
    words made comparable, joined by blanks.
    """

    first: int
    last: int
    start_s: float
    end_s: float
    body: str
    around: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stored one. ``position`` counts those of a transcript from 0."""

    id: int
    meeting: int
    transcript: int
    position: int
    first: int
    last: int
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class PassageTerms:
    """A stored passage with the terms of its ``body`` and its speaker's ``name``; ``allowed``: it lies within what
    was looked for."""

    passage: Passage
    body: tuple[str, ...]
    name: tuple[str, ...]
    allowed: bool


@dataclass(frozen=True, slots=True)
class Within:
    """Where to look: in these ``meetings`` (None: all), what these ``speakers`` (names; () is anyone) said, in
    recordings begun between two moments (seconds since the epoch, None: any)."""

    meetings: Sequence[int] | None = None
    speakers: Sequence[str] = ()
    since: float | None = None
    until: float | None = None


EVERYWHERE = Within()


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """How far the index is: ``stale`` recordings were changed since they were indexed, or never were.

    ``vectors`` of the passages have one of the chosen embedding model.
    """

    recordings: int
    passages: int
    segments: int
    stale: int
    vectors: int
