"""How a talk feels, measured from the recorded sound of a virtual sound card; and the program's own share of it."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from voiceapp.audio.files import read
from voiceapp.bench.ports import BenchApp, OpenApp
from voiceapp.bench.report import distribution
from voiceapp.bench.virtual_sound import RATE, Recording, VirtualSound
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import TalkStateChanged, TurnFinished
from voiceapp.core.frames import Samples
from voiceapp.core.paths import Paths

FRAME = RATE // 200
"""Samples of one 5 ms frame of the recordings."""

AUDIBLE = 0.02
"""A frame is sound when its RMS is above this share of the recording's loudest frame."""

BARGE_IN_S = 0.2
TURN_S = 30.0


@dataclass(frozen=True, slots=True)
class Track:
    """A recording as 5 ms frames of sound or no sound, ``start_s`` on the monotonic clock."""

    audible: np.ndarray[Any, np.dtype[np.bool_]]
    start_s: float

    @classmethod
    def of(cls, samples: Samples, start_s: float) -> Track:
        """Cut a recording into frames."""
        frames = samples[: len(samples) // FRAME * FRAME].reshape(-1, FRAME)
        rms = np.sqrt((frames.astype(np.float64) ** 2).mean(axis=1))
        return cls(rms > AUDIBLE * max(float(rms.max(initial=0.0)), 1e-4), start_s)

    def edges(self, from_s: float, to_s: float) -> tuple[float, float] | None:
        """When the first sound between the two times begins and when the last one ends."""
        first = max(0, int((from_s - self.start_s) * RATE / FRAME))
        last = max(0, int((to_s - self.start_s) * RATE / FRAME))
        found = np.flatnonzero(self.audible[first:last])
        if not len(found):
            return None
        scale = FRAME / RATE
        return (
            self.start_s + (first + int(found[0])) * scale,
            self.start_s + (first + int(found[-1]) + 1) * scale,
        )


class TalkBench:
    """Runs the scenarios over one virtual sound card. ``tell`` gets a line of progress now and then."""

    def __init__(self, open_app: OpenApp, question: Path, tell: Callable[[str], None]) -> None:
        self._open_app = open_app
        self._question = read(question, RATE)
        self._tell = tell

    async def run(self, turns: int, barge_ins: int) -> dict[str, Any]:
        """Measure question-and-answer turns and interruptions with the embedded engines."""
        async with VirtualSound() as sound:
            asked = await self._questions(sound, turns)
            barge_in = await self._barge_ins(sound, barge_ins)
        return {**asked, "barge_in_to_silence_ms": distribution(barge_in)}

    async def _questions(self, sound: VirtualSound, turns: int) -> dict[str, Any]:
        with tempfile.TemporaryDirectory(prefix="voiceapp-bench-") as home:
            async with self._open_app(_paths(home), {}, environment=sound.environment) as app:
                spans: list[tuple[float, float]] = []
                finished: list[TurnFinished] = []
                await self._listening(app)
                microphone, speakers = await sound.record("vmic"), await sound.record("speakers.monitor")
                for number in range(turns):
                    self._tell(f"question {number + 1} of {turns}")
                    begin = time.monotonic()
                    turn = asyncio.ensure_future(_next(app, TurnFinished))
                    await sound.speak(self._question)
                    finished.append(await asyncio.wait_for(turn, TURN_S))
                    spans.append((begin, time.monotonic()))
                    await self._state(app, "listening")
                return _figures(finished, spans, await _track(microphone), await _track(speakers), turns)

    async def _barge_ins(self, sound: VirtualSound, count: int) -> list[float]:
        """Talk over an answer; milliseconds from 200 ms of speech to silence."""
        times: list[float] = []
        with tempfile.TemporaryDirectory(prefix="voiceapp-bench-") as home:
            overrides = {"talk.headphones": "on", "talk.barge_in_s": str(BARGE_IN_S)}
            async with self._open_app(_paths(home), overrides, environment=sound.environment) as app:
                await self._listening(app)
                for number in range(count):
                    self._tell(f"interruption {number + 1} of {count}")
                    speaking = asyncio.ensure_future(self._state(app, "speaking"))
                    asked = asyncio.ensure_future(app.talk.send("help"))
                    await asyncio.wait_for(speaking, TURN_S)
                    microphone, speakers = await sound.record("vmic"), await sound.record("speakers.monitor")
                    over = asyncio.ensure_future(_next(app, TurnFinished))
                    begin = time.monotonic()
                    await sound.speak(self._question)
                    await asyncio.wait_for(over, TURN_S)
                    end = time.monotonic()
                    await asked
                    voice = (await _track(microphone)).edges(begin, end + 2)
                    answer = (await _track(speakers)).edges(begin, end)
                    if voice and answer:
                        times.append((answer[1] - voice[0] - BARGE_IN_S) * 1000)
                    await self._state(app, "listening")
        return times

    async def _listening(self, app: BenchApp) -> None:
        await app.talk.open()
        await app.talk.ready()
        await self._state(app, "listening")

    async def _state(self, app: BenchApp, state: str) -> None:
        reached = asyncio.Event()

        def told(event: TalkStateChanged) -> None:
            if event.state == state:
                reached.set()

        end = app.bus.subscribe(TalkStateChanged, told)
        try:
            if app.talk.state != state:
                await asyncio.wait_for(reached.wait(), TURN_S)
        finally:
            end()


def _figures(
    finished: list[TurnFinished], spans: list[tuple[float, float]], mic: Track, speakers: Track, turns: int
) -> dict[str, Any]:
    waits: list[float] = []
    delays: list[float] = []
    errors: list[float] = []
    for turn, span in zip(finished, spans, strict=True):
        spoken, answer = mic.edges(*span), None
        if spoken:
            answer = speakers.edges(spoken[1], span[1] + 0.2)
        stamp = turn.timeline_ms["first_sound"]
        if not spoken or not answer or stamp is None:
            raise VoiceAppError("bench-silent", "The virtual sound card recorded no answer.", "Try again.", True)
        waits.append((answer[0] - spoken[1]) * 1000)
        delays.append(turn.timeline_ms["endpoint"] or 0.0)
        errors.append(waits[-1] - stamp)
    return {
        "end_of_speech_to_sound_ms": distribution(waits),
        "endpoint_delay_ms": distribution(delays),
        "stamps_error_ms": {**distribution([abs(error) for error in errors]), "bias": float(np.mean(errors))},
        "scenarios": [
            {
                "name": "question",
                "turns_expected": turns,
                "turns_seen": len(finished),
                "word_error": float(np.mean([turn.transcript != "What time is it?" for turn in finished])),
                "heard_error_words": sum(len(turn.reply[turn.heard :].split()) for turn in finished),
            }
        ],
    }


async def _next(app: BenchApp, kind: type[Any]) -> Any:
    future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()

    def told(event: Any) -> None:
        if not future.done():
            future.set_result(event)

    end = app.bus.subscribe(kind, told)
    try:
        return await future
    finally:
        end()


async def _track(recording: Recording) -> Track:
    return Track.of(*await recording.stop())


def _paths(home: str) -> Paths:
    folder = Path(home)
    return Paths(folder, folder / "data", folder / "cache", folder / "logs")
