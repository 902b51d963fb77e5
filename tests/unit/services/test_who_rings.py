"""A command that only looks something up neither rings what is due nor opens the microphone."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.loop import run_virtual
from tests.unit.skills.household import NOW, Household
from voiceapp.app import App
from voiceapp.core.events import MicrophoneChanged, TimerFired
from voiceapp.core.paths import Paths
from voiceapp.storage.database import Database
from voiceapp.storage.household import AlarmStore


def test_alarms_that_do_not_ring_yet_are_known_and_ring_later() -> None:
    async def scene() -> None:
        home = Household()
        await home.alarms.start(ring=False)
        await home.alarms.add("timer", "tea", NOW.timestamp() + 60)
        await asyncio.sleep(100)
        assert not any(isinstance(event, TimerFired) for _, event in home.events)
        assert len(home.alarms.timers) == 1
        home.alarms.ring()
        home.alarms.ring()
        await asyncio.sleep(1)
        assert sum(isinstance(event, TimerFired) for _, event in home.events) == 1
        await home.alarms.close()

    run_virtual(scene())


def test_an_error_in_what_rings_is_not_lost() -> None:
    async def scene() -> None:
        home = Household()

        def bad(event: TimerFired) -> None:
            raise KeyError("a bug")

        told: list[dict[str, Any]] = []
        asyncio.get_running_loop().set_exception_handler(lambda _, context: told.append(context))
        home.bus.subscribe(TimerFired, bad)
        await home.alarms.start()
        await home.alarms.add("timer", "tea", NOW.timestamp() + 60)
        await asyncio.sleep(100)
        assert [type(context["exception"]) for context in told] == [KeyError]
        await home.alarms.close()

    run_virtual(scene())


def test_a_command_leaves_due_reminders_for_who_can_say_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VOICEAPP_HOME", str(tmp_path))
    paths = Paths.default()

    async def scene() -> None:
        paths.create()
        db = Database(paths.database)
        await db.open()
        await AlarmStore(db).add("reminder", "call home", 1.0)
        await db.close()
        async with App.open(paths, {"talk.open_at_start": "true"}) as app:
            await asyncio.sleep(0.2)
            assert app.talk.microphone == "closed"
            assert [timer.label for timer in app.alarms.timers] == ["call home"]
            app.bus.publish(MicrophoneChanged("open", "question.wav"))  # somebody talks: now it is heard
            async with asyncio.timeout(5):
                while app.alarms.timers:
                    await asyncio.sleep(0.01)

    asyncio.run(scene())
