"""Stores what was said and answered, turn by turn, unless talks are private."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass

from voiceapp.core.events import ConversationsChanged, EventBus, TurnFinished, TurnStored
from voiceapp.core.protocols import Message
from voiceapp.core.records import StoredTurn
from voiceapp.core.settings import Settings
from voiceapp.core.tasks import Tasks
from voiceapp.pipeline.history import History
from voiceapp.storage.conversations import ConversationStore


@dataclass(eq=False)
class _Place:
    """The conversation that turns are added to; ``id`` None: stored at its first turn."""

    id: int | None = None


class TurnKeeper:
    """Keeps the turns of the running conversation: in the database, or in memory with negative ids.

    ``conversation`` is the stored conversation that turns are added to, None for one not begun yet.
    """

    def __init__(self, store: ConversationStore, settings: Settings, bus: EventBus) -> None:
        self._place = _Place()
        self._store = store
        self._settings = settings
        self._bus = bus
        self._tasks = Tasks(bus)
        self._private: dict[int, StoredTurn] = {}
        self._heard_as: dict[int, str] = {}
        self._lock = asyncio.Lock()
        bus.subscribe(TurnFinished, self._finished)

    @property
    def conversation(self) -> int | None:
        """The stored conversation that the next turn is added to."""
        return self._place.id

    @conversation.setter
    def conversation(self, conversation: int | None) -> None:
        self._place = _Place(conversation)

    def correcting(self, turn: int, heard_as: str) -> None:
        """The coming turn ``turn`` of this run sends again what was heard as ``heard_as``."""
        self._heard_as[turn] = heard_as

    async def turn(self, turn_id: int) -> StoredTurn:
        """A kept turn by its id. Raises VoiceAppError when there is none."""
        return self._private.get(turn_id) or await self._store.turn(turn_id)

    async def history(self, conversation: int) -> History:
        """A stored conversation as a model is to remember it."""
        history = History()
        for turn in (await self._store.get(conversation))[1]:
            reply = turn.reply[: turn.heard].rstrip()
            history.extend([Message("user", turn.transcript), Message("assistant", reply)])
            history.tainted = history.tainted or turn.outside
        return history

    def _finished(self, event: TurnFinished) -> None:
        self._tasks.spawn(self._keep(event, self._place))  # where it was asked, though another is opened meanwhile

    async def _keep(self, event: TurnFinished, place: _Place) -> None:
        heard_as = self._heard_as.pop(event.turn, None)
        if not self._settings.flag("privacy.store_talks"):
            self._private[-event.turn] = StoredTurn(
                -event.turn,
                0,
                event.turn,
                time.time(),
                event.transcript,
                event.reply,
                event.heard,
                event.typed,
                event.language,
                event.interrupted,
                event.timeline_ms,
                heard_as,
                event.usage,
                event.outside,
            )
            self._bus.publish(TurnStored(event.turn, -event.turn, 0))
            return
        async with self._lock:  # two turns that end together belong to one conversation
            if place.id is None:
                place.id = await self._store.create()
            stored = await self._store.add_turn(
                place.id,
                event.turn,
                event.transcript,
                event.reply,
                event.heard,
                typed=event.typed,
                language=event.language,
                interrupted=event.interrupted,
                timeline_ms=event.timeline_ms,
                at=time.time(),
                corrected_from=heard_as,
                usage=event.usage,
                outside=event.outside,
            )
        self._bus.publish(TurnStored(event.turn, stored.id, stored.conversation))
        self._bus.publish(ConversationsChanged(stored.conversation))

    async def drain(self) -> None:
        """Wait until everything is stored."""
        await self._tasks.drain()
