"""Who is loaded: sharing, budgets, refusals with numbers, and what the bus tells."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.unit.workers.helpers import run
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EngineChanged, EventBus
from voiceapp.core.protocols import Capabilities
from voiceapp.core.settings import Settings
from voiceapp.engines.specs import EngineSpec, ModelSpec
from voiceapp.workers.budget import in_words, memory_allowed, size_on_disk, threads_allowed
from voiceapp.workers.client import Worker
from voiceapp.workers.pool import Load, Pool
from voiceapp.workers.priority import Gate
from voiceapp.workers.process import ChildSpec

GB = 1_000_000_000


class FakeWorker(Worker):
    """A worker without a process; ``blocked`` holds its load back."""

    def __init__(self, spec: ChildSpec, number: int, blocked: asyncio.Event | None) -> None:
        super().__init__(spec)
        self.number, self.blocked = number, blocked
        self.options: dict[str, Any] = {"model": ""}
        self.working = self.drains = self.killed = self.closed = False
        self.state = "ready"

    async def load(self, options: Any, progress: Any = None) -> Capabilities:
        self.options = options
        if progress is not None:
            progress(0.5, "loading")
        if self.blocked is not None:
            await self.blocked.wait()
        if options.get("fails"):
            raise VoiceAppError("model-broken", "The model is damaged.")
        self.capabilities = Capabilities(device=options.get("on", ""))
        return self.capabilities

    async def close(self, patience_s: float = 0.0) -> None:
        self.closed = True
        self.state = "gone"

    def kill(self) -> None:
        self.killed = True

    @property
    def pid(self) -> int:
        return self.number

    @property
    def busy(self) -> bool:
        return self.working

    @property
    def draining(self) -> bool:
        return self.drains


class House:
    """A pool over fake workers whose memory is what ``sizes`` says of their model, in GB."""

    def __init__(self, allowed_gb: float = 12, threads: int = 8, **sizes: float) -> None:
        self.bus = EventBus()
        self.told: list[tuple[str, str]] = []
        self.bus.subscribe(EngineChanged, lambda event: self.told.append((event.engine, event.state)))
        self.sizes = sizes
        self.guesses: dict[str, float] = {}
        self.workers: list[FakeWorker] = []
        self.blocked: asyncio.Event | None = None
        self.computer_gb = 1000.0
        self.card_gb = 0.0
        self.loads: list[tuple[str, Load]] = []
        self.pool = Pool(
            self.bus,
            memory_bytes=int(allowed_gb * GB),
            threads=threads,
            start=self.start,
            probe=lambda pid: int(self.sizes.get(self.workers[pid].options["model"], 0) * GB),
            estimate=lambda spec, model: int(self.guesses.get(model, self.sizes.get(model, 0)) * GB),
            available=self.available,
            video_memory=lambda: int(self.card_gb * GB),
            on_loaded=lambda spec, model, load: self.loads.append((model, load)),
        )

    def available(self) -> int:
        """What all loaded models and other programs leave of the computer's memory."""
        held = sum(self.sizes.get(worker.options["model"], 0) for worker in self.workers if not worker.closed)
        return int((self.computer_gb - held) * GB)

    async def start(self, spec: ChildSpec) -> Worker:
        self.workers.append(FakeWorker(spec, len(self.workers), self.blocked))
        return self.workers[-1]

    async def get(self, model: str, **more: Any) -> FakeWorker:
        worker = await self.pool.acquire(spec(), model, **more)
        assert isinstance(worker, FakeWorker)
        return worker


def spec(name: str = "heron", embedded: bool = False) -> EngineSpec:
    large = ModelSpec("large", "Heron large", "", "", (), size_bytes=14 * GB)
    return EngineSpec(name, "asr", "Heron", "nowhere:Nothing", embedded=embedded, models=(large,))


def test_everybody_shares_one_worker_per_engine_model_and_options() -> None:
    async def test() -> None:
        house = House(a=1, b=1)
        one, two, other = await asyncio.gather(house.get("a"), house.get("a"), house.get("b"))
        assert one is two
        assert other is not one
        assert await house.get("a") is one
        assert await house.get("a", options={"device": "cpu"}) is not one
        assert len(house.workers) == 3
        assert house.told.count(("heron", "loading")) == house.told.count(("heron", "ready")) == 3

    run(test())


def test_the_least_recently_used_leaves_when_memory_is_needed() -> None:
    async def test() -> None:
        house = House(a=4, b=4, c=4, d=5)
        a, b, c = [await house.get(model) for model in "abc"]
        await house.get("a")
        await house.get("d")
        assert (a.closed, b.closed, c.closed) == (False, True, True)
        assert house.pool.memory() == {"asr": 9 * GB}
        assert house.told[-3:] == [("heron", "unloaded"), ("heron", "unloaded"), ("heron", "ready")]

    run(test())


