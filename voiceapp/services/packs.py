"""Engine packs as a user sees them: listed, installed as a job with progress, removed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from voiceapp.core.events import EventBus, ModelsChanged
from voiceapp.core.records import PackInfo, PackPlan
from voiceapp.services.hub_words import offline
from voiceapp.services.jobs import JobContext, JobsService
from voiceapp.workers.packs import Packs

JOB = "pack-install"


class PacksService:
    """Packs over the job queue; publishes ModelsChanged whenever a pack's state changes."""

    def __init__(
        self, packs: Packs, jobs: JobsService, bus: EventBus, offline: Callable[[], bool] = lambda: False
    ) -> None:
        self._packs = packs
        self._offline = offline
        self._jobs = jobs
        self._bus = bus
        jobs.register(JOB, self._run, group="packs", pausable=False)

    async def list(self) -> list[PackInfo]:
        """Every pack with its state, and the job that installs it now."""
        return [self._with_job(info) for info in await asyncio.to_thread(self._packs.list)]

    async def plan(self, name: str) -> PackPlan:
        """What installing a pack would do here. Raises VoiceAppError ``pack-unknown``."""
        return await asyncio.to_thread(self._packs.plan, name)

    async def install(self, name: str) -> int:
        """Install or update a pack as a job; tells the job's number, the unfinished one's where there is one.

        Raises VoiceAppError ``pack-unknown``, ``offline``.
        """
        if self._offline():
            raise offline()
        info = await asyncio.to_thread(self._packs.info, name)
        for before, known in await self._jobs.unfinished(JOB, orphans=True):
            if known.get("name") == name:
                await self._jobs.resume(before.id)  # left by a process that is gone
                self._jobs.follow(before.id)  # where another process runs it
                return before.id
        params: Mapping[str, Any] = {"name": name}
        job = await self._jobs.submit(JOB, f"Install {info.title}", params)
        self._bus.publish(ModelsChanged())
        return job

    async def remove(self, name: str) -> None:
        """Remove a pack. Raises VoiceAppError ``pack-unknown``, ``pack-busy``."""
        await self._packs.remove(name)
        self._bus.publish(ModelsChanged())

    async def _run(self, context: JobContext) -> None:
        try:
            await self._packs.install(str(context.params["name"]), context.progress)
        finally:
            self._bus.publish(ModelsChanged())

    def _with_job(self, info: PackInfo) -> PackInfo:
        job = self._jobs.running(JOB, name=info.name)
        return info if job is None else replace(info, state="installing", job=job.id)
