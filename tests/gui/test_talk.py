"""The Talk page by clicks and keys: what is heard, answered, spoken, cut, corrected, kept, found and deleted."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMenu, QPlainTextEdit, QPushButton, QWidget

from tests.fakes.app import PHRASES, SPECULATIVE, a_week_of_talks
from tests.gui.conftest import Desk
from tests.gui.layout import assert_laid_out
from voiceapp.core.events import (
    MicrophoneChanged,
    PartialHeard,
    ReplyGrew,
    TalkStateChanged,
    TimerFired,
    TimerInfo,
    TurnDropped,
    TurnFinished,
    TurnStarted,
    TurnStored,
    UserSaid,
    WakeChanged,
    WordSpoken,
)
from voiceapp.core.usage import Usage
from voiceapp.gui.panels.talk_bottom import SendButton, Timers
from voiceapp.gui.panels.talk_list import group_of, when
from voiceapp.gui.panels.talk_turn import TurnWidget
from voiceapp.gui.widgets.chips import Chip, TimerChip, clock
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.mic import HOLD_MS, MicButton
from voiceapp.gui.widgets.reading import Reading
from voiceapp.gui.widgets.rows import ListRow
from voiceapp.gui.widgets.waterfall import Waterfall, answered, saved, spans

MakeDesk = Callable[..., Desk]
REPLY = "It is ten past nine. The train leaves at ten."


def turns(desk: Desk) -> list[TurnWidget]:
    """The turns that are shown, from top to bottom."""
    widgets = [widget for widget in desk.window.findChildren(TurnWidget) if widget.isVisible()]
    return sorted(widgets, key=lambda widget: widget.y())


def colour_at(reading: Reading, place: int) -> str:
    """The colour of the letter that stands at ``place`` of the source, as it is painted."""
    (start, _) = reading._spans(place, place + 1)[0]
    block = reading.document().findBlock(start)
    for form in block.layout().formats():
        if form.start <= start - block.position() < form.start + form.length:
            return form.format.foreground().color().name()
    return "strong"


def painted(widget: QWidget, colour: str) -> bool:
    """Whether a colour of the theme can be seen on a widget."""
    image = widget.grab().toImage()
    wanted = widget.theme.colour(colour).rgb()  # type: ignore[attr-defined]
    return any(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def menu_action(desk: Desk, menu: QMenu, words: str) -> None:
    """Choose an entry of an open menu."""
    action = next(action for action in menu.actions() if action.text() == words)
    assert action.isEnabled()
    menu.close()
    action.trigger()
    desk.settle()


# ------------------------------------------------------------------------------------ empty, typing


def test_the_empty_talk_offers_phrases_that_work(desk: Desk) -> None:
    assert desk.find(QLabel, "empty-sentence").text() == "Say what you need, or pick one of these."
    cards = desk.window.talk.column.empty.phrases
    assert [card.phrase for card in cards] == [text for _, text in PHRASES]
    QTest.mouseClick(cards[0], Qt.MouseButton.LeftButton)
    desk.settle()
    assert ("send", PHRASES[0][1]) in desk.app.talk.calls
    assert not desk.there("empty-talk")
    assert turns(desk)[0].bubble.words.shown() == PHRASES[0][1]


def test_who_begins_to_type_anywhere_types_into_the_field(desk: Desk) -> None:
    field, rail = desk.find(QLineEdit, "field"), desk.find(QWidget, "rail-talk")

    def types(text: str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for letter in text:
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClicks(focused, letter, held)

    rail.setFocus()
    types("k", Qt.KeyboardModifier.AltModifier)
    types(" ")
    assert field.text() == ""
    types("Hi there")
    assert field.text() == "Hi there"
    desk.key(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    types("no")
    assert field.text() == "Hi there"


def test_typing_and_enter_sends_and_empties_the_field(desk: Desk) -> None:
    field, send = desk.find(QLineEdit, "field"), desk.find(SendButton, "send")
    desk.app.talk.answers["What time is it?"] = REPLY
    assert not send.isEnabled()
    QTest.keyClicks(field, "  ")
    assert not send.isEnabled()
    QTest.keyClicks(field, "What time is it?")
    assert send.isEnabled()
    QTest.keyClick(field, Qt.Key.Key_Return)
    desk.settle()
    assert ("send", "What time is it?") in desk.app.talk.calls
    assert field.text() == ""
    assert turns(desk)[0].reply.shown() == REPLY


def test_send_turns_into_stop_at_the_same_place(desk: Desk) -> None:
    send = desk.find(SendButton, "send")
    place = send.geometry()
    desk.tell(TalkStateChanged("speaking"))
    assert send.accessibleName() == "Stop"
    assert send.geometry() == place
    desk.click("send")
    assert ("interrupt", None) in desk.app.talk.calls
    assert send.accessibleName() == "Send"


def test_only_an_open_microphone_is_said_to_hear_who_talks_over_an_answer(desk: Desk) -> None:
    desk.tell(TalkStateChanged("speaking"))
    assert desk.find(QLineEdit, "field").placeholderText() == "Type instead"
    desk.tell(TalkStateChanged("off"), MicrophoneChanged("open", "Desk microphone"), TalkStateChanged("speaking"))
    assert desk.find(QLineEdit, "field").placeholderText() == "Type, or just talk over it"


def test_typed_words_can_be_sent_while_the_assistant_speaks(desk: Desk) -> None:
    desk.tell(TalkStateChanged("speaking"))
    QTest.keyClicks(desk.find(QLineEdit, "field"), "and tomorrow?")
    assert desk.find(SendButton, "send").accessibleName() == "Send"
    desk.click("send")
    assert ("send", "and tomorrow?") in desk.app.talk.calls


# -------------------------------------------------------------------------------------- microphone


def test_a_click_opens_and_closes_the_microphone(desk: Desk) -> None:
    mic = desk.find(MicButton, "mic")
    assert mic.accessibleName() == "Open the microphone"
    desk.click("mic")
    assert mic.accessibleName() == "Close the microphone"
    desk.core(lambda app: app.talk.mute(True))
    assert mic.accessibleName() == "Hear me again"
    desk.click("mic")
    assert mic.accessibleName() == "Close the microphone"
    desk.click("mic")
    assert desk.app.talk.microphone == "closed"


def test_with_push_to_talk_a_click_begins_and_another_ends_what_is_said(desk: Desk) -> None:
    mic, strip = desk.find(MicButton, "mic"), desk.find(QLabel, "strip-talk")
    desk.core(lambda app: app.settings.set("talk.start", "push"))
    assert mic.accessibleName() == "Hold to talk"
    desk.tell(MicrophoneChanged("muted", "Desk microphone"), TalkStateChanged("listening"))
    assert (mic.accessibleName(), mic.look) == ("Hold to talk", "closed")
    assert strip.text() == "Hold to talk"
    desk.click("mic")
    assert mic.accessibleName() == "End what I say"
    desk.click("mic")
    assert [call for call in desk.app.talk.calls if call[0] in ("hold", "open", "close", "mute")] == [
        ("hold", True),
        ("hold", False),
    ]


def test_the_strip_says_what_wakes_the_assistant(desk: Desk) -> None:
    strip = desk.find(QLabel, "strip-talk")
    desk.tell(TalkStateChanged("listening"), WakeChanged("hey computer"))
    assert strip.text() == "Say “hey computer”"
    desk.tell(WakeChanged(None))
    assert strip.text() == "Listening"
    desk.tell(WakeChanged("hey computer"), TalkStateChanged("thinking"))
    assert strip.text() == "Thinking"


@pytest.mark.parametrize("by", ["mouse", "space"])
def test_held_the_button_is_push_to_talk(desk: Desk, by: str) -> None:
    mic = desk.find(MicButton, "mic")
    if by == "mouse":
        QTest.mousePress(mic, Qt.MouseButton.LeftButton)
    else:
        mic.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyPress(mic, Qt.Key.Key_Space)
    desk.until(lambda: mic.holding)
    desk.settle()
    assert desk.app.talk.calls[-1] == ("hold", True) or ("hold", True) in desk.app.talk.calls
    if by == "mouse":
        QTest.mouseRelease(mic, Qt.MouseButton.LeftButton)
    else:
        QTest.keyRelease(mic, Qt.Key.Key_Space)
    desk.settle()
    held = [call for call in desk.app.talk.calls if call[0] in ("hold", "open", "close")]
    assert held == [("hold", True), ("hold", False)]


def test_a_short_press_of_space_is_a_click(desk: Desk) -> None:
    mic = desk.find(MicButton, "mic")
    mic.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(mic, Qt.Key.Key_Space)
    desk.settle()
    assert [name for name, _ in desk.app.talk.calls if name != "meter"] == ["open"]
    assert HOLD_MS == 300


def test_the_ring_shows_the_level_only_while_open(desk: Desk) -> None:
    mic = desk.find(MicButton, "mic")
    desk.core(lambda app: app.talk.open())
    mic.set_level(-60)
    quiet = mic.grab().toImage()
    mic.set_level(-10)
    assert mic.grab().toImage() != quiet
    mic.set_silent(True)
    assert painted(mic, "amber.graphic")


def test_without_a_microphone_the_sample_question_can_be_played(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.app.talk.found = []
    desk.show()
    assert desk.there("no-microphone")
    assert not desk.find(MicButton, "mic").isEnabled()
    assert desk.find(QLabel, "empty-sentence").text().startswith("Type what you need")
    assert_laid_out(desk.window)
    desk.click("sample")
    assert turns(desk)[0].reply.shown() == "It is ten past nine."
    desk.close()


def test_a_microphone_that_is_plugged_in_is_found(make_desk: MakeDesk) -> None:
    desk = make_desk()
    found, desk.app.talk.found = desk.app.talk.found, []
    desk.show()
    desk.app.talk.found = found
    desk.core(lambda app: app.talk.show_microphone("open"))
    assert not desk.there("no-microphone")
    assert desk.find(MicButton, "mic").isEnabled()
    desk.close()


# -------------------------------------------------------------------------------------- a live turn


def test_partial_words_are_grey_until_they_are_settled(desk: Desk) -> None:
    desk.tell(TurnStarted(1, 0), PartialHeard(1, "keep the"))
    desk.tell(PartialHeard(1, "keep the entries open", 5))
    words = turns(desk)[0].bubble.words
    assert words.shown() == "keep the entries open"
    weak = desk.theme.colour("text.weak").name()
    assert colour_at(words, 0) == "strong"
    assert colour_at(words, words.shown().index("entries")) == weak
    desk.tell(UserSaid(1, "Keep the entries open."))
    assert colour_at(words, 10) == "strong"


def test_doubtful_words_are_dotted(desk: Desk) -> None:
    desk.tell(TurnStarted(1, 0), UserSaid(1, "When do we send the build?", doubtful=((20, 25),)))
    words = turns(desk)[0].bubble.words
    assert painted(words, "amber.graphic")
    box = words.boxes(20, 25)[0]
    QTest.mouseMove(words.viewport(), QPoint(0, 0))
    QTest.mouseMove(words.viewport(), box.center().toPoint())
    desk.until(lambda: words.toolTip() == "Heard with little certainty")


def test_what_was_not_a_turn_disappears(desk: Desk) -> None:
    desk.tell(TurnStarted(1, 0), PartialHeard(1, "hm"))
    assert len(turns(desk)) == 1
    desk.tell(TurnDropped(1))
    assert turns(desk) == []
    assert desk.there("empty-talk")


def test_the_spoken_word_is_marked_and_what_comes_is_normal(desk: Desk) -> None:
    desk.tell(TurnStarted(1, 0), UserSaid(1, "What time is it?"), ReplyGrew(1, REPLY), WordSpoken(1, 6, 9))
    reply = turns(desk)[0].reply
    assert painted(reply, "accent.spoken")
    assert colour_at(reply, 0) == "strong"
    assert colour_at(reply, 15) == desk.theme.colour("text.normal").name()
    desk.tell(TurnFinished(1, 0, "What time is it?", REPLY, len(REPLY), "en", False, dict(SPECULATIVE)))
    assert not painted(reply, "accent.spoken")
    assert colour_at(reply, 15) == "strong"
    assert "Not heard" not in reply.toPlainText()


def test_the_unheard_rest_of_a_cut_reply_is_dimmed_and_says_so(desk: Desk) -> None:
    heard = REPLY.index("The train")
    desk.core(lambda app: app.talk.turn("What time is it?", REPLY, heard=heard))
    reply = turns(desk)[0].reply
    assert colour_at(reply, heard - 2) == "strong"
    assert colour_at(reply, heard) == desk.theme.colour("text.weak").name()
    assert reply.toPlainText().replace("\xa0", " ").strip().endswith("Not heard")
    assert reply.accessibleDescription().endswith("Not heard")


def test_replies_are_shown_from_a_small_markdown_and_load_nothing(desk: Desk) -> None:
    text = (
        "# Plan\n\n1. **Mix** the *dough*\n2. See [the recipe](https://bread.example/rye)\n\n"
        "![x](file:///etc/passwd) `oven on`"
    )
    desk.core(lambda app: app.talk.turn("How do I bake?", text))
    reply = turns(desk)[0].reply
    shown = reply.toPlainText()
    assert "Mix the dough" in shown
    assert "**" not in shown
    assert "passwd" not in shown
    assert reply.loadResource(2, "file:///etc/passwd") is None
    opened: list[str] = []
    reply.linked.disconnect()
    reply.linked.connect(opened.append)
    place = reply.boxes(text.index("the recipe"), text.index("the recipe") + 3)[0]
    QTest.mouseClick(reply.viewport(), Qt.MouseButton.LeftButton, pos=place.center().toPoint())
    assert opened == ["https://bread.example/rye"]
    assert "bread.example" in reply.toHtml()


def test_a_long_reply_that_grows_is_followed_until_the_user_scrolls(desk: Desk) -> None:
    desk.tell(TurnStarted(1, 0), UserSaid(1, "Tell me a story"))
    bar = desk.window.talk.column.transcript.verticalScrollBar()
    for lines in (20, 40, 60):
        desk.tell(ReplyGrew(1, "\n".join(f"- line {number}" for number in range(lines))))
    desk.until(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())
    bar.setSliderPosition(0)
    bar.triggerAction(bar.SliderAction.SliderToMinimum)
    desk.settle()
    desk.tell(ReplyGrew(1, "\n".join(f"- line {number}" for number in range(80))))
    assert bar.value() == 0


# --------------------------------------------------------------------------------------- reply row


def test_answered_in_opens_and_closes_the_waterfall(desk: Desk) -> None:
    desk.core(lambda app: app.talk.turn("What time is it?", REPLY))
    row = turns(desk)[0].row
    assert row.time.text() == "Answered in 0.8 s"
    desk.click("answered")
    words = desk.find(Waterfall, "waterfall").accessibleDescription()
    assert words == (
        "Your pause 0.48 s, Hearing 0.17 s, Thinking 0.19 s, First sentence 0.13 s, Voice 0.18 s, Speakers 0.06 s"
    )
    assert_laid_out(desk.window)
    desk.click("answered")
    assert not desk.there("waterfall")


def test_the_waterfall_tells_how_much_of_the_talk_the_model_still_knew(desk: Desk) -> None:
    timeline: dict[str, float | None] = {"endpoint": 700.0, "transcript": 740.0, "first_token": 900.0}
    desk.tell(
        TurnStarted(1, 0),
        UserSaid(1, "What time is it?"),
        TurnFinished(1, 0, "What time is it?", "Nine.", 5, "en", False, timeline, False, Usage(310, 286)),
    )
    desk.click("answered")
    words = desk.find(Waterfall, "waterfall").accessibleDescription()
    assert words.endswith("Thinking knew 286 of 310 tokens from before (92 %)")
    assert_laid_out(desk.window)


def test_the_waterfall_is_animated_to_its_full_height(make_desk: MakeDesk) -> None:
    desk = make_desk(motion=True).show()
    desk.core(lambda app: app.talk.turn("What time is it?", REPLY))
    desk.click("answered")
    card = desk.find(Waterfall, "waterfall")
    desk.until(lambda: card.height() == card.sizeHint().height())
    desk.close()


def test_copy_play_again_and_try_again(desk: Desk) -> None:
    desk.core(lambda app: app.talk.turn("What time is it?", "It is **ten** past nine."))
    stored = desk.app.conversations.turns[1][0].id
    desk.click("reply-copy")
    assert QGuiApplication.clipboard().text() == "It is ten past nine."
    desk.click("reply-play")
    desk.click("reply-again")
    assert ("play_again", stored) in desk.app.talk.calls
    assert ("try_again", stored) in desk.app.talk.calls


def test_a_heard_sentence_can_be_corrected_and_sent_again(desk: Desk) -> None:
    desk.core(lambda app: app.talk.turn("Wreck a nice beach", "Which beach?"))
    desk.click("correct")
    field = desk.find(QPlainTextEdit, "correction-field")
    assert field.toPlainText() == "Wreck a nice beach"
    field.setPlainText("Recognise speech")
    assert_laid_out(desk.window)
    desk.click("correction-send")
    stored = desk.app.conversations.turns[1][0].id
    assert ("correct", (stored, "Recognise speech")) in desk.app.talk.calls
    assert [turn.bubble.words.shown() for turn in turns(desk)] == ["Wreck a nice beach", "Recognise speech"]
    names = [turn.pencil.accessibleName() for turn in turns(desk)]
    assert names == ["Correct what was heard", "Corrected; correct it again"]


def test_the_pencil_is_seen_when_pointed_at_or_focused(desk: Desk) -> None:
    desk.core(lambda app: app.talk.turn("Wreck a nice beach", "Which beach?"))
    pencil = turns(desk)[0].pencil
    pencil.point(False)  # the display's own pointer may stand over it
    assert not painted(pencil, "text.weak")
    pencil.setFocus(Qt.FocusReason.TabFocusReason)
    assert painted(pencil, "text.weak")
    pencil.clearFocus()
    assert not painted(pencil, "text.weak")
    pencil.point(True)
    assert painted(pencil, "text.weak")


def test_what_is_not_stored_offers_nothing_that_needs_it(desk: Desk) -> None:
    desk.tell(
        TurnStarted(1, 0),
        UserSaid(1, "hello"),
        TurnFinished(1, 0, "hello", "Hello.", 6, "en", False, dict(SPECULATIVE)),
    )
    row = turns(desk)[0].row
    assert (row.copy.isEnabled(), row.play.isEnabled(), row.again.isEnabled()) == (True, False, False)
    desk.tell(TurnStored(1, -1, 0))
    assert row.play.isEnabled()


# -------------------------------------------------------------------------------------- the header


def test_chips_name_the_engines_and_choose_among_what_is_installed(desk: Desk) -> None:
    chip = desk.find(Chip, "chip-hears")
    assert chip.accessibleName() == "Hears: Lark small"
    desk.click("chip-hears")
    desk.until(chip.menu.isVisible)
    words = [action.text() for action in chip.menu.actions() if action.text()]
    assert words == ["Built-in ear", "Lark small", "More models"]
    menu_action(desk, chip.menu, "Built-in ear")
    assert ("set_engine", ("asr", "ear")) in desk.app.talk.calls
    assert chip.accessibleName() == "Hears: Built-in ear"


def test_more_models_goes_to_the_models_page(desk: Desk) -> None:
    chip = desk.find(Chip, "chip-thinks")
    desk.click("chip-thinks")
    menu_action(desk, chip.menu, "More models")
    assert desk.window.page == "models"


def test_a_persona_is_chosen_in_the_header(desk: Desk) -> None:
    menu = desk.window.talk.column.header.menu
    desk.click("persona")
    desk.until(menu.isVisible)
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == ["Assistant", "Brief", "Language partner", "Change how it answers", "Personas"]
    menu_action(desk, menu, "Brief")
    desk.until(lambda: desk.find(QPushButton, "persona").text() == "Brief")
    assert desk.app.settings.text("talk.persona_name") == "Brief"
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["Brief"]


def test_the_persona_leads_to_its_setting(desk: Desk) -> None:
    desk.click("persona")
    menu_action(desk, desk.window.talk.column.header.menu, "Change how it answers")
    assert desk.window.page == "settings"


# ------------------------------------------------------------------------------------------ timers


def test_timers_stand_as_chips_and_can_be_cancelled(desk: Desk) -> None:
    desk.core(lambda app: app.alarms.put("Tea", 192.4))
    desk.core(lambda app: app.alarms.put("", 1480.4))
    chip = desk.find(TimerChip, "timer-1")
    assert chip.accessibleName().startswith("Tea, 03:1")
    assert desk.find(TimerChip, "timer-2").title.full_text() == "Timer"
    QTest.mouseClick(chip.close_button, Qt.MouseButton.LeftButton)
    desk.settle()
    assert not desk.there("timer-1")
    assert [timer.id for timer in desk.app.alarms.timers] == [2]


def test_timers_count_down_only_while_they_are_seen(desk: Desk) -> None:
    now = [1000.0]
    timers = Timers(desk.theme, lambda: now[0])
    timers.show_timers((TimerInfo(1, "timer", "Tea", 1065.0),))
    assert not timers._tick.isActive() or timers.isVisible()
    timers.show()
    assert timers._tick.isActive()
    now[0] = 1005.0
    timers.refresh()
    assert timers.chips[1].left.text() == "01:00"
    timers.hide()
    assert not timers._tick.isActive()
    timers.deleteLater()


def test_a_timer_that_is_up_is_told(desk: Desk) -> None:
    desk.tell(TimerFired(TimerInfo(1, "timer", "tea", time.time())))
    assert desk.find(QLabel, "notice-sentence").text() == "Your tea timer is up."


@pytest.mark.parametrize(("seconds", "words"), [(192, "03:12"), (0, "00:00"), (-5, "00:00"), (3723, "1:02:03")])
def test_time_left_in_figures(seconds: float, words: str) -> None:
    assert clock(seconds) == words


# -------------------------------------------------------------------------------------- stored talks


@pytest.fixture
def week(make_desk: MakeDesk) -> Desk:
    desk = make_desk()
    a_week_of_talks(desk.app, datetime.now())
    return desk.show()


def rows(desk: Desk) -> list[str]:
    return [row.title for row in desk.window.talk.list.rows.values()]


def test_talks_are_grouped_by_day_newest_first(week: Desk) -> None:
    labels = [label.text() for label in week.window.talk.list._body.findChildren(Label) if label.isVisible()]
    assert labels == ["Today", "Yesterday", "This week"]
    assert rows(week)[:2] == ["Launch week plan", "Dinner for six"]
    assert week.find(ListRow, "talk-8").right == "10:24"


def test_a_talk_opens_with_all_its_turns_and_goes_on(week: Desk) -> None:
    week.click("talk-8")
    assert ("open_conversation", 8) in week.app.talk.calls
    assert [turn.bubble.words.shown() for turn in turns(week)] == ["About launch week plan?"]
    assert week.find(ListRow, "talk-8").isChecked()
    QTest.keyClicks(week.find(QLineEdit, "field"), "and then?")
    week.click("send")
    assert len(turns(week)) == 2
    assert len(week.app.conversations.turns[8]) == 2


def test_a_new_talk_is_empty_and_listed_at_its_first_turn(week: Desk) -> None:
    week.click("talk-8")
    week.click("new-talk")
    assert week.there("empty-talk")
    assert not week.find(ListRow, "talk-8").isChecked()
    QTest.keyClicks(week.find(QLineEdit, "field"), "something else")
    week.click("send")
    assert "something else" in rows(week)
    assert week.find(ListRow, "talk-9").isChecked()


def test_search_finds_words_and_says_when_there_are_none(week: Desk) -> None:
    search = week.find(QLineEdit, "search-talks")
    QTest.keyClicks(search, "tides")
    week.until(lambda: week.there("hit-2-1001"))
    hit = week.find(ListRow, "hit-2-1001")
    assert (hit.title, hit.second) == ("Slower explanation of tides", "About slower explanation of tides?")
    week.click("hit-2-1001")
    assert turns(week)[0].bubble.words.shown() == "About slower explanation of tides?"
    QTest.keyClicks(search, " of the moon")
    week.until(lambda: week.there("no-hits"))
    search.setFocus()
    week.key(Qt.Key.Key_Escape)
    week.until(lambda: len(rows(week)) == 8)
    assert search.text() == ""


def open_menu(desk: Desk, name: str) -> QMenu:
    row = desk.find(ListRow, name)
    row.menu_wanted.emit(row.mapToGlobal(row.rect().center()))
    desk.until(lambda: desk.window.talk.list.findChild(QMenu, "talk-menu") is not None)
    menu = desk.window.talk.list.findChild(QMenu, "talk-menu")
    assert menu is not None
    return menu


def question(desk: Desk) -> QDialog:
    desk.until(lambda: any(dialog.isVisible() for dialog in desk.window.findChildren(QDialog, "question")))
    return next(dialog for dialog in desk.window.findChildren(QDialog, "question") if dialog.isVisible())


def test_a_talk_is_renamed(week: Desk) -> None:
    menu_action(week, open_menu(week, "talk-8"), "Rename")
    dialog = question(week)
    field = dialog.findChild(QLineEdit, "answer")
    assert field is not None
    assert field.selectedText() == "Launch week plan"
    field.clear()
    do = dialog.findChild(QWidget, "do")
    assert do is not None
    assert not do.isEnabled()
    QTest.keyClicks(field, "Launch")
    QTest.mouseClick(do, Qt.MouseButton.LeftButton)
    week.settle()
    assert week.app.conversations.infos[8].title == "Launch"
    assert rows(week)[0] == "Launch"


def test_a_talk_is_deleted_after_a_question_in_words_and_can_be_undone(week: Desk) -> None:
    week.click("talk-8")
    week.find(ListRow, "talk-8").setFocus()
    QTest.keyClick(week.find(ListRow, "talk-8"), Qt.Key.Key_Delete)
    dialog = question(week)
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Delete “Launch week plan”?" in words
    assert "Its 1 turn" in words
    keep, do = dialog.findChild(QWidget, "keep"), dialog.findChild(QWidget, "do")
    assert keep is not None
    assert dialog.focusWidget() is keep
    QTest.keyClick(keep, Qt.Key.Key_Return)
    week.settle()
    assert 8 in week.app.conversations.infos
    menu_action(week, open_menu(week, "talk-8"), "Delete")
    do = question(week).findChild(QWidget, "do")
    assert do is not None
    QTest.mouseClick(do, Qt.MouseButton.LeftButton)
    week.settle()
    assert "Launch week plan" not in rows(week)
    assert week.there("empty-talk")
    assert week.find(QLabel, "notice-sentence").text() == "“Launch week plan” is deleted."
    week.click("notice-action")
    week.settle()
    assert rows(week)[0] == "Launch week plan"
    menu_action(week, open_menu(week, "talk-8"), "Delete")
    do = question(week).findChild(QWidget, "do")
    assert do is not None
    QTest.mouseClick(do, Qt.MouseButton.LeftButton)
    week.window.undo.finish()
    week.settle()
    assert 8 not in week.app.conversations.infos
    assert "Launch week plan" not in rows(week)


def test_a_recording_that_is_dropped_on_the_talk_is_asked_about(week: Desk, tmp_path: Path) -> None:
    sound = tmp_path / "Call with Linda.wav"
    sound.write_bytes(b"RIFF")
    column = week.find(QWidget, "talk-column")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(sound))])
    at, left, none = QPoint(200, 200), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(column, QDragEnterEvent(at, Qt.DropAction.CopyAction, data, left, none))
    assert week.there("drop-target")
    QApplication.sendEvent(column, QDropEvent(QPointF(at), Qt.DropAction.CopyAction, data, left, none))
    week.settle()
    assert not week.there("drop-target")
    assert week.window.page == "ask"
    assert week.find(QWidget, "chip-recordings").accessibleName() == "Recordings: Call with Linda.wav"


def test_a_talk_is_exported_and_the_place_is_told(week: Desk, tmp_path: Path) -> None:
    week.window.talk.list.export(8, "md", tmp_path)
    week.settle()
    assert (tmp_path / "talk.md").read_text() == "About launch week plan?"
    assert week.find(QLabel, "notice-sentence").text() == f"The talk was written to {tmp_path / 'talk.md'}."


def test_the_list_folds_away_and_comes_back(week: Desk) -> None:
    before = week.find(QWidget, "talk-column").width()
    week.click("fold")
    assert not week.there("talk-list")
    assert week.find(QWidget, "talk-column").width() == before + 240
    week.click("unfold")
    assert week.there("talk-list")


def test_the_running_talk_is_shown_again_at_start(make_desk: MakeDesk) -> None:
    desk = make_desk()
    a_week_of_talks(desk.app, datetime.now())
    desk.app.talk.conversation = 3
    desk.show()
    desk.settle()
    assert turns(desk)[0].bubble.words.shown() == "About packing list?"
    assert desk.find(ListRow, "talk-3").isChecked()
    desk.close()


def test_a_long_talk_shows_its_newest_turns_and_the_older_ones_on_demand(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.app.conversations.add("Long", datetime.now(), [(f"question {n}", f"answer {n}") for n in range(300)])
    desk.show()
    started = time.perf_counter()
    desk.click("talk-1")
    assert time.perf_counter() - started < 3
    shown = [turn.bubble.words.shown() for turn in turns(desk)]
    assert (len(shown), shown[-1]) == (40, "question 299")
    QTest.mouseClick(desk.window.talk.column.transcript.older, Qt.MouseButton.LeftButton)
    desk.settle()
    assert turns(desk)[0].bubble.words.shown() == "question 220"
    assert len(turns(desk)) == 80


# ---------------------------------------------------------------------------------------- small parts


def test_groups_of_days() -> None:
    today = date(2026, 3, 12)
    days = [(0, "Today"), (1, "Yesterday"), (3, "This week"), (20, "February"), (100, "December 2025")]
    assert [group_of(today - timedelta(days=back), today) for back, _ in days] == [group for _, group in days]
    assert when(datetime(2026, 3, 12, 8, 5), today) == "08:05"
    assert when(datetime(2026, 3, 9, 8, 5), today) == "Mon"
    assert when(datetime(2026, 2, 3, 8, 5), today) == "3 Feb"


def test_rows_of_a_plain_turn_begin_after_the_pause() -> None:
    plain: dict[str, float | None] = {"endpoint": 700.0, "transcript": 741.0, "first_token": 745.0,
             "first_sentence": 746.0, "first_audio": 752.0, "first_sound": 790.0}  # fmt: skip
    assert [round(row.length or 0, 3) for row in spans(plain)] == [0.7, 0.041, 0.004, 0.001, 0.006, 0.038]
    assert saved(plain) == 0
    assert saved(SPECULATIVE) == pytest.approx(0.41)
    assert answered(plain) == pytest.approx(0.79)


def test_unknown_times_are_said_to_be_unknown() -> None:
    typed: dict[str, float | None] = {"first_token": 300.0, "first_sound": None}
    assert answered(typed) == pytest.approx(0.3)
    assert answered({}) is None
    assert all(row.length is None for row in spans({}))
