"""Versions of a meeting's transcript, two of them side by side, and how right one is by the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from voiceapp.core.meetings import MeetingSegment, TranscriptInfo


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of one version and those of the other in their place, "" where it has none; ``at_s`` is where."""

    at_s: float
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Stretch(Difference):
    """A stretch of two versions side by side; ``same``: but for case and punctuation the words are the same.

    ``line`` is the segment of ``other`` whose first word it begins with, None in the midst of one.
    """

    same: bool
    line: MeetingSegment | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the transcript. ``used``: it is shown and searched; ``corrected``: the user changed it."""

    info: TranscriptInfo
    used: bool
    corrected: bool


@dataclass(frozen=True, slots=True)
class Side:
    """A side of a comparison: a version by its number, ``first``: as it was before it was corrected."""

    version: int
    first: bool = False


@dataclass(frozen=True, slots=True)
class VersionScores:
    """Error rates against what is taken to be right, 0 is perfect; None where it cannot be told.

    ``wer`` of words; ``cpwer`` of words on their speaker; ``der`` and ``jer`` of who speaks when.
    """

    words: int
    wer: float | None
    cpwer: float | None
    der: float | None = None
    jer: float | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two transcripts side by side (empty where one has no words), and how right the first one is by the second."""

    stretches: Sequence[Stretch]
    scores: VersionScores
