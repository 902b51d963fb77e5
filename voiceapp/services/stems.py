"""Tracks taken apart: each stem becomes a track under the one that it is of."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Awaitable, Callable, Sequence

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.records import ModelInfo
from voiceapp.core.tasks import undisturbed
from voiceapp.core.tracks import NewTrack, Track
from voiceapp.services.cleaning import CleaningService, StemFile
from voiceapp.services.jobs import JobContext, JobsService
from voiceapp.services.tracks import SOUND, TrackLibrary

KIND = "stems"
ENGINE = "demucs"
"""What takes music apart; other engines of its task clean speech."""


class StemService:
    """Takes tracks apart in jobs of kind "stems", whose parameter ``tracks`` tells the stems at the end.

    ``cleaning`` writes stems as FLAC files; ``models`` tells what is installed.
    """

    def __init__(
        self,
        tracks: TrackLibrary,
        cleaning: CleaningService,
        jobs: JobsService,
        models: Callable[[], Awaitable[Sequence[ModelInfo]]],
    ) -> None:
        self._tracks = tracks
        self._cleaning = cleaning
        self._jobs = jobs
        self._models = models
        jobs.register(KIND, self._run, pausable=False)

    async def start(self, track: int, separator: str = "") -> int:
        """Queue it; one that is under way is told again. ``separator`` "": the best that is installed.

        Raises ``track-unknown``, ``no-separator``.
        """
        found = await self._tracks.get(track)
        running = self._jobs.running(KIND, track=track)
        if running:
            return running.id
        engine = separator or await self._installed()
        if not engine:
            raise VoiceAppError(
                "no-separator", "Nothing is installed that takes music apart.", "Get Demucs on the Models page."
            )
        return await self._jobs.submit(KIND, f"Stems of {found.title}", {"track": track, "separator": engine})

    async def made(self, job: int) -> list[Track]:
        """The stems that an ended job made."""
        params = await self._jobs.params(job)
        return [await self._tracks.get(track) for track in params.get("tracks", ())]

    async def _installed(self) -> str:
        """The largest that is quick here, else the smallest: a job may take its time."""
        able = [row for row in await self._models() if row.engine == ENGINE and row.state == "installed"]
        quick = [row for row in able if row.fit == "fits"]
        slow = [row for row in able if row.fit != "too-large"]
        best = max(quick, key=_size, default=None) or min(slow, key=_size, default=None)
        return best.name if best else ""

    async def _run(self, job: JobContext) -> None:
        track = await self._tracks.get(int(job.params["track"]))
        if "folder" in job.params:  # what a killed program left
            await asyncio.to_thread(shutil.rmtree, str(job.params["folder"]), ignore_errors=True)
        async with self._tracks.making() as folder:
            await self._jobs.annotate(job.id, folder=str(folder))
            parts = await self._cleaning.clean(
                self._tracks.path(track), str(job.params["separator"]), folder, job.progress
            )
            await undisturbed(self._keep(job, track.id, parts.files))

    async def _keep(self, job: JobContext, track: int, parts: Sequence[StemFile]) -> None:
        """The stems' files as tracks, all or none."""
        made: list[Track] = []
        try:
            parent = await self._tracks.get(track)  # it may have been deleted meanwhile
            for part in parts:
                made.append(await self._add(parent, part))
            await self._jobs.annotate(job.id, tracks=[one.id for one in made])
            await job.check()  # it may have been cancelled meanwhile
        except (VoiceAppError, asyncio.CancelledError):
            for one in made:
                await self._tracks.delete(one.id)
            raise

    async def _add(self, parent: Track, part: StemFile) -> Track:
        async with self._tracks.making() as folder:
            await asyncio.to_thread(part.file.rename, folder / SOUND)
            title = f"{parent.title}: {part.stem}"
            new = NewTrack(
                *(title, "stem", SOUND, part.duration_s, part.rate, part.channels),
                parent=parent.id,
                composer=parent.composed_by,
                model=parent.model,
                licence=parent.licence,
            )
            return await self._tracks.add(new, folder)


def _size(model: ModelInfo) -> int:
    return model.size_bytes or 0
