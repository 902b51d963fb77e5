from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.unit.services.helpers import database, job_queue, recorded, until
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, JobChanged
from voiceapp.services.jobs import JobContext, JobsService
from voiceapp.services.timeleft import TimeLeft
from voiceapp.storage.database import Database
from voiceapp.storage.jobs import JobStore


class Steps:
    """A runner that does numbered steps and can be looked at from the test."""

    def __init__(self, steps: int = 3) -> None:
        self.steps = steps
        self.done: list[tuple[int, int]] = []
        self.running = 0
        self.most = 0
        self.gate = asyncio.Event()

    async def __call__(self, ctx: JobContext) -> None:
        self.running += 1
        self.most = max(self.most, self.running)
        try:
            for step in range(self.steps):
                await ctx.check()
                await self.gate.wait()
                self.done.append((ctx.id, step))
                ctx.progress((step + 1) / self.steps, f"step {step + 1}")
        finally:
            self.running -= 1


async def state_of(jobs: JobsService, job: int) -> str:
    return next(info.state for info in await jobs.list() if info.id == job)


def in_queue(folder: Path, work: Callable[[JobsService, Steps], Awaitable[None]]) -> None:
    async def run() -> None:
        async with job_queue(folder) as jobs:
            steps = Steps()
            jobs.register("steps", steps)
            await work(jobs, steps)

    asyncio.run(run())


def test_a_job_runs_tells_its_progress_and_is_remembered(tmp_path: Path) -> None:
    async def run() -> None:
        bus = EventBus()
        events = recorded(bus)
        async with job_queue(tmp_path, bus) as jobs:
            steps = Steps()
            steps.gate.set()
            jobs.register("steps", steps)
            job = await jobs.submit("steps", "Counting", {})
            ended = await jobs.wait(job)
            assert (ended.state, ended.fraction, ended.message, ended.title) == ("done", 1.0, "step 3", "Counting")
        states = [event.job.state for event in events if isinstance(event, JobChanged)]
        assert states[0] == "queued"
        assert states[-1] == "done"
        async with job_queue(tmp_path) as later:
            assert [(info.id, info.state) for info in await later.list()] == [(job, "done")]

    asyncio.run(run())


def test_jobs_of_one_group_run_one_after_the_other_and_groups_side_by_side(tmp_path: Path) -> None:
    async def run() -> None:
        async with job_queue(tmp_path) as jobs:
            compute, download = Steps(), Steps()
            jobs.register("compute", compute)
            jobs.register("download", download, group="download")
            first = [await jobs.submit("compute", "c", {}) for _ in range(3)]
            other = await jobs.submit("download", "d", {})
            await until(lambda: compute.running == 1 and download.running == 1)
            assert [await state_of(jobs, job) for job in first] == ["running", "queued", "queued"]
            compute.gate.set()
            download.gate.set()
            for job in (*first, other):
                assert (await jobs.wait(job)).state == "done"
            assert compute.most == 1
            assert [job for job, step in compute.done if step == 0] == first

    asyncio.run(run())


def test_a_paused_job_makes_room_and_goes_on_where_it_was(tmp_path: Path) -> None:
    async def work(jobs: JobsService, steps: Steps) -> None:
        first = await jobs.submit("steps", "first", {})
        second = await jobs.submit("steps", "second", {})
        await until(lambda: steps.running == 1)
        await jobs.pause(first)
        steps.gate.set()
        assert (await jobs.wait(second)).state == "done"
        assert await state_of(jobs, first) == "paused"
        assert [step for job, step in steps.done if job == first] == [0]
        await jobs.resume(first)
        assert (await jobs.wait(first)).state == "done"
        assert [step for job, step in steps.done if job == first] == [0, 1, 2]

    in_queue(tmp_path, work)


