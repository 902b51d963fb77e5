"""What a screen reader is told: what things are, what is chosen, and what happens away from the keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAccessibleWidget,
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.gui.conftest import Desk
from tests.gui.inspecting import opened
from tests.gui.test_voices_hurried import page
from tests.gui.test_voices_recording import opened as opened_voice
from voiceapp.core.events import (
    JobInfo,
    MicrophoneChanged,
    Notice,
    RecordingChanged,
    SendingChanged,
    TalkStateChanged,
    ToolQuestion,
    TurnFinished,
    TurnStarted,
    VoiceRecordingChanged,
    WakeChanged,
    WordSpoken,
)
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets import roles
from voiceapp.gui.widgets.buttons import Filters, IconButton, Segmented
from voiceapp.gui.widgets.fields import SearchField
from voiceapp.gui.widgets.inputs import Choice, Slider
from voiceapp.gui.widgets.labels import IconLabel
from voiceapp.gui.widgets.progress import Bar
from voiceapp.gui.widgets.roles import Role, set_role
from voiceapp.gui.widgets.rows import ListRow
from voiceapp.gui.widgets.tab_order import go_on
from voiceapp.gui.widgets.tabs import Tabs

MakeDesk = Callable[..., Desk]
CHOICES = (("one", "One"), ("two", "Two"))


def told(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def described(widget: QWidget) -> str:
    return told(widget).text(QAccessible.Text.Description)


def chosen(widgets: list[QWidget]) -> list[bool]:
    return [bool(told(widget).state().selected) for widget in widgets]


def announced(desk: Desk) -> list[str]:
    """What was said since the window opened, oldest first; the last few."""
    window = told(desk.window)
    parts = (window.child(place) for place in range(window.childCount()))
    return [part.text(QAccessible.Text.Name) for part in parts if part.role() == Role.Notification]


@pytest.fixture
def theme(qapp: object) -> Theme:
    theme = Theme(qapp, "light")  # type: ignore[arg-type]
    theme.apply()
    return theme


# -------------------------------------------------------------------------------------- what things are


def test_pages_are_tabs_of_which_one_is_chosen_and_a_press_opens_another(desk: Desk) -> None:
    items = desk.window.rail.items
    assert told(desk.window.rail).role() == Role.PageTabList
    assert {told(item).role() for item in items.values()} == {Role.PageTab}
    assert described(items["models"]) == "Ctrl+6"
    press = told(items["models"]).actionInterface()
    press.doAction(press.actionNames()[0])
    assert [name for name, item in items.items() if chosen([item]) == [True]] == ["models"]


def test_rows_of_lists_tell_which_is_chosen(qtbot: QtBot, theme: Theme) -> None:
    row = ListRow(theme, "Launch week plan", "10:24")
    qtbot.addWidget(row)
    row.setChecked(True)
    assert (told(row).role(), chosen([row])) == (Role.ListItem, [True])
    assert told(row).text(QAccessible.Text.Name) == "Launch week plan, 10:24"
    row.setToolTip("Launch week plan")
    assert described(row) == "", "its name has what is cut of it"
    row.setChecked(False)
    assert chosen([row]) == [False]


def test_tabs_are_tabs_and_one_of_several_words_is_a_radio_button(qtbot: QtBot, theme: Theme) -> None:
    tabs, parts, filters = (kind(theme, CHOICES, "Which") for kind in (Tabs, Segmented, Filters))
    page = QWidget()
    qtbot.addWidget(page)
    for widget in (tabs, parts, filters):
        widget.setParent(page)
    tabs.choose("two")
    assert [told(tab).role() for tab in tabs.buttons.values()] == [Role.PageTab] * 2
    assert chosen([*tabs.buttons.values()]) == [False, True]
    for group in (parts, filters):
        assert [told(part).role() for part in group.buttons.values()] == [Role.RadioButton] * 2
        assert told(group).role() == Role.Grouping


def test_pages_and_pictures_beside_words_are_not_read(qtbot: QtBot, theme: Theme) -> None:
    stack, icon = QStackedWidget(), IconLabel(theme, "check")
    sign, search = IconLabel(theme, "check", name="Good"), SearchField(theme, "Search talks")
    for widget in (stack, icon, sign, search):
        qtbot.addWidget(widget)
    (glass,) = search.findChildren(QToolButton)
    assert {told(one).role() for one in (stack, icon, glass)} == {Role.Client}
    assert told(sign).role() == Role.Graphic


def test_bars_and_sliders_tell_how_far_they_are(qtbot: QtBot, theme: Theme) -> None:
    bar, slider = Bar(theme, "Getting Lark large"), Slider(theme, "Length", 30, 5, 120, step=5, unit="s")
    for widget in (bar, slider):
        qtbot.addWidget(widget)
    bar.set_fraction(0.58)
    assert told(bar).role() == Role.ProgressBar
    assert told(bar).valueInterface().currentValue() == 58
    assert (told(slider.track).role(), described(slider.track)) == (Role.Slider, "30 s")
    assert told(slider.track).valueInterface() is None, "its step would be said before"
    slider.track.setValue(slider.track.value() + 1)
    assert described(slider.track) == "35 s"


def test_what_is_called_as_its_tooltip_is_not_said_twice(qtbot: QtBot, theme: Theme) -> None:
    button = IconButton(theme, "plus", "New talk")
    qtbot.addWidget(button)
    button.set_name("New talk", "Ctrl+N")
    assert button.toolTip() == "New talk (Ctrl+N)"
    assert described(button) == "Ctrl+N"


def test_what_was_told_of_closed_widgets_is_let_go(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roles, "_SWEPT_AFTER", 1)
    kept: list[QAccessibleWidget] = []
    monkeypatch.setattr(roles, "_kept", kept)
    for _ in range(3):
        button = QPushButton()
        set_role(button, Role.ListItem)
        told(button)
        button.deleteLater()
        QApplication.sendPostedEvents(button, QEvent.Type.DeferredDelete.value)
        assert not isValid(button)
    assert len(kept) == 1


# ------------------------------------------------------------------------------------ what happens


@pytest.fixture
def heard(desk: Desk) -> Desk:
    assert announced(desk) == []
    return desk


def test_microphone_and_talk_are_announced_once(heard: Desk) -> None:
    heard.tell(MicrophoneChanged("open", "Desk microphone"), TalkStateChanged("listening"))
    assert announced(heard) == ["The microphone is open", "Talk: Listening"]
    heard.tell(TalkStateChanged("hearing"), TalkStateChanged("thinking"), TalkStateChanged("listening"))
    assert len(announced(heard)) == 2
    heard.tell(WakeChanged("okay assistant"))
    assert announced(heard)[2:] == ["Talk: Say “okay assistant”"]
    heard.tell(MicrophoneChanged("closed"), TalkStateChanged("off"))
    assert announced(heard)[3:] == ["The microphone is closed", "Talk: Off"]


def test_an_answer_is_announced_where_nobody_speaks_it(heard: Desk) -> None:
    reply = "It is **ten** past nine."
    written = TurnFinished(1, 1, "What time is it?", reply, len(reply), "en", False, {}, True)
    heard.tell(TurnStarted(1, 1), WordSpoken(1, 0, 2), written)
    assert announced(heard) == []
    heard.tell(TurnStarted(2, 1), written)
    assert announced(heard) == ["It is ten past nine."]


def test_what_was_said_and_answered_is_read_at_their_buttons(heard: Desk) -> None:
    heard.core(lambda app: app.talk.turn("What time is it?", "It is **ten** past nine."))
    assert described(heard.find(QWidget, "correct")) == "What time is it?"
    assert described(heard.find(QWidget, "reply-copy")) == "It is ten past nine."


def test_notices_and_questions_are_announced_though_they_come_at_once(heard: Desk) -> None:
    question = ToolQuestion(1, 7, "Clear the list", "clear_list", (), "Asked for by this talk.", True, False)
    heard.tell(Notice("error", "The disk is full.", "Free some space."), Notice("info", "All is stored."), question)
    assert announced(heard) == [
        "Error: The disk is full. Free some space.",
        "Info: All is stored.",
        "Clear the list. Asked for by this talk. To answer: Ctrl+Alt+A",
    ]


def test_what_is_deleted_is_announced_with_the_keys_that_take_it_back(heard: Desk) -> None:
    heard.window.undo.offer("“Rain” is deleted.", lambda app: None, lambda: None)
    assert announced(heard) == ["Info: “Rain” is deleted. Undo: Ctrl+Alt+Z"]


def test_a_recording_is_announced_as_it_begins_pauses_and_ends(heard: Desk) -> None:
    heard.tell(*(RecordingChanged(3, second) for second in range(5)))
    heard.tell(RecordingChanged(3, 5.0, paused=True))
    heard.tell(RecordingChanged(None))
    assert announced(heard) == ["Recording a meeting", "The recording is paused", "The recording has ended"]


def test_the_end_of_a_job_is_announced_its_way_there_is_a_progress_bar(heard: Desk) -> None:
    heard.core(lambda app: app.jobs.start("model", "Getting Lark large"))
    job = JobInfo(1, "model", "Getting Lark large", "running", 0.5)
    number = next(iter(heard.app.jobs.jobs))
    heard.core(lambda app: app.jobs.move(number, fraction=0.5))
    assert announced(heard) == []
    assert told(heard.window.strip.activity.bar).valueInterface().currentValue() == 50
    heard.core(lambda app: app.jobs.move(number, state="done"))
    assert announced(heard) == [f"{job.title}: Done."]


def test_where_words_are_sent_is_announced_and_only_the_last_few_are_kept(heard: Desk) -> None:
    heard.tell(SendingChanged("studio.example"))
    assert announced(heard) == ["Sending to studio.example"]
    heard.tell(*(Notice("info", f"Number {number}.") for number in range(20)))
    assert announced(heard)[-1] == "Info: Number 19."
    assert len(announced(heard)) <= 8


def test_a_recording_is_read_counted_down_and_judged_but_nothing_is_said_while_it_runs(make_desk: MakeDesk) -> None:
    desk = opened_voice(make_desk, 1)
    desk.click("record-more")
    panel = desk.find(QWidget, "record-panel")
    assert told(panel).role() == Role.Grouping, "a group's texts are read to who comes in"
    before = desk.find(QLabel, "record-text").text()
    desk.click("record-other")
    assert announced(desk) == [desk.find(QLabel, "record-text").text()] != [before]
    desk.find(QWidget, "record-start").setFocus()
    desk.key(Qt.Key.Key_Return)
    for left in (2, 2, 1):
        desk.tell(VoiceRecordingChanged("countdown", left))
    assert announced(desk)[1:] == ["2", "1"]
    desk.tell(VoiceRecordingChanged("recording", 0, 3.0, -1.0, 2.0, 1.0, "clipped"))
    assert len(announced(desk)) == 3, "it would be recorded, too"
    desk.key(Qt.Key.Key_Return)
    assert announced(desk)[3:] == ["Good as it is"]
    assert desk.window.focusWidget() is desk.find(QWidget, "record-keep")
    desk.close()


def test_whether_a_speaker_agreed_is_read_to_who_comes_to_the_consent(make_desk: MakeDesk) -> None:
    desk = opened_voice(make_desk, 5)
    desk.click("tab-consent")
    tab = told(page(desk).detail.consent_tab)
    assert (tab.role(), tab.text(QAccessible.Text.Name)) == (Role.Grouping, "No consent yet")
    desk.close()


# ------------------------------------------------------------------------------------ the keyboard


def test_what_an_arrow_key_chooses_in_a_closed_list_is_told_until_the_keyboard_leaves(
    qtbot: QtBot, theme: Theme
) -> None:
    choice, other = Choice(theme, CHOICES, "Which"), QPushButton("Other")
    page = QWidget()
    qtbot.addWidget(page)
    row = QHBoxLayout(page)
    row.addWidget(choice)
    row.addWidget(other)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    choice.setAccessibleDescription("Of two.")
    choice.setFocus()
    assert told(choice).text(QAccessible.Text.Name) == "Which"
    assert described(choice) == "One. Of two."
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert described(choice) == "Two"
    other.setFocus()
    assert described(choice) == "Two. Of two."


def test_a_drop_down_list_can_be_opened_by_assistive_technology(qtbot: QtBot, theme: Theme) -> None:
    choice = Choice(theme, CHOICES, "Which")
    qtbot.addWidget(choice)
    choice.show()
    menu = told(choice).actionInterface()
    menu.doAction(menu.showMenuAction())
    assert choice.view().isVisible()
    choice.hidePopup()


class Ordered(QWidget):
    """A window whose Tab goes as it is read."""

    def focusNextPrevChild(self, next: bool) -> bool:
        return go_on(self, next)


def test_tab_goes_as_a_page_is_read_and_stays_near_what_goes(qtbot: QtBot) -> None:
    page = Ordered()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    first, rows, last = QPushButton("First"), QWidget(), QPushButton("Last")
    for widget in (first, rows, last):
        column.addWidget(widget)
    late, later = QPushButton("Late"), QPushButton("Later")  # rows are filled in when the page is there
    inner = QVBoxLayout(rows)
    inner.addWidget(late)
    inner.insertWidget(0, later)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    first.setFocus()
    for stop in (later, late, last, first):
        QTest.keyClick(page.windowHandle(), Qt.Key.Key_Tab)
        assert stop.hasFocus()
    QTest.keyClick(page.windowHandle(), Qt.Key.Key_Backtab)
    assert last.hasFocus()
    late.setFocus()
    late.setEnabled(False)
    assert later.hasFocus()


def test_tab_comes_to_the_word_that_is_chosen_among_several(qtbot: QtBot, theme: Theme) -> None:
    page, words = Ordered(), Segmented(theme, CHOICES, "Which", "two")
    qtbot.addWidget(page)
    first, last = QPushButton("First"), QPushButton("Last")
    column = QVBoxLayout(page)
    for widget in (first, words, last):
        column.addWidget(widget)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    first.setFocus()
    for stop in (words.buttons["two"], last):
        QTest.keyClick(page.windowHandle(), Qt.Key.Key_Tab)
        assert stop.hasFocus()


def test_enter_presses_a_button_and_the_keyboard_comes_to_the_page(desk: Desk) -> None:
    window = desk.window
    window.strip.help.setFocus()
    desk.key(Qt.Key.Key_Return)
    assert window.page == "help"
    window.open_page("talk")
    window.talk.column.bottom.field.setFocus()
    window.open_page("activity")
    assert window.pages["activity"].isAncestorOf(window.focusWidget()) or window.pages["activity"].hasFocus()
    window.rail.items["talk"].setFocus()
    window.open_page("voices")
    assert window.rail.items["voices"].hasFocus()


def test_an_opened_sound_is_told_with_its_length(desk: Desk) -> None:
    opened(desk)
    assert announced(desk) == ["Call with Linda.wav. 0:12.00, 48 kHz, mono"]
    desk.close()
