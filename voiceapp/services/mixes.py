"""Mixes: tracks as layers on one beat grid, fitted to its tempo, composed for it, and heard together."""

from __future__ import annotations

import asyncio
import builtins
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from voiceapp.core.beats import Grid, tempo_stretch
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, JobChanged, MixChanged, TrackRemoved
from voiceapp.core.recordings import Composer
from voiceapp.core.tasks import Tasks
from voiceapp.core.tracks import Layer, Mix, Track
from voiceapp.services.composing import Order
from voiceapp.services.jobs import JobsService
from voiceapp.services.mix_prompt import layer_prompt
from voiceapp.services.mix_rendering import MixRendering, RenderedMix, Tell
from voiceapp.services.tracks import MOST_S, MOST_TITLE, TrackLibrary
from voiceapp.storage.tracks import TrackStore

BPM = (20.0, 400.0)
BEATS = (1, 16)
GAIN_DB = (-60.0, 12.0)
STRETCH = (0.5, 2.0)
"""From, to."""

LAYER_S = 30.0
"""Seconds of a layer that is composed for a mix in which nothing is heard yet."""

GUIDE_S = 2.0
"""Shorter sound tells nothing that could be followed."""


class Beats(Protocol):
    """What was found of a track's beat: ``bpm`` None where it has none, the seconds of its beats."""

    @property
    def bpm(self) -> float | None: ...  # noqa: D102

    @property
    def beats_s(self) -> Sequence[float]: ...  # noqa: D102


