"""How jobs stand, told to the program at most ten times a second and stored once a second."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, JobChanged, Notice
from voiceapp.core.logs import log
from voiceapp.services.job_state import ENDED, LiveJob
from voiceapp.storage.jobs import JobStore

_EVENT_GAP_S = 0.1
_SAVE_GAP_S = 1.0


class JobReports:
    """Tells and stores how the jobs of this process, ``owner``, stand."""

    def __init__(self, store: JobStore, bus: EventBus, owner: str) -> None:
        self._store = store
        self._bus = bus
        self._owner = owner
        self._saves: set[asyncio.Task[None]] = set()

    def progress(self, live: LiveJob, fraction: float | None, message: str) -> None:
        """How far a job is: told and stored now and then."""
        if live.info.state in ENDED:
            return
        now = asyncio.get_running_loop().time()
        if fraction is not None:
            fraction = min(1.0, max(0.0, fraction))
            live.left.add(now, fraction)
        left = live.left.seconds if live.info.state == "running" else None
        live.info = replace(live.info, fraction=fraction, message=message, left_s=left)
        wait = live.told_at + _EVENT_GAP_S - now
        if wait <= 0:
            self.tell(live)
        elif live.telling is None:
            live.telling = asyncio.get_running_loop().call_later(wait, self.tell, live)
        self.save_later(live, _SAVE_GAP_S)

    def tell(self, live: LiveJob) -> None:
        """Tell how a job stands now."""
        if live.telling:
            live.telling.cancel()
            live.telling = None
        live.told_at = asyncio.get_running_loop().time()
        self._bus.publish(JobChanged(live.info))

    def save_later(self, live: LiveJob, wait: float) -> None:
        """Store how a job stands after ``wait`` seconds."""
        if live.saving is None:
            live.saving = asyncio.get_running_loop().call_later(wait, self._begin_save, live)

    def _begin_save(self, live: LiveJob) -> None:
        live.saving = None
        task = asyncio.create_task(self.save(live, notify=False))
        self._saves.add(task)
        task.add_done_callback(self._saves.discard)

    async def save(self, live: LiveJob, owner: str | None = None, notify: bool = True) -> None:
        """Store how a job stands; ``owner``: who runs it from now on, None: this process until it ends."""
        info = live.info
        keep = "" if info.state in ENDED else self._owner
        try:
            await self._store.update(
                info.id, info.state, info.fraction, info.message, info.error, keep if owner is None else owner
            )
        except VoiceAppError as error:  # a full disk must not stop the job that may be freeing it
            log("jobs", "not-stored", code=error.code)
            if notify:  # not at every step of the progress
                self._bus.publish(Notice.of(error))

    def drop_timers(self, live: LiveJob) -> None:
        """Nothing of a job is to be told or stored later."""
        for timer in (live.telling, live.saving):
            if timer:
                timer.cancel()
        live.telling = live.saving = None

    async def close(self) -> None:
        """Wait until what is being stored is stored."""
        if self._saves:
            await asyncio.wait(self._saves)
