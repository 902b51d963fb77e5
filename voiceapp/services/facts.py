"""What the assistant knows about the user: told by the user, seen, changed and deleted by the user."""

from __future__ import annotations

import builtins
from typing import Protocol

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, FactsChanged, TurnStored
from voiceapp.core.records import Fact
from voiceapp.core.settings import Settings
from voiceapp.core.tasks import Tasks

MOST = 100
"""Facts that are kept at most: all of them are told to the language model in every conversation."""

CHARACTERS = 300
"""The longest fact."""


class Facts(Protocol):
    """What is needed of :class:`voiceapp.storage.facts.FactStore`."""

    async def add(self, text: str) -> Fact:
        """Keep a fact."""

    async def list(self) -> list[Fact]:
        """All facts."""

    async def edit(self, fact: int, text: str) -> bool:
        """Change a fact's text."""

    async def told_in(self, facts: builtins.list[int], turn: int) -> None:
        """Note the turn in which facts were told."""

    async def remove(self, fact: int) -> bool:
        """Delete a fact."""


class FactsService:
    """The facts about the user. Nothing is learnt while it is switched off or talks are private."""

    def __init__(self, store: Facts, settings: Settings, bus: EventBus) -> None:
        self._store = store
        self._settings = settings
        self._bus = bus
        self._tasks = Tasks(bus)
        self._told: tuple[Fact, ...] = ()
        self._new: list[int] = []
        self._aside: set[int] = set()
        bus.subscribe(TurnStored, self._on_stored)

    @property
    def on(self) -> bool:
        """Whether facts are told to the language model and learnt."""
        return self._settings.flag("privacy.remember_facts")

    @property
    def told(self) -> str:
        """What the language model is told of them in this conversation; "" for nothing.

        It stays as it was when the conversation began, so that the prompt's beginning stays the same; but what the
        user deletes, or switches off, is gone at once.
        """
        told = [fact for fact in self._told if fact.id not in self._aside]
        if not self.on or not told:
            return ""
        return "The user told you about themselves:\n" + "\n".join(f"- {fact.text}" for fact in told)

    async def begin(self) -> None:
        """A conversation begins: it is told the facts that there are now."""
        self._told = tuple(await self._store.list())

    async def list(self) -> list[Fact]:
        """All facts but those set aside, the first told first."""
        return [fact for fact in await self._store.list() if fact.id not in self._aside]

    def set_aside(self, fact: int, aside: bool) -> None:
        """Neither know nor tell a fact while it waits to be deleted; it stays stored."""
        (self._aside.add if aside else self._aside.discard)(fact)
        self._bus.publish(FactsChanged())

    async def add(self, text: str, told: bool = False) -> Fact:
        """Keep a fact; one that is known already is kept once. ``told``: said in the turn that runs now.

        Raises VoiceAppError ``facts-off``, ``facts-private``, ``facts-full``, ``fact-text``.
        """
        text = _checked(text)
        if not self.on:
            raise VoiceAppError(
                "facts-off", "Remembering things about you is switched off.", "Switch it on in Settings, Privacy."
            )
        if not self._settings.flag("privacy.store_talks"):
            raise VoiceAppError(
                "facts-private", "Talks are private now, so nothing is kept.", "Switch Keep talks on in Settings."
            )
        known = await self.list()
        for fact in known:
            if fact.text.casefold() == text.casefold():
                return fact
        if len(known) >= MOST:
            raise VoiceAppError(
                "facts-full", f"I know {MOST} things about you already.", "Delete some in Settings."
            )
        fact = await self._store.add(text)
        if told:
            self._new.append(fact.id)
        self._bus.publish(FactsChanged())
        return fact

    async def edit(self, fact: int, text: str) -> None:
        """Give a fact another text. Raises VoiceAppError ``fact-unknown``, ``fact-text``."""
        if not await self._store.edit(fact, _checked(text)):
            raise _unknown(fact)
        self._bus.publish(FactsChanged())

    async def remove(self, fact: int) -> None:
        """Delete a fact for good. Raises VoiceAppError ``fact-unknown``."""
        if not await self._store.remove(fact):
            raise _unknown(fact)
        self._told = tuple(known for known in self._told if known.id != fact)
        self._bus.publish(FactsChanged())

    def _on_stored(self, event: TurnStored) -> None:
        new, self._new = self._new, []
        if new and event.id > 0:
            self._tasks.spawn(self._store.told_in(new, event.id))

    async def drain(self) -> None:
        """Wait until everything is stored."""
        await self._tasks.drain()


def _checked(text: str) -> str:
    words = " ".join(text.split())
    if not words:
        raise VoiceAppError("fact-text", "A fact needs words.", "Write what is to be remembered.")
    if len(words) > CHARACTERS:
        raise VoiceAppError("fact-text", f"A fact has at most {CHARACTERS} characters.", "Say it in fewer words.")
    return words


def _unknown(fact: int) -> VoiceAppError:
    return VoiceAppError(
        "fact-unknown",
        f"There is no fact {fact}.",
        "It may have been deleted; voiceapp facts list shows those there are.",
    )
