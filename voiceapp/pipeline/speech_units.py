"""Units: the number with the unit's name in the right form, from the Unicode CLDR (babel)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from voiceapp.pipeline.speech_edits import Rule, replacing
from voiceapp.pipeline.speech_language import NUMBER, SpeechLanguage

# What is written=what the CLDR calls it; a name with /s is a rate.
_METRIC = """
length mm=millimeter cm=centimeter m=meter km=kilometer µm=micrometer μm=micrometer nm=nanometer
area m²=square-meter m2=square-meter km²=square-kilometer km2=square-kilometer cm²=square-centimeter ha=hectare
volume m³=cubic-meter m3=cubic-meter cm³=cubic-centimeter ml=milliliter mL=milliliter cl=centiliter dl=deciliter
volume l=liter L=liter
mass mg=milligram µg=microgram μg=microgram g=gram kg=kilogram t=tonne
temperature °C=celsius ℃=celsius °F=fahrenheit ℉=fahrenheit
angle °=degree
concentr %=percent ‰=permille ppm=part-per-1e6
speed km/h=kilometer-per-hour kmh=kilometer-per-hour kph=kilometer-per-hour m/s=meter-per-second mph=mile-per-hour
duration ms=millisecond µs=microsecond s=second min=minute h=hour
frequency Hz=hertz kHz=kilohertz MHz=megahertz GHz=gigahertz
digital kB=kilobyte KB=kilobyte MB=megabyte GB=gigabyte TB=terabyte kbit=kilobit Mbit=megabit Gbit=gigabit
electric V=volt mA=milliampere Ω=ohm
power W=watt kW=kilowatt MW=megawatt GW=gigawatt
energy kWh=kilowatt-hour J=joule kJ=kilojoule kcal=kilocalorie
pressure Pa=pascal hPa=hectopascal kPa=kilopascal bar=bar
graphics px=pixel dpi=dot-per-inch
"""
_ENGLISH = """
length ft=foot yd=yard mi=mile
mass oz=ounce lb=pound lbs=pound
pressure psi=pound-force-per-square-inch
volume gal=gallon tbsp=tablespoon tsp=teaspoon
digital kbps=kilobit/s Mbps=megabit/s Gbps=gigabit/s
power hp=horsepower
duration hr=hour hrs=hour mins=minute sec=second secs=second
"""


def _names(table: str) -> dict[str, str]:
    lines = [line.split() for line in table.strip().splitlines()]
    pairs = [(kind, unit.split("=")) for kind, *units in lines for unit in units]
    return {written: f"{kind}-{name}" for kind, (written, name) in pairs}


_UNITS: Mapping[str, str] = _names(_METRIC)
_ENGLISH_UNITS: Mapping[str, str] = _names(_ENGLISH)
_PER_TIME = {"s": "duration-second", "h": "duration-hour", "min": "duration-minute"}
_BY_LENGTH = "|".join(re.escape(unit) for unit in sorted({**_UNITS, **_ENGLISH_UNITS}, key=len, reverse=True))
_UNIT = re.compile(
    rf"(?<![\w.,/$€£])(?P<n>{NUMBER})[ \u00a0\u202f]?(?P<unit>{_BY_LENGTH})(?P<per>/(?:s|h|min)\b)?"
    rf"(?![\w²³/'’°]|-\w|\.\w)"
)
_ARC = re.compile(r"(?<![\w.,])(?P<d>\d{1,3})°\s?(?P<m>\d{1,2})[′'’](?:\s?(?P<s>\d{1,2}(?:[.,]\d+)?)[″\"”])?\s?")
_FEET = re.compile(r"(?<![\w.,°])(?P<ft>\d{1,2})(?:[′'’]|\s?ft)\s?(?P<in>\d{1,2})(?:[″\"”]|''|\s?in\b)")
_INCHES = re.compile(r"(?<![\w.,\"“])(?P<n>\d{1,3}(?:\.\d+)?)[″\"](?=[\s.,;:!?)]|\Z)")


def _unit(match: re.Match[str], language: SpeechLanguage) -> str | None:
    unit, value = match["unit"], language.number(match["n"])
    name = _UNITS.get(unit) or (_ENGLISH_UNITS.get(unit) if language.code == "en" else None)
    if value is None or name is None or (unit == "ha" and language.code in ("es", "it", "pt")):  # "has"
        return None
    name, _, per = name.partition("/")
    return measured(value, name, language, per or (match["per"] or "").lstrip("/"))


def measured(value: Decimal, unit: str, language: SpeechLanguage, per: str = "") -> str | None:
    """The number and its unit (a name of the CLDR) in words, None where the language is not known."""
    from babel.units import UnknownUnitError, format_compound_unit, format_unit

    if language.locale is None:
        return None
    try:
        if per:
            said = format_compound_unit(value, unit, 1, _PER_TIME[per], "long", "0.######", language.locale)
        else:
            said = format_unit(value, unit, "long", "0.######", language.locale)
    except UnknownUnitError:
        return None
    if said is None:
        return None
    said = str(said).replace("\u00a0", " ").replace("\u202f", " ")
    number, gap, noun = said.partition(" ")
    return language.counted(value, noun) if gap and number == "1" else said


def _arc(match: re.Match[str], language: SpeechLanguage) -> str | None:
    """The degrees, minutes and seconds of an angle."""
    names = {"d": "angle-degree", "m": "duration-minute", "s": "duration-second"}
    values = {part: language.number(match[part]) for part in names if match[part]}
    parts = [measured(value, names[part], language) for part, value in values.items() if value is not None]
    return " ".join(part for part in parts if part) + " " if all(parts) else None


def _feet(match: re.Match[str], language: SpeechLanguage) -> str | None:
    feet = measured(Decimal(match["ft"]), "length-foot", language)
    inches = measured(Decimal(match["in"]), "length-inch", language)
    return f"{feet} {inches}" if feet and inches else None


def _inches(match: re.Match[str], language: SpeechLanguage) -> str | None:
    if match.string[: match.start()].count('"') % 2:
        return None  # the end of a quotation
    beside_a_noun = re.match(r"\s[a-z]", match.string[match.end() :]) and language.code == "en"  # a 27 inch screen
    return f"{match['n']} inch" if beside_a_noun else measured(Decimal(match["n"]), "length-inch", language)


RULES: tuple[Rule, ...] = (
    replacing(_ARC, _arc),
    replacing(_FEET, _feet),
    replacing(_INCHES, _inches),
    replacing(_UNIT, _unit),
)
