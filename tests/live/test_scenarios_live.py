"""The scenarios of ``bench talk`` through the whole program, on a virtual sound card whose sound is recorded."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from voiceapp.app import App
from voiceapp.bench.scenario_run import ScenarioRun
from voiceapp.bench.scenarios import SCENARIOS
from voiceapp.bench.virtual_sound import VirtualSound


async def run(name: str) -> dict[str, Any]:
    scenario = next(scenario for scenario in SCENARIOS if scenario.name == name)
    async with VirtualSound() as card:
        return await ScenarioRun(App.open, card, print).run(scenario, {})


@pytest.mark.parametrize("name", ["interruption", "cough", "hesitation", "echo"])
def test_a_scenario_has_its_turns_and_what_was_heard_is_known(name: str) -> None:
    scenario = next(scenario for scenario in SCENARIOS if scenario.name == name)
    row = asyncio.run(run(name))
    assert row["transcripts"] == list(scenario.turns)
    assert row["cut_seen"] == len(scenario.cut)
    assert row["heard_error_words"] <= 1
