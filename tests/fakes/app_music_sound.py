"""Fake services behind the player, the tokens and the mix of the Compose page; ``calls`` keeps what was asked."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from tests.fakes.app_models import FakeJobs
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, MixChanged, TrackMoved
from voiceapp.core.tracks import Layer, Mix, Track

if TYPE_CHECKING:
    from tests.fakes.app_music import FakeTracks

MADE = datetime(2024, 5, 7, 11).timestamp()
BOOKS, SIZE, FRAME_RATE = 4, 2048, 50
RATES = ((2.2, 4, 12.4, 3.1), (1.1, 2, 7.9, 4.6), (0.55, 1, 4.2, 6.8))
"""kbit/s, books, dB of signal to noise, dB of distance."""


class FakePlayer:
    """Plays at once and stays where it is. ``gains`` are the dB for equal loudness, ``loop`` what is looped."""

    def __init__(self, bus: EventBus, tracks: FakeTracks) -> None:
        self._bus, self._tracks = bus, tracks
        self.calls: list[tuple[str, Any]] = []
        self.gains = {4: -1.5, 5: 0.0}
        self.loop: tuple[float, float | None] | None = None
        self._now: tuple[int | None, Path] = (None, Path())
        self.at_s = 0.0

    def move(self, at_s: float, playing: bool = True) -> None:
        """Be somewhere else in what plays, and tell it (core loop only)."""
        self.at_s = at_s
        self._bus.publish(TrackMoved(*self._now, at_s, playing))

    async def play(self, what: int | Path, /, from_s: float = 0.0, until_s: float | None = None, loop: bool = False,
                   gain_db: float = 0.0) -> None:  # fmt: skip
        self.calls.append(("play", (what, from_s, gain_db)))
        self.loop = (from_s, until_s) if loop else None
        if isinstance(what, int):
            self._now = what, self._tracks.path(await self._tracks.get(what))
        else:
            self._now = None, what
        self.move(from_s)

    async def pause(self) -> None:
        self.calls.append(("pause", None))
        self.move(self.at_s, False)

    async def seek(self, at_s: float, /) -> None:
        self.calls.append(("seek", at_s))
        self.move(at_s)

    async def peaks(self, track: int, /) -> NDArray[np.float32]:
        loud = np.abs(np.sin(np.linspace(0, 24, 800))) * np.random.default_rng(track).uniform(0.3, 1.0, 800)
        return np.stack([-loud, loud], axis=1).astype(np.float32)

    async def gain_for(self, track: int, /) -> float:
        return self.gains.get(track, 0.0)


class FakeTokens:
    """Tokens that stay for a while, as those of music do."""

    def __init__(self, tracks: FakeTracks) -> None:
        self._tracks = tracks
        self.calls: list[tuple[str, Any]] = []
        self.fail: VoiceAppError | None = None

    async def of(self, track: int, /) -> Any:
        if self.fail is not None:
            raise self.fail
        frames = round((await self._tracks.get(track)).duration_s * FRAME_RATE)
        rng = np.random.default_rng(track)
        codes = np.repeat(rng.integers(0, SIZE, (BOOKS, frames // 8 + 1)), 8, axis=1)[:, :frames].astype(np.int32)
        return SimpleNamespace(codes=codes, frame_rate=FRAME_RATE, size=SIZE, kbps=2.2)

    async def heard(self, track: int, books: int, /) -> Path:
        if self.fail is not None:
            raise self.fail
        return self._tracks.folder(track) / f"tokens-{books}.flac"

    async def compare(self, path: Path, codec: str, /) -> Any:
        if self.fail is not None:
            raise self.fail
        names = ("kbps", "codebooks", "snr_db", "log_spectral_distance_db")
        return tuple(SimpleNamespace(**dict(zip(names, row, strict=True))) for row in RATES)

    async def export(self, track: int, out: Path, /) -> None:
        self.calls.append(("export", (track, out)))


class FakeTrackExports:
    """Writes nothing; a licence may have to be accepted first."""

    def __init__(self) -> None:
        self.calls: list[tuple[int, Path, bool, Any]] = []
        self.business = True

    async def export(self, track: int, out: Path, /, *, accept_licence: bool = False, from_s: float = 0.0,
                     until_s: float | None = None, loop: bool = False) -> None:  # fmt: skip
        if not self.business and not accept_licence:
            raise VoiceAppError(
                "licence-not-accepted",
                "What Heron composes is not for business (licence CC BY-NC 4.0).",
                "Export it with --accept-licence if you keep to that.",
            )
        self.calls.append((track, out, accept_licence, (from_s, until_s) if loop else None))


class FakeMixes:
    """Mixes in a list; every change is told."""

    def __init__(self, bus: EventBus, jobs: FakeJobs, tracks: FakeTracks) -> None:
        self._bus, self._jobs, self._tracks = bus, jobs, tracks
        self.stored: list[Mix] = []
        self.calls: list[tuple[str, Any]] = []
        self.fail: VoiceAppError | None = None
        self._next = 1

    async def list(self) -> list[Mix]:
        return list(self.stored)

    async def get(self, mix: int, /) -> Mix:
        return next(one for one in self.stored if one.id == mix)

    def put(self, mix: Mix) -> Mix:
        """Add or replace a mix and tell it (core loop only)."""
        self.stored = sorted([*(one for one in self.stored if one.id != mix.id), mix], key=lambda one: -one.id)
        self._bus.publish(MixChanged(mix.id))
        return mix

    async def new(self, title: str, bpm: float, beats: int = 4, /) -> Mix:
        return self.put(Mix(len(self.stored) + 1, title, MADE, bpm, beats))

    async def change(self, mix: int, title: str, bpm: float, beats: int, /) -> Mix:
        return self.put(dataclasses.replace(await self.get(mix), title=title, bpm=bpm, beats=beats))

    async def delete(self, mix: int, /) -> None:
        self.stored = [one for one in self.stored if one.id != mix]
        self._bus.publish(MixChanged(mix))

    async def add_layer(self, mix: int, track: int, name: str = "", /) -> Layer:
        found = await self.get(mix)
        layer = Layer(self._next, mix, len(found.layers), track, name)
        self._next += 1
        self.put(dataclasses.replace(found, layers=(*found.layers, layer)))
        return layer

    async def change_layer(self, layer: Layer, /) -> None:
        found = await self.get(layer.mix)
        layers = tuple(layer if one.id == layer.id else one for one in found.layers)
        self.put(dataclasses.replace(found, layers=layers))

    async def remove_layer(self, layer: int, /) -> None:
        for mix in self.stored:
            if any(one.id == layer for one in mix.layers):
                layers = tuple(one for one in mix.layers if one.id != layer)
                self.put(dataclasses.replace(mix, layers=layers))

    async def fit(self, layer: int, /) -> None:
        if self.fail is not None:
            raise self.fail
        found = next(one for mix in self.stored for one in mix.layers if one.id == layer)
        await self.change_layer(dataclasses.replace(found, stretch=0.8))

    async def render(self, mix: int, out: Path, accept_licence: bool = False, /) -> Any:
        self.calls.append(("render", (mix, out)))
        if self.fail is not None:
            raise self.fail
        return SimpleNamespace(file=out)

    async def bounce(self, mix: int, /) -> Track:
        title = (await self.get(mix)).title
        number = max(one.id for one in self._tracks.stored) + 1
        made = Track(number, title, "mix", MADE, "audio.flac", f"{number}", 72.0, 44_100, 2)
        self._tracks.put(made)
        return made

    async def compose_layer(self, mix: int, name: str, prompt: str, /) -> int:
        self.calls.append(("compose_layer", (mix, name, prompt)))
        order = {"parent": None, "varies": None}
        return self._jobs.start("compose", f"Composing {name}", order=order)

    async def stems(self, track: int, /) -> int:
        self.calls.append(("stems", track))
        return self._jobs.start("stems", "Taking a track apart")

    def take_apart(self, track: int) -> None:
        """What the job of :meth:`stems` makes (core loop only)."""
        for name in ("drums", "bass", "vocals", "other"):
            number = max(one.id for one in self._tracks.stored) + 1
            self._tracks.put(
                Track(
                    number,
                    f"From 0:28: {name}",
                    "stem",
                    MADE,
                    "audio.flac",
                    f"{number}",
                    72.0,
                    44_100,
                    2,
                    parent=track,
                )
            )
