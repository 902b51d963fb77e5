"""What can be told of music: the tune as a melody model hears it, its beats, and where it can be looped."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.frames import Audio
from voiceapp.core.tracks import Drift, Seam

Spectrogram = NDArray[np.float32]

BEATS_TO_THE_BAR = 4

BEATS_RATE = 22_050
"""The rate of sound in which beats are looked for."""

LONGEST_BEATS_S = 900.0
"""Of so much sound beats are found: it is held in memory."""

ENDS_S = 30.0
"""How much of a track's beginning and of its end is compared to see whether it has drifted, at most."""

CHROMA_RATE = 32_000
"""The rate at which MusicGen's melody models hear a tune."""


@dataclass(frozen=True, slots=True, eq=False)
class Chroma:
    """How strong each of the twelve notes C to B is: float32 of shape (frames, 12), ``rate_hz`` frames a second.

    Frame k is about the sound around the second k / ``rate_hz``.
    """

    rate_hz: float
    values: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Tempo:
    """The beats of a piece in seconds, and how many there are a minute; None and () where there is no clear beat.

    ``steadiness`` (0..1) is the share of beats that lie on one even grid, to an eighth of a beat.
    """

    bpm: float | None
    beats_s: tuple[float, ...] = ()
    steadiness: float = 0.0


@dataclass(frozen=True, slots=True)
class Loop:
    """A stretch of whole bars that can be played over and over. ``score`` (0..1): how alike the music is where the
    end goes over into the start."""

    start_s: float
    end_s: float
    bars: int
    score: float


class MusicListener(Protocol):
    """What takes music apart into notes and beats. Sound is mono."""

    async def chroma(self, audio: AsyncIterator[Audio], soft: bool = False) -> Chroma:
        """The notes of sound of :data:`CHROMA_RATE`: 1 for a frame's strongest and 0 for the others, as a melody
        model sees them; ``soft``: each against the strongest."""

    async def tempo(self, audio: AsyncIterator[Audio]) -> Tempo:
        """The beats of sound of :data:`BEATS_RATE`. Raises VoiceAppError ``track-too-long``."""

    async def loops(self, audio: AsyncIterator[Audio], bars: Sequence[int]) -> tuple[Loop, ...]:
        """Loops in it, the best first. Raises VoiceAppError ``track-too-long``."""

    async def drift(self, first: Audio, last: Audio) -> Drift:
        """How far a track's end (``last``) has moved from its beginning, both of :data:`BEATS_RATE`."""


class MusicFiles(Protocol):
    """What is measured and made of music files of any length. Raises what reading a file raises."""

    async def seams(self, path: Path, at_s: Sequence[float]) -> tuple[Seam, ...]:
        """How much the sound changes at those seconds, against how much it changes elsewhere."""

    async def spectrogram(self, path: Path, bins: int, columns: int) -> Spectrogram:
        """Levels in dB below full scale, shape (bins, columns): mel bands from low to high over the whole file."""

    async def stretch(self, path: Path, out: Path, factor: float) -> None:
        """Write a file that plays ``factor`` times as long (0.5 to 2), its pitch kept."""
