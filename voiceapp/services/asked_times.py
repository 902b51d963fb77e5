"""Times in a question about a recording: "at 0:30", "after 30 seconds", "between 0:10 and 0:40", "bei 0:30".

What is recognised is taken out of the question: the model hears only that part, where the time is no longer true.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AskedTime:
    """The part of the recording that is meant, in seconds, and the question without it.

    A point has ``end_s`` equal to ``start_s``; ``end_s`` None is the recording's end. A negative ``start_s`` counts
    from the end.
    """

    start_s: float
    end_s: float | None
    question: str

    @property
    def is_point(self) -> bool:
        """Whether a moment is meant, not a stretch."""
        return self.end_s == self.start_s


_WORDS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "half a": 0.5}

_NUMBER = r"(?:\d+(?:\.\d+)?|" + "|".join(sorted(_WORDS, key=len, reverse=True)) + ")"
_ENDS = r"(?![a-z])"
_UNITS = {
    "h": rf"(?:hours?|hrs?|h){_ENDS}",
    "m": rf"(?:minutes?|mins?|m){_ENDS}",
    "s": rf"(?:seconds?|secs?|s){_ENDS}",
}
_JOIN = r"(?:\s+and\s+|\s*,\s*|\s*-\s*|\s*)"
_CLOCK = r"\d{1,2}:[0-5]\d(?::[0-5]\d)?(?:\.\d+)?"
_SPOKEN = "|".join(
    (
        # hours, then minutes and seconds as far as they are said; a bare last number is of the next smaller unit
        rf"{_NUMBER}[\s-]*{_UNITS['h']}(?:{_JOIN}{_NUMBER}[\s-]*{_UNITS['m']})?"
        rf"(?:{_JOIN}{_NUMBER}[\s-]*{_UNITS['s']})?",
        rf"{_NUMBER}[\s-]*{_UNITS['m']}(?:{_JOIN}{_NUMBER}(?:[\s-]*{_UNITS['s']}|(?![\w:.]|\s+(?!(?:and|to|until|till)\b)[a-z])))?",
        rf"{_NUMBER}[\s-]*{_UNITS['s']}",
        rf"(?:minute|second)\s+{_NUMBER}\b(?!:)",
    )
)
_TIME = rf"(?:{_CLOCK}|{_SPOKEN})"
_BARE = r"\d+(?:\.\d+)?"
_OF_DAY = r"(?!\s*(?:[ap]\.?m\b|o'?clock|uhr\b))(?![\d:])"
_TAIL = r"(?:\s+(?:mark|into\s+(?:it|the\s+\w+)|in)\b)?"

_GERMAN = {"stunde": "hour", "minute": "minute", "sekunde": "second"}
_GERMAN_TIME = rf"(?:{_CLOCK}|\d+(?:\.\d+)?\s*(?:{'|'.join(_GERMAN)})n?\b|(?:minute|sekunde)\s+\d+\b(?!:))"

_Range = tuple[float, float | None] | None


def _between(match: re.Match[str]) -> _Range:
    second = match["b"]
    first = match["a"]
    if re.fullmatch(_BARE, first):  # "between 10 and 40 seconds": the unit is said once
        unit = re.search(r"[a-z]+\s*$", second)
        first = f"{first} {unit.group()}" if unit else f"{first} seconds"
    return _forward(seconds(first), seconds(second))


def _forward(start: float, end: float) -> _Range:
    return (start, end) if start < end else None


def _german(text: str) -> float:
    return seconds(re.sub(rf"({'|'.join(_GERMAN)})n?", lambda unit: _GERMAN[unit[1]], text.lower()))


_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], _Range]], ...] = tuple(
    (re.compile(pattern + _OF_DAY, re.IGNORECASE), meaning)
    for pattern, meaning in (
        (
            rf"\b(?:between|from)\s+(?:the\s+)?(?P<a>{_TIME}|{_BARE})"
            rf"\s*(?:and|to|until|till|-|–)\s*(?:the\s+)?(?P<b>{_TIME})",
            _between,
        ),
        (rf"(?:\b(?:at|in)\s+)?(?P<a>{_CLOCK})\s*[-–]\s*(?P<b>{_CLOCK})", _between),
        (
            rf"\b(?:in|within|during|of)\s+the\s+(?:first|opening)\s+(?P<a>{_TIME})",
            lambda match: (0.0, seconds(match["a"])),
        ),
        (
            rf"\b(?:in|within|during|of)\s+the\s+(?:last|final)\s+(?P<a>{_TIME})",
            lambda match: (-seconds(match["a"]), None),
        ),
        (
            rf"\b(?:after|since|from)\s+(?:the\s+)?(?P<a>{_TIME})(?:\s+on(?:wards?)?\b)?{_TAIL}",
            lambda match: (seconds(match["a"]), None),
        ),
        (rf"\b(?:before|until|till)\s+(?:the\s+)?(?P<a>{_TIME}){_TAIL}", lambda match: (0.0, seconds(match["a"]))),
        (
            rf"\b(?:at|around|about|near)\s+(?:about\s+|around\s+)?(?:the\s+)?(?P<a>{_TIME}){_TAIL}",
            lambda match: (seconds(match["a"]), seconds(match["a"])),
        ),
        (
            rf"\b(?:zwischen|von)\s+(?P<a>{_GERMAN_TIME})\s*(?:und|bis)\s*(?P<b>{_GERMAN_TIME})",
            lambda match: _forward(_german(match["a"]), _german(match["b"])),
        ),
        (rf"\bin\s+den\s+ersten\s+(?P<a>{_GERMAN_TIME})", lambda match: (0.0, _german(match["a"]))),
        (rf"\bin\s+den\s+letzten\s+(?P<a>{_GERMAN_TIME})", lambda match: (-_german(match["a"]), None)),
        (rf"\b(?:nach|ab|seit)\s+(?P<a>{_GERMAN_TIME})", lambda match: (_german(match["a"]), None)),
        (rf"\bbis\s+(?P<a>{_GERMAN_TIME})", lambda match: (0.0, _german(match["a"]))),
        (
            rf"\b(?:bei|um|gegen)\s+(?P<a>{_GERMAN_TIME})",
            lambda match: (_german(match["a"]), _german(match["a"])),
        ),
    )
)


def asked_time(question: str) -> AskedTime | None:
    """The first time in the question that is one of a recording; None where there is none.

    Times of day ("at 10:30 am", "5 o'clock") are not.
    """
    for pattern, meaning in _PATTERNS:
        for match in pattern.finditer(question):
            span = meaning(match)
            if span is None or (span[1] is not None and span[1] <= 0 < -span[0]):
                continue
            return AskedTime(*span, _without(question, match.start(), match.end()))
    return None


def seconds(text: str) -> float:
    """The seconds of one time, such as "1:20", "1 minute 20" or "90 s"."""
    text = text.lower().strip()
    if re.fullmatch(_CLOCK, text):
        total = 0.0
        for part in text.split(":"):
            total = 60 * total + float(part)
        return total
    after = re.fullmatch(rf"(minute|second)\s+({_NUMBER})", text)
    if after:
        return _number(after[2]) * (60 if after[1] == "minute" else 1)
    total, last = 0.0, 3600.0
    for number, unit in re.findall(rf"({_NUMBER})[\s-]*([a-z]*)", re.sub(r"\band\b", " ", text)):
        size = {"h": 3600.0, "m": 60.0, "s": 1.0}.get(unit[:1], last / 60)
        total, last = total + _number(number) * size, size
    return total


def clock(at_s: float) -> str:
    """A time for people: 0:30, 1:02:05."""
    whole = math.floor(at_s)
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def _number(text: str) -> float:
    known = _WORDS.get(text)
    return float(text) if known is None else float(known)


def _without(question: str, start: int, end: int) -> str:
    """The question without a phrase; what is left of a question that was only the phrase is asked of all sound."""
    before, after = question[:start].rstrip(" ,"), question[end:].lstrip(" ,")
    glue = "" if not before or not after or after[0] in ".?!;:" else " "
    left = f"{before}{glue}{after}".strip()
    if not re.search(r"\w", left):
        return "What is heard?"
    return left if question[:1].islower() or not left[0].islower() else left[0].upper() + left[1:]
