"""The Voices page under a user who does not wait: clicks twice, goes on, comes back, uses the keyboard alone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QLineEdit, QPlainTextEdit, QWidget

from tests.fakes.app import FakeApp
from tests.fakes.app_voices import a_shelf_of_voices
from tests.gui.conftest import Desk
from tests.gui.layout import assert_laid_out, box
from tests.gui.pages import clipped
from tests.gui.test_voices_recording import opened, text
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import ClipMoved, JobChanged, JobInfo, ScriptChanged, VoiceRecordingChanged
from voiceapp.gui.panels.voices import VoicesPage
from voiceapp.gui.widgets.inputs import Choice

MakeDesk = Callable[..., Desk]
SPEAKING = JobInfo(9, "takes", "Speaking as Nora", "running", 0.4, pausable=True)


def page(desk: Desk) -> VoicesPage:
    """The page."""
    found = desk.window.pages["voices"]
    assert isinstance(found, VoicesPage)
    return found


def button(desk: Desk, name: str) -> QAbstractButton:
    return desk.find(QAbstractButton, name)


def hold(desk: Desk, of: Callable[[FakeApp], object]) -> Callable[[], None]:
    """Keep a fake service from ending what it does; what this returns lets it end."""
    held: list[asyncio.Event] = []

    def begin(app: FakeApp) -> None:
        held.append(asyncio.Event())
        of(app).held = held[0]  # type: ignore[attr-defined]

    desk.core(begin)
    return lambda: desk.core(lambda app: held[0].set())


def test_a_text_is_spoken_once_however_often_it_is_sent(make_desk: MakeDesk) -> None:
    desk = opened(make_desk, 1)
    desk.click("tab-speak")
    field = desk.find(QPlainTextEdit, "speak-text")
    field.setPlainText("Good morning.")
    go_on = hold(desk, lambda app: app.scripts)
    desk.click("speak")
    assert (button(desk, "speak").text(), button(desk, "speak").isEnabled()) == ("Reading the text", False)
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    go_on()
    assert [name for name, _ in desk.app.scripts.calls] == ["create"]
    desk.click("do")
    assert [name for name, _ in desk.app.scripts.calls] == ["create", "speak"]
    desk.close()


def test_a_text_that_was_being_read_does_not_follow_to_another_voice(make_desk: MakeDesk) -> None:
    desk = opened(make_desk, 1)
    desk.click("tab-speak")
    desk.find(QPlainTextEdit, "speak-text").setPlainText("Good morning.")
    go_on = hold(desk, lambda app: app.scripts)
    desk.click("speak")
    desk.click("voice-3")
    desk.click("tab-speak")
    desk.find(QPlainTextEdit, "speak-text").setPlainText("Something else.")
    go_on()
    assert desk.find(QPlainTextEdit, "speak-text").toPlainText() == "Something else."
    assert [name for name, _ in desk.app.scripts.calls] == ["create", "speak"], "it is spoken as it was asked for"
    desk.close()


def test_speaking_that_went_on_after_a_restart_is_shown_and_can_be_ended(make_desk: MakeDesk) -> None:
    desk = opened(make_desk, 3)
    desk.app.scripts.jobs = [SPEAKING]
    desk.app.jobs.jobs[SPEAKING.id] = SPEAKING
    desk.click("voice-1")
    desk.click("tab-takes")
    progress = desk.find(QWidget, "takes-progress")
    assert "40 %" in [label.text() for label in progress.findChildren(QLabel)]
    assert not desk.there("takes-rest"), "the rest is being spoken already"
    desk.app.scripts.jobs = []
    page(desk).detail.takes.progress.cancel.click()
    desk.settle()
    assert desk.app.jobs.calls == [("cancel", SPEAKING.id)]
    assert not desk.there("takes-progress")
    assert desk.there("takes-rest")
    desk.close()


def test_speaking_that_fails_is_told_also_while_another_voice_is_open(make_desk: MakeDesk) -> None:
    desk = opened(make_desk, 3)
    error = VoiceAppError("disk-full", "The disk is full.", "Free some space.")
    desk.tell(JobChanged(replace(SPEAKING, state="failed", error=error)))
    assert "The disk is full." in [notice.sentence for notice in desk.window.notices.notices()]
    desk.close()


def test_a_text_can_be_chosen_while_takes_arrive(make_desk: MakeDesk) -> None:
    desk = opened(make_desk, 1)
    desk.app.scripts.titles = ("The lamp in the hall", "The rain")
    desk.tell(ScriptChanged(1))
    desk.click("tab-takes")
    texts = desk.find(Choice, "takes-script")
    texts.showPopup()
    texts.view().setCurrentIndex(texts.model().index(1, 0))
    desk.tell(ScriptChanged(1))
    assert texts.view().currentIndex().row() == 1
    texts.hidePopup()
    desk.close()


def test_the_keyboard_stays_on_its_line_when_that_is_shown_anew_or_goes_to_the_next_when_it_is_gone(
    make_desk: MakeDesk,
) -> None:
    desk = opened(make_desk, 1)
    desk.click("tab-takes")
    lines = list(desk.app.scripts.spoken)
    button(desk, "edit-1").setFocus()
    desk.app.scripts.spoken = [replace(lines[0], text="The lamp is red."), *lines[1:]]
    desk.tell(ScriptChanged(1))
    desk.until(lambda: button(desk, "again-1").accessibleDescription() == "The lamp is red.")
    assert desk.window.focusWidget() is button(desk, "edit-1")
    desk.app.scripts.spoken = lines[1:]
    desk.tell(ScriptChanged(1))
    desk.until(lambda: not desk.there("again-1"))
    assert desk.window.focusWidget() is button(desk, f"again-{lines[1].id}")
    desk.close()


def test_a_take_is_read_with_what_was_measured_and_its_line_with_its_words(make_desk: MakeDesk) -> None:
    desk = opened(make_desk, 1)
    desk.click("tab-takes")
    line = desk.app.scripts.spoken[0]
    assert button(desk, f"again-{line.id}").accessibleDescription() == line.text
    told = button(desk, f"play-take-{line.takes[0].id}").accessibleDescription()
    assert told.startswith("Kept. ")
    assert text(desk, f"measures-{line.takes[0].id}") in told
    desk.close()


def test_takes_that_play_are_stopped_by_the_button_that_began_it(make_desk: MakeDesk) -> None:
    desk = opened(make_desk, 1)
    desk.click("tab-takes")
    first = desk.app.library.folder(1) / "takes/1.flac"
    desk.click("takes-play")
    desk.tell(ClipMoved(first, 0.5, True))
    assert button(desk, "takes-play").text() == "Stop"
    assert button(desk, "play-take-1").accessibleName() == "Stop take 1 of line 1"
    desk.click("takes-play")
    desk.tell(ClipMoved(first, 0.6, False))
    assert desk.app.clips.played == [], "the next line is not played"
    assert button(desk, "takes-play").text() == "Play"
    assert button(desk, "play-take-1").accessibleName() == "Play take 1 of line 1"
    desk.close()


def test_the_sound_of_a_sample_and_of_a_take_is_inspected(make_desk: MakeDesk) -> None:
    desk = opened(make_desk, 1)
    sample = page(desk).detail.samples.sample
    assert sample is not None
    desk.click("inspect-sample")
    assert text(desk, "inspect-title") == sample.title
    desk.click("inspect-back")
    desk.click("tab-takes")
    desk.click("inspect-take-1")
    assert text(desk, "inspect-title") == "Take 1 of line 1"
    folder = desk.app.library.folder(1)
    opens = [path for verb, path in desk.app.sound_views.calls if verb == "open"]
    assert opens == [folder / sample.file, folder / "takes/1.flac"]
    desk.close()


def test_a_voice_that_said_nothing_leads_to_where_it_is_told_what_to_say(make_desk: MakeDesk) -> None:
    desk = opened(make_desk, 5)
    desk.app.scripts.spoken = []
    desk.tell(ScriptChanged(1))
    desk.click("tab-takes")
    desk.click("takes-write")
    assert desk.there("speak-text")
    assert text(desk, "speak-why") == "Cannot speak until Otto agrees."
    desk.close()


def test_a_cut_is_made_once_and_the_samples_say_that_it_is_made(make_desk: MakeDesk) -> None:
    desk = opened(make_desk, 1)
    desk.click("sample-2")
    go_on = hold(desk, lambda app: app)
    desk.click("make-cuts")
    assert text(desk, "samples-working") == "Cutting"
    assert not button(desk, "make-cuts").isEnabled()
    assert not button(desk, "cut-speakers").isEnabled()
    assert not button(desk, "remove-sample").isEnabled()
    desk.click("voice-4")
    assert not desk.there("samples-working"), "it is another voice's"
    desk.click("voice-1")
    assert text(desk, "samples-working") == "Cutting"
    desk.click("sample-2")
    assert not button(desk, "make-cuts").isEnabled()
    go_on()
    assert not desk.there("samples-working")
    desk.click("sample-102")
    assert button(desk, "make-cuts").isEnabled()
    assert len(desk.app.cuts) == 1
    desk.close()


def test_a_cut_is_taken_back_by_undo_and_the_sample_before_goes_later(make_desk: MakeDesk) -> None:
    desk = opened(make_desk, 1)
    before = desk.app.library.stored[0].samples
    desk.click("sample-2")
    desk.click("make-cuts")
    assert text(desk, "notice-sentence") == f"{before[1].title} was cut and looked at again."
    assert not desk.there("sample-2")
    assert desk.there("sample-102")
    desk.click("notice-action")
    assert desk.there("sample-2")
    assert not desk.there("sample-102")
    assert desk.app.library.stored[0].samples == before
    desk.click("sample-2")
    desk.click("make-cuts")
    desk.window.undo.finish()
    desk.settle()
    assert [one.id for one in desk.app.library.stored[0].samples if one.id in (2, 102)] == [102]
    assert not desk.there("notice")
    assert not desk.there("sample-2")
    desk.close()


def test_a_deleted_voice_is_set_aside_until_it_comes_back_by_undo(make_desk: MakeDesk) -> None:
    desk = opened(make_desk, 1)
    page(desk).detail.delete_wanted.emit()
    desk.settle()
    desk.click("do")
    assert desk.app.library.calls == [("set_aside", (1, True))]
    assert not desk.there("voice-1")
    desk.click("notice-action")
    assert desk.app.library.calls[1:] == [("set_aside", (1, False))]
    assert desk.there("voice-1")
    desk.close()


def test_the_latest_look_at_the_library_is_shown(make_desk: MakeDesk) -> None:
    desk = opened(make_desk, 3)
    late: list[asyncio.Event] = []

    def change(app: FakeApp) -> None:
        app.late = asyncio.Event()
        late.append(app.late)
        app.library.change(3, name="Wren 3")

    desk.core(change)
    desk.core(lambda app: app.library.change(3, name="Wren 4"))
    desk.core(lambda app: late[0].set())
    assert text(desk, "voice-name") == "Wren 4"
    desk.close()


def test_a_wave_is_played_from_its_beginning_while_it_plays(make_desk: MakeDesk) -> None:
    desk = opened(make_desk, 1)
    file = desk.app.library.folder(1) / "sample-1.flac"
    desk.click("play-sample")
    desk.tell(ClipMoved(file, 4.0, True))
    wave = page(desk).detail.samples.wave
    wave.setFocus()
    QTest.keyClick(wave, Qt.Key.Key_Home)
    desk.settle()
    assert desk.app.clips.played == [file, file], "played anew, not paused"
    desk.close()


def test_what_was_recorded_for_one_voice_is_never_kept_for_another(make_desk: MakeDesk) -> None:
    desk = opened(make_desk, 1)
    desk.click("record-more")
    desk.click("record-start")
    desk.tell(VoiceRecordingChanged("recording", 0, 8.0, -18.0, 8.0, 0.0, "good"))
    go_on = hold(desk, lambda app: app.recording)
    desk.click("record-stop")
    desk.click("voice-5")
    desk.click("record-more")
    go_on()
    assert desk.there("record-start")
    assert not desk.there("record-keep"), "that is the other voice's recording"
    desk.close()


def test_a_microphone_that_opens_late_is_closed_where_the_panel_was_left(make_desk: MakeDesk) -> None:
    desk = opened(make_desk, 1)
    desk.click("record-more")
    desk.click("record-start")
    desk.click("record-leave")
    desk.app.recording.calls.clear()
    desk.tell(VoiceRecordingChanged("recording", 0, 0.1, -18.0, 0.0, 0.0, "waiting"))
    assert desk.app.recording.calls == ["discard"]
    desk.close()


def test_a_recording_that_could_not_be_kept_can_be_kept_later(make_desk: MakeDesk) -> None:
    desk = opened(make_desk, 1)
    desk.click("record-more")
    desk.click("record-start")
    desk.tell(VoiceRecordingChanged("recording", 0, 8.0, -18.0, 8.0, 0.0, "good"))
    desk.click("record-stop")
    desk.app.library.fail = VoiceAppError("disk-full", "The disk is full.", "Free some space.")
    desk.click("record-keep")
    assert text(desk, "record-verdict") == "The disk is full. Free some space."
    desk.app.library.fail = None
    desk.click("record-keep")
    assert not desk.there("record-panel")
    assert [name for name, _ in desk.app.library.calls] == ["add_sample", "add_sample"]
    desk.close()


def test_a_recording_is_made_with_the_keyboard_alone(make_desk: MakeDesk) -> None:
    desk = opened(make_desk, 1)
    desk.click("record-more")
    desk.key(Qt.Key.Key_Space)
    assert desk.app.recording.calls == ["start"]
    desk.tell(VoiceRecordingChanged("recording", 0, 8.0, -18.0, 8.0, 0.0, "good"))
    desk.key(Qt.Key.Key_Space)
    assert text(desk, "record-verdict") == "Good as it is"
    desk.key(Qt.Key.Key_Space)
    assert [name for name, _ in desk.app.library.calls] == ["add_sample"]
    desk.close()


def test_a_tab_leaves_a_question_and_the_record_panel(make_desk: MakeDesk) -> None:
    desk = opened(make_desk, 1)
    desk.click("record-more")
    desk.click("tab-words")
    assert desk.there("add-word")
    assert not desk.there("record-panel")
    desk.click("tab-samples")
    desk.click("remove-sample")
    desk.click("tab-speak")
    assert desk.there("speak-text")
    assert desk.app.library.calls == [], "a question that is left is no yes"
    desk.close()


def test_a_voice_that_was_imported_does_not_end_a_recording(make_desk: MakeDesk) -> None:
    desk = opened(make_desk, 1)
    desk.click("record-more")
    desk.click("record-start")
    page(desk).open_later(3)
    desk.settle()
    assert desk.there("record-stop")
    assert text(desk, "voice-name") == "Nora"
    desk.close()


def test_a_purpose_is_one_voice_s(make_desk: MakeDesk) -> None:
    desk = opened(make_desk, 5)
    desk.click("tab-consent")
    desk.find(QLineEdit, "consent-purpose").setText("bedtime stories")
    desk.core(lambda app: app.library.change(1, consent=None))
    desk.click("voice-1")
    desk.click("tab-consent")
    assert desk.find(QLineEdit, "consent-purpose").text() == ""
    desk.close()


def test_a_consent_that_cannot_be_asked_for_yet_says_what_is_needed(make_desk: MakeDesk) -> None:
    desk = opened(make_desk, 5)
    garden = desk.app.library.stored[4].samples[0]
    desk.core(lambda app: app.library.change(5, samples=(replace(garden, used=False),)))
    desk.click("tab-consent")
    why = "first: the voice of whoever agrees is compared with it."
    assert not button(desk, "consent-ask").isEnabled()
    assert text(desk, "consent-words") == f"Use one of the samples {why}"
    desk.core(lambda app: app.library.change(5, samples=()))
    assert text(desk, "consent-words") == f"Add a sample {why}"
    desk.close()


def test_words_have_their_place_after_some_were_left_out(make_desk: MakeDesk) -> None:
    desk = opened(make_desk, 1)
    desk.click("tab-words")
    for place in range(2):
        desk.click("add-word")
        desk.find(QLineEdit, f"word-{place}").setText(f"word {place}")
    desk.click("leave-0")
    desk.click("add-word")
    assert_laid_out(page(desk))
    assert box(desk.find(QWidget, "word-1")).bottom() < box(desk.find(QWidget, "word-2")).top()
    desk.close()


def test_dropped_files_are_told_where_they_belong(make_desk: MakeDesk, tmp_path: Path) -> None:
    desk = make_desk().show()
    desk.click("rail-voices")
    page(desk).take_files([tmp_path / "Book.epub"])
    desk.settle()
    assert [notice.sentence for notice in desk.window.notices.notices()] == [
        "Open the voice that is to speak Book.epub, and drop it again."
    ]
    page(desk).take_files([tmp_path / "Photo.png"])
    assert desk.window.notices.notices()[0].sentence == "Photo.png is no recording, no text and no voice file."
    assert not desk.there("new-name"), "a text is no recording"
    desk.click("new-voice")
    form = page(desk).form
    form.kind.choose("model")
    form.kind.chosen.emit("model")
    page(desk).take_files([tmp_path / "Mum.wav"])
    desk.settle()
    assert form.kind.value() == "own"
    assert any(label.text() == "Mum.wav" for label in page(desk).findChildren(QLabel))
    desk.close()


def test_a_model_whose_voices_are_not_known_says_why(make_desk: MakeDesk) -> None:
    desk = make_desk().show()
    desk.app.own_voices = VoiceAppError("pack-missing", "A part of the program is missing.", "Get it under Models.")
    desk.click("rail-voices")
    desk.click("new-voice")
    form = page(desk).form
    form.kind.choose("model")
    form.kind.chosen.emit("model")
    desk.settle()
    assert text(desk, "new-wrong") == "A part of the program is missing. Get it under Models."
    voice = desk.find(Choice, "new-model-voice")
    assert voice.placeholderText() == "It has no voices to choose from"
    form.kind.choose("own")
    form.kind.chosen.emit("own")
    assert not desk.there("new-wrong")
    desk.close()


def test_a_name_with_a_stroke_is_no_folder(make_desk: MakeDesk) -> None:
    desk = opened(make_desk, 3)
    desk.core(lambda app: app.library.change(3, name="AC/DC"))
    desk.click("voice-export")
    dialog = next(one for one in desk.window.findChildren(QFileDialog, "export-file") if one.isVisible())
    assert [Path(name).name for name in dialog.selectedFiles()] == ["AC DC.voice"]
    dialog.reject()
    desk.close()


@pytest.mark.parametrize("size", [(960, 600), (1280, 800)])
def test_the_card_of_the_open_voice_is_in_sight_and_nothing_is_cut(
    make_desk: MakeDesk, size: tuple[int, int]
) -> None:
    desk = make_desk()
    a_shelf_of_voices(desk.app)
    desk.show(*size)
    desk.click("rail-voices")
    desk.settle()
    desk.click("voice-6")
    desk.settle()
    card = box(desk.find(QWidget, "voice-6"))
    assert box(page(desk).shelf.area).contains(card)
    assert_laid_out(desk.window)
    assert clipped(page(desk)) == []
    desk.close()


def test_a_voice_that_was_made_just_now_is_in_sight(make_desk: MakeDesk) -> None:
    desk = make_desk()
    a_shelf_of_voices(desk.app)
    desk.show(960, 600)
    desk.click("rail-voices")
    desk.click("new-voice")
    desk.find(QLineEdit, "new-name").setText("Zoe")
    desk.click("new-make")
    desk.settle()
    assert text(desk, "voice-name") == "Zoe"
    assert box(page(desk).shelf.area).contains(box(desk.find(QWidget, "voice-7")))
    desk.close()
