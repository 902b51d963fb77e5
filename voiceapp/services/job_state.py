"""A job of this process while it has not ended, and what its runner sees of it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from voiceapp.core.events import JobInfo, JobState
from voiceapp.services.timeleft import TimeLeft

ENDED: tuple[JobState, ...] = ("done", "failed", "cancelled")


@dataclass
class LiveJob:
    """A job of this process. ``holds``: it takes its group's place; ``go`` is cleared while it is to pause."""

    info: JobInfo
    params: dict[str, Any]
    group: str
    task: asyncio.Task[None] | None = None
    supervisor: asyncio.Task[None] | None = None
    holds: bool = False
    stop: str = ""
    go: asyncio.Event = field(default_factory=asyncio.Event)
    ended: asyncio.Event = field(default_factory=asyncio.Event)
    left: TimeLeft = field(default_factory=TimeLeft)
    told_at: float = float("-inf")
    telling: asyncio.TimerHandle | None = None
    saving: asyncio.TimerHandle | None = None


class JobContext:
    """What a runner sees of its job. To be used on the core's loop."""

    def __init__(
        self,
        live: LiveJob,
        progress: Callable[[LiveJob, float | None, str], None],
        check: Callable[[LiveJob], Awaitable[None]],
    ) -> None:
        self._live = live
        self._progress = progress
        self._check = check

    @property
    def id(self) -> int:
        """The job's number."""
        return self._live.info.id

    @property
    def params(self) -> Mapping[str, Any]:
        """What the job was submitted with; the same after a restart of the program."""
        return self._live.params

    @property
    def cancelled(self) -> bool:
        """Whether somebody cancelled it; a runner may also be stopped because the program closes."""
        return self._live.stop == "cancel"

    def progress(self, fraction: float | None, message: str = "") -> None:
        """Tell how far the job is (0..1, None when unknown); cheap, may be called at any rate."""
        self._progress(self._live, fraction, message)

    async def check(self) -> None:
        """To be awaited between steps: waits while the job is paused, raises CancelledError once cancelled."""
        await asyncio.sleep(0)
        await self._check(self._live)
