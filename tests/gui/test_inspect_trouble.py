"""The Inspect page when things fail, change meanwhile or come late."""

from __future__ import annotations

import asyncio
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from tests.gui.conftest import Desk
from tests.gui.inspecting import CTRL, SOUND, lane, opened, page, settled
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.inspection import Lane, Tile
from voiceapp.gui.widgets.lane_tiles import COLUMNS, MOST_BYTES, MOST_TILES, Tiles
from voiceapp.gui.widgets.map_lane import MapLane


def chosen(desk: Desk, path: Path) -> None:
    desk.click("inspect-open")
    dialog = desk.window.findChildren(QFileDialog, "inspect-file")[0]
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    settled(desk)


def test_a_sound_that_ends_before_its_file_says_has_empty_lanes(desk: Desk) -> None:
    desk.app.sound_views.nothing = {"magnitude", "mfcc"}
    opened(desk)
    desk.click("show-mfcc")
    settled(desk)
    assert lane(desk, "magnitude").values() == ()
    page(desk).span.show_part(2.0, 3.0)
    settled(desk)
    wanted = [one for one in desk.app.sound_views.asked if one[0] == "magnitude"]
    assert any(from_s > 0 for _, _, from_s, _, _ in wanted), "it is looked for elsewhere"
    desk.close()


def test_what_failed_is_tried_again_when_the_sound_is_opened_again(desk: Desk) -> None:
    views = desk.app.sound_views
    views.broken["pitch"] = VoiceAppError("engine-died", "The engine stopped.", "Try again.", retryable=True)
    opened(desk)
    assert lane(desk, "pitch").message
    views.broken.clear()
    opened(desk)
    assert lane(desk, "pitch").message == ""
    desk.close()


def test_a_file_that_is_chosen_again_is_read_again(desk: Desk) -> None:
    opened(desk)
    views = desk.app.sound_views
    chosen(desk, SOUND)
    assert views.calls == [("open", SOUND), ("open", SOUND)]
    desk.window.open_page("inspect", str(SOUND))
    settled(desk)
    assert views.calls == [("open", SOUND), ("open", SOUND)], "the view stays as it was left"
    views.fail = VoiceAppError("file-missing", "There is no such file.", "Choose another one.")
    chosen(desk, SOUND)
    assert desk.find(QLabel, "inspect-empty-heading").text() == "This sound cannot be shown"
    desk.close()


def test_a_page_that_is_left_while_the_microphone_opens_does_not_listen(desk: Desk) -> None:
    desk.key(Qt.Key.Key_I, CTRL)
    views = desk.app.sound_views
    views.held, views.heard = asyncio.Event(), None
    held = views.held
    desk.click("inspect-empty-live")
    desk.click("rail-talk")
    assert views.calls[-1] == ("stop_live", None)
    desk.core(lambda app: held.set())
    desk.key(Qt.Key.Key_I, CTRL)
    assert page(desk).head.live.accessibleName() == "Look at the microphone"
    desk.close()


def test_a_window_that_nobody_sees_lets_go_of_the_microphone(desk: Desk) -> None:
    desk.key(Qt.Key.Key_I, CTRL)
    desk.click("inspect-empty-live")
    desk.window.showMinimized()
    desk.until(lambda: ("stop_live", None) in desk.app.sound_views.calls)
    desk.close()


def test_two_exports_do_not_meet_in_one_folder(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "Plan 1.2 inspected").mkdir()
    desk.window.open_page("inspect", f"{SOUND}\nPlan 1.2")
    settled(desk)
    desk.click("inspect-export")
    desk.click("do")
    dialog = desk.window.findChildren(QFileDialog, "inspect-folder")[0]
    dialog.fileSelected.emit(str(tmp_path))
    dialog.reject()
    desk.settle()
    assert desk.app.inspecting.calls[0][2] == tmp_path / "Plan 1.2 inspected (2)"
    desk.close()


def tile(number: int, width: int) -> Tile:
    lane_of = Lane("chroma", 43.0, width, "", 22_050)
    return Tile(lane_of, float(number), number + 1.0, np.zeros((COLUMNS, width), np.float32), True)


def test_pictures_of_tiles_count_as_memory(desk: Desk) -> None:
    opened(desk)
    desk.click("show-chroma")
    settled(desk)
    chroma = lane(desk, "chroma")
    assert isinstance(chroma, MapLane)
    for number in range(MOST_TILES):
        chroma.tiles.put((-8, number), tile(number, 12))
        chroma.tiles.held[-8, number].image = chroma.painted(tile(number, 12), 960)
    held = chroma.tiles.held.values()
    assert sum(one.image.sizeInBytes() for one in held if one.image) < 1.1 * MOST_BYTES
    desk.close()


def test_small_tiles_are_not_held_without_end() -> None:
    tiles = Tiles()
    tiles.put((5, 0), tile(0, 1))
    for number in range(2 * MOST_TILES):
        tiles.put((-8, number), tile(number, 1))
    assert len(tiles.held) == MOST_TILES
    assert (5, 0) in tiles.held
    assert (-8, 2 * MOST_TILES - 1) in tiles.held
