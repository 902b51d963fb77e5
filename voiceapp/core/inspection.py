"""What can be looked at in a sound: names of features, and how finely."""

from __future__ import annotations

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Lane:
    """A feature: ``per_second`` rows of ``width`` values; their ``unit``, and the ``rate`` of the sound in Hz."""

    name: str
    per_second: float
    width: int
    unit: str
    rate: int
