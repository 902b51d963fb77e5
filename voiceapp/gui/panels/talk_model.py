"""What the Talk page shows, kept apart from how: the turns of the open talk, built from events and storage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from voiceapp.core.events import (
    PartialHeard,
    ReplyGrew,
    TalkState,
    TalkStateChanged,
    ToolQuestion,
    ToolQuestionClosed,
    ToolUsed,
    TurnDropped,
    TurnFinished,
    TurnStarted,
    TurnStored,
    UserSaid,
    WordSpoken,
)
from voiceapp.gui.bridge import Bridge
from voiceapp.gui.panels.talk_steps import Step

if TYPE_CHECKING:
    from voiceapp.core.records import ConversationInfo, StoredTurn
    from voiceapp.core.usage import Usage


@dataclass(eq=False)
class Turn:
    """One turn as it is shown. ``live`` is its number in the running talk, ``id`` its number in storage.

    ``settled`` characters of a partial ``said`` no longer change; ``heard`` characters of ``reply`` were heard
    (None: nothing was cut). ``question``: a tool waits for the user's word. ``steps``: the tools that were used.
    """

    live: int | None = None
    id: int | None = None
    said: str = ""
    partial: bool = False
    settled: int = 0
    typed: bool = False
    doubtful: tuple[tuple[int, int], ...] = ()
    corrected: bool = False
    reply: str = ""
    spoken: tuple[int, int] | None = None
    heard: int | None = None
    finished: bool = False
    question: ToolQuestion | None = None
    steps: list[Step] = field(default_factory=list)
    timeline: dict[str, float | None] = field(default_factory=dict)
    usage: Usage | None = None

    @classmethod
    def of(cls, stored: StoredTurn) -> Turn:
        """A stored turn."""
        cut = stored.interrupted and stored.heard < len(stored.reply)
        return cls(
            id=stored.id,
            said=stored.transcript,
            typed=stored.typed,
            corrected=stored.corrected_from is not None,
            reply=stored.reply,
            heard=stored.heard if cut else None,
            finished=True,
            timeline=dict(stored.timeline_ms),
            usage=stored.usage,
        )


class TalkModel(QObject):
    """The open conversation. ``reset``: all turns are others; ``added``, ``changed``, ``removed``: one is."""

    reset = Signal()
    added = Signal(object)
    changed = Signal(object)
    removed = Signal(object)
    state_changed = Signal(str)
    conversation_changed = Signal(object)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self._bridge = bridge
        self.turns: list[Turn] = []
        self.conversation: int | None = None
        self.state: TalkState = "off"
        self._correcting = ""
        events = bridge.events
        events.subscribe(TalkStateChanged, self._state)
        events.subscribe(TurnStarted, self._started)
        events.subscribe(PartialHeard, self._partial)
        events.subscribe(UserSaid, self._said)
        events.subscribe(ReplyGrew, self._grew)
        events.subscribe(WordSpoken, self._word)
        events.subscribe(TurnFinished, self._finished)
        events.subscribe(TurnDropped, self._dropped)
        events.subscribe(TurnStored, self._stored)
        events.subscribe(ToolUsed, self._used)
        events.subscribe(ToolQuestion, self._asked)
        events.subscribe(ToolQuestionClosed, self._question_closed)
        bridge.ready.connect(self._ready)

    # -------------------------------------------------------------------------------- conversations

    def new_talk(self) -> None:
        """Begin a new conversation."""
        self._bridge.submit(lambda app: app.talk.new_conversation(), owner=self)
        self._show(None, [])

    def open(self, conversation: int) -> None:
        """Go on with a stored conversation."""
        self._bridge.submit(lambda app: app.talk.open_conversation(conversation), owner=self)
        self._bridge.submit(lambda app: app.conversations.show(conversation), self._loaded, owner=self)

    def _loaded(self, found: tuple[ConversationInfo, Sequence[StoredTurn]]) -> None:
        info, stored = found
        self._show(info.id, [Turn.of(turn) for turn in stored])

    def _show(self, conversation: int | None, turns: list[Turn]) -> None:
        self.turns = turns
        self._set_conversation(conversation)
        self.reset.emit()

    def _set_conversation(self, conversation: int | None) -> None:
        if conversation != self.conversation:
            self.conversation = conversation
            self.conversation_changed.emit(conversation)

    def _ready(self) -> None:
        self._bridge.submit(lambda app: app.talk.conversation, self._resume, owner=self)

    def _resume(self, conversation: int | None) -> None:
        if conversation is not None and not self.turns:
            self._bridge.submit(lambda app: app.conversations.show(conversation), self._loaded, owner=self)

    # --------------------------------------------------------------------------------------- events

    def find(self, live: int) -> Turn | None:
        """The turn with this number in the running talk, if it is shown."""
        return next((turn for turn in reversed(self.turns) if turn.live == live), None)

    def _turn(self, live: int) -> Turn:
        turn = self.find(live)
        if turn is None:
            turn = Turn(live=live)
            self.turns.append(turn)
            self.added.emit(turn)
        return turn

    def _state(self, event: TalkStateChanged) -> None:
        self.state = event.state
        self.state_changed.emit(event.state)

    def _started(self, event: TurnStarted) -> None:
        wanted = event.conversation or None
        if self.conversation is not None and wanted != self.conversation:
            self._show(wanted, [])

    def _partial(self, event: PartialHeard) -> None:
        turn = self._turn(event.turn)
        turn.said, turn.partial, turn.settled = event.text, True, event.stable
        self.changed.emit(turn)

    def _said(self, event: UserSaid) -> None:
        turn = self._turn(event.turn)
        turn.said, turn.partial, turn.typed = event.text, False, event.typed
        turn.doubtful = event.doubtful
        if self._correcting and event.text == self._correcting:
            turn.corrected, self._correcting = True, ""
        self.changed.emit(turn)

    def _grew(self, event: ReplyGrew) -> None:
        turn = self._turn(event.turn)
        turn.reply = event.text
        self.changed.emit(turn)

    def _word(self, event: WordSpoken) -> None:
        turn = self.find(event.turn)
        if turn is not None and not turn.finished:
            turn.spoken = (event.start, event.end)
            self.changed.emit(turn)

    def _finished(self, event: TurnFinished) -> None:
        turn = self.find(event.turn)
        if turn is None:  # another talk is shown by now
            return
        turn.said, turn.partial, turn.reply = event.transcript or turn.said, False, event.reply
        turn.spoken, turn.finished = None, True
        turn.heard = event.heard if event.interrupted and event.heard < len(event.reply) else None
        turn.timeline, turn.usage = dict(event.timeline_ms), event.usage
        self.changed.emit(turn)

    def _dropped(self, event: TurnDropped) -> None:
        turn = self.find(event.turn)
        if turn is not None:
            self.turns.remove(turn)
            self.removed.emit(turn)

    def _stored(self, event: TurnStored) -> None:
        """The turn is kept: from now on it can be played again, tried again and corrected by its number."""
        turn = self.find(event.turn)
        if turn is None:
            return
        turn.id = event.id
        if event.conversation:
            self._set_conversation(event.conversation)
        self.changed.emit(turn)

    def _used(self, event: ToolUsed) -> None:
        turn = self._turn(event.turn)
        turn.steps.append(Step.of(event))
        self.changed.emit(turn)

    def _asked(self, event: ToolQuestion) -> None:
        turn = self._turn(event.turn)
        turn.question = event
        self.changed.emit(turn)

    def _question_closed(self, event: ToolQuestionClosed) -> None:
        turn = self.find(event.turn)
        if turn is not None and turn.question is not None and turn.question.id == event.id:
            turn.question = None
            self.changed.emit(turn)

    def correcting(self, text: str) -> None:
        """The turn that says this next is a heard sentence, corrected."""
        self._correcting = text

    def forget(self, conversation: int) -> None:
        """A conversation was deleted: if it is the one that is shown, nothing is."""
        if conversation == self.conversation:
            self.new_talk()
