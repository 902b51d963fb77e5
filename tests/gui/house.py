"""A home with the real services behind Models, Settings and Activity, for a page and for the command line.

Only what would cost minutes is replaced: the hub is one on the loopback interface, and a pack's environment is a
folder with a few files.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Coroutine, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

import pytest

from tests.fakes.app_models import MICROPHONE, SPEAKER
from tests.fakes.tool_servers import ERASE, WEATHER, Server
from voiceapp import cli
from voiceapp.core.events import EventBus, JobInfo, SettingChanged
from voiceapp.core.paths import Paths, asset
from voiceapp.core.protocols import SoundDevice, SoundOptions
from voiceapp.core.records import HUB_TOKEN, Machine
from voiceapp.core.setting import Value
from voiceapp.core.settings import Settings
from voiceapp.engines.specs import EngineSpec, ModelSpec
from voiceapp.services.about import AboutService
from voiceapp.services.autostart import Autostart, AutostartEntry
from voiceapp.services.connections import ConnectionsService
from voiceapp.services.downloads import Hub
from voiceapp.services.facts import FactsService
from voiceapp.services.jobs import JobsService
from voiceapp.services.mcp_servers import McpServers
from voiceapp.services.models import ModelsService
from voiceapp.services.packs import PacksService
from voiceapp.services.personas import PersonasService
from voiceapp.services.secrets import SecretsService
from voiceapp.services.sending import Sending
from voiceapp.services.sets import SetsService
from voiceapp.storage.connections import ConnectionStore
from voiceapp.storage.database import Database
from voiceapp.storage.facts import FactStore, PersonaStore
from voiceapp.storage.jobs import JobStore
from voiceapp.storage.models import ModelStore, StoredModel
from voiceapp.storage.tool_servers import StoredServer, ToolServerStore
from voiceapp.workers.packs import Packs

T = TypeVar("T")
FILES = ("config.json", "preprocessor_config.json", "model.bin", "tokenizer.json", "vocabulary.*")
MINI = ModelSpec("mini", "Whisper mini", "Understands English only.", "org/mini", FILES)
CATALOG = (
    EngineSpec("pocketsphinx", "asr", "Pocketsphinx", "x:X", embedded=True),
    EngineSpec("faster-whisper", "asr", "Whisper", "x:X", models=(MINI,)),
    EngineSpec("skills", "llm", "Built-in skills", "x:X", embedded=True),
    EngineSpec("llama", "llm", "llama.cpp", "x:X"),
    EngineSpec("espeak", "tts", "eSpeak NG", "x:X", embedded=True),
)


class Services:
    """The services of one home, on the running loop."""

    def __init__(self, house: House, settings: Settings) -> None:
        self.paths, self.settings, self.bus = house.paths, settings, EventBus()
        settings.listen(lambda key, value: self.bus.publish(SettingChanged(key, value)))
        self._db = Database(self.paths.database)
        self.jobs = JobsService(JobStore(self._db), self.bus, self.paths.crashes)
        self.models = ModelsService(
            ModelStore(self._db),
            self.jobs,
            self.bus,
            settings,
            self.paths,
            hub=Hub(house.endpoint, waits_s=(0.01,)),
            engines=CATALOG,
            loaded=lambda: (("Hears", 40_000_000),),
            installed=lambda name: True,
            machine=lambda: Machine("A processor", 8, 16 * 2**30),
        )
        self.packs = PacksService(Packs(self.paths.packs, house.pins, _make, _install), self.jobs, self.bus)
        self.secrets = SecretsService(self.paths.config / "secrets.json", self.bus, lambda: None)
        self.sets = SetsService(
            self.models,
            self.packs,
            settings,
            lambda: self.secrets.get(HUB_TOKEN),
            engines=CATALOG,
            probe=lambda cores: 50.0,
        )
        sample = asset("samples", "question.wav")
        sending = Sending(self.bus)
        self.connections = ConnectionsService(
            ConnectionStore(self._db), self.secrets, settings, self.bus, sending, sample
        )
        self.tools = McpServers(
            ToolServerStore(self._db),
            self.bus,
            Server(WEATHER, ERASE).open,
            lambda name: self.secrets.get(f"tools.{name}"),
            lambda: False,
        )
        self.facts = FactsService(FactStore(self._db), settings, self.bus)
        self.personas = PersonasService(PersonaStore(self._db), settings, self.bus)
        self.about = AboutService()
        self.autostart = Autostart(
            AutostartEntry(["voiceapp", "--hidden"], {"XDG_CONFIG_HOME": str(self.paths.config)})
        )
        self.talk = self

    async def devices(self) -> list[SoundDevice]:
        """What the talk tells of devices."""
        return [MICROPHONE, SPEAKER]

    async def set_engine(self, task: str, text: str) -> None:
        """What the talk does to use an engine."""
        self.settings.set(f"engines.{task}", text)

    async def start(self) -> None:
        """Open what is stored."""
        await self._db.open()
        await self.tools.start()
        await self.jobs.start()

    async def close(self) -> None:
        """End in the app's order."""
        await self.jobs.close()
        await self.connections.close()
        await self.tools.close()
        await self._db.close()


