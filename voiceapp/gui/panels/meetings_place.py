"""A place in a meeting as the part of the Meetings page that ``Context.open_page`` names: "7@12.5/103"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PART = re.compile(r"(\d+)(?:@(\d+(?:\.\d+)?))?(?:/(\d+))?")


@dataclass(frozen=True, slots=True)
class MeetingPlace:
    """A meeting, perhaps at a second of it, perhaps with one of its segments marked."""

    meeting: int
    at_s: float | None = None
    segment: int | None = None

    def part(self) -> str:
        """The place as a part."""
        second = "" if self.at_s is None else f"@{self.at_s:.3f}"
        return f"{self.meeting}{second}" + ("" if self.segment is None else f"/{self.segment}")

    @classmethod
    def of(cls, part: str) -> MeetingPlace | None:
        """The place that a part names; None for another part."""
        if (found := _PART.fullmatch(part)) is None:
            return None
        meeting, at_s, segment = found.groups()
        return cls(int(meeting), float(at_s) if at_s else None, int(segment) if segment else None)
