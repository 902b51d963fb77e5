"""Moments and days in words: "tomorrow at half past nine", "in two hours", "the first of December".

The usual forms are read here, strictly: a text with one unknown word is not a moment. Calendar dates
are read by dateparser (imported at first use, in the skills' process only).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from voiceapp.engines.skill_numbers import digits, parse_duration

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = (
    "(?:"
    + "|".join([*_MONTHS, "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept?", "oct", "nov", "dec"])
    + ")"
)
_DAY = "(?:" + "|".join(DAYS) + ")"
_PARTS = {"morning": time(9), "afternoon": time(15), "evening": time(19), "night": time(20)}
_FIXED = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "xmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new years eve": (12, 31),
    "new year's day": (1, 1),
    "new years day": (1, 1),
    "new year's": (1, 1),
    "new year": (1, 1),
    "valentine's day": (2, 14),
    "valentines day": (2, 14),
    "halloween": (10, 31),
}
_HOLIDAY = "|".join([*sorted(_FIXED, key=len, reverse=True), "easter(?: sunday)?", "thanksgiving(?: day)?"])


@dataclass(frozen=True)
class When:
    """A parsed moment; ``has_time`` is False when only a day was named (then ``at`` is 9 in the morning).

    ``relative`` moments ("in two hours") are counted in elapsed time, whatever the clocks do meanwhile.
    """

    at: datetime
    has_time: bool
    relative: bool = False


def local_time(due: float, now: datetime) -> datetime:
    """The local time of ``due`` (seconds since the epoch), with the summer time that will hold then.

    ``now`` has an offset; where it is not the system's own (a test's clock), that offset holds always.
    """
    if now.utcoffset() == datetime.fromtimestamp(now.timestamp()).astimezone().utcoffset():
        return datetime.fromtimestamp(due).astimezone()
    return datetime.fromtimestamp(due, now.tzinfo)


def epoch(when: When, now: datetime) -> float:
    """Seconds since the epoch of a moment that was parsed at ``now``, the reverse of :func:`local_time`."""
    if when.relative:
        return now.timestamp() + (when.at - now.replace(tzinfo=None)).total_seconds()
    if now.utcoffset() == datetime.fromtimestamp(now.timestamp()).astimezone().utcoffset():
        return when.at.timestamp()
    return when.at.replace(tzinfo=now.tzinfo).timestamp()


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's rule)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def _holiday_in(name: str, year: int) -> date:
    if name.startswith("easter"):
        return easter(year)
    if name.startswith("thanksgiving"):
        first = date(year, 11, 1)
        return first + timedelta(days=(3 - first.weekday()) % 7 + 21)
    month, day = _FIXED[name]
    return date(year, month, day)


def _next_holiday(name: str, today: date) -> date:
    this = _holiday_in(name, today.year)
    return this if this >= today else _holiday_in(name, today.year + 1)


def _add_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def _calendar(text: str, today: date) -> date | None:
    """A date of the calendar ("december 25 2027"), by dateparser; without a year the next one."""
    import dateparser

    # A year far in the future is fine; a missing year means the next such day, today included.
    yesterday = datetime.combine(today, time()) - timedelta(days=1)  # so that today counts as to come
    settings = {
        "RELATIVE_BASE": yesterday,
        "TIMEZONE": "UTC",  # a day has none; asked for the computer's, it fails on one such as CET-1CEST
        "PREFER_DATES_FROM": "future",
        "REQUIRE_PARTS": ["day", "month"],
        "STRICT_PARSING": False,
    }
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|\bof\b|\bthe\b|,", " ", text)
    found = dateparser.parse(plain, languages=["en"], settings=settings)
    if found is None:
        return None
    day: date = found.date()
    if not re.search(r"\b\d{4}\b", text) and day < today:
        day = _add_months(day, 12)
    return day


def _day(text: str, today: date) -> date | None:
    """The day that ``text`` (digits, lower case) names, None when it names none."""
    text = re.sub(r"^(?:on|by|for) ", "", text.strip())
    text = re.sub(r"^(?:the )(?=\d{4}|" + _MONTH + ")", "", text)
    simple = {
        "today": 0,
        "tonight": 0,
        "tomorrow": 1,
        "tmrw": 1,
        "the day after tomorrow": 2,
        "day after tomorrow": 2,
        "yesterday": -1,
        "the day before yesterday": -2,
        "next week": 7,
        "a week from today": 7,
        "a week from now": 7,
        "a week from tomorrow": 8,
    }
    if text in simple:
        return today + timedelta(days=simple[text])
    weekday = re.fullmatch(
        rf"(next |this |this coming |coming |the coming |last )?({_DAY})s?(?: (?:next week|in a week))?", text
    )
    if weekday:
        ahead = (DAYS.index(weekday[2]) - today.weekday()) % 7
        if (weekday[1] or "") == "last ":
            return today - timedelta(days=(today.weekday() - DAYS.index(weekday[2]) - 1) % 7 + 1)
        later = 7 if text.endswith("week") and ahead + today.weekday() < 7 else 0
        return today + timedelta(days=(ahead or 7) if not later else ahead + later)
    counted = re.fullmatch(r"(?:in )?(\d+|an?|1) (day|week|month|year)s?(?: from (?:now|today)| (ago))?", text)
    if counted and (text.startswith("in ") or "from" in text or counted[3]):
        count = (1 if counted[1] in ("a", "an") else int(counted[1])) * (-1 if counted[3] else 1)
        return _shift(today, count, counted[2])
    if text == "next month":
        return _add_months(today, 1)
    if re.fullmatch(r"(?:the |this |this coming |next )?weekend", text):
        return today + timedelta(days=(5 - today.weekday()) % 7)
    holiday = re.fullmatch(rf"(?:the )?(?:next )?({_HOLIDAY})(?: day)?(?: (?:this|next) year)?", text)
    if holiday:
        return _next_holiday(holiday[1], today)
    of_month = re.fullmatch(r"the (\d{1,2})(?:st|nd|rd|th)(?: of (?:this|the) month)?", text)
    if of_month:
        return _next_of_month(int(of_month[1]), today)
    if re.fullmatch(
        rf"(?:the )?(?:{_MONTH},? (?:the )?\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH})"
        r"(?:,? (?:of )?\d{4})?|\d{4}-\d\d?-\d\d?|\d\d?/\d\d?(?:/\d{4})?",
        text.replace(" - ", "-").replace(" / ", "/"),
    ):
        return _calendar(text.replace(" - ", "-").replace(" / ", "/"), today)
    return None


def _shift(today: date, count: int, unit: str) -> date | None:
    if abs(count) > 4000:
        return None
    if unit in ("day", "week"):
        return today + timedelta(days=count * (7 if unit == "week" else 1))
    return _add_months(today, count * (12 if unit == "year" else 1))


def _next_of_month(day: int, today: date) -> date | None:
    for months in range(4):
        first = _add_months(today.replace(day=1), months)
        try:
            found = first.replace(day=day)
        except ValueError:
            continue
        if found >= today:
            return found
    return None


@dataclass(frozen=True)
class _Clock:
    """A time of day; ``sure`` when it is clear which half of the day is meant."""

    hour: int
    minute: int
    sure: bool


def _clock(text: str) -> tuple[_Clock | None, str]:
    """The time of day in ``text`` and the text without it."""
    half = (
        r"(?: ?(am|pm)| in the (morning|afternoon|evening)| at (night)| this (morning|afternoon|evening)|"
        r" (tonight))?"
    )
    at = r"(?:\b(?:at|by|around|about|for) |\b)"
    ahead = r"(?= |$)"
    forms = (
        (
            rf"{at}(?:a )?(half|quarter|\d{{1,2}})(?: minutes?)? (past|after|to|before|till) (\d{{1,2}}|noon"
            rf"|midnight)(?: o'clock)?{half}{ahead}"
        ),
        rf"{at}(\d{{1,2}})(?:[:.]| )(\d\d)(?: o'clock)?{half}{ahead}",
        rf"{at}(\d\d)(\d\d)(?: hours| o'clock){half}{ahead}|\bat (\d\d)(\d\d){ahead}",
        rf"{at}(\d{{1,2}}) ?(?:o'clock|oclock){half}{ahead}",
        (
            rf"{at}(\d{{1,2}})(?: ?(am|pm)| in the (morning|afternoon|evening)| at (night)| this (morning"
            rf"|afternoon|evening)| (tonight)){ahead}"
        ),
        rf"\b(?:at|by|around|for) (\d{{1,2}})(?: sharp)?{ahead}",
        rf"{at}(noon|midday|midnight|lunchtime|lunch time){ahead}",
    )
    for number, form in enumerate(forms):
        match = re.search(form, text)
        if match:
            clock = _read_clock(number, list(match.groups()), match[0])
            rest = " ".join((text[: match.start()] + " " + text[match.end() :]).split())
            return clock, rest
    return None, text


def _read_clock(form: int, groups: list[str | None], whole: str) -> _Clock | None:
    named = next(
        (
            word
            for word in groups[::-1]
            if word in ("am", "pm", "morning", "afternoon", "evening", "night", "tonight")
        ),
        None,
    )
    numbers = [
        word
        for word in groups
        if word and word not in ("am", "pm", "morning", "afternoon", "evening", "night", "tonight")
    ]
    minute = 0
    if form == 0:
        size = {"half": 30, "quarter": 15}.get(numbers[0]) or int(numbers[0])
        noon = {"noon": 12, "midnight": 0}.get(numbers[2])
        hour = int(numbers[2]) if noon is None else noon
        named = named or ("pm" if noon == 12 else "am" if noon == 0 else None)
        total = hour * 60 + (size if numbers[1] in ("past", "after") else -size)
        if named == "pm" and hour == 12 and total < 720:
            return _Clock(total // 60, total % 60, True)
        hour, minute = divmod(total % 1440, 60)
        if hour == 0 and noon is None:
            hour = 12
    elif form == 6:
        return _Clock({"midnight": 0}.get(numbers[0], 12), 0, True)
    else:
        hour = int(numbers[0])
        minute = int(numbers[1]) if len(numbers) > 1 else 0
    if hour > 23 or minute > 59:
        return None
    if named:
        late = named in ("pm", "afternoon", "evening", "tonight") or (named == "night" and hour >= 6)
        if hour <= 12:
            hour = hour % 12 + (12 if late else 0)
        if named in ("night", "tonight") and whole and hour == 12:
            hour = 0
        return _Clock(hour, minute, True)
    sure = hour > 12 or hour == 0 or (form in (1, 2) and bool(re.search(r"\b0\d[:.]?\d\d", whole)))
    return _Clock(hour, minute, sure)


def _place(clock: _Clock, day: date | None, now: datetime) -> datetime:
    """Put a time of day on a day. An unclear half of the day is the next one that people are awake in."""
    if clock.sure:
        at = datetime.combine(day or now.date(), time(clock.hour, clock.minute))
        return at + timedelta(days=1) if day is None and at <= now else at
    early, late = time(clock.hour % 12, clock.minute), time(clock.hour % 12 + 12, clock.minute)
    if day is None or day == now.date():
        for at in (datetime.combine(now.date(), early), datetime.combine(now.date(), late)):
            if at > now:
                return at
        day = now.date() + timedelta(days=1)
    return datetime.combine(day, early if 7 <= clock.hour <= 11 else late)


def _part_of_day(text: str) -> tuple[time | None, str]:
    """ "Tomorrow evening", "this afternoon", "tonight": its usual time and the text left."""
    match = re.search(r"\b(?:(?:this|in the|on) )?(morning|afternoon|evening|night)$|\b(tonight)$", text)
    if match is None:
        return None, text
    return _PARTS[match[1] or "night"], text[: match.start()].strip() or (
        "today" if match[2] or "this" in match[0] else ""
    )


def parse_when(text: str, now: datetime) -> When | None:
    """The moment that ``text`` names and nothing else, seen from ``now`` (both naive local time).

    A day alone means 9 in the morning, a part of the day its usual hour. None when a word is not understood.
    """
    plain = " ".join(re.sub(r"[,!?]|\.(?!\d)", " ", digits(text)).split())
    plain = re.sub(r"(?<=\d) ?t ?(?=\d\d:)", " ", plain).replace(" - ", "-")
    plain = re.sub(r"(?<=:\d\d):\d\d$", "", plain)
    plain = re.sub(r"^(?:sometime|some time|exactly|later) ", "", plain)
    relative = re.fullmatch(r"(?:in|after|within) (.+?)(?: from now| time)?|(.+?) from now", plain)
    if relative:
        seconds = parse_duration(relative[1] or relative[2])
        if seconds is not None and not re.search(r"\b(?:day|week)s?\b", plain):
            return When(now + timedelta(seconds=seconds), True, True)
    clock, rest = _clock(plain)
    part: time | None = None
    if clock is None:
        part, rest = _part_of_day(plain)
    elif not clock.sure:
        part, rest = _part_of_day(rest)
        if part is not None:
            hour = clock.hour % 12 + (0 if part.hour < 12 else 12)
            clock = _Clock(hour, clock.minute, True)
    rest = re.sub(r"^(?:on|by|at|for|in)$|\b(?:at|by|sharp)$", "", rest).strip()
    rest = re.sub(r"\b(?:on )?the morning of\b", "", rest).strip()
    day = _day(rest, now.date()) if rest else None
    if rest and day is None:
        return None
    if clock is not None:
        return When(_place(clock, day, now), True)
    if part is not None:
        at = datetime.combine(day or now.date(), part)
        return When(at + timedelta(days=1) if day is None and at <= now else at, True)
    if day is None:
        return None
    at = datetime.combine(day, time(9))
    return When(at, False)


def parse_day(text: str, today: date) -> date | None:
    """The day that ``text`` names and nothing else ("tomorrow", "next Friday", "Christmas")."""
    plain = " ".join(re.sub(r"[,!?]|\.(?!\d)", " ", digits(text)).split())
    return _day(plain, today)
