"""How a talk feels, measured from the recorded sound of a virtual sound card; and the program's own share of it."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from voiceapp.audio.files import read
from voiceapp.bench.ports import BenchApp, OpenApp
from voiceapp.bench.report import distribution
from voiceapp.bench.scenario_run import ScenarioRun
from voiceapp.bench.scenarios import SCENARIOS
from voiceapp.bench.track import Track, track_of
from voiceapp.bench.virtual_sound import RATE, VirtualSound
from voiceapp.bench.waiting import TURN_S, next_event, paths_in, state_reached
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import TurnFinished
from voiceapp.pipeline.timeline import STAGES

BARGE_IN_S = 0.2


class TalkBench:
    """Runs the scenarios over one virtual sound card, with ``settings`` in place of the usual ones.

    ``tell`` gets a line of progress now and then.
    """

    def __init__(
        self, open_app: OpenApp, settings: Mapping[str, str], question: Path, tell: Callable[[str], None]
    ) -> None:
        self._open_app = open_app
        self._settings = settings
        self._question = read(question, RATE)
        self._tell = tell

    async def run(self, turns: int, barge_ins: int) -> dict[str, Any]:
        """Measure question-and-answer turns, with and without answering ahead, and interruptions."""
        async with VirtualSound() as sound:
            plain = await self._questions(sound, turns, {**self._settings, "talk.speculation": "off"})
            asked = await self._questions(sound, turns, self._settings)
            barge_in = await self._barge_ins(sound, barge_ins)
        without = {key: plain[key] for key in ("end_of_speech_to_sound_ms", "stages_ms")}
        return {**asked, "without_speculation": without, "barge_in_to_silence_ms": distribution(barge_in)}

    async def scenarios(self, name: str) -> dict[str, Any]:
        """The rows of one scenario or of ``all``, and what the engines cannot play. Raises ``scenario-unknown``."""
        chosen = [scenario for scenario in SCENARIOS if name in ("all", scenario.name)]
        if not chosen:
            known = ", ".join(["all", *(scenario.name for scenario in SCENARIOS)])
            raise VoiceAppError("scenario-unknown", f"There is no scenario {name}.", f"There are: {known}.")
        async with VirtualSound() as sound:
            run = ScenarioRun(self._open_app, sound, self._tell)
            rows, left = [], []
            for scenario in chosen:
                try:
                    rows.append(await run.run(scenario, self._settings))
                except VoiceAppError as error:
                    if error.code != "language-unknown":
                        raise
                    left.append({"name": scenario.name, "reason": error.message, "next_step": error.next_step})
        waits = [row["end_of_speech_to_sound_ms"] for row in rows if "end_of_speech_to_sound_ms" in row]
        return {"end_of_speech_to_sound_ms": distribution(waits), "scenarios": rows, "not_measured": left}

    async def _questions(self, sound: VirtualSound, turns: int, settings: Mapping[str, str]) -> dict[str, Any]:
        with tempfile.TemporaryDirectory(prefix="voiceapp-bench-") as home:
            async with self._open_app(paths_in(home), settings, environment=sound.environment) as app:
                spans: list[tuple[float, float]] = []
                finished: list[TurnFinished] = []
                await self._listening(app)
                microphone, speakers = await sound.record("vmic"), await sound.record("speakers.monitor")
                for number in range(turns):
                    self._tell(f"question {number + 1} of {turns}")
                    begin = time.monotonic()
                    turn = asyncio.ensure_future(next_event(app, TurnFinished))
                    await sound.speak(self._question)
                    finished.append(await asyncio.wait_for(turn, TURN_S))
                    spans.append((begin, time.monotonic()))
                    await state_reached(app, "listening")
                return _figures(finished, spans, await track_of(microphone), await track_of(speakers), turns)

    async def _barge_ins(self, sound: VirtualSound, count: int) -> list[float]:
        """Talk over an answer; milliseconds from 200 ms of speech to silence."""
        times: list[float] = []
        with tempfile.TemporaryDirectory(prefix="voiceapp-bench-") as home:
            overrides = {**self._settings, "talk.headphones": "on", "talk.barge_in_s": str(BARGE_IN_S)}
            async with self._open_app(paths_in(home), overrides, environment=sound.environment) as app:
                await self._listening(app)
                for number in range(count):
                    self._tell(f"interruption {number + 1} of {count}")
                    speaking = asyncio.ensure_future(state_reached(app, "speaking"))
                    asked = asyncio.ensure_future(app.talk.send("help"))
                    await asyncio.wait_for(speaking, TURN_S)
                    microphone, speakers = await sound.record("vmic"), await sound.record("speakers.monitor")
                    over = asyncio.ensure_future(next_event(app, TurnFinished))
                    begin = time.monotonic()
                    await sound.speak(self._question)
                    await asyncio.wait_for(over, TURN_S)
                    end = time.monotonic()
                    await asked
                    voice = (await track_of(microphone)).edges(begin, end + 2)
                    answer = (await track_of(speakers)).edges(begin, end)
                    if voice and answer:
                        times.append((answer[1] - voice[0] - BARGE_IN_S) * 1000)
                    await state_reached(app, "listening")
        return times

    async def _listening(self, app: BenchApp) -> None:
        await app.talk.open()
        await app.talk.ready()
        await state_reached(app, "listening")


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
        "stages_ms": {
            stage: distribution([value for turn in finished if (value := turn.timeline_ms.get(stage)) is not None])
            for stage in STAGES
        },
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
