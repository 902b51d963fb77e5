"""What is told while the user tries a microphone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from voiceapp.core.events import Event

HEARD_DB = -50.0
"""A voice in front of a working microphone is louder than this for a moment; a quiet room is not."""


@dataclass(frozen=True, slots=True)
class MicrophoneHeard(Event):
    """What the tried microphone hears now, in dB (full scale is 0). ``left_s``: seconds still to record, None where
    nothing is being recorded."""

    level_db: float
    left_s: float | None


@dataclass(frozen=True, slots=True)
class MicrophoneTake:
    """A recording to play back. ``loudest_db``: of its loudest moment."""

    file: Path
    loudest_db: float

    @property
    def heard(self) -> bool:
        """Whether anybody can be heard in it."""
        return self.loudest_db >= HEARD_DB