def test_a_job_that_waits_for_its_turn_may_be_paused(tmp_path: Path) -> None:
    async def work(jobs: JobsService, steps: Steps) -> None:
        first = await jobs.submit("steps", "first", {})
        second = await jobs.submit("steps", "second", {})
        await jobs.pause(second)
        steps.gate.set()
        await jobs.wait(first)
        assert await state_of(jobs, second) == "paused"
        await jobs.resume(second)
        assert (await jobs.wait(second)).state == "done"

    in_queue(tmp_path, work)


def test_pause_and_resume_at_once_loses_nothing(tmp_path: Path) -> None:
    async def work(jobs: JobsService, steps: Steps) -> None:
        job = await jobs.submit("steps", "first", {})
        await until(lambda: steps.running == 1)
        await jobs.pause(job)
        await jobs.resume(job)
        assert await state_of(jobs, job) == "running"
        steps.gate.set()
        assert (await jobs.wait(job)).state == "done"

    in_queue(tmp_path, work)


@pytest.mark.parametrize("moment", ["at once", "queued", "running", "paused"])
def test_a_job_can_be_cancelled_at_any_moment_and_tried_again(tmp_path: Path, moment: str) -> None:
    async def work(jobs: JobsService, steps: Steps) -> None:
        if moment == "queued":
            await jobs.submit("steps", "before", {})
        job = await jobs.submit("steps", "mine", {})
        if moment in ("running", "paused"):
            await until(lambda: steps.running == 1)
        if moment == "paused":
            await jobs.pause(job)
        await jobs.cancel(job)
        assert (await jobs.wait(job)).state == "cancelled"
        assert [done for done, _ in steps.done if done == job] == []
        steps.gate.set()
        await jobs.resume(job)
        assert (await jobs.wait(job)).state == "done"

    in_queue(tmp_path, work)


def test_a_job_that_cannot_pause_says_so(tmp_path: Path) -> None:
    async def run() -> None:
        async with job_queue(tmp_path) as jobs:
            steps = Steps()
            jobs.register("fixed", steps, pausable=False)
            job = await jobs.submit("fixed", "t", {})
            await until(lambda: steps.running == 1)
            assert not (await jobs.list())[0].pausable
            with pytest.raises(VoiceAppError) as caught:
                await jobs.pause(job)
            assert caught.value.code == "job-not-pausable"

    asyncio.run(run())


def test_a_job_survives_the_end_of_the_program(tmp_path: Path) -> None:
    async def run() -> None:
        async with job_queue(tmp_path, owner="first start") as jobs:
            steps = Steps()
            jobs.register("steps", steps)
            running = await jobs.submit("steps", "running", {"file": "a.wav"})
            queued = await jobs.submit("steps", "queued", {})
            paused = await jobs.submit("steps", "paused", {})
            await jobs.pause(paused)
            await until(lambda: steps.running == 1)
        async with job_queue(tmp_path, owner="second start") as jobs:
            seen: dict[int, dict[str, object]] = {}

            async def runner(ctx: JobContext) -> None:
                seen[ctx.id] = dict(ctx.params)

            jobs.register("steps", runner)
            await jobs.start()
            await jobs.wait(running)
            await jobs.wait(queued)
            assert seen == {running: {"file": "a.wav"}, queued: {}}
            assert await state_of(jobs, paused) == "paused"

    asyncio.run(run())


def test_a_job_of_a_killed_process_is_taken_up_and_that_of_a_living_one_is_not(tmp_path: Path) -> None:
    async def run() -> None:
        async with database(tmp_path) as db:
            store = JobStore(db)
            left = await store.add("steps", "left", {}, True, "dead")
            await store.update(left, "running", 0.4, "half way", None, "dead")
            theirs = await store.add("steps", "theirs", {}, True, "other")
            await store.update(theirs, "running", 0.4, "", None, "other")
        async with job_queue(tmp_path) as jobs:
            steps = Steps()
            steps.gate.set()
            jobs.register("steps", steps)
            await jobs.start()
            assert (await jobs.wait(left)).state == "done"
            assert await state_of(jobs, theirs) == "running"
            assert {job for job, _ in steps.done} == {left}

    asyncio.run(run())


