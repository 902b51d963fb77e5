"""The language of the window: its texts, the sentences of the layers below, numbers and dates.

Texts are written in English where they are shown, as ``tr("New talk")``, and translated by Qt Linguist's
catalogues in ``languages/`` (``make languages`` brings them up to date). The language is chosen once in a process,
before the pages are imported, since many texts are constants of their modules.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from voiceapp.core.errors import VoiceAppError

FOLDER = Path(__file__).parent / "languages"
WINDOW, SENTENCES = "window", "sentences"
"""Contexts of the catalogues: texts of gui/, and what the layers below say."""
LANGUAGES = (("en", "English"), ("de", "Deutsch"))
"""Those that are complete, under their own names."""

_BETWEEN = re.compile(r"((?<=[.?!]) |\n)")
_PLACE = re.compile(r"\{\d+\}")
_DECIMAL = re.compile(r"([-−]?\d+)\.(\d+\b(?: ?\D{0,3})?)")
_NAMED = re.compile(r"([^“”]+) “(.+)”", re.DOTALL)
"""What is done, and to what: Writing down “Call”."""
_PREFIX = 6
"""Characters that templates are found by."""
_SHORT, _BRIEF = 8, 12
"""Characters of templates below which values are single words, and below which no sentence is one of them."""
_AHEAD = 8
"""Pieces that a sentence with values in it may be broken into; a long text of somebody else's costs no more."""

_catalogue = QTranslator()
"""Empty for English. As Qt's own translators the one of the process; it needs no application, unlike theirs."""


def tr(text: str, /, sense: str = "", **values: object) -> str:
    """A text in the window's language, with ``values`` in its ``{places}``.

    ``sense`` tells two meanings of one English word apart.
    """
    told = _catalogue.translate(WINDOW, text, sense or None) or text
    return told.format(**values) if values else told


def tr_n(count: int, one: str, many: str, /, **values: object) -> str:
    """A text that counts: ``one`` for a single thing, else ``many``; ``{count}`` stands for the number."""
    told = _catalogue.translate(WINDOW, many, None, count) or (one if count == 1 else many)
    return told.format(count=count, **values)


def said(text: str) -> str:
    """What a layer below says, in the window's language; as it is where the catalogue does not know it."""
    if not text or _catalogue.isEmpty():
        return text
    parts = _BETWEEN.split(text)
    told, start = "", 0
    while start < len(parts):
        told_part, start = _next(parts, start)
        told += told_part + "".join(parts[start : start + 1])
        start += 1
    return told


def said_error(error: VoiceAppError) -> str:
    """An error's sentence and its next step."""
    return f"{said(error.message)} {said(error.next_step)}".strip()


def number(value: float, digits: int = 0) -> str:
    """A number as the language writes it: 3.1, 3,1; without separators of thousands."""
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return locale.toString(float(value), "f", digits)


def short_number(value: float) -> str:
    """A number without needless digits: 2, 2.5, 2,5."""
    return f"{value:g}".replace(".", QLocale().decimalPoint())


def percent(share: float, digits: int = 0) -> str:
    """A share of 1: 25 %, 7.5 %, 7,5 %."""
    return tr("{percent} %", percent=number(100 * share, digits))


def weekday(day: date, short: bool = False) -> str:
    """The day's name: Thursday, Thu."""
    return QLocale().standaloneDayName(day.isoweekday(), _format(short))


def month(day: date, short: bool = False) -> str:
    """The month's name: May, Sep."""
    return QLocale().monthName(day.month, _format(short))


def translated(folder: Path) -> Path:
    """The part of a folder of texts that is in the window's language, or the folder itself, which is English."""
    own = folder / QLocale().name().partition("_")[0]
    return own if own.is_dir() else folder


def choose(choice: str = "system") -> None:
    """Speak the language ``choice``: en, de, or system for the first that the system wishes and that is here."""
    name = choice if choice in dict(LANGUAGES) else _wished()
    QLocale.setDefault(QLocale(name))
    _catalogue.load(f"voiceapp_{name}", str(FOLDER))
    _one.cache_clear()


def dress(qt: QApplication) -> None:
    """Let Qt's own texts (the menus of fields, for example) and the direction of reading be the language's."""
    locale = QLocale()
    qt.setLayoutDirection(locale.textDirection())
    own = QTranslator(qt)
    if own.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        qt.installTranslator(own)


def _wished() -> str:
    known = [name for name, _ in LANGUAGES]
    wishes = [wish.split("-")[0] for wish in QLocale.system().uiLanguages()]
    return next((wish for wish in wishes if wish in known), "en")


def _format(short: bool) -> QLocale.FormatType:
    return QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat


def _next(parts: Sequence[str], start: int) -> tuple[str, int]:
    """The translation of the next sentence, and where it ends: a value in it may end with a full stop."""
    for end in range(start + 1, min(len(parts), start + 2 * _AHEAD) + 1, 2):
        if told := _one("".join(parts[start:end])):
            return told, end
    return parts[start], start + 1


@lru_cache(4096)
def _one(sentence: str) -> str:
    """The translation of a sentence or fragment; empty if it is not known."""
    if told := _catalogue.translate(SENTENCES, sentence):
        return told
    for start in (sentence[:_PREFIX], ""):
        for template in _templates().get(start, ()):
            parts = _PLACE.split(template)
            if all(part in sentence for part in parts) and (found := _pattern(template).fullmatch(sentence)):
                values = [_value(value, before) for value, before in zip(found.groups(), parts, strict=False)]
                return (_catalogue.translate(SENTENCES, template) or template).format(*values)
    if (named := _NAMED.fullmatch(sentence)) and (told := _catalogue.translate(SENTENCES, named[1])):
        return f"{told} {tr('“{sentence}”', sentence=named[2])}"
    return ""


def _value(value: str, before: str) -> str:
    """What stands in a sentence: a name in quotes stays, numbers are written as the language does."""
    if before.endswith(("“", '"')):
        return value
    if found := _DECIMAL.fullmatch(value):
        return found.expand(rf"\1{QLocale().decimalPoint()}\2")
    return _one(value) or value


@cache
def _pattern(template: str) -> re.Pattern[str]:
    parts = _PLACE.split(template)
    told = sum(map(len, parts))
    place = r"((?![a-z]+(?: |$))\S+(?: \S{1,2})?)" if told < _SHORT else r"(.*?)"
    end = r"(?<![.?!])" if told < _BRIEF and not parts[-1] else ""
    return re.compile(place.join(map(re.escape, parts)) + end, re.DOTALL)


@cache
def _templates() -> Mapping[str, Sequence[str]]:
    """The sentences with places for values, by how they begin; under "" those that begin with a value."""
    found: dict[str, list[str]] = {"": []}
    for template in sorted(json.loads((FOLDER / "templates.json").read_text("utf-8")), key=len, reverse=True):
        start = _PLACE.split(template)[0]
        found.setdefault(start[:_PREFIX] if len(start) >= _PREFIX else "", []).append(template)
    return found
