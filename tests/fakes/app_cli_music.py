"""Fake services about music for commands: composing and the library."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.fakes.app_models import FakeJobs
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.tracks import Ending, Making, Seam, Track, TrackKind, TrackMark, TrackMeasures
from voiceapp.services.compose_order import Order

UNMEASURED = TrackMeasures()


class FakeComposing:
    """Makes a track of each variation at once. ``interrupted`` times Ctrl+C is pressed meanwhile."""

    def __init__(self, jobs: FakeJobs, tracks: FakeTracks) -> None:
        self.calls: list[tuple[str, Any]] = []
        self.interrupted = 0
        self._jobs = jobs
        self._tracks = tracks
        self._order: Order | None = None
        self._made: list[Track] = []

    def require_writable(self, out: Path, /) -> None:
        self.calls.append(("writable", out))

    async def start(self, order: Order, /) -> int:
        self.calls.append(("start", order))
        self._order = order
        job = self._jobs.start("compose", "Compose")
        self._run = asyncio.ensure_future(self._work(job))
        return job

    async def _work(self, job: int) -> None:
        for _ in range(self.interrupted):
            await asyncio.sleep(0)
            signal.raise_signal(signal.SIGINT)
            await asyncio.sleep(0.01)  # the loop hears of a signal through a socket of its own
        if not self.interrupted:
            self._end(job, 1.0)

    def _end(self, job: int, share: float) -> None:
        order = self._order
        assert order
        if order.prompt == "silence":
            error = VoiceAppError("nothing-made", "It ended before there was any music.", "Try again.", True)
            self._jobs.move(job, state="failed", error=error)
            return
        seed = 7 if order.seed is None else order.seed
        measures = TrackMeasures(-14.0, -1.2, seams=(Seam(3.0, 0.5),), real_time_factor=0.5)
        self._made = [
            self._tracks.put(
                order.named(number), share * order.seconds, seed, order.prompt, order.parent, order.ending, measures
            )
            for number in range(order.variations)
        ]
        self._jobs.move(job, state="done")

    async def keep(self, job: int, /) -> None:
        self.calls.append(("keep", job))
        if self.interrupted == 1:
            self._end(job, 0.25)

    async def discard(self, job: int, /) -> None:
        self.calls.append(("discard", job))
        self._jobs.move(job, state="cancelled")

    async def made(self, job: int, /) -> Sequence[Track]:
        return self._made


class FakeTracks:
    """A library in memory."""

    def __init__(self) -> None:
        self.tracks: dict[int, Track] = {}

    def put(
        self,
        title: str,
        seconds: float,
        seed: int | None = None,
        prompt: str = "",
        parent: int | None = None,
        ending: Ending = "fade",
        measures: TrackMeasures = UNMEASURED,
        kind: TrackKind = "composed",
    ) -> Track:
        made = Making(seconds=seconds, ending=ending) if kind == "composed" else None
        number = len(self.tracks) + 1
        self.tracks[number] = Track(
            *(number, title, kind, 0.0, "audio.flac", f"{number}", seconds, 32_000, 1, parent),
            prompt=prompt,
            seed=seed,
            making=made,
            measures=measures,
        )
        return self.tracks[number]

    async def list(self) -> Sequence[Track]:
        return list(self.tracks.values())

    async def get(self, track: int, /) -> Track:
        if track not in self.tracks:
            raise VoiceAppError("track-unknown", "This track is not in the library.", "See voiceapp tracks list.")
        return self.tracks[track]

    def path(self, track: Track, /) -> Path:
        return Path("tracks") / str(track.id) / track.file

    async def marks(self, track: int, /) -> Sequence[TrackMark]:
        return [TrackMark(1, track, 1.5, "Chorus")]

    async def rename(self, track: int, title: str, /) -> None:
        self.tracks[track] = replace(self.tracks[track], title=title)

    async def rate(self, track: int, stars: int | None, /) -> None:
        self.tracks[track] = replace(self.tracks[track], rating=stars or None)

    async def delete(self, track: int, /) -> None:
        del self.tracks[track]

    async def import_file(self, path: Path, title: str, /) -> Track:
        return self.put(title or path.stem, 3.0, kind="imported")


class FakeExports:
    """Writes a file."""

    def __init__(self) -> None:
        self.calls: list[tuple[int, Path]] = []

    async def export(self, track: int, out: Path, /, *, accept_licence: bool) -> None:
        assert accept_licence, "what its licence allows is told by the file"
        self.calls.append((track, out))
