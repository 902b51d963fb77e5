"""A job of this process while it has not ended."""

from __future__ import annotations

import asyncio
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
