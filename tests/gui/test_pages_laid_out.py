"""Every state of the Models, Settings and Activity pages in the real window: seen, uncut, nothing over another."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.layout import assert_laid_out
from tests.gui.page_states import STATES, take
from tests.gui.pages import clipped
from voiceapp.gui.theme import Theme
from voiceapp.gui.window import Window


def _look(window: Window) -> None:
    assert_laid_out(window)
    assert clipped(window.pages[window.page]) == []


@pytest.mark.parametrize("state", STATES)
def test_every_state_is_laid_out(qtbot: QtBot, tmp_path: Path, state: str) -> None:
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    theme = Theme(qt, "dark" if STATES.index(state) % 2 else "light", reduced=True)  # nothing is caught on its way
    theme.apply()
    picture = QImage(str(take(qt, theme, state, tmp_path, _look)))
    assert (picture.width(), picture.height()) == (1280, 800)


def test_what_is_cut_off_is_found(qtbot: QtBot) -> None:
    box = QWidget()
    label = QLabel("A sentence that is far too long for its place", box)
    button = QPushButton("Remove Lark small", box)
    button.move(0, 60)
    qtbot.addWidget(box)
    box.show()
    label.adjustSize()
    button.adjustSize()
    assert clipped(box) == []
    label.resize(60, 10)
    button.resize(20, 40)
    assert len(clipped(box)) == 2
