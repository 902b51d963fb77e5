"""Units as people name them, for conversions by Pint (imported at first use, in the skills' process only)."""

from __future__ import annotations

import math
from functools import cached_property
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.engines.skill_numbers import number_text

# spoken names -> (Pint's name, singular, plural as said)
_TABLE: tuple[tuple[str, str, str, str], ...] = (
    ("millimeter millimetre mm", "millimeter", "millimeter", "millimeters"),
    ("centimeter centimetre cm", "centimeter", "centimeter", "centimeters"),
    ("meter metre m", "meter", "meter", "meters"),
    ("kilometer kilometre km k", "kilometer", "kilometer", "kilometers"),
    ("inch in", "inch", "inch", "inches"),
    ("foot feet ft", "foot", "foot", "feet"),
    ("yard yd", "yard", "yard", "yards"),
    ("mile mi", "mile", "mile", "miles"),
    ("nautical_mile", "nautical_mile", "nautical mile", "nautical miles"),
    ("light_year", "light_year", "light year", "light years"),
    ("milligram mg", "milligram", "milligram", "milligrams"),
    ("gram gramme g", "gram", "gram", "grams"),
    ("kilogram kilogramme kilo kg", "kilogram", "kilogram", "kilograms"),
    ("ton tonne metric_ton", "metric_ton", "metric ton", "metric tons"),
    ("pound lb", "pound", "pound", "pounds"),
    ("ounce oz", "ounce", "ounce", "ounces"),
    ("stone", "stone", "stone", "stone"),
    ("milliliter millilitre ml", "milliliter", "milliliter", "milliliters"),
    ("centiliter centilitre cl", "centiliter", "centiliter", "centiliters"),
    ("deciliter decilitre dl", "deciliter", "deciliter", "deciliters"),
    ("liter litre l", "liter", "liter", "liters"),
    ("gallon gal", "gallon", "gallon", "gallons"),
    ("quart", "quart", "quart", "quarts"),
    ("pint", "pint", "pint", "pints"),
    ("cup", "cup", "cup", "cups"),
    ("tablespoon tbsp", "tablespoon", "tablespoon", "tablespoons"),
    ("teaspoon tsp", "teaspoon", "teaspoon", "teaspoons"),
    ("fluid_ounce fl_oz", "fluid_ounce", "fluid ounce", "fluid ounces"),
    ("second sec", "second", "second", "seconds"),
    ("minute min", "minute", "minute", "minutes"),
    ("hour hr", "hour", "hour", "hours"),
    ("day", "day", "day", "days"),
    ("week", "week", "week", "weeks"),
    ("month", "month", "month", "months"),
    ("year", "year", "year", "years"),
    (
        "degree_celsius celsius centigrade degree_centigrade degree_c °c c",
        "degC",
        "degree Celsius",
        "degrees Celsius",
    ),
    ("degree_fahrenheit fahrenheit degree_f °f f", "degF", "degree Fahrenheit", "degrees Fahrenheit"),
    ("kelvin degree_kelvin", "kelvin", "kelvin", "kelvins"),
    (
        "kilometer_per_hour kilometre_per_hour km/h kph kmh",
        "kilometer/hour",
        "kilometer per hour",
        "kilometers per hour",
    ),
    ("mile_per_hour mph", "mile/hour", "mile per hour", "miles per hour"),
    ("meter_per_second metre_per_second m/s", "meter/second", "meter per second", "meters per second"),
    ("knot", "knot", "knot", "knots"),
    ("square_meter square_metre", "meter**2", "square meter", "square meters"),
    ("square_kilometer square_kilometre", "kilometer**2", "square kilometer", "square kilometers"),
    ("square_foot square_feet", "foot**2", "square foot", "square feet"),
    ("square_mile", "mile**2", "square mile", "square miles"),
    ("acre", "acre", "acre", "acres"),
    ("hectare", "hectare", "hectare", "hectares"),
    ("cubic_meter cubic_metre", "meter**3", "cubic meter", "cubic meters"),
    ("byte", "byte", "byte", "bytes"),
    ("kilobyte kb", "kilobyte", "kilobyte", "kilobytes"),
    ("megabyte mb", "megabyte", "megabyte", "megabytes"),
    ("gigabyte gb", "gigabyte", "gigabyte", "gigabytes"),
    ("terabyte tb", "terabyte", "terabyte", "terabytes"),
    ("joule", "joule", "joule", "joules"),
    ("kilojoule kj", "kilojoule", "kilojoule", "kilojoules"),
    ("calorie", "calorie", "calorie", "calories"),
    ("kilocalorie kcal", "kilocalorie", "kilocalorie", "kilocalories"),
    ("watt", "watt", "watt", "watts"),
    ("kilowatt kw", "kilowatt", "kilowatt", "kilowatts"),
    ("horsepower hp", "horsepower", "horsepower", "horsepower"),
    ("bar", "bar", "bar", "bar"),
    ("psi", "psi", "psi", "psi"),
    ("degree", "degree", "degree", "degrees"),
    ("radian", "radian", "radian", "radians"),
)
_PINT = {name.replace("_", " "): pint for names, pint, _, _ in _TABLE for name in names.split()}
_SAID = {pint: (one, many) for _, pint, one, many in _TABLE}
_VOLUMES = {
    "milliliter",
    "centiliter",
    "deciliter",
    "liter",
    "gallon",
    "quart",
    "pint",
    "cup",
    "tablespoon",
    "teaspoon",
}


