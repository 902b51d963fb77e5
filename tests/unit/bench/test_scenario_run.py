"""Scenarios that the engines in use cannot play are told, not played."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import Any

import pytest

from voiceapp.bench.scenario_run import ScenarioRun
from voiceapp.bench.scenarios import SCENARIOS
from voiceapp.core.errors import VoiceAppError


async def nothing() -> None: ...


@asynccontextmanager
async def english(*_: Any, **__: Any) -> AsyncIterator[Any]:
    talk = SimpleNamespace(
        open=nothing,
        ready=nothing,
        hears=lambda language: language == "en",
        engines=lambda: {"asr": "pocketsphinx"},
    )
    yield SimpleNamespace(talk=talk)


def test_a_language_that_the_transcriber_does_not_know_is_told() -> None:
    scenario = next(scenario for scenario in SCENARIOS if scenario.languages)
    card: Any = SimpleNamespace(environment={})
    run = ScenarioRun(english, card, lambda line: None)
    with pytest.raises(VoiceAppError) as caught:
        asyncio.run(run.run(scenario, {}))
    assert caught.value.code == "language-unknown"
    assert caught.value.message == "pocketsphinx does not know German."
