"""A walk through whole windows: names for screen readers, all by keyboard and seen, texts legible and whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui.legible import cut, faint
from tests.gui.page_states import resize_text, seen, take
from tests.gui.walk import tab_round, unnamed, unreachable, without_focus_ring
from voiceapp.gui.focus import FocusRing
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.paint import elided
from voiceapp.gui.widgets.roles import Role, set_role
from voiceapp.gui.window import Window

WALKED = (
    "talk", "talk-question", "inspect", "welcome-models", "window-notices", "window-palette", "window-shortcuts",
    "window-small", "meetings-overlap", "voices-samples", "compose-on", "ask-columns",
    "models-computers", "settings", "activity", "help-search",
)  # fmt: skip
"""States that show most of a page. All others are laid out elsewhere, and whatever is laid out has its name."""


@pytest.mark.parametrize("state", WALKED)
def test_everybody_gets_through_every_page(qtbot: QtBot, tmp_path: Path, state: str) -> None:
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    theme = Theme(qt, "light", reduced=True)
    theme.apply()
    found: list[str] = []

    def look(window: Window) -> None:
        root = seen(window)
        found.extend(unnamed(root) + faint(root, theme))
        around = tab_round(root)
        found.extend(without_focus_ring(root, around) + unreachable(root, around))
        for scale in (150, 200):
            resize_text(theme, scale, "dark")
            found.extend(cut(root))
        found.extend(faint(root, theme))

    take(qt, theme, state, tmp_path, look)
    assert not found, "\n".join(found)


# ----------------------------------------------------------------------------------- the walk itself


class Painted(QWidget):
    """Paints words in a colour, cut with an ellipsis where they are too long; shows no focus."""

    def __init__(self, words: str, colour: str = "text.strong") -> None:
        super().__init__()
        self.words, self.colour = words, colour
        self.setMinimumHeight(24)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(THEMES[-1].colour(self.colour))
        words = elided(painter.fontMetrics(), self.words, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, words)


class Leaving(QLineEdit):
    """Keeps Tab for itself."""

    def event(self, event: QEvent) -> bool:
        return True if event.type() == QEvent.Type.KeyPress else super().event(event)


THEMES: list[Theme] = []


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    theme = Theme(qapp, "light")
    theme.apply()
    THEMES.append(theme)
    return theme


def shown(bot: QtBot, theme: Theme, *widgets: QWidget) -> QWidget:
    """A window of these, one below the other."""
    window = QWidget()
    window.setProperty("surface", "page")
    window.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    column = QVBoxLayout(window)
    for widget in widgets:
        column.addWidget(widget)
    bot.addWidget(window)
    FocusRing(window, theme)
    window.show()
    bot.waitExposed(window)
    return window


def test_names_that_help_nobody_are_found(qtbot: QtBot, theme: Theme) -> None:
    good, empty, machine, dots = QPushButton("Send"), QPushButton(), QPushButton(), QPushButton("...")
    machine.setAccessibleName("mdi6.tray-arrow-down")
    again, bare, wave = QPushButton("Send"), Painted(""), Painted("")
    bare.setAccessibleName("Nothing that a reader knows")
    wave.setAccessibleName("Wave")
    set_role(wave, Role.Graphic)
    window = shown(qtbot, theme, good, empty, machine, dots, again, bare, wave)
    wrong = unnamed(window)
    ends = (
        "has no name",
        "a name for machines",
        "a name without a word",
        "called like its neighbour",
        "has no role",
    )
    assert len(wrong) == 5
    assert all(line.endswith(end) for line, end in zip(wrong, ends, strict=True))


def test_what_no_key_reaches_is_found(qtbot: QtBot, theme: Theme) -> None:
    mouse_only, off, group = QPushButton("By mouse"), QPushButton("Off"), QButtonGroup()
    mouse_only.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    off.setEnabled(False)
    row, filters = QWidget(), QHBoxLayout()
    row.setLayout(filters)
    for word in ("One", "Two", "Three"):  # Tab goes to the chosen one, arrows to the others
        button = QPushButton(word)
        button.setCheckable(True)
        group.addButton(button)
        filters.addWidget(button)
    group.buttons()[1].setChecked(True)
    window = shown(qtbot, theme, QLineEdit(), mouse_only, off, row)
    around = tab_round(window)
    assert [type(stop).__name__ for stop in around.stops] == ["QLineEdit", "QPushButton"]
    assert unreachable(window, around) == ["QPushButton 'By mouse' is not reached by keyboard"]


def test_what_keeps_tab_is_found(qtbot: QtBot, theme: Theme) -> None:
    links = QTextBrowser()
    links.setHtml("<a href='a'>One</a> <a href='b'>Two</a>")
    window = shown(qtbot, theme, links, Leaving(), QPushButton("Behind"))
    wrong = unreachable(window)
    assert wrong == ["Tab goes no further", "QPushButton 'Behind' is not reached by keyboard"]


def test_a_control_without_a_ring_is_found_one_out_of_sight_is_brought_into_view(
    qtbot: QtBot, theme: Theme
) -> None:
    hidden, area, content = Painted("Seen as before"), QScrollArea(), QWidget()
    hidden.setProperty("ring", False)
    below = QVBoxLayout(content)
    for number in range(40):
        below.addWidget(QPushButton(f"Button {number}"))
    area.setWidget(content)
    area.setFixedHeight(120)
    window = shown(qtbot, theme, QLineEdit(), hidden, area)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    around = tab_round(window)
    assert len(around.stops) == 43
    assert without_focus_ring(window, around) == ["Painted does not show that it has the keyboard"]


def test_faint_texts_are_found_wherever_they_come_from(qtbot: QtBot, theme: Theme) -> None:
    texts = [QLabel("Too faint"), QPushButton("Too faint"), QLineEdit("Too faint"), QLabel("Strong"), QLabel("Off")]
    for text in texts[:3]:
        text.setStyleSheet(f"color: {theme.colour('text.disabled').name()}")
    texts[4].setEnabled(False)
    painted, off, strong = Painted("Too faint", "text.disabled"), Painted("Off", "text.disabled"), Painted("Strong")
    off.setEnabled(False)
    window = shown(qtbot, theme, *texts, painted, off, strong)
    wrong = faint(window, theme)
    assert len(wrong) == 4
    assert all("'Too faint'" in line for line in wrong)
    assert "paints" in wrong[3]


def test_cut_words_are_found_unless_a_tooltip_tells_them(qtbot: QtBot, theme: Theme) -> None:
    words = "A sentence that is far too long for the place that it has"
    label, button, field, told = QLabel(words), QPushButton(words), QLineEdit(), Painted(words)
    field.setPlaceholderText(words)
    told.setToolTip(words)
    area, wide = QScrollArea(), QLabel(words)
    area.setWidget(wide)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    parts = [label, button, field, Painted(words), area]
    whole = Label(theme, words, wrap=True)
    window = shown(qtbot, theme, *parts, told, whole)
    assert cut(whole) == []
    for part in [*parts, told]:
        part.setFixedWidth(90)
    QApplication.processEvents()
    wrong = cut(window)
    assert len(wrong) == len(parts), "\n".join(wrong)
