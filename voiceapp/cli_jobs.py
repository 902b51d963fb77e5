"""Commands that start a job of the queue and wait for its end."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from voiceapp.cli_output import Output
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import JobChanged, JobInfo

if TYPE_CHECKING:
    from voiceapp.cli_ports import AppPort


async def wait_for_job(app: AppPort, out: Output, start: Callable[[], Awaitable[int]]) -> JobInfo:
    """Start a job and wait for its end with a progress bar. Raises the job's error."""
    latest: dict[int, JobInfo] = {}
    moved = asyncio.Event()

    def changed(event: JobChanged) -> None:
        latest[event.job.id] = event.job
        moved.set()

    unsubscribe = app.bus.subscribe(JobChanged, changed)
    bar = out.bar("")
    told = ""
    job: int | None = None
    try:
        job = await start()
        latest.update({info.id: info for info in await app.jobs.list() if info.id == job and job not in latest})
        while True:
            info = latest.get(job)
            if info and info.state in ("done", "failed", "cancelled", "paused"):
                break
            if info:
                bar.update(info.fraction, info.message)
                if info.title != told:
                    told = info.title
                    out.note(told)
            moved.clear()
            await moved.wait()
    except asyncio.CancelledError:  # Ctrl+C
        bar.close()
        if job is not None:
            out.note("Stopped. It goes on when the same is asked for again, or when the window opens.")
            out.note(f"voiceapp jobs cancel {job} gives it up.")
        raise
    finally:
        unsubscribe()
        bar.close()
    if info.state == "done":
        return info
    if info.error:
        raise info.error
    raise VoiceAppError(
        f"job-{info.state}", f"{info.title}: {info.state}.", "Start it again to go on.", retryable=True
    )
