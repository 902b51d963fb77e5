"""Models: what is installed or can be had, adding, downloading, verifying and removing them."""

from __future__ import annotations

import asyncio
import builtins
import shutil
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, JobChanged, ModelsChanged
from voiceapp.core.paths import Paths
from voiceapp.core.records import Machine, MemoryUse, ModelInfo
from voiceapp.core.settings import Settings
from voiceapp.engines.catalog import ENGINES
from voiceapp.engines.catalog_hearing import WHISPER_FILES
from voiceapp.engines.specs import EngineSpec, ModelPart
from voiceapp.services.download_files import alone, sizes
from voiceapp.services.downloads import Hub, Plan, PlanPart
from voiceapp.services.job_state import ENDED
from voiceapp.services.jobs import JobContext, JobsService
from voiceapp.services.layouts import recognise
from voiceapp.services.machine import read_machine
from voiceapp.services.measures import Measured
from voiceapp.services.model_rows import ModelRows, own_text
from voiceapp.services.modelfacts import importable
from voiceapp.services.sending import Sending
from voiceapp.storage.models import ModelFile, ModelStore, StoredModel

_KIND = "model"


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A model that can be downloaded: from the catalog, or a repository that the user named."""

    name: str
    title: str
    spec: EngineSpec
    repo: str
    files: tuple[str, ...]
    parts: tuple[ModelPart, ...] = ()


async def _released(path: Path) -> bool:
    return True


class ModelsService:
    """What the Models page and ``voiceapp models`` do.

    ``loaded`` tells the memory of loaded models (see MemoryUse), ``packs`` the names of the installed engine
    packs, ``installed`` whether a library can be imported, ``measured`` what was measured of a model here.
    ``release`` unloads the model at a path, False when somebody works with it. To be made before
    ``JobsService.start``, so that downloads of an earlier run go on.
    """

    def __init__(
        self,
        store: ModelStore,
        jobs: JobsService,
        bus: EventBus,
        settings: Settings,
        paths: Paths,
        *,
        hub: Hub | None = None,
        engines: Sequence[EngineSpec] = ENGINES,
        loaded: Callable[[], Sequence[tuple[str, int]]] = tuple,
        packs: Callable[[], frozenset[str]] = frozenset,
        installed: Callable[[str], bool] = importable,
        machine: Callable[[], Machine] = read_machine,
        measured: Callable[[str], Measured] = lambda name: Measured(),
        release: Callable[[Path], Awaitable[bool]] = _released,
        sending: Sending | None = None,
    ) -> None:
        self._store = store
        self._jobs = jobs
        self._bus = bus
        self._rows = ModelRows(settings, paths.models, engines, installed, measured)
        self._packs = packs
        self._release = release
        self._hub = hub or Hub()
        self._loaded = loaded
        self._read_machine = machine
        self._plans: dict[str, Plan] = {}
        self._aside: set[str] = set()
        self._sending = sending or Sending(bus)
        jobs.register(_KIND, self._download, group="download")
        bus.subscribe(JobChanged, self._job_changed)

    # -------------------------------------------------------------------------------------- looking

    async def list(self) -> builtins.list[ModelInfo]:
        """Every model: built in, installed, added, and those that can be downloaded; by task and engine."""
        if self._rows.machine is None:
            self._rows.machine = await asyncio.to_thread(self._read_machine)
        stored = {model.name: model for model in await self._here()}
        jobs = await self._unfinished()
        packs = await asyncio.to_thread(self._packs)
        listed: list[ModelInfo] = []
        for spec in self._rows.engines:
            if spec.embedded:
                listed.append(await asyncio.to_thread(self._rows.embedded, spec, packs))
            names = [f"{spec.name}:{model.name}" for model in spec.models]
            extra = [name for name, model in stored.items() if model.engine == spec.name and name not in names]
            if not spec.embedded and not names and not extra:
                listed.append(await asyncio.to_thread(self._rows.own_only, spec, packs))
            for name in (*names, *extra):
                listed.append(await self._info(spec, name, stored.get(name), jobs.get(name), packs))
        return listed

    def machine(self) -> Machine:
        """What this computer has (after the first :meth:`list`: at once)."""
        if self._rows.machine is None:
            self._rows.machine = self._read_machine()
        return self._rows.machine

    def memory(self) -> MemoryUse:
        """Memory of the loaded models and how much is allowed, in bytes."""
        return MemoryUse(tuple(self._loaded()), self._rows.allowed())

    async def locate(self, spec: EngineSpec, model: str) -> Path:
        """The file or folder that an engine is to load for ``NAME:MODEL``; without MODEL, an installed one.

        Raises VoiceAppError ``model-needed``, ``model-not-installed``, ``model-not-found`` and those of
        :func:`voiceapp.services.layouts.recognise`.
        """
        stored = await self._here()
        if not model:
            mine = [entry for entry in stored if entry.engine == spec.name]
            for entry in mine:
                if await asyncio.to_thread(self._rows.faults, entry) == []:
                    return entry.path
            step = "Get one on the Models page, or name a file or folder" if spec.models else own_text(spec)[:-1]
            raise VoiceAppError(
                "model-needed",
                f"{spec.title} needs a model and none is installed.",
                f"{step}: {spec.name}:PATH.",
            )
        entry_ = next((entry for entry in stored if entry.name == f"{spec.name}:{model}"), None)
        if entry_:
            faults = await asyncio.to_thread(self._rows.faults, entry_)
            if faults:
                raise VoiceAppError(
                    "model-broken", f"{entry_.title} cannot be used: {faults[0]}", self._rows.mending(entry_)
                )
            return entry_.path
        path = Path(model).expanduser()
        if path.exists():
            layout = await asyncio.to_thread(recognise, path, ENGINES, spec.name)
            if layout.engine != spec.name:
                raise VoiceAppError(
                    "model-not-recognised",
                    f"{path.name} is no model for {spec.title}.",
                    f"Use it with {layout.engine}:{path}.",
                )
            return layout.path.resolve()
        if spec.model(model):
            raise VoiceAppError(
                "model-not-installed",
                f"{spec.name}:{model} is not installed.",
                f"Get it on the Models page or with voiceapp models get {spec.name}:{model}.",
            )
        raise VoiceAppError(
            "model-not-found",
            f"There is no model {model} for {spec.title}, and no such file.",
            "voiceapp models list shows what there is.",
        )

    async def name_of(self, engine: str) -> str:
        """The row's name for an engine's text: ``llama:FILE`` or ``whisper`` -> the model that it means.

        Raises VoiceAppError as :meth:`locate` does, and ``engine-unknown``.
        """
        name, _, model = engine.strip().partition(":")
        spec = self._rows.spec(name.strip().lower())
        return spec.name if spec.embedded else await self.name_at(spec, await self.locate(spec, model.strip()))

    async def name_at(self, spec: EngineSpec, path: Path) -> str:
        """The name of the model of an engine at a path."""
        stored = [entry for entry in await self._store.list() if entry.engine == spec.name and entry.path == path]
        return stored[0].name if stored else f"{spec.name}:{path}"

    # --------------------------------------------------------------------------------------- changing

    async def add(self, path: Path) -> ModelInfo:
        """Add a folder or file of the user's, which stays where it is. Raises as ``recognise`` does."""
        path = path.expanduser().absolute()
        layout = await asyncio.to_thread(recognise, path)
        spec = self._rows.spec(layout.engine)
        name = f"{spec.name}:{layout.path}"
        files = await asyncio.to_thread(sizes, layout.path)
        model = StoredModel(name, spec.name, layout.path.stem or layout.path.name, layout.path, True, files=files)
        await self._store.put(model)
        self._bus.publish(ModelsChanged())
        return await self._info(spec, name, model, None, await asyncio.to_thread(self._packs))

    async def plan(self, name: str) -> Plan:
        """Ask the hub what a download would bring: size, licence, revision. Raises as ``Hub.plan`` does."""
        wanted = self._wanted(name)
        with self._sending.to(self._hub.host):
            plan = await self._hub.plan(wanted.title, wanted.repo, wanted.files, wanted.parts)
        self._plans[wanted.name] = plan
        return plan

    async def get(self, name: str) -> int:
        """Download a model; tells the number of the job. What the hub says at this moment is pinned.

        Raises as :meth:`plan` does, and ``model-installed``.
        """
        wanted = self._wanted(name)
        before = (await self._unfinished(orphans=True)).get(wanted.name)
        if before is not None:
            await self._jobs.resume(before)  # paused, or left by a process that is gone
            self._jobs.follow(before)  # where another process runs it
            return before
        stored = await self._store.get(wanted.name)
        if stored and await asyncio.to_thread(self._rows.faults, stored) == []:
            raise VoiceAppError(
                "model-installed", f"{wanted.title} is installed already.", "Nothing needs to be done."
            )
        plan = self._plans.get(wanted.name) or await self.plan(name)
        await self._hub.check_token(plan)
        job = await self._jobs.submit(_KIND, f"Getting {wanted.title}", {"name": wanted.name, "plan": asdict(plan)})
        self._bus.publish(ModelsChanged())
        return job

    async def verify(self, name: str) -> builtins.list[str]:
        """What is wrong with a model's files, as sentences; empty when all is well.

        Downloaded files are hashed and compared with what the hub announced; of added ones the layout and the
        sizes are checked. Raises ``model-not-installed``.
        """
        spec = next((spec for spec in self._rows.engines if spec.name == name and spec.embedded), None)
        if spec:
            problem = self._rows.lacking(spec, self._packs())
            return [problem] if problem else []
        stored = await self._stored(name)
        return await asyncio.to_thread(self._rows.faults, stored, True)

    def set_aside(self, name: str, aside: bool) -> None:
        """Let a model count as removed while it waits to be; its files stay."""
        (self._aside.add if aside else self._aside.discard)(name)
        self._bus.publish(ModelsChanged())

    async def remove(self, name: str) -> None:
        """Delete a downloaded model's files, or forget an added one (whose files stay).

        Raises ``model-in-use``, ``model-not-installed``, ``model-embedded``, ``model-not-removed``.
        """
        if any(spec.name == name and spec.embedded for spec in self._rows.engines):
            raise VoiceAppError("model-embedded", "It is part of the program.", "Choose another engine instead.")
        running = (await self._unfinished(orphans=True)).get(name)
        if running is not None:
            await self._jobs.cancel(running)
            await self._jobs.wait(running)
        stored = await self._store.get(name)
        partial = self._rows.folder(name, partial=True)
        if stored is None and not partial.exists():
            await self._stored(name)
        if stored and not stored.own and self._rows.in_use(stored.engine, name):
            raise VoiceAppError(
                "model-in-use", f"{stored.title} is in use.", "Choose another engine in the talk, then remove it."
            )
        if stored and not await self._release(stored.path):
            raise VoiceAppError(
                "model-in-use",
                f"{stored.title} is at work now.",
                "Wait until it is done, or cancel that in Activity, then remove it.",
                retryable=True,
            )
        try:
            for folder in (partial, self._rows.folder(name)):
                if not (stored and stored.own) and folder.exists():
                    await asyncio.to_thread(shutil.rmtree, folder)
        except OSError as error:
            raise VoiceAppError(
                "model-not-removed",
                f"The files could not be deleted: {error.strerror or error}.",
                "Try again.",
                True,
            ) from error
        await self._store.delete(name)
        self._bus.publish(ModelsChanged())

    # ------------------------------------------------------------------------------------- the download

    async def _download(self, ctx: JobContext) -> None:
        name, plan = str(ctx.params["name"]), _plan_from(ctx.params["plan"])
        folder = self._rows.folder(name, partial=True)
        async with alone(folder.with_name(f"{folder.name}.lock"), ctx):
            stored = await self._store.get(name)
            if stored is None or await asyncio.to_thread(self._rows.faults, stored) != []:
                await self._bring(name, plan, ctx)  # else another process brought it while this one waited

    async def _bring(self, name: str, plan: Plan, ctx: JobContext) -> None:
        wanted = self._wanted(name)
        partial, final = self._rows.folder(name, partial=True), self._rows.folder(name)
        if final.exists() and not partial.exists():  # stopped before it was registered, or broken since
            await asyncio.to_thread(partial.parent.mkdir, parents=True, exist_ok=True)
            await asyncio.to_thread(final.rename, partial)
        with self._sending.to(self._hub.host):
            await self._hub.fetch(plan, partial, ctx)
        folders = {PurePosixPath(file.name).parent for file in plan.files}
        layout = await asyncio.to_thread(recognise, partial / folders.pop() if len(folders) == 1 else partial)
        if layout.engine != wanted.spec.name:
            raise VoiceAppError(
                "model-not-recognised",
                f"{plan.repo} holds no model for {wanted.spec.title}.",
                f"It is one for the engine {layout.engine}; choose another model here.",
            )
        await asyncio.to_thread(_put_in_place, partial, final)
        path = final / layout.path.relative_to(partial)
        await self._store.put(
            StoredModel(
                name,
                wanted.spec.name,
                wanted.title,
                path,
                False,
                plan.repo,
                " ".join((plan.revision, *(f"{part.folder}:{part.revision}" for part in plan.parts))),
                plan.licence,
                plan.files,
            )
        )

    def _job_changed(self, event: JobChanged) -> None:
        if event.job.kind == _KIND and event.job.state in ENDED:
            self._plans.clear()  # the next download asks the hub anew
            self._bus.publish(ModelsChanged())

    async def _info(
        self, spec: EngineSpec, name: str, stored: StoredModel | None, job: int | None, packs: frozenset[str]
    ) -> ModelInfo:
        return await asyncio.to_thread(self._rows.info, spec, name, stored, self._plans.get(name), job, packs)

    async def _unfinished(self, orphans: bool = False) -> dict[str, int]:
        """Model -> its download under way, in this process or another one."""
        found = await self._jobs.unfinished(_KIND, orphans)
        return {str(params["name"]): info.id for info, params in found}

    # ----------------------------------------------------------------------------------------- names

    def _wanted(self, name: str) -> _Wanted:
        """A catalog model, or ``ENGINE:OWNER/REPO`` (for llama ``OWNER/REPO/FILE.gguf``) on the hub."""
        engine, _, model = name.partition(":")
        spec = self._rows.spec(engine)
        known = spec.model(model)
        if known:
            return _Wanted(name, known.title, spec, known.repo, known.files, known.parts)
        parts = model.split("/")
        if all(parts) and not model.startswith((".", "~")):
            if engine == "faster-whisper" and len(parts) == 2:
                return _Wanted(name, parts[1], spec, model, WHISPER_FILES)
            if engine == "llama" and len(parts) >= 3 and model.endswith(".gguf"):
                return _Wanted(name, parts[-1], spec, "/".join(parts[:2]), ("/".join(parts[2:]),))
        if not spec.models and not spec.embedded:
            raise VoiceAppError("model-unknown", f"No model of {spec.title} can be downloaded.", own_text(spec))
        choices = ", ".join(f"{spec.name}:{entry.name}" for entry in spec.models[:4])
        raise VoiceAppError(
            "model-unknown",
            f"There is no model {name} to download.",
            f"voiceapp models list shows them{f', for example {choices}' if choices else ''}.",
        )

    async def _here(self) -> builtins.list[StoredModel]:
        """What is installed or added, but for what was set aside."""
        return [model for model in await self._store.list() if model.name not in self._aside]

    async def _stored(self, name: str) -> StoredModel:
        stored = await self._store.get(name)
        if stored is None:
            raise VoiceAppError(
                "model-not-installed", f"{name} is not installed.", "voiceapp models list shows what there is."
            )
        return stored


def _plan_from(data: Mapping[str, Any]) -> Plan:
    files, parts = data["files"], data.get("parts", ())
    more = {"files": tuple(ModelFile(**file) for file in files), "parts": tuple(PlanPart(**part) for part in parts)}
    return Plan(**{**data, **more})


def _put_in_place(partial: Path, final: Path) -> None:
    if final.exists():
        shutil.rmtree(final)
    partial.rename(final)
