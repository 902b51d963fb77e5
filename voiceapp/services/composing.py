"""Music as jobs: from words, after a melody, or going on from what is there; the results are tracks."""

from __future__ import annotations

import asyncio
import secrets
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.tracks import Track
from voiceapp.services import compose_order, given_files
from voiceapp.services.cleaning import Writer
from voiceapp.services.compose_finish import Delivering
from voiceapp.services.compose_job import MELODY, ComposeEngine, ComposeJob, MusicMeasures
from voiceapp.services.compose_making import MELODY_S, Decode
from voiceapp.services.compose_order import Order as Order
from voiceapp.services.jobs import JobsService
from voiceapp.services.tracks import TrackLibrary

KIND = "compose"
_FOLDER = ".compose-"
_SHORTEST_MELODY_S = 1.0
_BYTES = 8
"""Of a sample while a track is made: its windows, and the file."""
_KEPT_BYTES = 3
"""Of a sample of the music before, which each file holds too."""
_SPARE = 50_000_000
_NEW_S = 3600.0
"""So young a folder may be of a job that another process is about to queue."""


class ComposingService:
    """Composes in jobs of the kind ``compose``, whose parameter ``tracks`` tells the tracks that were made.

    ``chosen`` is the text of the composer that the settings name. ``decode`` gives a file in chunks at a rate and
    number of channels, ``create`` opens a sound file. Work in progress lies in ``folder``, beside the tracks.
    """

    def __init__(
        self,
        tracks: TrackLibrary,
        folder: Path,
        jobs: JobsService,
        engine: ComposeEngine,
        chosen: Callable[[], str],
        decode: Decode,
        create: Callable[[Path], Writer],
        delivery: Delivering,
        measures: MusicMeasures,
    ) -> None:
        self._tracks = tracks
        self._folder = folder
        self._jobs = jobs
        self._engine = engine
        self._chosen = chosen
        self._decode = decode
        self._create = create
        self._delivery = delivery
        self._job = ComposeJob(tracks, folder, jobs, engine, decode, delivery, measures)
        jobs.register(KIND, self._job.run)

    async def start(self, order: Order, composer: str = "") -> int:
        """Queue an order for a composer ("": the chosen one) and tell its job.

        Raises VoiceAppError for what cannot be done; the model is not loaded for that. Going on from a file adds
        it to the library.
        """
        compose_order.check(order)
        text = composer or self._chosen()
        able = self._engine.make(text).capabilities
        compose_order.check_able(order, able)
        title, old_s = "", 0.0
        if order.going_on is not None:
            order = replace(order, parent=(await self._tracks.import_file(order.going_on)).id, going_on=None)
        if order.parent is not None:
            parent = await self._tracks.get(order.parent)
            title = parent.title
            long_s = parent.duration_s
            if order.from_s is not None and long_s + 0.05 < order.from_s:  # it is shown with one decimal place
                raise VoiceAppError(
                    "after-the-end",
                    f"The music is {long_s:.1f} s long: there is no second {order.from_s:g} to go on from.",
                    "Name an earlier second, or leave it out to go on from the end.",
                )
            old_s = long_s if order.from_s is None else min(order.from_s, long_s)
        elif order.varies is not None:
            title = (await self._tracks.get(order.varies)).title
        order = replace(
            order,
            seed=secrets.randbelow(2**31) if order.seed is None else order.seed,
            title=order.title or ("" if order.prompt.strip() else title),
        )
        folder = self._folder / f"{_FOLDER}{secrets.token_hex(8)}"
        await asyncio.to_thread(folder.mkdir, 0o700, parents=True)
        try:
            await asyncio.to_thread(
                _require_room, folder, order, old_s, (able.sample_rate or 32_000) * able.channels
            )
            melody = ""
            if order.melody is not None:
                melody = order.melody.stem
                order = replace(order, melody=await self._keep_melody(order.melody, folder / MELODY))
            params = {"order": compose_order.told(order), "composer": text, "folder": folder.name, "melody": melody}
            return await self._jobs.submit(KIND, f"Compose: {order.named(0)}", {**params, "tracks": []})
        except BaseException:
            await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)
            raise

    async def keep(self, job: int) -> None:
        """Stop a job and keep what there is by now; one that another process runs is cancelled to the same end."""
        if self._job.stop(job):
            await self._jobs.resume(job)  # where it is paused
        else:
            await self._jobs.cancel(job)

    async def discard(self, job: int) -> None:
        """Cancel a job of this process without keeping anything of it."""
        self._job.discard(job)
        await self._jobs.cancel(job)

    async def made(self, job: int) -> tuple[Track, ...]:
        """The tracks that a job has made, but those that were deleted since."""
        made = (await self._jobs.params(job)).get("tracks", ())
        return tuple(track for track in await self._tracks.list() if track.id in made)

    async def estimate(self, order: Order, composer: str = "") -> float | None:
        """Seconds of work, by what the composer was measured at on this computer; None where it was not yet."""
        factor = await self._engine.speed(composer or self._chosen())
        return None if factor is None else factor * order.seconds * order.variations

    def require_writable(self, out: Path) -> None:
        """Raise VoiceAppError where no sound file can be written: told before minutes of work."""
        given_files.require_folder(out)
        self._create(out).abandon()

    async def tidy(self) -> None:
        """Remove the folders of jobs that are over or gone; to be called before jobs are taken up."""
        wanted, over = set[str](), set[str]()
        for info in await self._jobs.list():
            if info.kind == KIND:
                folder = (await self._jobs.params(info.id)).get("folder", "")
                (over if info.state in ("done", "cancelled") else wanted).add(folder)
        await asyncio.to_thread(_remove_others, self._folder, wanted, over)

    async def _keep_melody(self, path: Path, kept: Path) -> Path:
        given_files.require(path)
        await self._tracks.keep(path, kept, MELODY_S)
        levels, _ = await self._delivery.measure_file(kept, ())
        if levels.tail_s >= levels.duration_s:
            raise VoiceAppError(
                "melody-silent", f"{path.name} is silent: there is no tune in it.", "Choose another file."
            )
        if levels.duration_s < _SHORTEST_MELODY_S:
            raise VoiceAppError(
                "melody-too-short",
                f"{path.name} is {levels.duration_s:.1f} s long: too short for a melody.",
                "Give some seconds of a tune.",
            )
        return kept


def _require_room(folder: Path, order: Order, old_s: float, samples_per_s: int) -> None:
    """Raise VoiceAppError ``disk-full`` where the disk will not hold what is made after ``old_s`` of old music."""
    each = order.seconds * _BYTES + old_s * _KEPT_BYTES
    need = round(each * samples_per_s) * order.variations + _SPARE
    free = shutil.disk_usage(folder).free
    if free < need:
        raise VoiceAppError(
            "disk-full",
            f"This music needs {need / 1e6:,.0f} MB of disk while it is made, and {free / 1e6:,.0f} MB are free.",
            "Free some space, or ask for less.",
            retryable=True,
        )


def _remove_others(folder: Path, wanted: set[str], over: set[str]) -> None:
    for work in folder.glob(f"{_FOLDER}*"):
        old = work.name in over or work.stat().st_mtime < time.time() - _NEW_S
        if old and work.name not in wanted:
            shutil.rmtree(work, ignore_errors=True)
