"""What is measured of a recording's sound, without any model that understands it. Times are seconds of the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

PartKind = Literal["speech", "music", "both", "other", "silence"]
"""What is heard: somebody speaks, music, both at once (or singing), something else, nothing."""


@dataclass(frozen=True, slots=True)
class PulseFact:
    """A tempo in beats a minute; ``steadiness`` (0..1) is the share of the music that keeps it."""

    bpm: float
    steadiness: float


@dataclass(frozen=True, slots=True)
class SoundPart:
    """A stretch of one kind; ``pulse`` and ``key`` ("A minor") are of music, None where they are not clear."""

    kind: PartKind
    start_s: float
    end_s: float
    pulse: PulseFact | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class LoudnessFact:
    """Levels by ITU-R BS.1770-4: integrated loudness (None: too quiet or short) and true peak in dB.

    ``loudest_s`` is the middle of the loudest 0.4 s, ``quietest_s`` that of the quietest 3 s in which something is
    heard (EBU Tech 3341: momentary, short-term); None where there is none.
    """

    lufs: float | None
    true_peak_db: float
    loudest_s: float | None = None
    quietest_s: float | None = None


@dataclass(frozen=True, slots=True)
class VoiceRange:
    """Fundamental frequency of the voices in Hz: 90 % of it lies between ``low_hz`` and ``high_hz``."""

    low_hz: float
    median_hz: float
    high_hz: float


@dataclass(frozen=True, slots=True)
class SpeakerFact:
    """Somebody who speaks in a stored meeting, and for how long."""

    name: str
    talk_s: float


@dataclass(frozen=True, slots=True)
class SoundFacts:
    """The facts of the sound between two times. ``parts`` follow each other without a gap.

    ``silences`` are stretches of a second or more in which nothing is heard. ``pulse`` and ``key`` are of all the
    music, ``voice`` of all that is spoken; None where there is none, or it is not clear. ``speakers`` None: not
    known.
    """

    start_s: float
    end_s: float
    loudness: LoudnessFact
    silences: tuple[tuple[float, float], ...] = ()
    parts: tuple[SoundPart, ...] = ()
    pulse: PulseFact | None = None
    key: str | None = None
    voice: VoiceRange | None = None
    speakers: tuple[SpeakerFact, ...] | None = None

    @property
    def duration_s(self) -> float:
        """Seconds that were measured."""
        return self.end_s - self.start_s


def facts_from(told: dict[str, Any]) -> SoundFacts:
    """Facts from their fields as plain values, as :func:`dataclasses.asdict` gives them, without the speakers.

    Raises KeyError, TypeError or ValueError for anything else.
    """
    return SoundFacts(
        start_s=float(told["start_s"]),
        end_s=float(told["end_s"]),
        loudness=LoudnessFact(**told["loudness"]),
        silences=tuple((float(start), float(end)) for start, end in told["silences"]),
        parts=tuple(SoundPart(**{**part, "pulse": _pulse(part["pulse"])}) for part in told["parts"]),
        pulse=_pulse(told["pulse"]),
        key=None if told["key"] is None else str(told["key"]),
        voice=None if told["voice"] is None else VoiceRange(**told["voice"]),
    )


def _pulse(told: dict[str, float] | None) -> PulseFact | None:
    return None if told is None else PulseFact(**told)
