"""What is measured of models: kept by machine, told as medians, and never in anybody's way."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.unit.services.helpers import database
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.records import Machine
from voiceapp.engines.specs import EngineSpec
from voiceapp.services.measures import Measured, MeasuresService, by_path
from voiceapp.storage.measures import KEPT, MeasureStore
from voiceapp.workers.pool import Load

HERE, ELSEWHERE = Machine("cpu", 2, 8), Machine("cpu", 8, 8, "card")
WHISPER = EngineSpec("whisper", "asr", "Whisper", "x:X")


async def name_of(engine: str) -> str:
    if engine == "nobody":
        raise VoiceAppError("engine-unknown", "There is no engine nobody.")
    return {"whisper:/models/small": "whisper:small"}.get(engine, engine)


async def name_at(spec: EngineSpec, path: Path) -> str:
    return await name_of(f"{spec.name}:{path}")


@asynccontextmanager
async def measures(folder: Path, machine: Machine = HERE) -> AsyncIterator[MeasuresService]:
    async with database(folder) as db:
        service = MeasuresService(MeasureStore(db), lambda: machine, name_of, name_at)
        await service.start()
        yield service
        await service.close()


def test_the_median_of_the_last_values_is_told_also_after_a_restart(tmp_path: Path) -> None:
    async def work() -> None:
        async with measures(tmp_path) as made:
            assert made.of("whisper:small") == Measured()
            for value in (100.0, 100.0, 100.0, *[0.2] * 4, *[0.4] * (KEPT - 4)):
                await made.note("whisper:small", "real_time_factor", value)
            assert made.of("whisper:small").real_time_factor == 0.4
        async with measures(tmp_path) as made:
            assert made.of("whisper:small").real_time_factor == 0.4  # what was first is forgotten
            await made.note("whisper:small", "load_s", 3.0, "cuda")
            assert made.of("whisper:small") == Measured(0.4, 3.0, None, "cuda")

    asyncio.run(work())


def test_another_machines_values_do_not_count_here(tmp_path: Path) -> None:
    async def work() -> None:
        async with measures(tmp_path, ELSEWHERE) as made:
            await made.note("whisper:small", "real_time_factor", 0.01)
        async with measures(tmp_path) as made:
            assert made.of("whisper:small") == Measured()
        async with measures(tmp_path, ELSEWHERE) as made:
            assert made.of("whisper:small").real_time_factor == 0.01

    asyncio.run(work())


def test_a_load_counts_for_the_models_name_and_for_its_path(tmp_path: Path) -> None:
    async def work() -> None:
        async with measures(tmp_path) as made:
            made.note_load(WHISPER, "/models/small", Load(1.5, 700, "cpu"))
            await made.close()
            expected = Measured(None, 1.5, 700, "cpu")
            assert made.of("whisper:small") == expected
            assert made.of(by_path(WHISPER, "/models/small")) == expected

    asyncio.run(work())


def test_speeds_that_say_nothing_are_dropped_and_nobody_is_disturbed(tmp_path: Path) -> None:
    async def work() -> None:
        async with measures(tmp_path) as made:
            made.note_speed("whisper:/models/small", 0.5)
            for value in (None, 0.0, -1.0, float("nan"), float("inf")):
                made.note_speed("whisper:/models/small", value)
            made.note_speed("nobody", 0.5)
            made.note_speed("", 0.5)
            await made.close()
            assert made.of("whisper:small").real_time_factor == 0.5
            assert made.of("nobody") == Measured()

    asyncio.run(work())
