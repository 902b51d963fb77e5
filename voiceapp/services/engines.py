"""Which engine hears, thinks and speaks: from a setting to a loaded worker."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from voiceapp.core.connections import connection_name
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import SPEECH_RATE, Audio
from voiceapp.core.installation import repair
from voiceapp.core.music import MusicListener
from voiceapp.core.protocols import Capabilities, ChatModel, Synthesizer, Task, Transcriber, TurnDetector
from voiceapp.core.recordings import (
    AudioAnswerer,
    Codec,
    Composer,
    Diarizer,
    Embedder,
    Separator,
    VoiceCloner,
    WatermarkDetector,
)
from voiceapp.core.settings import Settings
from voiceapp.engines.catalog import find, find_codec
from voiceapp.engines.specs import EngineSpec
from voiceapp.services.diarization import DiarizationScores, Pairs
from voiceapp.services.elsewhere import Elsewhere, LocalEngines
from voiceapp.services.file_sound import FileSound
from voiceapp.workers.client import Worker
from voiceapp.workers.pool import Pool
from voiceapp.workers.priority import Gate
from voiceapp.workers.remote import (
    Provider,
    RemoteChatModel,
    RemoteSynthesizer,
    RemoteTranscriber,
    RemoteTurnDetector,
    cannot_clone,
)
from voiceapp.workers.remote_music import RemoteMusicListener
from voiceapp.workers.remote_recordings import (
    RemoteAudioAnswerer,
    RemoteCodec,
    RemoteComposer,
    RemoteDiarizer,
    RemoteEmbedder,
    RemoteSeparator,
    RemoteSpeakerEncoder,
    RemoteVoiceCloner,
    RemoteWatermarkDetector,
)
from voiceapp.workers.remote_wake import RemoteWakeSpotter

Locate = Callable[[EngineSpec, str], Awaitable[Path]]
"""Finds the files of a model by the name that the user gave. Raises VoiceAppError when they are not here."""

_LOAD_OPTIONS = ("engines.device", "engines.precision", "engines.context_tokens")
"""Settings that an engine is told when it is loaded, where its catalog row names them."""


_LIVE: tuple[Task, ...] = ("asr", "turn", "llm", "tts", "wake")
"""What the talk uses."""


async def _none(task: Task) -> Sequence[str]:
    return ()


def _as_it_is(synthesizer: Synthesizer, text: str) -> Synthesizer:
    return synthesizer


async def _unknown(model: Path) -> str:
    return ""


class EngineService:
    """Makes engines from texts such as ``faster-whisper:small``; "" means the one that the settings name.

    ``elsewhere`` makes what ``remote:NAME`` means, given the engines of this computer; ``best`` gives the texts of
    those that can do a task, the best first; ``model_key`` gives the digest of a model's file or folder;
    ``voiced`` lets an engine, given with its text, speak as voices of the library.
    """

    def __init__(
        self,
        settings: Settings,
        pool: Pool,
        locate: Locate,
        installed_packs: Callable[[], frozenset[str]] = frozenset,
        elsewhere: Callable[[LocalEngines], Elsewhere] | None = None,
        best: Callable[[Task], Awaitable[Sequence[str]]] = _none,
        model_key: Callable[[Path], Awaitable[str]] = _unknown,
        voiced: Callable[[Synthesizer, str], Synthesizer] = _as_it_is,
    ) -> None:
        self._settings = settings
        self._pool = pool
        self._locate = locate
        self._installed_packs = installed_packs
        self._elsewhere = elsewhere(self) if elsewhere else None
        self._best = best
        self._model_key = model_key
        self._voiced = voiced
        self._kept: dict[Task, Worker] = {}
        self._known: dict[tuple[str, str], Capabilities] = {}  # of what was loaded, by engine and model

    def transcriber(self, text: str = "", talk: bool = True) -> Transcriber:
        """The engine that turns speech into text. ``talk`` False: see :meth:`_far`."""
        far = self._far("asr", text, talk)
        return far[0].transcriber(far[1]) if far else RemoteTranscriber(*self._remote("asr", text))

    def turn_detector(self) -> TurnDetector | None:
        """The engine that tells whether a turn is over, where one is chosen."""
        return RemoteTurnDetector(*self._remote("turn", "")) if self._text("turn") else None

    def second_opinion(self) -> Transcriber | None:
        """The engine that hears utterances beside the first, if one is set. What is wrong with it a call raises."""
        if not (text := self._second):
            return None
        # A gate of its own: it hears the same utterance as the talk's engine and must not wait for that.
        return RemoteTranscriber(lambda: self.worker("asr", text), Capabilities(), Gate())

    def chat(self, text: str = "") -> ChatModel:
        """The engine that answers."""
        far = self._far("llm", text)
        return far[0].chat(far[1]) if far else RemoteChatModel(*self._remote("llm", text))

    async def loaded_chat(self, text: str) -> ChatModel:
        """The engine that answers, loaded where it is on this computer, so that its capabilities are known."""
        if not self._far("llm", text):
            await self.worker("llm", text)
        return self.chat(text)

    def synthesizer(self, text: str = "", talk: bool = True) -> Synthesizer:
        """The engine that speaks, also as voices of the library. ``talk`` False: see :meth:`_far`."""
        return self._voiced(self.own_synthesizer(text, talk), text)

    def own_synthesizer(self, text: str = "", talk: bool = True) -> Synthesizer:
        """The engine that speaks, as it is. ``talk`` False: see :meth:`_far`."""
        far = self._far("tts", text, talk)
        return far[0].synthesizer(far[1]) if far else RemoteSynthesizer(*self._remote("tts", text))

    async def voices(self, text: str) -> list[dict[str, str]]:
        """The own voices of an engine that speaks: name and language ("": not known) of each."""
        return await RemoteSynthesizer(*self._remote("tts", text)).voices()

    def cloner(self, text: str = "") -> VoiceCloner:
        """The engine that speaks, as one that takes on a voice from samples."""
        if self._far("tts", text):
            raise cannot_clone()
        spec, model = find(text or self._text("tts"), "tts")

        async def key() -> str:
            return await self._model_key(await self._locate(spec, model))

        return RemoteVoiceCloner(*self._remote("tts", text), key)

    def watermarks(self) -> WatermarkDetector:
        """What finds the mark that cloned speech carries."""
        return RemoteWatermarkDetector(*self._remote("analysis", "watermark"))

    def music_listener(self) -> MusicListener:
        """What finds notes, beats and loops in music."""
        return RemoteMusicListener(*self._remote("analysis", "music-analysis"))

    def spotter(self, text: str = "") -> RemoteWakeSpotter:
        """The engine that listens for the wake phrase."""
        return RemoteWakeSpotter(*self._remote("wake", text))

    def diarizer(self, text: str = "") -> Diarizer:
        """The engine that tells speakers apart."""
        return RemoteDiarizer(*self._remote("diarize", text))

    def speaker_encoder(self, text: str = "") -> RemoteSpeakerEncoder:
        """The engine that compares voices."""
        return RemoteSpeakerEncoder(*self._remote("speaker", text))

    def separator(self, text: str = "") -> Separator:
        """The engine that cleans and separates."""
        return RemoteSeparator(*self._remote("clean", text))

    def composer(self, text: str = "") -> Composer:
        """The engine that makes music."""
        return RemoteComposer(*self._remote("music", text))

    async def composer_key(self, text: str = "") -> str:
        """The digest of a composer's model."""
        return await self._model_key(await self._locate(*find(text or self._text("music"), "music")))

    def codec(self, text: str = "") -> Codec:
        """The engine that turns sound into tokens and back, or by a composer's text the codec inside it."""
        spec, model, owner = find_codec(text or self._text("codec"))
        capabilities = self._known.get((spec.name, model), spec.capabilities)
        return RemoteCodec(lambda: self._loaded(spec, model, owner), capabilities, self._pool.gate)

    async def codec_key(self, text: str = "") -> str:
        """The digest of the model that such a codec loads."""
        _, model, owner = find_codec(text or self._text("codec"))
        return await self._model_key(await self._locate(owner, model))

    def answerer(self, text: str = "") -> AudioAnswerer:
        """The engine that answers questions about sound."""
        return RemoteAudioAnswerer(*self._remote("answer", text))

    def embedder(self, text: str = "") -> Embedder:
        """The engine that makes sentences comparable."""
        return RemoteEmbedder(*self._remote("embed", text))

    async def prepare_second_opinion(self) -> None:
        """Load the engine that hears beside the first, if one is set and can be loaded."""
        if text := self._second:
            with contextlib.suppress(VoiceAppError):  # told when it is first asked
                await self.worker("asr", text)

    def title(self, task: Task, text: str = "") -> str:
        """The engine's name as users know it, with its model's."""
        if far := self._far(task, text):
            return far[0].title(far[1])
        spec, model = find(text or self._text(task), task)
        known = spec.model(model)
        return known.title if known else Path(model).stem or spec.title

    async def prepare(self, task: Task, text: str = "") -> None:
        """Load the engine; one that the talk uses stays loaded, instead of the one before. Raises VoiceAppError.

        Of a task that a talk can do without, none may be chosen: then the one before may leave. One elsewhere is
        only looked up when it is being chosen: in a talk, a failure of it is told by its turn.
        """
        far = self._far(task, text)
        if far:
            await far[0].connections.warm_up()
        if far and text:
            await far[0].connections.require(far[1], task)
        if task not in _LIVE:
            await self.worker(task, text)
            return
        chosen = not far and (text or self._text(task) or task != "turn")
        worker = await self.worker(task, text, pin=True) if chosen else None
        before = self._kept.pop(task, None)
        if worker:
            self._kept[task] = worker
        if before:
            self._pool.unpin(before)

    async def ready(self, task: Task) -> str:
        """The text of the best engine of this computer that can be loaded, loaded. Raises VoiceAppError."""
        problem = VoiceAppError("engine-missing", "No engine of this computer can do this.", repair())
        for text in await self._best(task):
            try:
                await self.worker(task, text)
            except VoiceAppError as error:
                problem = error
            else:
                return text
        raise problem

    def hosts(self) -> dict[Task, str]:
        """The other computers that the talk's engines are on, by task."""
        return self._elsewhere.hosts() if self._elsewhere else {}

    async def worker(self, task: Task, text: str = "", pin: bool = False) -> Worker:
        """The loaded worker of an engine."""
        spec, model = find(text or self._text(task), task)
        return await self._loaded(spec, model, spec, pin)

    async def _loaded(self, spec: EngineSpec, model: str, owner: EngineSpec, pin: bool = False) -> Worker:
        """The worker of an engine with a model of the engine ``owner``."""
        if spec.gpu_pack and self._settings.text("engines.device") != "cpu":
            if spec.gpu_pack in await asyncio.to_thread(self._installed_packs):
                spec = replace(spec, pack=spec.gpu_pack)
        require_libraries(spec)
        options = {key.split(".", 1)[1]: self._settings.get(key) for key in spec.settings if key in _LOAD_OPTIONS}
        path = "" if spec.embedded else str(await self._locate(owner, model))
        worker = await self._pool.acquire(spec, path, options, pin=pin)
        self._known[spec.name, model] = worker.capabilities or spec.capabilities
        return worker

    async def skill(self, method: str, arguments: dict[str, Any]) -> Any:
        """Let the built-in skills compute something for a tool."""
        worker = await self.worker("llm", "skills")
        return await worker.call(method, arguments).result

    async def loaded(self, text: str) -> Capabilities:
        """Load a recogniser of this computer; what it can do."""
        await self.worker("asr", text)
        return self._remote("asr", text)[1]

    async def chosen_words(
        self, text: str, audio: AsyncIterator[Audio], before: str, choices: Sequence[str], count: int
    ) -> list[str]:
        """Which words are said after ``before``, by a recogniser that ``chooses``; [] where it is another text."""
        worker = await self.worker("asr", text)
        arguments = {"before": before, "choices": list(choices), "count": count}
        async with worker.call("choose", arguments, audio, batch=True) as call:
            return [str(word) for word in await call.result]

    async def knows_words(self, text: str, words: Sequence[str]) -> bool:
        """Whether a recogniser that ``chooses`` can hear these words at all."""
        worker = await self.worker("asr", text)
        return bool(await worker.call("knows", {"words": [word.lower() for word in words]}).result)

    async def decode(
        self, path: Path, rate: int = SPEECH_RATE, channels: int = 1, damaged: Callable[[], None] | None = None
    ) -> AsyncGenerator[Audio]:
        """A sound file in chunks of mono, or with ``channels`` 2 stereo, read in the analysis worker.

        ``damaged`` is called at the end where parts of it are missing or could not be decoded.
        """
        worker = await self.worker("analysis", "analysis")
        arguments = {"path": str(path.resolve()), "rate": rate, "channels": channels}
        async with worker.call("decode", arguments, batch=True) as call:
            async for part in call:
                yield part
            if damaged and (await call.result)["damaged"]:
                damaged()

    async def microphone(self, path: Path) -> AsyncGenerator[Audio]:
        """The first channel of a file without the second one's echo, 16 kHz, in the analysis worker."""
        worker = await self.worker("analysis", "analysis")
        async with worker.call("microphone", {"path": str(path.resolve())}, batch=True) as call:
            async for part in call:
                yield part

    async def played(self, path: Path) -> AsyncGenerator[Audio]:
        """The second channel of a file: what the loudspeakers played, 16 kHz."""
        async with contextlib.aclosing(self.decode(path, channels=2)) as chunks:
            async for chunk in chunks:
                yield Audio(chunk.samples[:, 1].copy(), chunk.rate)

    async def excerpts(self, path: Path, spans: Sequence[tuple[float, float]], channel: int | None = None) -> Audio:
        """Spans of one of our own sound files, one after the other, mono; ``channel`` None mixes them."""
        worker = await self.worker("analysis", "analysis")
        arguments = {"path": str(path), "spans": [list(span) for span in spans], "channel": channel}
        found: Audio = await worker.call("excerpts", arguments).result
        return found

    async def probe(self, path: Path) -> FileSound:
        """What a sound file says of itself, read in the analysis worker."""
        worker = await self.worker("analysis", "analysis")
        return FileSound(**await worker.call("probe", {"path": str(path.resolve())}, batch=True).result)

    async def length(self, path: Path) -> float | None:
        """The seconds of a sound file as it tells them; None where it does not."""
        return (await self.probe(path)).duration_s

    async def score_speakers(self, pairs: Pairs) -> DiarizationScores:
        """How far who spoke when is from references."""
        worker = await self.worker("analysis", "scoring")
        told = [[[[turn.start_s, turn.end_s, turn.speaker] for turn in turns] for turns in pair] for pair in pairs]
        scores = await worker.call("diarization", {"pairs": told}, batch=True).result
        return DiarizationScores(scores["der"], scores["jer"])

    def _far(self, task: Task, text: str = "", talk: bool = True) -> tuple[Elsewhere, str] | None:
        """Who makes the engine, and by which connection, where it is on another computer.

        The settings choose it for the talk alone: for work that is none (``talk`` False) it has to be named for
        the run, else the connection is "" and this computer does the work.
        """
        name = connection_name(text or self._text(task))
        if not self._elsewhere or name is None:
            return None
        return self._elsewhere, name if talk or self._settings.overridden(f"engines.{task}") else ""

    def _remote(self, task: Task, text: str) -> tuple[Provider, Capabilities, Gate]:
        spec, model = find(text or self._text(task), task)
        capabilities = self._known.get((spec.name, model), spec.capabilities)
        return (lambda: self.worker(task, text)), capabilities, self._pool.gate

    @property
    def _second(self) -> str:
        return self._settings.text("talk.second_opinion").strip()

    def _text(self, task: Task) -> str:
        return self._settings.text(f"engines.{task}")


def require_libraries(spec: EngineSpec) -> None:
    """Raise VoiceAppError when a library of a base engine is not installed."""
    missing = [] if spec.pack else [name for name in spec.requires if find_spec(name) is None]
    if missing:
        raise VoiceAppError(
            "engine-missing",
            f"{spec.title} is not installed: {', '.join(missing)} is missing.",
            repair(missing),
        )
