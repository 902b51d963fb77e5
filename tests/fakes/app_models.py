"""Fake services behind the Models, Settings and Activity pages: they keep what the pages asked of them.

Everything runs on the core's loop like the real services; a test reads the records after it waited for the page.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tests.fakes.app_background import FakeAbout, FakeAutostart, FakeDesktopNotices, FakeDiagnostics
from tests.fakes.stores import MemoryFacts, MemoryPersonas
from tests.fakes.tool_servers import ERASE, WEATHER, servers
from voiceapp.core.connections import CheckStep, Connection, ConnectionCheck
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, JobChanged, JobInfo, ModelsChanged, SettingChanged
from voiceapp.core.paths import Paths
from voiceapp.core.protocols import SoundDevice
from voiceapp.core.records import Machine, MemoryUse, ModelInfo, PackInfo, PackPlan, Recommendation, SecretInfo
from voiceapp.core.settings import Settings
from voiceapp.services.facts import FactsService
from voiceapp.services.personas import PersonasService

GB = 2**30
Faults = list[str]

MICROPHONE = SoundDevice("desk", "Desk microphone", "microphone", 48000, 1, default=True)
HEADSET = SoundDevice("headset", "Headset", "microphone", 16000, 1)
SPEAKER = SoundDevice("hdmi", "Screen", "speaker", 48000, 2, default=True)


@dataclass(frozen=True, slots=True)
class FakePlan:
    """What a download would bring, as the hub tells it."""

    name: str
    size_bytes: int | None
    licence: str | None
    licence_plain: str | None
    host: str
    repo: str


def models(folder: Path) -> list[ModelInfo]:
    """One model of every state; the names are made up. ``folder`` is the program's own folder of models."""
    return [
        ModelInfo(
            name="ear",
            title="Built-in ear",
            note="Clear single sentences, English",
            task="asr",
            engine="ear",
            state="embedded",
            licence="BSD",
            licence_plain="Free, business too",
            fit="fits",
            fit_text="Fits\nStarts at once",
        ),
        ModelInfo(
            name="lark:small",
            title="Lark small",
            note="99 languages, good in quiet rooms",
            task="asr",
            engine="lark",
            state="installed",
            size_bytes=480_000_000,
            licence="MIT",
            licence_plain="Free, business too",
            fit="fits",
            fit_text="Fits, 1.1 GB\n0.3 s for 10 s of speech",
            path=folder / "lark-small",
            in_use=True,
            removable=True,
        ),
        ModelInfo(
            name="lark:large",
            title="Lark large",
            note="99 languages, names and numbers",
            task="asr",
            engine="lark",
            state="available",
            size_bytes=3_100_000_000,
            licence="MIT",
            licence_plain="Free, business too",
            fit="slow",
            fit_text="Fits, but slow, 5.2 GB\n9 s for 10 s of speech",
        ),
        ModelInfo(
            name="finch:4b",
            title="Finch 4B",
            note="Short answers, 30 languages",
            task="llm",
            engine="finch",
            state="broken",
            size_bytes=2_600_000_000,
            licence="Apache-2.0",
            licence_plain="Free, business too",
            fit="fits",
            fit_text="Fits, 3.3 GB",
            path=folder / "finch-4b",
            problem="Half of its file is missing.",
            removable=True,
        ),
        ModelInfo(
            name="finch:30b",
            title="Finch 30B",
            note="Long answers, 30 languages",
            task="llm",
            engine="finch",
            state="available",
            size_bytes=19_000_000_000,
            licence="Apache-2.0",
            licence_plain="Free, business too",
            fit="too-large",
            fit_text="Needs 20 GB, 12 GB allowed\nFinch 4B fits",
        ),
        ModelInfo(
            name="finch:own",
            title="My own Finch",
            note="Added from disk",
            task="llm",
            engine="finch",
            state="installed",
            path=folder.parent / "mine" / "finch.gguf",
            removable=True,
        ),
        ModelInfo(
            name="wren",
            title="Wren",
            note="One calm voice, English",
            task="tts",
            engine="wren",
            state="missing",
            licence="CC BY-NC",
            licence_plain="Not for business",
            problem="Its library is not installed. Install the pack “wren” below.",
        ),
        ModelInfo(
            name="robin:1",
            title="Robin",
            note="A voice that is described",
            task="tts",
            engine="robin",
            state="missing",
            problem="Its engine pack is missing.",
            lacks_pack="wren",
        ),
        ModelInfo(
            name="jay:4",
            title="Jay 4",
            note="Up to 20 people, overlaps",
            task="diarize",
            engine="jay",
            state="available",
            size_bytes=34_000_000,
            licence="CC BY",
            licence_plain="Free, business too",
            fit="fits",
            fit_text="Fits, 0.9 GB",
            repo="birds/jay-4",
            gated=True,
            quality="11.2 % of the time wrong on VoxConverse",
            quality_source="its README",
            real_time_factor=0.1,
        ),
        ModelInfo("own-songs", "Own songs", "Your own checkpoints", "music", "own-songs", "available"),
    ]


