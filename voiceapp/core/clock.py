"""The wall clock, as something that tests can set. Durations come from the event loop's own clock."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time of day."""

    def now(self) -> datetime:
        """The current local time, with its time zone."""


class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        """The current local time, with its time zone."""
        return datetime.now().astimezone()
