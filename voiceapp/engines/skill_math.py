"""Arithmetic in words and symbols: read into an expression, then evaluated safely by simpleeval.

Reading is strict: a text with one word that is not arithmetic, or without an operation, is not an
expression. simpleeval is imported at first use, in the skills' process only.
"""

from __future__ import annotations

import ast
import math
import re

from voiceapp.core.errors import VoiceAppError
from voiceapp.engines.skill_numbers import digits, number_text

MAX_EXPRESSION = 200

_N = r"(\d+(?:\.\d+)?)"
_WORDS: tuple[tuple[str, str], ...] = (
    (r"\b(?:euros?|dollars?|bucks|pounds?|cents?)\b|[$€£]", " "),
    (r"^the (?:sum|total) of (.+?) and (.+)$", r"(\1) + (\2)"),
    (r"^the product of (.+?) and (.+)$", r"(\1) * (\2)"),
    (r"^the difference (?:between|of) (.+?) and (.+)$", r"(\1) - (\2)"),
    (r"^(?:the )?quotient of (.+?) and (.+)$", r"(\1) / (\2)"),
    (r"^(?:the )?average of (.+?) and (.+)$", r"((\1) + (\2)) / 2"),
    (r"^multiply (.+?) (?:by|with|and|times) (.+)$", r"(\1) * (\2)"),
    (r"^divide (.+?) (?:by|into) (.+)$", r"(\1) / (\2)"),
    (r"^(?:subtract|take away|take) (.+?) (?:from) (.+)$", r"(\2) - (\1)"),
    (r"^(?:add|sum)(?: up| together)? (.+?) (?:and|to|plus) (.+)$", r"(\1) + (\2)"),
    (r"^(.+) take away (.+)$", r"\1 - \2"),
    (rf"(?:an? |the )?{_N} ?(?:%|percent|per cent) (?:tip|discount|tax) (?:on|of|off) (.+)$", r"(\1/100) * (\2)"),
    (rf"{_N} ?(?:%|percent|per cent) of (.+)$", r"(\1/100) * (\2)"),
    (rf"{_N} ?(?:%|percent|per cent) off (.+)$", r"(\2) * (1 - \1/100)"),
    (rf"^(.+?) (?:plus|and|\+) {_N} ?(?:%|percent|per cent)$", r"(\1) * (1 + \2/100)"),
    (rf"^(.+?) (?:minus|less|-) {_N} ?(?:%|percent|per cent)$", r"(\1) * (1 - \2/100)"),
    (r"\b(?:the )?square root (?:of |from )?" + _N, r"sqrt(\1)"),
    (r"\b(?:the )?(?:cube|cubic|3rd) root (?:of |from )?" + _N, r"cbrt(\1)"),
    (r"\b(?:the )?factorial of " + _N, r"factorial(\1)"),
    (_N + r" factorial\b|" + _N + r" ?!", r"factorial(\1\2)"),
    (r"^(?:an? |1 )?half (?:of )?(?=[\d(])", "0.5 * "),
    (r"^(?:an? |1 )?3rd (?:of )?(?=[\d(])", "(1/3) * "),
    (r"^(?:2 )3rds? (?:of )?(?=[\d(])", "(2/3) * "),
    (r"^2 thirds (?:of )?(?=[\d(])", "(2/3) * "),
    (r"^(?:an? |1 )?(?:quarter|4th) (?:of )?(?=[\d(])", "0.25 * "),
    (r"^3 (?:quarters|fourths) (?:of )?(?=[\d(])", "0.75 * "),
    (r"^(?:an? |1 )?(\d+)th (?:of )(?=[\d(])", r"(1/\1) * "),
    (r"^(?:double|twice) (?:of )?(?=[\d(])", "2 * "),
    (r"^triple (?:of )?(?=[\d(])", "3 * "),
    (r" ?\bsquared\b", " ** 2"),
    (r" ?\bcubed\b", " ** 3"),
    (r" (?:raised )?to the (?:power of|power) ", " ** "),
    (r" (?:raised )?to the (\d+)(?:st|nd|rd|th)(?: power)?", r" ** \1"),
    (r"\^", " ** "),
    (r"\bmultiplied (?:by|with)\b|\btimes\b|\btime\b|×|·|(?<=[\d)]) ?x ?(?=[\d(])", " * "),
    (r"\bdivided by\b|\bover\b|÷|(?<=[\d)]) : (?=[\d(])", " / "),
    (r"\b(?:modulo|mod)\b", " % "),
    (r"\bplus\b|\badded to\b", " + "),
    (r"\bminus\b|\bnegative\b|\bless\b|−|–", " - "),
    (r"\bopen (?:bracket|parenthesis|paren)\b", "("),
    (r"\bclose (?:bracket|parenthesis|paren)\b", ")"),
    (r"\bpi\b", str(math.pi)),
    (r"\bsqrt ?\(", "sqrt("),
)
_ALLOWED = re.compile(r"(?:\d+(?:\.\d+)?|[-+*/%()]|sqrt|cbrt|factorial|\s)+")
_OPERATION = re.compile(r"(?<=[\d)])\s*(?:\*\*|[-+*/%])|sqrt|cbrt|factorial")


