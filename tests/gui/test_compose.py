"""The Compose page by clicks and keys, on fake services."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QMenu, QPushButton, QWidget

from tests.fakes.app import FakeApp
from tests.fakes.app_music import HERON, PROMPT, a_composer, a_tree_of_tracks, track
from tests.gui.conftest import Desk
from tests.gui.dragging import drop_files
from tests.gui.layout import assert_laid_out
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import ClipMoved, TrackChanged, VoiceRecordingChanged
from voiceapp.gui.panels.compose import ComposePage
from voiceapp.gui.panels.compose_form import Wanted
from voiceapp.gui.panels.compose_node import TrackNode
from voiceapp.gui.widgets.inputs import Choice


def page(desk: Desk) -> ComposePage:
    """The page."""
    found = desk.window.pages["compose"]
    assert isinstance(found, ComposePage)
    return found


def opened(desk: Desk) -> Desk:
    """A desk with the page shown, once it has been read."""
    desk.window.open_page("compose", "")
    desk.settle()
    return desk


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Iterator[Desk]:
    """The page with the made-up tree and a composer."""
    desk = make_desk()
    a_composer(desk.app)
    a_tree_of_tracks(desk.app)
    yield opened(desk.show())
    desk.close()


def node(desk: Desk, number: int) -> TrackNode:
    return desk.find(TrackNode, f"track-{number}")


def menu(desk: Desk, number: int, *words: str) -> None:
    """Open the menu of a track and choose from it, and from the menus in it."""
    place = node(desk, number)
    place.menu_wanted.emit(place.mapToGlobal(QPoint(10, 10)))
    for word in words:
        found: list[tuple[QMenu, QAction]] = []

        def offered(word: str = word, found: list[tuple[QMenu, QAction]] = found) -> bool:
            shown = [one for one in page(desk).findChildren(QMenu) if one.isVisible()]
            found[:] = [(one, act) for one in shown for act in one.actions() if act.text() == word]
            return bool(found)

        desk.until(offered)
        where = found[0][0].actionGeometry(found[0][1]).center()
        QTest.mouseClick(found[0][0], Qt.MouseButton.LeftButton, pos=where)
    desk.settle()


def pick(desk: Desk, name: str, key: str) -> None:
    """Choose from a drop-down list."""
    choice = desk.find(Choice, name)
    choice.choose(key)
    choice.chosen.emit(key)
    desk.settle()


def ordered(desk: Desk) -> Wanted:
    """What a click on Compose asked for last."""
    wanted: list[Wanted] = []
    page(desk).form.wanted.connect(wanted.append)
    desk.click("compose")
    return wanted[-1]


def choose_files(desk: Desk, name: str, *files: Path) -> None:
    """Choose files in the dialog of that name."""
    dialog = desk.find(QFileDialog, name)
    dialog.filesSelected.emit([str(file) for file in files])
    dialog.fileSelected.emit(str(files[0]))
    dialog.reject()
    desk.settle()


# ---------------------------------------------------------------------------------------------- the tree


def test_the_tree_shows_the_tracks_and_a_click_chooses_one(desk: Desk) -> None:
    assert page(desk).head.count.text() == "7 tracks from one idea"
    assert node(desk, 7).isChecked()
    shown: list[str] = []
    page(desk).track_shown.connect(lambda one: shown.append(one.title))
    desk.click("track-4")
    assert node(desk, 4).isChecked()
    assert not node(desk, 7).isChecked()
    assert shown == ["From 0:28"]
    assert node(desk, 2).x() == node(desk, 3).x() > node(desk, 1).x()
    assert node(desk, 4).accessibleDescription() == "1:12, 4 stars"
    assert_laid_out(desk.window)


def test_arrows_go_along_the_branches_and_enter_chooses(desk: Desk) -> None:
    node(desk, 1).setFocus()
    for key, number in (
        (Qt.Key.Key_Right, 2), (Qt.Key.Key_Down, 3), (Qt.Key.Key_Right, 3), (Qt.Key.Key_Up, 2),
        (Qt.Key.Key_Right, 4), (Qt.Key.Key_Down, 5), (Qt.Key.Key_Left, 2), (Qt.Key.Key_Left, 1),
    ):  # fmt: skip
        desk.key(key)
        assert QApplication.focusWidget() is node(desk, number)
    desk.key(Qt.Key.Key_Return)
    assert node(desk, 1).isChecked()


def test_stars_are_given_by_mouse_keys_and_menu(desk: Desk) -> None:
    QTest.mouseClick(node(desk, 6), Qt.MouseButton.LeftButton, pos=node(desk, 6).star_box(2).center())
    desk.settle()
    assert node(desk, 6).track.rating == 3
    assert not node(desk, 6).isChecked()
    QTest.mouseClick(node(desk, 6), Qt.MouseButton.LeftButton, pos=node(desk, 6).star_box(2).center())
    desk.settle()
    assert node(desk, 6).track.rating is None
    node(desk, 6).setFocus()
    desk.key(Qt.Key.Key_5)
    assert node(desk, 6).track.rating == 5
    menu(desk, 6, "Rate", "No stars")
    assert node(desk, 6).track.rating is None


def test_a_track_is_renamed_and_deleted_unless_it_is_undone(desk: Desk) -> None:
    menu(desk, 5, "Rename")
    field = desk.find(QLineEdit, "answer")
    field.setText("A quiet ending")
    desk.click("do")
    assert node(desk, 5).accessibleName() == "A quiet ending"
    menu(desk, 2, "Delete the track")
    desk.click("keep")
    assert desk.there("track-2")
    desk.click("track-2")
    node(desk, 2).setFocus()
    desk.key(Qt.Key.Key_Delete)
    desk.click("do")
    assert not desk.there("track-2")
    assert node(desk, 1).isChecked()
    assert desk.window.focusWidget() is node(desk, 1)
    desk.click("notice-action")
    assert desk.there("track-2")
    menu(desk, 2, "Delete the track")
    desk.click("do")
    assert [one.parent for one in page(desk).tracks if one.id in (4, 5)] == [1, 1]
    assert page(desk).head.count.text() == "6 tracks from one idea"
    assert len(desk.app.tracks.stored) == 7
    desk.window.undo.finish()
    desk.settle()
    assert [one.id for one in desk.app.tracks.stored] == [1, 3, 4, 5, 6, 7]


def test_how_a_track_was_made_is_shown_and_copied(desk: Desk) -> None:
    menu(desk, 4, "How it was made")
    dialog = desk.find(QWidget, "track-facts")
    shown = {one.accessibleName() for one in dialog.findChildren(QLabel)}
    assert {
        f"Words: {PROMPT}", "Branched from: More strings, from 0:28", "Made with: heron:medium", "Seed: 4130",
        "Loudness: −14.0 LUFS", "Highest peak: −1.3 dB", "Seam at 0:28: 0.8 of its usual step",
        "First to last part: 2.1 dB apart, 66 to 64 BPM", "Sound: 1:12, 32 kHz, mono", "Closeness: 3",
    } <= shown  # fmt: skip
    desk.click("do")
    assert "Seed: 4130" in QApplication.clipboard().text()


def test_two_tracks_are_compared_at_the_same_second_and_loudness(desk: Desk) -> None:
    desk.click("track-4")
    assert not desk.there("compare")
    page(desk).show_place(20.0, True)
    menu(desk, 5, "Compare with “From 0:28”")
    assert (node(desk, 4).badge, node(desk, 5).badge) == ("A", "B")
    assert desk.app.track_player.calls == [("play", (5, 20.0, 0.0))]
    page(desk).show_place(31.5, True)
    QTest.mouseClick(page(desk).head.compare.buttons["A"], Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.app.track_player.calls[-1] == ("play", (4, 31.5, -1.5))
    assert page(desk).chosen == 4
    page(desk).head.stop_comparing.trigger()
    assert not desk.there("compare")
    assert not node(desk, 4).badge


def test_music_is_imported_by_menu_and_by_dropping(desk: Desk, tmp_path: Path) -> None:
    page(desk).head.take_in.trigger()
    choose_files(desk, "music-files", tmp_path / "Song.wav")
    assert node(desk, 8).isChecked()
    assert node(desk, 8).accessibleName() == "Song"
    drop_files(page(desk).right, str(tmp_path / "Other.wav"))
    desk.settle()
    assert page(desk).head.count.text() == "9 tracks from 3 ideas"
    desk.app.tracks.fail = VoiceAppError("track-empty", "Nothing.wav holds no sound.", "Choose another file.")
    page(desk).take_files([tmp_path / "Nothing.wav"], on_form=False)
    desk.settle()
    assert "Nothing.wav holds no sound." in [one.sentence for one in desk.window.notices.notices()]


# ---------------------------------------------------------------------------------------------- composing


def test_words_and_the_helper_make_an_order(desk: Desk) -> None:
    form = page(desk).form
    form.prompt.setPlainText("Soft rain outside")
    pick(desk, "compose-genre", "ambient")
    assert form.prompt.toPlainText() == "Soft rain outside, ambient"
    pick(desk, "compose-mood", "calm")
    assert form.prompt.toPlainText() == "Soft rain outside, calm ambient"
    pick(desk, "compose-genre", "")
    pick(desk, "compose-mood", "")
    assert form.prompt.toPlainText() == "Soft rain outside"
    form.prompt.undo()
    assert form.prompt.toPlainText() == "Soft rain outside, calm"
    form.prompt.redo()
    form.length.track.setFocus()
    QTest.keyClick(form.length.track, Qt.Key.Key_Home)
    desk.click("compose-more")
    desk.find(QLineEdit, "compose-seed").setText("4127")
    pick(desk, "compose-variations", "3")
    pick(desk, "compose-ending", "model")
    desk.until(lambda: "About 2 minutes with Heron medium." in form.estimate.text())
    ordered(desk)
    order = desk.app.composing.orders[-1]
    assert (order.prompt, order.seconds, order.seed, order.variations) == ("Soft rain outside", 5.0, 4127, 3)
    assert (order.guidance, order.temperature, order.top_k, order.ending) == (3.0, 1.0, 250, "model")
    assert (order.melody, order.parent, order.varies) == (None, None, None)
    assert desk.app.composing.composers == [""]


def test_the_dice_draw_a_seed(desk: Desk) -> None:
    page(desk).form.seed.dice.trigger()
    assert page(desk).form.seed.value() is not None
    page(desk).form.seed.clear()
    assert page(desk).form.seed.value() is None


def test_a_variation_takes_over_words_and_settings(desk: Desk) -> None:
    menu(desk, 4, "Vary it")
    form = page(desk).form
    assert form.prompt.toPlainText() == PROMPT
    assert form.seed.text() == "4130"
    form.seed.clear()
    order = ordered(desk)
    assert order.track is not None
    assert (order.track.id, order.going_on) == (4, False)
    assert (desk.app.composing.orders[-1].varies, desk.app.composing.orders[-1].parent) == (4, None)


def test_a_tune_from_a_file_is_drawn_and_followed(desk: Desk, tmp_path: Path) -> None:
    QTest.mouseClick(page(desk).form.mode.buttons["melody"], Qt.MouseButton.LeftButton)
    assert not desk.find(QPushButton, "compose").isEnabled()
    assert desk.find(QPushButton, "compose").toolTip() == "Choose a tune, or hum one."
    (tmp_path / "Bach.mp3").touch()
    desk.click("melody-choose")
    choose_files(desk, "melody-file", tmp_path / "Bach.mp3")
    assert desk.there("chroma")
    assert page(desk).form.melody.chroma.accessibleDescription() == "Strongest in turn: C, E, G, B, A, D"
    desk.click("melody-play")
    desk.tell(ClipMoved(tmp_path / "Bach.mp3", 0.4, True))
    assert desk.app.clips.played == [tmp_path / "Bach.mp3"]
    desk.click("melody-play")
    assert desk.app.clips.played == []
    ordered(desk)
    assert desk.app.composing.orders[-1].melody == tmp_path / "Bach.mp3"
    desk.click("melody-remove")
    assert not desk.there("chroma")
    drop_files(page(desk).left, str(tmp_path / "Other.mp3"), str(tmp_path / "More.mp3"))
    desk.settle()
    assert page(desk).form.melody.name.full_text() == "Other.mp3"
    assert desk.window.notices.notices()[0].sentence == "Music follows one tune: it is “Other.mp3” now."
    assert [file.name for file in page(desk).humming.recent.files()] == ["Bach.mp3"]


def test_a_tune_without_notes_says_why(desk: Desk, tmp_path: Path) -> None:
    desk.app.music_analysis.fail = VoiceAppError("melody-silent", "Bach.mp3 is silent.", "Choose another file.")
    page(desk).take_files([tmp_path / "Bach.mp3"], on_form=True)
    desk.settle()
    assert page(desk).form.melody.seen.text() == "Bach.mp3 is silent. Choose another file."


def test_a_tune_is_hummed(desk: Desk) -> None:
    part = page(desk).form.melody
    QTest.mouseClick(page(desk).form.mode.buttons["melody"], Qt.MouseButton.LeftButton)
    desk.click("melody-hum")
    desk.tell(VoiceRecordingChanged("countdown", 2))
    assert part.clock.text() == "2"
    desk.tell(VoiceRecordingChanged("recording", 0, 4.2, -18.0))
    assert part.clock.text() == "0:04"
    assert part.meter.db == -18.0
    desk.click("melody-stop")
    assert part.name.full_text() == "What you hummed"
    assert desk.app.recording.calls == ["start without speech", "stop"]
    assert part.file == desk.app.recording.file
    desk.click("melody-remove")
    desk.click("melody-hum")
    desk.click("melody-leave")
    assert desk.app.recording.calls[-1] == "discard"
    desk.app.recording.fail = VoiceAppError("no-microphone", "No microphone was found.", "Plug one in.")
    desk.click("melody-hum")
    assert part.hint.text() == "No microphone was found. Plug one in."
    assert desk.there("melody-hum")


def test_branching_goes_on_from_the_place_that_plays(desk: Desk) -> None:
    desk.click("track-4")
    page(desk).show_place(28.0, True)
    desk.click("branch")
    on = page(desk).form.on
    page(desk).show_place(30.0, True)
    assert on.length.text() == "From 0:28 of 1:12"
    assert page(desk).form.prompt.toPlainText() == PROMPT
    ordered(desk)
    order = desk.app.composing.orders[-1]
    assert (order.parent, order.from_s, order.ending) == (4, 28.0, "fade")
    assert order.varies is None
    menu(desk, 6, "Go on from its end")
    ordered(desk)
    assert (desk.app.composing.orders[-1].parent, desk.app.composing.orders[-1].from_s) == (6, None)
    menu(desk, 6, "Another ending")
    assert not desk.find(QPushButton, "compose").isEnabled()
    page(desk).show_place(60.0, False)
    ordered(desk)
    assert (desk.app.composing.orders[-1].from_s, desk.app.composing.orders[-1].ending) == (60.0, "model")


def test_an_order_that_cannot_be_taken_is_told(desk: Desk) -> None:
    desk.app.composing.fail = VoiceAppError("too-long", "This engine makes at most 30 s.", "Ask for less.")
    ordered(desk)
    assert [one.sentence for one in desk.window.notices.notices()] == ["This engine makes at most 30 s."]
    assert desk.find(QPushButton, "compose").isEnabled()


def test_a_job_is_a_node_and_can_be_kept_paused_and_cancelled(desk: Desk) -> None:
    desk.click("track-2")
    menu(desk, 2, "Vary it")
    ordered(desk)
    desk.core(lambda app: app.jobs.move(1, fraction=0.64, left_s=50.0))
    assert desk.find(QWidget, "track-job-1").accessibleDescription() == "64 %"
    assert desk.find(QWidget, "track-job-1").x() == node(desk, 4).x()
    assert "64 %, 50 s left" in page(desk).queue._rows[1].progress.label.text()
    desk.click("pause-job-1")
    assert desk.app.jobs.jobs[1].state == "paused"
    desk.click("keep-job-1")
    assert desk.app.composing.kept == [1]
    assert not desk.there("track-job-1")
    assert not desk.there("compose-job-1")
    ordered(desk)
    desk.click("cancel-job-2")
    assert desk.app.composing.discarded == [2]
    ordered(desk)
    wrong = VoiceAppError("worker-died", "The composer ended.", "Try again.")
    desk.core(lambda app: app.jobs.move(3, state="failed", error=wrong))
    assert "The composer ended." in [one.sentence for one in desk.window.notices.notices()]


def test_what_was_made_is_chosen_unless_something_is_heard(desk: Desk) -> None:
    desk.click("track-2")
    desk.core(lambda app: app.tracks.put(track(8, "New one", 10.0, 2)))
    assert page(desk).chosen == 8
    page(desk).show_place(3.0, True)
    desk.core(lambda app: app.tracks.put(track(9, "Newer one", 10.0, 2)))
    assert page(desk).chosen == 8
    assert desk.there("track-9")


# ---------------------------------------------------------------------------------------------- empty, small


def test_without_a_composer_it_leads_to_the_models(make_desk: Callable[..., Desk]) -> None:
    desk = opened(make_desk().show())
    assert page(desk).empty.heading.text() == "First, something that makes music"
    assert not desk.find(QPushButton, "compose").isEnabled()
    assert_laid_out(desk.window)
    desk.click("compose-empty-get")
    assert desk.window.page == "models"
    desk.core(lambda app: app.models.models.update({HERON.name: replace(HERON, in_use=False)}))
    desk.core(lambda app: app.models.change(HERON.name))
    desk.window.open_page("compose", "")
    assert page(desk).empty.heading.text() == "Describe music, or hum it"
    ordered(desk)
    assert desk.app.composing.composers == ["heron:medium"]
    desk.close()


@pytest.mark.parametrize(("size", "scale"), [((960, 600), 100), ((1280, 800), 200), ((960, 600), 150)])
def test_small_windows_and_large_text(make_desk: Callable[..., Desk], size: tuple[int, int], scale: int) -> None:
    desk = make_desk(scale=scale, theme="dark")
    a_composer(desk.app)
    a_tree_of_tracks(desk.app)
    opened(desk.show(*size))
    for mode in ("words", "melody", "on"):
        page(desk).form.open_mode(mode)
        desk.settle()
        assert_laid_out(desk.window)
    if scale > 100:
        assert not desk.there("tree")
        desk.click("tab-tree")
        assert desk.there("tree")
        assert not desk.there("compose-prompt")
        assert_laid_out(desk.window)
        desk.click("branch")
        assert desk.there("compose-prompt")
    desk.close()


def test_a_library_that_cannot_be_read_is_told(desk: Desk) -> None:
    desk.app.tracks.fail = VoiceAppError("data-not-readable", "The library cannot be read.", "Try again.")
    desk.tell(TrackChanged(1))
    assert "The library cannot be read." in [one.sentence for one in desk.window.notices.notices()]


def test_many_tracks_scroll_and_the_new_one_is_in_view(desk: Desk) -> None:
    def many(app: FakeApp) -> None:
        app.tracks.stored = [track(number, f"Idea {number}", 10.0) for number in range(1, 60)]
        app.tracks.put(track(60, "The newest", 10.0, 1))

    desk.core(many)
    desk.key(Qt.Key.Key_Down)
    area = page(desk).area
    assert area.verticalScrollBar().maximum() > 0
    place = node(desk, 60).mapTo(area.viewport(), QPoint(0, 0))
    assert area.viewport().rect().contains(place)


def test_the_sound_of_a_track_is_inspected(desk: Desk) -> None:
    menu(desk, 4, "Inspect sound")
    desk.until(lambda: desk.there("lane-waveform"))
    assert desk.find(QLabel, "inspect-title").text() == "From 0:28"
    tracks = desk.app.music.tracks
    assert desk.app.sound_views.calls == [("open", tracks.path(tracks.stored[3]))]
