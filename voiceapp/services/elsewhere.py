"""Engines on other computers as the talk uses them: one that fails is replaced by one of this computer.

Never the other way round: a local engine's failure sends nothing anywhere.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Generic, Protocol, TypeVar

from voiceapp.core.connections import REMOTE_TASKS, Connection, connection_name, require_allowed
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, ModelsChanged, Notice, SettingChanged, TalkStateChanged
from voiceapp.core.frames import Audio, Speech, ToolCall, Transcript
from voiceapp.core.logs import log
from voiceapp.core.protocols import (
    Capabilities,
    ChatModel,
    ChatOptions,
    ListenOptions,
    Message,
    SpeakOptions,
    Synthesizer,
    Task,
    ToolSpec,
    Transcriber,
    TranscriptionProgress,
)
from voiceapp.core.records import ModelInfo
from voiceapp.core.settings import Settings
from voiceapp.services.connections import ConnectionsService
from voiceapp.services.file_sound import close_stream
from voiceapp.services.sending import Sending
from voiceapp.workers.http_chat import HttpChatModel
from voiceapp.workers.http_link import Link
from voiceapp.workers.http_speech import HttpSynthesizer
from voiceapp.workers.http_transcriber import HttpTranscriber, Served
from voiceapp.workers.http_words import HttpProblem

T = TypeVar("T")
E = TypeVar("E")

TELL_AGAIN_S = 20.0
"""A host that fails for hearing, thinking and speaking of one turn is told once."""

_INSTEAD: dict[Task, str] = {"asr": "listened", "llm": "answered", "tts": "spoke"}


class LocalEngines(Protocol):
    """The engines of this computer."""

    async def ready(self, task: Task) -> str:
        """Load the best one for a task, and give its text. Raises VoiceAppError."""

    def transcriber(self, text: str, /) -> Transcriber:
        """What hears."""

    def chat(self, text: str, /) -> ChatModel:
        """What thinks."""

    def synthesizer(self, text: str, /) -> Synthesizer:
        """What speaks."""


class Elsewhere:
    """Makes engines of connections, "" for none. ``local`` are those that take over."""

    def __init__(
        self,
        connections: ConnectionsService,
        settings: Settings,
        bus: EventBus,
        sending: Sending,
        local: LocalEngines,
    ) -> None:
        self.connections = connections
        self.local = local
        self._settings = settings
        self._bus = bus
        self._sending = sending
        self._served: dict[Connection, Served] = {}
        self._told: dict[str, float] = {}
        self._talking = False
        bus.subscribe(TalkStateChanged, self._on_talk)
        bus.subscribe(SettingChanged, lambda _: self._hold())
        bus.subscribe(ModelsChanged, lambda _: self._hold())

    def transcriber(self, name: str) -> Transcriber:
        """What hears by a connection."""
        return FallingOverTranscriber(Far(self, "asr", name, lambda link: HttpTranscriber(link, self.served(link))))

    def chat(self, name: str) -> ChatModel:
        """What thinks by a connection."""
        return FallingOverChat(Far(self, "llm", name, HttpChatModel))

    def synthesizer(self, name: str) -> Synthesizer:
        """What speaks by a connection."""
        return FallingOverSynthesizer(Far(self, "tts", name, HttpSynthesizer))

    def title(self, name: str) -> str:
        """The connection as chips show it: model and host."""
        connection = self.connections.known.get(name)
        return connection.title if connection else name

    def hosts(self) -> dict[Task, str]:
        """The other computers that the talk's engines are on, by task."""
        found: dict[Task, str] = {}
        for task in REMOTE_TASKS:
            name = connection_name(self._settings.text(f"engines.{task}"))
            connection = self.connections.known.get(name or "")
            if connection and connection.sends_out and self._allowed(connection):
                found[task] = connection.host
        return found

    def served(self, link: Link) -> Served:
        """What is known of what a server serves."""
        return self._served.setdefault(link.connection, Served())

    def tell(self, problem: VoiceAppError, task: Task, host: str, pause_s: float = 0.0) -> None:
        """One notice for what happened and who took over; ``pause_s``: for so long the other is left alone."""
        log("remote", "failed", code=problem.code, task=task)
        now = asyncio.get_running_loop().time()
        if now < self._told.get(host, -TELL_AGAIN_S) + TELL_AGAIN_S:
            return
        self._told[host] = now
        on = f", and goes on so for {pause_s:.0f} s" if pause_s else ""
        sentence = f"{problem.message} This computer {_INSTEAD[task]} instead{on}."
        self._bus.publish(Notice("warning", sentence, problem.next_step, "models", problem.code))

    def _allowed(self, connection: Connection) -> bool:
        try:
            require_allowed(connection, self._settings.flag("privacy.offline"))
        except VoiceAppError:
            return False
        return True

    def _on_talk(self, event: TalkStateChanged) -> None:
        self._talking = event.state != "off"
        self._hold()

    def _hold(self) -> None:
        """A running talk may send at any moment, and the window says so."""
        self._sending.hold("talk", self.hosts().values() if self._talking else ())


