"""What can be looked at in a sound: names of features, and how finely."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from voiceapp.core.events import Event

if TYPE_CHECKING:  # the window's strip knows these events, and is on the screen before numpy is loaded
    import numpy as np
    from numpy.typing import NDArray

FEATURES: dict[str, str] = {
    "waveform": "Lowest and highest sample of each 20 ms.",
    "magnitude": "Spectrum in dB: how loud each frequency is.",
    "mel": "Power in bands as wide as the ear's, as librosa computes it.",
    "logmel": "What Whisper sees.",
    "mfcc": "The spectrum's shape in twenty numbers, as librosa computes it.",
    "pitch": "Fundamental frequency, and how sure it is.",
    "chroma": "The twelve tones of the octave.",
    "vad": "How sure the speech detector is.",
    "codec": "The tokens that a neural codec makes of it.",
}
"""Each with what it is, in a line."""

SPEAKERS = "speakers"
"""Beside the features: who speaks when, where that is known or found."""

PICTURES = ("png", "svg")
"""Formats that a feature can be drawn in."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a spectrum is taken: samples of a ``window`` and from one to the next (``hop``), mel ``bands``.

    A longer window tells tones apart better and moments worse. What Whisper sees takes none of these.
    """

    window: int = 2048
    hop: int = 512
    bands: int = 128

    def of(self, feature: str) -> Look:
        """What of it a feature depends on."""
        return Look(**{name: getattr(self, name) for name in LOOKED.get(feature, ())})


LOOKED: dict[str, tuple[str, ...]] = {
    "magnitude": ("window", "hop"),
    "mel": ("window", "hop", "bands"),
    "mfcc": ("window", "hop", "bands"),
    "chroma": ("window", "hop"),
}
"""Which features depend on what of a :class:`Look`."""


@dataclass(frozen=True, slots=True)
class Lane:
    """A feature: ``per_second`` rows of ``width`` values; their ``unit``, and the ``rate`` of the sound in Hz."""

    name: str
    per_second: float
    width: int
    unit: str
    rate: int


@dataclass(frozen=True, slots=True)
class InspectedSound:
    """A sound that is looked into: its file, name for people, seconds, rate in Hz and channels."""

    path: Path
    name: str
    duration_s: float
    rate: int
    channels: int


@dataclass(frozen=True, slots=True)
class Tile:
    """A feature between two times, shape (columns, width): each column stands for an equal share of the time.

    A column is the largest of the rows in it (of a waveform's lowest samples the lowest); with fewer rows than
    columns, a row is a column. NaN: nothing there. ``fine`` False: a rough view, a better one can be had when
    :class:`ViewRefined` tells so.
    """

    lane: Lane
    from_s: float
    until_s: float
    values: NDArray[np.float32]
    fine: bool


@dataclass(frozen=True, slots=True)
class SpeakerLane:
    """When one speaker talks: stretches in seconds."""

    name: str
    stretches: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class ViewRefined(Event):
    """More of a feature of a file is known than before; ``share`` 1 is all of it."""

    path: Path
    feature: str
    share: float


@dataclass(frozen=True, slots=True)
class LiveRows(Event):
    """Rows of a feature of what the microphone hears, shape (n, width); ``first`` counts them from 0."""

    lane: Lane
    first: int
    values: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class LiveMicrophone(Event):
    """The microphone ``name`` is looked at from now on; None: no more."""

    name: str | None


def rows_between(per_second: float, from_s: float, until_s: float) -> tuple[int, int]:
    """The rows of a feature that lie between two seconds, at least one: the first, and behind the last."""
    first = math.floor(from_s * per_second + 1e-6)
    return first, max(math.ceil(until_s * per_second - 1e-6), first + 1)
