"""``bench engines``: what our code costs around a library, on architecture-true random weights.

Each pair is measured interleaved in one run: our engine, called from here over its pipe, against the bare library
call timed inside a process of the same environment (engines/bare.py), on the same model, input, seed and threads.
Where speech is streamed, both first parts come out of one process and one set of weights (engines/bare_xtts.py).
Random weights stand in for compute, never for quality.
"""

from __future__ import annotations

import asyncio
import math
import statistics
import tempfile
import time
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

import numpy as np
import psutil

from voiceapp.audio.files import read
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus
from voiceapp.core.frames import SPEECH_RATE, Audio
from voiceapp.core.protocols import ListenOptions, SpeakOptions, Task
from voiceapp.core.recordings import ComposeRequest
from voiceapp.engines.catalog import find
from voiceapp.engines.specs import EngineSpec
from voiceapp.workers.client import Worker
from voiceapp.workers.pool import Placer, Pool
from voiceapp.workers.remote import RemoteSynthesizer, RemoteTranscriber
from voiceapp.workers.remote_recordings import RemoteCodec, RemoteComposer

UNIT_S = 26.0
"""Seconds of speech in one unit of a transcription: one window of Whisper's, whoever cuts it."""

GAP_S = 2.0
TEXT = "The quick brown fox jumps over the lazy dog and then it goes to sleep."
COMPOSE_S = 2.0
FIRST_PARTS = 40
RATE_ENCODEC = 24_000


@dataclass(frozen=True, slots=True)
class Pair:
    """An engine to compare with its library; ``model`` names the architecture.

    ``beside``: the engine's class that streams by its library alone too.
    """

    engine: str
    task: Task
    model: str
    beside: str = ""


PAIRS = (
    Pair("faster-whisper", "asr", "base, int8"),
    Pair("openai-whisper", "asr", "base"),
    Pair("wav2vec2", "asr", "base"),
    Pair("xtts", "tts", "v2", "bare_xtts:BareXtts"),
    Pair("speecht5", "tts", "tts"),
    Pair("musicgen", "music", "small"),
    Pair("encodec", "codec", "24khz"),
)


