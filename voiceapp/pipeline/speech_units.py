"""Money and units: numbers with the right word, in the right form, from the Unicode CLDR (babel)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from voiceapp.pipeline.speech_edits import Rule, replacing
from voiceapp.pipeline.speech_language import SpeechLanguage
from voiceapp.pipeline.speech_numbers import UNGROUPED

_NUMBER = r"\d{1,3}(?:[.,'’\u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_CURRENCIES = {
    "€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₴": "UAH", "₺": "TRY", "฿": "THB",
    "R$": "BRL", "US$": "USD", "A$": "AUD", "C$": "CAD", "EUR": "EUR", "USD": "USD", "GBP": "GBP", "CHF": "CHF",
}  # fmt: skip
_SIGN = r"R\$|US\$|A\$|C\$|[€$£¥₹₩₽₴₺฿]|(?:EUR|USD|GBP|CHF)(?![A-Za-z])"
_MAGNITUDES = {"k": "thousand", "K": "thousand", "M": "million", "m": "million", "bn": "billion", "B": "billion", "T": "trillion"}
_WORDED = (
    "thousand|million|billion|trillion|Tausend|Millionen?|Milliarden?|Billionen?|millions?|milliards?|millones|millón|"
    "mil millones|milioni|milione|miliardi|miliardo|milhões|milhão|bilhões|bilhão|miljoen|miljard"
)
_TIMES = rf"(?:\s?(?P<magnitude>bn|[kKMmBT])(?![A-Za-z])|[ \u00a0](?P<worded>{_WORDED})\b)?"
_BEFORE = re.compile(
    rf"(?<![\w$€£])(?P<sign>{_SIGN})\s?(?:(?P<from>{_NUMBER}) (?P<to>to|bis|à|a|tot) (?:{_SIGN})?)?(?P<n>{_NUMBER}){_TIMES}(?!\w)"
)
_AFTER = re.compile(rf"(?<![\w.,])(?P<n>{_NUMBER}){_TIMES}[ \u00a0\u202f]?(?P<sign>{_SIGN})(?!\w)")

_PER_TIME = {"s": "duration-second", "h": "duration-hour", "min": "duration-minute"}
_UNITS: Mapping[str, str] = {
    "mm": "length-millimeter", "cm": "length-centimeter", "m": "length-meter", "km": "length-kilometer",
    "µm": "length-micrometer", "μm": "length-micrometer", "nm": "length-nanometer",
    "m²": "area-square-meter", "km²": "area-square-kilometer", "cm²": "area-square-centimeter", "ha": "area-hectare",
    "m2": "area-square-meter", "km2": "area-square-kilometer", "m³": "volume-cubic-meter", "cm³": "volume-cubic-centimeter",
    "m3": "volume-cubic-meter", "ml": "volume-milliliter", "mL": "volume-milliliter", "cl": "volume-centiliter",
    "dl": "volume-deciliter", "l": "volume-liter", "L": "volume-liter",
    "mg": "mass-milligram", "µg": "mass-microgram", "μg": "mass-microgram", "g": "mass-gram", "kg": "mass-kilogram",
    "t": "mass-tonne",
    "°C": "temperature-celsius", "℃": "temperature-celsius", "°F": "temperature-fahrenheit", "℉": "temperature-fahrenheit",
    "°": "angle-degree", "%": "concentr-percent", "‰": "concentr-permille",
    "ppm": "concentr-part-per-1e6", "km/h": "speed-kilometer-per-hour", "kmh": "speed-kilometer-per-hour",
    "kph": "speed-kilometer-per-hour", "m/s": "speed-meter-per-second", "mph": "speed-mile-per-hour",
    "ms": "duration-millisecond", "µs": "duration-microsecond", "s": "duration-second", "min": "duration-minute",
    "h": "duration-hour", "Hz": "frequency-hertz", "kHz": "frequency-kilohertz", "MHz": "frequency-megahertz",
    "GHz": "frequency-gigahertz", "kB": "digital-kilobyte", "KB": "digital-kilobyte", "MB": "digital-megabyte",
    "GB": "digital-gigabyte", "TB": "digital-terabyte", "Mbit": "digital-megabit", "Gbit": "digital-gigabit",
    "kbit": "digital-kilobit", "V": "electric-volt", "mA": "electric-milliampere", "Ω": "electric-ohm", "W": "power-watt",
    "kW": "power-kilowatt", "MW": "power-megawatt", "GW": "power-gigawatt", "kWh": "energy-kilowatt-hour",
    "J": "energy-joule", "kJ": "energy-kilojoule", "kcal": "energy-kilocalorie", "Pa": "pressure-pascal",
    "hPa": "pressure-hectopascal", "kPa": "pressure-kilopascal", "bar": "pressure-bar", "px": "graphics-pixel",
    "dpi": "graphics-dot-per-inch",
}  # fmt: skip
_ENGLISH: Mapping[str, str] = {
    "ft": "length-foot", "yd": "length-yard", "mi": "length-mile", "oz": "mass-ounce", "lb": "mass-pound",
    "lbs": "mass-pound", "psi": "pressure-pound-force-per-square-inch", "gal": "volume-gallon", "Mbps": "digital-megabit/s",
    "Gbps": "digital-gigabit/s", "kbps": "digital-kilobit/s", "fl oz": "volume-fluid-ounce", "hp": "power-horsepower",
    "tbsp": "volume-tablespoon", "tsp": "volume-teaspoon", "sq ft": "area-square-foot", "hrs": "duration-hour",
    "hr": "duration-hour", "mins": "duration-minute", "secs": "duration-second", "sec": "duration-second",
}  # fmt: skip
_BY_LENGTH = "|".join(re.escape(unit) for unit in sorted({**_UNITS, **_ENGLISH}, key=len, reverse=True))
_UNIT = re.compile(
    rf"(?<![\w.,/$€£])(?P<n>{_NUMBER})(?P<gap>[ \u00a0\u202f]?)(?P<unit>{_BY_LENGTH})(?P<per>/(?:s|h|min)\b)?"
    rf"(?![\w²³/'’°]|-\w|\.\w)"
)
_FEET = re.compile(r"(?<![\w.,])(?P<ft>\d{1,2})(?:[′'’]|\s?ft)\s?(?P<in>\d{1,2})(?:[″\"”]|''|\s?in\b)")
_INCHES = re.compile(r"(?<![\w.,\"“])(?P<n>\d{1,3}(?:\.\d+)?)[″\"](?=[\s.,;:!?)]|\Z)")

# "1 hour" is "eine Stunde", not "eins Stunde": the word for one by the noun's gender.
_ONE: Mapping[str, tuple[str, str, re.Pattern[str]]] = {
    "de": ("ein", "eine", re.compile(r"\w*(?<!byt)e\b")),
    "fr": ("un", "une", re.compile(r"(?:heure|minute|seconde|tonne|livre|once|calorie|kilocalorie|milliseconde)\b")),
    "es": ("un", "una", re.compile(r"\w*a\b")),
    "it": ("un", "una", re.compile(r"\w*a\b")),
    "pt": ("um", "uma", re.compile(r"\w*a\b")),
}


def _before(match: re.Match[str], language: SpeechLanguage) -> str | None:
    said = _money(match, language)
    return f"{match['from']} {match['to']} {said}" if said and match["from"] else said


def _money(match: re.Match[str], language: SpeechLanguage) -> str | None:
    value = language.number(match["n"])
    if language.locale is None or value is None:
        return None
    currency = _CURRENCIES[match["sign"]]
    magnitude = match["worded"] or (match["magnitude"] and _MAGNITUDES[match["magnitude"]])
    if match["magnitude"] and language.code != "en":
        return None
    if magnitude:
        joint = {"fr": "d'" if currency == "EUR" else "de ", "es": "de ", "it": "di ", "pt": "de "}
        return f"{language.digits(value)} {magnitude} {joint.get(language.code, '')}{_name(currency, Decimal(2), language)}"
    whole = value.to_integral_value(rounding="ROUND_DOWN")
    cents = int((value - whole) * 100)
    written = re.search(r"[.,]\d\d\Z", match["n"])
    if not written or language.words is None or currency in ("JPY", "KRW"):
        return f"{_count(value, language, name := _name(currency, value, language))} {name}"
    if whole == 0 and cents:
        return f"{cents} {'pence' if (language.code, currency) == ('en', 'GBP') else language.words.cents}"
    name = _name(currency, whole, language)
    rest = f" {language.words.joint} {cents}".replace("  ", " ") if cents else ""
    return f"{_count(whole, language, name)} {name}{rest}"


def _name(currency: str, count: Decimal, language: SpeechLanguage) -> str:
    from babel.numbers import get_currency_name

    own = {"USD": language.words.dollar, "GBP": language.words.pound} if language.words else {}
    own |= {"BRL": ("real", "reais")} if language.code == "pt" else {}
    if currency in own:
        return own[currency][0 if count == 1 else 1]
    name: str = get_currency_name(currency, count, language.locale)
    return name.lower() if language.code == "pt" else name


def _unit(match: re.Match[str], language: SpeechLanguage) -> str | None:
    unit, value = match["unit"], language.number(match["n"])
    name = _UNITS.get(unit) or (_ENGLISH.get(unit) if language.code == "en" else None)
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
            said = format_compound_unit(
                value, unit, 1, _PER_TIME[per], "long", "0.######", language.locale
            )
        else:
            said = format_unit(value, unit, "long", "0.######", language.locale)
    except UnknownUnitError:
        return None
    if said is None:
        return None
    said = str(said).replace("\u00a0", " ").replace("\u202f", " ")
    number, gap, noun = said.partition(" ")
    return f"{_count(value, language, noun)} {noun}" if gap and number == "1" else said


def _count(value: Decimal, language: SpeechLanguage, noun: str) -> str:
    """The number before its noun."""
    if value == 1 and language.code in _ONE:
        masculine, feminine, nouns = _ONE[language.code]
        return feminine if nouns.match(noun) else masculine
    return language.digits(value)


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
    replacing(_BEFORE, _before),
    replacing(_AFTER, _money),
    replacing(_FEET, _feet),
    replacing(_INCHES, _inches),
    replacing(_UNIT, _unit),
    UNGROUPED,
)
