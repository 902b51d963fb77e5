"""Time zones by the name of a city, from the system's own table (standard library only)."""

from __future__ import annotations

import zoneinfo

_MORE = {
    "san francisco": "America/Los_Angeles",
    "seattle": "America/Los_Angeles",
    "boston": "America/New_York",
    "washington": "America/New_York",
    "miami": "America/New_York",
    "mumbai": "Asia/Kolkata",
    "delhi": "Asia/Kolkata",
    "new delhi": "Asia/Kolkata",
    "beijing": "Asia/Shanghai",
    "munich": "Europe/Berlin",
    "hamburg": "Europe/Berlin",
    "frankfurt": "Europe/Berlin",
    "geneva": "Europe/Zurich",
    "barcelona": "Europe/Madrid",
    "milan": "Europe/Rome",
    "utc": "UTC",
    "gmt": "UTC",
}


def time_zone(place: str) -> str | None:
    """The IANA name of a city's time zone, None for a place that the table does not name."""
    name = " ".join(place.lower().replace("_", " ").split()).removesuffix(" city")
    if name in _MORE:
        return _MORE[name]
    for zone in sorted(zoneinfo.available_timezones()):
        area, _, city = zone.rpartition("/")
        if area and not area.startswith(("Etc", "posix", "right")) and city.replace("_", " ").lower() == name:
            return zone
    return None
