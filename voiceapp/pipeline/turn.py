"""One turn: what was said, what was answered, what was heard of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from voiceapp.core.frames import SPEECH_RATE, Audio, AudioChunk, Heard, ToolCall
from voiceapp.core.protocols import Message
from voiceapp.pipeline.endpointing import Endpointer
from voiceapp.pipeline.heard import SpokenReply
from voiceapp.pipeline.timeline import Timeline


class Utterance:
    """The sound of one utterance on its way from the microphone to the transcriber."""

    def __init__(self, endpointer: Endpointer) -> None:
        self.endpointer = endpointer
        self.ended = asyncio.Event()
        self._frames: asyncio.Queue[Audio | None] = asyncio.Queue()

    def feed(self, chunk: AudioChunk) -> bool:
        """Take a captured frame; True when it ends the utterance."""
        self._frames.put_nowait(Audio(chunk.samples, SPEECH_RATE))
        return self.endpointer.feed(chunk)

    def end(self) -> None:
        """No more sound comes."""
        self._frames.put_nowait(None)
        self.ended.set()

    async def frames(self) -> AsyncIterator[Audio]:
        """The frames, until the utterance's end."""
        while (frame := await self._frames.get()) is not None:
            yield frame


class Turn:
    """The state of a turn; ``number`` marks everything that it makes.

    ``undisturbed``: when the user began, nothing was being answered or played. ``tainted``: a tool that it used
    brought words from outside.
    """

    def __init__(self, number: int, utterance: Utterance | None = None) -> None:
        self.number = number
        self.utterance = utterance
        self.timeline = Timeline()
        self.transcript = ""
        self.language: str | None = None
        self.reply = ""
        self.interrupted = False
        self.aloud = True
        self.kept = True
        self.undisturbed = True
        self.tainted = False
        self.spoken = SpokenReply()
        self.played = asyncio.Event()
        self.silenced = asyncio.Event()
        self.over = asyncio.Event()
        self.heard_s = 0.0
        self._messages: list[Message] = []

    @property
    def typed(self) -> bool:
        """True when the turn came from the keyboard."""
        return self.utterance is None

    def used_tool(self, call: ToolCall, result: str, outside: bool = False) -> None:
        """Remember a tool call and its result for the history; ``outside``: its words are somebody else's."""
        self.tainted = self.tainted or outside
        self._messages += [Message("assistant", "", call), Message("tool", result, call)]

    def request(self) -> list[Message]:
        """What the chat model has to answer now: the user's words, then the tools used so far."""
        return [Message("user", self.transcript), *self._messages] if self.transcript else self._messages

    @property
    def rings(self) -> bool:
        """True when its speech was given to the loudspeakers: the room rings a little longer."""
        return self.aloud and bool(self.spoken.words)

    def on_heard(self, heard: Heard) -> None:
        """Take the playback clock's position."""
        self.heard_s = max(self.heard_s, heard.heard_s)
        if heard.done:
            self.played.set()

    @property
    def heard(self) -> int:
        """Characters of the reply that reached the user."""
        if not self.interrupted:
            return len(self.reply)
        return self.spoken.heard_until(self.heard_s) if self.aloud else len(self.reply)

    def messages(self) -> list[Message]:
        """What the history keeps: of the reply only the part that was heard."""
        return [*self.request(), Message("assistant", self.reply[: self.heard].rstrip())]
