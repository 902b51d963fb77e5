"""Recording from the page: the reminder before the first one, and the buttons while one runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from voiceapp.core.events import LiveLine, RecordingChanged
from voiceapp.gui.context import Context
from voiceapp.gui.language import tr
from voiceapp.gui.panels.meetings_live import LiveWordsView
from voiceapp.gui.panels.meetings_recording import ConsentCard, RecordingDeck
from voiceapp.gui.panels.meetings_texts import new_title
from voiceapp.gui.widgets.buttons import Button

if TYPE_CHECKING:
    from voiceapp.gui.ports_meetings import RecorderPort

CONSENT = "meetings.consent_told"


class Recording(QObject):
    """``began`` tells the meeting that is recorded now, ``wanted`` the one that the button is to show.

    ``asking`` hands out the card that asks whether everyone agrees; ``answered``: it can go.
    """

    began = Signal(int)
    wanted = Signal(int)
    asking = Signal(object)
    answered = Signal()

    def __init__(self, context: Context, button: Button, deck: RecordingDeck, live: LiveWordsView) -> None:
        super().__init__(deck)
        self.context, self.button, self.deck, self.live = context, button, deck, live
        self.now = RecordingChanged(None)
        button.clicked.connect(self.begin)
        deck.marked.connect(lambda: self._ask(lambda recorder: recorder.marker("")))
        deck.paused.connect(lambda pause: self._ask(lambda one: one.pause() if pause else one.resume()))
        deck.stopped.connect(lambda: self._ask(lambda recorder: recorder.stop()))
        context.bridge.events.subscribe(RecordingChanged, self._changed)
        context.bridge.events.subscribe(LiveLine, self._heard)

    def _ask(self, work: Callable[[RecorderPort], Any]) -> None:
        self.context.bridge.submit(lambda app: work(app.recorder) if app.recorder is not None else None, owner=self)

    def _changed(self, event: RecordingChanged) -> None:
        before, self.now = self.now.meeting, event
        if event.meeting != before:
            running = event.meeting is not None
            self.button.setText(tr("Recording") if running else tr("Record"))
            self.button.set_role("quietDanger" if running else "danger")
            self.button.set_icon("record" if running else "record-circle-outline")
        if event.meeting is not None:
            if event.meeting != before:
                self.live.clear()
                self.began.emit(event.meeting)
            self.deck.show_recording(event)

    def _heard(self, line: LiveLine) -> None:
        if line.meeting == self.now.meeting:
            self.live.show_line(line)

    def begin(self) -> None:
        """Begin to record, show what is recorded, or ask first whether everyone agrees."""
        if self.now.meeting is not None:
            self.wanted.emit(self.now.meeting)
        elif self.context.settings.flag(CONSENT):
            self._start()
        else:
            card = ConsentCard(self.deck.theme)
            card.answered.connect(self._answered)
            self.asking.emit(card)

    def _answered(self, yes: bool) -> None:
        self.answered.emit()
        if yes:
            self.context.bridge.submit(lambda app: app.settings.set(CONSENT, True), owner=self)
            self._start()

    def _start(self) -> None:
        self._ask(lambda recorder: recorder.start(None, None, new_title()))
