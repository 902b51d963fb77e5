"""The Talk page: the list of talks, and the column of the running one (which the side column borrows)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEasingCurve, QPropertyAnimation, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from voiceapp.core.events import (
    EngineChanged,
    MicrophoneChanged,
    MicrophoneState,
    SettingChanged,
    TimerFired,
    TimersChanged,
)
from voiceapp.gui.context import FILE, Context
from voiceapp.gui.language import tr
from voiceapp.gui.panels.talk_alarms import due_notice
from voiceapp.gui.panels.talk_bottom import TalkBottom
from voiceapp.gui.panels.talk_empty import EmptyTalk
from voiceapp.gui.panels.talk_header import TalkHeader
from voiceapp.gui.panels.talk_list import TalkList
from voiceapp.gui.panels.talk_model import TalkModel, Turn
from voiceapp.gui.panels.talk_transcript import Transcript
from voiceapp.gui.widgets.drop_target import DropTarget, may_be_sound
from voiceapp.gui.widgets.folding import list_width
from voiceapp.gui.widgets.meter import LevelClock
from voiceapp.services.talk_over import may_talk_over

if TYPE_CHECKING:
    from voiceapp.core.protocols import SoundDevice
    from voiceapp.gui.widgets.question import Question

BUSY = ("thinking", "speaking")
LOW, NARROW, COMPACT = 340, 400, 392
"""Below this height the column has no header; with less than NARROW beside it the list folds away by itself;
narrower than COMPACT (the side column) the head has no chips and Send no word."""
_TYPES = (
    Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier
)
"""What is held down to type a letter."""


class TalkColumn(QWidget):
    """The running talk: header, turns or the empty state, and the foot; at most 760 px wide."""

    def __init__(self, context: Context, model: TalkModel, levels: LevelClock) -> None:
        super().__init__()
        self.context, self.theme, self.model = context, context.theme, model
        self.setObjectName("talk-column")
        self.header = TalkHeader(context)
        self.empty = EmptyTalk(self.theme)
        self.transcript = Transcript(self.theme, model)
        self.bottom = TalkBottom(self.theme)
        self.microphone: MicrophoneState = "closed"
        self.microphone_found = True
        self._compact = False
        self.body = QStackedWidget()
        self._empty_frame = QWidget()
        self._frames = [self._framed(self.header), self._empty_frame, self._framed(self.bottom)]
        centre = QHBoxLayout(self._empty_frame)
        centre.setContentsMargins(0, 0, 0, 0)
        centre.addWidget(self.empty)
        self.body.addWidget(self._empty_frame)
        self.body.addWidget(self.transcript)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._frames[0])
        column.addWidget(self.body, 1)
        column.addWidget(self._frames[2])
        self._connect(levels)
        self._show_body()
        drop = DropTarget(self.theme, self, tr("Drop a recording to ask about it"))
        drop.dropped.connect(
            lambda files: context.open_page("ask", f"{FILE}{next(filter(may_be_sound, files), files[0])}")
        )

    def _framed(self, widget: QWidget) -> QWidget:
        frame = QWidget()
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(widget)
        return frame

    def _connect(self, levels: LevelClock) -> None:
        model, bottom, events = self.model, self.bottom, self.context.bridge.events
        for signal in (model.reset, model.added, model.removed):
            signal.connect(self._show_body)
        model.state_changed.connect(self._show_state)
        levels.level.connect(bottom.mic.set_level)
        levels.silent.connect(bottom.mic.set_silent)
        self.empty.picked.connect(self.send)
        bottom.sent.connect(self.send)
        bottom.stopped.connect(self.stop)
        bottom.sample.connect(self.play_sample)
        bottom.timers.cancelled.connect(self._cancel_timer)
        bottom.mic.tapped.connect(self.tap_microphone)
        bottom.mic.held.connect(self._hold)
        self.transcript.play.connect(self._play)
        self.transcript.again.connect(self.again)
        self.transcript.corrected.connect(self._correct)
        self.transcript.answered.connect(self._answer)
        events.subscribe(MicrophoneChanged, self._microphone_changed)
        events.subscribe(SettingChanged, self._setting_changed)
        events.subscribe(TimersChanged, lambda event: bottom.timers.show_timers(event.timers))
        events.subscribe(TimerFired, self._fired)
        events.subscribe(EngineChanged, lambda event: self._ask_phrases() if event.state == "ready" else None)
        self.context.bridge.ready.connect(self._ready)

    # ------------------------------------------------------------------------------------- showing

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        compact = self.width() < self.theme.px(COMPACT)
        if compact != self._compact:
            self._compact = compact
            self.header.set_compact(compact)
            self.bottom.set_compact(compact)
        padding = self.theme.px(12 if compact else 24)
        width = min(self.theme.size("column"), self.width() - 2 * padding)
        left = (self.width() - width) // 2
        right = self.width() - width - left
        for frame in self._frames:
            layout = frame.layout()
            assert layout is not None
            layout.setContentsMargins(left, 0, right, 0)
        self.transcript.set_column(width)
        self._frames[0].setVisible(self.height() >= self.theme.px(LOW))

    def _show_body(self) -> None:
        self.body.setCurrentWidget(self.transcript if self.model.turns else self._empty_frame)

    def _show_state(self, state: str) -> None:
        if state == "speaking" and self.microphone == "open" and may_talk_over(self.context.settings):
            placeholder = tr("Type, or just talk over it")
        else:
            placeholder = tr("Type instead")
        self.bottom.set_busy(state in BUSY, placeholder)

    def _ready(self) -> None:
        self._ask_phrases()
        self._ask_devices()

    def _ask_phrases(self) -> None:
        if not self.model.turns:
            self.context.bridge.submit(lambda app: app.talk.phrases(), self.empty.show_phrases, owner=self)

    def _ask_devices(self) -> None:
        self.context.bridge.submit(lambda app: app.talk.devices(), self._show_devices, owner=self)

    def _show_devices(self, devices: Sequence[SoundDevice]) -> None:
        self.microphone_found = any(device.kind == "microphone" for device in devices)
        self._show_microphone()

    def _microphone_changed(self, event: MicrophoneChanged) -> None:
        self.microphone = event.state
        self._show_microphone()
        if event.state == "closed":
            self._ask_devices()

    def _show_microphone(self) -> None:
        self.bottom.set_microphone(self.microphone, self.microphone_found, self._pushes)
        self.empty.show_microphone(self.microphone_found or self.microphone != "closed")

    @property
    def _pushes(self) -> bool:
        return self.context.settings.text("talk.start") == "push"

    def _setting_changed(self, event: SettingChanged) -> None:
        if event.key == "talk.start":
            self._show_microphone()

    def _fired(self, event: TimerFired) -> None:
        self.context.notify(due_notice(event.timer, datetime.now()))

    # -------------------------------------------------------------------------------------- acting

    def send(self, text: str) -> None:
        """Send a text to the assistant."""
        self.context.bridge.submit(lambda app: app.talk.send(text), owner=self)

    def stop(self) -> None:
        """Silence the assistant."""
        self.context.bridge.submit(lambda app: app.talk.interrupt(), owner=self)

    def play_sample(self) -> None:
        """Answer the shipped spoken question."""
        self.context.bridge.submit(lambda app: app.talk.answer_sample(), owner=self)

    def tap_microphone(self) -> None:
        """Open the microphone, close it, or hear again; with push-to-talk, begin or end what is said."""
        state = self.microphone
        if self._pushes:
            self._hold(state != "open")
        elif state == "muted":
            self.context.bridge.submit(lambda app: app.talk.mute(False), owner=self)
        elif state == "open":
            self.context.bridge.submit(lambda app: app.talk.close(), owner=self)
        else:
            self.context.bridge.submit(lambda app: app.talk.open(), owner=self)

    def toggle_mute(self) -> None:
        """Mute the open microphone, or hear again."""
        if self.microphone != "closed":
            muted = self.microphone == "open"
            self.context.bridge.submit(lambda app: app.talk.mute(muted), owner=self)

    def _hold(self, held: bool) -> None:
        self.context.bridge.submit(lambda app: app.talk.hold(held), owner=self)

    def _play(self, turn: Turn) -> None:
        if (number := turn.id) is not None:
            self.context.bridge.submit(lambda app: app.talk.play_again(number), owner=self)

    def again(self, turn: Turn) -> None:
        """Ask what was asked in a turn once more."""
        if (number := turn.id) is not None:
            self.context.bridge.submit(lambda app: app.talk.try_again(number), owner=self)

    def _correct(self, turn: Turn, text: str) -> None:
        if (number := turn.id) is not None:
            self.model.correcting(text)
            self.context.bridge.submit(lambda app: app.talk.correct(number, text), owner=self)

    def _answer(self, question: int, yes: bool) -> None:
        self.context.bridge.submit(lambda app: app.talk.answer_question(question, yes), owner=self)
        self.bottom.field.setFocus()  # the card goes, and the keyboard with it

    def _cancel_timer(self, number: int) -> None:
        self.context.bridge.submit(lambda app: app.alarms.cancel(number), owner=self)


class TalkPage(QWidget):
    """List and column. :meth:`lend` gives the column to the side column of another page."""

    def __init__(self, context: Context, levels: LevelClock) -> None:
        super().__init__()
        self.context, self.theme = context, context.theme
        self.setObjectName("talk-page")
        self.model = TalkModel(context.bridge)
        self.list = TalkList(context)
        self.column = TalkColumn(context, self.model, levels)
        self.list_shown = True
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.list)
        self._row.addWidget(self.column, 1)
        self._fit()
        self.theme.changed.connect(self._fit)
        self.list.opened.connect(self.model.open)
        self.list.deleted.connect(self.model.forget)
        self.list.new_wanted.connect(self.new_talk)
        self.list.fold_wanted.connect(lambda: self.show_list(False))
        self.column.header.unfold.clicked.connect(lambda: self.show_list(True))
        self.model.conversation_changed.connect(self.list.choose)

    def _fit(self) -> None:
        """The list grows with the text."""
        self.list.setFixedWidth(self._list_width())
        self._make_room()

    def show_list(self, shown: bool) -> None:
        """Show the list of talks, or fold it away."""
        self.list_shown = shown
        self.column.header.unfold.setVisible(not shown)
        width = self._list_width()
        duration = self.theme.duration("normal") if self.isVisible() else 0
        if not duration:
            self.list.setVisible(shown)
            self.list.setFixedWidth(width)
            return
        self.list.show()
        slide = QPropertyAnimation(self.list, b"maximumWidth", self.list)
        self.list.setMinimumWidth(0)
        slide.setDuration(duration)
        slide.setStartValue(0 if shown else width)
        slide.setEndValue(width if shown else 0)
        slide.setEasingCurve(QEasingCurve.Type.OutCubic if shown else QEasingCurve.Type.InCubic)
        slide.finished.connect(lambda: self._folded(width))
        slide.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)

    def _folded(self, width: int) -> None:
        self.list.setVisible(self.list_shown)
        self.list.setFixedWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _list_width(self) -> int:
        return list_width(self.theme, "talkList", self)

    def _make_room(self) -> None:
        width = self._list_width()
        shown = self.list_shown and self.width() - width >= self.theme.px(NARROW)
        self.list.setFixedWidth(width)
        if shown == self.list.isHidden():
            self.list.setVisible(shown)
            self.column.header.unfold.setVisible(not shown)

    def lend(self) -> QWidget:
        """Give the column away."""
        self._row.removeWidget(self.column)
        return self.column

    def take_back(self) -> None:
        """Take the column back."""
        self._row.addWidget(self.column, 1)
        self.column.show()

    def new_talk(self) -> None:
        """Begin a new talk, ready to type."""
        self.model.new_talk()
        QTimer.singleShot(0, self.column.bottom.field.setFocus)

    def begin_to_type(self, event: QKeyEvent) -> bool:
        """A letter that nobody took goes to the field, and the keyboard with it; False where it is none."""
        field, letter = self.column.bottom.field, event.text()
        typed = letter.isprintable() and letter.strip() and not event.modifiers() & ~_TYPES
        if not typed or not field.isVisible() or not field.isEnabled():
            return False
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        QCoreApplication.sendEvent(field, event)
        return True

    @property
    def question(self) -> Question | None:
        """What a tool asks, of several the newest."""
        turns = reversed(self.column.transcript.widgets.values())
        return next((turn.question for turn in turns if turn.question is not None), None)

    @property
    def busy(self) -> bool:
        """The assistant thinks or speaks."""
        return self.model.state in BUSY

    def stop(self) -> None:
        """Silence the assistant (Esc)."""
        if self.busy:
            self.column.stop()

    def toggle_mute(self) -> None:
        """Mute or hear again (Ctrl+M)."""
        self.column.toggle_mute()

    def focus_search(self) -> None:
        """Go to the search of talks (Ctrl+F)."""
        if not self.list_shown:
            self.show_list(True)
        self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.search.selectAll()

    def open_part(self, part: str) -> None:
        """A notice's next step: "sample" plays the sample question, "retry" asks the last one again."""
        if part == "sample":
            self.column.play_sample()
        elif part == "retry" and self.model.turns:
            self.column.again(self.model.turns[-1])
