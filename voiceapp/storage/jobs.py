"""The stored side of the job queue."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import JobInfo, JobState
from voiceapp.storage.database import Database, storable

_JOB = "SELECT id, kind, title, params, state, fraction, message, error, pausable, owner, wish FROM jobs"
_KEPT = 200


@dataclass(frozen=True, slots=True)
class StoredJob:
    """A job with what it needs to run. ``owner`` names the process that runs it ("" none), ``wish`` is what
    another process asked of that owner: "", "pause", "resume" or "cancel"."""

    info: JobInfo
    params: dict[str, Any]
    owner: str
    wish: str


class JobStore:
    """Jobs, in the order in which they were asked for."""

    def __init__(self, db: Database, now: Callable[[], float] = time.time) -> None:
        self._db = db
        self._now = now

    async def add(self, kind: str, title: str, params: Mapping[str, Any], pausable: bool, owner: str) -> int:
        """Store a new queued job; the oldest ended ones beyond 200 are forgotten."""
        title, stored, at = storable(title), json.dumps(dict(params)), self._now()

        def change(link: sqlite3.Connection) -> int:
            row = link.execute(
                "INSERT INTO jobs(kind, title, params, state, pausable, owner, at) VALUES (?,?,?,'queued',?,?,?)",
                (kind, title, stored, pausable, owner, at),
            )
            link.execute(
                "DELETE FROM jobs WHERE id IN (SELECT id FROM jobs WHERE state IN ('done', 'failed', 'cancelled')"
                " ORDER BY id DESC LIMIT -1 OFFSET ?)",
                (_KEPT,),
            )
            return int(row.lastrowid or 0)

        return await self._db.write(change)

    async def list(self) -> list[StoredJob]:
        """All jobs, the newest first."""
        rows = await self._db.read(lambda link: link.execute(f"{_JOB} ORDER BY id DESC").fetchall())
        return [_job(row) for row in rows]

    async def get(self, job: int) -> StoredJob:
        """One job. Raises ``job-unknown``."""
        row = await self._db.read(lambda link: link.execute(f"{_JOB} WHERE id = ?", (job,)).fetchone())
        if row is None:
            raise VoiceAppError("job-unknown", f"There is no job {job}.", "It may have been removed from the list.")
        return _job(row)

    async def update(
        self,
        job: int,
        state: JobState,
        fraction: float | None,
        message: str,
        error: VoiceAppError | None,
        owner: str,
    ) -> None:
        """Store where a job stands."""
        told = json.dumps(error.as_dict()) if error else None
        await self._db.write(
            lambda link: link.execute(
                "UPDATE jobs SET state = ?, fraction = ?, message = ?, error = ?, owner = ? WHERE id = ?",
                (state, fraction, storable(message), told, owner, job),
            )
        )

    async def set_params(self, job: int, params: Mapping[str, Any]) -> None:
        """Store what a job needs to run anew."""
        stored = json.dumps(dict(params))
        await self._db.write(lambda link: link.execute("UPDATE jobs SET params = ? WHERE id = ?", (stored, job)))

    async def claim(self, job: int, before: str, owner: str) -> bool:
        """Become the owner of a job that ``before`` owned; False when somebody else was faster."""
        return await self._db.write(
            lambda link: (
                link.execute(
                    "UPDATE jobs SET owner = ?, wish = '' WHERE id = ? AND owner = ?", (owner, job, before)
                ).rowcount
                > 0
            )
        )

    async def wish(self, job: int, wish: str) -> None:
        """Ask the process that owns a job to pause, resume or cancel it."""
        await self._db.write(lambda link: link.execute("UPDATE jobs SET wish = ? WHERE id = ?", (wish, job)))

    async def wishes(self, owner: str) -> dict[int, str]:
        """What others asked of ``owner``'s jobs."""
        rows = await self._db.read(
            lambda link: link.execute(
                "SELECT id, wish FROM jobs WHERE owner = ? AND wish != ''", (owner,)
            ).fetchall()
        )
        return dict(rows)

    async def delete(self, job: int) -> None:
        """Remove an ended job from the list."""
        await self._db.erase(lambda link: link.execute("DELETE FROM jobs WHERE id = ?", (job,)))


def _job(row: tuple[Any, ...]) -> StoredJob:
    job, kind, title, params, state, fraction, message, error, pausable, owner, wish = row
    told = VoiceAppError.from_dict(json.loads(error)) if error else None
    info = JobInfo(job, kind, title, state, fraction, None, message, told, bool(pausable))
    return StoredJob(info, json.loads(params), owner, wish)
