"""Fake services behind the Compose page: a made-up library of music in memory, as in the picture of the look.

``calls`` of a service keeps what it was asked.
"""

from __future__ import annotations

import builtins
import dataclasses
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tests.fakes.app_models import FakeJobs, PagesApp
from tests.fakes.app_music_sound import FakeMixes, FakePlayer, FakeTokens, FakeTrackExports
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, TrackChanged, TrackRemoved
from voiceapp.core.music import Chroma, Loop, Tempo
from voiceapp.core.records import ModelInfo
from voiceapp.core.tracks import Drift, Making, Seam, Track, TrackMark, TrackMeasures
from voiceapp.services.compose_order import Order, told

MADE = datetime(2024, 5, 7, 10).timestamp()
RATE = 32_000
PROMPT = "Calm solo piano, soft rain outside, slow, hopeful at the end"
HERON = ModelInfo(
    "heron:medium", "Heron medium", "Music from words", "music", "heron", "installed", licence="CC BY-NC 4.0",
    licence_plain="Not for business", in_use=True,
)  # fmt: skip
"""The one who composes."""
MELODY = 0.83
"""How closely the track that follows a tune does so."""


def track(
    number: int, title: str, seconds: float, parent: int | None = None, rating: int | None = None, **more: Any
) -> Track:
    """A composed track whose digest is its number."""
    told = Track(
        number, title, "composed", MADE + 60 * number, "audio.flac", f"{number}", seconds, RATE, 1, parent,
        prompt=PROMPT, seed=4126 + number, composer="heron:medium", licence="CC BY-NC 4.0",
        making=Making(seconds), measures=TrackMeasures(-14.0, -1.2), tokens="tokens.npz", rating=rating,
    )  # fmt: skip
    return dataclasses.replace(told, **more)


def made_up() -> list[Track]:
    """Seven tracks from one idea."""
    seam = TrackMeasures(-14.0, -1.3, seams=(Seam(28.0, 0.8),), drift=Drift(2.1, 66.0, 64.0))
    tune = TrackMeasures(-14.0, -1.1, melody_similarity=MELODY)
    return [
        track(1, "Calm piano, rain", 45.0, rating=4),
        track(2, "More strings", 45.0, 1, 5),
        track(3, "Slower, 66 BPM", 45.0, 1, 2),
        track(4, "From 0:28", 72.0, 2, 4, from_s=28.0, measures=seam),
        track(5, "Another ending", 52.0, 2, 3, from_s=30.0),
        track(6, "Longer ending", 86.0, 4),
        track(7, "More rain", 45.0, 1, measures=tune, making=Making(45.0, melody="Hummed")),
    ]


class FakeTracks:
    """Tracks in a list; every change is told."""

    def __init__(self, bus: EventBus, home: Path) -> None:
        self._bus, self._home = bus, home
        self.stored: list[Track] = []
        self.kept_marks: list[TrackMark] = []
        self.calls: list[tuple[str, Any]] = []
        self.fail: VoiceAppError | None = None

    async def list(self) -> builtins.list[Track]:
        if self.fail is not None:
            raise self.fail
        return list(self.stored)

    async def get(self, track: int, /) -> Track:
        return next(one for one in self.stored if one.id == track)

    def folder(self, track: int, /) -> Path:
        return self._home / "tracks" / str(track)

    def path(self, track: Track, /) -> Path:
        return self.folder(track.id) / track.file

    def put(self, track: Track) -> None:
        """Add or replace a track and tell it (core loop only)."""
        self.stored = sorted([*(one for one in self.stored if one.id != track.id), track], key=lambda one: one.id)
        self._bus.publish(TrackChanged(track.id))

    def change(self, track: int, **changes: Any) -> None:
        """Change a track and tell it (core loop only)."""
        self.put(dataclasses.replace(next(one for one in self.stored if one.id == track), **changes))

    async def import_file(self, path: Path, title: str = "", /) -> Track:
        self.calls.append(("import_file", path))
        if self.fail is not None:
            raise self.fail
        number = max((one.id for one in self.stored), default=0) + 1
        made = Track(number, title or path.stem, "imported", MADE, "audio.flac", path.name, 30.0, 44_100, 2)
        self.put(made)
        return made

    async def rename(self, track: int, title: str, /) -> None:
        self.change(track, title=title)

    async def rate(self, track: int, stars: int | None, /) -> None:
        self.calls.append(("rate", (track, stars)))
        self.change(track, rating=stars or None)

    async def delete(self, track: int, /) -> None:
        gone = await self.get(track)
        self.stored = [
            dataclasses.replace(one, parent=gone.parent) if one.parent == track else one
            for one in self.stored
            if one.id != track
        ]
        self._bus.publish(TrackRemoved(track))

    async def marks(self, track: int, /) -> builtins.list[TrackMark]:
        return [mark for mark in self.kept_marks if mark.track == track]

    async def mark(self, track: int, at_s: float, name: str, /) -> TrackMark:
        made = TrackMark(len(self.kept_marks) + 1, track, at_s, name)
        self.kept_marks.append(made)
        self._bus.publish(TrackChanged(track))
        return made

    async def unmark(self, mark: TrackMark, /) -> None:
        self.kept_marks.remove(mark)
        self._bus.publish(TrackChanged(mark.track))


