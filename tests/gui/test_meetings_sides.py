"""Minutes, notes, people and the player of a meeting."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from tests.gui.conftest import Desk
from tests.gui.layout import assert_laid_out
from tests.gui.meetings import (
    LEFT,
    MakeDesk,
    opened,
    page,
    press,
    stored,
    text,
    transcript,
    write,
)
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.people import CONSENT as VOICE_CONSENT
from voiceapp.core.people import NameSuggestion
from voiceapp.core.settings import Settings
from voiceapp.gui.panels.meetings_fetch import Found
from voiceapp.gui.panels.meetings_notes import NoteLine
from voiceapp.gui.widgets.inputs import Slider
from voiceapp.gui.widgets.timeline import Timeline


@pytest.fixture
def meetings(make_desk: MakeDesk) -> Desk:
    return opened(make_desk)


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
    assert not meetings.there("action_items-2")
    meetings.click("notice-action")
    meetings.click("action_items-2-remove")
    meetings.window.undo.finish()
    meetings.settle()
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


def test_minutes_are_read_aloud_until_it_is_pressed_again(meetings: Desk) -> None:
    button = meetings.find(QAbstractButton, "read-minutes")
    meetings.click("read-minutes")
    (name, read), *_ = meetings.app.talk.calls
    assert name == "read_aloud"
    assert "Jonas: Send the build, by Monday noon." in read
    assert "price" not in read, "nothing supports it"
    assert button.accessibleName() == "Stop reading"
    meetings.click("read-minutes")
    assert meetings.app.talk.calls[-1] == ("interrupt", None)
    assert button.accessibleName() == "Read aloud"
    meetings.app.talk.fail = VoiceAppError("recording-runs", "A meeting is recorded.", "Stop it first.")
    meetings.click("read-minutes")
    assert button.accessibleName() == "Read aloud"
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
    assert not meetings.there(f"note-{note.id}")
    assert text(meetings, "notice-sentence") == "The note is removed."
    meetings.window.undo.finish()
    meetings.settle()
    assert note.id not in {one.id for one in stored(meetings).notes}
    meetings.close()


def test_a_note_can_be_written_on_while_a_marker_comes(meetings: Desk) -> None:
    meetings.click("tab-notes")
    words = meetings.find(QLineEdit, "note-51-words")
    words.setFocus()
    words.clear()
    QTest.keyClicks(words, "Ask ")
    meetings.core(lambda app: app.meetings.add_note(1, 1.0, "", True))
    meetings.until(lambda: meetings.there("note-9003"))
    focus = meetings.window.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "the press office")
    assert meetings.find(QLineEdit, "note-51-words").text() == "Ask the press office"
    lines = sorted(meetings.window.findChildren(NoteLine), key=lambda line: line.y())
    assert [line.note.id for line in lines] == [9003, 50, 51, 52]
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
    merge(meetings, 13, "Jonas Berg")
    meetings.window.undo.finish()
    meetings.settle()
    assert [one.name for one in stored(meetings).speakers] == ["Mara", "Jonas Berg"]
    assert not meetings.there("speaker-13")
    meetings.click("diarize")
    assert meetings.app.meeting_speakers.calls[-1] == ("diarize", 1)
    meetings.close()


def merge(meetings: Desk, speaker: int, name: str) -> None:
    meetings.click(f"speaker-{speaker}-merge")
    menu = next(one for one in meetings.window.findChildren(QMenu) if one.isVisible())
    action = next(action for action in menu.actions() if action.text() == f"Is {name}")
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
    meetings.settle()


def test_merged_people_can_be_parted_by_undo_and_are_one_in_what_is_copied(meetings: Desk) -> None:
    before = stored(meetings)

    def shown() -> tuple[list[tuple[str, float]], set[int | None], set[int]]:
        found = page(meetings).detail.meeting
        assert found is not None
        people = [(one.name, round(one.talk_s, 3)) for one in found.speakers]
        return people, {one.speaker for one in found.segments}, {one.speaker for one in found.turns}

    meetings.click("tab-people")
    apart = shown()
    merge(meetings, 13, "Jonas")
    assert text(meetings, "notice-sentence") == "Priya and Jonas are one person now."
    assert not meetings.there("speaker-13")
    people, said, turns = shown()
    assert dict(people)["Jonas"] == pytest.approx(dict(apart[0])["Jonas"] + dict(apart[0])["Priya"])
    assert (13 in said, 13 in turns, 12 in said) == (False, False, True)
    found = page(meetings).deleting.left(Found(before))  # what another version of the words says of 13, too
    assert [found.name_of(speaker) for speaker in (11, 12, 13, None)] == ["Mara", "Jonas", "Jonas", ""]
    assert stored(meetings) == before, "nothing is lost if the program ends badly now"
    meetings.click("notice-action")
    assert meetings.there("speaker-13")
    assert shown() == apart
    merge(meetings, 13, "Jonas")
    detail = page(meetings).detail
    detail.header.copy_wanted.emit()
    meetings.settle()
    assert [one.name for one in stored(meetings).speakers] == ["Mara", "Jonas"]
    assert not meetings.there("notice-action")
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


def test_the_volume_is_moved_muted_and_remembered(meetings: Desk) -> None:
    def volume() -> float:
        return meetings.app.settings.number("meetings.volume")

    track = meetings.find(Slider, "player-volume").track
    assert track.accessibleName() == "Volume"
    track.setFocus()
    for _ in range(4):
        QTest.keyClick(track, Qt.Key.Key_Left)
    meetings.until(lambda: volume() == 0.8)
    assert page(meetings).playing.at_s == 0.0, "the arrows move the volume, not the place"
    mute = meetings.find(QAbstractButton, "player-mute")
    meetings.click("player-mute")
    meetings.until(lambda: volume() == 0.0)
    meetings.until(lambda: mute.accessibleName() == "Play aloud again")
    meetings.click("player-mute")
    meetings.until(lambda: volume() == 0.8)
    QTest.mouseClick(track, LEFT, pos=QPoint(track.width() - 2, track.height() // 2))
    meetings.until(lambda: volume() > 0.8)
    assert Settings(meetings.app.paths.settings).number("meetings.volume") == volume()
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
