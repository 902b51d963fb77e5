"""A language as the text for speech needs it: its words, its locale data and its numbers in words."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cached_property
from typing import Any, Literal

from voiceapp.pipeline.speech_words import ONE, WORDS, SpeechWords

NUMBER = r"\d{1,3}(?:[.,'’\u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
"""A number as it is written anywhere; :meth:`SpeechLanguage.number` tells whether it is one in the language."""

_GROUPED = {".": re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"), ",": re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")}
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")
_MOST_IN_WORDS = 9999


class SpeechLanguage:
    """``code`` is its two or three letters; ``words`` are None where the table has none.

    The locale's data are read when something is asked of them: few sentences need them.
    """

    def __init__(self, language: str) -> None:
        """The language of a BCP 47 code."""
        self._name = language.replace("-", "_")
        self.code = self._name.lower().split("_")[0]
        self.words: SpeechWords | None = WORDS.get(self.code)

    @cached_property
    def locale(self) -> Any:
        """The language in babel's data of the Unicode CLDR, None where it is unknown."""
        from babel import Locale, UnknownLocaleError

        for name in (self._name, self.code):
            try:
                return Locale.parse(name)
            except (UnknownLocaleError, ValueError, TypeError):
                continue
        return None

    @cached_property
    def decimal(self) -> str:
        """The sign between the whole and the broken part of a number."""
        from babel.numbers import get_decimal_symbol

        sign = get_decimal_symbol(self.locale) if self.locale else "."
        return sign if sign in _GROUPED else "."

    def number(self, text: str) -> Decimal | None:
        """The value of a number as it is written in this language, with or without grouped digits."""
        digits = re.sub(r"[ \u00a0\u202f'’]", "", text)
        if _GROUPED[self.decimal].fullmatch(digits):
            group = "," if self.decimal == "." else "."
            return Decimal(digits.replace(group, "").replace(",", "."))
        return Decimal(digits.replace(",", ".")) if _PLAIN.fullmatch(digits) else None

    def digits(self, value: Decimal) -> str:
        """The number in digits without groups, as synthesizers read it right."""
        return f"{value:f}".replace(".", self.decimal)

    def counted(self, value: Decimal, noun: str) -> str:
        """The number before ``noun``: "eine Stunde", not "eins Stunde"."""
        if value == 1 and self.code in ONE:
            masculine, feminine, nouns = ONE[self.code]
            return f"{feminine if re.match(nouns, noun) else masculine} {noun}"
        return f"{self.digits(value)} {noun}"

    def in_words(self, value: int, form: Literal["cardinal", "ordinal", "year"]) -> str | None:
        """The number in words by num2words; None where the library cannot, so that the digits stay."""
        from num2words import num2words

        if value > _MOST_IN_WORDS:
            return None
        try:
            words: str = num2words(value, lang=self.code, to=form)
        except (NotImplementedError, KeyError, IndexError, TypeError, ValueError, OverflowError):
            return None
        return words.replace("-", " ") if self.code == "en" else words
