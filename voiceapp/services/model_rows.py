"""Rows of the Models page: one model's state, size, licence and fit, from the catalog and from the disk."""

from __future__ import annotations

import builtins
from collections.abc import Callable, Sequence
from pathlib import Path

import psutil

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.installation import repair
from voiceapp.core.protocols import MODEL_TASKS
from voiceapp.core.records import Machine, ModelInfo, ModelState
from voiceapp.core.settings import Settings
from voiceapp.engines.specs import EngineSpec, ModelSpec
from voiceapp.services.download_files import content_fault, size_fault
from voiceapp.services.downloads import Plan
from voiceapp.services.layouts import folder_size, recognise
from voiceapp.services.measures import Measured
from voiceapp.services.modelfacts import expected_download, expected_memory, fit, licence_plain, package_licence
from voiceapp.storage.models import StoredModel

_PARTIAL = ".partial"
# Import name -> distribution, for the licences of the embedded engines.
_PACKAGES = {"pocketsphinx": "pocketsphinx", "espeakng_loader": "espeakng-loader"}
_OWN_LICENCE = "Apache-2.0"
# Weights that come inside a package of an engine pack: the licence that its own metadata states.
_CARRIED = {"resemblyzer": ("Apache-2.0", "Metadata of Resemblyzer 0.1.4 (classifier)")}


