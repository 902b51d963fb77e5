"""Money: the amount and its currency, named by the Unicode CLDR (babel)."""

from __future__ import annotations

import re
from decimal import Decimal

from voiceapp.pipeline.speech_edits import Rule, replacing
from voiceapp.pipeline.speech_language import NUMBER, SpeechLanguage

_CURRENCIES = dict(
    sign.split("=")
    for sign in (
        "€=EUR $=USD £=GBP ¥=JPY ₹=INR ₩=KRW ₽=RUB ₴=UAH ₺=TRY ฿=THB R$=BRL US$=USD A$=AUD C$=CAD "
        "EUR=EUR USD=USD GBP=GBP CHF=CHF"
    ).split()
)
_SIGN = r"R\$|US\$|A\$|C\$|[€$£¥₹₩₽₴₺฿]|(?:EUR|USD|GBP|CHF)(?![A-Za-z])"
_MAGNITUDES = {"k": "thousand", "m": "million", "bn": "billion", "b": "billion", "t": "trillion"}
_WORDED = (
    "thousand|million|billion|trillion|Tausend|Millionen?|Milliarden?|Billionen?|millions?|milliards?|millones|"
    "millón|mil millones|milioni|milione|miliardi|miliardo|milhões|milhão|bilhões|bilhão|miljoen|miljard"
)
_TIMES = rf"(?:(?P<magnitude>bn|[kKMmBT])(?![\w-])|[ \u00a0](?P<worded>{_WORDED})\b)?"
_BEFORE = re.compile(
    rf"(?<![\w$€£])(?P<sign>{_SIGN})\s?(?:(?P<from>{NUMBER}) (?P<to>to|bis|à|a|tot) (?:{_SIGN})?)?"
    rf"(?P<n>{NUMBER}){_TIMES}(?!\w)"
)
_AFTER = re.compile(rf"(?<![\w.,])(?P<n>{NUMBER}){_TIMES}[ \u00a0\u202f]?(?P<sign>{_SIGN})(?!\w)")
_OF = {"fr": "de ", "es": "de ", "it": "di ", "pt": "de "}
_WITHOUT_CENTS = ("JPY", "KRW")


def _before(match: re.Match[str], language: SpeechLanguage) -> str | None:
    said = _money(match, language)
    return f"{match['from']} {match['to']} {said}" if said and match["from"] else said


def _money(match: re.Match[str], language: SpeechLanguage) -> str | None:
    value = language.number(match["n"])
    if language.locale is None or value is None:
        return None
    currency = _CURRENCIES[match["sign"]]
    magnitude = match["worded"] or (match["magnitude"] and _MAGNITUDES[match["magnitude"].lower()])
    if match["magnitude"] and language.code != "en":
        return None
    if magnitude:
        of = "d'" if (language.code, currency) == ("fr", "EUR") else _OF.get(language.code, "")
        return f"{language.digits(value)} {magnitude} {of}{_name(currency, Decimal(2), language)}"
    whole = value.to_integral_value(rounding="ROUND_DOWN")
    cents = int((value - whole) * 100)
    written = re.search(r"[.,]\d\d\Z", match["n"])
    if not written or language.words is None or currency in _WITHOUT_CENTS:
        return language.counted(value, _name(currency, value, language))
    if whole == 0 and cents:
        return f"{cents} {'pence' if (language.code, currency) == ('en', 'GBP') else language.words.cents}"
    rest = f" {language.words.joint} {cents}".replace("  ", " ") if cents else ""
    return language.counted(whole, _name(currency, whole, language)) + rest


def _name(currency: str, count: Decimal, language: SpeechLanguage) -> str:
    from babel.numbers import get_currency_name

    own = {"USD": language.words.dollar, "GBP": language.words.pound} if language.words else {}
    own |= {"BRL": ("real", "reais")} if language.code == "pt" else {}
    if currency in own:
        return own[currency][0 if count == 1 else 1]
    name: str = get_currency_name(currency, count, language.locale)
    return name.lower() if language.code == "pt" else name


RULES: tuple[Rule, ...] = (replacing(_BEFORE, _before), replacing(_AFTER, _money))
