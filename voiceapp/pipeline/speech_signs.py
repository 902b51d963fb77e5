"""Signs that stand for a word, and the blanks that all the other rules leave behind."""

from __future__ import annotations

import re

from voiceapp.pipeline.speech_edits import Rule, leaving_out, replacing
from voiceapp.pipeline.speech_language import SpeechLanguage

_ARROW = re.compile(r"\s*(?:[→⇒➜⟶]|(?<=\s)[-=]>)\s*")
_SIGN = re.compile(
    r"(?:[&×÷±≈≠≤≥√∞%‰§−]|(?<=[\d\s)])[+=<>](?=[\d\s(])|(?<=[a-z])[+=](?=\s)|(?<![\w~])~(?=\s?\d)|(?<!\w)#(?=\d))"
)
_POWER = re.compile(r"(?<=[\w)])(?:(?P<two>²|\^2\b)|(?P<three>³|\^3\b)|\^\{?(?P<n>-?\w+)\}?)")
_SMALL_DIGITS = re.compile(r"[₀-₉]")
_BULLETS = re.compile(r"\s*[•·|¦]\s*")
_MIDDLE = re.compile(r"(?<=\w)·(?=\w)")
_SPACES = re.compile(r"(?<=[ \u00a0])[ \u00a0]+|\A[ ]+|[ ]+(?=\n|\Z)|(?<=\n)[ ]+")
_SPACE_BEFORE = re.compile(r"[ ]+(?=[.,;!?](?:\s|\Z))")
_MENU = re.compile(r"(?<=[^\W\d_]{2})[*_]*\s>\s(?=[*_]*[A-ZÀ-Þ])")
_PER = re.compile(
    r"(?<=[\w%])\s?/\s?(?=(?:month|year|day|hour|week|person|user|night|minute|second|Monat|Jahr|Tag|Stunde|Woche|Person"
    r"|Nacht|Minute|Sekunde|mois|an|jour|heure|semaine|personne|nuit|mes|año|día|hora|semana|persona|noche|mese|anno"
    r"|giorno|ora|settimana|notte|mês|ano|dia|pessoa|noite|maand|jaar|dag|uur|week|persoon|nacht)\b)"
)
_PER_WORDS = {"en": "per", "de": "pro", "fr": "par", "es": "por", "it": "per", "pt": "por", "nl": "per"}
_SHARP = re.compile(r"(?<!\w)([A-G])#(?!\w)")


def _sign(match: re.Match[str], language: SpeechLanguage) -> str | None:
    if language.words is None:
        return None
    sign = "≈" if match[0] == "~" else match[0]
    word = language.words.number if sign == "#" else language.words.signs[sign]
    return word and f" {word} "


def _power(match: re.Match[str], language: SpeechLanguage) -> str | None:
    if language.words is None:
        return None
    _, _, squared, cubed, power, _ = language.words.maths
    return f" {squared}" if match["two"] else f" {cubed}" if match["three"] else f" {power} {match['n']}"


def _per(match: re.Match[str], language: SpeechLanguage) -> str | None:
    word = _PER_WORDS.get(language.code)
    return word and f" {word} "


def _space(match: re.Match[str], language: SpeechLanguage) -> str | None:
    return None if language.code == "fr" else ""  # where it belongs before ! ? and ;


RULES: tuple[Rule, ...] = (
    replacing(_ARROW, lambda match, language: ", "),
    replacing(_MENU, lambda match, language: ", "),
    replacing(_SHARP, lambda match, language: f"{match[1]} sharp"),
    replacing(_POWER, _power),
    replacing(_SIGN, _sign),
    replacing(_SMALL_DIGITS, lambda match, language: str("₀₁₂₃₄₅₆₇₈₉".index(match[0]))),
    leaving_out(_MIDDLE),
    replacing(_BULLETS, lambda match, language: ", "),
    leaving_out(_SPACES),
    replacing(_SPACE_BEFORE, _space),
)

RATES: tuple[Rule, ...] = (replacing(_PER, _per),)
"""Before units, so that both sides of the stroke are read."""
