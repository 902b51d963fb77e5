"""The Compose page on the real services: what is clicked is stored."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.gui.compose import made_music, page, stored
from tests.gui.layout import problems
from tests.gui.real import RealDesk, silent_desk
from tests.gui.screenshots import BUILT_IN
from voiceapp.gui.panels.compose_node import TrackNode


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[RealDesk]:
    with silent_desk(tmp_path, BUILT_IN) as desk:
        yield desk


def node(desk: RealDesk, number: int) -> TrackNode:
    """The node of a track, once it is there."""
    desk.until(lambda: desk.seen(f"track-{number}"))
    found = desk.seen(f"track-{number}")[0]
    assert isinstance(found, TrackNode)
    return found


def menu(desk: RealDesk, number: int, words: str) -> None:
    """Choose from the menu of a track."""
    place = node(desk, number)
    place.menu_wanted.emit(place.mapToGlobal(QPoint(10, 10)))
    desk.choose(words)


def test_music_is_imported_rated_renamed_and_deleted(desk: RealDesk, tmp_path: Path) -> None:
    desk.click("rail-compose")
    desk.until(lambda: desk.seen("compose-empty-get"))
    assert page(desk).empty.heading.text() == "First, something that makes music"
    desk.click("compose-empty-import")
    desk.until(lambda: desk.window.findChildren(QFileDialog, "music-files"))
    dialog = desk.window.findChildren(QFileDialog, "music-files")[0]
    files = [made_music(tmp_path / f"{name}.wav", 2.0, seed=seed) for seed, name in enumerate(("One", "Two"))]
    dialog.filesSelected.emit([str(file) for file in files])
    dialog.reject()
    desk.until(lambda: desk.says("2 tracks from 2 ideas"))
    assert [(one.title, one.duration_s) for one in stored(desk)] == [("One", 2.0), ("Two", 2.0)]
    desk.until(lambda: not problems(desk.window))

    QTest.mouseClick(node(desk, 1), Qt.MouseButton.LeftButton, pos=node(desk, 1).star_box(3).center())
    desk.until(lambda: stored(desk)[0].rating == 4)
    menu(desk, 2, "Rename")
    desk.until(lambda: desk.seen("answer"))
    field = desk.seen("answer")[0]
    assert isinstance(field, QLineEdit)
    field.setText("The second")
    desk.click("do")
    desk.until(lambda: node(desk, 2).accessibleName() == "The second")
    menu(desk, 1, "Delete the track")
    desk.click("do")
    desk.until(lambda: not desk.seen("track-1"))
    desk.window.undo.finish()
    desk.until(lambda: len(stored(desk)) == 1)
    assert [one.title for one in stored(desk)] == ["The second"]
    assert not (desk.paths.tracks / "1").exists()


def test_a_file_that_is_no_music_is_told(desk: RealDesk, tmp_path: Path) -> None:
    desk.click("rail-compose")
    text = tmp_path / "words.txt"
    text.write_text("no music")
    page(desk).take_files([text], on_form=False)
    desk.until(desk.window.notices.notices)
    assert "words.txt" in desk.window.notices.notices()[0].sentence
    assert not stored(desk)