def test_pinned_and_busy_workers_stay_and_the_refusal_has_numbers() -> None:
    async def test() -> None:
        house = House(a=5, b=4, c=6)
        pinned = await house.get("a", pin=True)
        busy = await house.get("b")
        busy.working = True
        with pytest.raises(VoiceAppError) as caught:
            await house.get("c")
        assert caught.value.code == "does-not-fit"
        assert caught.value.message == "Heron needs 6 GB and 3 GB of 12 GB are free."
        assert house.told[-1] == ("heron", "failed")
        house.pool.unpin(pinned)
        await house.get("c")
        assert pinned.closed
        assert not busy.closed

    run(test())


def test_what_can_never_fit_is_refused_before_anything_is_unloaded_or_started() -> None:
    async def test() -> None:
        house = House(a=5, large=14)
        small = await house.get("a")
        with pytest.raises(VoiceAppError) as caught:
            await house.get("large")
        assert caught.value.message == "Heron large needs 14 GB and 12 GB are allowed."
        assert caught.value.next_step
        assert not small.closed
        assert len(house.workers) == 1

    run(test())


def test_measured_memory_counts_after_the_first_load() -> None:
    async def test() -> None:
        house = House(a=4, b=11)
        house.guesses["b"] = 1
        small = await house.get("a")
        large = await house.get("b")
        assert small.closed  # b was guessed at 1 GB and turned out to need 11
        await house.pool.unload(large)
        await house.get("a", pin=True)
        with pytest.raises(VoiceAppError, match="needs 11 GB and 8 GB of 12 GB are free"):
            await house.get("b")
        assert len(house.workers) == 3  # this time it was known without starting it

    run(test())


def test_a_model_that_turns_out_too_large_is_unloaded_and_refused() -> None:
    async def test() -> None:
        house = House(a=20)
        house.guesses["a"] = 1
        with pytest.raises(VoiceAppError, match="Heron needs 20 GB and 12 GB are allowed"):
            await house.get("a")
        assert house.workers[0].closed
        assert house.pool.memory() == {}

    run(test())


def test_a_worker_that_only_drains_is_killed_for_its_memory() -> None:
    async def test() -> None:
        house = House(a=8, b=8)
        first = await house.get("a")
        first.drains = True
        await house.get("b")
        assert first.killed
        assert first.closed

    run(test())


def test_a_failed_load_is_told_to_all_who_wait_and_can_be_tried_again() -> None:
    async def test() -> None:
        house = House(a=1)
        results = await asyncio.gather(
            *(house.get("a", options={"fails": True}) for _ in range(2)), return_exceptions=True
        )
        assert [getattr(result, "code", None) for result in results] == ["model-broken"] * 2
        assert len(house.workers) == 1
        assert house.workers[0].closed
        assert house.told == [("heron", "loading"), ("heron", "failed")]
        with pytest.raises(VoiceAppError):
            await house.get("a", options={"fails": True})
        assert len(house.workers) == 2

    run(test())


def test_a_load_goes_on_while_somebody_wants_it_and_ends_with_the_last() -> None:
    async def test() -> None:
        house = House(a=1)
        house.blocked = asyncio.Event()
        seen: list[float | None] = []
        first = asyncio.create_task(house.get("a", progress=lambda fraction, _: seen.append(fraction)))
        second = asyncio.create_task(house.get("a"))
        while not house.workers or not house.workers[0].options:
            await asyncio.sleep(0)
        first.cancel()
        await asyncio.wait([first])
        house.blocked.set()
        assert await second is house.workers[0]
        assert seen == [0.5]

        house.blocked = asyncio.Event()
        third = asyncio.create_task(house.get("b"))
        while len(house.workers) < 2 or not house.workers[1].options:
            await asyncio.sleep(0)
        third.cancel()
        await asyncio.wait([third])
        house.blocked.set()
        again = await house.get("b")
        assert house.workers[1].closed
        assert again is house.workers[2]

    run(test())


def test_threads_leave_a_core_to_sound_and_embedded_engines_take_one() -> None:
    async def test() -> None:
        house = House(threads=8)
        heavy = await house.get("")
        light = await house.pool.acquire(spec("small", embedded=True))
        chosen = await house.get("", options={"threads": 3})
        given = [(w.options["threads"], w.spec.environment["OMP_NUM_THREADS"]) for w in house.workers]
        assert [heavy, light, chosen] == house.workers
        assert given == [(7, "7"), (1, "1"), (3, "3")]

    run(test())


