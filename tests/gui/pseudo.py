"""The window in a language that nobody speaks: finds texts that are hard-coded, and those that do not fit.

``python -m tests.gui.pseudo [--rtl] [--pictures FOLDER] STATE ...`` takes states of ``page_states`` with every text
in ⟦brackets⟧, accented and 40 % longer, and prints what is wrong, a line each. ``--rtl``: as for Arabic, from right
to left. It runs in a process of its own: pages keep texts as constants from when they are imported.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget

from voiceapp.core import personas, settings_talk
from voiceapp.core.paths import guide
from voiceapp.gui import language

if TYPE_CHECKING:
    from voiceapp.gui.window import Window

ACCENTS = str.maketrans("aeiouncsyAEIOUNCSY", "àéîöüñçšýÀÉÎÖÜÑÇŠÝ")
LONGER = 0.4
_KEPT = re.compile(r"(\{.*?\}|<.*?>)")
_MARKS = re.compile(r"\*|\[|\]\(.*?\)")
_INNERMOST = re.compile(r"⟦[^⟦⟧]*⟧")
_WORD = re.compile(r"[A-Za-z]{3,}(?:[ '’-][A-Za-z]+)*")
_KEYS = re.compile(r"\b(Ctrl|Alt|Shift|Meta)\+\w+(\+\w+)*")
_DATA = Path(__file__).parents[1] / "fakes"


class Pseudo(QTranslator):
    """Says every text of the window, and every sentence of the layers below that the catalogue knows, in pseudo."""

    def __init__(self) -> None:
        super().__init__()
        tree = ElementTree.parse(language.FOLDER / "voiceapp_de.ts")
        self._known = {source.text for source in tree.iter("source")}

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        if context == language.SENTENCES and source not in self._known:
            return ""
        return pseudo(source)


def pseudo(text: str) -> str:
    """⟦Ñéw tàlk ~~~~⟧: accented, longer; places for values and tags stay."""
    told = "".join(part if _KEPT.fullmatch(part) else part.translate(ACCENTS) for part in _KEPT.split(text))
    extra = max(round(len(_KEPT.sub("", text)) * LONGER), 2)
    return f"⟦{told}{''.join(' ~~~~~~'[place % 7] for place in range(extra))}⟧"


def shown(window: QWidget) -> Iterator[tuple[str, str]]:
    """Every text that is to be read or heard, with the widget that has it."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        name = widget.objectName() or type(widget).__name__
        texts = [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        if isinstance(widget, (QLabel, QAbstractButton)):
            texts.append(widget.text())
        if isinstance(widget, QLineEdit):
            texts.append(widget.placeholderText())
        if isinstance(widget, QComboBox):
            texts += [widget.itemText(place) for place in range(widget.count())]
        texts += [action.text() for action in widget.actions() if isinstance(action, QAction)]
        yield from ((name, text) for text in texts if text)


def data() -> set[str]:
    """What the fakes let the user and the recordings say, what personas are told, and the English guide."""
    found = set()
    sources = [
        *_DATA.glob("*.py"),
        Path(__file__).with_name("page_states.py"),
        Path(personas.__file__),
        Path(settings_talk.__file__),
    ]
    for path in sources:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found |= {node.value, _MARKS.sub("", node.value)}
    found |= {path.read_text("utf-8") for path in guide().glob("*.md")}
    return found | dict(language.LANGUAGES).keys() | set(dict(language.LANGUAGES).values())


def hard_coded(text: str, said: str) -> list[str]:
    """The words of a text that are neither in pseudo nor in ``said``."""
    text = _KEYS.sub("", re.sub(rf"{gettempdir()}\S*", "", text))
    while _INNERMOST.search(text):
        text = _INNERMOST.sub("·", text)
    return [word for word in _WORD.findall(text) if word.casefold() not in said]


def look(window: Window, state: str, said: str) -> list[str]:
    """What is wrong with a window as it stands."""
    from tests.gui.layout import problems
    from tests.gui.pages import clipped

    found = {
        f"{state}: {name} says {words} in {text!r}"
        for name, text in shown(window)
        if (words := hard_coded(text, said))
    }
    found |= {f"{state}: {line}" for line in (*problems(window), *map(str, clipped(window.pages[window.page])))}
    return sorted(found)


def main() -> int:
    """Look at the states."""
    parser = argparse.ArgumentParser()
    parser.add_argument("states", nargs="+")
    parser.add_argument("--rtl", action="store_true")
    parser.add_argument("--pictures", type=Path)
    given = parser.parse_args()
    qt = QApplication([])
    language._catalogue = Pseudo()
    QLocale.setDefault(QLocale("ar" if given.rtl else "en"))
    language.dress(qt)

    from tests.gui.page_states import take
    from voiceapp.gui.theme import Theme

    said = "\n".join(data()).casefold()
    found: list[str] = []
    with TemporaryDirectory() as folder:
        theme = Theme(qt, "light", reduced=True)
        theme.apply()
        for state in given.states:

            def look_at(window: Window, state: str = state) -> None:
                found.extend(look(window, state, said))

            take(qt, theme, state, given.pictures or Path(folder), look_at)
    print("\n".join(found))
    return len(found) > 0


if __name__ == "__main__":
    sys.exit(main())