def sets() -> list[Recommendation]:
    """What suits the made-up machine: a set to get, and one that is here."""
    return [
        Recommendation(
            "talk", ("lark:large", "ear"), ("wren",), 3_100_000_000, 1200.0, "Fits 12 GB and answers soon."
        ),
        Recommendation("meetings", ("lark:small",), (), 0, None, "Everything for meetings is here."),
    ]


def packs() -> list[PackInfo]:
    """A pack to install and one that is there."""
    return [
        PackInfo("wren", "Wren voices", "available"),
        PackInfo("test", "Test pack", "installed", 58_000_000, Path("/nowhere/packs/test")),
    ]


class FakeJobs:
    """Jobs that move when a test says so (:meth:`move`)."""

    def __init__(self, bus: EventBus) -> None:
        self._bus = bus
        self.jobs: dict[int, JobInfo] = {}
        self.given: dict[int, Mapping[str, Any]] = {}
        self.calls: list[tuple[str, int]] = []

    async def list(self) -> list[JobInfo]:
        return list(self.jobs.values())

    async def pause(self, job: int) -> None:
        self.calls.append(("pause", job))
        self.move(job, state="paused")

    async def resume(self, job: int) -> None:
        self.calls.append(("resume", job))
        self.move(job, state="running", error=None)

    async def cancel(self, job: int) -> None:
        self.calls.append(("cancel", job))
        self.move(job, state="cancelled")

    async def wait(self, job: int) -> JobInfo:
        while self.jobs[job].state not in ("done", "failed", "cancelled"):
            await asyncio.sleep(0.001)
        return self.jobs[job]

    async def forget(self, job: int) -> None:
        self.calls.append(("forget", job))
        del self.jobs[job]

    async def params(self, job: int) -> Mapping[str, Any]:
        return self.given[job]

    def start(self, kind: str, title: str, fraction: float | None = 0.0, **params: Any) -> int:
        """Add a running job that was submitted with these parameters."""
        number = len(self.jobs) + 1
        self.given[number] = params
        self.put(JobInfo(number, kind, title, "running", fraction, pausable=True))
        return number

    def put(self, job: JobInfo) -> None:
        """Add or replace a job and tell it."""
        self.jobs[job.id] = job
        self._bus.publish(JobChanged(job))

    def move(self, job: int, **changes: object) -> None:
        """Change a job and tell it (core loop only)."""
        self.put(replace(self.jobs[job], **changes))  # type: ignore[arg-type]


class FakeModels:
    """A list of models that add, get, verify and remove really change."""

    def __init__(self, bus: EventBus, jobs: FakeJobs, listed: list[ModelInfo]) -> None:
        self._bus = bus
        self._jobs = jobs
        self.models = {info.name: info for info in listed}
        self.calls: list[tuple[str, str]] = []
        self.fail: VoiceAppError | None = None
        self.found: dict[str, list[str]] = {}

    def _call(self, verb: str, what: str) -> None:
        self.calls.append((verb, what))
        if self.fail is not None:
            raise self.fail

    def change(self, name: str, **changes: object) -> None:
        """Change a model and tell it (core loop only)."""
        self.models[name] = replace(self.models[name], **changes)  # type: ignore[arg-type]
        self._bus.publish(ModelsChanged())

    async def list(self) -> list[ModelInfo]:
        if self.fail is not None:
            raise self.fail
        return list(self.models.values())

    async def add(self, path: Path) -> ModelInfo:
        self._call("add", str(path))
        info = ModelInfo(
            f"finch:{path}", path.name, "Added from disk", "llm", "finch", "installed", path=path, removable=True
        )
        self.models[info.name] = info
        self._bus.publish(ModelsChanged())
        return info

    async def plan(self, name: str) -> FakePlan:
        self._call("plan", name)
        info = self.models[name]
        return FakePlan(
            name,
            info.size_bytes,
            info.licence,
            info.licence_plain,
            "hub.example",
            "birds/" + name.replace(":", "-"),
        )

    async def get(self, name: str) -> int:
        self._call("get", name)
        job = self._jobs.start("model", f"Getting {self.models[name].title}")
        self.change(name, state="downloading", job=job)
        return job

    async def verify(self, name: str) -> Faults:
        self._call("verify", name)
        return self.found.get(name, [])

    async def remove(self, name: str) -> None:
        self._call("remove", name)
        del self.models[name]
        self._bus.publish(ModelsChanged())

    def set_aside(self, name: str, aside: bool) -> None:
        self.calls.append(("set aside" if aside else "put back", name))

    def memory(self) -> MemoryUse:
        return MemoryUse(
            (("Hears", 1_100_000_000), ("Thinks", 3_300_000_000), ("Speaks", 400_000_000)), 12_000_000_000
        )

    def machine(self) -> Machine:
        return Machine("A processor", 8, 16 * GB)


class FakeSets:
    """Sets, and which of them were asked for."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    async def list(self) -> list[Recommendation]:
        return sets()

    async def get_set(self, purpose: str) -> Sequence[int]:
        self.calls.append(purpose)
        return []


class FakeSecrets:
    """Secrets in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    async def list(self) -> list[SecretInfo]:
        return [SecretInfo(name, "keyring") for name in self.kept]

    async def set(self, name: str, value: str) -> None:
        self.kept[name] = value


