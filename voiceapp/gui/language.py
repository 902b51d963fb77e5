"""The language of the window: its texts, the sentences of the layers below, numbers and dates.

Texts are written in English where they are shown, as ``tr("New talk")``, and translated by Qt Linguist's
catalogues in ``languages/`` (``make languages`` brings them up to date). The language is chosen once in a process,
before the pages are imported, since many texts are constants of their modules.
"""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from voiceapp.core.errors import VoiceAppError

FOLDER = Path(__file__).parent / "languages"
WINDOW, SENTENCES = "window", "sentences"
"""Contexts of the catalogues: texts of gui/, and what the layers below say."""
LANGUAGES = (("en", "English"), ("de", "Deutsch"))
"""Those that are complete, under their own names."""

_PART = re.compile(r"(?<=[.?!]) (?=[A-Z“{])")
_PLACE = re.compile(r"\{(\d+)\}")
_PREFIX = 6


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
    return _sentence(text) or " ".join(_one(part) for part in _PART.split(text))


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


def weekday(day: date, short: bool = False) -> str:
    """The day's name: Thursday, Thu."""
    return QLocale().standaloneDayName(day.isoweekday(), _format(short))


def month(day: date, short: bool = False) -> str:
    """The month's name: May, Sep."""
    return QLocale().monthName(day.month, _format(short))


def choose(choice: str = "system") -> None:
    """Speak the language ``choice``: en, de, or system for the first that the system wishes and that is here."""
    name = choice if choice in dict(LANGUAGES) else _wished()
    QLocale.setDefault(QLocale(name))
    _catalogue.load(f"voiceapp_{name}", str(FOLDER))


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


def _sentence(text: str) -> str:
    return _catalogue.translate(SENTENCES, text) or ""


def _one(sentence: str) -> str:
    if whole := _sentence(sentence):
        return whole
    for start in (sentence[:_PREFIX], ""):
        for template, pattern in _templates().get(start, ()):
            if found := pattern.fullmatch(sentence):
                values = [_sentence(value) or value for value in found.groups()]
                return (_sentence(template) or template).format(*values)
    return sentence


@cache
def _templates() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    """The sentences with places for values, by how they begin; under "" those that begin with a value."""
    found: dict[str, list[tuple[str, re.Pattern[str]]]] = {"": []}
    for template in json.loads((FOLDER / "templates.json").read_text("utf-8")):
        parts = _PLACE.split(template)[::2]
        pattern = re.compile("(.+?)".join(re.escape(part) for part in parts), re.DOTALL)
        start = parts[0][:_PREFIX] if len(parts[0]) >= _PREFIX else ""
        found.setdefault(start, []).append((template, pattern))
    return found