class EnginesBench:
    """Measures pairs one after the other. ``tell`` gets lines of progress; a run takes at least ``seconds``."""

    def __init__(
        self,
        place: Placer,
        packs: frozenset[str],
        question: Path,
        tell: Callable[[str], None],
        *,
        seconds: float = 20.0,
        runs: int = 3,
    ) -> None:
        self._place, self._packs = place, packs
        self._tell = tell
        self._seconds, self._runs = seconds, runs
        self._unit = _unit(read(question, SPEECH_RATE))

    async def run(self, only: str | None = None) -> dict[str, Any]:
        """The rows of all pairs, or of one engine. Raises ``scenario-unknown``."""
        pairs = [pair for pair in PAIRS if only in (None, pair.engine)]
        if not pairs and only != "whisper-int8":
            known = ", ".join([*(pair.engine for pair in PAIRS), "whisper-int8"])
            raise VoiceAppError(
                "scenario-unknown", f"There is no engine {only} to measure.", f"There are: {known}."
            )
        rows: list[dict[str, Any]] = []
        left: list[dict[str, str]] = []
        for pair in pairs:
            spec, _ = find(pair.engine, pair.task)
            if spec.pack and spec.pack not in self._packs:
                left.append({"engine": pair.engine, "reason": f"the pack {spec.pack} is not installed"})
                continue
            self._tell(f"{pair.engine}: {pair.model}, random weights")
            rows.append(await self._pair(pair, spec))
        told: dict[str, Any] = {"rows": rows, "not_measured": left}
        if only in (None, "whisper-int8") and "torch" in self._packs:
            self._tell("Whisper base: faster-whisper int8 against openai-whisper, equal token counts")
            told["whisper_int8"] = await self._int8()
        return told

    # ------------------------------------------------------------------------------------ one pair

    async def _pair(self, pair: Pair, spec: EngineSpec) -> dict[str, Any]:
        with tempfile.TemporaryDirectory(prefix="voiceapp-bench-") as folder:
            async with self._pool() as pool:
                full = await self._build(pool, spec, Path(folder, "full"), True)
                tiny = await self._build(pool, spec, Path(folder, "tiny"), False)
                call_ms = await self._call_ms(pool, pair, spec, tiny)
            async with self._pool() as pool:
                started = time.perf_counter()
                target = f"voiceapp.engines.{pair.beside}" if pair.beside else spec.target
                worker = await pool.acquire(replace(spec, target=target), full)
                load_s = time.perf_counter() - started
                bare = await self._bare(pool, spec, full)
                ours, theirs = await self._interleaved(worker, bare, pair, spec)
                first_ms = await self._first_part_ms(worker, spec) if pair.beside else None
                peak = _peak_bytes(worker.pid)
        return {
            "engine": pair.engine,
            "model": pair.model,
            "ours_s": _spread(ours),
            "bare_s": _spread(theirs),
            "ratio": round(statistics.median(ours) / statistics.median(theirs), 4),
            "first_part_delay_ms": first_ms,
            "tiny_call_ms": call_ms,
            "load_s": round(load_s, 2),
            "peak_mb": round(peak / 1e6),
        }

    async def _interleaved(
        self, worker: Worker, bare: Worker, pair: Pair, spec: EngineSpec
    ) -> tuple[list[float], list[float]]:
        await self._ours(worker, pair, spec, 1)
        await self._theirs(bare, pair, 1)
        units = 1
        while (took := await self._theirs(bare, pair, units)) < self._seconds:
            units = math.ceil(units * min(1.1 * self._seconds / took, 10.0))
        ours, theirs = [], []
        for number in range(self._runs):
            for side in _order(number):
                if side:
                    theirs.append(await self._theirs(bare, pair, units))
                else:
                    ours.append(await self._ours(worker, pair, spec, units))
            self._tell(f"  {number + 1} of {self._runs}: {ours[-1]:.2f} s, bare {theirs[-1]:.2f} s")
        return ours, theirs

    async def _call_ms(self, pool: Pool, pair: Pair, spec: EngineSpec, tiny: str) -> dict[str, float | int | None]:
        """What a call of a tiny model takes here beyond the library's own time, in ms."""
        worker, bare = await pool.acquire(spec, tiny), await self._bare(pool, spec, tiny)
        differences = []
        await self._ours(worker, pair, spec, 1)
        await self._theirs(bare, pair, 1)
        for _ in range(5):
            ours, theirs = await self._ours(worker, pair, spec, 1), await self._theirs(bare, pair, 1)
            differences.append(1000 * (ours - theirs))
        return _spread(differences)

    async def _first_part_ms(self, worker: Worker, spec: EngineSpec) -> dict[str, float | int | None]:
        """By how many ms our first part of speech is here after the library's is there: each call is cut then."""
        differences = []
        for number in range(FIRST_PARTS + 1):
            took = [0.0, 0.0]
            for side in _order(number):
                if side:
                    told = await worker.call("first", {"text": TEXT}).result
                    took[side] = float(told["seconds"])
                else:
                    took[side] = await _first_s(worker, spec)
            if number:  # the first pair warms up
                differences.append(1000 * (took[0] - took[1]))
        return _spread(differences)

    # -------------------------------------------------------------------------------- the two sides

    async def _ours(self, worker: Worker, pair: Pair, spec: EngineSpec, units: int) -> float:
        provider = _provider(worker)
        started = time.perf_counter()
        match pair.task:
            case "asr":
                async for _ in RemoteTranscriber(provider, spec.capabilities).transcribe(
                    _stream([self._unit] * units), ListenOptions(language="en")
                ):
                    pass
            case "tts":
                voice = RemoteSynthesizer(provider, spec.capabilities)
                for number in range(units):
                    async for _ in voice.speak(0, number, TEXT, SpeakOptions(seed=1)):
                        pass
            case "music":
                request = ComposeRequest("calm piano", COMPOSE_S * units, seed=1)
                await RemoteComposer(provider, spec.capabilities).compose(request, lambda fraction, message: None)
            case _:
                codec = RemoteCodec(provider, spec.capabilities)
                for _ in range(units):
                    async for _ in codec.decode(await codec.encode(_stream([_noise(10.0)]))):
                        pass
        return time.perf_counter() - started

    async def _theirs(self, bare: Worker, pair: Pair, units: int) -> float:
        arguments: dict[str, Any] = {"units": units}
        match pair.task:
            case "asr":
                arguments["audio"] = self._unit
            case "tts":
                arguments["text"] = TEXT
            case "music":
                arguments = {"units": 1, "text": "calm piano", "seconds": COMPOSE_S * units}
            case _:
                arguments["audio"] = _noise(10.0)
        told = await bare.call("run", arguments).result
        return float(told["seconds"])

    async def _int8(self) -> dict[str, Any]:
        """How much faster CTranslate2 is in int8 than the reference, on the same architecture and token count."""
        fast, _ = find("faster-whisper", "asr")
        reference, _ = find("openai-whisper", "asr")
        with tempfile.TemporaryDirectory(prefix="voiceapp-bench-") as folder:
            async with self._pool() as pool:
                sides = []
                for spec in (fast, reference):
                    model = await self._build(pool, spec, Path(folder, spec.name), True)
                    sides.append(await self._bare(pool, spec, model))
                times: list[list[float]] = [[], []]
                tokens = [0, 0]
                for number in range(self._runs + 1):
                    for side, bare in enumerate(sides):
                        told = await bare.call("plain", {"audio": self._unit, "units": 2}).result
                        tokens[side] = int(told["tokens"])
                        if number:  # the first one warms up
                            times[side].append(float(told["seconds"]))
        if tokens[0] != tokens[1]:
            raise VoiceAppError(
                "bench-uneven", f"The token counts differ: {tokens[0]} and {tokens[1]}.", "Measure again."
            )
        ratio = statistics.median(times[1]) / statistics.median(times[0])
        return {
            "faster_whisper_s": _spread(times[0]),
            "openai_whisper_s": _spread(times[1]),
            "tokens": tokens[0],
            "times_faster": round(ratio, 2),
        }

    # -------------------------------------------------------------------------------------- workers

    @asynccontextmanager
    async def _pool(self) -> AsyncIterator[Pool]:
        pool = Pool(EventBus(), memory_bytes=2**42, threads=psutil.cpu_count() or 1, place=self._place)
        try:
            yield pool
        finally:
            await pool.close()

    async def _build(self, pool: Pool, spec: EngineSpec, folder: Path, full: bool) -> str:
        target = "random_models:RandomModels" if spec.pack else "random_whisper:RandomWhisper"
        maker = await pool.acquire(_own("random-models", target, spec.pack))
        arguments = {"engine": spec.name, "folder": str(folder), "full": full}
        return str(await maker.call("build", arguments).result)

    async def _bare(self, pool: Pool, spec: EngineSpec, model: str) -> Worker:
        return await pool.acquire(_own("bare", "bare:Bare", spec.pack), model, {"engine": spec.name})


