"""Colours, contrast, fonts, icons and the system's wishes."""

from __future__ import annotations

import ast
import re
import tokenize
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

import voiceapp.gui
from voiceapp.gui.icons import Icons
from voiceapp.gui.notices import ICONS
from voiceapp.gui.qss import STYLE
from voiceapp.gui.rail import RailEntry
from voiceapp.gui.strip import MICROPHONE
from voiceapp.gui.theme import Theme, flatten, read_tokens
from voiceapp.gui.window import PAGES

GUI = Path(voiceapp.gui.__file__).parent
NEEDED = {"text": 4.5, "graphic": 3.0}


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_pair_of_colours_has_the_contrast_that_it_needs(theme: str) -> None:
    tokens = read_tokens()
    colours = flatten(tokens["colour"][theme])
    pairs = tokens["contrast"][theme]
    assert len(pairs) > 100
    for pair in pairs:
        ratio = contrast(colours[pair["on"]], colours[pair["colour"]])
        assert ratio == pytest.approx(pair["ratio"], abs=0.011), pair
        assert ratio >= NEEDED[pair["kind"]], pair


def test_no_colour_is_written_outside_the_tokens() -> None:
    literal = re.compile(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsl[av]?\(")
    named = {"white", "black", "red", "green", "blue", "gray", "grey", "yellow", "cyan", "magenta"}
    found = []
    for path in sorted(GUI.rglob("*.py")):
        with path.open("rb") as file:
            for token in tokenize.tokenize(file.readline):
                text = token.string
                if token.type == tokenize.STRING and literal.search(text):
                    found.append(f"{path.name}:{token.start[0]} {text[:60]}")
                if token.type == tokenize.NAME and text in ("fromRgb", "fromHsl", "fromHsv", "qRgb", "setRgb"):
                    found.append(f"{path.name}:{token.start[0]} {text}")
        for match in re.finditer(r"GlobalColor\.(\w+)|QColor\(\s*[\"'\d]", path.read_text()):
            if (match[1] or "literal") != "transparent" or match[1] in named:
                found.append(f"{path.name} {match[0]}")
    assert found == []


def test_the_style_sheet_uses_only_roles_that_both_themes_have() -> None:
    roles = set(re.findall(r"@([a-z]+\.?[A-Za-z0-9]*)", STYLE))
    for table in read_tokens()["colour"].values():
        assert roles <= set(flatten(table))


@pytest.mark.parametrize(("choice", "page"), [("light", "#ffffff"), ("dark", "#191f22")])
def test_a_theme_sets_palette_and_style_sheet(qapp: QApplication, choice: str, page: str) -> None:
    theme = Theme(qapp, choice)
    theme.apply()
    assert qapp.palette().window().color().name() == page
    assert "@" not in qapp.styleSheet()
    assert page in qapp.styleSheet()


def test_a_change_is_told_and_icons_are_drawn_anew(qapp: QApplication) -> None:
    theme = Theme(qapp, "light")
    theme.apply()
    told: list[bool] = []
    theme.changed.connect(lambda: told.append(theme.dark))
    before = theme.pixmap("microphone", "text.strong").toImage()
    theme.choose(choice="dark")
    assert told == [True]
    assert theme.pixmap("microphone", "text.strong").toImage() != before


def test_the_system_theme_follows_the_system(qapp: QApplication) -> None:
    wants = [True]
    theme = Theme(qapp, "system", system_dark=lambda: wants[0])
    theme.apply()
    assert theme.dark
    assert qapp.palette().window().color().name() == "#191f22"
    wants[0] = False
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert not theme.dark
    assert qapp.palette().window().color().name() == "#ffffff"


def test_text_grows_to_twice_its_size_and_no_further(qapp: QApplication) -> None:
    theme = Theme(qapp, "light")
    theme.choose(scale=150)
    assert theme.font("reading").pixelSize() == 22
    assert theme.size("strip") == 60
    theme.choose(scale=900)
    assert theme.font("body").pixelSize() == 26


def test_less_motion_means_none(qapp: QApplication) -> None:
    theme = Theme(qapp, "light")
    assert theme.duration("slow") == 240
    theme.choose(reduced=True)
    assert theme.duration("slow") == 0


def test_no_text_style_is_below_twelve_px_or_of_another_weight(qapp: QApplication) -> None:
    theme = Theme(qapp, "light")
    for style in read_tokens()["font"]["scale"]:
        font = theme.font(style)
        assert font.pixelSize() >= 12
        assert font.weight() in (400, 600)


PLACES = {"pixmap": 0, "icon": 0, "set_icon": 0, "IconButton": 1, "IconLabel": 1, "Button": 3, "Badge": 3}


def used_icons() -> set[str]:
    """Every icon name that a call in gui/ writes down, and those of the tables."""
    names = {icon for entry in PAGES for icon in (entry.icon, entry.solid)}
    names |= {icon for icon, _, _ in ICONS.values()} | {icon for _, icon in MICROPHONE.values()}
    for path in GUI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.Call):
                continue
            place = PLACES.get(getattr(node.func, "attr", getattr(node.func, "id", "")), 99)
            for argument in node.args[place : place + 1]:
                choices = [argument.body, argument.orelse] if isinstance(argument, ast.IfExp) else [argument]
                names |= {str(part.value) for part in choices if isinstance(part, ast.Constant) and part.value}
    return names


def test_every_icon_that_is_used_exists_and_is_drawn(qapp: QApplication) -> None:
    icons = Icons()
    names = used_icons()
    assert {"microphone", "chevron-down", "magnify"} <= names
    for name in names:
        drawn = icons.pixmap(name, QColor("black"), 24, 2.0)
        assert drawn.size() == QSize(48, 48), name
        image = drawn.toImage()
        painted = any(image.pixelColor(x, y).alpha() for x in range(0, 48, 2) for y in range(0, 48, 2))
        assert painted, name


def test_the_rail_has_only_pages_that_work() -> None:
    words = [entry.word for entry in PAGES]
    assert words == ["Talk", "Meetings", "Voices", "Compose", "Ask", "Models", "Settings"]
    assert all(isinstance(entry, RailEntry) for entry in PAGES)
