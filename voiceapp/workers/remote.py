"""The pipeline's protocols over an engine's process.

Each of them asks a provider for the worker at every call, so a worker that crashed is replaced at the next
call without anybody's doing. Closing one of the async iterators early cancels the engine's call.
"""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Segment, Speech, ToolCall, Transcript, Word
from voiceapp.core.protocols import (
    Capabilities,
    ChatOptions,
    ListenOptions,
    Message,
    SpeakOptions,
    ToolSpec,
    TranscriptionProgress,
)
from voiceapp.core.usage import Usage
from voiceapp.workers.calls import Call
from voiceapp.workers.client import Worker
from voiceapp.workers.priority import Gate

Provider = Callable[[], Awaitable[Worker]]
"""Gives the loaded worker, starting it when there is none."""


class Remote:
    """What all remote engines share: provider, gate and the capabilities known so far."""

    def __init__(self, provider: Provider, capabilities: Capabilities, gate: Gate | None = None) -> None:
        self._provider = provider
        self._capabilities = capabilities
        self._gate = gate or Gate()

    @property
    def capabilities(self) -> Capabilities:
        """The catalog's, completed by the engine once it was loaded."""
        return self._capabilities

    async def load(self) -> None:
        """Load the engine before it is needed. Raises what loading raises."""
        await self._worker()

    async def _worker(self) -> Worker:
        worker = await self._provider()
        self._capabilities = worker.capabilities or self._capabilities
        return worker

    @contextlib.asynccontextmanager
    async def _live(
        self, method: str, arguments: Mapping[str, Any], inputs: AsyncIterator[Any] | None = None
    ) -> AsyncIterator[Call]:
        worker = await self._worker()
        with self._gate.live():
            async with worker.call(method, arguments, inputs) as call:
                yield call


class RemoteTranscriber(Remote):
    """A :class:`~voiceapp.core.protocols.Transcriber`."""

    async def listen(
        self, turn: int, audio: AsyncIterator[Audio], options: ListenOptions
    ) -> AsyncIterator[Transcript]:
        """Transcribe while the user speaks: partial transcripts, then the final one."""
        arguments = asdict(options)
        among = list(arguments.pop("languages"))
        if among and self.capabilities.detects_among:
            arguments["languages"] = among
        if options.partials:
            del arguments["partials"]  # engines make them unless told not to
        async with self._live("listen", arguments, audio) as call:
            async for part in call:
                yield Transcript(turn, str(part["text"]), False)
            told = await call.result
            yield Transcript(
                turn=turn,
                text=str(told["text"]),
                final=True,
                language=told.get("language"),
                segments=tuple(segment_of(item) for item in told.get("segments", ())),
                confidence=told.get("confidence"),
                language_probability=told.get("language_probability"),
            )

    async def transcribe(
        self, audio: AsyncIterator[Audio], options: ListenOptions
    ) -> AsyncIterator[TranscriptionProgress]:
        """Transcribe a recording of any length, as batch work: the talk's calls go first."""
        worker = await self._worker()
        async with self._gate.batch():
            paced = self._gate.paced(audio)
            arguments = asdict(options)
            del arguments["languages"], arguments["partials"]
            async with worker.call("transcribe", arguments, paced, batch=True) as call:
                async for part in call:
                    yield TranscriptionProgress(
                        segment_of(part), float(part.get("done_s") or part["end_s"]), part.get("language")
                    )


class RemoteTurnDetector(Remote):
    """A :class:`~voiceapp.core.protocols.TurnDetector`."""

    async def complete(self, audio: Audio) -> float:
        """The probability that the turn is over."""
        longest = self.capabilities.max_seconds
        heard = audio.samples if longest is None else audio.samples[-round(longest * audio.rate) :]
        async with self._live("complete", {"audio": Audio(heard, audio.rate)}) as call:
            return float(await call.result)