def unit_name(text: str) -> str | None:
    """Pint's name of a spoken unit ("miles", "degrees Fahrenheit", "km/h"), None when it is not one we know."""
    plain = " ".join(text.lower().replace("-", " ").replace(".", "").split())
    plain = plain.replace("° ", "°").replace(" / ", "/")
    for form in (plain, *_singulars(plain)):
        if form in _PINT:
            return _PINT[form]
    return plain if plain in _SAID else None


def _singulars(plain: str) -> list[str]:
    first, _, rest = plain.partition(" ")
    forms = [plain.removesuffix("s"), plain.removesuffix("es")]
    if rest:  # "kilometers per hour", "degrees celsius", "square feet"
        forms += [f"{first.removesuffix('s')} {rest}", f"{first} {rest.removesuffix('s')}"]
        forms += [f"{first.removesuffix('s')} {rest.removesuffix('s')}"]
    return forms


def resolve(from_unit: str, to_unit: str) -> tuple[str, str]:
    """Pint's names of both units; "degrees" and "ounces" take their meaning from the other one. "" if unknown."""
    source, target = unit_name(from_unit) or "", unit_name(to_unit) or ""
    if source == "degree":
        source = {"degC": "degF", "degF": "degC", "kelvin": "degC"}.get(target, source)
    if target == "degree":
        target = {"degC": "degF", "degF": "degC"}.get(source, target)
    if source == "ounce" and target in _VOLUMES:
        source = "fluid_ounce"
    if target == "ounce" and source in _VOLUMES:
        target = "fluid_ounce"
    return source, target


def unit_said(pint_name: str, count: float) -> str:
    """A unit as it is said after ``count``."""
    one, many = _SAID.get(pint_name, (pint_name.replace("_", " "), pint_name.replace("_", " ")))
    return one if count == 1 else many


class Units:
    """Converts quantities. The registry takes a quarter of a second to make, so it is made at first use."""

    @cached_property
    def _registry(self) -> Any:
        import pint

        return pint.UnitRegistry()

    def convert(self, value: float, from_unit: str, to_unit: str) -> tuple[float, str, str]:
        """The converted value and Pint's names of both units.

        Raises VoiceAppError "unit-unknown" or "unit-mismatch".
        """
        import pint

        source, target = resolve(from_unit, to_unit)
        for given, found in ((from_unit, source), (to_unit, target)):
            if not found and not self._known(given):
                raise VoiceAppError(
                    "unit-unknown", f"I do not know the unit “{given}”.", "Try another name for it."
                )
        source, target = source or from_unit, target or to_unit
        try:
            result = float(self._registry.Quantity(value, source).to(target).magnitude)
        except pint.DimensionalityError:
            sentence = f"I cannot convert {unit_said(source, 2)} to {unit_said(target, 2)}."
            raise VoiceAppError("unit-mismatch", sentence, "They measure different things.") from None
        except (OverflowError, pint.PintError):
            raise VoiceAppError("unit-mismatch", "I could not convert that.") from None
        if not math.isfinite(result):
            raise VoiceAppError("sum-too-large", "That number is too large for me.")
        return result, source, target

    def _known(self, name: str) -> bool:
        import pint

        if not name.replace("_", "").replace(" ", "").isalpha():
            return False
        try:
            self._registry.Unit(name.strip().replace(" ", "_"))
        except (pint.PintError, AttributeError, ValueError):
            return False
        return True


def converted_text(value: float) -> str:
    """A converted value as it is said: two decimals, more for small values."""
    if value == 0:
        return "0"
    places = 2 if abs(value) >= 1 else 3 - math.ceil(math.log10(abs(value)))
    text = number_text(round(value, max(2, places)), 12)
    return text