class FakeComposing:
    """Queues a job that a test moves; ``seconds`` is its estimate."""

    def __init__(self, jobs: FakeJobs) -> None:
        self._jobs = jobs
        self.orders: list[Order] = []
        self.composers: list[str] = []
        self.kept: list[int] = []
        self.discarded: list[int] = []
        self.seconds: float | None = 120.0
        self.fail: VoiceAppError | None = None

    async def start(self, order: Order, composer: str = "", /) -> int:
        if self.fail is not None:
            raise self.fail
        self.orders.append(order)
        self.composers.append(composer)
        return self._jobs.start("compose", f"Compose: {order.named(0)}", order=told(order))

    async def keep(self, job: int, /) -> None:
        self.kept.append(job)
        self._jobs.move(job, state="done", fraction=1.0)

    async def discard(self, job: int, /) -> None:
        self.discarded.append(job)
        self._jobs.move(job, state="cancelled")

    async def estimate(self, order: Order, composer: str = "", /) -> float | None:
        return self.seconds


class FakeAnalysis:
    """A tune of notes that rise; everything is steady and smooth."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, Any]] = []
        self.fail: VoiceAppError | None = None
        self.beat = Tempo(96.0, (0.0, 0.625), 0.9)
        self.found_loops: tuple[Loop, ...] = (Loop(10.0, 20.0, 4, 0.9), Loop(30.0, 35.0, 2, 0.8))

    async def chroma(self, path: Path, from_s: float = 0.0, until_s: float | None = None, /) -> Chroma:
        self.calls.append(("chroma", path))
        if self.fail is not None:
            raise self.fail
        notes = np.repeat([0, 4, 7, 11, 9, 7, 4, 2], 12)
        return Chroma(7.8, np.eye(12, dtype=np.float32)[notes])

    async def spectrogram(self, path: Path, bins: int, columns: int, /) -> NDArray[np.float32]:
        across, up = np.meshgrid(np.arange(columns), np.arange(bins))
        return (-60 + 40 * np.sin(across / 9) * np.exp(-up / bins * 3)).astype(np.float32)

    async def tempo(self, path: Path, /) -> Tempo:
        return self.beat

    async def loops(self, path: Path, bars: Sequence[int] = (1, 2, 4, 8), /) -> tuple[Loop, ...]:
        if self.fail is not None:
            raise self.fail
        return self.found_loops


class MusicServices:
    """What the Compose page asks of the core."""

    def __init__(self, bus: EventBus, home: Path, jobs: FakeJobs) -> None:
        self.tracks = FakeTracks(bus, home)
        self.composing = FakeComposing(jobs)
        self.track_player = FakePlayer(bus, self.tracks)
        self.music_analysis = FakeAnalysis()
        self.track_tokens = FakeTokens(self.tracks)
        self.mixes, self.track_exports = FakeMixes(bus, jobs, self.tracks), FakeTrackExports()
        self.music: Any = SimpleNamespace(
            tracks=self.tracks,
            composing=self.composing,
            analysis=self.music_analysis,
            player=self.track_player,
            tokens=self.track_tokens,
            mixes=self.mixes,
            exports=self.track_exports,
        )


def a_composer(app: PagesApp) -> None:
    """Somebody who composes."""
    app.models.models[HERON.name] = HERON


def a_tree_of_tracks(app: MusicServices) -> None:
    """The made-up tracks."""
    app.tracks.stored = made_up()
