"""Which engine hears, thinks and speaks: from a setting to a loaded worker."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.protocols import ChatModel, Synthesizer, Task, Transcriber
from voiceapp.core.settings import Settings
from voiceapp.engines.catalog import EngineSpec, find
from voiceapp.workers.client import Worker
from voiceapp.workers.pool import Pool
from voiceapp.workers.remote import RemoteChatModel, RemoteSynthesizer, RemoteTranscriber

Locate = Callable[[EngineSpec, str], Awaitable[Path]]
"""Finds the files of a model by the name that the user gave. Raises VoiceAppError when they are not here."""

_LOAD_OPTIONS = ("engines.device", "engines.precision", "engines.context_tokens")
"""Settings that an engine is told when it is loaded, where its catalog row names them."""


class EngineService:
    """Makes engines from texts such as ``faster-whisper:small``; "" means the one that the settings name."""

    def __init__(self, settings: Settings, pool: Pool, locate: Locate) -> None:
        self._settings = settings
        self._pool = pool
        self._locate = locate
        self._kept: dict[Task, Worker] = {}

    def transcriber(self, text: str = "") -> Transcriber:
        """The engine that turns speech into text."""
        spec, _ = find(text or self._text("asr"), "asr")
        return RemoteTranscriber(lambda: self.worker("asr", text), spec.capabilities, self._pool.gate)

    def chat(self, text: str = "") -> ChatModel:
        """The engine that answers."""
        spec, _ = find(text or self._text("llm"), "llm")
        return RemoteChatModel(lambda: self.worker("llm", text), spec.capabilities, self._pool.gate)

    def synthesizer(self, text: str = "") -> Synthesizer:
        """The engine that speaks."""
        spec, _ = find(text or self._text("tts"), "tts")
        return RemoteSynthesizer(lambda: self.worker("tts", text), spec.capabilities, self._pool.gate)

    def title(self, task: Task) -> str:
        """The engine's name as users know it, with its model's."""
        spec, model = find(self._text(task), task)
        known = spec.model(model)
        return known.title if known else Path(model).stem or spec.title

    async def prepare(self, task: Task, text: str = "") -> None:
        """Load the engine and keep it loaded instead of the one before. Raises VoiceAppError."""
        worker = await self.worker(task, text, pin=True)
        before = self._kept.get(task)
        self._kept[task] = worker
        if before:
            self._pool.unpin(before)

    async def worker(self, task: Task, text: str = "", pin: bool = False) -> Worker:
        """The loaded worker of an engine."""
        spec, model = find(text or self._text(task), task)
        require_libraries(spec)
        options = {key.split(".", 1)[1]: self._settings.get(key) for key in spec.settings if key in _LOAD_OPTIONS}
        path = "" if spec.embedded else str(await self._locate(spec, model))
        return await self._pool.acquire(spec, path, options, pin=pin)

    async def skill(self, method: str, arguments: dict[str, Any]) -> Any:
        """Let the built-in skills compute something for a tool."""
        worker = await self.worker("llm", "skills")
        return await worker.call(method, arguments).result

    async def decode(self, path: Path) -> AsyncIterator[Audio]:
        """A sound file as chunks of 16 kHz mono, read in the analysis worker."""
        worker = await self.worker("analysis", "analysis")
        async with worker.call("decode", {"path": str(path.resolve())}, batch=True) as call:
            async for part in call:
                yield part

    async def length(self, path: Path) -> float | None:
        """The seconds of a sound file as it tells them, read in the analysis worker; None where it does not."""
        worker = await self.worker("analysis", "analysis")
        info = await worker.call("probe", {"path": str(path.resolve())}, batch=True).result
        found: float | None = info["duration_s"]
        return found

    def _text(self, task: Task) -> str:
        return self._settings.text(f"engines.{task}")


def require_libraries(spec: EngineSpec) -> None:
    """Raise VoiceAppError when a library of a base engine is not installed."""
    missing = [] if spec.pack else [name for name in spec.requires if find_spec(name) is None]
    if missing:
        raise VoiceAppError(
            "engine-missing",
            f"{spec.title} is not installed: {', '.join(missing)} is missing.",
            "Run make llama." if "llama_cpp" in missing else "Run make run again.",
        )
