"""Features of sound files as tiles for the screen: any stretch of any file at once, finer as more is known."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import (
    Event,
    EventBus,
    MeetingChanged,
    MeetingRemoved,
    Notice,
    TrackRemoved,
    VoiceChanged,
    VoiceRemoved,
)
from voiceapp.core.inspection import (
    FEATURES,
    InspectedSound,
    Lane,
    Look,
    SpeakerLane,
    Tile,
    ViewRefined,
    rows_between,
)
from voiceapp.core.levels import columns_of
from voiceapp.core.recordings import Codes
from voiceapp.core.tasks import Tasks, to_its_end
from voiceapp.services import given_files
from voiceapp.services.inspecting import CODEC
from voiceapp.services.sound_speakers import SoundSpeakers
from voiceapp.services.sound_views_feature import FeatureView, Viewer
from voiceapp.services.sound_views_live import LiveView
from voiceapp.services.sound_views_rows import RowPieces
from voiceapp.services.sound_views_store import LevelStore

CODEC_WAIT_S = 2.0
"""So long the first tile of a codec waits for its tokens."""


@dataclass(slots=True, eq=False)
class _View:
    """A file that is looked at, the ``number``-th to be opened: for ``features``, as they were asked for last
    (``looks``), and its tokens."""

    sound: InspectedSound
    number: int
    tasks: Tasks
    features: dict[tuple[str, Look], asyncio.Task[FeatureView]] = field(default_factory=dict)
    surveys: dict[FeatureView, asyncio.Task[None]] = field(default_factory=dict)
    looks: dict[str, Look] = field(default_factory=dict)
    codes: asyncio.Task[tuple[Codes, float]] | None = None
    awaits_codes: bool = False


class SoundViewsService:
    """Tiles of files. ``codes`` gives a file's codec tokens (codebooks, frames) and how many frames a second."""

    def __init__(
        self,
        viewer: Viewer,
        codes: Callable[[Path], Awaitable[tuple[Codes, float]]],
        store: LevelStore,
        speakers: SoundSpeakers,
        live: LiveView,
        bus: EventBus,
    ) -> None:
        self._viewer = viewer
        self._codes = codes
        self._store = store
        self._speakers = speakers
        self._live = live
        self._bus = bus
        self._views: dict[Path, _View] = {}
        self._pieces = RowPieces()
        self._numbers = count()
        self._opening, self._surveying = asyncio.Lock(), asyncio.Lock()
        self._full_told = False
        self._tasks = Tasks(bus)
        self._forgetting: asyncio.Task[None] | None = None
        self._changed = False
        for event in (MeetingChanged, MeetingRemoved, VoiceChanged, VoiceRemoved, TrackRemoved):
            bus.subscribe(event, self._library_changed)

    async def open(self, path: Path) -> InspectedSound:
        """What a file is; one that is open already is read anew.

        Raises VoiceAppError ``file-missing``, ``file-is-folder``, and what reading it raises.
        """
        given_files.require(path)
        await self.close(path)
        sound = await self._viewer.sound(path)
        self._views[path] = _View(sound, next(self._numbers), Tasks(self._bus))
        return sound

    async def close(self, path: Path) -> None:
        """Let go of a file: nothing more is computed of it."""
        view = self._views.pop(path, None)
        if view is None:
            return
        self._pieces.drop(path)
        begun: list[asyncio.Task[Any]] = [*view.features.values(), *([view.codes] if view.codes else ())]
        for task in begun:
            task.cancel()
        await asyncio.gather(*begun, return_exceptions=True)
        await view.tasks.cancel()

    async def stop(self) -> None:
        """The program ends."""
        for path in tuple(self._views):
            await self.close(path)
        await self._tasks.drain()
        await self._live.close()

    def _library_changed(self, _: Event) -> None:
        """Sound may have been deleted: what is kept of its looks is deleted too."""
        self._changed = True
        if self._forgetting is None or self._forgetting.done():
            self._forgetting = self._tasks.spawn(self._forget())

    async def _forget(self) -> None:
        while self._changed:
            self._changed = False
            with contextlib.suppress(OSError):  # it is tried again with the next change
                await to_its_end(self._store.forget_gone)

    async def speakers(self, path: Path) -> Sequence[SpeakerLane]:
        """Who speaks when, as :meth:`SoundSpeakers.known` tells."""
        return await self._speakers.known(path)

    async def find_speakers(self, path: Path) -> Sequence[SpeakerLane]:
        """Tell the speakers apart now, as :meth:`SoundSpeakers.find` does."""
        return await self._speakers.find(path)

    async def start_live(self, features: Sequence[str], look: Look) -> None:
        """Look at what the microphone hears, as :meth:`LiveView.start` does."""
        await self._live.start(features, look)

    async def stop_live(self) -> Path | None:
        """The file of what was heard last, as :meth:`LiveView.stop` gives it."""
        return await self._live.stop()

    async def tile(self, path: Path, feature: str, look: Look, from_s: float, until_s: float, columns: int) -> Tile:
        """A feature between two seconds in at most so many columns, as :class:`Tile` tells.

        With fewer than a row for each column, a waveform is of single samples at the file's own rate. Raises
        VoiceAppError ``feature-unknown``, ``look-wrong``, and what reading the file and a codec raise.
        """
        if feature not in FEATURES:
            raise VoiceAppError(
                "feature-unknown", f"There is no feature {feature}.", f"There are: {', '.join(FEATURES)}."
            )
        async with self._opening:
            if path not in self._views:
                await self.open(path)
        view = self._views[path]
        from_s = min(max(from_s, 0.0), view.sound.duration_s)
        until_s = min(max(until_s, from_s), view.sound.duration_s)
        if feature == CODEC:
            return await self._tokens(view, from_s, until_s, columns)
        one = await self._feature(view, feature, look)
        if feature == "waveform" and (until_s - from_s) * one.lane.per_second < columns:
            return await self._samples(view.sound, from_s, until_s, columns)
        first, last = rows_between(one.lane.per_second, from_s, until_s)
        values, fine = await one.values(first, last, columns)
        return Tile(one.lane, first / one.lane.per_second, last / one.lane.per_second, values, fine)

    async def _feature(self, view: _View, feature: str, look: Look) -> FeatureView:
        """The feature, with its levels on their way where it needs them; those of another look are given up."""
        look = look.of(feature)
        if view.looks.get(feature) != look:
            view.looks[feature] = look
            for other, survey in view.surveys.items():
                if other.lane.name == feature:
                    survey.cancel()
        task = view.features.get((feature, look))
        if task is None or (task.done() and (task.cancelled() or task.exception())):
            task = view.features[feature, look] = asyncio.create_task(self._begun(view, feature, look))
        one = await asyncio.shield(task)
        running = view.surveys.get(one)
        wanted = view.looks[feature] == look and view.sound.path in self._views
        if wanted and one.unknown and (running is None or running.done()):
            view.surveys[one] = view.tasks.spawn(self._survey(one))
        return one

    async def _begun(self, view: _View, feature: str, look: Look) -> FeatureView:
        path = view.sound.path
        lane = await self._viewer.lane(path, feature, look)

        def tell(share: float) -> None:
            self._bus.publish(ViewRefined(path, feature, share))

        one = FeatureView(
            self._viewer, self._store, self._pieces, view.tasks, view.sound, view.number, look, lane, tell
        )
        await one.begin()
        return one

    async def _survey(self, one: FeatureView) -> None:
        try:
            async with self._surveying:  # one at a time: the first is fine the sooner
                await one.survey()
        except VoiceAppError as error:
            one.stays_rough = True
            if error.code not in ("disk-full", "not-written"):
                raise
            if not self._full_told:
                self._full_told = True
                sentence = "Views of long files stay rough: what would make them fine could not be written."
                self._bus.publish(Notice("warning", sentence, error.next_step, "", error.code))

    async def _samples(self, sound: InspectedSound, from_s: float, until_s: float, columns: int) -> Tile:
        first, last = rows_between(sound.rate, from_s, until_s)
        lane = Lane("waveform", float(sound.rate), 2, "full scale", sound.rate)
        values = await self._viewer.samples(sound.path, first, last - first, columns)
        return Tile(lane, first / sound.rate, last / sound.rate, values, True)

    async def _tokens(self, view: _View, from_s: float, until_s: float, columns: int) -> Tile:
        """A codec's tokens; until they are there, nothing."""
        if view.codes is None:
            view.codes = asyncio.create_task(self._coded(view))
        await asyncio.wait([view.codes], timeout=CODEC_WAIT_S)
        if not view.codes.done():
            view.awaits_codes = True
            nothing = np.full((1, 1), np.nan, np.float32)
            return Tile(Lane(CODEC, 1.0, 1, "token", 0), from_s, until_s, nothing, False)
        coded = view.codes
        if coded.exception():
            view.codes, view.awaits_codes = None, False  # to be tried again
        codes, per_second = coded.result()
        first, last = rows_between(per_second, from_s, until_s)
        values = columns_of(CODEC, codes[:, first:last].T.astype(np.float32), columns)
        return Tile(
            Lane(CODEC, per_second, len(codes), "token", 0), first / per_second, last / per_second, values, True
        )

    async def _coded(self, view: _View) -> tuple[Codes, float]:
        try:
            return await self._codes(view.sound.path)
        finally:
            if view.awaits_codes:
                self._bus.publish(ViewRefined(view.sound.path, CODEC, 1.0))
