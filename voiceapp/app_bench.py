"""The program as the benches use it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from voiceapp.bench.ask import AskBench
from voiceapp.bench.run import Installed
from voiceapp.bench.wake import WakeBench
from voiceapp.bench.watermark import WatermarkBench
from voiceapp.core.frames import Audio, Samples
from voiceapp.core.paths import asset
from voiceapp.core.protocols import SpeakOptions
from voiceapp.core.recordings import DiarizeOptions, Embedder
from voiceapp.core.settings import Settings
from voiceapp.engines.catalog import find
from voiceapp.services.bench_skills import bench
from voiceapp.services.diarization import DiarizationService
from voiceapp.services.engines import EngineService
from voiceapp.services.models import ModelsService
from voiceapp.services.sample_check import SampleCheckService
from voiceapp.services.transcription import TranscriptionService
from voiceapp.workers.packs import Packs


class BenchedProgram:
    """Services and engines in the shapes that ``bench.run`` asks for."""

    def __init__(
        self,
        settings: Settings,
        engines: EngineService,
        models: ModelsService,
        transcription: TranscriptionService,
        diarization: DiarizationService,
        sample_check: SampleCheckService,
        writers: Callable[[], Awaitable[Sequence[str]]],
        embedder: Callable[[], Awaitable[tuple[Embedder, str] | None]],
    ) -> None:
        self._settings = settings
        self._engines = engines
        self._models = models
        self._transcription = transcription
        self._diarization = diarization
        self._sample_check = sample_check
        self._writers = writers
        self._embedder = embedder

    def installed(self, packs: Packs) -> Installed:
        """What benches that measure engines need."""
        return Installed(
            self._models.list,
            self._words,
            self._speakers,
            packs.place,
            packs.installed,
            self._located,
            self._wake,
            lambda: self._settings.text("talk.wake_phrase"),
            self._sample_check.check,
            self._watermark,
            self._ask,
        )

    async def skills(self) -> dict[str, Any]:
        """How often the skills are right. Raises VoiceAppError."""

        async def ask(method: str, arguments: dict[str, Any]) -> tuple[list[Any], Any]:
            worker = await self._engines.worker("llm", "skills")
            async with worker.call(method, arguments) as call:
                return [part async for part in call], await call.result

        return await bench(ask)

    async def _located(self, text: str) -> str:
        spec, model = find(text, "asr")
        return text if spec.embedded else f"{spec.name}:{await self._models.locate(spec, model)}"

    async def _words(self, file: Path, engine: str) -> tuple[str, float | None]:
        told = await self._transcription.transcribe(file, engine, self._settings.text("engines.language"))
        return told.text, told.real_time_factor

    async def _speakers(self, file: Path, engine: str, reference: Path) -> tuple[float | None, float | None]:
        told = await self._diarization.diarize(file, engine, DiarizeOptions(), lambda fraction, message: None)
        scores = await self._diarization.score(told.found.turns, reference)
        return scores.der, told.real_time_factor

    def _wake(self, tell: Callable[[str], None]) -> WakeBench:
        return WakeBench(self._say, self._rate, self._thresholds, asset("bench"), tell)

    def _ask(self, tell: Callable[[str], None]) -> AskBench:
        return AskBench(self._engines.loaded_chat, self._writers, self._embedder, tell)

    def _watermark(self, tell: Callable[[str], None]) -> WatermarkBench:
        async def mark(audio: Audio) -> Audio:
            worker = await self._engines.worker("analysis", "watermark")
            made: Audio = await worker.call("mark", {"audio": audio}).result
            return made

        async def feed(audio: Audio) -> AsyncIterator[Audio]:
            yield audio

        async def score(audio: Audio) -> float:
            return (await self._engines.watermarks().detect(feed(audio))).score

        async def threshold() -> float:
            worker = await self._engines.worker("analysis", "watermark")
            return (worker.capabilities and worker.capabilities.threshold) or 1.0

        return WatermarkBench(self._say, mark, score, threshold, asset("bench"), tell)

    async def _say(self, voice: str, text: str) -> Audio:
        speaker = self._engines.synthesizer("espeak")
        parts = [part.audio async for part in speaker.speak(0, 0, text, SpeakOptions(voice=voice))]
        return Audio(np.concatenate([part.samples for part in parts]), parts[0].rate)

    async def _rate(self, phrase: str, sounds: Sequence[Samples]) -> list[list[tuple[float, float]]]:
        async def feed() -> AsyncIterator[Samples]:
            for sound in sounds:
                yield sound

        worker = await self._engines.worker("wake")
        async with worker.call("rate", {"phrase": phrase}, feed()) as call:
            return [[(end_s, score) for end_s, score in finds] async for finds in call]

    async def _thresholds(self, phrase: str) -> dict[str, float]:
        worker = await self._engines.worker("wake")
        least: dict[str, float] = await worker.call("thresholds", {"phrase": phrase}).result
        return least
