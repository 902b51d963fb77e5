"""The player of the Compose page: playing, marks, loops, the spectrogram, exporting."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.compose_sound import (
    FROM_28,
    LEFT,
    MakeDesk,
    asked,
    choose,
    drag,
    lower,
    name_file,
    opened,
    page,
    pick,
    spot,
    wave,
    words,
)
from tests.gui.conftest import Desk
from tests.gui.layout import assert_laid_out
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.music import Loop
from voiceapp.gui.panels.compose import ComposePage
from voiceapp.gui.panels.compose_loop import snapped


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    return opened(make_desk)


def played(desk: Desk) -> object:
    """What was played last."""
    return [told for verb, told in desk.app.track_player.calls if verb == "play"][-1]


def test_a_track_plays_from_where_it_is_and_the_page_shows_where(desk: Desk) -> None:
    assert (words(desk, "track-title"), words(desk, "track-time")) == ("From 0:28", "0:00")
    desk.click("play")
    assert played(desk) == (FROM_28, 0.0, 0.0)
    desk.core(lambda app: app.track_player.move(29.4))
    assert words(desk, "track-time") == "0:29"
    assert page(desk).at_s == 29.4
    assert lower(desk).player.play.accessibleName() == "Pause From 0:28"
    assert lower(desk).tokens.map.at_s == wave(desk).at_s == 29.4
    desk.click("play")
    assert asked(desk) == ("pause", None)
    assert lower(desk).player.play.accessibleName() == "Play From 0:28"
    desk.click("track-back")
    assert words(desk, "track-time") == "0:00"
    desk.close()


def test_a_click_on_the_wave_seeks_and_what_plays_goes_on_from_there(desk: Desk) -> None:
    QTest.mouseClick(wave(desk), LEFT, pos=spot(desk, 36.0))
    desk.settle()
    assert words(desk, "track-time") == "0:36"
    assert desk.app.track_player.calls == []
    desk.click("play")
    QTest.mouseClick(wave(desk), LEFT, pos=spot(desk, 54.0))
    desk.settle()
    verb, at_s = desk.app.track_player.calls[-1]
    assert verb == "seek"
    assert at_s == pytest.approx(54.0, abs=0.1)
    assert not lower(desk).player.loop.isChecked()
    desk.close()


def test_the_keyboard_plays_goes_on_and_marks(desk: Desk) -> None:
    wave(desk).setFocus()
    desk.key(Qt.Key.Key_Right)
    desk.key(Qt.Key.Key_Right)
    desk.key(Qt.Key.Key_Left)
    assert words(desk, "track-time") == "0:05"
    desk.key(Qt.Key.Key_Space)
    assert played(desk) == (FROM_28, 5.0, 0.0)
    desk.key(Qt.Key.Key_M)
    assert [(mark.at_s, mark.name) for mark in desk.app.tracks.kept_marks] == [(5.0, "Mark at 0:05")]
    assert list(wave(desk).flags) == [5.0]
    assert "1 mark," in f"{wave(desk).accessibleDescription()},"
    desk.key(Qt.Key.Key_M)
    assert list(wave(desk).flags) == []
    desk.click("notice-action")
    assert list(wave(desk).flags) == [5.0]
    wave(desk).setFocus()
    desk.key(Qt.Key.Key_M)
    desk.window.undo.finish()
    desk.settle()
    assert desk.app.tracks.kept_marks == []
    desk.key(Qt.Key.Key_Home)
    assert asked(desk) == ("seek", 0.0)
    desk.close()


def test_a_mark_is_reached_and_taken_away_by_its_menu(desk: Desk) -> None:
    desk.core(lambda app: app.tracks.mark(FROM_28, 28.0, "The turn"))
    assert list(wave(desk).flags) == [28.0]

    def right_click() -> None:
        at = spot(desk, 28.0)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, wave(desk).mapToGlobal(at))
        QApplication.sendEvent(wave(desk), event)

    right_click()
    choose(desk, "Go to “The turn”")
    assert words(desk, "track-time") == "0:28"
    right_click()
    choose(desk, "Take the mark away")
    assert words(desk, "notice-sentence") == "The mark is removed."
    assert list(wave(desk).flags) == []
    desk.close()


def test_a_dragged_part_becomes_the_bars_that_are_near_and_is_looped(desk: Desk) -> None:
    desk.click("track-loop")
    assert words(desk, "loop-words") == "The whole track is looped"
    desk.click("loop-find")
    drag(desk, wave(desk), spot(desk, 10.6), spot(desk, 19.4))
    assert wave(desk).region == (10.0, 20.0)
    assert words(desk, "loop-words") == "0:10.0 to 0:20.0 is looped, 4 bars"
    desk.click("play")
    assert desk.app.track_player.loop == (10.0, 20.0)
    pick(desk, "loop-offers", "2 bars at 0:30.0")
    assert desk.app.track_player.loop == (30.0, 35.0)
    desk.click("loop-clear")
    assert desk.app.track_player.loop == (0.0, 72.0)
    desk.click("track-loop")
    assert desk.app.track_player.loop is None
    assert not desk.there("loop-words")
    desk.close()


def test_a_part_far_from_all_bars_stays_as_it_was_dragged_and_its_edges_move(desk: Desk) -> None:
    drag(desk, wave(desk), spot(desk, 50.0), spot(desk, 60.0))
    assert wave(desk).region == pytest.approx((50.0, 60.0), abs=0.1)
    assert desk.there("loop-find")
    drag(desk, wave(desk), spot(desk, 60.0), spot(desk, 66.0))
    assert wave(desk).region == pytest.approx((50.0, 66.0), abs=0.2)
    wave(desk).setFocus()
    desk.key(Qt.Key.Key_Home)
    for _ in range(11):
        desk.key(Qt.Key.Key_Right)
    desk.key(Qt.Key.Key_BracketLeft)
    assert wave(desk).region == pytest.approx((55.0, 66.0), abs=0.2)
    desk.key(Qt.Key.Key_L)
    assert not lower(desk).player.loop.isChecked()
    desk.close()


def test_no_steady_bars_and_failures_are_said(desk: Desk) -> None:
    desk.app.music_analysis.found_loops = ()
    desk.click("track-loop")
    desk.click("loop-find")
    assert lower(desk).player.loops.look.text() == "No steady bars were found"
    page(desk).choose(1)
    desk.app.music_analysis.fail = VoiceAppError("pack-missing", "Music cannot be measured here.", "Get a pack.")
    desk.settle()
    desk.click("track-loop")
    desk.click("loop-find")
    assert words(desk, "notice-sentence") == "Music cannot be measured here. Get a pack."
    assert lower(desk).player.loops.look.text() == "Find whole bars"
    desk.close()


def test_the_spectrogram_stands_in_the_place_of_the_wave(desk: Desk) -> None:
    desk.click("track-spectrum")
    assert wave(desk).accessibleName() == "Spectrogram"
    assert lower(desk).player.spectrum.accessibleName() == "Show the wave"
    picture = wave(desk).grab().toImage()
    low, high = wave(desk).theme.px(8) + 68, wave(desk).theme.px(8) + 4
    loud, quiet = (picture.pixelColor(round(14 / 800 * picture.width()), y) for y in (low, high))
    assert (
        loud.lightness() < quiet.lightness()
    )  # low notes are strong in the made-up sound: darker in light colours
    desk.click("track-spectrum")
    assert wave(desk).accessibleName() == "Wave"
    desk.close()


def test_another_track_is_silent_at_its_beginning_and_compared_ones_go_on(desk: Desk) -> None:
    desk.click("play")
    desk.core(lambda app: app.track_player.move(12.0))
    page(desk).choose(5)
    desk.settle()
    assert asked(desk) == ("pause", None)
    assert (words(desk, "track-title"), words(desk, "track-time")) == ("Another ending", "0:00")
    desk.click("play")
    desk.core(lambda app: app.track_player.move(12.0))
    page(desk).compare(FROM_28)
    desk.settle()
    assert played(desk) == (FROM_28, 12.0, -1.5)
    assert (words(desk, "track-title"), words(desk, "track-time")) == ("From 0:28", "0:12")
    desk.click("play")
    desk.click("play")
    assert played(desk) == (FROM_28, 12.0, -1.5)
    desk.close()


def test_a_track_is_exported_once_its_licence_is_kept_to(desk: Desk, tmp_path: Path) -> None:
    desk.app.track_exports.business = False
    desk.click("track-export")
    pick(desk, "export-format", "MP3")
    desk.click("do")
    name_file(desk, tmp_path / "a.mp3")
    assert desk.app.track_exports.calls == []
    assert desk.there("question")
    desk.click("do")
    assert desk.app.track_exports.calls == [(FROM_28, tmp_path / "a.mp3", True, None)]
    assert words(desk, "notice-sentence") == f"The track is in {tmp_path / 'a.mp3'}."
    desk.close()


def test_the_loop_or_the_tokens_are_exported(desk: Desk, tmp_path: Path) -> None:
    desk.click("track-export")
    assert not desk.there("export-part")
    desk.click("keep")
    lower(desk).playing.set_region((10.0, 20.0))
    desk.click("track-export")
    pick(desk, "export-part", "The loop, 0:10.0 to 0:20.0")
    desk.click("do")
    name_file(desk, tmp_path / "loop.wav")
    assert desk.app.track_exports.calls == [(FROM_28, tmp_path / "loop.wav", False, (10.0, 20.0))]
    desk.click("track-export")
    pick(desk, "export-format", "Tokens (npz)")
    desk.click("do")
    name_file(desk, tmp_path / "codes.npz")
    assert desk.app.track_tokens.calls == [("export", (FROM_28, tmp_path / "codes.npz"))]
    desk.close()


def test_only_loops_whose_ends_are_both_near_are_meant() -> None:
    loops = (Loop(10.0, 20.0, 4, 0.9), Loop(10.0, 15.0, 2, 0.8))
    assert snapped((10.2, 15.4), loops) == loops[1]
    assert snapped((9.0, 21.0), loops) == loops[0]
    assert snapped((10.0, 30.0), loops) is None
    assert snapped((10.0, 20.0), ()) is None


def test_all_of_it_has_room_in_a_small_window_and_is_found_again(make_desk: MakeDesk) -> None:
    desk = opened(make_desk, (960, 600))
    lower(desk).playing.set_looping(True)
    desk.settle()
    player = lower(desk).player
    assert (player.stems.text(), player.stems.accessibleName()) == ("", "Stems")
    assert_laid_out(lower(desk))
    desk.click("track-mix")
    desk.click("compose-more")
    again = ComposePage(desk.window.context)
    assert again.chosen == FROM_28
    assert again.form.composer.isVisibleTo(again)
    assert [one.isVisibleTo(again.panels[0]) for one in again.findChildren(QWidget, "mix-panel")] == [True]
    desk.settle()
    desk.close()