class FakeConnections:
    """Connections in memory; ``models`` are what every server offers, ``fail`` what each call meets."""

    def __init__(self, bus: EventBus) -> None:
        self._bus = bus
        self.stored: dict[str, Connection] = {}
        self.keys: dict[str, str | None] = {}
        self.aside: set[str] = set()
        self.models: tuple[str, ...] = ("big", "small")
        self.fail: VoiceAppError | None = None

    def _call(self) -> None:
        if self.fail is not None:
            raise self.fail

    async def list(self) -> list[Connection]:
        return list(self.stored.values())

    async def add(self, connection: Connection, key: str | None = None) -> Connection:
        self._call()
        self.stored[connection.name] = connection
        self.keys[connection.name] = key
        self._bus.publish(ModelsChanged())
        return connection

    async def offered(self, connection: Connection, key: str | None = None) -> tuple[str, ...]:
        self._call()
        return self.models

    async def check(self, name: str) -> ConnectionCheck:
        if name not in self.stored:
            raise VoiceAppError("connection-unknown", f"There is no connection {name}.", "Look at the list.")
        steps = [CheckStep("address", True, "It may be asked.")]
        if self.fail is None:
            steps.append(CheckStep("answer", True, "It answered 11 characters.", "", 120.0))
        else:
            steps.append(CheckStep("models", False, self.fail.message, self.fail.next_step, 30.0))
        return ConnectionCheck(self.stored[name], tuple(steps), self.models)

    async def remove(self, name: str) -> None:
        self._call()
        del self.stored[name]
        self._bus.publish(ModelsChanged())

    def set_aside(self, name: str, aside: bool) -> None:
        (self.aside.add if aside else self.aside.discard)(name)


class FakePacks:
    """Packs that install starts and remove takes away."""

    def __init__(self, bus: EventBus, jobs: FakeJobs, listed: list[PackInfo]) -> None:
        self._bus = bus
        self._jobs = jobs
        self.packs = {info.name: info for info in listed}
        self.calls: list[tuple[str, str]] = []

    async def list(self) -> list[PackInfo]:
        return list(self.packs.values())

    async def plan(self, name: str) -> PackPlan:
        lacks = VoiceAppError("no-gpu", "There is no card.", "Go on without.")
        flags = {"CMAKE_ARGS": "-DSONG=on"}
        return PackPlan(
            name, self.packs[name].title, "Sings.", ("wing==1", "song==2"), flags, 10**9, 10**10, (lacks,)
        )

    async def install(self, name: str) -> int:
        self.calls.append(("install", name))
        job = self._jobs.start("pack", f"Installing {self.packs[name].title}", None)
        self.packs[name] = replace(self.packs[name], state="installing", job=job)
        self._bus.publish(ModelsChanged())
        return job

    async def remove(self, name: str) -> None:
        self.calls.append(("remove", name))
        self.packs[name] = replace(self.packs[name], state="available", path=None, size_bytes=None)
        self._bus.publish(ModelsChanged())


class FakeTalk:
    """Tells which devices are there and keeps the engines that were chosen."""

    def __init__(self, app: PagesApp) -> None:
        self._app = app
        self.found = [MICROPHONE, HEADSET, SPEAKER]
        self.latest_level = None

    async def devices(self) -> list[SoundDevice]:
        return self.found

    async def set_engine(self, task: str, spec: str) -> None:
        self._app.settings.set(f"engines.{task}", spec)
        for info in list(self._app.models.models.values()):
            if info.task == task:
                self._app.models.models[info.name] = replace(info, in_use=info.name == spec)
        self._app.bus.publish(ModelsChanged())


class PagesApp:
    """An app with these services and real settings in ``home``, for one page at a time."""

    def __init__(self, home: Path, listed: list[ModelInfo] | None = None) -> None:
        self.paths = Paths(home, home / "data", home / "cache", home / "logs")
        self.bus = EventBus()
        self.settings = Settings(self.paths.settings)
        self.settings.listen(lambda key, value: self.bus.publish(SettingChanged(key, value)))
        self.jobs = FakeJobs(self.bus)
        self.models = FakeModels(self.bus, self.jobs, models(self.paths.models) if listed is None else listed)
        self.packs = FakePacks(self.bus, self.jobs, packs())
        self.talk = FakeTalk(self)
        self.sets = FakeSets()
        self.secrets = FakeSecrets()
        self.facts = FactsService(MemoryFacts("my sister is called Anna"), self.settings, self.bus)
        self.personas = PersonasService(MemoryPersonas(), self.settings, self.bus)
        self.tools = servers(self.bus, WEATHER, ERASE)
        self.connections = FakeConnections(self.bus)
        self.desktop_notices, self.autostart = FakeDesktopNotices(), FakeAutostart()
        self.about, self.diagnostics = FakeAbout(home), FakeDiagnostics()

    async def start(self) -> None:
        """Nothing has to start."""

    async def close(self) -> None:
        """Nothing has to end."""
