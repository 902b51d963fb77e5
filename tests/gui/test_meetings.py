"""The Meetings page: the list of meetings, what is done with one, and the layout."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.fakes.app import FakeApp
from tests.fakes.app_meetings import SAID, a_week_of_meetings
from tests.gui.conftest import Desk
from tests.gui.dragging import COPY, drop_files
from tests.gui.layout import assert_laid_out
from tests.gui.meetings import (
    CTRL,
    LEFT,
    MakeDesk,
    choose,
    opened,
    page,
    stored,
    text,
    transcript,
    write,
)
from tests.gui.walk import tab_round
from voiceapp.gui.panels.meetings_memory import MeetingsMemory
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.splitter import STEP, Splitter


@pytest.fixture
def meetings(make_desk: MakeDesk) -> Desk:
    return opened(make_desk)


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


def test_the_meeting_the_tab_and_the_columns_of_last_time_are_shown_again(make_desk: MakeDesk) -> None:
    desk = make_desk()
    a_week_of_meetings(desk.app, datetime.now())
    memory = MeetingsMemory(desk.app.paths.config)
    memory.meeting, memory.tab, memory.side = 1, "people", 0.5
    memory.save()
    desk.show()
    desk.click("rail-meetings")
    desk.until(lambda: desk.there("speaker-12-name"))
    words, side = page(desk).detail.body.sizes()
    assert abs(words - side) < 4
    desk.click("tab-notes")
    desk.click("meeting-3")
    now = MeetingsMemory(desk.app.paths.config)
    assert (now.meeting, now.tab, now.side) == (3, "notes", 0.5)
    desk.close()


def test_the_columns_are_moved_by_keyboard_and_remembered(meetings: Desk) -> None:
    detail = page(meetings).detail
    line = detail.body.handle(1)
    words = detail.body.sizes()[0]
    meetings.find(QWidget, "tab-minutes").setFocus()
    around = tab_round(page(meetings))
    assert line in around.stops
    assert line not in around.unseen
    line.setFocus(Qt.FocusReason.TabFocusReason)
    for key, moved in ((Qt.Key.Key_Left, -STEP), (Qt.Key.Key_Left, -2 * STEP), (Qt.Key.Key_Right, -STEP)):
        QTest.keyClick(line, key)
        assert detail.body.sizes()[0] == words + moved
    QTest.keyClick(line, Qt.Key.Key_Home)
    assert detail.left.width() == detail.left.minimumWidth()
    QTest.keyClick(line, Qt.Key.Key_End)
    assert detail.body.sizes()[1] == detail.left.minimumWidth()
    kept = MeetingsMemory(meetings.app.paths.config).side
    assert kept is not None
    assert abs(kept - detail.body.sizes()[1] / sum(detail.body.sizes())) < 0.01
    assert line.accessibleName() == "Width of the transcript"
    meetings.close()


def test_from_right_to_left_the_line_goes_where_the_arrow_points(qapp: QApplication, qtbot: QtBot) -> None:
    splitter = Splitter(Theme(qapp, "light", reduced=True), "Width")
    qtbot.addWidget(splitter)
    splitter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    for _ in range(2):
        splitter.addWidget(QWidget())
    splitter.resize(801, 100)
    splitter.setSizes([400, 400])
    splitter.show()
    line = splitter.handle(1)
    at = line.x()
    QTest.keyClick(line, Qt.Key.Key_Left)
    assert line.x() == at - STEP
    assert splitter.sizes() == [400 + STEP, 400 - STEP]


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
    pane, search = page(meetings), meetings.find(QLineEdit, "search-meetings")
    drop_files(pane, *(f"/tmp/{number}.jpg" for number in range(300)))
    assert [one.sentence for one in meetings.window.notices.notices()] == ["300 files are no sound or video files."]
    meetings.click("notice-close")
    drop_files(pane, "/tmp/call one.mp4", "/tmp/notes.pdf", "/tmp/memo.ogg")
    meetings.settle()
    assert meetings.app.meetings.calls == [("import", "call one.mp4"), ("import", "memo.ogg")]
    assert {"call one", "memo"} <= {row.title for row in pane.list.rows.values()}
    assert text(meetings, "notice-sentence") == "“notes.pdf” is no sound or video file."
    data = QMimeData()  # as desktops drag files: with their names as text
    data.setUrls([QUrl.fromLocalFile("/tmp/memo.ogg")])
    data.setText("/tmp/memo.ogg")
    enter = QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(search, enter)
    assert meetings.there("drop-target")  # a field takes no files
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


def test_deleting_asks_in_its_place_and_can_be_undone_for_a_while(meetings: Desk) -> None:
    meetings.click("meeting-more")
    choose(meetings, "meeting-menu", "Delete")
    assert_laid_out(meetings.window)
    meetings.click("keep")
    assert 1 in meetings.app.meetings.stored
    meetings.click("meeting-more")
    choose(meetings, "meeting-menu", "Delete")
    meetings.click("do")
    assert not meetings.there("meeting-1")
    assert not meetings.there("meeting-detail")
    assert text(meetings, "notice-sentence") == "“Launch planning” is deleted."
    meetings.window.open_page("ask")
    meetings.settle()
    column = meetings.window.pages["ask"].column  # type: ignore[attr-defined]
    assert 1 not in column.infos
    assert meetings.app.meetings.aside == {1}, "the talk does not know it either"
    meetings.click("notice-action")
    assert 1 in column.infos
    assert meetings.app.meetings.aside == set()
    meetings.click("rail-meetings")
    assert not meetings.there("notice")
    meetings.click("meeting-1")
    meetings.click("meeting-more")
    choose(meetings, "meeting-menu", "Delete")
    meetings.click("do")
    assert 1 in meetings.app.meetings.stored
    column.field.setPlainText("What was agreed?")
    column.ask()  # is not answered from what is deleted
    meetings.settle()
    assert 1 not in meetings.app.meetings.stored
    assert "What was agreed?" in [what.text for name, what in meetings.app.ask_desk.calls if name == "ask"]
    assert not meetings.there("notice")
    meetings.close()


def test_the_sound_of_a_meeting_is_inspected(meetings: Desk) -> None:
    meetings.click("meeting-more")
    choose(meetings, "meeting-menu", "Inspect sound")
    meetings.until(lambda: meetings.there("lane-waveform"))
    assert text(meetings, "inspect-title") == stored(meetings).info.title
    assert meetings.app.sound_views.calls == [("open", Path("1") / stored(meetings).info.audio)]
    meetings.click("inspect-back")
    assert meetings.there("meeting-detail")
    meetings.close()


def test_what_is_done_while_another_meeting_comes_is_done_to_the_one_on_the_page(meetings: Desk) -> None:
    meetings.app.meetings.on_its_way.add(2)
    meetings.click("meeting-2")
    meetings.click("meeting-more")
    choose(meetings, "meeting-menu", "Delete")
    meetings.click("do")
    meetings.window.undo.finish()
    meetings.settle()
    assert 1 not in meetings.app.meetings.stored
    assert 2 in meetings.app.meetings.stored
    meetings.core(lambda app: app.meetings.arrived.set())
    shown = page(meetings).detail.meeting
    assert shown is not None
    assert shown.info.id == 2
    meetings.close()


def test_a_question_about_a_meeting_that_comes_too_late_is_not_asked(meetings: Desk) -> None:
    meetings.app.meetings.on_its_way.add(2)
    page(meetings).list.delete_wanted.emit(2)
    meetings.click("meeting-3")
    meetings.core(lambda app: app.meetings.arrived.set())
    assert not meetings.there("do")
    meetings.close()


def test_the_sound_alone_can_be_deleted(meetings: Desk) -> None:
    meetings.click("meeting-more")
    choose(meetings, "meeting-menu", "Delete audio, keep transcript")
    meetings.click("do")
    assert not meetings.there("player")
    assert stored(meetings).info.audio
    meetings.window.undo.finish()
    meetings.settle()
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


@pytest.mark.parametrize(("size", "scale"), [((1280, 800), 100), ((960, 600), 100), ((960, 600), 150)])
def test_nothing_is_clipped_or_covered(make_desk: MakeDesk, size: tuple[int, int], scale: int) -> None:
    desk = make_desk(scale=scale)
    a_week_of_meetings(desk.app, datetime.now())
    desk.show(*size)
    desk.click("rail-meetings")
    assert_laid_out(desk.window)
    desk.click("meeting-1")
    for tab in ("minutes", "notes", "people", "ask"):
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
    for tab in ("minutes", "notes", "people", "ask"):
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
