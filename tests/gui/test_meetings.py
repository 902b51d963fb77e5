"""The Meetings page: clicks and keys, with what they changed and what the window then shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from tests.fakes.app import FakeApp
from tests.fakes.app_meetings import SAID, a_week_of_meetings, launch
from tests.gui.conftest import Desk
from tests.gui.layout import assert_laid_out
from voiceapp.core.meetings import Meeting
from voiceapp.core.people import CONSENT as VOICE_CONSENT
from voiceapp.core.people import NameSuggestion
from voiceapp.gui.panels.meetings import MeetingsPage
from voiceapp.gui.panels.meetings_recorder import CONSENT
from voiceapp.gui.panels.meetings_transcript import Transcript
from voiceapp.gui.widgets.timeline import Timeline

MakeDesk = Callable[..., Desk]
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def meetings(make_desk: MakeDesk) -> Desk:
    """The page with a week of made-up meetings; the made-up launch planning is open."""
    desk = make_desk()
    a_week_of_meetings(desk.app, datetime.now())
    desk.show()
    desk.click("rail-meetings")
    desk.click("meeting-1")
    assert desk.window.isActiveWindow()  # no part of the page was a window of its own for a moment
    return desk


def page(desk: Desk) -> MeetingsPage:
    found = desk.window.pages["meetings"]
    assert isinstance(found, MeetingsPage)
    return found


def text(desk: Desk, name: str) -> str:
    return desk.find(QLabel, name).text()


def stored(desk: Desk) -> Meeting:
    return desk.app.meetings.stored[1]


def transcript(desk: Desk) -> Transcript:
    return desk.find(Transcript, "meeting-transcript")


def word_at(desk: Desk, row: int, word: str) -> QPoint:
    """Where a word of a row stands in the viewport."""
    view = transcript(desk)
    start = view.segment(row).text.index(word)
    box = view.rows.boxes(row, start, start + len(word))[0]
    return view.text_box(row).topLeft() + box.center().toPoint()


def press(desk: Desk, row: int, word: str) -> None:
    QTest.mouseClick(transcript(desk).viewport(), LEFT, pos=word_at(desk, row, word))
    desk.settle()


def choose(desk: Desk, menu_name: str, words: str) -> None:
    """Click an entry of an open menu."""

    def found() -> list[QMenu]:
        return [one for one in desk.window.findChildren(QMenu, menu_name) if one.isVisible()]

    desk.until(found)
    menu = found()[0]
    action = next(action for action in menu.actions() if action.text() == words)
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
    desk.settle()


def write(desk: Desk, name: str, words: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
    """Replace what is in a field and press Enter."""
    field = desk.find(QLineEdit, name)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)
    QTest.keyClick(field, end)
    desk.settle()


# ----------------------------------------------------------------------------------------------- list


def test_parts_that_are_missing_are_not_shown(make_desk: MakeDesk) -> None:
    desk = make_desk()
    a_week_of_meetings(desk.app, datetime.now())
    for part in ("recorder", "minutes", "meeting_exports", "meeting_player", "transcripts", "meeting_speakers",
                 "meeting_peaks", "meeting_transcription", "voiceprints"):  # fmt: skip
        setattr(desk.app, part, None)
    desk.show()
    desk.click("rail-meetings")
    desk.click("meeting-1")
    assert desk.there("import")
    assert desk.there("meeting-transcript")
    for name in ("record", "tab-minutes", "export", "player", "diarize"):
        assert not desk.there(name), name
    transcript(desk).edit(0)
    assert not desk.there("segment-editor")
    desk.close()


def test_an_empty_library_says_what_to_do(desk: Desk) -> None:
    desk.click("rail-meetings")
    assert text(desk, "meetings-none") == "Your meetings are kept here."
    assert desk.there("meetings-empty")
    assert desk.there("record")
    assert desk.there("import")


def test_rows_say_date_length_speakers_and_state(meetings: Desk) -> None:
    rows = page(meetings).list.rows
    assert [rows[number].title for number in rows][:2] == ["Launch planning", "Beta feedback"]
    assert rows[1].second == "10:00 · 42 min"
    assert rows[1].dots == 3
    assert rows[1].isChecked()
    assert [rows[number].right for number in (2, 4, 6)] == ["Not written down", "Names missing", "Words only"]
    assert "42 min" in rows[1].accessibleName()
    meetings.close()


def test_a_title_is_changed_in_its_place(meetings: Desk) -> None:
    write(meetings, "meeting-title", "Launch, part one")
    assert stored(meetings).info.title == "Launch, part one"
    assert page(meetings).list.rows[1].title == "Launch, part one"
    meetings.close()


def test_what_is_typed_stays_with_its_meeting(meetings: Desk) -> None:
    title = meetings.find(QLineEdit, "meeting-title")
    title.setFocus()
    title.selectAll()
    QTest.keyClicks(title, "Launch talk")
    meetings.click("meeting-3")
    assert stored(meetings).info.title == "Launch talk"
    assert meetings.app.meetings.stored[3].info.title == "Price list"
    assert title.text() == "Price list"
    meetings.click("meeting-1")
    view = transcript(meetings)
    view.edit(2)
    QTest.keyClicks(meetings.find(QPlainTextEdit, "segment-editor"), "X")
    meetings.click("meeting-3")
    assert "X" in stored(meetings).segments[2].text
    assert not meetings.there("segment-editor")
    meetings.close()


def test_what_is_typed_outlives_changes_around_it(meetings: Desk) -> None:
    transcript(meetings).edit(2)
    editor = meetings.find(QPlainTextEdit, "segment-editor")
    editor.setPlainText("Support is fine.")
    meeting = stored(meetings)
    earlier = replace(meeting.segments[0], id=999, start_s=700.0, end_s=701.0, text="Hello.", words=())
    meetings.core(lambda app: app.meetings.put(replace(meeting, segments=(earlier, *meeting.segments))))
    assert meetings.find(QPlainTextEdit, "segment-editor") is editor
    QTest.keyClick(editor, Qt.Key.Key_Return)
    meetings.settle()
    assert [one.text for one in stored(meetings).segments if one.id == 102] == ["Support is fine."]
    meetings.close()


def test_tags_are_added_and_removed(meetings: Desk) -> None:
    meetings.click("add-tag")
    write(meetings, "tag-field", "spring")
    assert stored(meetings).info.tags == ("launch", "spring")
    meetings.click("tag-launch")
    assert stored(meetings).info.tags == ("spring",)
    assert not meetings.there("tag-launch")
    meetings.close()


def test_files_that_are_dropped_are_imported(meetings: Desk) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/call one.mp4"), QUrl.fromLocalFile("/tmp/memo.ogg")])
    copy, buttons, none = Qt.DropAction.CopyAction, LEFT, Qt.KeyboardModifier.NoModifier
    pane = page(meetings)
    enter = QDragEnterEvent(QPoint(50, 300), copy, data, buttons, none)
    QApplication.sendEvent(pane, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(pane, QDropEvent(QPointF(50, 300), copy, data, buttons, none))
    meetings.settle()
    assert meetings.app.meetings.calls == [("import", "call one.mp4"), ("import", "memo.ogg")]
    assert {"call one", "memo"} <= {row.title for row in pane.list.rows.values()}
    meetings.close()


def test_import_takes_many_files(meetings: Desk) -> None:
    meetings.click("import")
    dialog = meetings.window.findChild(QFileDialog, "import-files")
    assert isinstance(dialog, QFileDialog)
    assert dialog.fileMode() == QFileDialog.FileMode.ExistingFiles
    dialog.filesSelected.emit(["/tmp/a.wav", "/tmp/b.mkv"])
    dialog.reject()
    meetings.settle()
    assert meetings.app.meetings.calls == [("import", "a.wav"), ("import", "b.mkv")]
    meetings.close()


def test_a_hit_of_the_search_opens_its_second(meetings: Desk) -> None:
    meetings.click("meeting-3")
    search = meetings.find(QLineEdit, "search-meetings")
    QTest.keyClicks(search, "nineteen")
    meetings.until(lambda: meetings.there("hit-105"))
    meetings.click("hit-105")
    assert meetings.find(QLineEdit, "meeting-title").text() == "Launch planning"
    assert text(meetings, "player-time") == "13:14"
    assert transcript(meetings).playing == 5
    search.clear()
    QTest.keyClicks(search, "unicorn")
    meetings.until(lambda: meetings.there("meetings-none"))
    assert text(meetings, "meetings-none") == "No meeting holds “unicorn”."
    meetings.close()


def test_deleting_asks_in_its_place_and_deletes(meetings: Desk) -> None:
    meetings.click("meeting-more")
    choose(meetings, "meeting-menu", "Delete")
    assert_laid_out(meetings.window)
    meetings.click("keep")
    assert 1 in meetings.app.meetings.stored
    meetings.click("meeting-more")
    choose(meetings, "meeting-menu", "Delete")
    meetings.click("do")
    assert 1 not in meetings.app.meetings.stored
    assert not meetings.there("meeting-1")
    assert not meetings.there("meeting-detail")
    meetings.close()


def test_the_sound_alone_can_be_deleted(meetings: Desk) -> None:
    meetings.click("meeting-more")
    choose(meetings, "meeting-menu", "Delete audio, keep transcript")
    meetings.click("do")
    assert stored(meetings).info.audio == ""
    assert len(stored(meetings).segments) == len(SAID)
    assert not meetings.there("player")
    assert page(meetings).list.rows[1].right == "Words only"
    meetings.close()


def test_an_export_is_written_where_the_user_says(meetings: Desk, tmp_path: Path) -> None:
    meetings.click("export")
    choose(meetings, "export-menu", "Subtitles (SRT)")
    dialog = meetings.window.findChild(QFileDialog, "export-folder")
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path))
    dialog.reject()
    meetings.settle()
    assert (tmp_path / "Launch planning.srt").exists()
    assert text(meetings, "notice-sentence").startswith("Launch planning.srt was written to")
    meetings.close()


def test_the_transcript_is_copied_as_text(meetings: Desk) -> None:
    meetings.click("meeting-more")
    choose(meetings, "meeting-menu", "Copy the transcript")
    assert QGuiApplication.clipboard().text().splitlines() == [words for _, _, words in SAID]
    meetings.close()


# ----------------------------------------------------------------------------------------- transcript


def test_a_click_on_a_word_plays_it(meetings: Desk) -> None:
    press(meetings, 3, "fourteenth")
    segment = stored(meetings).segments[3]
    word = next(word for word in segment.words if word.text.startswith("fourteenth"))
    assert meetings.app.meeting_player.calls == [("play", (1, word.start_s, 1.0))]
    view = transcript(meetings)
    assert view.playing == 3
    assert view.spoken is not None
    assert segment.text[slice(*view.spoken)] == "fourteenth,"
    assert text(meetings, "player-time") == "13:00"
    meetings.close()


def test_what_plays_is_followed_until_the_user_scrolls(make_desk: MakeDesk) -> None:
    desk = make_desk()
    long = launch(1, datetime.now().timestamp())
    segments = [
        replace(one, id=1000 + 10 * n + m, start_s=60.0 * n + m, end_s=60.0 * n + m + 1, words=())
        for n in range(40)
        for m, one in enumerate(long.segments)
    ]
    desk.app.meetings.stored[1] = replace(long, segments=tuple(segments))
    desk.show()
    desk.click("rail-meetings")
    desk.click("meeting-1")
    view = transcript(desk)
    desk.click("play")
    desk.core(lambda app: app.meeting_player.move(1200.5))

    def in_view(row: int) -> bool:
        return view.viewport().rect().contains(view.box(row))

    assert view.playing == 140
    assert in_view(140)
    QTest.keyClick(view, Qt.Key.Key_Home)
    desk.core(lambda app: app.meeting_player.move(1800.5))
    assert view.playing == 210
    assert not in_view(210)
    assert in_view(0)
    desk.close()


def test_rows_are_as_high_as_their_words_however_far_one_scrolls(make_desk: MakeDesk) -> None:
    desk = make_desk()
    one = launch(1, datetime.now().timestamp())
    base = one.segments[0]
    words = ["Yes.", "a " * 180, "Wide WWWWWWWWWWWWWWWWWWWW words WWWWWWWWWWWWWWWWWWWW here", "illi " * 60]
    segments = [
        replace(base, id=n, start_s=n * 2.0, end_s=n * 2 + 1.9, text=words[n % 4], words=()) for n in range(800)
    ]
    desk.app.meetings.stored[1] = replace(one, segments=tuple(segments))
    desk.show()
    desk.click("rail-meetings")
    desk.click("meeting-1")
    view = transcript(desk)
    bar = view.verticalScrollBar()
    for part in (0.3, 0.9, 1.0, 0.5):
        bar.setValue(round(bar.maximum() * part))
        view.grab()
        desk.settle()
        shown = [row for row in range(800) if view.viewport().rect().intersects(view.box(row))]
        for row in shown:
            lines = view.rows.layout(row).lineCount()
            assert view.text_box(row).height() >= lines * view.theme.line_height("reading")
        assert all(view.box(a).bottom() < view.box(b).top() for a, b in pairwise(shown))
    desk.key(Qt.Key.Key_End)
    desk.close()


def test_words_are_edited_in_their_place(meetings: Desk) -> None:
    view = transcript(meetings)
    QTest.mouseDClick(view.viewport(), LEFT, pos=word_at(meetings, 6, "finance"))
    editor = meetings.find(QPlainTextEdit, "segment-editor")
    editor.selectAll()
    QTest.keyClicks(editor, "Not today. I ask the bank.")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    meetings.settle()
    assert stored(meetings).segments[6].text == "Not today. I ask the bank."
    assert stored(meetings).segments[6].edited
    assert not meetings.there("segment-editor")
    assert view.hasFocus()
    meetings.close()


def test_a_change_is_undone(meetings: Desk) -> None:
    view = transcript(meetings)
    view.edited.emit(100, "Nonsense")
    meetings.settle()
    assert stored(meetings).segments[0].text == "Nonsense"
    QTest.keyClick(view, Qt.Key.Key_Z, CTRL)
    meetings.settle()
    assert stored(meetings).segments[0].text == SAID[0][2]
    QTest.keyClick(view, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    meetings.settle()
    assert stored(meetings).segments[0].text == "Nonsense"
    meetings.close()


def test_a_line_is_split_and_joined_from_its_menu(meetings: Desk) -> None:
    view = transcript(meetings)

    def open_menu(word: str) -> None:
        at = word_at(meetings, 0, word)
        mouse = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(view.viewport(), QContextMenuEvent(mouse, at, view.viewport().mapToGlobal(at)))

    open_menu("review")
    choose(meetings, "row-menu", "Split before “review”")
    open_menu("review")
    choose(meetings, "row-menu", "Join with the next line")
    assert meetings.app.transcripts.calls == [("split", (100, 4)), ("merge", 100)]
    meetings.close()


def test_what_is_found_is_replaced_everywhere(meetings: Desk) -> None:
    meetings.key(Qt.Key.Key_F, CTRL)
    QTest.keyClicks(meetings.find(QLineEdit, "find-field"), "Thursday")
    write(meetings, "replace-field", "Friday")
    texts = [one.text for one in stored(meetings).segments]
    assert texts[1].startswith("Friday works for me")
    assert "Then it is Friday the" in texts[3]
    assert text(meetings, "find-count") == "None"
    meetings.close()


def test_a_meeting_that_is_only_sound_is_written_down(meetings: Desk) -> None:
    meetings.click("meeting-2")
    assert text(meetings, "transcript-none") == "This meeting is not written down yet."
    meetings.click("write-down")
    assert transcript(meetings).segment(0).text == SAID[0][2]
    assert not meetings.there("write-down")
    meetings.close()


def test_the_transcript_is_used_by_keyboard_alone(meetings: Desk) -> None:
    view = transcript(meetings)
    view.setFocus()
    for _ in range(2):
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert "Jonas, 12:38" in view.accessibleDescription()
    QTest.keyClick(view, Qt.Key.Key_Return)
    editor = meetings.find(QPlainTextEdit, "segment-editor")
    QTest.keyClicks(editor, "X")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    meetings.settle()
    assert stored(meetings).segments[1].text == SAID[1][2]
    QTest.keyClick(view, Qt.Key.Key_Return, CTRL)
    meetings.settle()
    assert meetings.app.meeting_player.calls == [("play", (1, 758.0, 1.0))]
    QTest.keyClick(view, Qt.Key.Key_Space)
    meetings.settle()
    assert meetings.app.meeting_player.calls[-1] == ("pause", None)
    meetings.close()


def test_a_segment_is_given_to_somebody_else_by_its_name(meetings: Desk) -> None:
    view = transcript(meetings)
    name = view.box(0).topLeft() + QPoint(40, 16)
    QTest.mouseClick(view.viewport(), LEFT, pos=name)
    choose(meetings, "speaker-menu", "Priya")
    meeting = stored(meetings)
    assert meeting.name_of(meeting.segments[0].speaker) == "Priya"
    meetings.close()


def test_words_are_found_one_after_the_other(meetings: Desk) -> None:
    meetings.key(Qt.Key.Key_F, CTRL)
    field = meetings.find(QLineEdit, "find-field")
    assert field.hasFocus()
    QTest.keyClicks(field, "THE DA")
    assert text(meetings, "find-count") == "1 of 1"
    field.clear()
    QTest.keyClicks(field, "thursday")
    assert text(meetings, "find-count") == "1 of 2"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert text(meetings, "find-count") == "2 of 2"
    assert transcript(meetings)._at_found is not None
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert text(meetings, "find-count") == "1 of 2"
    field.clear()
    QTest.keyClicks(field, "unicorn")
    assert text(meetings, "find-count") == "None"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not meetings.there("find-bar")
    meetings.close()


# ------------------------------------------------------------------------------------- right-hand side


def test_a_line_of_the_minutes_shows_where_it_was_said(meetings: Desk) -> None:
    meetings.click("decisions-1")
    view = transcript(meetings)
    assert view.selected == {104}
    assert text(meetings, "player-time") == "13:05"
    meetings.close()


def test_what_nothing_supports_says_so_and_is_kept_or_removed(meetings: Desk) -> None:
    assert meetings.there("action_items-2-badge")
    assert not meetings.there("action_items-0-badge")
    line = meetings.find(QWidget, "action_items-2")
    shown = [label.text() for label in line.findChildren(QLabel)]
    assert "Not supported" in shown
    assert "Jonas asks about it at 13:14. Nobody decides it." in shown
    assert "not supported" in line.accessibleName()
    meetings.click("action_items-2-keep")
    assert meetings.app.minutes.made[1].action_items[2].kept
    assert not meetings.there("action_items-2-badge")
    meetings.close()


def test_an_unsupported_line_is_removed(meetings: Desk) -> None:
    meetings.click("action_items-2-remove")
    assert [one.text for one in meetings.app.minutes.made[1].action_items] == [
        "Send the build",
        "Finish the help pages",
    ]
    assert not meetings.there("action_items-2")
    meetings.close()


def test_an_action_is_ticked_and_a_line_is_edited(meetings: Desk) -> None:
    meetings.click("action_items-0-done")
    assert meetings.app.minutes.made[1].action_items[0].state == "done"
    assert meetings.find(QAbstractButton, "action_items-0-done").isChecked()
    line = meetings.find(QWidget, "decisions-0")
    QTest.keyClick(line, Qt.Key.Key_F2)
    editor = meetings.find(QPlainTextEdit, "minutes-editor")
    editor.selectAll()
    QTest.keyClicks(editor, "Launch on 14 May")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    meetings.settle()
    assert meetings.app.minutes.made[1].decisions[0].text == "Launch on 14 May"
    meetings.close()


def test_minutes_are_made_from_a_template(meetings: Desk) -> None:
    meetings.core(lambda app: app.minutes.made.clear())
    meetings.core(lambda app: app.meetings.put(app.meetings.stored[1]))
    assert not meetings.there("decisions-0")
    template = page(meetings).detail.minutes.templates
    template.choose("stand-up")
    meetings.click("make-minutes")
    assert meetings.app.minutes.calls == [("make", "stand-up")]
    assert meetings.there("decisions-0")
    assert not meetings.there("extractive")
    made = meetings.app.minutes.made[1]
    meetings.core(lambda app: app.minutes.put(1, replace(made, method="extractive")))
    badge = meetings.find(QWidget, "extractive")
    assert [label.text() for label in badge.findChildren(QLabel) if label.text()] == [
        "Made without a language model"
    ]
    meetings.close()


def test_notes_are_stamped_edited_and_removed(meetings: Desk) -> None:
    meetings.click("tab-notes")
    meetings.click("note-51-time")
    assert text(meetings, "player-time") == "17:30"
    write(meetings, "new-note", "Ask the press office")
    note = next(one for one in stored(meetings).notes if one.text == "Ask the press office")
    assert note.at_s == 1050.0
    write(meetings, "note-50-words", "Build ready on Friday")
    assert stored(meetings).notes[0].text == "Build ready on Friday"
    meetings.click(f"note-{note.id}-remove")
    assert note.id not in {one.id for one in stored(meetings).notes}
    meetings.close()


def test_people_are_renamed_heard_and_merged(meetings: Desk) -> None:
    meetings.click("tab-people")
    write(meetings, "speaker-12-name", "Jonas Berg")
    assert stored(meetings).name_of(12) == "Jonas Berg"
    spans = [turn for turn in stored(meetings).turns if turn.speaker == 13]
    longest = max(spans, key=lambda turn: turn.end_s - turn.start_s)
    priya = (longest.start_s, 1.0, longest.start_s + 10)
    meetings.click("speaker-13-play")
    assert meetings.app.meeting_player.calls == [("play", (1, *priya))]
    meetings.click("speaker-13-merge")
    menu = next(one for one in meetings.window.findChildren(QMenu) if one.isVisible())
    action = next(action for action in menu.actions() if action.text() == "Is Jonas Berg")
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
    meetings.settle()
    assert [one.name for one in stored(meetings).speakers] == ["Mara", "Jonas Berg"]
    assert not meetings.there("speaker-13")
    meetings.click("diarize")
    assert meetings.app.meeting_speakers.calls[-1] == ("diarize", 1)
    meetings.close()


def test_a_suggested_name_is_accepted_or_dismissed(meetings: Desk) -> None:
    voices = meetings.app.voiceprints
    voices.suggested = {11: NameSuggestion(11, 1, "Maria", 0.9), 13: NameSuggestion(13, 2, "Petra", 0.8)}
    meetings.core(lambda app: app.meetings.put(app.meetings.stored[1]))
    chip = meetings.find(QWidget, "person-11")
    assert [label.text() for label in chip.findChildren(QLabel)] == ["Maria", "Suggested"]
    assert_laid_out(meetings.window)
    voices.suggested = {13: voices.suggested[13]}
    meetings.click("accept-11")
    assert stored(meetings).name_of(11) == "Maria"
    meetings.click("dismiss-13")
    assert not meetings.there("accept-13")
    assert stored(meetings).name_of(13) == "Priya"
    meetings.close()


def test_a_voice_is_remembered_when_its_owner_agreed_and_forgotten(meetings: Desk) -> None:
    meetings.click("tab-people")
    assert not meetings.there("forget-voices")
    meetings.click("speaker-12-remember")
    meetings.click("keep")
    assert meetings.app.voiceprints.calls == []
    meetings.click("speaker-12-remember")
    meetings.click("do")
    assert meetings.app.voiceprints.calls == [(12, VOICE_CONSENT)]
    meetings.click("forget-voices")
    meetings.click("do")
    assert meetings.app.voiceprints.known == []
    assert not meetings.there("forget-voices")
    meetings.close()


def test_minutes_say_that_words_changed_since(meetings: Desk) -> None:
    assert not meetings.there("outdated")
    meetings.app.minutes.old = True
    meetings.core(lambda app: app.meetings.put(app.meetings.stored[1]))
    assert meetings.there("outdated")
    meetings.close()


# --------------------------------------------------------------------------------------------- player


def test_the_player_plays_skips_and_changes_its_speed(meetings: Desk) -> None:
    calls = meetings.app.meeting_player.calls
    meetings.click("play")
    assert calls == [("play", (1, 0.0, 1.0))]
    assert meetings.find(QAbstractButton, "play").accessibleName() == "Pause"
    meetings.click("player-ahead")
    meetings.click("player-ahead")
    meetings.click("player-back")
    assert [at for name, at in calls if name == "seek"] == [10.0, 20.0, 10.0]
    speed = page(meetings).detail.player.speed
    speed.choose("1.5")
    speed.chosen.emit("1.5")
    meetings.settle()
    assert ("speed", 1.5) in calls
    meetings.click("play")
    assert [name for name, _ in calls][-1] == "pause"
    meetings.close()


def test_the_timeline_shows_who_speaks_and_seeks(meetings: Desk) -> None:
    line = meetings.find(Timeline, "timeline")
    assert {lane.name for lane in line.lanes} == {"Mara", "Jonas", "Priya"}
    at = {lane.name for lane in line.lanes for low, high in lane.spans if low <= 768 <= high}
    assert at >= {"Jonas", "Priya"}  # both lanes are filled where they overlap
    assert list(line.flags) == [1050.0, 2090.0]
    QTest.mouseClick(line, LEFT, pos=QPoint(round(line.x_of(1265.0)), 30))
    meetings.settle()
    assert text(meetings, "player-time") in ("21:04", "21:05")
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Right)
    QTest.keyClick(line, Qt.Key.Key_Space)
    meetings.settle()
    [(name, (_, start, _))] = meetings.app.meeting_player.calls
    assert name == "play"
    assert start == pytest.approx(1275, abs=2)
    meetings.close()


def test_a_marker_is_set_where_it_plays(meetings: Desk) -> None:
    press(meetings, 4, "press")
    meetings.click("player-marker")
    at_s = page(meetings).playing.at_s
    assert any(note.marker and note.at_s == at_s for note in stored(meetings).notes)
    assert at_s in meetings.find(Timeline, "timeline").flags
    meetings.close()


def test_another_meeting_ends_what_plays(meetings: Desk) -> None:
    meetings.click("play")
    meetings.click("meeting-3")
    assert meetings.app.meeting_player.calls[-1] == ("pause", None)
    assert text(meetings, "player-time") == "00:00"
    meetings.close()


# ------------------------------------------------------------------------------------------ recording


def test_before_the_first_recording_everyone_must_agree(desk: Desk) -> None:
    desk.click("rail-meetings")
    desk.click("record")
    assert desk.app.recorder.calls == []
    assert not desk.find(QAbstractButton, "do").isEnabled()
    desk.click("copy-consent")
    assert "Does everyone agree?" in QGuiApplication.clipboard().text()
    desk.click("consent-tick")
    desk.click("do")
    assert desk.app.recorder.calls == [("start", (None, None, ""))]
    assert desk.app.settings.flag(CONSENT)
    desk.click("deck-stop")
    desk.click("record")
    assert [name for name, _ in desk.app.recorder.calls] == ["start", "stop", "start"]


def test_no_consent_no_recording(desk: Desk) -> None:
    desk.click("rail-meetings")
    desk.click("record")
    desk.click("keep")
    assert desk.app.recorder.calls == []
    assert not desk.there("consent")
    assert not desk.app.settings.flag(CONSENT)


def begin(desk: Desk) -> None:
    desk.app.settings.set(CONSENT, True)
    desk.click("rail-meetings")
    desk.click("record")


def test_a_recording_shows_time_levels_and_room(desk: Desk) -> None:
    begin(desk)
    desk.core(lambda app: app.recorder.tick(elapsed_s=754.0, you_db=-14.0, others_db=-19.0))
    assert text(desk, "deck-clock") == "00:12:34"
    assert text(desk, "deck-room") == "Saved every second. Room for 31 hours."
    assert desk.find(QWidget, "deck-you").accessibleDescription() == "-14 dB"
    assert desk.find(QWidget, "deck-others").accessibleDescription() == "-19 dB"
    assert desk.there("notes")
    assert page(desk).list.record.text() == "Recording"
    assert desk.window.rail.items["meetings"].dot == "danger.graphic"
    write(desk, "new-note", "Jonas swaps the pictures")
    desk.click("deck-marker")
    notes = desk.app.meetings.stored[1].notes
    assert [(note.at_s, note.text, note.marker) for note in notes] == [
        (754.0, "Jonas swaps the pictures", False), (754.0, "", True),
    ]  # fmt: skip
    desk.core(lambda app: app.recorder.tick(hours_left=0.2))
    assert text(desk, "deck-room") == "Saved every second. Room for only 12 min."


def test_silent_others_are_told(desk: Desk) -> None:
    begin(desk)
    assert not desk.there("deck-silent")
    desk.core(lambda app: app.recorder.tick(others_silent=True))
    assert text(desk, "deck-silent").startswith("The others are silent")
    desk.core(lambda app: app.recorder.tick(others_silent=False))
    assert not desk.there("deck-silent")


def test_the_strip_pauses_and_stops_on_every_page(desk: Desk) -> None:
    begin(desk)
    desk.core(lambda app: app.recorder.tick(elapsed_s=754.0))
    desk.click("rail-talk")
    assert text(desk, "strip-rec") == "REC 00:12:34"
    desk.click("strip-pause")
    assert text(desk, "strip-rec") == "Paused 00:12:34"
    assert desk.find(QAbstractButton, "strip-pause").text() == "Go on"
    desk.click("strip-pause")
    desk.click("strip-stop")
    assert [name for name, _ in desk.app.recorder.calls] == ["start", "pause", "resume", "stop"]
    assert not desk.there("strip-recording")
    assert desk.window.rail.items["meetings"].dot == ""
    desk.click("rail-meetings")
    assert desk.there("player")
    assert not desk.there("deck")


def test_a_recording_that_runs_is_opened_by_its_button(desk: Desk) -> None:
    begin(desk)
    desk.core(lambda app: app.meetings.put(launch(7, datetime.now().timestamp())))
    desk.click("meeting-7")
    assert desk.there("player")
    desk.click("record")
    assert desk.there("deck")
    assert [name for name, _ in desk.app.recorder.calls] == ["start"]


# --------------------------------------------------------------------------------------------- layout


@pytest.mark.parametrize(("size", "scale"), [((1280, 800), 100), ((960, 600), 100), ((960, 600), 150)])
def test_nothing_is_clipped_or_covered(make_desk: MakeDesk, size: tuple[int, int], scale: int) -> None:
    desk = make_desk(scale=scale)
    a_week_of_meetings(desk.app, datetime.now())
    desk.show(*size)
    desk.click("rail-meetings")
    assert_laid_out(desk.window)
    desk.click("meeting-1")
    for tab in ("minutes", "notes", "people"):
        desk.click(f"tab-{tab}")
        assert_laid_out(desk.window)
    desk.key(Qt.Key.Key_F, CTRL)
    assert_laid_out(desk.window)
    desk.click("meeting-more")
    choose(desk, "meeting-menu", "Delete")
    assert_laid_out(desk.window)
    desk.click("keep")
    if desk.there("list-unfold"):
        desk.click("list-unfold")
    desk.click("record")
    assert_laid_out(desk.window)
    desk.click("consent-tick")
    desk.click("do")
    desk.core(lambda app: app.recorder.tick(elapsed_s=754.0, others_silent=True))
    assert_laid_out(desk.window)
    desk.close()


def test_a_narrow_window_shows_list_and_meeting_in_turns(make_desk: MakeDesk) -> None:
    desk = make_desk(scale=150)
    a_week_of_meetings(desk.app, datetime.now())
    desk.show(960, 600)
    desk.click("rail-meetings")
    desk.click("meeting-1")
    assert not desk.there("meeting-list")
    desk.click("tab-minutes")
    desk.click("decisions-0")
    assert desk.there("meeting-transcript")  # the source is shown where it was said
    desk.click("list-unfold")
    assert desk.there("meeting-list")
    assert not desk.there("meeting-detail")
    desk.close()


def test_everything_has_a_name_for_screen_readers(meetings: Desk) -> None:
    for tab in ("minutes", "notes", "people"):
        meetings.click(f"tab-{tab}")
        for widget in meetings.window.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                said = widget.accessibleName() or getattr(widget, "text", str)()
                assert said, f"{type(widget).__name__} {widget.objectName()}"
    meetings.close()


def test_a_meeting_that_is_gone_is_told(meetings: Desk) -> None:
    def vanish(app: FakeApp) -> None:
        del app.meetings.stored[3]

    meetings.core(vanish)
    meetings.click("meeting-3")
    assert text(meetings, "notice-sentence").startswith("This meeting is no longer stored.")
    assert not meetings.there("meeting-3")
    meetings.close()
