"""The one job queue: everything that takes longer than a moment runs here, is shown in Activity and stored."""

from __future__ import annotations

import asyncio
import builtins
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, JobChanged, JobInfo, JobState
from voiceapp.core.logs import crash_report, log
from voiceapp.services.job_reports import JobReports
from voiceapp.services.job_state import ENDED, LiveJob
from voiceapp.services.job_state import JobContext as JobContext
from voiceapp.services.machine import process_alive, this_process
from voiceapp.storage.jobs import JobStore, StoredJob

_WISH_GAP_S = 1.0

Runner = Callable[[JobContext], Coroutine[Any, Any, None]]


@dataclass(frozen=True, slots=True)
class _Kind:
    runner: Runner
    group: str
    pausable: bool


class JobsService:
    """Runs at most one job of each group at a time, in the order in which they were asked for.

    Jobs survive the end of the program: those under way begin again at the next :meth:`start` (their runner
    finds what it had left on disk). Several processes share the stored list; each runs its own jobs only,
    and adopts those whose process is gone.
    """

    def __init__(
        self,
        store: JobStore,
        bus: EventBus,
        crashes: Path,
        owner: str | None = None,
        alive: Callable[[str], bool] | None = None,
    ) -> None:
        self._store = store
        self._bus = bus
        self._crashes = crashes
        self._owner = owner or this_process()
        self._alive = alive or process_alive
        self._reports = JobReports(store, bus, self._owner)
        self._kinds: dict[str, _Kind] = {}
        self._live: dict[int, LiveJob] = {}
        self._wishes: asyncio.Task[None] | None = None
        self._following: dict[int, asyncio.Task[None]] = {}
        self._closing = False

    def register(self, kind: str, runner: Runner, group: str = "compute", pausable: bool = True) -> None:
        """Tell what runs jobs of a kind. Jobs of one group never run at the same time.

        ``pausable`` runners await ``ctx.check()`` often; every runner may be cancelled at any await.
        """
        self._kinds[kind] = _Kind(runner, group, pausable)

    async def start(self) -> None:
        """Take up stored jobs that no running process owns."""
        for stored in reversed(await self._store.list()):
            if stored.info.state not in ENDED and stored.info.kind in self._kinds:
                await self._adopt(stored)

    async def close(self) -> None:
        """Stop what runs (it is taken up at the next start) and store where everything stands."""
        self._closing = True
        watchers = [*self._following.values(), *([self._wishes] if self._wishes else [])]
        for watcher in watchers:
            watcher.cancel()
        if watchers:
            await asyncio.wait(watchers)
        for live in tuple(self._live.values()):
            if live.task:
                live.stop = live.stop or "close"
                live.task.cancel()
        supervisors = [live.supervisor for live in self._live.values() if live.supervisor]
        if supervisors:
            await asyncio.wait(supervisors)
        for live in tuple(self._live.values()):
            self._reports.drop_timers(live)
            await self._reports.save(live, owner="")
            live.ended.set()
        self._live.clear()
        await self._reports.close()

    # ------------------------------------------------------------------------------ what a user does

    async def submit(self, kind: str, title: str, params: Mapping[str, Any]) -> int:
        """Queue a job and tell its number. ``params`` must be JSON data."""
        known = self._kinds[kind]
        self._open()
        job = await self._store.add(kind, title, params, known.pausable, self._owner)
        info = JobInfo(job, kind, title, "queued", pausable=known.pausable)
        self._add(info, dict(params))
        return job

    async def pause(self, job: int) -> None:
        """Let a job rest until it is resumed. Raises ``job-not-pausable``, ``job-unknown``."""
        live = self._live.get(job)
        if live is None:
            return await self._ask_owner(job, "pause")
        if live.info.state == "running" and not live.info.pausable:
            raise VoiceAppError("job-not-pausable", "This job cannot pause.", "Let it finish, or cancel it.")
        if live.info.state in ("running", "queued"):
            live.go.clear()
            await self._turn(live, "paused")

    async def resume(self, job: int) -> None:
        """Go on with a paused job, or try one again that failed or was cancelled."""
        live = self._live.get(job)
        if live is None:
            stored = await self._store.get(job)
            if stored.info.state in ENDED:
                return await self._again(stored)
            return await self._ask_owner(job, "resume")
        if live.info.state != "paused":
            return
        live.left.restart()
        if live.holds:  # it has not come to rest yet
            live.go.set()
            await self._turn(live, "running")
        else:
            await self._turn(live, "queued")
            self._pump(live.group)

    async def cancel(self, job: int) -> None:
        """End a job; what it had made so far is left for a later try where that helps."""
        live = self._live.get(job)
        if live is None:
            return await self._ask_owner(job, "cancel")
        if live.task:
            live.stop = "cancel"
            live.task.cancel()
        else:
            await self._end(live, "cancelled")

    async def wait(self, job: int) -> JobInfo:
        """Wait until a job has ended (or nobody runs it any more) and tell how it stands."""
        while (live := self._live.get(job)) is None:
            stored = await self._store.get(job)
            if stored.info.state in ENDED or not self._tended(stored):
                return stored.info
            await asyncio.sleep(_WISH_GAP_S)  # another process runs it and tells of it by the database only
        await live.ended.wait()
        return live.info

    def follow(self, job: int) -> None:
        """Tell (JobChanged) how another process's job goes on until it ends; take it up if that process dies."""
        if job not in self._live and job not in self._following:
            self._following[job] = asyncio.create_task(self._follow(job))

    async def _follow(self, job: int) -> None:
        try:
            while True:
                stored = await self._store.get(job)
                if stored.info.state not in ENDED and not self._tended(stored):
                    return await self._adopt(stored)
                self._bus.publish(JobChanged(stored.info))
                if stored.info.state in ENDED:
                    return
                await asyncio.sleep(_WISH_GAP_S)
        except VoiceAppError as error:
            log("jobs", "not-followed", code=error.code)
        finally:
            self._following.pop(job, None)

    async def list(self) -> builtins.list[JobInfo]:
        """All jobs, the newest first, those of other processes too."""
        return [self._as_it_is(stored) for stored in await self._store.list()]

    def _as_it_is(self, stored: StoredJob) -> JobInfo:
        live = self._live.get(stored.info.id)
        if live:
            return live.info
        left = stored.info.state == "running" and not self._tended(stored)  # its process was killed
        return replace(stored.info, state="queued", left_s=None) if left else stored.info

    async def forget(self, job: int) -> None:
        """Take an ended job off the list."""
        info = self._live[job].info if job in self._live else (await self._store.get(job)).info
        if info.state not in ENDED:
            raise VoiceAppError("job-not-ended", "This job has not ended yet.", "Cancel it first.")
        await self._store.delete(job)

    async def annotate(self, job: int, **params: object) -> None:
        """Add to the parameters of a job of this process that has not ended."""
        live = self._live[job]
        live.params.update(params)
        await self._store.set_params(job, live.params)

    async def params(self, job: int) -> Mapping[str, Any]:
        """What a job was submitted with, and what was added since. Raises ``job-unknown``."""
        return self._live[job].params if job in self._live else (await self._store.get(job)).params

    async def drop(self, **params: object) -> None:
        """Cancel and forget every job with these parameters: what it was about is gone."""
        for stored in await self._store.list():
            if all(stored.params.get(key) == value for key, value in params.items()):
                await self.cancel(stored.info.id)
                await self.wait(stored.info.id)
                await self.forget(stored.info.id)

    def running(self, kind: str, **params: object) -> JobInfo | None:
        """The unfinished job of this process with these parameters, if there is one."""
        for live in self._live.values():
            matches = all(live.params.get(key) == value for key, value in params.items())
            if live.info.kind == kind and matches and live.info.state not in ENDED:
                return live.info
        return None

    async def unfinished(
        self, kind: str, orphans: bool = False
    ) -> builtins.list[tuple[JobInfo, Mapping[str, Any]]]:
        """Jobs of a kind that have not ended, with their parameters, in this process and in others.

        With ``orphans`` also those whose process is gone and that nobody has taken up yet.
        """
        found: builtins.list[tuple[JobInfo, Mapping[str, Any]]] = []
        for stored in await self._store.list():
            live = self._live.get(stored.info.id)
            info = live.info if live else stored.info
            tended = live is not None or self._tended(stored)
            if info.kind == kind and info.state not in ENDED and (tended or orphans):
                found.append((info, stored.params))
        return found

    def _tended(self, stored: StoredJob) -> bool:
        return bool(stored.owner) and stored.owner != self._owner and self._alive(stored.owner)

    # ----------------------------------------------------------------------------------- the queue

    def _open(self) -> None:
        if self._closing:
            raise VoiceAppError("closing", "The program is closing.", "Start it again.", retryable=True)

    def _add(self, info: JobInfo, params: dict[str, Any]) -> None:
        live = LiveJob(info, params, self._kinds[info.kind].group)
        self._live[info.id] = live
        self._reports.tell(live)
        self._pump(live.group)
        if self._wishes is None or self._wishes.done():
            self._wishes = asyncio.create_task(self._hear_wishes())

    async def _adopt(self, stored: StoredJob) -> None:
        if stored.info.id in self._live or (stored.owner and self._alive(stored.owner)):
            return
        if await self._store.claim(stored.info.id, stored.owner, self._owner):
            state: JobState = "paused" if stored.info.state == "paused" else "queued"
            self._add(replace(stored.info, state=state, error=None), stored.params)

    async def _again(self, stored: StoredJob) -> None:
        self._open()
        if stored.info.kind not in self._kinds:
            raise VoiceAppError("job-kind", "This version of the program cannot run this job.", "Start it anew.")
        if await self._store.claim(stored.info.id, stored.owner, self._owner):
            self._add(replace(stored.info, state="queued", error=None, message=""), stored.params)
            await self._reports.save(self._live[stored.info.id])

    def _pump(self, group: str) -> None:
        """Give the group's place to the oldest queued job when it is free."""
        waiting = sorted((job for job, live in self._live.items() if live.group == group))
        if self._closing or any(self._live[job].holds for job in waiting):
            return
        for job in waiting:
            live = self._live[job]
            if live.info.state == "queued":
                live.holds = True
                live.go.set()
                live.info = replace(live.info, state="running")
                if live.task is None:
                    runner = self._kinds[live.info.kind].runner(
                        JobContext(live, self._reports.progress, self._check)
                    )
                    live.task = asyncio.create_task(runner, name=f"job-{job}")
                    live.supervisor = asyncio.create_task(self._supervise(live, live.task))
                self._reports.tell(live)
                self._reports.save_later(live, 0.0)
                return

    async def _supervise(self, live: LiveJob, task: asyncio.Task[None]) -> None:
        await asyncio.wait([task])
        if task.cancelled():
            if live.stop == "close":
                live.info = replace(live.info, state="paused" if live.info.state == "paused" else "queued")
                live.holds = False
                return
            return await self._end(live, "cancelled")
        failure = task.exception()
        if failure is None:
            await self._end(live, "done")
        elif live.stop == "cancel":
            await self._end(live, "cancelled")
        elif isinstance(failure, VoiceAppError):
            await self._end(live, "failed", failure)
        else:
            await self._end(live, "failed", self._bug(live, failure))

    def _bug(self, live: LiveJob, failure: BaseException) -> VoiceAppError:
        """An error that nobody expected: a report without messages or locals, and the queue goes on."""
        where = "It will be in the log."
        try:
            path = crash_report(self._crashes, type(failure), failure.__traceback__, {"job": live.info.kind})
            where = f"A report of it lies in {path}."
        except OSError:
            log("jobs", "crash-report-failed", kind=live.info.kind, exception=type(failure).__name__)
        return VoiceAppError(
            "bug",
            "Something went wrong in the program itself; nothing stored is lost.",
            f"Try again. {where}",
            True,
        )

    async def _check(self, live: LiveJob) -> None:
        if live.stop:
            raise asyncio.CancelledError
        while not live.go.is_set():
            live.holds = False
            self._pump(live.group)
            await live.go.wait()

    async def _turn(self, live: LiveJob, state: JobState) -> None:
        live.info = replace(live.info, state=state, left_s=None)
        self._reports.tell(live)
        await self._reports.save(live)

    async def _end(self, live: LiveJob, state: JobState, error: VoiceAppError | None = None) -> None:
        fraction = 1.0 if state == "done" else live.info.fraction
        live.info = replace(live.info, state=state, fraction=fraction, left_s=None, error=error)
        self._reports.drop_timers(live)
        await self._reports.save(live, owner="")
        live.holds = False
        self._live.pop(live.info.id, None)
        self._reports.tell(live)
        live.ended.set()
        log("jobs", "ended", kind=live.info.kind, state=state, code=error.code if error else None)
        self._pump(live.group)

    # --------------------------------------------------------------------------- other processes

    async def _ask_owner(self, job: int, wish: str) -> None:
        """A job of another process: ask that process; where it is gone, do it here."""
        stored = await self._store.get(job)
        if stored.info.state in ENDED:
            return
        if self._tended(stored):
            await self._store.wish(job, wish)
        elif wish == "resume" and stored.info.kind in self._kinds:
            self._open()
            await self._adopt(replace(stored, info=replace(stored.info, state="queued")))
        elif wish != "resume" and await self._store.claim(job, stored.owner, ""):
            state: JobState = "paused" if wish == "pause" else "cancelled"
            info = replace(stored.info, state=state)
            await self._store.update(job, state, info.fraction, info.message, info.error, "")
            self._bus.publish(JobChanged(info))

    async def _hear_wishes(self) -> None:
        """While there are jobs here: do what another process (``voiceapp jobs cancel``) asked for."""
        actions: dict[str, Callable[[int], Awaitable[None]]]
        actions = {"pause": self.pause, "resume": self.resume, "cancel": self.cancel}
        while self._live:
            await asyncio.sleep(_WISH_GAP_S)
            try:
                for job, wish in (await self._store.wishes(self._owner)).items():
                    await self._store.wish(job, "")
                    if job in self._live and wish in actions:
                        await actions[wish](job)
            except VoiceAppError as error:
                log("jobs", "wishes-unread", code=error.code)
