"""The engine of features without a process of its own, as the services see it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from tests.fakes.context import FakeContext, run
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Samples
from voiceapp.core.inspection import InspectedSound, Lane, Look
from voiceapp.core.recording import RecordingDevice, RecordingSilent
from voiceapp.core.recordings import Vector
from voiceapp.engines.looking import Looking


class DirectLooking:
    """Calls the engine. ``asked`` are the methods that were called; ``before_part`` may fail a survey."""

    def __init__(self, before_part: Callable[[], None] = lambda: None) -> None:
        self.engine = Looking()
        self.asked: list[str] = []
        self.before_part = before_part
        self.surveyed = 0
        self.survey_ended = asyncio.Event()

    async def sound(self, path: Path) -> InspectedSound:
        return InspectedSound(path, path.name, **self.engine.open(FakeContext(), str(path)))

    async def lane(self, path: Path, feature: str, look: Look) -> Lane:
        return Lane(feature, **self.engine.lane(FakeContext(), str(path), feature, **asdict(look)))

    async def loudest(self, path: Path, feature: str, look: Look) -> float | None:
        return self.engine.loudest(FakeContext(), str(path), feature, **asdict(look))

    async def stretch(
        self, path: Path, feature: str, look: Look, first: int, count: int, loudest: float | None
    ) -> Vector:
        self.asked.append("stretch")
        await asyncio.sleep(0)
        parts, told = run(
            self.engine.look(FakeContext(), str(path), feature, first, count, loudest, **asdict(look))
        )
        return np.concatenate([np.zeros((0, told["width"]), np.float32), *parts])

    async def columns(
        self, path: Path, feature: str, look: Look, first: int, count: int, columns: int, loudest: float | None
    ) -> Vector:
        self.asked.append("columns")
        told = (str(path), feature, first, count, columns, loudest)
        return self.engine.columns(FakeContext(), *told, **asdict(look))

    async def samples(self, path: Path, first: int, count: int, columns: int) -> Vector:
        self.asked.append("samples")
        return self.engine.samples(FakeContext(), str(path), first, count, columns)

    async def glance(
        self, path: Path, feature: str, look: Look, times: Sequence[float]
    ) -> tuple[Vector, float | None]:
        self.asked.append("glance")
        told = self.engine.glance(FakeContext(), str(path), feature, times, **asdict(look))
        return told["rows"], told["loudest"]

    async def survey(
        self, path: Path, feature: str, look: Look, folder: Path, duration_s: float
    ) -> AsyncIterator[dict[str, Any]]:
        self.surveyed += 1
        context = FakeContext()
        try:
            for part in self.engine.survey(context, str(path), feature, str(folder), duration_s, **asdict(look)):
                self.before_part()
                yield part
                await asyncio.sleep(0)
        finally:
            context.cancel()
            self.survey_ended.set()

    async def hear(self, features: Sequence[str], rate: int, look: Look) -> Sequence[Lane]:
        lanes = self.engine.hear(FakeContext(), features, rate, **asdict(look))
        return [Lane(feature, **lanes[feature]) for feature in features]

    async def heard(self, samples: Vector) -> Sequence[tuple[str, int, Vector]]:
        parts = self.engine.heard(FakeContext(), samples)
        return [(part["feature"], part["first"], part["rows"]) for part in parts]

    async def end(self, path: Path) -> float:
        return self.engine.end(FakeContext(), str(path))


class FakeListener:
    """A microphone that gives ``parts`` and then waits until nobody listens; an error among them is raised."""

    def __init__(self, *parts: Samples | RecordingDevice | RecordingSilent | VoiceAppError) -> None:
        self.parts = parts
        self.microphones: list[str | None] = []
        self.told = asyncio.Event()

    async def listen(
        self, microphone: str | None, rate: int, until: asyncio.Event
    ) -> AsyncGenerator[Samples | RecordingDevice | RecordingSilent]:
        self.microphones.append(microphone)
        for part in self.parts:
            if isinstance(part, VoiceAppError):
                raise part
            yield part
        self.told.set()
        await until.wait()
