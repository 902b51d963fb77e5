"""The models service in a house of its own, beside a hub on the loopback interface."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest

from tests.unit.services.helpers import database, recorded
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Event, EventBus, JobInfo
from voiceapp.core.paths import Paths
from voiceapp.core.records import Machine, ModelInfo
from voiceapp.core.settings import Settings
from voiceapp.engines.specs import EngineSpec, ModelPart, ModelSpec
from voiceapp.services.downloads import Access, Hub
from voiceapp.services.jobs import JobsService
from voiceapp.services.models import ModelsService
from voiceapp.storage.jobs import JobStore
from voiceapp.storage.models import ModelStore

Given = TypeVar("Given")
WHISPER = Path(__file__).parents[2] / "models" / "whisper-mini-en"
CHAT = Path(__file__).parents[2] / "models" / "chat-mini.gguf"
NAME = "faster-whisper:mini"
FILES = ("config.json", "preprocessor_config.json", "model.bin", "tokenizer.json", "vocabulary.*")
CATALOG = (
    EngineSpec("pocketsphinx", "asr", "Pocketsphinx", "x:X", requires=("pocketsphinx",), embedded=True),
    EngineSpec(
        "faster-whisper", "asr", "Whisper", "x:X", requires=("faster_whisper",),
        models=(
            ModelSpec("mini", "Whisper mini", "Small.", "org/mini", FILES),
            ModelSpec("split", "Whisper split", "", "org/mini", ("*.bin", "config.json", "vocabulary.json"),
                      parts=(ModelPart("org/part", ("tokenizer.*",), "more"),
                             ModelPart("datasets/org/voices", ("*.zip",), "voices"))),
        ),
    ),
    EngineSpec("skills", "llm", "Built-in skills", "x:X", embedded=True),
    EngineSpec("llama", "llm", "llama.cpp", "x:X", requires=("llama_cpp",)),
    EngineSpec("espeak", "tts", "eSpeak NG", "x:X", requires=("espeakng_loader",), embedded=True),
    EngineSpec("sound", "sound", "Sound", "x:X", embedded=True),
)  # fmt: skip


@dataclass
class Bench:
    """Everything that a test of the service touches."""

    models: ModelsService
    jobs: JobsService
    bus: EventBus
    events: list[Event]
    settings: Settings
    paths: Paths

    async def row(self, name: str) -> ModelInfo:
        return next(info for info in await self.models.list() if info.name == name)

    async def got(self, name: str = NAME) -> JobInfo:
        return await self.jobs.wait(await self.models.get(name))


async def given(value: Given) -> Given:
    return value


def access(settings: Settings) -> Access:
    return Access(settings.text("files.hub"), settings.text("files.proxy"), settings.flag("privacy.offline"))


@asynccontextmanager
async def bench(
    home: Path,
    endpoint: str = "http://127.0.0.1:9",
    missing: tuple[str, ...] = (),
    start: bool = False,
    owner: str | None = None,
    token: str | None = None,
    busy: bool = False,
) -> AsyncIterator[Bench]:
    paths = Paths(home, home / "data", home / "cache", home / "logs")
    bus = EventBus()
    events = recorded(bus)
    settings = Settings(paths.settings)
    async with database(home / "data") as db:
        alive = (lambda name: name in ("window", "command")) if owner else None
        jobs = JobsService(JobStore(db), bus, paths.crashes, owner, alive)
        models = ModelsService(
            ModelStore(db), jobs, bus, settings, paths,
            hub=Hub(endpoint, (0.01, 0.01), lambda: access(settings), lambda: given(token)), engines=CATALOG,
            release=lambda path: given(not busy),
            loaded=lambda: (("Hears", 5),),
            installed=lambda name: name not in missing,
            machine=lambda: Machine("cpu", 2, 8_000_000_000),
        )  # fmt: skip
        if start:
            await jobs.start()
        try:
            yield Bench(models, jobs, bus, events, settings, paths)
        finally:
            await jobs.close()


def run(
    work: Callable[[Bench], Awaitable[None]], home: Path, endpoint: str = "http://127.0.0.1:9", **options: object
) -> None:
    async def main() -> None:
        async with bench(home, endpoint, **options) as made:  # type: ignore[arg-type]
            await work(made)

    asyncio.run(main())


async def refused(action: Awaitable[object]) -> VoiceAppError:
    with pytest.raises(VoiceAppError) as caught:
        await action
    assert caught.value.message.endswith(".")
    return caught.value
