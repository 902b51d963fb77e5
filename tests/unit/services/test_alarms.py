"""Timers and reminders fire exactly when they are due, whatever happens in between."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

from tests.fakes.loop import run_virtual
from tests.unit.skills.household import NOW, Household, MemoryAlarms
from voiceapp.core.clock import SystemClock
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, Notice, TimerFired, TimersChanged
from voiceapp.services.alarms import AlarmsService
from voiceapp.storage.database import Database
from voiceapp.storage.household import AlarmStore


def fired(home: Household) -> list[tuple[datetime, str]]:
    return [(at, event.timer.label) for at, event in home.events if isinstance(event, TimerFired)]


def due_in(seconds: float) -> float:
    return NOW.timestamp() + seconds


def test_alarms_fire_at_their_moment_in_order() -> None:
    async def scene() -> None:
        home = Household()
        await home.alarms.start()
        await home.alarms.add("timer", "long", due_in(3601.5))
        await home.alarms.add("timer", "short", due_in(3))
        await home.alarms.add("reminder", "call mom", due_in(95))
        await asyncio.sleep(4000)
        expected = [(3, "short"), (95, "call mom"), (3601.5, "long")]
        assert [label for _, label in fired(home)] == [label for _, label in expected]
        for (at, _), (seconds, _) in zip(fired(home), expected, strict=True):
            assert abs((at - NOW).total_seconds() - seconds) < 0.001
        assert home.alarms.timers == ()
        await home.alarms.close()

    run_virtual(scene())


def test_a_cancelled_timer_stays_silent() -> None:
    async def scene() -> None:
        home = Household()
        await home.alarms.start()
        timer = await home.alarms.add("timer", "tea", due_in(60))
        await asyncio.sleep(20)
        assert home.alarms.time_left(timer.id) == 40
        assert await home.alarms.cancel(timer.id)
        assert not await home.alarms.cancel(timer.id)
        assert home.alarms.time_left(timer.id) is None
        await asyncio.sleep(120)
        assert fired(home) == []
        await home.alarms.close()

    run_virtual(scene())


def test_what_runs_is_told_soonest_first() -> None:
    async def scene() -> None:
        home = Household()
        await home.alarms.start()
        await home.alarms.add("timer", "b", due_in(20))
        await home.alarms.add("timer", "a", due_in(10))
        told = [event.timers for _, event in home.events if isinstance(event, TimersChanged)]
        assert [timer.label for timer in told[-1]] == ["a", "b"]
        await asyncio.sleep(15)
        told = [event.timers for _, event in home.events if isinstance(event, TimersChanged)]
        assert [timer.label for timer in told[-1]] == ["b"]
        await home.alarms.close()

    run_virtual(scene())


def test_a_suspended_computer_rings_within_ten_seconds_of_waking() -> None:
    async def scene() -> None:
        home = Household()
        await home.alarms.start()
        await home.alarms.add("timer", "nap", due_in(1800))
        await asyncio.sleep(60)
        home.clock.jump_s = 3600  # the lid was closed for an hour; the loop's clock stood still
        await asyncio.sleep(10)
        assert [label for _, label in fired(home)] == ["nap"]
        event = next(event for _, event in home.events if isinstance(event, TimerFired))
        assert home.alarms.sentence(event) == "Your nap timer was due at 2:30 in the afternoon."
        await home.alarms.close()

    run_virtual(scene())


def test_a_clock_set_back_does_not_ring_early() -> None:
    async def scene() -> None:
        home = Household()
        await home.alarms.start()
        await home.alarms.add("reminder", "lunch", due_in(100))
        await asyncio.sleep(50)
        home.clock.jump_s = -1000
        await asyncio.sleep(100)
        assert fired(home) == []
        await asyncio.sleep(960)
        assert [label for _, label in fired(home)] == ["lunch"]
        await home.alarms.close()

    run_virtual(scene())


def test_alarms_survive_a_restart_and_late_ones_say_so() -> None:
    async def scene() -> None:
        stored = MemoryAlarms()
        first = Household(alarms=stored)
        await first.alarms.start()
        await first.alarms.add("timer", "10 minute", due_in(600))
        await first.alarms.add("reminder", "call mom", due_in(7200))
        await first.alarms.close()

        second = Household(NOW + timedelta(hours=1), stored)
        await second.alarms.start()
        await asyncio.sleep(0)
        assert [label for _, label in fired(second)] == ["10 minute"]
        event = next(event for _, event in second.events if isinstance(event, TimerFired))
        assert second.alarms.sentence(event) == "Your 10 minute timer was due at 2:10 in the afternoon."
        await asyncio.sleep(3601)
        event = [event for _, event in second.events if isinstance(event, TimerFired)][-1]
        assert second.alarms.sentence(event) == "Reminder: call mom."
        await second.alarms.close()

        third = Household(NOW + timedelta(days=1), stored)
        await third.alarms.start()
        await asyncio.sleep(1)
        assert fired(third) == []
        await third.alarms.close()

    run_virtual(scene())


def test_an_alarm_that_another_process_rang_is_not_rung_again() -> None:
    async def scene() -> None:
        home = Household()
        await home.alarms.start()
        timer = await home.alarms.add("timer", "tea", due_in(5))
        assert await home.stored.fired(timer.id)
        await asyncio.sleep(10)
        assert fired(home) == []
        assert home.alarms.timers == ()
        await home.alarms.close()

    run_virtual(scene())


def test_a_full_disk_does_not_silence_a_timer() -> None:
    class Full(MemoryAlarms):
        async def fired(self, alarm: int) -> bool:
            raise VoiceAppError("disk-full", "The disk is full.", "Free some space.")

    async def scene() -> None:
        home = Household(alarms=Full())
        await home.alarms.start()
        await home.alarms.add("timer", "tea", due_in(5))
        await asyncio.sleep(6)
        assert [label for _, label in fired(home)] == ["tea"]
        assert [event.code for _, event in home.events if isinstance(event, Notice)] == ["disk-full"]
        await home.alarms.close()

    run_virtual(scene())


def test_sentences_of_fired_alarms() -> None:
    async def scene() -> None:
        home = Household(datetime(2026, 11, 24, 7, 0, tzinfo=NOW.tzinfo))
        await home.alarms.start()
        now = home.clock.now().timestamp()
        for label in ("take my pills", "wake up", "alarm"):
            await home.alarms.add("reminder", label, now)
        await home.alarms.add("timer", "pasta", now)
        await asyncio.sleep(1)
        events = [event for _, event in home.events if isinstance(event, TimerFired)]
        assert [home.alarms.sentence(event) for event in events] == [
            "Reminder: take your pills.",
            "Wake up: it is 7 o'clock in the morning.",
            "Your alarm: it is 7 o'clock in the morning.",
            "Your pasta timer is done.",
        ]
        await home.alarms.close()

    run_virtual(scene())


def test_with_the_real_store_a_timer_survives_closing_the_database(tmp_path: Path) -> None:
    async def scene() -> None:
        database = Database(tmp_path / "voice.db")
        await database.open()
        bus, clock = EventBus(), SystemClock()
        first = AlarmsService(AlarmStore(database), bus, clock)
        await first.start()
        await first.add("timer", "tea", clock.now().timestamp() + 0.05)
        await first.close()
        await database.close()
        await asyncio.sleep(0.1)

        database = Database(tmp_path / "voice.db")
        await database.open()
        rang: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        bus.subscribe(TimerFired, lambda event: rang.set_result(event.timer.label))
        second = AlarmsService(AlarmStore(database), bus, clock)
        await second.start()
        assert await asyncio.wait_for(rang, 5) == "tea"
        await second.close()
        await database.close()

    asyncio.run(scene())
