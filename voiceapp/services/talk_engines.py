"""The engines that a talk uses: which they are, and loading them before they are needed."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, Notice
from voiceapp.core.protocols import Task
from voiceapp.core.settings import Settings
from voiceapp.pipeline.options import Engines
from voiceapp.pipeline.wake_text import WithoutPhrase
from voiceapp.services.character import Character
from voiceapp.services.engines import EngineService


class TalkEngines:
    """Those that the settings name, or the persona that answers."""

    def __init__(self, settings: Settings, engines: EngineService, character: Character, bus: EventBus) -> None:
        self._settings = settings
        self._engines = engines
        self._character = character
        self._bus = bus

    def titles(self) -> dict[Task, str]:
        """What hears, thinks and speaks, by the names that users know."""
        titles: dict[Task, str] = {task: self._engines.title(task) for task in ("asr", "llm", "tts")}
        asked = self._character.persona.engine
        return titles | {"llm": self._engines.title("llm", asked)} if asked else titles

    def engines(self) -> Engines:
        """What the next turn is to use; a wake phrase is no part of what was said."""
        engines = self._character.in_use()
        if self._settings.text("talk.start") != "wake":
            return engines
        phrase = self._settings.text("talk.wake_phrase")
        return replace(engines, transcriber=WithoutPhrase(engines.transcriber, phrase))

    async def prepare(self, tasks: Sequence[Task]) -> None:
        """Load those of ``tasks``, and what the settings want beside them, side by side. Raises VoiceAppError."""
        asked = {"llm": self._character.persona.engine}
        loading = (self._engines.prepare(task, asked.get(task, "")) for task in tasks)
        beside = (self._prepare_turns(), self.prepare_wake(), self._engines.prepare_second_opinion())
        await asyncio.gather(*loading, *beside)

    async def prepare_wake(self) -> None:
        """Where a wake phrase is needed, be able to hear it at once. Raises VoiceAppError where it cannot be."""
        if self._settings.text("talk.start") == "wake":
            await self._engines.prepare("wake")
            await self._engines.spotter().check(self._settings.text("talk.wake_phrase"))

    async def _prepare_turns(self) -> None:
        """Load what tells whether a turn is over, where one is chosen; a talk goes on without it."""
        try:
            await self._engines.prepare("turn")
        except VoiceAppError as error:
            self._bus.publish(Notice("warning", error.message, error.next_step, "models", error.code))
