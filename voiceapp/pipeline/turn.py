"""One turn: what was said, what was answered, what was heard of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import numpy as np

from voiceapp.core.events import TurnFinished
from voiceapp.core.frames import SPEECH_RATE, Audio, AudioChunk, Heard, ToolCall
from voiceapp.core.protocols import Message
from voiceapp.core.usage import Usage
from voiceapp.pipeline.endpointing import Endpointer, Moment
from voiceapp.pipeline.heard import SpokenReply
from voiceapp.pipeline.partials import StablePartials
from voiceapp.pipeline.timeline import Timeline
from voiceapp.pipeline.utterance_sound import SoundMeter


class Utterance:
    """The sound of one utterance on its way from the microphone to the transcriber.

    At a pause the sound so far is given to the end, so that a transcript can be made; when the user goes on
    it is given again from the beginning, as a new revision. ``moved`` is set when that happens and at the end,
    ``transcribed`` once the sound up to a pause or the end was understood.
    """

    def __init__(self, endpointer: Endpointer) -> None:
        self.endpointer = endpointer
        self.partials = StablePartials()
        self.sound = SoundMeter()
        self.heard: list[Audio] = []
        self.ended = asyncio.Event()
        self.moved = asyncio.Event()
        self.transcribed = asyncio.Event()
        self.revision = 0
        self._frames: asyncio.Queue[Audio | None] = asyncio.Queue()

    def feed(self, chunk: AudioChunk) -> Moment:
        """Take a captured frame; tells what it brought about."""
        frame = Audio(chunk.samples, SPEECH_RATE)
        self.sound.feed(chunk)
        self.heard.append(frame)
        was_paused = self.endpointer.paused
        moment = self.endpointer.feed(chunk)
        if moment == "went_on":
            self.revision += 1
            self.transcribed.clear()
            self._frames = asyncio.Queue()
            self._frames.put_nowait(self.whole())
            self.moved.set()
        elif not was_paused:
            self._frames.put_nowait(frame)
            if moment == "pause":
                self._frames.put_nowait(None)
        return moment

    def end(self) -> None:
        """No more sound comes."""
        if not self.endpointer.paused:
            self._frames.put_nowait(None)
        self.ended.set()
        self.moved.set()

    def whole(self) -> Audio:
        """All that was heard so far: mono, 16 kHz."""
        return Audio(np.concatenate([frame.samples for frame in self.heard]), SPEECH_RATE)

    async def frames(self) -> AsyncIterator[Audio]:
        """The frames of the newest revision, until the utterance pauses or ends."""
        frames = self._frames
        while (frame := await frames.get()) is not None:
            yield frame


class Turn:
    """The state of a turn; ``number`` marks everything that it makes.

    ``undisturbed``: when the user began, nothing was being answered or played. ``into``: the turn that was being
    answered when the user spoke. ``tainted``: a tool that it used
    brought words from outside.
    """

    def __init__(self, number: int, utterance: Utterance | None = None) -> None:
        self.number = number
        self.utterance = utterance
        self.interrupted = False
        self.aloud = True
        self.kept = True
        self.undisturbed = True
        self.into: Turn | None = None
        self.played = asyncio.Event()
        self.silenced = asyncio.Event()
        self.over = asyncio.Event()
        self.heard_s = 0.0
        self.forget()

    def forget(self) -> None:
        """Nothing was understood or answered yet: what was prepared in a pause is void."""
        self.timeline = Timeline()
        self.transcript = ""
        self.language: str | None = None
        self.forget_answer()

    def forget_answer(self) -> None:
        """What was prepared as the answer is void; what was understood stays."""
        self.timeline.take_back("first_token", "first_sentence", "first_audio")
        self.remark = ""
        self.tainted = False
        self.usage: Usage | None = None
        self.reply = ""
        self.spoken = SpokenReply()
        self.unspoken: int | None = None  # where a short answer stopped to be spoken
        self.offered_s: float | None = None  # when the offer of the rest begins, in its speech
        self._messages: list[Message] = []

    @property
    def typed(self) -> bool:
        """True when the turn came from the keyboard."""
        return self.utterance is None

    def used_tool(self, call: ToolCall, result: str, outside: bool = False) -> None:
        """Remember a tool call and its result for the history; ``outside``: its words are somebody else's."""
        self.tainted = self.tainted or outside
        self._messages += [Message("assistant", "", call), Message("tool", result, call)]

    def read(self, usage: Usage) -> None:
        """The chat model has read a prompt; the first of the turn is the one that the user waited for."""
        self.usage = self.usage or usage

    def request(self) -> list[Message]:
        """What the chat model has to answer now: the user's words with a remark, then the tools used so far.

        The remark stays in the history, so that the next prompt begins as this one did.
        """
        said = f"{self.transcript}\n{self.remark}".rstrip()
        return [Message("user", said), *self._messages] if self.transcript else self._messages

    @property
    def sounded(self) -> bool:
        """True once something of its speech left the loudspeakers."""
        return self.timeline.reached("first_sound")

    @property
    def rings(self) -> bool:
        """True when its speech was given to the loudspeakers: the room rings a little longer."""
        return bool(self.spoken.words)

    @property
    def offering(self) -> bool:
        """True once the offer of the rest can be heard."""
        return self.offered_s is not None and self.heard_s >= self.offered_s

    def on_heard(self, heard: Heard) -> None:
        """Take the playback clock's position."""
        self.heard_s = max(self.heard_s, heard.heard_s)
        if heard.done:
            self.played.set()

    @property
    def heard(self) -> int:
        """Characters of the reply that reached the user."""
        if not self.interrupted:
            return len(self.reply) if self.unspoken is None or not self.aloud else self.unspoken
        return self.spoken.heard_until(self.heard_s) if self.aloud else len(self.reply)

    def finished(self, conversation: int) -> TurnFinished:
        """What is told of the turn once it is over."""
        return TurnFinished(
            self.number,
            conversation,
            self.transcript,
            self.reply,
            self.heard,
            self.language,
            self.interrupted,
            self.timeline.as_ms(),
            self.typed,
            self.usage,
            self.tainted,
        )

    def messages(self) -> list[Message]:
        """What the history keeps: of the reply only the part that was heard."""
        return [*self.request(), Message("assistant", self.reply[: self.heard].rstrip())]
