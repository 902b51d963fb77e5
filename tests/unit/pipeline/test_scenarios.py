"""The scenarios of ``bench talk``, on the virtual clock with engines that hear every word."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.fakes.loop import run_virtual
from tests.unit.pipeline.conftest import talking
from voiceapp.bench.scenarios import SCENARIOS, Say, Scenario, sound
from voiceapp.core.events import PartialHeard, TurnFinished, UserSaid

LONG = "I can tell you the time, keep your lists, set timers and do sums, if you ask me for one of them."


class Words:
    """Gives a scripted transcriber the words of the clips in the utterance that it hears."""

    def __init__(self, scenario: Scenario) -> None:
        self.steps = [step for step in scenario.steps if isinstance(step, Say)]

    def texts(self) -> list[str]:
        """What each utterance holds, first as far as its first pause, then all of it."""
        if len(self.steps) == 2 and self.steps[1].after_s < 1.0:  # a hesitation: one utterance in two parts
            whole = f"{self.steps[0].words} {self.steps[1].words}"
            return [self.steps[0].words, whole]
        return [step.words for step in self.steps]


@pytest.mark.parametrize("scenario", SCENARIOS, ids=[scenario.name for scenario in SCENARIOS])
def test_a_scenario_has_the_turns_that_a_good_listener_makes_of_it(scenario: Scenario) -> None:
    async def play() -> None:
        replies = dict.fromkeys(scenario.turns, "It is done.") | {"What can you do?": LONG, "Stop": "Okay."}
        options: dict[str, Any] = {
            "endpoint_s": None,
            "speculate_s": 0.064,
            "voice_interrupts": scenario.settings.get("talk.headphones") == "on",
        }
        async with asyncio.timeout(120), talking(*Words(scenario).texts(), replies=replies, **options) as rig:
            rig.transcriber.languages = dict(zip(scenario.turns, scenario.languages, strict=False))
            end_s = asyncio.get_running_loop().time()
            for step in scenario.steps:
                if not isinstance(step, Say):
                    while rig.talk.state != step.state:
                        await asyncio.sleep(0.01)
                    end_s = asyncio.get_running_loop().time()
                    continue
                clip = sound(step.clip)
                wait_s = end_s + step.after_s - asyncio.get_running_loop().time()
                if step.words or step.clip == "cough":  # the detector keeps the rest from the talk
                    rig.sound.say(clip.duration_s, max(wait_s, 0.0), clip.samples)
                end_s += step.after_s + clip.duration_s
                await asyncio.sleep(max(end_s - asyncio.get_running_loop().time(), 0.0))
            await asyncio.sleep(3.0)
            await rig.talk.quiet()
            turns = rig.all(TurnFinished)
            assert [turn.transcript for turn in turns] == list(scenario.turns)
            assert [event.text for event in rig.all(UserSaid)] == list(scenario.turns)
            if scenario.languages:
                assert tuple(turn.language for turn in turns) == scenario.languages
                assert rig.synthesizer.options[-1].language == scenario.languages[-1]
            cut = {number for number, turn in enumerate(turns) if turn.heard < len(turn.reply)}
            assert cut == set(scenario.cut)
            for number in scenario.cut:
                turn = turns[number]
                sounded = sum(span.end_s - span.start_s for span in rig.sound.output if span.turn == turn.turn)
                assert len(turn.reply[: turn.heard].split()) == pytest.approx(sounded / 0.25, abs=1)
            shown: dict[int, str] = {}
            for partial in rig.all(PartialHeard):  # a word once shown for good never changes
                assert partial.text.startswith(shown.get(partial.turn, ""))
                shown[partial.turn] = partial.text[: partial.stable]

    run_virtual(play())