def parse_expression(text: str) -> str | None:
    """``text`` as an expression in symbols ("twelve times eight" -> "12 * 8"), None where it is not one."""
    if len(text) > MAX_EXPRESSION:
        return None
    plain = re.sub(r"[?!=]+$|\.$", "", text.strip()).strip()
    plain = digits(plain).strip(" ,?")
    plain = re.sub(r"^(?:about|exactly) ", "", plain)
    if re.fullmatch(r"\d{1,4} ?[-/] ?\d{1,2}(?: ?[-/] ?\d{1,4})", plain):
        return None  # a date or a telephone number
    for _ in range(2):  # "the square root of half of 32": what one rule makes, another may need
        for pattern, replacement in _WORDS:
            plain = re.sub(pattern, replacement, plain)
    plain = re.sub(r"(?<=\() +| +(?=\))", "", " ".join(plain.replace("* *", "**").split()))
    if not _ALLOWED.fullmatch(plain) or not _OPERATION.search(plain):
        return None
    return plain if _evaluates(plain) else None


def _evaluates(expression: str) -> bool:
    """Whether it is at least well formed; what it is worth does not matter here (1/0 is an expression)."""
    try:
        ast.parse(expression, mode="eval")
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return False
    return True


def evaluate(expression: str) -> float:
    """The value of an expression in symbols or words.

    Raises VoiceAppError: "sum-unreadable", "sum-impossible" (no such value) or "sum-too-large".
    """
    import simpleeval

    unreadable = VoiceAppError("sum-unreadable", "I could not read that sum.", "Try “what is twelve times eight”.")
    symbols = parse_expression(expression)
    if symbols is None:
        number = re.fullmatch(r"\s*-?\d+(?:\.\d+)?\s*", expression)
        if number is None:
            raise unreadable
        symbols = number[0].strip()
    evaluator = simpleeval.SimpleEval(
        functions={"sqrt": math.sqrt, "cbrt": math.cbrt, "factorial": _factorial}, names={}
    )
    try:
        value = evaluator.eval(symbols)
        result = float(value)
    except ZeroDivisionError:
        raise VoiceAppError("sum-impossible", "A number cannot be divided by zero.") from None
    except (OverflowError, simpleeval.NumberTooHigh):
        raise VoiceAppError("sum-too-large", "That number is too large for me.") from None
    except (simpleeval.InvalidExpression, SyntaxError):
        raise unreadable from None
    except (ValueError, TypeError):
        raise VoiceAppError("sum-impossible", "That has no answer among the real numbers.") from None
    if not math.isfinite(result):
        raise VoiceAppError("sum-too-large", "That number is too large for me.")
    return result


def _factorial(value: float) -> int:
    if value != int(value) or value < 0:
        raise ValueError("only whole numbers have a factorial")
    if value > 100:
        raise OverflowError
    return math.factorial(int(value))


def spoken_expression(expression: str) -> str:
    """An expression in words that a voice can say: "12 times 8"."""
    text = expression.replace("**", " to the power of ").replace("*", " times ").replace("/", " divided by ")
    text = re.sub(r"(?:^|(?<=\()) ?- ?(?=\d)", "minus ", text)
    text = re.sub(r"(?<=[\d)\s])-(?=[\s\d(])", " minus ", text).replace("+", " plus ").replace("%", " modulo ")
    text = re.sub(r"sqrt\(([^()]*)\)", r"the square root of \1", text)
    text = re.sub(r"cbrt\(([^()]*)\)", r"the cube root of \1", text)
    text = re.sub(r"factorial\(([^()]*)\)", r"\1 factorial", text)
    text = re.sub(r"\(?(\d+(?:\.\d+)?)  ?divided by  ?100\)?  ?times  ?\(?([\d.]+)\)?$", r"\1 percent of \2", text)
    text = text.replace("to the power of  2", "squared").replace("to the power of  3", "cubed")
    text = re.sub(r"\((-?[\d.]+)\)", r"\1", text)
    return " ".join(text.split())


def rounded(value: float) -> str:
    """A result as it is said: whole numbers whole, others with at most six significant decimals."""
    return number_text(round(value, 6) if abs(value) >= 1e-4 else value, 12)
