"""Runs a scenario through the whole program over a virtual sound card, and measures it from the recorded sound."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

import jiwer

from voiceapp.bench.ports import BenchApp, OpenApp
from voiceapp.bench.scenarios import Say, Scenario, Until, sound
from voiceapp.bench.track import Track, track_of
from voiceapp.bench.virtual_sound import VirtualSound
from voiceapp.bench.waiting import TURN_S, paths_in, state_reached
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import TurnFinished, WordSpoken
from voiceapp.core.language_names import language_name

QUIET_S = 2.5
"""After the last step it is waited so long for a turn that should not come."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What the program said of itself during a scenario, with monotonic times."""

    finished: list[tuple[float, TurnFinished]]
    words: list[tuple[float, WordSpoken]]


class ScenarioRun:
    """Opens the program anew for each scenario. ``tell`` gets a line of progress."""

    def __init__(self, open_app: OpenApp, card: VirtualSound, tell: Callable[[str], None]) -> None:
        self._open_app = open_app
        self._card = card
        self._tell = tell

    async def run(self, scenario: Scenario, settings: Mapping[str, str]) -> dict[str, Any]:
        """The scenario's row: turns expected and seen, word error, heard-text error, latencies.

        Raises VoiceAppError ``language-unknown`` where what hears does not know the scenario's languages.
        """
        self._tell(scenario.name)
        with tempfile.TemporaryDirectory(prefix="voiceapp-bench-") as home:
            overrides = {**scenario.settings, **settings}
            async with self._open_app(paths_in(home), overrides, environment=self._card.environment) as app:
                await app.talk.open()
                await app.talk.ready()
                for language in scenario.languages:
                    if not app.talk.hears(language):
                        raise VoiceAppError(
                            "language-unknown",
                            f"{app.talk.engines()['asr']} does not know {language_name(language)}.",
                            "Choose one that does: --asr ENGINE:MODEL.",
                        )
                await state_reached(app, "listening")
                async with self._card.room() if scenario.room else nullcontext():
                    return await self._play(app, scenario)

    async def _play(self, app: BenchApp, scenario: Scenario) -> dict[str, Any]:
        told = _Told([], [])
        ends = [
            app.bus.subscribe(TurnFinished, lambda event: told.finished.append((time.monotonic(), event))),
            app.bus.subscribe(WordSpoken, lambda event: told.words.append((time.monotonic(), event))),
        ]
        microphone, speakers = await self._card.record("vmic"), await self._card.record("speakers.monitor")
        said: list[tuple[float, float]] = []
        for step in scenario.steps:
            if isinstance(step, Until):
                await state_reached(app, step.state)
                continue
            await asyncio.sleep(step.after_s)
            begin = time.monotonic()
            await self._card.speak(sound(step.clip))
            said.append((begin, time.monotonic()))
        await asyncio.sleep(QUIET_S)
        await asyncio.wait_for(app.talk.quiet(), TURN_S)
        for end in ends:
            end()
        return _row(scenario, told, said, await track_of(microphone), await track_of(speakers))


def _row(
    scenario: Scenario, told: _Told, said: list[tuple[float, float]], microphone: Track, speakers: Track
) -> dict[str, Any]:
    turns = [event for _, event in told.finished]
    expected, seen = " ".join(scenario.turns), " ".join(turn.transcript for turn in turns)
    row: dict[str, Any] = {
        "name": scenario.name,
        "turns_expected": len(scenario.turns),
        "turns_seen": len(turns),
        "word_error": _word_error(expected, seen),
        "heard_error_words": sum(
            abs(_heard_words(turn) - _sounded_words(turn, at, told, speakers)) for at, turn in told.finished
        ),
        "transcripts": [turn.transcript for turn in turns],
        "cut_expected": len(scenario.cut),
        "cut_seen": sum(turn.heard < len(turn.reply) for turn in turns),
        "languages": [turn.language for turn in turns],
    }
    last = next(
        (
            span
            for step, span in zip(_spoken(scenario), reversed(said), strict=False)
            if step.words and step.answered
        ),
        None,
    )
    if turns and last and (voice := microphone.edges(*last)):
        answer = speakers.edges(voice[1] + 0.02, told.finished[-1][0] + 0.2)
        if answer:
            row["end_of_speech_to_sound_ms"] = round((answer[0] - voice[1]) * 1000, 1)
    times = turns[-1].timeline_ms if turns else {}
    row["endpoint_delay_ms"] = times.get("endpoint")
    row["timeline_ms"] = dict(times)
    return row


def _spoken(scenario: Scenario) -> list[Say]:
    return [step for step in reversed(scenario.steps) if isinstance(step, Say)]


def _word_error(expected: str, seen: str) -> float:
    reference, heard = _plain(expected), _plain(seen)
    return round(float(jiwer.wer(reference, heard)), 3) if reference else float(bool(heard))


def _plain(text: str) -> str:
    return " ".join("".join(c for c in text.lower() if c.isalnum() or c in " '").split())


def _heard_words(turn: TurnFinished) -> int:
    return len(turn.reply[: turn.heard].split())


def _sounded_words(turn: TurnFinished, at_s: float, told: _Told, speakers: Track) -> int:
    """Words of the reply that the recording holds: all, or those that began to sound before it fell silent."""
    if turn.heard >= len(turn.reply):
        return len(turn.reply.split())
    words = [(when, word) for when, word in told.words if word.turn == turn.turn]
    if not words:
        return 0
    sounded = speakers.edges(words[0][0] - 0.5, at_s + 0.1)
    silent_s = sounded[1] if sounded else words[0][0]
    begun = [word for when, word in words if when <= silent_s]
    return len(turn.reply[: max((word.end for word in begun), default=0)].split())
