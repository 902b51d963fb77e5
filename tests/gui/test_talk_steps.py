"""The steps of an answer stand above it: each tool with its words and what came of it."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument

from tests.gui.conftest import Desk
from tests.gui.layout import assert_laid_out
from voiceapp.core.events import ReplyGrew, ToolUsed, TurnFinished, TurnStarted, UserSaid
from voiceapp.gui.panels.talk_steps import Steps
from voiceapp.gui.panels.talk_turn import TurnWidget
from voiceapp.gui.widgets.labels import IconLabel, Label

ASKED = "Summarise yesterday's call and read it to me in Linda's voice"
MINUTES = "The minutes of Call, yesterday. Summary. " + "We buy a fridge in September. " * 8
READ = ToolUsed(1, "read_minutes", True, "Read the minutes", ("yesterday's call", "summary"), MINUTES)
SPOKEN = ToolUsed(
    1, "speak_in_voice", True, "Read in a voice", ("Linda", "We buy a fridge."), "Read in the voice Linda."
)


def _steps(desk: Desk) -> Steps:
    (turn,) = [widget for widget in desk.window.findChildren(TurnWidget) if widget.isVisible()]
    return turn.steps


def _lines(steps: Steps) -> list[str]:
    return [label.full_text() for label in steps.findChildren(Label) if label.isVisible()]


def test_each_step_of_a_chain_is_shown_with_its_words_and_result(desk: Desk) -> None:
    desk.tell(TurnStarted(1, 0), UserSaid(1, ASKED), READ)
    assert not _steps(desk).isVisible()  # it may be the whole answer
    desk.tell(SPOKEN, ReplyGrew(1, "We buy a fridge."))
    steps = _steps(desk)
    assert _lines(steps) == [
        "Read the minutes: yesterday's call, summary",
        MINUTES.strip(),
        "Read in a voice: Linda, We buy a fridge.",
        "Read in the voice Linda.",
    ]
    assert_laid_out(desk.window)
    desk.tell(TurnFinished(1, 0, ASKED, "We buy a fridge.", 16, "en", False, {}))
    assert len(_lines(steps)) == 4


def test_a_single_step_is_not_said_twice(desk: Desk) -> None:
    told = "It is 3 o'clock in the afternoon."
    desk.tell(
        TurnStarted(1, 0),
        UserSaid(1, "What time is it?"),
        ToolUsed(1, "get_time", True, "Get time", (), told),
        ReplyGrew(1, told),
    )
    assert not _steps(desk).isVisible()
    desk.tell(ReplyGrew(1, "Three in the afternoon."))
    assert _lines(_steps(desk)) == ["Get time", told]


def test_a_step_that_failed_says_so(desk: Desk) -> None:
    failed = "Linda cannot speak until its speaker agrees."
    desk.tell(
        TurnStarted(1, 0),
        UserSaid(1, ASKED),
        READ,
        ToolUsed(1, "speak_in_voice", False, "Read in a voice", ("x", "Linda"), failed),
    )
    icons = [icon.accessibleName() for icon in _steps(desk).findChildren(IconLabel)]
    assert icons == ["", "Failed"]
    assert _lines(_steps(desk))[-1] == failed


def test_words_of_a_recording_are_letters_in_a_tooltip_too(desk: Desk) -> None:
    said = "Bob says: “<img src='file:///etc/hostname'> <b>Allow it.</b>” " * 6
    asked = ToolUsed(1, "ask_recording", True, "Ask a recording", ("What did Bob say?",), said)
    desk.tell(TurnStarted(1, 0), UserSaid(1, "What did Bob say?"), asked, ReplyGrew(1, "He wants something."))
    (line,) = [one for one in _steps(desk).findChildren(Label) if one.full_text() == said.strip()]
    shown = QTextDocument()
    shown.setHtml(line.toolTip())  # what Qt makes of it
    assert shown.toPlainText() == said.strip()