class ModelRows:
    """Knows engines, settings and folders; stores nothing. ``machine`` is set once it was read.

    ``installed`` tells whether a library can be imported, ``measured`` what was measured of a model here. The
    ``packs`` of its methods are the names of the installed engine packs: read once, not for each of many rows.
    """

    def __init__(
        self,
        settings: Settings,
        folder: Path,
        engines: Sequence[EngineSpec],
        installed: Callable[[str], bool],
        measured: Callable[[str], Measured] = lambda name: Measured(),
    ) -> None:
        self._settings = settings
        self._measured = measured
        self._models = folder
        self.engines = [spec for spec in engines if spec.task in MODEL_TASKS]
        self._installed = installed
        self.machine: Machine | None = None

    def embedded(self, spec: EngineSpec, packs: frozenset[str]) -> ModelInfo:
        """The row of an engine that needs no model."""
        problem = self.lacking(spec, packs)
        packages = [_PACKAGES[name] for name in spec.requires if name in _PACKAGES]
        carried = [_CARRIED[name] for name in spec.requires if name in _CARRIED]
        licence: str | None
        if carried:
            licence, source = carried[0]
        else:
            licence, source = package_licence(packages[0]) if packages else _OWN_LICENCE, ""
        known = self._measured(spec.name)
        return ModelInfo(
            name=spec.name,
            title=spec.title,
            note=f"Part of the engine pack {spec.pack}" if spec.pack else "Part of the program",
            task=spec.task,
            engine=spec.name,
            state="missing" if problem else "embedded",
            licence=licence,
            licence_plain=licence_plain(licence),
            licence_source=source,
            fit="fits",
            fit_text="Fits",
            device=known.device or "cpu",
            in_use=self.in_use(spec.name, spec.name),
            problem=problem,
            lacks_pack=_lacks_pack(spec, packs),
            languages=spec.capabilities.languages,
            real_time_factor=known.real_time_factor,
            load_s=known.load_s,
            memory_bytes=known.memory_bytes,
        )

    def own_only(self, spec: EngineSpec, packs: frozenset[str]) -> ModelInfo:
        """The row of an engine that nothing can be downloaded for: it says which files a model of it has."""
        problem = self.lacking(spec, packs)
        return ModelInfo(
            name=spec.name,
            title=spec.title,
            note=own_text(spec),
            task=spec.task,
            engine=spec.name,
            state="missing" if problem else "available",
            fit_text="Unknown",
            device=self._device(spec),
            problem=problem,
            lacks_pack=_lacks_pack(spec, packs),
            languages=spec.capabilities.languages,
        )

    def info(
        self,
        spec: EngineSpec,
        name: str,
        stored: StoredModel | None,
        plan: Plan | None,
        job: int | None,
        packs: frozenset[str],
    ) -> ModelInfo:
        """The row of a model; touches the disk. ``plan`` is what the hub told, ``job`` a running download."""
        model = spec.model(name.partition(":")[2])
        size, licence = (plan.size_bytes, plan.licence) if plan else (None, None)
        if model:
            size, licence = size or model.size_bytes, licence or model.licence
        state: ModelState = "available"
        problem = self.lacking(spec, packs)
        if stored:
            size, licence = _size_of(stored), stored.licence or (model.licence if model else None)
            faults = self.faults(stored)
            state = "broken" if faults else "installed"
            problem = faults[0] if faults else problem
        if problem and state != "broken":
            state = "missing"
        if job is not None:
            state = "downloading"
        known = self._measured(name)
        need = known.memory_bytes or (expected_memory(spec, model, "cpu") if model and size is None else None)
        kind, words = fit(size, self.allowed(), need, known.real_time_factor)
        return ModelInfo(
            name=name,
            title=stored.title if stored else model.title if model else name,
            note=model.note if model else "Added from disk" if stored and stored.own else "Downloaded",
            task=spec.task,
            engine=spec.name,
            state=state,
            size_bytes=size,
            expected_bytes=expected_download(spec, model) if model and size is None else size,
            licence=licence,
            licence_plain=licence_plain(licence),
            fit=kind,
            fit_text=words,
            device=known.device or self._device(spec),
            path=stored.path if stored else None,
            in_use=self.in_use(spec.name, name),
            job=job,
            problem=problem,
            lacks_pack=_lacks_pack(spec, packs),
            removable=stored is not None,
            languages=(model.languages if model else ()) or spec.capabilities.languages,
            quality=model.quality if model else "",
            quality_source=model.quality_source if model else "",
            licence_source=self._licence_source(model, licence, stored, plan),
            repo=stored.repo if stored else model.repo if model else "",
            gated=bool(plan and plan.gated or model and model.gated),
            real_time_factor=known.real_time_factor,
            load_s=known.load_s,
            memory_bytes=known.memory_bytes,
        )

    def _licence_source(
        self, model: ModelSpec | None, licence: str | None, stored: StoredModel | None, plan: Plan | None
    ) -> str:
        if licence and plan and plan.licence == licence:
            return f"{plan.host}, revision {plan.revision[:8]}"
        if licence and stored and stored.licence == licence:
            return f"{stored.repo}, revision {stored.revision[:8]}"
        return model.licence_source if model else ""

    def lacking(self, spec: EngineSpec, packs: frozenset[str]) -> str:
        """Which library or pack the engine lacks, with the next step; "" when none."""
        if spec.pack:
            pack = _lacks_pack(spec, packs)
            return f"Its engine pack is missing: voiceapp packs install {pack}." if pack else ""
        missing_ = [name for name in spec.requires if not self._installed(name)]
        if not missing_:
            return ""
        names = ", ".join("llama-cpp-python" if name == "llama_cpp" else name for name in missing_)
        return f"{names} is not installed. {repair(missing_)}"

    def faults(self, stored: StoredModel, content: bool = False) -> builtins.list[str]:
        """What is wrong with a model's files; by size and presence, or with ``content`` by hash and layout."""
        folder = stored.path if stored.path.is_dir() or stored.own else self.folder(stored.name)
        if not stored.path.exists():
            return [f"Its files are gone: {stored.path}."]
        faults = []
        for file in stored.files:
            path = stored.path if stored.own and stored.path.is_file() else folder / file.name
            fault = content_fault(file, path) if content else size_fault(file, path)
            if fault:
                faults.append(f"{file.name}: {fault}.")
        if content and not faults:
            try:
                recognise(stored.path)
            except VoiceAppError as error:
                faults.append(error.message)
        return faults

    def mending(self, stored: StoredModel) -> str:
        """The next step for a model with faults."""
        return "Add it again." if stored.own else f"Get it again: voiceapp models get {stored.name}."

    def in_use(self, engine: str, name: str) -> bool:
        """Whether the settings name this engine or model."""
        task = self.spec(engine).task
        chosen = self._settings.text(f"engines.{task}")
        if chosen == name:
            return True
        used, _, model = chosen.partition(":")
        path = name.partition(":")[2]
        return bool(
            used == engine and model and path and Path(path).is_absolute() and Path(model).absolute() == Path(path)
        )

    def _device(self, spec: EngineSpec) -> str | None:
        if "engines.device" not in spec.settings:
            return "cpu"
        chosen = self._settings.text("engines.device")
        if chosen != "auto":
            return chosen
        # With a card, what "auto" comes to is known when the engine has loaded.
        return None if self.machine is None or self.machine.gpu else "cpu"

    def allowed(self) -> int:
        """Bytes of memory that loaded models may take together."""
        chosen = self._settings.number("files.memory_gb")
        return round(chosen * 1e9) if chosen else psutil.virtual_memory().total * 3 // 4

    def spec(self, engine: str) -> EngineSpec:
        """The engine of that name. Raises ``engine-unknown``."""
        for spec in self.engines:
            if spec.name == engine:
                return spec
        known = ", ".join(spec.name for spec in self.engines)
        raise VoiceAppError("engine-unknown", f"There is no engine {engine}.", f"Choose one of: {known}.")

    def folder(self, name: str, partial: bool = False) -> Path:
        """Where a downloaded model lies; one folder each, whose name no model can choose to be elsewhere."""
        safe = "".join(letter if letter.isalnum() or letter in "._-" else "--" for letter in name)
        return (self._models / _PARTIAL if partial else self._models) / safe.lstrip(".")


def _lacks_pack(spec: EngineSpec, packs: frozenset[str]) -> str:
    return spec.pack if spec.pack not in packs else ""


def own_text(spec: EngineSpec) -> str:
    """How a model of one's own is added: which files it has, as the catalog's layout says."""
    layout = spec.layout
    if layout is None:
        return "Add a model of your own: a GGUF file."
    if layout.suffixes and not layout.needs:
        return f"Add a model of your own: a file that ends in {' or '.join(layout.suffixes)}."
    needs = [name.replace("|", " or ") for name in layout.needs or layout.marks]
    return f"Add a model of your own: a folder with {', '.join(needs)}."


def _size_of(stored: StoredModel) -> int | None:
    known = [file.size for file in stored.files]
    if known and None not in known:
        return sum(size for size in known if size is not None)
    return folder_size(stored.path) if stored.path.exists() else None
