"""Formulas in LaTeX, read as one would read them aloud."""

from __future__ import annotations

import re

from voiceapp.pipeline.speech_edits import Rule, replacing
from voiceapp.pipeline.speech_language import SpeechLanguage

_DISPLAYED = re.compile(r"\$\$(.+?)\$\$|\\\[(.+?)\\\]|\\\((.+?)\\\)", re.DOTALL)
# A dollar sign before a digit is money, unless something follows that only a formula has.
_INLINE = re.compile(r"(?<![\\\w$])\$(?=\S)((?:[^$\n\\]|\\.)+?)(?<!\s)\$(?![\w$])")
_FORMULA = re.compile(r"[\\^_={}<>+]|^[a-zA-Z]$|^[a-zA-Z]\([a-zA-Z, ]+\)$")
_BRACED = r"\{([^{}]*)\}"
_FRACTION = re.compile(rf"\\[dt]?frac\s*{_BRACED}\s*{_BRACED}")
_ROOT = re.compile(rf"\\sqrt\s*{_BRACED}")
_TEXT = re.compile(
    rf"\\(?:text|mathrm|mathbf|mathit|mathbb|mathcal|operatorname|textbf|vec|hat|bar|overline)\s*{_BRACED}"
)
_POWER = re.compile(rf"\s*\^\s*(?:{_BRACED}|(-?\w))")
_INDEX = re.compile(rf"\s*_\s*(?:{_BRACED}|(\w))")
_SPACING = re.compile(r"\\(?:left|right|big|Big|displaystyle|quad|qquad|[,;:! ])|\\\\|&")
_COMMAND = re.compile(r"\\([a-zA-Z]+)")
_SIGNS = {
    "times": "×", "cdot": "×", "div": "÷", "pm": "±", "approx": "≈", "neq": "≠", "ne": "≠", "leq": "≤", "le": "≤",
    "geq": "≥", "ge": "≥", "lt": "<", "gt": ">", "infty": "∞", "to": "→", "rightarrow": "→", "implies": "→",
    "degree": "°", "circ": "°", "percent": "%", "ldots": "…", "dots": "…", "cdots": "…",
}  # fmt: skip
_PASSES = 6
"""How deep fractions and roots may lie in each other."""


def _said(match: re.Match[str], language: SpeechLanguage) -> str | None:
    tex = next((group for group in match.groups() if group is not None), "")
    return f" {_read(tex, language)} " if match.re is _DISPLAYED else _read(tex, language)


def _inline(match: re.Match[str], language: SpeechLanguage) -> str | None:
    return _said(match, language) if _FORMULA.search(match[1]) else None


def _read(tex: str, language: SpeechLanguage) -> str:
    """The formula with its signs in words of the language, else without its commands."""
    over, root, squared, cubed, power, index = (
        language.words.maths if language.words else ("/", "√", "²", "³", "^", "")
    )
    said = _SPACING.sub(" ", tex)
    for _ in range(_PASSES):
        before = said
        said = _TEXT.sub(r" \1 ", said)
        said = _FRACTION.sub(rf" \1 {over} \2 ", said)
        said = _ROOT.sub(rf" {root} \1 ", said)
        if said == before:
            break
    degrees = re.sub(r"\^\s*\{?\s*\\(?:circ|degree)\s*\}?", "°", said)
    said = _POWER.sub(lambda match: _raised(match[1] or match[2] or "", squared, cubed, power), degrees)
    said = _INDEX.sub(lambda match: f" {index} {match[1] or match[2] or ''} ", said)
    said = _COMMAND.sub(lambda match: f" {_SIGNS.get(match[1], match[1])} ", said)
    said = re.sub(r"\\(?=[%#$])", "", said)
    said = re.sub(r"[{}\\^_]", " ", said)
    said = re.sub(r"\s*([=<>+×÷±≈≠≤≥→])\s*", r" \1 ", said)
    return re.sub(r"\s+", " ", said).strip()


def _raised(exponent: str, squared: str, cubed: str, power: str) -> str:
    return f" {({'2': squared, '3': cubed}).get(exponent.strip()) or f'{power} {exponent}'} "


RULES: tuple[Rule, ...] = (replacing(_DISPLAYED, _said), replacing(_INLINE, _inline))