def test_close_unloads_everything_and_ends_loads() -> None:
    async def test() -> None:
        house = House()
        await house.get("a", pin=True)
        house.blocked = asyncio.Event()
        loading = asyncio.create_task(house.get("b"))
        while len(house.workers) < 2:
            await asyncio.sleep(0)
        await house.pool.close()
        await asyncio.wait([loading])
        assert all(worker.closed for worker in house.workers)
        with pytest.raises(VoiceAppError):
            await house.get("a")

    run(test())


def test_a_crash_is_told_and_the_next_acquire_starts_anew() -> None:
    async def test() -> None:
        bus = EventBus()
        events: list[EngineChanged] = []
        bus.subscribe(EngineChanged, events.append)
        pool = Pool(bus, memory_bytes=psutil.virtual_memory().total, threads=2)
        slow = EngineSpec("slow", "asr", "Heron", "tests.fakes.engines:Slow", embedded=True)
        worker = await pool.acquire(slow, "", {"context": 3}, pin=True)
        assert await worker.call("loaded").result == {"context": 3, "model": "", "threads": 1}
        assert 10_000_000 < pool.memory()["asr"] < 500_000_000
        call = worker.call("steps", {"seconds": 0.01})
        await anext(call)
        os.kill(worker.pid, signal.SIGKILL)
        with pytest.raises(VoiceAppError, match="Heron stopped unexpectedly"):
            await call.result
        assert events[-1].state == "failed"
        assert events[-1].error is not None
        assert events[-1].error.code == "engine-died"
        again = await pool.acquire(slow, "", {"context": 3})
        assert again is not worker
        assert await again.call("same", {"value": 1}).result == 1
        await pool.close()
        assert [event.state for event in events] == ["loading", "ready", "failed", "loading", "ready", "unloaded"]

    run(test())


def test_memory_is_measured_in_the_real_process() -> None:
    async def test() -> None:
        pool = Pool(EventBus(), memory_bytes=400_000_000, threads=2)
        engine = EngineSpec("big", "llm", "Heron", "tests.fakes.engines:Allocating", embedded=True)
        await pool.acquire(engine, "", {"megabytes": 200})
        assert 200_000_000 < pool.memory()["llm"] < 400_000_000
        await pool.acquire(engine, "", {"megabytes": 201})
        assert len(pool.loaded()) == 1
        with pytest.raises(VoiceAppError, match=r"^Heron needs \d+ MB and 400 MB are allowed\."):
            await pool.acquire(engine, "other", {"megabytes": 500})
        await pool.close()

    run(test())


def test_the_settings_say_the_budget(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    assert memory_allowed(settings) == psutil.virtual_memory().total * 3 // 4
    assert threads_allowed(settings) == psutil.cpu_count()
    settings.set("files.memory_gb", 2.5)
    settings.set("files.threads", 3)
    assert (memory_allowed(settings), threads_allowed(settings)) == (2_500_000_000, 3)


def test_a_model_is_estimated_by_its_files(tmp_path: Path) -> None:
    (tmp_path / "model.bin").write_bytes(bytes(1000))
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "weights").write_bytes(bytes(500))
    assert size_on_disk(spec(), str(tmp_path)) == 1500
    assert size_on_disk(spec(), str(tmp_path / "model.bin")) == 1000
    assert size_on_disk(spec(), "large") == 14 * GB
    assert size_on_disk(spec(), "unknown") == size_on_disk(spec(), "") == 0


@pytest.mark.parametrize(
    ("size", "words"), [(14 * GB, "14 GB"), (1_500_000_000, "1.5 GB"), (350_000_000, "350 MB"), (0, "0 MB")]
)
def test_sizes_in_words(size: int, words: str) -> None:
    assert in_words(size) == words


def test_live_work_overtakes_batch_work() -> None:
    async def test() -> None:
        gate, log = Gate(), []

        async def items() -> AsyncIterator[int]:
            for number in range(3):
                yield number

        async def batch(name: str) -> None:
            async with gate.batch():
                async for number in gate.paced(items()):
                    log.append(f"{name}{number}")
                    if log == ["a0"]:
                        talking.set()
                        await asyncio.sleep(0)

        async def talk() -> None:
            await talking.wait()
            with gate.live():
                for _ in range(20):
                    await asyncio.sleep(0)
                log.append("live")

        talking = asyncio.Event()
        await asyncio.gather(batch("a"), batch("b"), talk())
        assert log == ["a0", "live", "a1", "a2", "b0", "b1", "b2"]

    run(test())
