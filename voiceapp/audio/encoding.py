"""How a delivered sound file is written."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Encoding:
    """``rate`` 0: the sound's own, or the next that the format can hold; ``bits`` are for formats without loss.

    ``kbps`` 0 is the format's own choice; it is constant for MP3. ``gain_db`` makes the sound louder, ``peak_db``
    is the true peak that it stays below (None: as it is). ``head_s`` and ``tail_s`` of silence are put around it.
    """

    rate: int = 0
    bits: int = 16
    kbps: int = 0
    gain_db: float = 0.0
    peak_db: float | None = None
    head_s: float = 0.0
    tail_s: float = 0.0