class RemoteChatModel(Remote):
    """A :class:`~voiceapp.core.protocols.ChatModel`."""

    async def reply(
        self, messages: Sequence[Message], tools: Sequence[ToolSpec], options: ChatOptions
    ) -> AsyncIterator[str | ToolCall]:
        """Stream the answer: pieces of text, or tool calls."""
        schema = options.json_schema
        arguments = {
            "messages": [_message(message) for message in messages],
            "tools": [
                {
                    **{key: getattr(tool, key) for key in ("name", "description", "effect")},
                    "parameters": dict(tool.parameters),
                }
                for tool in tools
            ],
            "temperature": options.temperature,
            "max_tokens": options.max_tokens,
            "seed": options.seed,
            "json_schema": None if schema is None else dict(schema),
        }
        async with self._live("reply", arguments) as call:
            async for part in call:
                if options.on_usage and (usage := part.get("usage")):
                    options.on_usage(Usage(int(usage["prompt_tokens"]), int(usage["cached_tokens"])))
                asked = part.get("call")
                if asked is None:
                    yield str(part["text"])
                else:
                    yield ToolCall(str(asked["name"]), dict(asked["arguments"]), str(asked.get("id") or ""))


class RemoteSynthesizer(Remote):
    """A :class:`~voiceapp.core.protocols.Synthesizer`."""

    async def speak(self, turn: int, sentence: int, text: str, options: SpeakOptions) -> AsyncIterator[Speech]:
        """Speak one sentence, in parts as they are made. Raises VoiceAppError ``engine-cannot-clone`` too."""
        arguments = {"text": text, **_speak_arguments(options, self.capabilities)}
        async with self._live("speak", arguments) as call:
            async for part in call:
                words = tuple(word_of(item) for item in part.get("words", ()))
                yield Speech(turn, sentence, part["audio"], words)

    async def voices(self) -> list[dict[str, str]]:
        """The voices: name and language of each."""
        async with self._live("voices", {}) as call:
            return [{"name": str(item["name"]), "language": str(item["language"])} for item in await call.result]


def cannot_clone() -> VoiceAppError:
    """The error for an engine without the gift."""
    return VoiceAppError(
        "engine-cannot-clone",
        "The engine that speaks cannot take on a voice from samples.",
        "Choose one that can: XTTS or SpeechT5.",
    )


def require_cloning(options: SpeakOptions, capabilities: Capabilities) -> None:
    """Raise VoiceAppError ``engine-cannot-clone`` where an engine is to speak as a voice that it cannot take on."""
    if options.timbre is not None and not capabilities.cloning:
        raise cannot_clone()


def _speak_arguments(options: SpeakOptions, capabilities: Capabilities) -> dict[str, Any]:
    """What an engine is told: a timbre, a temperature or phonemes only where there are and it can follow."""
    require_cloning(options, capabilities)
    told = {item.name: getattr(options, item.name) for item in fields(options)}
    if options.timbre is None:
        del told["timbre"]
    if options.temperature is None or not capabilities.temperature:
        del told["temperature"]
    if not options.phonemes or not capabilities.phonemes:
        del told["phonemes"]
    return told


def word_of(told: Mapping[str, Any]) -> Word:
    """A word as engines send it."""
    return Word(
        text=str(told["text"]),
        start_s=float(told["start_s"]),
        end_s=float(told["end_s"]),
        probability=told.get("probability"),
        exact=bool(told.get("exact", True)),
        start=int(told.get("start", -1)),
        end=int(told.get("end", -1)),
    )


def segment_of(told: Mapping[str, Any]) -> Segment:
    """A segment as engines send it."""
    return Segment(
        text=str(told["text"]),
        start_s=float(told["start_s"]),
        end_s=float(told["end_s"]),
        words=tuple(word_of(word) for word in told.get("words") or ()),
        avg_logprob=told.get("avg_logprob"),
        no_speech_prob=told.get("no_speech_prob"),
        compression_ratio=told.get("compression_ratio"),
    )


def _message(message: Message) -> dict[str, Any]:
    call = message.call
    return {
        "role": message.role,
        "text": message.text,
        "call": None if call is None else {"name": call.name, "arguments": dict(call.arguments), "id": call.id},
    }
