"""Days as they are typed, and as the clock counts them."""

from __future__ import annotations

from datetime import date, datetime, time


def read_day(text: str) -> date | None:
    """The day that a text like 2026-01-31 names, None where it names none that clocks can tell."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return None
    return day if 1970 <= day.year <= 9998 else None


def midnight(day: date) -> float:
    """When a day begins in this computer's zone, in seconds since the epoch."""
    return datetime.combine(day, time()).timestamp()
