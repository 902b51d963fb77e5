"""Scripted engines and tools in memory, for tests of the pipeline."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Segment, Speech, ToolCall, Transcript, Word
from voiceapp.core.protocols import (
    Capabilities,
    ChatOptions,
    ListenOptions,
    Message,
    SpeakOptions,
    ToolResult,
    ToolSpec,
    TranscriptionProgress,
)

RATE = 16_000


class ScriptedTranscriber:
    """Hears the next text of its script in each utterance, whatever its sound; ``delay_s`` after its end."""

    capabilities = Capabilities(streaming=True, scores=("confidence",))

    def __init__(self, *texts: str, delay_s: float = 0.0, confidence: float | None = None) -> None:
        self.texts = list(texts)
        self.delay_s = delay_s
        self.confidence = confidence
        self.language = "en"
        self.languages: dict[str, str] = {}  # of texts in another one
        self.error: VoiceAppError | None = None
        self.heard_s: list[float] = []

    async def listen(
        self, turn: int, audio: AsyncIterator[Audio], options: ListenOptions
    ) -> AsyncIterator[Transcript]:
        words = (self.texts.pop(0) if self.texts else "").split()
        seconds = 0.0
        shown = 0
        async for part in audio:
            seconds += part.duration_s
            if seconds > (shown + 1) * 0.3 and shown < len(words):
                shown += 1
                yield Transcript(turn, " ".join(words[:shown]), final=False)
        self.heard_s.append(seconds)
        await asyncio.sleep(self.delay_s)
        if self.error:
            raise self.error
        segment = Segment(" ".join(words), 0.0, seconds)
        language = self.languages.get(segment.text, self.language)
        yield Transcript(turn, segment.text, True, language, (segment,), self.confidence)

    async def transcribe(
        self, audio: AsyncIterator[Audio], options: ListenOptions
    ) -> AsyncIterator[TranscriptionProgress]:
        seconds = 0.0
        async for part in audio:
            seconds += part.duration_s
        self.heard_s.append(seconds)
        await asyncio.sleep(self.delay_s)
        if self.error:
            raise self.error
        for text in self.texts:
            yield TranscriptionProgress(Segment(text, 0.0, seconds), seconds, "en")


ScriptedReply = str | ToolCall | list[ToolCall] | VoiceAppError


class ScriptedChat:
    """Answers from a table of user text -> reply, piece by piece; a reply may be tool calls or an error."""

    capabilities = Capabilities(streaming=True, tools=True)

    def __init__(self, replies: Mapping[str, ScriptedReply], delay_s: float = 0.0, per_word_s: float = 0.0) -> None:
        self.replies = dict(replies)
        self.delay_s = delay_s
        self.per_word_s = per_word_s
        self.prompts: list[list[Message]] = []
        self.cancelled = 0

    async def reply(
        self, messages: Sequence[Message], tools: Sequence[ToolSpec], options: ChatOptions
    ) -> AsyncIterator[str | ToolCall]:
        self.prompts.append(list(messages))
        last = messages[-1]
        answer = f"Tool says {last.text}." if last.role == "tool" else self.replies.get(last.text, "I do not know.")
        await asyncio.sleep(self.delay_s)
        if isinstance(answer, VoiceAppError):
            raise answer
        if isinstance(answer, ToolCall | list):
            for call in answer if isinstance(answer, list) else [answer]:
                yield call
            return
        try:
            for number, word in enumerate(answer.split(" ")):
                yield word if number == 0 else f" {word}"
                await asyncio.sleep(self.per_word_s)
        except (GeneratorExit, asyncio.CancelledError):
            self.cancelled += 1
            raise


class ScriptedSynthesizer:
    """Speaks every word in ``word_s`` seconds, a chunk a word, ``delay_s`` before the first of a sentence."""

    def __init__(self, word_s: float = 0.25, delay_s: float = 0.0, timed: bool = True) -> None:
        self.word_s = word_s
        self.delay_s = delay_s
        self.timed = timed
        self.spoken: list[str] = []
        self.options: list[SpeakOptions] = []
        self.error: VoiceAppError | None = None

    @property
    def capabilities(self) -> Capabilities:
        return Capabilities(streaming=True, word_times="exact" if self.timed else "none")

    async def speak(self, turn: int, sentence: int, text: str, options: SpeakOptions) -> AsyncIterator[Speech]:
        if self.error:
            raise self.error
        self.spoken.append(text)
        self.options.append(options)
        await asyncio.sleep(self.delay_s)
        position = 0
        for number, word in enumerate(text.split()):
            start = text.index(word, position)
            position = start + len(word)
            times = (number * self.word_s, (number + 1) * self.word_s)
            words = (Word(word, *times, None, True, start, position),) if self.timed else ()
            samples = np.zeros(round(self.word_s * RATE), np.float32)
            yield Speech(turn, sentence, Audio(samples, RATE), words)


class FakeTools:
    """Runs tools from a table of name -> result; each takes as many seconds as ``takes_s`` says."""

    def __init__(self, **results: ToolResult) -> None:
        self.results = results
        self.calls: list[ToolCall] = []
        self.specs: Sequence[ToolSpec] = [ToolSpec(name, name, {"type": "object"}) for name in results]
        self.takes_s: dict[str, float] = {}

    def check(self, call: ToolCall) -> ToolCall:
        return call

    async def run(self, call: ToolCall) -> ToolResult:
        await asyncio.sleep(self.takes_s.get(call.name, 0.0))
        self.calls.append(call)
        return self.results.get(call.name, ToolResult({"error": "There is no such tool."}, "I cannot do that."))
