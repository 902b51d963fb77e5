"""Fields take text that is dragged on them, and leave files to their page; names stay in their line."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.dragging import COPY, LEFT, NONE
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.fields import TextField
from voiceapp.gui.widgets.growing_field import GrowingField
from voiceapp.gui.widgets.labels import Label


@pytest.mark.parametrize("make", [TextField, GrowingField])
@pytest.mark.parametrize("files", [True, False])
def test_text_is_taken_and_files_are_the_pages(
    qapp: QApplication, qtbot: QtBot, make: Callable[[Theme, str], QWidget], files: bool
) -> None:
    field = make(Theme(qapp, "light", reduced=True), "Question")
    qtbot.addWidget(field)
    data = QMimeData()
    data.setText("/tmp/memo.ogg")
    if files:  # desktops add their names as text
        data.setUrls([QUrl.fromLocalFile("/tmp/memo.ogg")])
    enter = QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, NONE)
    QApplication.sendEvent(field.viewport() if isinstance(field, QPlainTextEdit) else field, enter)
    assert enter.isAccepted() is not files


def test_a_files_name_with_a_line_break_stays_in_its_line(qapp: QApplication, qtbot: QtBot) -> None:
    label = Label(Theme(qapp, "light", reduced=True), "first\nsecond.wav", elide=True)
    qtbot.addWidget(label)
    label.resize(400, label.minimumHeight())
    assert label.text() == "first second.wav"
    assert label.full_text() == "first\nsecond.wav"