def test_a_job_of_a_killed_process_is_not_said_to_run(tmp_path: Path) -> None:
    async def run() -> None:
        async with database(tmp_path) as db:
            store = JobStore(db)
            left = await store.add("steps", "left", {}, True, "dead")
            await store.update(left, "running", 0.4, "half way", None, "dead")
        async with job_queue(tmp_path) as jobs:  # not started: a command that only looks
            assert await state_of(jobs, left) == "queued"

    asyncio.run(run())


def test_another_process_can_cancel_my_job(tmp_path: Path) -> None:
    async def run() -> None:
        async with job_queue(tmp_path, owner="other") as window, database(tmp_path) as db:
            steps = Steps()
            window.register("steps", steps)
            job = await window.submit("steps", "t", {})
            command = JobsService(
                JobStore(db), EventBus(), tmp_path, owner="cli", alive=lambda name: name == "other"
            )
            assert [info.id for info, _ in await command.unfinished("steps")] == [job]
            await command.cancel(job)
            assert (await command.wait(job)).state == "cancelled"
            assert await command.unfinished("steps") == []
            await command.close()

    asyncio.run(run())


def test_a_followed_job_is_taken_up_when_its_process_dies(tmp_path: Path) -> None:
    async def run() -> None:
        living = {"window"}
        bus = EventBus()
        events = recorded(bus)
        async with database(tmp_path) as db:
            store = JobStore(db)
            job = await store.add("steps", "theirs", {}, True, "window")
            await store.update(job, "running", 0.25, "", None, "window")
            command = JobsService(store, bus, tmp_path, owner="cli", alive=lambda name: name in living)
            steps = Steps()
            steps.gate.set()
            command.register("steps", steps)
            command.follow(job)
            await until(lambda: bool(events))
            assert isinstance(events[0], JobChanged)
            assert (events[0].job.state, events[0].job.fraction) == ("running", 0.25)
            living.clear()
            await until(lambda: isinstance(events[-1], JobChanged) and events[-1].job.state == "done")
            await command.close()

    asyncio.run(run())


def test_a_job_whose_process_is_gone_can_be_cancelled(tmp_path: Path) -> None:
    async def run() -> None:
        async with job_queue(tmp_path) as jobs:
            async with database(tmp_path) as db:
                job = await JobStore(db).add("unknown kind", "t", {}, True, "dead")
            await jobs.cancel(job)
            assert await state_of(jobs, job) == "cancelled"

    asyncio.run(run())


def test_an_expected_failure_is_kept_with_its_next_step(tmp_path: Path) -> None:
    async def run() -> None:
        async def runner(ctx: JobContext) -> None:
            raise VoiceAppError("no-network", "The hub was not reached.", "Connect and try again.", True)

        async with job_queue(tmp_path) as jobs:
            jobs.register("fails", runner)
            job = await jobs.submit("fails", "t", {})
            await jobs.wait(job)
        async with job_queue(tmp_path) as jobs:
            (info,) = await jobs.list()
            assert info.id == job
            assert info.state == "failed"
            assert info.error is not None
            assert (info.error.code, info.error.next_step) == ("no-network", "Connect and try again.")

    asyncio.run(run())


def test_a_bug_in_a_runner_is_reported_without_its_words_and_the_queue_goes_on(tmp_path: Path) -> None:
    async def run() -> None:
        async def runner(ctx: JobContext) -> None:
            raise KeyError("what the user said")

        async with job_queue(tmp_path) as jobs:
            steps = Steps()
            steps.gate.set()
            jobs.register("buggy", runner)
            jobs.register("steps", steps)
            broken = await jobs.submit("buggy", "t", {})
            healthy = await jobs.submit("steps", "t", {})
            info = await jobs.wait(broken)
            assert info.state == "failed"
            assert info.error is not None
            assert info.error.code == "bug"
            assert (await jobs.wait(healthy)).state == "done"
        (report,) = (tmp_path / "crashes").iterdir()
        assert str(report) in info.error.next_step
        assert json.loads(report.read_text())["exception"] == "KeyError"
        assert "what the user said" not in report.read_text()

    asyncio.run(run())


