"""The Inspect page: lanes over one time axis, by clicks, the wheel and keys."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu, QWidget

from tests.fakes.app import FakeApp
from tests.fakes.app_inspect import FakeViews
from tests.gui.conftest import Desk
from tests.gui.dragging import drop_files
from tests.gui.inspecting import CTRL, LEFT, SHIFT, SOUND, drag, hover, lane, opened, page, settled, spot, wheel
from tests.gui.layout import assert_laid_out
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import ClipMoved
from voiceapp.core.inspection import LiveMicrophone, Look
from voiceapp.gui.widgets.inputs import Choice

MakeDesk = Callable[..., Desk]
GONE = VoiceAppError("file-missing", "There is no file Call with Linda.wav.", "Choose another one.")


def views(desk: Desk) -> FakeViews:
    return desk.app.sound_views


def words(desk: Desk, name: str) -> str:
    return desk.find(QLabel, name).text()


def asked_for(desk: Desk, feature: str) -> list[tuple[float, float, int]]:
    """The tiles of a feature that were asked for: from, until, columns."""
    return [one[2:] for one in views(desk).asked if one[0] == feature]


def pixels(desk: Desk, name: str) -> bytes:
    return bytes(lane(desk, name).grab().toImage().constBits())


def pick(desk: Desk, name: str, key: str) -> None:
    """Choose from a drop-down list as the keyboard does."""
    choice = desk.find(Choice, name)
    choice.setFocus()
    choice.choose(key)
    choice.activated.emit(choice.currentIndex())
    settled(desk)


# ------------------------------------------------------------------------------------ coming and going


def test_the_page_opens_by_its_keys_and_back_returns_to_the_page_before(desk: Desk) -> None:
    desk.click("rail-compose")
    desk.key(Qt.Key.Key_I, CTRL)
    assert words(desk, "inspect-empty-heading") == "Look inside a sound"
    assert not any(item.isChecked() for item in desk.window.rail.items.values())
    desk.click("inspect-back")
    assert desk.window.page == "compose"
    desk.key(Qt.Key.Key_I, CTRL)
    desk.key(Qt.Key.Key_I, CTRL)
    desk.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    desk.until(lambda: desk.window.page == "compose")
    desk.close()


def test_a_file_is_opened_by_the_dialog_and_its_lanes_are_shown(desk: Desk) -> None:
    desk.key(Qt.Key.Key_I, CTRL)
    desk.click("inspect-empty-open")
    dialog = desk.window.findChildren(QFileDialog, "inspect-file")[0]
    dialog.fileSelected.emit(str(SOUND))
    dialog.reject()
    settled(desk)
    assert words(desk, "inspect-title") == "Call with Linda.wav"
    assert words(desk, "inspect-about") == "0:12.00, 48 kHz, mono"
    shown = [name for name, one in page(desk).stack.lanes.items() if one.isVisible()]
    assert shown == ["waveform", "magnitude", "logmel", "pitch", "vad", "speakers"]
    assert {one[0] for one in views(desk).asked} == {"waveform", "magnitude", "logmel", "pitch", "vad"}
    assert not asked_for(desk, "mfcc")
    desk.close()


def test_a_dropped_file_takes_the_place_of_the_one_before(desk: Desk) -> None:
    opened(desk)
    other, third = (desk.app.paths.config / name for name in ("Other.wav", "Third.wav"))
    other.touch()
    third.touch()
    drop_files(page(desk), str(other), str(third))
    settled(desk)
    assert words(desk, "inspect-title") == "Other.wav"
    assert views(desk).calls == [("open", SOUND), ("open", other), ("close", SOUND)]
    desk.click("recent-files")
    menu = desk.find(QMenu, "recent-menu")
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Other.wav",
        "Third.wav",
        "Forget these files",
    ]
    menu.actions()[1].trigger()
    menu.close()
    settled(desk)
    assert words(desk, "inspect-title") == "Third.wav"
    desk.close()


def test_a_file_that_cannot_be_read_is_told(desk: Desk) -> None:
    opened(desk)
    views(desk).fail = GONE
    desk.window.open_page("inspect", "/sounds/broken.wav")
    desk.settle()
    assert words(desk, "inspect-empty-heading") == "This sound cannot be shown"
    assert words(desk, "inspect-empty-words") == str(GONE)
    assert words(desk, "inspect-title") == "broken.wav"
    assert not desk.there("lane-waveform")
    views(desk).fail = None
    opened(desk)
    assert desk.there("lane-waveform")
    desk.close()


def test_a_feature_that_cannot_be_made_says_so_in_its_lane(desk: Desk) -> None:
    views(desk).broken["pitch"] = VoiceAppError("sound-short", "The sound is too short for pitch.")
    opened(desk)
    assert lane(desk, "pitch").message == "The sound is too short for pitch."
    assert lane(desk, "waveform").message == ""
    assert len(asked_for(desk, "pitch")) == 1
    desk.close()


# ---------------------------------------------------------------------------------------- the cursor


def test_every_lane_tells_its_value_under_the_cursor(desk: Desk) -> None:
    views(desk).known = views(desk).found
    opened(desk)
    hover(desk, "waveform", 4.5)
    assert words(desk, "inspect-time").startswith("0:04.5")
    assert lane(desk, "magnitude").values()[0] == "Loudest 445 Hz"
    assert lane(desk, "pitch").values() == ("A4, 440.0 Hz", "certainty 0.93")
    assert lane(desk, "vad").values() == ("speech 1.00",)
    assert lane(desk, "speakers").values() == ("Sheila",)
    hover(desk, "pitch", 5.0)
    assert lane(desk, "pitch").values() == ("No pitch",)
    hover(desk, "magnitude", 4.5, 0.99)
    assert lane(desk, "magnitude").values()[0].endswith("kHz")
    assert lane(desk, "magnitude").values()[1] == "−100 dB"
    hover(desk, "speakers", 7.3)
    assert lane(desk, "speakers").values() == ("Nobody",)
    desk.close()


def test_lanes_that_are_not_shown_at_first_tell_their_values_too(desk: Desk) -> None:
    opened(desk)
    for name in ("mel", "mfcc", "chroma"):
        box = desk.find(QWidget, f"show-{name}")
        QTest.mouseClick(box, LEFT)
    settled(desk)
    hover(desk, "waveform", 4.5)
    assert lane(desk, "mel").values()[0].startswith("Loudest band")
    assert lane(desk, "chroma").values() == ("A", "1.00")
    assert lane(desk, "mfcc").values()[0] == "coefficient 1"
    desk.close()


def test_the_cursor_stands_at_the_place_where_the_mouse_is_not(desk: Desk) -> None:
    opened(desk)
    QTest.mouseClick(lane(desk, "pitch"), LEFT, pos=spot(desk, "pitch", 3.0))
    QTest.mouseMove(desk.window, QPoint(20, 500))
    QApplication.processEvents()
    desk.until(lambda: page(desk).span.hover_s is None)
    assert words(desk, "inspect-time").startswith("0:03.0")
    lane(desk, "pitch").setFocus()
    desk.key(Qt.Key.Key_Right, SHIFT)
    assert page(desk).span.place_s == pytest.approx(3.06, abs=0.02)
    assert "No pitch" in lane(desk, "pitch").accessibleDescription()
    desk.key(Qt.Key.Key_End)
    assert words(desk, "inspect-time") == "0:12.000"
    desk.close()


# ------------------------------------------------------------------------------------ playing, selecting


def test_space_plays_from_the_place_and_the_view_shows_where(desk: Desk) -> None:
    opened(desk)
    QTest.mouseClick(lane(desk, "waveform"), LEFT, pos=spot(desk, "waveform", 6.0))
    desk.key(Qt.Key.Key_Space)
    assert desk.app.clips.played == [SOUND]
    assert desk.app.clips.from_s == [pytest.approx(6.0, abs=0.02)]
    assert desk.app.clips.until_s == [None]
    page(desk).span.show_part(5.5, 6.5)
    desk.tell(ClipMoved(SOUND, 6.2, True))
    assert page(desk).bar.play.accessibleName() == "Pause Call with Linda.wav"
    assert page(desk).span.place_s == 6.2
    desk.key(Qt.Key.Key_Space)
    assert desk.app.clips.played == []
    desk.tell(ClipMoved(SOUND, 6.3, False))
    assert page(desk).bar.play.accessibleName() == "Play Call with Linda.wav"
    desk.close()


def test_the_view_follows_what_plays_until_the_user_moves_it(desk: Desk) -> None:
    opened(desk)
    page(desk).span.show_part(0.0, 2.0)
    desk.click("play")
    desk.tell(ClipMoved(SOUND, 2.5, True))
    assert page(desk).span.from_s == pytest.approx(2.3)
    lane(desk, "waveform").setFocus()
    desk.key(Qt.Key.Key_Left)
    desk.tell(ClipMoved(SOUND, 7.5, True))
    assert page(desk).span.from_s == pytest.approx(2.1)
    desk.close()


def test_dragging_selects_space_plays_that_and_escape_clears_it(desk: Desk) -> None:
    opened(desk)
    drag(desk, "magnitude", 5.0, 3.0)
    region = page(desk).span.selection
    assert region == pytest.approx((3.0, 5.0), abs=0.02)
    assert words(desk, "inspect-selected").startswith("Selected 0:0")
    lane(desk, "magnitude").setFocus()
    desk.key(Qt.Key.Key_Space)
    assert (desk.app.clips.from_s[-1], desk.app.clips.until_s[-1]) == region
    desk.core(lambda app: app.talk.show_state("speaking"))
    calls = len(desk.app.talk.calls)
    desk.key(Qt.Key.Key_Escape)
    assert page(desk).span.selection is None
    assert len(desk.app.talk.calls) == calls
    desk.key(Qt.Key.Key_Escape)
    assert desk.app.talk.calls[calls:] == [("interrupt", None)]
    desk.close()


def test_the_keyboard_selects(desk: Desk) -> None:
    opened(desk)
    lane(desk, "waveform").setFocus()
    for _ in range(10):
        desk.key(Qt.Key.Key_Right, SHIFT)
    desk.key(Qt.Key.Key_BracketLeft)
    assert page(desk).span.selection == pytest.approx((0.6, 12.0))
    for _ in range(10):
        desk.key(Qt.Key.Key_Right, SHIFT)
    desk.key(Qt.Key.Key_BracketRight)
    assert page(desk).span.selection == pytest.approx((0.6, 1.2))
    desk.close()


# ------------------------------------------------------------------------------------------ the view


def test_the_wheel_zooms_around_the_mouse_down_to_single_samples(desk: Desk) -> None:
    opened(desk)
    span = page(desk).span
    hover(desk, "waveform", 4.5)
    at_s = span.cursor_s
    for _ in range(60):
        wheel(desk, "waveform", at_s, 1, CTRL)
    settled(desk)
    assert span.wide_s == pytest.approx(16 / 48_000)
    assert span.from_s < at_s < span.until_s
    assert span.hover_s == pytest.approx(at_s, abs=1e-6)
    value = lane(desk, "waveform").values()
    assert len(value) == 1
    assert "to" not in value[0]
    before = pixels(desk, "waveform")
    lane(desk, "waveform").setFocus()
    desk.key(Qt.Key.Key_F)
    assert (span.from_s, span.until_s) == (0.0, 12.0)
    assert pixels(desk, "waveform") != before
    desk.close()


def test_keys_and_buttons_zoom_and_scroll(desk: Desk) -> None:
    opened(desk)
    span = page(desk).span
    lane(desk, "waveform").setFocus()
    page(desk).playing.seek(6.0)
    desk.key(Qt.Key.Key_Plus)
    assert (span.from_s, span.until_s) == (3.0, 9.0)
    desk.key(Qt.Key.Key_Right)
    assert (span.from_s, span.until_s) == pytest.approx((3.6, 9.6))
    wheel(desk, "pitch", 6.0, 1)
    assert span.from_s == pytest.approx(3.0)
    desk.click("inspect-nearer")
    assert span.wide_s == pytest.approx(3.0)
    desk.click("inspect-further")
    desk.key(Qt.Key.Key_Minus)
    assert span.wide_s == 12.0
    desk.click("inspect-nearer")
    desk.click("inspect-all")
    assert span.wide_s == 12.0
    desk.key(Qt.Key.Key_Plus)
    minimap = page(desk).minimap
    QTest.mouseClick(minimap, LEFT, pos=QPoint(round(minimap.x_of(9.0)), 20))
    assert (span.from_s, span.until_s) == (6.0, 12.0)
    desk.close()


def test_what_is_ahead_is_asked_for_and_what_is_known_is_painted_meanwhile(desk: Desk) -> None:
    opened(desk)
    page(desk).span.show_part(2.0, 2.5)
    settled(desk)
    edges = asked_for(desk, "pitch")
    assert max(until for _, until, _ in edges if until < 12) > 2.5
    known = len(views(desk).asked)
    views(desk).held = held = asyncio.Event()
    page(desk).span.show_part(9.0, 9.5)
    desk.settle()
    new = views(desk).asked[known:]
    assert sorted({one[0] for one in new}) == sorted(one[0] for one in new), "one at a time for each lane"
    image = lane(desk, "magnitude").grab(lane(desk, "magnitude").bed()).toImage()
    colours = {image.pixel(image.width() // 2, y) for y in range(image.height())}
    assert len(colours) > 8, "the coarse tile is stretched"
    page(desk).span.show_part(4.0, 4.5)
    desk.core(lambda app: held.set())
    views(desk).held = None
    settled(desk)
    last = [one for one in views(desk).asked[known:] if one[0] == "magnitude"]
    assert all(one[2] < 6.0 for one in last[1:]), "what was scrolled past is not asked for any more"
    desk.close()


def test_a_rough_view_is_refined(desk: Desk) -> None:
    views(desk).rough = True
    opened(desk)
    before = len(asked_for(desk, "magnitude"))
    desk.core(lambda app: app.sound_views.refine(SOUND, "magnitude", 0.4))
    assert words(desk, "inspect-progress") == "Refining 40 %"
    assert len(asked_for(desk, "magnitude")) > before
    assert len(asked_for(desk, "pitch")) == before
    desk.core(lambda app: app.sound_views.refine(SOUND, "magnitude", 1.0))
    settled(desk)
    assert words(desk, "inspect-progress") == ""
    known = len(asked_for(desk, "magnitude"))
    desk.core(lambda app: app.sound_views.refine(SOUND, "magnitude", 1.0))
    settled(desk)
    assert len(asked_for(desk, "magnitude")) == known
    desk.close()


def test_a_hidden_page_asks_for_nothing(desk: Desk) -> None:
    views(desk).rough = True
    opened(desk)
    desk.click("rail-talk")
    known = len(views(desk).asked)
    desk.core(lambda app: app.sound_views.refine(SOUND, "magnitude", 1.0))
    assert len(views(desk).asked) == known
    desk.key(Qt.Key.Key_I, CTRL)
    settled(desk)
    assert {one[0] for one in views(desk).asked[known:]} == {"magnitude"}
    desk.close()


# -------------------------------------------------------------------------------------------- settings


def test_settings_show_at_once_and_only_in_the_lanes_that_follow_them(desk: Desk) -> None:
    opened(desk)
    known = len(views(desk).asked)
    before = pixels(desk, "magnitude")
    pick(desk, "look-window", "8192")
    new = views(desk).asked[known:]
    assert {one[0] for one in new} == {"magnitude"}
    assert {one[1] for one in new} == {Look(8192, 2048, 128)}
    assert pixels(desk, "magnitude") != before
    known = len(views(desk).asked)
    before = pixels(desk, "magnitude")
    QTest.mouseClick(page(desk).side.scale.buttons["linear"], LEFT)
    linear = pixels(desk, "magnitude")
    assert linear != before
    pick(desk, "look-colours", "grey")
    assert pixels(desk, "magnitude") != linear
    before = pixels(desk, "magnitude")
    page(desk).side.range.track.setValue(0)
    assert pixels(desk, "magnitude") != before
    assert len(views(desk).asked) == known
    desk.close()


def test_what_is_chosen_is_remembered(make_desk: MakeDesk) -> None:
    desk = opened(make_desk().show())
    desk.find(QWidget, "show-chroma").setFocus()
    desk.key(Qt.Key.Key_Space)
    assert desk.there("lane-chroma")
    lane(desk, "vad").dismissed.emit()
    assert not desk.there("lane-vad")
    pick(desk, "look-hop", "8")
    pick(desk, "look-colours", "warm")
    chroma = lane(desk, "chroma")
    before = chroma.height()
    chroma.setFocus()
    desk.key(Qt.Key.Key_Up, SHIFT)
    desk.settle()
    assert chroma.height() == before + 16
    desk.close()
    again = opened(make_desk().show())
    assert again.there("lane-chroma")
    assert not again.there("lane-vad")
    assert lane(again, "chroma").height() == before + 16
    assert {one[1] for one in views(again).asked} == {Look(2048, 256, 128)}
    assert again.find(Choice, "look-colours").value() == "warm"
    again.close()


def test_a_lane_is_made_higher_with_the_mouse(desk: Desk) -> None:
    opened(desk)
    one = lane(desk, "pitch")
    before = one.height()
    edge = QPoint(400, before - 2)
    QTest.mousePress(one, LEFT, pos=edge)
    QTest.mouseMove(one, edge + QPoint(0, 40))
    QTest.mouseRelease(one, LEFT, pos=edge + QPoint(0, 40))
    desk.settle()
    assert one.height() > before + 30
    assert page(desk).span.selection is None
    desk.close()


def test_the_side_column_folds(desk: Desk) -> None:
    opened(desk)
    assert desk.there("look-window")
    desk.click("inspect-side")
    assert not desk.there("look-window")
    desk.click("inspect-side")
    assert desk.there("look-window")
    desk.close()


def test_tokens_are_offered_only_where_a_codec_is_installed(desk: Desk) -> None:
    opened(desk)
    assert not desk.there("show-codec")
    name = next(iter(desk.app.models.models))
    desk.core(lambda app: app.models.change(name, task="codec", state="installed"))
    desk.click("show-codec")
    settled(desk)
    hover(desk, "codec", 4.55, 0.9)
    book, token = lane(desk, "codec").values()
    assert book == "book 4"
    assert token == f"token {(45 * 97 + 3 * 311) % 1024}"
    desk.close()


# -------------------------------------------------------------------------------------------- speakers


def test_speakers_are_found_where_none_are_known(desk: Desk) -> None:
    opened(desk)
    desk.click("find-speakers")
    assert ("find_speakers", SOUND) in views(desk).calls
    assert not desk.there("find-speakers")
    hover(desk, "speakers", 3.7)
    assert lane(desk, "speakers").values() == ("Linda, Sheila",)
    desk.close()


def test_that_speakers_cannot_be_found_is_told(desk: Desk) -> None:
    opened(desk)
    views(desk).fail = VoiceAppError("sound-short", "The sound is too short to tell voices apart.")
    desk.click("find-speakers")
    assert lane(desk, "speakers").message == "The sound is too short to tell voices apart."
    desk.close()


# ------------------------------------------------------------------------------------------- exporting


def export_to(desk: Desk, folder: Path) -> None:
    desk.click("do")
    dialog = desk.window.findChildren(QFileDialog, "inspect-folder")[0]
    dialog.fileSelected.emit(str(folder))
    dialog.reject()
    desk.settle()


def test_the_selection_is_exported_as_pictures_and_numbers(desk: Desk, tmp_path: Path) -> None:
    opened(desk)
    drag(desk, "waveform", 3.0, 5.0)
    desk.app.inspecting.held = held = asyncio.Event()
    desk.click("inspect-export")
    desk.click("inspect-export-svg")
    export_to(desk, tmp_path)
    assert words(desk, "inspect-progress") == "Exporting Waveform, 40 %"
    desk.core(lambda app: held.set())
    desk.until(lambda: words(desk, "inspect-progress") == "")
    path, features, folder, look, pictures, from_s, until_s = desk.app.inspecting.calls[0]
    assert (path, look, pictures) == (SOUND, Look(), ("png", "svg"))
    assert features == ("waveform", "magnitude", "logmel", "pitch", "vad")
    assert folder == tmp_path / "Call with Linda inspected"
    assert (from_s, until_s) == page(desk).span.selection
    assert desk.window.notices.notices()[0].sentence == f"15 files are in {folder}."
    desk.click("notice-close")
    held.clear()
    desk.click("inspect-export")
    export_to(desk, tmp_path)
    desk.click("inspect-stop")
    desk.until(lambda: not desk.there("inspect-stop"))
    assert desk.window.notices.notices()[0].sentence.startswith("Stopped. What was written until then is in ")
    desk.close()


def test_all_of_it_is_exported_and_a_failure_is_told(desk: Desk, tmp_path: Path) -> None:
    opened(desk)
    desk.app.inspecting.fail = VoiceAppError("disk-full", "The disk is full.", "Free some space.")
    desk.click("inspect-export")
    desk.click("inspect-export-png")
    export_to(desk, tmp_path)
    assert desk.app.inspecting.calls[0][4:] == ((), 0.0, None)
    assert desk.window.notices.notices()[0].sentence == "The disk is full."
    assert words(desk, "inspect-progress") == ""
    desk.click("inspect-export")
    desk.key(Qt.Key.Key_Escape)
    assert not desk.there("inspect-export-form")
    desk.close()


# ------------------------------------------------------------------------------------------------ live


def heard_from(at_s: float, app: FakeApp) -> None:
    """The microphone hears a second more."""
    app.sound_views.hear(at_s + 1.0, at_s)


def test_the_microphone_runs_along_and_what_was_heard_stays(desk: Desk) -> None:
    desk.key(Qt.Key.Key_I, CTRL)
    desk.click("inspect-empty-live")
    assert words(desk, "inspect-title") == "Microphone"
    assert not desk.there("lane-speakers")
    verb, features = views(desk).calls[-1]
    assert (verb, features) == (
        "start_live", ("waveform", "magnitude", "mel", "logmel", "mfcc", "pitch", "chroma", "vad"),
    )  # fmt: skip
    assert not desk.find(Choice, "look-window").isEnabled()
    desk.core(lambda app: app.sound_views.hear(4.0))
    desk.core(lambda app: app.sound_views.hear(9.0, 4.0))
    span = page(desk).span
    assert (span.from_s, span.until_s) == (0.0, 30.0)
    assert lane(desk, "pitch").readout(7.5, None) == ("A4, 440.0 Hz", "certainty 0.93")
    for at_s in range(9, 50):
        desk.core(partial(heard_from, float(at_s)))
    assert (span.from_s, span.until_s) == (20.0, 50.0)
    assert lane(desk, "vad").readout(20.2, None)
    assert not lane(desk, "vad").readout(10.0, None)
    desk.click("show-chroma")
    assert lane(desk, "chroma").readout(49.5, None) == ("A", "1.00")
    desk.click("inspect-live")
    settled(desk)
    assert views(desk).calls[-2:] == [("stop_live", None), ("open", views(desk).heard)]
    assert words(desk, "inspect-title") == "What the microphone heard"
    assert desk.there("lane-speakers")
    assert desk.find(Choice, "look-window").isEnabled()
    desk.close()


def test_leaving_the_page_closes_the_microphone(desk: Desk) -> None:
    opened(desk)
    desk.click("inspect-live")
    views(desk).heard = None
    desk.click("rail-talk")
    assert ("stop_live", None) in views(desk).calls
    desk.key(Qt.Key.Key_I, CTRL)
    assert words(desk, "inspect-empty-heading") == "Look inside a sound"
    desk.close()


def test_what_was_heard_stays_when_the_microphone_breaks_off(desk: Desk) -> None:
    desk.key(Qt.Key.Key_I, CTRL)
    desk.click("inspect-empty-live")
    desk.core(lambda app: app.sound_views.hear(4.0))
    desk.tell(LiveMicrophone(None))
    settled(desk)
    assert views(desk).calls[-2:] == [("stop_live", None), ("open", views(desk).heard)]
    assert page(desk).head.live.accessibleName() == "Look at the microphone"
    desk.close()


def test_a_microphone_that_cannot_be_opened_is_told(desk: Desk) -> None:
    desk.key(Qt.Key.Key_I, CTRL)
    views(desk).fail = VoiceAppError("microphone-missing", "No microphone is there.", "Plug one in.")
    desk.click("inspect-empty-live")
    assert desk.window.notices.notices()[0].sentence == "No microphone is there."
    assert desk.there("inspect-empty")
    desk.close()


# ---------------------------------------------------------------------------------------------- layout


@pytest.mark.parametrize("scale", [100, 150, 200])
@pytest.mark.parametrize("size", [(1280, 800), (960, 600)])
def test_nothing_is_clipped_or_covered(make_desk: MakeDesk, size: tuple[int, int], scale: int) -> None:
    desk = make_desk(scale=scale).show(*size)
    desk.key(Qt.Key.Key_I, CTRL)
    assert_laid_out(desk.window)
    opened(desk)
    assert_laid_out(desk.window)
    page(desk).span.select((2.0, 4.0))
    desk.core(lambda app: app.sound_views.refine(SOUND, "pitch", 0.4))
    desk.click("inspect-side")
    assert_laid_out(desk.window)
    desk.click("inspect-side")
    desk.click("inspect-export")
    assert_laid_out(desk.window)
    desk.click("keep")
    desk.click("inspect-live")
    desk.core(lambda app: app.sound_views.hear(4.0))
    assert_laid_out(desk.window)
    desk.close()