def _own(name: str, target: str, pack: str) -> EngineSpec:
    # Of two packs' engines each has a name of its own, or the pool would take one for the other.
    own = f"{name}-{pack}" if pack else name
    return EngineSpec(own, "analysis", own, f"voiceapp.engines.{target}", pack=pack)


def _order(number: int) -> tuple[int, int]:
    """Which side goes first, ours 0 or the library 1: what warms up or cools down hits both alike."""
    return (0, 1) if number % 2 == 0 else (1, 0)


def _provider(worker: Worker) -> Callable[[], Awaitable[Worker]]:
    async def provider() -> Worker:
        return worker

    return provider


async def _first_s(worker: Worker, spec: EngineSpec) -> float:
    """Seconds to our first part of speech. Back once the call has really ended."""
    started = time.perf_counter()
    parts = RemoteSynthesizer(_provider(worker), spec.capabilities).speak(0, 0, TEXT, SpeakOptions(seed=1))
    async with aclosing(cast("AsyncGenerator[object]", parts)):
        async for _ in parts:
            took = time.perf_counter() - started
            break
    await worker.call("voices", {}).result  # calls run one after the other
    return took


def _unit(question: Audio) -> Audio:
    """Speech without a long pause, then one that every detector takes for the end."""
    spoken = question.samples[np.abs(question.samples) > 1e-3]
    times = math.ceil(UNIT_S * SPEECH_RATE / len(spoken))
    speech = np.tile(spoken, times)[: int(UNIT_S * SPEECH_RATE)]
    return Audio(np.concatenate([speech, np.zeros(int(GAP_S * SPEECH_RATE), np.float32)]), SPEECH_RATE)


def _noise(seconds: float) -> Audio:
    drawn = np.random.default_rng(1).standard_normal(int(seconds * RATE_ENCODEC)) * 0.1
    return Audio(drawn.astype(np.float32), RATE_ENCODEC)


async def _stream(units: Sequence[Audio]) -> AsyncIterator[Audio]:
    for unit in units:
        for start in range(0, len(unit.samples), 10 * SPEECH_RATE):
            yield Audio(unit.samples[start : start + 10 * SPEECH_RATE], SPEECH_RATE)
            await asyncio.sleep(0)


def _spread(values: Sequence[float]) -> dict[str, float | int | None]:
    return {
        "p50": round(statistics.median(values), 3),
        "p95": round(sorted(values)[math.ceil(0.95 * len(values)) - 1], 3),
        "max": round(max(values), 3),
        "min": round(min(values), 3),
        "n": len(values),
    }


def _peak_bytes(pid: int) -> int:
    """The most memory that a process ever held (Linux; elsewhere what it holds now)."""
    try:
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass  # not Linux
    return int(psutil.Process(pid).memory_info().rss)
