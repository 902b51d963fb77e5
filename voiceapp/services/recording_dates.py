"""Days that are over, in words about a recording: "yesterday's call", "the meeting of last week", "on May 3"."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from voiceapp.engines.skill_dates import DAYS
from voiceapp.engines.skill_numbers import digits

_MONTHS = [name.lower() for name in calendar.month_name]
_MONTH = "|".join(_MONTHS[1:])
_OF = r"(?:\b(?:from|of|on)\s+)?"
_ENDS = r"(?:'s)?(?!\w)"
_PART = r"(?: (?:morning|afternoon|evening|night))?"
_FORMS = (
    ("iso", rf"{_OF}\b(?P<iso>\d{{4}}-\d\d-\d\d)(?!\d)"),
    ("before", rf"{_OF}\b(?:the )?day before yesterday{_ENDS}"),
    ("yesterday", rf"{_OF}\b(?:yesterday{_PART}|last night){_ENDS}"),
    ("today", rf"{_OF}\b(?:today|this (?:morning|afternoon|evening)){_ENDS}"),
    ("week", rf"{_OF}\b(?P<which>last|this) week{_ENDS}"),
    ("month", rf"{_OF}\b(?P<which>last|this) month{_ENDS}"),
    ("ago", rf"{_OF}\b(?P<count>\d+|an?) (?P<unit>day|week)s? ago{_ENDS}"),
    ("weekday", rf"{_OF}\b(?:(?P<last>last|past|this) )?(?P<day>{'|'.join(DAYS)}){_PART}{_ENDS}"),
    (
        "calendar",
        rf"{_OF}(?:\bthe )?\b(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m>{_MONTH})"
        rf"|(?P<m2>{_MONTH}) (?:the )?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)(?:,? (?P<y>\d{{4}}))?{_ENDS}",
    ),
)
_COMPILED = [(name, re.compile(form)) for name, form in _FORMS]


@dataclass(frozen=True, slots=True)
class Days:
    """From the day ``first`` to ``last``, both of them, and the words beside it; ``said``: those that named it."""

    first: date
    last: date
    rest: str
    said: str


def past_days(text: str, today: date) -> Days | None:
    """The days that a text names, None where it names none. A day without a year is the last such one."""
    plain = text.lower().replace("’", "'")
    plain = " ".join((plain if re.search(r"\d{4}-\d\d", plain) else digits(plain)).split())
    for name, form in _COMPILED:
        if (found := form.search(plain)) and (days := _days(name, found, today)):
            rest = " ".join(f"{plain[: found.start()]} {plain[found.end() :]}".split())
            said = re.sub(r"^(?:from|of|on) |'s$", "", found[0].strip())
            return Days(*days, rest, said)
    return None


def _days(form: str, found: re.Match[str], today: date) -> tuple[date, date] | None:
    match form:
        case "before" | "yesterday" | "today":
            day = today - timedelta(days={"before": 2, "yesterday": 1, "today": 0}[form])
        case "week":
            monday = today - timedelta(days=today.weekday() + (7 if found["which"] == "last" else 0))
            return monday, monday + timedelta(days=6)
        case "month":
            first = today.replace(day=1)
            if found["which"] == "last":
                last = first - timedelta(days=1)
                return last.replace(day=1), last
            return first, today
        case "ago":
            count = 1 if found["count"] in ("a", "an") else int(found["count"])
            if count > 4000:
                return None
            day = today - timedelta(days=count * (7 if found["unit"] == "week" else 1))
        case "weekday":
            back = (today.weekday() - DAYS.index(found["day"])) % 7
            day = today - timedelta(days=back or (7 if found["last"] in ("last", "past") else 0))
        case "iso":
            return _single(found["iso"])
        case _:
            month = _MONTHS.index(found["m"] or found["m2"])
            return _of_calendar(int(found["d"] or found["d2"]), month, found["y"], today)
    return day, day


def _single(iso: str) -> tuple[date, date] | None:
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return None
    return day, day


def _of_calendar(day: int, month: int, year: str | None, today: date) -> tuple[date, date] | None:
    for tried in [int(year)] if year else [today.year - back for back in range(9)]:  # as far as a 29 February
        found = _single(f"{tried:04d}-{month:02d}-{day:02d}")
        if found and (year or found[0] <= today):
            return found
    return None
