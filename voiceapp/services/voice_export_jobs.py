"""Exports of what voices said as jobs: shown in Activity, cancelled there, begun again after a restart."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from voiceapp.services.jobs import JobContext, JobsService
from voiceapp.services.voice_exports import Rendered, VoiceExports

KIND = "voice-export"


class VoiceExportJobs:
    """Runs :meth:`VoiceExports.render` of ``exports``."""

    def __init__(self, jobs: JobsService, exports: VoiceExports) -> None:
        self._jobs = jobs
        self._exports = exports
        self._results: dict[int, Rendered] = {}
        jobs.register(KIND, self._run, group=KIND, pausable=False)

    async def start(
        self, script: int, out: Path, preset: str = "", captions: Sequence[str] = (), accepted: bool = False
    ) -> int:
        """Queue it; the job. One that was interrupted goes on instead. Raises what can be told before any work."""
        found = await self._exports.require(script, out, preset, captions, accepted)
        params: dict[str, Any] = {
            "voice": found.voice,
            "script": script,
            "out": str(out.absolute()),
            "preset": preset,
            "captions": [*captions],
            "accepted": accepted,
        }
        tended = [info.id for info, _ in await self._jobs.unfinished(KIND)]
        for left, known in await self._jobs.unfinished(KIND, orphans=True):
            if left.id not in tended and known == params:
                await self._jobs.resume(left.id)
                if self._jobs.running(KIND, **params):  # else another process was faster
                    return left.id
        return await self._jobs.submit(KIND, f"Exporting “{found.title}”", params)

    def result(self, job: int) -> Rendered:
        """What a job that is done, and was run by this process, wrote."""
        return self._results[job]

    async def _run(self, ctx: JobContext) -> None:
        asked = ctx.params
        self._results[ctx.id] = await self._exports.render(
            int(asked["script"]),
            Path(str(asked["out"])),
            asked["preset"],
            asked["captions"],
            asked["accepted"],
            ctx.progress,
        )
