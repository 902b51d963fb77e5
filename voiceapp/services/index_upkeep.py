"""The index of what was said, brought up to date by itself while the window is open."""

from __future__ import annotations

import asyncio
from typing import Protocol

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import (
    EventBus,
    JobInfo,
    MeetingChanged,
    MeetingRemoved,
    ModelsChanged,
    Notice,
    SettingChanged,
)
from voiceapp.core.tasks import Tasks

CALM_S = 20.0
"""So long nothing may have changed: words that come in while a meeting is recorded are read once, at its end."""


class Index(Protocol):
    """services/recording_index.py"""

    async def start(self) -> int | None:
        """Queue what is missing; the job, None where nothing is."""


class Jobs(Protocol):
    """services/jobs.py"""

    async def wait(self, job: int) -> JobInfo:
        """Wait until a job has ended."""

    async def forget(self, job: int) -> None:
        """Take an ended job off the list."""


class IndexUpkeep:
    """Queues the index's job at the start and whenever meetings or models have changed and it is calm again.

    The job waits in the one line with transcriptions. One that went well leaves the list: nobody asked for it.
    """

    def __init__(self, index: Index, jobs: Jobs, bus: EventBus) -> None:
        self._index = index
        self._jobs = jobs
        self._bus = bus
        self._tasks = Tasks(bus)
        self._changed = asyncio.Event()
        for kind in (MeetingChanged, MeetingRemoved, ModelsChanged):
            bus.subscribe(kind, lambda _: self._changed.set())
        bus.subscribe(SettingChanged, self._on_setting)

    def start(self) -> None:
        """Begin; what was left behind is read first."""
        self._changed.set()
        self._tasks.spawn(self._watch())

    def _on_setting(self, event: SettingChanged) -> None:
        if event.key == "engines.embed":
            self._changed.set()

    async def close(self) -> None:
        """Queue no more."""
        await self._tasks.cancel()

    async def _watch(self) -> None:
        while True:
            await self._changed.wait()
            while self._changed.is_set():
                self._changed.clear()
                await asyncio.sleep(CALM_S)
            try:
                await self._read()
            except VoiceAppError as error:
                self._bus.publish(Notice.of(error))

    async def _read(self) -> None:
        job = await self._index.start()
        if job is not None and (await self._jobs.wait(job)).state == "done":
            await self._jobs.forget(job)
