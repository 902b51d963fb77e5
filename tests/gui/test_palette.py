"""The command palette: what it lists, how it finds, what Enter, Esc and a click do, and the keys of the window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QPlainTextEdit, QWidget

from tests.fakes.app_meetings import a_week_of_meetings
from tests.fakes.app_music import a_composer, a_tree_of_tracks
from tests.fakes.app_voices import a_shelf_of_voices
from tests.gui.conftest import Desk
from tests.gui.layout import assert_laid_out
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import RecordingChanged
from voiceapp.gui.commands import KEYS, Command
from voiceapp.gui.palette_match import ranked

MakeDesk = Callable[..., Desk]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def opened(desk: Desk, words: str = "") -> QListView:
    """Open the palette by its key, and type."""
    desk.key(Qt.Key.Key_K, CTRL)
    QTest.keyClicks(desk.find(QLineEdit, "palette-field"), words)
    desk.settle()
    return desk.find(QListView, "palette-list")


def titles(desk: Desk) -> list[str]:
    """What the palette lists."""
    model = desk.find(QListView, "palette-list").model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def enter(desk: Desk) -> None:
    desk.key(Qt.Key.Key_Return)


def stocked(desk: Desk) -> Desk:
    """Something of everything is stored."""
    desk.app.conversations.add("Five miles", datetime(2026, 5, 7, 10), [("How far?", "8 kilometres.")])
    a_week_of_meetings(desk.app, datetime.now())
    a_shelf_of_voices(desk.app)
    a_composer(desk.app)
    a_tree_of_tracks(desk.app)
    return desk.show()


# --------------------------------------------------------------------------------------- opening


def test_it_opens_over_the_window_and_gives_the_keyboard_back(desk: Desk) -> None:
    field = desk.find(QLineEdit, "field")
    field.setFocus()
    opened(desk)
    frame = desk.find(QWidget, "palette")
    assert frame.geometry().center().x() == pytest.approx(desk.window.width() / 2, abs=1)
    assert frame.y() == 48
    assert QApplication.focusWidget() is desk.find(QLineEdit, "palette-field")
    desk.key(Qt.Key.Key_Escape)
    assert not desk.there("palette")
    assert QApplication.focusWidget() is field
    desk.key(Qt.Key.Key_P, CTRL | SHIFT)
    assert desk.there("palette")
    desk.key(Qt.Key.Key_K, CTRL)
    assert not desk.there("palette")
    assert QApplication.focusWidget() is field


def test_it_opens_out_of_every_field_of_text(desk: Desk) -> None:
    for page, kind, name in (("compose", QPlainTextEdit, "prompt"), ("ask", QPlainTextEdit, "ask-field")):
        desk.window.open_page(page)
        desk.settle()
        fields = [one for one in desk.window.pages[page].findChildren(kind) if one.isVisible()]
        assert fields, name
        fields[0].setFocus()
        opened(desk)
        assert desk.there("palette"), page
        desk.key(Qt.Key.Key_Escape)
        assert fields[0].hasFocus()


def test_esc_closes_it_and_stops_nothing(desk: Desk) -> None:
    desk.core(lambda app: app.talk.turn("How long is a mile?", "A mile is 1.6 kilometres."))
    opened(desk, "mile")
    desk.key(Qt.Key.Key_Escape)
    assert not desk.there("palette")
    assert ("interrupt", None) not in desk.app.talk.calls


def test_a_click_in_the_strip_opens_it(desk: Desk) -> None:
    desk.click("strip-finder")
    assert desk.there("palette")


def test_a_click_beside_it_closes_it(desk: Desk) -> None:
    opened(desk)
    item = desk.window.rail.items["models"]
    place = item.mapTo(desk.window, item.rect().center())
    QTest.mouseClick(desk.window.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
    desk.settle()
    assert not desk.there("palette")
    assert desk.window.page == "models"


def test_another_page_closes_it(desk: Desk) -> None:
    opened(desk)
    desk.key(Qt.Key.Key_2, CTRL)
    assert desk.window.page == "meetings"
    assert not desk.there("palette")


def test_the_window_goes_on_below_it(desk: Desk) -> None:
    opened(desk)
    desk.core(lambda app: app.talk.turn("How long is a mile?", "A mile is 1.6 kilometres."))
    assert desk.there("palette")
    assert desk.window.talk.model.turns[-1].reply == "A mile is 1.6 kilometres."


# --------------------------------------------------------------------------------------- finding


def test_a_page_is_found_by_its_first_letters(desk: Desk) -> None:
    opened(desk, "mod")
    assert titles(desk)[0] == "Models"
    enter(desk)
    assert desk.window.page == "models"
    assert not desk.there("palette")


def test_a_setting_opens_where_it_stands(desk: Desk) -> None:
    opened(desk, "text size")
    assert titles(desk)[0] == "Text size"
    enter(desk)
    assert desk.window.page == "settings"
    row = desk.window.pages["settings"].rows["look.text_scale"]  # type: ignore[attr-defined]
    focus = QApplication.focusWidget()
    assert focus is not None
    assert row.isAncestorOf(focus)


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("nt", "New talk"),
        ("quit", "Quit Voiceapp"),
        ("exit", "Quit Voiceapp"),
        ("dictat", "Dictate, or stop dictating"),
        ("setings", "Settings"),
        ("metings", "Meetings"),
        ("spectro", "Inspect"),
        ("dark", "Dark theme"),
        ("preferences", "Settings"),
    ],
)
def test_words_initials_and_slips_of_the_fingers_find(desk: Desk, typed: str, title: str) -> None:
    opened(desk, typed)
    assert titles(desk)[0] == title
    desk.key(Qt.Key.Key_Escape)


def test_what_is_nowhere_is_said(desk: Desk) -> None:
    desk.key(Qt.Key.Key_K, CTRL)
    QTest.keyClicks(desk.find(QLineEdit, "palette-field"), "xyzzy")
    assert desk.find(QLabel, "palette-nothing").text() == "Nothing here is called “xyzzy”."
    enter(desk)
    assert desk.there("palette"), "Enter has nothing to do"
    desk.key(Qt.Key.Key_Escape)


def test_every_typed_word_has_to_fit() -> None:
    commands = [Command(name, name, "Window", lambda: None) for name in ("New talk", "New voice", "Talk")]
    assert [one.title for one in ranked("new vo", commands, ())] == ["New voice"]
    assert [one.title for one in ranked("talk", commands, ())] == ["Talk", "New talk"]
    assert ranked("new zebra", commands, ()) == []


def test_what_was_used_last_comes_first() -> None:
    commands = [Command(name, name, "Window", lambda: None) for name in ("Light theme", "Dark theme", "Quit")]
    assert [one.title for one in ranked("", commands, ("Quit", "gone", "Dark theme"))] == [
        "Quit", "Dark theme", "Light theme",
    ]  # fmt: skip
    assert [one.title for one in ranked("theme", commands, ("Dark theme",))] == ["Dark theme", "Light theme"]


def test_it_remembers_over_a_restart(make_desk: MakeDesk) -> None:
    desk = make_desk().show()
    opened(desk, "activity")
    enter(desk)
    assert desk.window.page == "activity"
    opened(desk)
    assert titles(desk)[0] == "Activity"
    desk.close()
    again = make_desk().show()
    opened(again)
    assert titles(again)[0] == "Activity"
    again.close()


# ---------------------------------------------------------------------------------------- stored


@pytest.mark.parametrize(
    ("typed", "page"),
    [("five miles", "talk"), ("beta feedback", "meetings"), ("interview ana", "meetings")],
)
def test_what_is_stored_opens_by_its_name(make_desk: MakeDesk, typed: str, page: str) -> None:
    desk = stocked(make_desk())
    desk.window.open_page("models")
    opened(desk, typed)
    assert titles(desk)[0].casefold().replace(",", "") == typed
    enter(desk)
    assert desk.window.page == page
    if page == "talk":
        assert ("open_conversation", 1) in desk.app.talk.calls
    else:
        shown = desk.window.pages["meetings"].shown  # type: ignore[attr-defined]
        assert desk.app.meetings.stored[shown].info.title.casefold().replace(",", "") == typed
    desk.close()


def test_voices_and_tracks_open_by_their_names(make_desk: MakeDesk) -> None:
    desk = stocked(make_desk())
    voice = desk.app.voices.library.stored[2]
    desk.window.context.leaving.voices.add(voice.id)
    desk.window.overlays.toggle_palette()
    desk.settle()
    QTest.keyClicks(desk.find(QLineEdit, "palette-field"), voice.name)
    desk.settle()
    assert desk.there("palette-nothing")  # it is deleted, although Undo may bring it back
    desk.window.overlays.toggle_palette()
    desk.window.context.leaving.voices.clear()
    opened(desk, voice.name)
    assert titles(desk)[0] == voice.name
    enter(desk)
    assert desk.window.page == "voices"
    desk.until(lambda: desk.window.pages["voices"].open_id == voice.id)  # type: ignore[attr-defined]
    track = desk.app.music.tracks.stored[4]
    opened(desk, track.title)
    assert titles(desk)[0] == track.title
    enter(desk)
    assert desk.window.page == "compose"
    desk.until(lambda: desk.window.pages["compose"].chosen == track.id)  # type: ignore[attr-defined]
    desk.close()


def test_what_comes_late_moves_no_choice(desk: Desk) -> None:
    found = opened(desk)
    QTest.keyClick(desk.find(QLineEdit, "palette-field"), Qt.Key.Key_Down)
    chosen = found.currentIndex().data()
    desk.key(Qt.Key.Key_Escape)
    desk.app.conversations.add("Five miles", datetime(2026, 5, 7, 10))
    desk.key(Qt.Key.Key_K, CTRL)
    QTest.keyClick(desk.find(QLineEdit, "palette-field"), Qt.Key.Key_Down)
    desk.settle()
    assert "Five miles" in titles(desk)
    assert desk.find(QListView, "palette-list").currentIndex().data() == chosen
    desk.key(Qt.Key.Key_Escape)


def test_a_list_that_cannot_be_read_hides_no_other(make_desk: MakeDesk) -> None:
    desk = stocked(make_desk())

    async def unreadable() -> list[object]:
        raise VoiceAppError("data-not-readable", "The meetings cannot be read.", "Free the disk, then try again.")

    desk.app.meetings.list = unreadable  # type: ignore[method-assign, assignment]
    opened(desk, "five miles")
    assert titles(desk)[0] == "Five miles"
    assert [one.sentence for one in desk.window.notices.notices()] == ["The meetings cannot be read."]
    desk.close()


# ----------------------------------------------------------------------------------------- doing


def test_only_what_can_be_done_now_is_listed(desk: Desk) -> None:
    opened(desk)
    assert {"Open the microphone", "Record a meeting"} <= set(titles(desk))
    assert not {"Close the microphone", "Stop recording"} & set(titles(desk))
    desk.key(Qt.Key.Key_Escape)
    desk.core(lambda app: app.talk.open())
    desk.tell(RecordingChanged(1, paused=True))
    opened(desk)
    listed = set(titles(desk))
    assert {"Close the microphone", "Stop recording", "Go on recording"} <= listed
    assert not {"Open the microphone", "Record a meeting", "Pause the recording"} & listed
    QTest.keyClicks(desk.find(QLineEdit, "palette-field"), "close micro")
    enter(desk)
    assert desk.app.talk.microphone == "closed"


def test_the_theme_changes(desk: Desk) -> None:
    opened(desk, "dark")
    enter(desk)
    desk.until(lambda: desk.theme.dark)
    opened(desk, "theme")
    assert "Dark theme" not in titles(desk)
    assert "Light theme" in titles(desk)
    desk.key(Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("new voice", "voices"),
        ("compose music", "compose"),
        ("ask a question", "ask"),
        ("record a meet", "meetings"),
    ],
)
def test_what_is_made_new_begins_on_its_page(desk: Desk, typed: str, page: str) -> None:
    a_composer(desk.app)
    opened(desk, typed)
    enter(desk)
    assert desk.window.page == page
    match page:
        case "voices":
            voices = desk.window.pages["voices"]
            assert voices.form.isVisible()  # type: ignore[attr-defined]
        case "compose" | "ask":
            assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
        case _:
            assert desk.there("consent")


@pytest.mark.parametrize(
    ("typed", "name"), [("import a meeting", "import-files"), ("inspect a sound", "inspect-file")]
)
def test_a_file_is_asked_for_without_waiting(desk: Desk, typed: str, name: str) -> None:
    opened(desk, typed)
    enter(desk)
    desk.find(QWidget, name).close()
    desk.settle()
    assert not desk.there(name)


def test_buttons_of_the_page_that_is_shown_can_be_pressed(desk: Desk) -> None:
    desk.window.open_page("models")
    desk.settle()
    opened(desk, "add from disk")
    assert titles(desk)[0] == "Add from disk"
    desk.key(Qt.Key.Key_Escape)
    desk.window.open_page("voices")
    desk.settle()
    desk.key(Qt.Key.Key_K, CTRL)
    assert "Add from disk" not in titles(desk)
    desk.key(Qt.Key.Key_Escape)


def test_the_mouse_chooses_too(desk: Desk) -> None:
    found = opened(desk, "models")
    place = found.visualRect(found.model().index(0, 0)).center()
    QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)
    desk.settle()
    assert desk.window.page == "models"


# ------------------------------------------------------------------------------- looks and speech


def test_arrows_move_and_a_screen_reader_is_told(desk: Desk) -> None:
    found = opened(desk, "new talk")
    field = desk.find(QLineEdit, "palette-field")
    assert field.accessibleDescription() == "New talk, Talk, Ctrl+N"
    assert found.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "New talk, Talk, Ctrl+N"
    field.clear()
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert found.currentIndex().row() == 2
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert found.currentIndex().row() == 1
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.hasFocus(), "Tab stays inside"
    desk.key(Qt.Key.Key_Escape)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("size", "scale"), [((1280, 800), 100), ((960, 600), 200)])
def test_it_has_room_at_every_text_size(make_desk: MakeDesk, theme: str, size: tuple[int, int], scale: int) -> None:
    desk = make_desk(theme=theme, scale=scale).show(*size)
    found = opened(desk)
    assert_laid_out(desk.find(QWidget, "palette"))
    assert desk.window.rect().contains(desk.find(QWidget, "palette").geometry())
    assert found.viewport().height() >= 3 * found.sizeHintForRow(0)
    desk.window.resize(1000, 640)
    desk.settle()
    assert desk.window.rect().contains(desk.find(QWidget, "palette").geometry())
    desk.close()


def test_every_shortcut_has_its_command_and_no_two_are_the_same(desk: Desk) -> None:
    for name in KEYS:
        assert desk.window.registry[name].keys == KEYS[name]
    every = [keys for combinations in KEYS.values() for keys in combinations]
    assert len(every) == len(set(every))
