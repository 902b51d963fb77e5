"""Which engines are loaded, within the budget of memory and threads; the least recently used one leaves."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EngineChanged, EventBus, Notice
from voiceapp.engines.specs import EngineSpec
from voiceapp.workers.budget import available_bytes, in_words, resident_bytes, size_on_disk
from voiceapp.workers.client import Worker
from voiceapp.workers.packs import Place, base_place
from voiceapp.workers.priority import Gate
from voiceapp.workers.process import ChildSpec

Starter = Callable[[ChildSpec], Awaitable[Worker]]
MemoryProbe = Callable[[int], int]
Placer = Callable[[str], Awaitable[Place]]
Estimate = Callable[[EngineSpec, str], int]
Progress = Callable[[float | None, str], None]


@dataclass(frozen=True, slots=True)
class Load:
    """What loading a model took: seconds, the bytes that its process holds afterwards, and where it runs."""

    seconds: float
    memory: int
    device: str


OnLoaded = Callable[[EngineSpec, str, Load], None]


@dataclass(frozen=True, slots=True)
class Loaded:
    """An engine in memory, for the Models page."""

    task: str
    engine: str
    model: str
    title: str
    memory: int
    pinned: bool
    pid: int


@dataclass(eq=False)
class _Entry:
    spec: EngineSpec
    model: str
    options: dict[str, Any]
    key: str
    need: int = 0
    video: int = 0
    worker: Worker | None = None
    ready: bool = False
    pins: int = 0
    waiting: int = 0
    used: int = 0
    loading: asyncio.Task[Worker] | None = None
    progress: list[Progress] = field(default_factory=list)

    @property
    def title(self) -> str:
        known = self.spec.model(self.model)
        return known.title if known is not None else self.spec.title


class Pool:
    """One process per engine, model and options, loaded on first use and shared by all who ask for it.

    ``memory_bytes`` and ``threads`` are the budget. The other arguments are what tests replace: ``start``
    starts a process, ``probe`` tells its memory, ``place`` finds a pack's interpreter, ``estimate`` tells
    what a model that was never loaded will need, ``available`` the memory that is free of swapping now,
    ``video_memory`` what the graphics card has (0: none). ``on_loaded`` is told what each load took.
    """

    def __init__(
        self,
        bus: EventBus,
        *,
        memory_bytes: int,
        threads: int,
        place: Placer = base_place,
        start: Starter = Worker.start,
        probe: MemoryProbe = resident_bytes,
        estimate: Estimate = size_on_disk,
        available: Callable[[], int] = available_bytes,
        video_memory: Callable[[], int] = lambda: 0,
        on_loaded: OnLoaded = lambda spec, model, load: None,
    ) -> None:
        self.gate = Gate()
        self.memory_bytes = memory_bytes
        self.threads = threads
        self._bus = bus
        self._place, self._start, self._probe, self._estimate = place, start, probe, estimate
        self._available, self._video_memory, self._on_loaded = available, video_memory, on_loaded
        self._entries: dict[str, _Entry] = {}
        self._measured: dict[tuple[str, str], int] = {}
        self._loads: set[asyncio.Task[Worker]] = set()
        self._admission = asyncio.Lock()
        self._uses = 0
        self._closed = False

    # ------------------------------------------------------------------------------ for callers

    async def acquire(
        self,
        spec: EngineSpec,
        model: str = "",
        options: Mapping[str, Any] | None = None,
        *,
        pin: bool = False,
        progress: Progress | None = None,
    ) -> Worker:
        """The loaded worker for an engine, a model and its options; loads it when there is none.

        ``pin`` keeps it until :meth:`unpin`. Raises VoiceAppError: ``does-not-fit``, what loading raises.
        """
        if self._closed:
            raise VoiceAppError("engine-unloaded", "The program is closing.", "Start it again.")
        wanted = dict(options or {})
        key = json.dumps([spec.task, spec.name, model, wanted], sort_keys=True)
        entry = self._entries.get(key)
        if entry is not None and entry.ready and entry.worker is not None and entry.worker.state != "ready":
            self._forget(entry)  # it is being closed by somebody else
            entry = None
        if entry is None:
            entry = self._entries[key] = _Entry(spec, model, wanted, key)
            entry.loading = asyncio.create_task(self._load(entry), name=f"load-{spec.name}")
            entry.loading.add_done_callback(lambda task: task.cancelled() or task.exception())
            self._loads.add(entry.loading)
            entry.loading.add_done_callback(self._loads.discard)
        if progress is not None:
            entry.progress.append(progress)
        worker = await self._wait(entry)
        self._uses += 1
        entry.used = self._uses
        entry.pins += pin
        return worker

    def unpin(self, worker: Worker) -> None:
        """Undo one ``pin``: the worker may be unloaded when its memory is needed."""
        for entry in self._entries.values():
            if entry.worker is worker and entry.pins:
                entry.pins -= 1

    async def unload(self, worker: Worker) -> None:
        """Unload one worker now, pinned or not."""
        for entry in tuple(self._entries.values()):
            if entry.worker is worker:
                await self._unload(entry)

    async def close(self) -> None:
        """Unload everything; nothing can be acquired afterwards."""
        self._closed = True
        for load in self._loads:
            if not load.cancelling():  # one that nobody waits for any more is ending its process already
                load.cancel()
        if self._loads:
            await asyncio.wait(self._loads)
        await asyncio.gather(*(self._unload(entry) for entry in tuple(self._entries.values())))

    def loaded(self) -> list[Loaded]:
        """The engines in memory with what they hold now."""
        self._measure()
        return [
            Loaded(e.spec.task, e.spec.name, e.model, e.title, e.need, e.pins > 0, e.worker.pid)
            for e in self._entries.values()
            if e.ready and e.worker is not None
        ]

    async def release(self, model: Path) -> bool:
        """Unload whatever runs the model at a path; False when it is kept loaded, loading or at work."""
        mine = [entry for entry in self._entries.values() if entry.model and Path(entry.model) == model]
        if not all(self._can_leave(entry) for entry in mine):
            return False
        for entry in mine:
            await self._unload(entry)
        return True

    def memory(self) -> dict[str, int]:
        """Bytes that loaded engines hold, by task."""
        used: dict[str, int] = {}
        for engine in self.loaded():
            used[engine.task] = used.get(engine.task, 0) + engine.memory
        return used

    # ------------------------------------------------------------------------------ loading

    async def _wait(self, entry: _Entry) -> Worker:
        assert entry.loading is not None
        entry.waiting += 1
        try:
            return await asyncio.shield(entry.loading)
        except asyncio.CancelledError:
            if entry.waiting == 1 and not entry.loading.done():  # nobody else wants it
                self._forget(entry)
                entry.loading.cancel()
            raise
        finally:
            entry.waiting -= 1

    async def _load(self, entry: _Entry) -> Worker:
        self._tell(entry, "loading")
        try:
            async with self._admission:
                need = self._measured.get((entry.spec.name, entry.model))
                need = await asyncio.to_thread(self._estimate, entry.spec, entry.model) if need is None else need
                await self._make_room(need, entry)
                entry.need = need
                await self._make_video_room(entry)
            clock = asyncio.get_running_loop().time
            started = clock()
            worker = await self._start_worker(entry)
            took_s = clock() - started
            device = worker.capabilities.device if worker.capabilities is not None else ""
            async with self._admission:
                entry.need = self._probe(worker.pid)
                if device and device != "cuda":
                    entry.video = 0  # it fell back to the processor
                self._measured[entry.spec.name, entry.model] = entry.need
                await self._make_room(0, entry)
            if worker.state != "ready":  # it died between its load and now
                raise VoiceAppError("engine-died", f"{entry.title} stopped unexpectedly.", "Try again.", True)
        except BaseException as error:
            self._forget(entry)
            if entry.worker is not None:
                await entry.worker.close(0.0)
            self._tell(entry, *(("failed", error) if isinstance(error, VoiceAppError) else ("unloaded", None)))
            raise
        entry.ready = True
        self._tell(entry, "ready")
        self._on_loaded(entry.spec, entry.model, Load(took_s, entry.need, device))
        if worker.capabilities is not None and worker.capabilities.notice:
            step = "See voiceapp doctor, or set Compute on to Processor in Settings."
            self._bus.publish(Notice("warning", worker.capabilities.notice, step, "settings", "gpu-unused"))
        return worker

    async def _start_worker(self, entry: _Entry) -> Worker:
        spec = entry.spec
        place = await self._place(spec.pack)
        threads = int(entry.options.get("threads") or 0) or self._threads_for(spec)
        limits = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), str(threads))
        entry.worker = worker = await self._start(
            ChildSpec(
                name=spec.name,
                title=spec.title,
                target=spec.target,
                python=place.python,
                import_path=place.import_path,
                digest=place.digest,
                pack=spec.pack,
                requires=spec.requires,
                environment=limits,
            )
        )
        worker.on_gone.append(lambda _, error: self._gone(entry, error))

        def progress(fraction: float | None, message: str) -> None:
            for callback in entry.progress:
                callback(fraction, message)

        await worker.load({**entry.options, "model": entry.model, "threads": threads}, progress)
        return worker

    def _threads_for(self, spec: EngineSpec) -> int:
        """Embedded engines are light. The others leave a core to sound and window where there are enough."""
        return 1 if spec.embedded else max(self.threads - 1, min(self.threads, 2))

    # ------------------------------------------------------------------------------ memory

    async def _make_room(self, need: int, newcomer: _Entry) -> None:
        """Unload what was not used for longest until ``need`` more bytes fit. Raises ``does-not-fit``."""
        alone = need or newcomer.need
        if alone > self.memory_bytes:
            raise VoiceAppError(
                "does-not-fit",
                f"{newcomer.title} needs {in_words(alone)} and {in_words(self.memory_bytes)} are allowed.",
                "Choose a smaller model, or allow more memory in Settings.",
            )
        self._measure()
        while True:
            used = sum(entry.need for entry in self._entries.values())
            # Others use memory too: what is not there now would be swapped.
            short = max(used + need - self.memory_bytes, need - self._available())
            if short <= 0 or not need and used <= self.memory_bytes:
                return
            idle = [e for e in self._entries.values() if self._can_leave(e) and e is not newcomer]
            if not idle and used + need <= self.memory_bytes:
                raise VoiceAppError(
                    "does-not-fit",
                    f"{newcomer.title} needs {in_words(alone)}, and other programs leave "
                    f"{in_words(self._available())} of memory free.",
                    "Close other programs, or choose a smaller model.",
                    retryable=True,
                )
            if not idle:
                free = max(0, self.memory_bytes - used + (0 if need else alone))
                raise VoiceAppError(
                    "does-not-fit",
                    f"{newcomer.title} needs {in_words(alone)} and {in_words(free)} of "
                    f"{in_words(self.memory_bytes)} are free.",
                    "Choose a smaller model, or allow more memory in Settings.",
                    retryable=True,
                )
            await self._unload(min(idle, key=lambda entry: entry.used))

    async def _make_video_room(self, newcomer: _Entry) -> None:
        """The same for the graphics card's memory, where the engine may run on it: by the size of its files.

        Raises ``does-not-fit`` where the card was asked for; "auto" then leaves it to the engine to fall back.
        """
        device = newcomer.options.get("device")
        if device not in ("auto", "cuda"):
            return
        total = await asyncio.to_thread(self._video_memory)
        need = await asyncio.to_thread(size_on_disk, newcomer.spec, newcomer.model)
        if not total:
            return
        while (used := sum(entry.video for entry in self._entries.values())) + need > total:
            idle = [e for e in self._entries.values() if e.video and self._can_leave(e)]
            if need <= total and idle:
                await self._unload(min(idle, key=lambda entry: entry.used))
            elif device == "cuda":
                raise VoiceAppError(
                    "does-not-fit",
                    f"{newcomer.title} needs {in_words(need)} and {in_words(max(0, total - used))} of the graphics "
                    f"card's {in_words(total)} are free.",
                    "Choose a smaller model, or set Compute on to Processor in Settings.",
                    retryable=need <= total,
                )
            else:
                return
        newcomer.video = need

    def _can_leave(self, entry: _Entry) -> bool:
        worker = entry.worker
        return entry.ready and not entry.pins and not entry.waiting and worker is not None and not worker.busy

    def _measure(self) -> None:
        for entry in self._entries.values():
            if entry.ready and entry.worker is not None:
                entry.need = self._probe(entry.worker.pid)

    async def _unload(self, entry: _Entry) -> None:
        self._forget(entry)
        worker = entry.worker
        if worker is None:
            return
        if worker.draining:  # its memory is needed now
            worker.kill()
        entry.ready = False
        await worker.close()
        self._tell(entry, "unloaded")

    def _gone(self, entry: _Entry, error: VoiceAppError | None) -> None:
        if entry.ready and error is not None:
            entry.ready = False
            self._forget(entry)
            self._tell(entry, "failed", error)

    def _forget(self, entry: _Entry) -> None:
        if self._entries.get(entry.key) is entry:
            del self._entries[entry.key]

    def _tell(
        self,
        entry: _Entry,
        state: Literal["loading", "ready", "failed", "unloaded"],
        error: VoiceAppError | None = None,
    ) -> None:
        self._bus.publish(EngineChanged(entry.spec.task, entry.spec.name, state, error))
