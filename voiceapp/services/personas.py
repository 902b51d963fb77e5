"""Personas: who there is to talk with, and who answers now."""

from __future__ import annotations

import builtins
from dataclasses import replace
from typing import Protocol

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, PersonasChanged
from voiceapp.core.language_names import family, language_name
from voiceapp.core.personas import DEFAULT, NAME_CHARACTERS, PROMPT_CHARACTERS, SHIPPED, Persona
from voiceapp.core.settings import Settings
from voiceapp.engines.catalog import find


class Personas(Protocol):
    """What is needed of :class:`voiceapp.storage.facts.PersonaStore`."""

    async def list(self) -> list[Persona]:
        """The stored personas."""

    async def put(self, persona: Persona) -> None:
        """Store a persona, in the place of one of the same name."""

    async def remove(self, name: str) -> bool:
        """Delete a persona; False when there is none of that name."""


class PersonasService:
    """The personas: the one that the settings describe, those that come with the program, and the user's own."""

    def __init__(self, store: Personas, settings: Settings, bus: EventBus) -> None:
        self._store = store
        self._settings = settings
        self._bus = bus
        self._own: tuple[Persona, ...] = ()
        self._aside: set[str] = set()

    async def load(self) -> None:
        """Read the user's own personas."""
        self._own = tuple(await self._store.list())

    @property
    def chosen(self) -> Persona:
        """Who answers; the default one where the chosen name is unknown, or set aside."""
        return self._find(self._settings.text("talk.persona_name")) or self._default

    async def list(self) -> list[Persona]:
        """Every persona but those set aside, the default one first."""
        await self.load()
        return [self._default, *self._others()]

    async def get(self, name: str) -> Persona:
        """A persona by its name, in any case. Raises VoiceAppError ``persona-unknown``."""
        await self.load()
        found = self._find(name)
        if found is None:
            names = ", ".join(persona.name for persona in await self.list())
            raise VoiceAppError("persona-unknown", f"There is no persona {name}.", f"Choose one of: {names}.")
        return found

    async def choose(self, name: str) -> None:
        """Let a persona answer from the next turn on. Raises VoiceAppError ``persona-unknown``."""
        persona = await self.get(name)
        self._settings.set("talk.persona_name", "" if persona.name == DEFAULT else persona.name)

    async def add(self, persona: Persona) -> None:
        """Make a persona. Raises VoiceAppError ``persona-exists`` and for what cannot be."""
        await self.load()
        if self._find(persona.name):
            raise VoiceAppError(
                "persona-exists", f"There is a persona {persona.name} already.", "Take another name, or edit it."
            )
        await self._put(persona)

    async def edit(self, name: str, persona: Persona) -> None:
        """Change a persona, its name too. Raises VoiceAppError."""
        old = await self.get(name)
        if old.name == DEFAULT:
            if persona.name != DEFAULT:
                raise VoiceAppError("persona-default", f"{DEFAULT} keeps its name.", "Add a persona instead.")
            self._settings.set("talk.persona", persona.prompt)
            self._settings.set("engines.voice", persona.voice)
            self._bus.publish(PersonasChanged())
            return
        other = self._find(persona.name)
        if other and other.name != old.name:
            raise VoiceAppError(
                "persona-exists", f"There is a persona {persona.name} already.", "Take another name."
            )
        chosen = self.chosen.name
        await self._put(persona)
        if persona.name != old.name:
            await self._store.remove(old.name)
            await self.load()
            if chosen == old.name:
                self._settings.set("talk.persona_name", persona.name)
            self._bus.publish(PersonasChanged())

    def set_aside(self, name: str, aside: bool) -> None:
        """Let a persona of the user's not answer while it waits to be deleted; it stays stored, and chosen."""
        (self._aside.add if aside else self._aside.discard)(name)
        self._bus.publish(PersonasChanged())

    async def remove(self, name: str) -> None:
        """Delete a persona of the user's; a changed one of the program's is as it was. Raises VoiceAppError."""
        stored = name if name in self._aside else (await self.get(name)).name
        if not await self._store.remove(stored):
            raise VoiceAppError(
                "persona-shipped", f"{stored} comes with the program and stays.", "Choose another persona."
            )
        await self.load()
        if self.chosen.name == DEFAULT and self._settings.text("talk.persona_name"):
            self._settings.set("talk.persona_name", "")
        self._bus.publish(PersonasChanged())

    @property
    def _default(self) -> Persona:
        settings = self._settings
        return Persona(DEFAULT, settings.text("talk.persona"), settings.text("engines.voice"), shipped=True)

    def _others(self) -> builtins.list[Persona]:
        shipped = {persona.name for persona in SHIPPED}
        kept = (persona for persona in self._own if persona.name not in self._aside)
        own = [replace(persona, shipped=persona.name in shipped) for persona in kept]
        changed = {persona.name for persona in own}
        return [*(persona for persona in SHIPPED if persona.name not in changed), *own]

    def _find(self, name: str) -> Persona | None:
        wanted = name.strip().casefold()
        return next((p for p in (self._default, *self._others()) if p.name.casefold() == wanted), None)

    async def _put(self, persona: Persona) -> None:
        await self._store.put(_checked(persona))
        await self.load()
        self._bus.publish(PersonasChanged())


def _checked(persona: Persona) -> Persona:
    """The persona as it is stored. Raises VoiceAppError for what cannot be."""
    name, language = " ".join(persona.name.split()), persona.language.strip()
    if not name or len(name) > NAME_CHARACTERS:
        raise VoiceAppError("persona-name", f"A name has 1 to {NAME_CHARACTERS} characters.", "Take another name.")
    if not persona.prompt.strip() or len(persona.prompt) > PROMPT_CHARACTERS:
        raise VoiceAppError(
            "persona-prompt",
            f"What a persona is told has 1 to {PROMPT_CHARACTERS} characters.",
            "Say how it is to answer.",
        )
    if language not in ("", "auto") and language_name(language) == language:
        raise VoiceAppError(
            "language-unknown", f"There is no language {language}.", "Use a code such as en or de, or auto."
        )
    if persona.engine:
        find(persona.engine, "llm")
    return replace(
        persona,
        name=name,
        prompt=persona.prompt.strip(),
        voice=persona.voice.strip(),
        language=family(language),
    )