class Far(Generic[E]):
    """One engine elsewhere during one turn (or one file): asked until it fails, then no more."""

    def __init__(self, elsewhere: Elsewhere, task: Task, name: str, make: Callable[[Link], E]) -> None:
        self._elsewhere = elsewhere
        self._task = task
        self._name = name
        self._make = make
        self._down = not name

    @property
    def local(self) -> LocalEngines:
        """Those that take over."""
        return self._elsewhere.local

    async def ready(self) -> str:
        """The engine of this computer that takes over, loaded."""
        return await self._elsewhere.local.ready(self._task)

    async def parts(self, ask: Callable[[E], AsyncIterator[T]], whole: bool = False) -> AsyncIterator[T]:
        """What the engine gives. When it fails that is told and the parts end early: :attr:`down` is true then.

        ``whole``: what was given cannot be taken up by another engine, so a failure after that is raised.
        """
        if self.down:
            return
        connections, now = self._elsewhere.connections, asyncio.get_running_loop().time
        try:
            connection = await connections.get(self._name, self._task)
            breaker = connections.breaker(connection)
            if not breaker.closed(now()):
                self._down = True
                return
            link = connections.link(connection)
        except VoiceAppError as problem:
            self._down = True
            self._elsewhere.tell(problem, self._task, self._name)
            return
        begun = False
        try:
            async with closing(ask(self._make(link))) as stream:
                async for part in stream:
                    begun = True
                    yield part
            breaker.worked()
        except HttpProblem as problem:  # what goes wrong with the caller's own input is no failure of the server
            self._down = True
            breaker.failed(problem, now())
            if problem.code == "remote-key":
                connections.forget_key(self._name)
            if begun and whole:
                raise
            self._elsewhere.tell(problem, self._task, connection.host, breaker.left_s(now()))

    @property
    def down(self) -> bool:
        """True once it failed or was not asked."""
        return self._down


class FallingOverChat:
    """A :class:`~voiceapp.core.protocols.ChatModel`. After its first words a reply cannot be taken over: it ends
    with the error, and what was said stays."""

    capabilities: Capabilities = HttpChatModel.capabilities

    def __init__(self, far: Far[HttpChatModel]) -> None:
        self._far = far

    async def reply(
        self, messages: Sequence[Message], tools: Sequence[ToolSpec], options: ChatOptions
    ) -> AsyncIterator[str | ToolCall]:
        """Stream the answer."""
        async with closing(self._far.parts(lambda far: far.reply(messages, tools, options), whole=True)) as parts:
            async for part in parts:
                yield part
        if self._far.down:
            engine = self._far.local.chat(await self._far.ready())
            async with closing(engine.reply(messages, tools, options)) as parts:
                async for part in parts:
                    yield part