def test_events_are_few_and_the_last_one_is_true(tmp_path: Path) -> None:
    async def run() -> None:
        async def runner(ctx: JobContext) -> None:
            for step in range(3000):
                ctx.progress(step / 3000)
            await asyncio.sleep(0.25)
            ctx.progress(0.99)

        bus = EventBus()
        events = recorded(bus)
        async with job_queue(tmp_path, bus) as jobs:
            jobs.register("fast", runner)
            await jobs.wait(await jobs.submit("fast", "t", {}))
        told = [event.job for event in events if isinstance(event, JobChanged)]
        assert len(told) < 10
        assert 2999 / 3000 in [job.fraction for job in told]
        assert (told[-1].state, told[-1].fraction) == ("done", 1.0)

    asyncio.run(run())


def test_a_full_disk_does_not_stop_the_job(tmp_path: Path) -> None:
    class FullStore(JobStore):
        async def update(self, *_: object, **__: object) -> None:
            raise VoiceAppError("disk-full", "The disk is full.", "Free some space.", True)

    async def run() -> None:
        bus = EventBus()
        events = recorded(bus)
        async with database(tmp_path) as db:
            jobs = JobsService(FullStore(db), bus, tmp_path)  # every update fails, adding does not
            steps = Steps()
            steps.gate.set()
            jobs.register("steps", steps)
            assert (await jobs.wait(await jobs.submit("steps", "t", {}))).state == "done"
            await jobs.close()
        assert any(getattr(event, "code", "") == "disk-full" for event in events)

    asyncio.run(run())


def test_an_ended_job_can_be_taken_off_the_list_but_no_running_one(tmp_path: Path) -> None:
    async def work(jobs: JobsService, steps: Steps) -> None:
        job = await jobs.submit("steps", "t", {})
        with pytest.raises(VoiceAppError) as caught:
            await jobs.forget(job)
        assert caught.value.code == "job-not-ended"
        steps.gate.set()
        await jobs.wait(job)
        await jobs.forget(job)
        assert await jobs.list() == []
        with pytest.raises(VoiceAppError):
            await jobs.cancel(job)

    in_queue(tmp_path, work)


def test_nothing_is_taken_on_while_closing(tmp_path: Path) -> None:
    async def run() -> None:
        async with database(tmp_path) as db:
            jobs = JobsService(JobStore(db), EventBus(), tmp_path)
            jobs.register("steps", Steps())
            await jobs.close()
            with pytest.raises(VoiceAppError) as caught:
                await jobs.submit("steps", "t", {})
            assert caught.value.code == "closing"

    asyncio.run(run())


def test_time_left_follows_the_pace() -> None:
    left = TimeLeft()
    left.add(0.0, 0.0)
    assert left.seconds is None
    left.add(10.0, 0.25)
    assert left.seconds == pytest.approx(30.0)
    left.restart()
    left.add(100.0, 0.5)
    left.add(105.0, 0.75)
    assert left.seconds == pytest.approx(5.0)
    left.add(106.0, 0.1)
    assert left.seconds is None


def test_the_database_of_a_queue_is_usable_by_others(tmp_path: Path) -> None:
    async def run() -> int:
        async with job_queue(tmp_path) as jobs:
            jobs.register("steps", Steps())
            await jobs.submit("steps", "t", {})
            db = Database(tmp_path / "voiceapp.db")
            await db.open()
            try:
                return len(await JobStore(db).list())
            finally:
                await db.close()

    assert asyncio.run(run()) == 1
