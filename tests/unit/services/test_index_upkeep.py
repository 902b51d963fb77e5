"""What was said is read by itself: at the start, and once it is calm after changes."""

from __future__ import annotations

import asyncio

from tests.fakes.loop import run_virtual
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import (
    EventBus,
    JobInfo,
    JobState,
    MeetingChanged,
    MeetingRemoved,
    ModelsChanged,
    Notice,
    SettingChanged,
)
from voiceapp.services.index_upkeep import CALM_S, IndexUpkeep


class Index:
    """Counts the jobs that are asked for, and does what it is told."""

    def __init__(self) -> None:
        self.jobs = 0
        self.failure: VoiceAppError | None = None

    async def start(self) -> int | None:
        if self.failure is not None:
            raise self.failure
        self.jobs += 1
        return self.jobs


class Jobs:
    """Jobs that have ended."""

    def __init__(self) -> None:
        self.state: JobState = "done"
        self.forgotten: list[int] = []

    async def wait(self, job: int) -> JobInfo:
        return JobInfo(job, "index", "Reading", self.state)

    async def forget(self, job: int) -> None:
        self.forgotten.append(job)


def test_it_is_read_at_the_start_and_after_changes_once_it_is_calm() -> None:
    async def scenario() -> None:
        bus, index, jobs = EventBus(), Index(), Jobs()
        upkeep = IndexUpkeep(index, jobs, bus)
        bus.publish(MeetingChanged(1))
        await asyncio.sleep(2 * CALM_S)
        assert index.jobs == 0, "only the window reads by itself"
        upkeep.start()
        await asyncio.sleep(CALM_S + 1)
        assert (index.jobs, jobs.forgotten) == (1, [1])
        for _ in range(30):  # words come in
            bus.publish(MeetingChanged(1))
            await asyncio.sleep(CALM_S / 2)
        assert index.jobs == 1
        await asyncio.sleep(CALM_S)
        assert index.jobs == 2
        jobs.state = "failed"
        bus.publish(MeetingRemoved(1))
        await asyncio.sleep(2 * CALM_S)
        assert (index.jobs, jobs.forgotten) == (3, [1, 2]), "what failed stays on the list"
        for event in (ModelsChanged(), SettingChanged("engines.embed", "x"), SettingChanged("ui.theme", "x")):
            bus.publish(event)
            await asyncio.sleep(2 * CALM_S)
        assert index.jobs == 5, "another model of sentences compares anew"
        await upkeep.close()
        bus.publish(MeetingChanged(1))
        await asyncio.sleep(2 * CALM_S)
        assert index.jobs == 5

    run_virtual(scenario())


def test_what_fails_is_told_and_the_next_change_is_read() -> None:
    async def scenario() -> None:
        bus, index = EventBus(), Index()
        told: list[Notice] = []
        bus.subscribe(Notice, told.append)
        upkeep = IndexUpkeep(index, Jobs(), bus)
        index.failure = VoiceAppError("database-busy", "It is busy.", "Try again.")
        upkeep.start()
        await asyncio.sleep(2 * CALM_S)
        assert [one.code for one in told] == ["database-busy"]
        index.failure = None
        bus.publish(MeetingChanged(1))
        await asyncio.sleep(2 * CALM_S)
        assert index.jobs == 1
        await upkeep.close()

    run_virtual(scenario())