class FallingOverTranscriber:
    """A :class:`~voiceapp.core.protocols.Transcriber`. The sound is kept until it was heard."""

    capabilities: Capabilities = HttpTranscriber.capabilities

    def __init__(self, far: Far[HttpTranscriber]) -> None:
        self._far = far

    async def listen(
        self, turn: int, audio: AsyncIterator[Audio], options: ListenOptions
    ) -> AsyncIterator[Transcript]:
        """Transcribe an utterance."""
        kept = _Kept(audio)
        async with closing(self._far.parts(lambda far: far.listen(turn, kept.pass_on(), options))) as parts:
            async for part in parts:
                yield part
        if self._far.down:
            engine = self._far.local.transcriber(await self._far.ready())
            async with closing(engine.listen(turn, kept.again(), options)) as parts:
                async for part in parts:
                    yield part

    async def transcribe(
        self, audio: AsyncIterator[Audio], options: ListenOptions
    ) -> AsyncIterator[TranscriptionProgress]:
        """Transcribe a recording; another engine goes on where this one stopped."""
        kept = _Kept(audio)
        async with closing(self._far.parts(lambda far: far.transcribe(kept.pass_on(), options))) as done:
            async for part in done:
                kept.drop_until(part.done_s)
                yield part
        if self._far.down:
            engine = self._far.local.transcriber(await self._far.ready())
            from_s = kept.start_s
            async with closing(engine.transcribe(kept.again(), options)) as rest:
                async for part in rest:
                    yield _later(part, from_s)


class FallingOverSynthesizer:
    """A :class:`~voiceapp.core.protocols.Synthesizer`. A sentence that broke off is spoken again as a whole."""

    capabilities: Capabilities = HttpSynthesizer.capabilities

    def __init__(self, far: Far[HttpSynthesizer]) -> None:
        self._far = far

    async def speak(self, turn: int, sentence: int, text: str, options: SpeakOptions) -> AsyncIterator[Speech]:
        """Speak one sentence."""
        before_s = 0.0
        async with closing(self._far.parts(lambda far: far.speak(turn, sentence, text, options))) as parts:
            async for part in parts:
                before_s += part.audio.duration_s
                yield part
        if self._far.down:
            engine = self._far.local.synthesizer(await self._far.ready())
            own_voice = replace(options, voice="")  # the chosen one is the other computer's
            async with closing(engine.speak(turn, sentence, text, own_voice)) as parts:
                async for part in parts:
                    words = (
                        replace(word, start_s=word.start_s + before_s, end_s=word.end_s + before_s)
                        for word in part.words
                    )
                    yield replace(part, words=tuple(words))


class _Kept:
    """Sound on its way to an engine, kept for another one. Times are of the whole."""

    def __init__(self, audio: AsyncIterator[Audio]) -> None:
        self._audio = audio
        self._pieces: deque[Audio] = deque()
        self.start_s = 0.0

    async def pass_on(self) -> AsyncIterator[Audio]:
        """The sound, once."""
        async for piece in self._audio:
            self._pieces.append(piece)
            yield piece

    def drop_until(self, done_s: float) -> None:
        """What lies before this was heard."""
        while self._pieces and self.start_s + self._pieces[0].duration_s <= done_s:
            self.start_s += self._pieces.popleft().duration_s
        if self._pieces and done_s > self.start_s:
            first = self._pieces[0]
            cut = round((done_s - self.start_s) * first.rate)
            self._pieces[0] = Audio(first.samples[cut:], first.rate)
            self.start_s += cut / first.rate

    async def again(self) -> AsyncIterator[Audio]:
        """What was kept, and what still comes."""
        while self._pieces:
            yield self._pieces.popleft()
        async for piece in self._audio:
            yield piece


def _later(part: TranscriptionProgress, by_s: float) -> TranscriptionProgress:
    segment = part.segment
    words = tuple(replace(word, start_s=word.start_s + by_s, end_s=word.end_s + by_s) for word in segment.words)
    moved = replace(segment, start_s=segment.start_s + by_s, end_s=segment.end_s + by_s, words=words)
    return replace(part, segment=moved, done_s=part.done_s + by_s)


@asynccontextmanager
async def closing(stream: AsyncIterator[T]) -> AsyncIterator[AsyncIterator[T]]:
    """Close a stream at once when it is left: that is what stops a server."""
    try:
        yield stream
    finally:
        await close_stream(stream)


def best_first(models: Sequence[ModelInfo], task: Task) -> list[str]:
    """The models of this computer that can do a task now, the largest that fits first, the built-in one last."""
    ready = [model for model in models if model.task == task and model.state in ("installed", "embedded")]
    fitting = [model for model in ready if model.fit == "fits" or model.state == "embedded"]
    return [
        model.name
        for model in sorted(fitting, key=lambda model: (model.state == "embedded", -(model.size_bytes or 0)))
    ]