class House:
    """A home on the disk. :meth:`make` is for a bridge, :meth:`run` for commands on it."""

    def __init__(self, home: Path, endpoint: str = "http://127.0.0.1:9") -> None:
        self.home, self.endpoint = home, endpoint
        self.paths = Paths(home, home / "data", home / "cache", home / "logs")
        self.paths.create()
        self.settings = Settings(self.paths.settings)
        self.pins = home / "pins"
        self.pins.mkdir(exist_ok=True)
        (self.pins / "demo.txt").write_text("# title: Demo voices\ndemo==1\n")

    def make(self) -> Services:
        """The services, not yet started; on the loop that they are to live on."""
        return Services(self, self.settings)

    @asynccontextmanager
    async def open_app(
        self,
        paths: Paths,
        overrides: Mapping[str, str],
        files: SoundOptions | None = None,
        *,
        started: bool = True,
    ) -> AsyncIterator[Any]:
        """The services as a command gets them."""
        settings = Settings(self.paths.settings)
        for key, value in overrides.items():
            settings.override(key, value)
        services = Services(self, settings)
        try:
            await services.start()
            yield services
        finally:
            await services.close()

    def run(self, capture: Any, *arguments: str) -> tuple[int, dict[str, Any]]:
        """Run a command on this home: its exit code and its JSON. ``capture`` is pytest's capsys."""
        end = arguments.index("--") if "--" in arguments else len(arguments)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("VOICEAPP_HOME", str(self.home))
            code = cli.run((*arguments[:end], "--json", *arguments[end:]), self.open_app, lambda: False)
        return code, json.loads(capture.readouterr().out)

    # ------------------------------------------------------------------------------------ what is stored

    def _ask(self, work: Any) -> Any:
        async def ask() -> Any:
            db = Database(self.paths.database)
            await db.open()
            try:
                return await work(db)
            finally:
                await db.close()

        return run(ask())

    def models(self) -> list[StoredModel]:
        """The registered models; paths inside of the home are told from the home on."""
        found: list[StoredModel] = self._ask(lambda db: ModelStore(db).list())
        return [_from_home(model, self.home) for model in found]

    def tool_servers(self) -> list[StoredServer]:
        """The stored servers of tools."""
        found: list[StoredServer] = self._ask(lambda db: ToolServerStore(db).list())
        return found

    def files(self) -> dict[str, bytes]:
        """Every file below the folder of models but the locks, which are empty."""
        found = [path for path in self.paths.models.rglob("*") if path.is_file() and path.suffix != ".lock"]
        return {str(path.relative_to(self.paths.models)): path.read_bytes() for path in found}

    def jobs(self) -> list[tuple[str, str, str]]:
        """Kind, title and state of the stored jobs."""
        found = self._ask(lambda db: JobStore(db).list())
        infos: list[JobInfo] = [stored.info for stored in found]
        return [(info.kind, info.title, info.state) for info in infos]

    def add_job(self, kind: str, title: str, params: Mapping[str, Any]) -> int:
        """Store a job that nobody runs."""
        number: int = self._ask(lambda db: JobStore(db).add(kind, title, params, True, ""))
        return number

    def values(self) -> dict[str, Value]:
        """What is in the settings file."""
        path = self.paths.settings
        return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}

    def pack_files(self) -> list[str]:
        """The files of the installed packs, without the names of their builds."""
        found = [path for path in self.paths.packs.rglob("*") if path.name == "demo-library"]
        return [path.name for path in found]


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run something of the test's own on a loop of its own."""
    return asyncio.run(work)


def _from_home(model: StoredModel, home: Path) -> StoredModel:
    if not model.path.is_relative_to(home):
        return model
    fields = {name: getattr(model, name) for name in StoredModel.__slots__}
    return StoredModel(**{**fields, "path": model.path.relative_to(home)})


async def _make(folder: Path, lock: int) -> None:
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "python").symlink_to(sys.executable)


async def _install(python: Path, pins: Path, progress: Any, lock: int) -> None:
    progress(0.5, "Getting demo (1 of 1)")
    (python.parent / "demo-library").write_text("x" * 1000)
