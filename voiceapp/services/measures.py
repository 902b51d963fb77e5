"""How fast and how large models are on this computer: measured in passing, kept, and told as medians."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Literal

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.logs import log
from voiceapp.core.records import Machine
from voiceapp.engines.specs import EngineSpec
from voiceapp.storage.measures import KEPT, Measure, MeasureStore
from voiceapp.workers.pool import Load

Kind = Literal["real_time_factor", "load_s", "memory_bytes"]
"""Work per second of sound (a ratio), seconds of loading, bytes held after loading."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Medians of the last values; None where nothing was measured. ``device`` is where it ran last."""

    real_time_factor: float | None = None
    load_s: float | None = None
    memory_bytes: int | None = None
    device: str = ""


class MeasuresService:
    """Measurements of this machine by model name (as ModelInfo.name).

    ``machine`` tells what this computer is (it may take seconds at its first call); ``name_of`` finds the model's
    name for an engine's text, ``name_at`` for its files. Values of another machine, whose home was copied or
    is shared, do not count.
    """

    def __init__(
        self,
        store: MeasureStore,
        machine: Callable[[], Machine],
        name_of: Callable[[str], Awaitable[str]],
        name_at: Callable[[EngineSpec, Path], Awaitable[str]],
    ) -> None:
        self._store = store
        self._machine = machine
        self._name_of, self._name_at = name_of, name_at
        self._values: dict[tuple[str, str, str], list[float]] = {}
        self._devices: dict[tuple[str, str], str] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Read what is stored."""
        for measure in await self._store.list():
            self._keep(measure)

    async def close(self) -> None:
        """Store what was noted last."""
        if self._tasks:
            await asyncio.wait(self._tasks)

    async def note(self, name: str, kind: Kind, value: float, device: str = "") -> None:
        """Keep a value of a model. What is no positive number is dropped."""
        if not name or not (math.isfinite(value) and value > 0):
            return
        machine = await asyncio.to_thread(self._machine)
        measure = Measure(key_of(machine), name, kind, float(value), device)
        self._keep(measure)
        await self._store.add(measure)

    def note_load(self, spec: EngineSpec, model: str, load: Load) -> None:
        """Keep what loading the model at a path took; returns at once."""
        self._spawn(self._note_load(spec, model, load))

    async def _note_load(self, spec: EngineSpec, model: str, load: Load) -> None:
        names = {by_path(spec, model)}  # the pool asks by the path, the Models page by the name
        if model and not spec.embedded:
            names.add(await self._name_at(spec, Path(model)))
        for name in names:
            await self.note(name, "load_s", load.seconds, load.device)
            await self.note(name, "memory_bytes", load.memory, load.device)

    def note_speed(self, engine: str, real_time_factor: float | None) -> None:
        """See :data:`voiceapp.services.file_sound.NoteSpeed`."""
        if real_time_factor is not None and engine:
            self._spawn(self._note_speed(engine, real_time_factor))

    async def _note_speed(self, engine: str, real_time_factor: float) -> None:
        await self.note(await self._name_of(engine), "real_time_factor", real_time_factor)

    def of(self, name: str) -> Measured:
        """What is known of a model on this machine. The first call may take seconds: make it off the loop."""
        machine = key_of(self._machine())

        def middle(kind: Kind) -> float | None:
            values = self._values.get((machine, name, kind))
            return median(values) if values else None

        memory = middle("memory_bytes")
        return Measured(
            middle("real_time_factor"),
            middle("load_s"),
            None if memory is None else round(memory),
            self._devices.get((machine, name), ""),
        )

    def _keep(self, measure: Measure) -> None:
        values = self._values.setdefault((measure.machine, measure.model, measure.kind), [])
        values.append(measure.value)
        del values[:-KEPT]
        if measure.device:
            self._devices[measure.machine, measure.model] = measure.device

    def _spawn(self, work: Awaitable[None]) -> None:
        async def run() -> None:
            try:
                await work
            except VoiceAppError as error:  # a measurement is no reason to disturb anybody
                log("measures", "not-kept", code=error.code)

        task = asyncio.ensure_future(run())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def by_path(spec: EngineSpec, model: str) -> str:
    """The name under which a model's measurements are kept by its path; embedded engines have no path."""
    return spec.name if spec.embedded or not model else f"{spec.name}:{model}"


def key_of(machine: Machine) -> str:
    """What makes measurements comparable: processor, cores and graphics card."""
    return f"{machine.cpu}|{machine.cores}|{machine.gpu or ''}"
