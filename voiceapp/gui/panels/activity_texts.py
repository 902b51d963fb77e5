"""What the Activity page says about jobs, without Qt."""

from __future__ import annotations

from collections.abc import Iterable

from voiceapp.core.events import JobInfo, JobState
from voiceapp.gui.language import said, said_error, tr, tr_n

OPEN_STATES: tuple[JobState, ...] = ("running", "paused", "queued")
ENDED_STATES: tuple[JobState, ...] = ("done", "failed", "cancelled")

EMPTY_HEADING = tr("Nothing is going on")
EMPTY_TEXT = tr("Downloads, packs and other long work appear here, with how far they are.")


def is_open(job: JobInfo) -> bool:
    """Whether the job still wants to run."""
    return job.state in OPEN_STATES


def ordered(jobs: Iterable[JobInfo]) -> tuple[list[JobInfo], list[JobInfo]]:
    """The jobs that go on (running first, oldest first) and those that ended (newest first)."""
    every = list(jobs)
    going = sorted((job for job in every if is_open(job)), key=lambda job: (OPEN_STATES.index(job.state), job.id))
    ended = sorted((job for job in every if not is_open(job)), key=lambda job: -job.id)
    return going, ended


def state_text(job: JobInfo) -> str:
    """The state in words."""
    match job.state:
        case "queued":
            return tr("Waiting its turn")
        case "running":
            return tr("Under way")
        case "paused":
            return tr("Paused")
        case "done":
            return tr("Done")
        case "failed":
            return tr("Did not work")
        case _:
            return tr("Cancelled")


def detail_text(job: JobInfo) -> str:
    """The line under the title: why it failed and what to do, or what it is doing."""
    if job.state == "failed" and job.error is not None:
        return said_error(job.error)
    return said(job.message)


def summary_text(jobs: Iterable[JobInfo]) -> str:
    """The page's own line: ``2 jobs under way, 1 finished``."""
    going, ended = ordered(jobs)
    at_work = tr_n(len(going), "{count} job under way", "{count} jobs under way") if going else ""
    over = tr_n(len(ended), "{count} finished", "{count} finished") if ended else ""
    return tr("{going}, {ended}", going=at_work, ended=over) if going and ended else at_work or over
