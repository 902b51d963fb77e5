"""What the talk still tells of a turn that the window has left."""

from __future__ import annotations

from tests.fakes.app import SPECULATIVE
from tests.gui.conftest import Desk
from voiceapp.core.events import ReplyGrew, TurnFinished, TurnStarted, TurnStored, UserSaid


def test_a_turn_that_is_cut_by_a_new_talk_does_not_come_back_in_it(desk: Desk) -> None:
    desk.tell(TurnStarted(1, 0), UserSaid(1, "Tell me a story."), ReplyGrew(1, "Once there"))
    desk.click("new-talk")
    assert desk.there("empty-talk")
    desk.tell(
        TurnFinished(1, 0, "Tell me a story.", "Once there", 4, "en", True, dict(SPECULATIVE)), TurnStored(1, 7, 3)
    )
    assert desk.there("empty-talk")
    assert desk.window.talk.model.conversation is None
