"""Plays tracks and files of music: from any second, over and over, as loud as another one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from voiceapp.audio.levels import Levels
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import ClipMoved, EventBus, Notice, TrackMoved, TrackRemoved
from voiceapp.core.protocols import SoundIO
from voiceapp.core.recordings import Vector
from voiceapp.core.settings import Settings
from voiceapp.core.tasks import Tasks
from voiceapp.core.tracks import Track, TrackMeasures
from voiceapp.services.clips import ClipsService, Stretch
from voiceapp.services.meeting_peaks import MeetingPeaksService

EQUAL_LUFS = -23.0
"""The loudness at which tracks are compared, EBU R 128's target: music is louder, so that nothing is clipped."""

PEAK_DB = -1.0
"""No track is made louder than that its true peak reaches this."""

LEAST_LOOP_S = 0.05

Measure = Callable[[Path, Sequence[tuple[float, float]]], Awaitable[tuple[Levels, list[Levels]]]]


class Library(Protocol):
    """Where tracks are (services/tracks.py)."""

    async def get(self, track: int, /) -> Track:
        """One track. Raises ``track-unknown``."""

    def path(self, track: Track, /) -> Path:
        """Its sound."""

    async def measured(self, track: int, measures: TrackMeasures, /) -> None:
        """Keep what was measured of it."""


class TrackPlayer:
    """One track or file at a time; each move is told by a TrackMoved.

    ``stretch``, ``compute``, ``sound`` and ``settings`` are as :class:`ClipsService` has them; ``measure`` gives a
    file's levels, ``length`` its seconds where it tells them.
    """

    def __init__(
        self,
        library: Library,
        stretch: Stretch,
        compute: Callable[[Path], Awaitable[NDArray[np.int8]]],
        measure: Measure,
        length: Callable[[Path], Awaitable[float | None]],
        sound: SoundIO,
        settings: Settings,
        bus: EventBus,
    ) -> None:
        self._library = library
        self._measure = measure
        self._length = length
        self._bus = bus
        self._tasks = Tasks(bus)
        self._tracks: dict[Path, int] = {}
        self._playing: int | None = None
        moves = EventBus()
        moves.subscribe(ClipMoved, self._moved)
        moves.subscribe(Notice, bus.publish)
        self._clips = ClipsService(stretch, compute, sound, settings, moves, stereo=True)
        self._peaks = MeetingPeaksService(self._sound, compute)
        bus.subscribe(TrackRemoved, self._on_removed)

    async def play(
        self,
        what: int | Path,
        from_s: float = 0.0,
        until_s: float | None = None,
        loop: bool = False,
        gain_db: float = 0.0,
    ) -> None:
        """Play a track or a file from a second on, to another one or its end, instead of what is playing.

        ``loop``: over and over, without a gap or a click; ``gain_db`` louder, at most twice as loud. Raises
        VoiceAppError ``track-unknown``, ``sound-missing``, ``stretch-wrong`` and what the sound process raises.
        """
        if isinstance(what, Path):
            file, end_s = what, await self._length(what) if loop and until_s is None else None
        else:
            track = await self._library.get(what)
            file, end_s = self._library.path(track), track.duration_s
            self._tracks[file] = what
        ends = [second for second in (until_s, end_s) if second is not None]
        until_s = min(ends, default=None)
        if loop and (until_s is None or until_s - from_s < LEAST_LOOP_S):
            raise VoiceAppError(
                "stretch-wrong",
                "This stretch is too short to repeat.",
                "Choose a longer one inside the track.",
            )
        await self._clips.play(file, max(0.0, from_s), until_s, gain_db, loop)

    async def pause(self) -> None:
        """Stop where it is."""
        await self._clips.pause()

    async def seek(self, at_s: float) -> None:
        """Go to another second, and on to the end where it is playing, or into the loop."""
        await self._clips.seek(max(0.0, at_s))

    async def close(self) -> None:
        """Stop, and let go of the loudspeakers."""
        await self._clips.close()
        await self._tasks.cancel()

    async def peaks(self, track: int, most: int = 4_000) -> Vector:
        """The lowest and the highest sample of at most ``most`` equal stretches, shape (n, 2), -1..1; kept."""
        return await self._peaks.peaks(track, most)

    async def gain_for(self, track: int) -> float:
        """The gain in dB that makes a track as loud as others with theirs (ITU-R BS.1770); measured once.

        Silence gets none, and what would be clipped less.
        """
        measures = (await self._library.get(track)).measures
        if measures.loudness_lufs is None or measures.true_peak_db is None:
            levels, _ = await self._measure(await self._sound(track), ())
            if levels.lufs is None:
                return 0.0
            measures = replace(measures, loudness_lufs=levels.lufs, true_peak_db=levels.true_peak_db)
            await self._library.measured(track, measures)
        assert measures.loudness_lufs is not None
        assert measures.true_peak_db is not None
        return min(EQUAL_LUFS - measures.loudness_lufs, PEAK_DB - measures.true_peak_db)

    async def _sound(self, track: int) -> Path:
        return self._library.path(await self._library.get(track))

    def _moved(self, event: ClipMoved) -> None:
        track = self._tracks.get(event.file)
        self._playing = track if event.playing else None
        self._bus.publish(TrackMoved(track, event.file, event.at_s, event.playing))

    def _on_removed(self, event: TrackRemoved) -> None:
        if self._playing == event.track:
            self._tasks.spawn(self.pause())
