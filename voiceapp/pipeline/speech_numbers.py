"""Numbers that synthesizers commonly say wrong: telephone numbers, versions, years, fractions, ranges, groups."""

from __future__ import annotations

import re
from decimal import Decimal

from voiceapp.pipeline.speech_edits import Rule, replacing
from voiceapp.pipeline.speech_language import SpeechLanguage

_PHONE = re.compile(
    r"(?<![\w.,])(?:\+\d{1,3}(?:[ /-]?\(?\d{1,5}\)?){2,6}|\(\d{2,5}\)[ -]?\d{2,4}(?:[ -]\d{2,6}){1,3}"
    r"|\d{3}-\d{3}-\d{4}|0\d{1,4}[ /-]\d{2,4}(?:[ -]?\d{2,4}){1,4})(?![\w]|[.,]\d)"
)
_VERSION = re.compile(
    r"(?<![\w.,])(?P<v>[vV])?(?P<n>\d+(?:\.\d+){2,4})(?![\w]|[.,]\d)|(?<![\w.,])[vV](?P<short>\d+(?:\.\d+)?)\b"
)
_THOUSANDS = re.compile(r"(?<![\w.,])\d{1,3}(?P<sep>[.,'’\u00a0\u202f])\d{3}(?:(?P=sep)\d{3})*(?![\d'’]|[.,]\d{3})")

_DECADE = re.compile(r"(?<![\w.,])(?P<n>1[1-9]\d0|20\d0|['’]?[2-9]0)['’]?s\b")
_YEAR = re.compile(
    r"(?P<before>\b(?:in|since|until|till|during|year|before|after|around|circa|early|late|mid|from|by|born|died|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?:\s\d{1,2}(?:st|nd|rd|th)?,)?)\s|\()(?P<n>1[1-9]\d\d)(?P<to>\s?[–-]\s?)?(?P<n2>1[1-9]\d\d|20\d\d)?"
    r"(?![\w%]|[.,]\d|\s?(?:[%€£$°]|[kcm]?[mgl]\b|ft\b|mi\b|lbs?\b|[km]?W\b|kWh\b|[KMG]B\b|k?cal\b|[MG]?Hz\b))",
    re.IGNORECASE,
)

_RANGE = re.compile(
    r"(?<![\w.,/–-])(?P<a>\d{1,4}(?:[.,]\d+)?)(?P<unit>\s?[%€$£°])?(?P<sep>\s?–\s?|-)(?P<b>[$€£]?\d{1,4}(?:[.,]\d+)?)(?![\d/–-])"
)
_FRACTION = re.compile(
    r"(?:(?<![\d.,/])(?P<whole>\d+)\s)?(?<![\d/.,])(?P<n>1/2|1/3|2/3|1/4|3/4)(?![\d/]|[.,]\d)|(?P<whole2>\d+)?(?P<sign>[½⅓⅔¼¾])"
)
_FRACTIONS = ("½⅓⅔¼¾", ("1/2", "1/3", "2/3", "1/4", "3/4"))


def _phone(match: re.Match[str], language: SpeechLanguage) -> str | None:
    """Digit by digit, with a pause after each group."""
    digits = re.findall(r"\d+", match[0])
    if not 7 <= sum(map(len, digits)) <= 15:
        return None
    plus = language.words.signs["+"] if language.words else "+"
    return (f"{plus} " if match[0].startswith("+") else "") + ", ".join(" ".join(group) for group in digits)


def _version(match: re.Match[str], language: SpeechLanguage) -> str | None:
    number = match["n"] or match["short"]
    if match["n"] and not match["v"] and language.number(number) is not None:
        return None  # grouped digits
    if match["n"] and language.words:
        number = number.replace(".", f" {language.words.dot} ")
    named = "version " if language.code in ("en", "fr", "de") else "v"
    return named + number if match[0][0] in "vV" else number


def _thousands(match: re.Match[str], language: SpeechLanguage) -> str | None:
    """Grouped digits without their groups."""
    if match["sep"] in ".," and match["sep"] == language.decimal:
        return None
    return re.sub(r"\D", "", match[0])


def _decade(match: re.Match[str], language: SpeechLanguage) -> str | None:
    """The 1990s are the nineteen nineties, the '80s the eighties."""
    digits = match["n"].lstrip("'’")
    words = language.in_words(int(digits), "year") if language.code == "en" else None
    return words and (words[:-1] + "ies" if words.endswith("y") else f"{words}s")


def _year(match: re.Match[str], language: SpeechLanguage) -> str | None:
    words = language.in_words(int(match["n"]), "year") if language.code == "en" else None
    if words is None or match["to"] and not match["n2"]:
        return words and match["before"] + words + (match["to"] or "")
    second = language.in_words(int(match["n2"]), "year") if match["n2"] else ""
    return match["before"] + words + (f" to {second}" if match["to"] else "")


def _range(match: re.Match[str], language: SpeechLanguage) -> str | None:
    """A dash between numbers is "to"; a hyphen only where the second is the larger one."""
    first, second = match["a"], match["b"].lstrip("$€£")
    rising = Decimal(first.replace(",", ".")) < Decimal(second.replace(",", "."))
    number = len(first) == 3 and len(second) == 4  # of a telephone
    if language.words is None or (match["sep"] == "-" and (number or not rising or re.match(r"0\d", first))):
        return None
    return f"{first}{match['unit'] or ''} {language.words.to} {match['b']}"


def _fraction(match: re.Match[str], language: SpeechLanguage) -> str | None:
    if language.words is None:
        return None
    index = _FRACTIONS[0].index(match["sign"]) if match["sign"] else _FRACTIONS[1].index(match["n"])
    said, whole = language.words.fractions[index], match["whole"] or match["whole2"]
    if not whole:
        return said
    said = "a half" if language.code == "en" and index == 0 else said
    return f"{whole} {language.words.and_} {said}"


RULES: tuple[Rule, ...] = (
    replacing(_PHONE, _phone),
    replacing(_VERSION, _version),
    replacing(_YEAR, _year),
    replacing(_DECADE, _decade),
    replacing(_FRACTION, _fraction),
    replacing(_RANGE, _range),
)

GROUPS: tuple[Rule, ...] = (replacing(_THOUSANDS, _thousands),)
"""After money and units, which read numbers as they are written."""
