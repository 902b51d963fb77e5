"""Dates in digits and clock times."""

from __future__ import annotations

import re
from datetime import date

from voiceapp.pipeline.speech_edits import Rule, replacing
from voiceapp.pipeline.speech_language import SpeechLanguage

_ISO = re.compile(r"(?<![\w./-])(?P<y>[12]\d{3})-(?P<m>\d{2})-(?P<d>\d{2})(?:T(?=\d{2}:)|(?![\w/-]))")
_DAY_FIRST = re.compile(r"(?<![\w./-])(?P<d>\d{1,2})(?P<sep>[./-])(?P<m>\d{1,2})(?P=sep)(?P<y>[12]\d{3})(?![\w/-])")
_SEPARATORS = {"nl": "-/", "en": "/"}
_UNTIL = re.compile(r"(?:(?<=\d:\d\d)|(?<=\d[ap]m))\s?[–-]\s?(?=\d{1,2}(?::\d\d|[ap]m))", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?<![\w:.,])(?P<h>[01]?\d|2[0-4])(?P<sep>[:h.])(?P<m>[0-5]\d)(?![\d:]|[.,]\d)"
    r"(?P<half>\s?[ap]\.?m\b\.?)?(?P<word>\s(?:Uhr|uur|heures?|horas?)\b)?",
    re.IGNORECASE,
)
_FULL = re.compile(r"(?<![\w:.,])(?P<h>[1-9]|1\d|2[0-4])\s?(?:Uhr|uur|heures?|horas?)\b")
_STATED = re.compile(r"(?<![\w:.,])(?P<h>[1-9]|1[0-2])(?P<half>[ap]m)\b", re.IGNORECASE)


def _iso(match: re.Match[str], language: SpeechLanguage) -> str | None:
    said = _long(int(match["y"]), int(match["m"]), int(match["d"]), language)
    return f"{said} " if said and match[0].endswith("T") else said


def _day_first(match: re.Match[str], language: SpeechLanguage) -> str | None:
    """A date in digits, where only one order of day and month is possible in the language."""
    if match["sep"] not in _SEPARATORS.get(language.code, "./"):
        return None
    first, second = int(match["d"]), int(match["m"])
    if language.code == "en":
        if (first > 12) == (second > 12) and first != second:
            return None  # the fifth of January, or May the first?
        first, second = (second, first) if second > 12 else (first, second)
    return _long(int(match["y"]), second, first, language)


def _long(year: int, month: int, day: int, language: SpeechLanguage) -> str | None:
    from babel.dates import format_date

    if language.locale is None:
        return None
    try:
        said = date(year, month, day)
    except ValueError:
        return None
    if language.code == "en":
        return f"{format_date(said, 'MMMM', language.locale)} {_nth(day)}, {year}"
    return format_date(said, "long", language.locale)


def _nth(day: int) -> str:
    ending = "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def _until(match: re.Match[str], language: SpeechLanguage) -> str | None:
    return f" {language.words.to} " if language.words else None


def _clock(match: re.Match[str], language: SpeechLanguage) -> str | None:
    if not language.words:
        return None
    named = bool(match["word"] or match["half"])
    if match["sep"] == "." and not named or match["sep"] in "hH" and language.code in ("en", "de", "nl"):
        return None
    hour, minute, half = int(match["h"]), match["m"], match["half"] or ""
    if language.code == "en":
        return _english_clock(hour, minute, half)
    full, parted = language.words.clock
    spoken = language.words.hours.get(hour, str(hour))
    if hour == 1:
        full, parted = (form.replace("heures", "heure").replace("horas", "hora") for form in (full, parted))
    return (full if minute == "00" else parted).format(h=spoken, m=int(minute)) + half


def _english_clock(hour: int, minute: str, half: str) -> str:
    said = f" {half.strip()}" if half else ""
    if minute == "00":
        return f"{hour}{said}" if half else f"{hour} o'clock" if 0 < hour <= 12 else f"{hour} hundred"
    return f"{hour} {'oh ' if minute < '10' else ''}{int(minute)}{said}"


def _full(match: re.Match[str], language: SpeechLanguage) -> str | None:
    """ "1 Uhr" is "ein Uhr", not "eins Uhr"."""
    spoken = language.words.hours.get(int(match["h"])) if language.words else None
    return spoken and match[0].replace(match["h"], spoken, 1)


RULES: tuple[Rule, ...] = (
    replacing(_ISO, _iso),
    replacing(_DAY_FIRST, _day_first),
    replacing(_UNTIL, _until),
    replacing(_CLOCK, _clock),
    replacing(_FULL, _full),
    replacing(_STATED, lambda match, language: f"{match['h']} {match['half']}"),
)