class MixService:
    """What can be done with mixes; each change is told by a MixChanged.

    ``beats`` finds the beat of a sound file; ``composer`` makes the engine for a text; ``compose`` starts a job
    that composes with it, whose parameter ``tracks`` tells the result; ``stems`` one that takes a track apart.
    Unknown ids raise VoiceAppError ``mix-unknown``, ``layer-unknown``, ``track-unknown``.
    """

    def __init__(
        self,
        store: TrackStore,
        tracks: TrackLibrary,
        bus: EventBus,
        rendering: MixRendering,
        jobs: JobsService,
        beats: Callable[[Path], Awaitable[Beats]],
        composer: Callable[[str], Composer],
        stems: Callable[[int], Awaitable[int]],
        compose: Callable[[Order, str], Awaitable[int]],
    ) -> None:
        self._store = store
        self._tracks = tracks
        self._bus = bus
        self._rendering = rendering
        self._jobs = jobs
        self._beats = beats
        self._composer = composer
        self._compose = compose
        self.stems = stems
        self._background = Tasks(bus)
        self._adding = asyncio.Lock()
        bus.subscribe(JobChanged, self._on_job)
        bus.subscribe(TrackRemoved, self._on_removed)

    async def list(self) -> builtins.list[Mix]:
        """All mixes with their layers, the latest first."""
        return await self._store.mixes()

    async def get(self, mix: int) -> Mix:
        """One mix."""
        return await self._store.mix(mix)

    async def new(self, title: str, bpm: float, beats: int = 4) -> Mix:
        """A mix without layers. Raises ``mix-title``, ``mix-tempo``, ``mix-bar``."""
        made = await self._store.add_mix(*_checked(title, bpm, beats))
        self._bus.publish(MixChanged(made.id))
        return made

    async def change(self, mix: int, title: str, bpm: float, beats: int) -> Mix:
        """Another title or grid; layers stay on their beats, at their own tempo. Raises as :meth:`new`."""
        before = await self.get(mix)
        await self._store.change_mix(mix, *_checked(title, bpm, beats))
        if bpm != before.bpm:
            old, new = Grid(before.bpm), Grid(bpm)
            for layer in before.layers:
                await self._store.change_layer(replace(layer, offset_s=new.at(old.beat(layer.offset_s))))
        self._bus.publish(MixChanged(mix))
        return await self.get(mix)

    async def delete(self, mix: int) -> None:
        """Delete a mix; its tracks stay."""
        await self.get(mix)
        await self._store.delete_mix(mix)
        self._bus.publish(MixChanged(mix))

    # ---------------------------------------------------------------------------------------- layers

    async def add_layer(self, mix: int, track: int, name: str = "") -> Layer:
        """Add a track from 0 s on, at its own tempo and volume; ``name`` "" is the track's title."""
        await self.get(mix)
        title = (await self._tracks.get(track)).title
        layer = await self._store.add_layer(Layer(0, mix, 0, track, _title(name) or title))
        self._bus.publish(MixChanged(mix))
        return layer

    async def change_layer(self, layer: Layer) -> None:
        """Keep what a layer is now. Raises ``layer-wrong`` with what it cannot be."""
        known = await self.layer(layer.id)
        _check_layer(layer)
        await self._store.change_layer(replace(layer, track=known.track, name=_title(layer.name) or known.name))
        self._bus.publish(MixChanged(known.mix))

    async def remove_layer(self, layer: int) -> None:
        """Take a layer out; its track stays."""
        known = await self.layer(layer)
        await self._store.delete_layer(layer)
        self._bus.publish(MixChanged(known.mix))

    async def layer(self, layer: int) -> Layer:
        """One layer of any mix."""
        for mix in await self.list():
            for one in mix.layers:
                if one.id == layer:
                    return one
        raise VoiceAppError("layer-unknown", "This layer is in no mix.", "Choose one that the mix shows.")

    async def fit(self, layer: int) -> Layer:
        """Bring a layer to the mix's tempo, its first beat on the beat of the grid that is nearest.

        Raises ``no-beat`` where none was found in its track.
        """
        known = await self.layer(layer)
        mix = await self.get(known.mix)
        found = await self._beats(self._tracks.path(await self._tracks.get(known.track)))
        if found.bpm is None or not found.beats_s:
            raise VoiceAppError(
                "no-beat",
                f"No steady beat was found in “{known.name}”.",
                "Place it by ear: move it, and play it longer or shorter.",
            )
        stretch = tempo_stretch(found.bpm, mix.bpm)
        offset_s = Grid(mix.bpm, mix.beats).start(found.beats_s[0] * stretch, known.offset_s)
        fitted = replace(known, stretch=stretch, offset_s=offset_s)
        await self.change_layer(fitted)
        return fitted

    # ---------------------------------------------------------------------------------------- sound

    async def render(
        self, mix: int, out: Path, accept_licence: bool = False, tell: Tell | None = None
    ) -> RenderedMix:
        """Write it as :meth:`voiceapp.services.mix_rendering.MixRendering.render` does."""
        return await self._rendering.render(await self.get(mix), out, accept_licence, tell)

    async def render_layers(
        self,
        mix: int,
        folder: Path,
        ending: str = ".wav",
        accept_licence: bool = False,
        tell: Tell | None = None,
    ) -> RenderedMix:
        """Write it and its layers as :meth:`voiceapp.services.mix_rendering.MixRendering.render_layers` does."""
        return await self._rendering.render_layers(await self.get(mix), folder, ending, accept_licence, tell)

    async def bounce(self, mix: int, tell: Tell | None = None) -> Track:
        """Keep it as a track, as :meth:`voiceapp.services.mix_rendering.MixRendering.bounce` does."""
        return await self._rendering.bounce(await self.get(mix), tell)

    # ---------------------------------------------------------------------------------------- composed layers

    async def compose_layer(
        self,
        mix: int,
        name: str,
        prompt: str,
        seconds: float | None = None,
        seed: int | None = None,
        composer: str = "",
    ) -> int:
        """Start a job that composes music for a mix; its track becomes a layer. Tells the job.

        Its prompt gets the mix's tempo and key; a composer that follows melodies follows what is heard of the mix.
        That is known once the composer is loaded. ``seconds`` None: as long as the mix.
        """
        found = await self.get(mix)
        others = [(await self._tracks.get(layer.track)).prompt for layer in found.layers]
        length = seconds or (await self._rendering.length(found) if found.heard else LAYER_S)
        order = Order(layer_prompt(prompt, found.bpm, others), length, seed, title=_title(name))
        with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            if found.heard and await self._follows(composer):
                guide = await self._rendering.render(found, Path(folder) / f"{found.id}.flac", accept_licence=True)
                if guide.lufs is not None and guide.duration_s >= GUIDE_S:
                    order = replace(order, melody=guide.file)
            job = await self._compose(order, composer)
        await self._jobs.annotate(job, mix=mix, layer=_title(name))
        return job

    async def _follows(self, composer: str) -> bool:
        engine = self._composer(composer)
        if engine.capabilities.melody:  # as the catalog has it; which of its models do, they tell themselves
            await engine.load()
        return engine.capabilities.melody

    async def composed(self, job: int) -> builtins.list[Layer]:
        """The layers that a job of :meth:`compose_layer` made; they are in its mix from now on."""
        params = await self._jobs.params(job)
        async with self._adding:
            mix = await self.get(int(params["mix"]))
            there = {layer.track: layer for layer in mix.layers}
            return [
                there.get(track) or await self.add_layer(mix.id, track, str(params["layer"]))
                for track in params.get("tracks", ())
            ]

    def _on_job(self, event: JobChanged) -> None:
        if event.job.kind == "compose" and event.job.state == "done":
            self._background.spawn(self._take_in(event.job.id))

    async def _take_in(self, job: int) -> None:
        if "mix" not in await self._jobs.params(job):
            return
        try:
            await self.composed(job)
        except VoiceAppError as error:
            if error.code not in ("mix-unknown", "track-unknown"):  # deleted meanwhile
                raise

    def _on_removed(self, event: TrackRemoved) -> None:
        self._background.spawn(self._tell_all())

    async def _tell_all(self) -> None:
        """The layers of a deleted track are gone with it."""
        for mix in await self.list():
            self._bus.publish(MixChanged(mix.id))

    async def drain(self) -> None:
        """Wait until finished music is in its mixes."""
        await self._background.drain()


def _title(title: str) -> str:
    return " ".join(title.split())[:MOST_TITLE]


def _checked(title: str, bpm: float, beats: int) -> tuple[str, float, int]:
    name = _title(title)
    if not name:
        raise VoiceAppError("mix-title", "A mix needs a title.", "Give it one.")
    if not BPM[0] <= bpm <= BPM[1]:
        raise VoiceAppError(
            "mix-tempo", f"{bpm:g} beats a minute is no tempo.", f"Choose {BPM[0]:g} to {BPM[1]:g}."
        )
    if not BEATS[0] <= beats <= BEATS[1]:
        raise VoiceAppError("mix-bar", f"A bar of {beats} beats is none.", f"Choose {BEATS[0]} to {BEATS[1]}.")
    return name, bpm, beats


def _check_layer(layer: Layer) -> None:
    for what, value, (low, high), unit in (
        ("The volume", layer.gain_db, GAIN_DB, "dB"),
        ("The beginning", layer.offset_s, (0.0, MOST_S), "s"),
        ("The length", layer.stretch, STRETCH, "times its own"),
    ):
        if not low <= value <= high:
            raise VoiceAppError(
                "layer-wrong",
                f"{what} of a layer cannot be {value:g} {unit}.",
                f"Choose {low:g} to {high:g} {unit}.",
            )
