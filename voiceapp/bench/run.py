"""``voiceapp bench NAME``: finds the bench, runs it and adds what every report holds."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from voiceapp.bench.accuracy import AccuracyBench, Diarise, Transcribe
from voiceapp.bench.ask import AskBench
from voiceapp.bench.echo import EchoBench
from voiceapp.bench.engines import EnginesBench
from voiceapp.bench.idle import idle
from voiceapp.bench.overhead import overhead
from voiceapp.bench.ports import OpenApp
from voiceapp.bench.report import distribution, machine_row
from voiceapp.bench.search import SearchBench
from voiceapp.bench.silence import SilenceBench
from voiceapp.bench.soak import soak
from voiceapp.bench.spectrogram import SpectrogramBench
from voiceapp.bench.startup import startup
from voiceapp.bench.talk import TalkBench
from voiceapp.bench.voice_samples import Check, VoiceSamplesBench
from voiceapp.bench.wake import WakeBench
from voiceapp.bench.watermark import CLIPS, WatermarkBench
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus
from voiceapp.core.paths import asset
from voiceapp.core.protocols import SoundIO
from voiceapp.core.records import Machine, ModelInfo
from voiceapp.workers.pool import Placer, Pool

Figures = Awaitable[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Installed:
    """What benches use of the program: installed models, services, packs.

    ``located`` turns the text of a recogniser into one that is good in any home: with the path of its model.
    """

    models: Callable[[], Awaitable[Sequence[ModelInfo]]]
    transcribe: Transcribe
    diarise: Diarise
    place: Placer
    packs: Callable[[], frozenset[str]]
    located: Callable[[str], Awaitable[str]]
    wake: Callable[[Callable[[str], None]], WakeBench]
    wake_phrase: Callable[[], str]
    check_sample: Check
    watermark: Callable[[Callable[[str], None]], WatermarkBench]
    ask: Callable[[Callable[[str], None]], AskBench]


class Bench:
    """The benches of this program, run one at a time."""

    def __init__(
        self,
        open_app: OpenApp,
        machine: Callable[[], Machine],
        make_sound: Callable[[Pool], SoundIO],
        skills: Callable[[], Figures],
        installed: Installed,
    ) -> None:
        self._open_app = open_app
        self._machine = machine
        self._make_sound = make_sound
        self._skills = skills
        self._installed = installed

    async def run(self, name: str, options: Mapping[str, str], tell: Callable[[str], None]) -> dict[str, Any]:
        """The figures of bench ``name``. Raises VoiceAppError("bench-unknown") and what measuring raises."""
        benches: dict[str, Callable[[], Figures]] = {
            "startup": lambda: startup(int(options.get("runs", 5))),
            "idle": lambda: idle(float(options.get("seconds", 60))),
            "talk": lambda: self._talk(options, tell),
            "skills": self._skills,
            "engines": lambda: self._engines(options, tell),
            "accuracy": lambda: self._accuracy(options, tell),
            "echo": lambda: self._echo(options, tell),
            "silence": lambda: self._silence(options, tell),
            "wake": lambda: self._wake(options, tell),
            "soak": lambda: soak(float(options.get("hours", 8)), tell),
            "voice-samples": lambda: self._voice_samples(options, tell),
            "watermark": lambda: self._watermark(options, tell),
            "ask": lambda: self._installed.ask(tell).run(
                int(float(options.get("hours", 1000))), options.get("llm", "")
            ),
            "spectrogram": lambda: self._spectrogram(options, tell),
            "search": lambda: SearchBench(int(float(options.get("hours", 1000))), tell).run(),
        }
        if name not in benches:
            raise VoiceAppError("bench-unknown", f"There is no bench {name}.", f"There are: {', '.join(benches)}.")
        figures = await benches[name]()
        return {"name": name, "machine": machine_row(self._machine()), "models": _MODELS[name], **figures}

    async def _engines(self, options: Mapping[str, str], tell: Callable[[str], None]) -> dict[str, Any]:
        bench = EnginesBench(
            self._installed.place,
            self._installed.packs(),
            asset("samples", "question.wav"),
            tell,
            seconds=float(options.get("seconds", 20)),
            runs=int(options.get("runs", 3)),
        )
        return await bench.run(options.get("scenario"))

    async def _accuracy(self, options: Mapping[str, str], tell: Callable[[str], None]) -> dict[str, Any]:
        installed = self._installed
        bench = AccuracyBench(installed.models, installed.transcribe, installed.diarise, tell)
        return await bench.run(_data(options, "recordings with references"))

    async def _voice_samples(self, options: Mapping[str, str], tell: Callable[[str], None]) -> dict[str, Any]:
        bench = VoiceSamplesBench(self._installed.check_sample, tell)
        return await bench.run(_data(options, "clean recordings of single voices"))

    async def _echo(self, options: Mapping[str, str], tell: Callable[[str], None]) -> dict[str, Any]:
        data = Path(options["data"]) if "data" in options else None
        seconds = float(options.get("seconds", 600))
        engine = options.get("asr", _EMBEDDED[0])
        bench = EchoBench(
            asset("samples", "question.wav"), data, seconds, tell, await self._installed.located(engine)
        )
        return {"models": [engine, "espeak"], **await bench.run()}

    async def _silence(self, options: Mapping[str, str], tell: Callable[[str], None]) -> dict[str, Any]:
        engine = options.get("asr", _EMBEDDED[0])
        bench = SilenceBench(self._open_app, {"engines.asr": await self._installed.located(engine)}, tell)
        return {"models": [engine, *_EMBEDDED[1:]], **await bench.run(float(options.get("minutes", 10)))}

    async def _wake(self, options: Mapping[str, str], tell: Callable[[str], None]) -> dict[str, Any]:
        phrase = options.get("scenario") or self._installed.wake_phrase()
        data = Path(options["data"]) if "data" in options else None
        return await self._installed.wake(tell).run(phrase, float(options.get("seconds", 300)), data)

    async def _watermark(self, options: Mapping[str, str], tell: Callable[[str], None]) -> dict[str, Any]:
        data = Path(options["data"]) if "data" in options else None
        return await self._installed.watermark(tell).run(int(options.get("runs", CLIPS)), data)

    async def _spectrogram(self, options: Mapping[str, str], tell: Callable[[str], None]) -> dict[str, Any]:
        bench = SpectrogramBench(self._open_app, asset("samples", "question.wav"), tell)
        return await bench.run(float(options.get("hours", 3)))

    async def _talk(self, options: Mapping[str, str], tell: Callable[[str], None]) -> dict[str, Any]:
        question = asset("samples", "question.wav")
        engine = options.get("asr", _EMBEDDED[0])
        bench = TalkBench(self._open_app, {"engines.asr": await self._installed.located(engine)}, question, tell)
        models = [engine, *_EMBEDDED[1:]]
        if scenario := options.get("scenario"):
            return {"models": models, **await bench.scenarios(scenario)}
        turns = int(options.get("turns", 10))
        tell("hand-offs, with engines that take no time")
        own = await overhead(question, max(turns, 20), self._make_sound, EventBus())
        figures = await bench.run(turns, int(options.get("barge_ins", 5)))
        return {"models": models, **figures, "overhead_ms": distribution(own)}


def _data(options: Mapping[str, str], what: str) -> Path:
    if "data" not in options:
        raise VoiceAppError("data-missing", f"The bench needs {what}.", "Name their folder: --data DIR.")
    return Path(options["data"])


_EMBEDDED = ["pocketsphinx", "skills", "espeak"]
_MODELS = {
    "startup": [],
    "idle": _EMBEDDED,
    "talk": _EMBEDDED,
    "skills": ["skills"],
    "engines": ["random weights"],
    "accuracy": [],
    "echo": ["pocketsphinx", "espeak"],
    "silence": _EMBEDDED,
    "wake": [],
    "soak": [],
    "voice-samples": [],
    "search": [],
    "ask": [],
    "spectrogram": [],
    "watermark": ["Perth"],
}
