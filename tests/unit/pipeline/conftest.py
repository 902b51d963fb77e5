from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from tests.fakes.models import FakeTools, ScriptedChat, ScriptedReply, ScriptedSynthesizer, ScriptedTranscriber
from tests.fakes.sound import FakeSound
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Event, EventBus, TurnFinished
from voiceapp.core.protocols import SoundOptions
from voiceapp.pipeline.commands import Command
from voiceapp.pipeline.options import Engines, TalkOptions
from voiceapp.pipeline.talk import Talk

E = TypeVar("E", bound=Event)


@dataclass
class Rig:
    """A talk over fakes, with everything that it told."""

    sound: FakeSound
    transcriber: ScriptedTranscriber
    chat: ScriptedChat
    synthesizer: ScriptedSynthesizer
    tools: FakeTools
    options: TalkOptions
    talk: Talk
    told: list[Event]
    paced: list[Command]
    engines_error: VoiceAppError | None = None

    def all(self, kind: type[E]) -> list[E]:
        return [event for event in self.told if isinstance(event, kind)]

    async def finished(self, count: int = 1) -> list[TurnFinished]:
        """Wait until ``count`` turns are finished and all is quiet."""
        while len(self.all(TurnFinished)) < count:
            await asyncio.sleep(0.05)
        await self.talk.quiet()
        return self.all(TurnFinished)


@asynccontextmanager
async def talking(
    *heard: str,
    replies: Mapping[str, ScriptedReply] | None = None,
    tools: FakeTools | None = None,
    sound: FakeSound | None = None,
    second: ScriptedTranscriber | None = None,
    **options: Any,
) -> AsyncIterator[Rig]:
    """A running talk that hears ``heard``, one after the other, and answers from ``replies``."""
    bus = EventBus()
    told: list[Event] = []
    paced: list[Command] = []
    bus.subscribe(Event, told.append)
    sound = sound or FakeSound()
    rig: Rig

    def pace(command: Command) -> str:
        paced.append(command)
        return f"Now {command}."

    transcriber, synthesizer = ScriptedTranscriber(*heard), ScriptedSynthesizer()
    chat = ScriptedChat(replies or {})
    tools = tools or FakeTools()

    def engines() -> Engines:
        if rig.engines_error:
            raise rig.engines_error
        return Engines(transcriber, chat, synthesizer, second=second)

    talk = Talk(sound, tools, bus, lambda: rig.options, engines, pace)
    rig = Rig(
        sound,
        transcriber,
        chat,
        synthesizer,
        tools,
        TalkOptions(**options),
        talk,
        told,
        paced,
    )
    await sound.open(SoundOptions())
    await talk.set_listening(True)
    running = asyncio.create_task(talk.run())
    try:
        yield rig
    finally:
        await sound.close()
        with contextlib.suppress(asyncio.CancelledError):
            await running
