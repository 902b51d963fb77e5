"""Rules for arithmetic and for converting units."""

from __future__ import annotations

import re
from datetime import datetime

from voiceapp.engines.skill_math import parse_expression
from voiceapp.engines.skill_numbers import digits, parse_number
from voiceapp.engines.skill_text import Arguments, Rule, rule
from voiceapp.engines.skill_units import resolve

_GIVES = r"(?: (?:is|are|equals?|makes?|gives?|come to|comes to|be|give you|make together|add up to))?"
_ASK = (
    r"(?:(?:what|how much)(?:'s| is| are| does| do| would| will)?(?: (?:(?:do|would|will) )?(?:you|i|we) get"
    r" (?:when|if|by)(?: (?:you|i|we))?)?|calculate"
    r"|compute|work out|figure out|evaluate|solve|(?:tell me|do you know|give me)(?: what| how much)?"
    r"|find|what(?:'s| is) the (?:result|value|answer) (?:of|to|for)|i need to know what"
    r"|do the sum|do the math(?: on| for)?)"
)
_UNIT = r"[a-z°][a-z°/. ]*?"
_VALUE = r"[\w.,'°/ -]+?"
_QUANTITY = rf"(?P<quantity>{_VALUE})"
_TARGET = rf"(?P<unit>{_UNIT})"
_IN = r"(?:in|into|to|as|is how many|are how many|equals how many|is what in|make how many)"


def _sum(match: re.Match[str], _now: datetime) -> Arguments | None:
    expression = parse_expression(match["sum"])
    return {"expression": expression} if expression else None


def _split(quantity: str) -> tuple[float, str] | None:
    """ "5 miles" -> (5.0, "miles"); "a pound" and "half a pound" too."""
    plain = digits(quantity).strip()
    plain = re.sub(r"^half (?:of )?(?:an? )?", "0.5 ", plain)
    plain = re.sub(r"^(?:a )?quarter (?:of )?(?:an? )?", "0.25 ", plain)
    found = re.match(r"((?:minus |negative |- ?)?\d+(?:\.\d+)?|an?(?= )) ?(.+)$", plain)
    if found is None:
        return None
    value = parse_number(found[1])
    unit = re.sub(r" and an? half$", "", found[2])
    if value is not None and unit != found[2]:
        value += 0.5
    return (value, unit) if value is not None else None


def _quantity(match: re.Match[str], _now: datetime) -> Arguments | None:
    parts = _split(match["quantity"])
    if parts is None:
        return None
    value, unit = parts
    source, target = resolve(unit, match["unit"])
    if not source or not target or source == target:
        return None
    return {"value": value, "from_unit": source, "to_unit": target}


_CONVERSIONS = (
    rf"(?:convert|change|turn|translate|express|switch|transform|calculate|compute|show me|tell me) {_QUANTITY}"
    rf" (?:in|into|to|as) {_TARGET}",
    r"(?:(?:what|how much)(?:'s| is| are| would be| would)|whats"
    r"|how (?:far|long|big|hot|cold|heavy|tall|fast|high) (?:is|are)|tell me|give me|what does)?(?: what)? ?"
    rf"{_QUANTITY} {_IN} {_TARGET}(?: (?:be|is|are|make))?",
    rf"(?P<unit>(?!what|how){_UNIT}) (?:in|is) {_QUANTITY}",
    rf"(?:tell me |do you know )?how many {_TARGET} (?:(?:is|are)(?: there)?(?: in)?|in|makes?(?: up)?|equals?"
    r"|does it take to make|go into|fit in|fit into|would be|do you get from|does|do) "
    rf"{_QUANTITY}(?: (?:make|have|equal|contain|has))?",
    rf"(?:what|how much) is {_QUANTITY} (?:when )?(?:converted|expressed|measured) (?:in|into|to) {_TARGET}",
)

RULES: tuple[Rule, ...] = (
    *(rule("convert", form, _quantity) for form in _CONVERSIONS),
    rule("calculate", rf"{_ASK},? (?P<sum>.+?){_GIVES}", _sum),
    rule("calculate", rf"(?P<sum>.+?){_GIVES}", _sum),
    rule("calculate", r"(?P<sum>.+?)(?: is| are| equals?| makes?)(?: how much| what)", _sum),
)
