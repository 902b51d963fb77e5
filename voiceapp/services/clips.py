"""Sound files of their own (samples, takes): played, and their waveforms."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import ClipMoved, EventBus, Notice, PlayerMoved
from voiceapp.core.frames import Audio
from voiceapp.core.protocols import SoundIO
from voiceapp.core.recordings import Vector
from voiceapp.core.settings import Settings
from voiceapp.services.meeting_peaks import zoomed
from voiceapp.services.player import PlayerService

Stretch = Callable[[Path, float, float | None, float, float, float | None], AsyncIterator[Audio]]
"""As the player's, with the second to which it goes back at the end, over and over (None: it does not)."""


class ClipsService:
    """One file at a time; each move is told by a ClipMoved.

    ``sound``, ``settings`` and ``stereo`` are as :class:`PlayerService` has them; ``compute`` gives a waveform as
    :mod:`voiceapp.audio.peaks` has it.
    """

    def __init__(
        self,
        stretch: Stretch,
        compute: Callable[[Path], Awaitable[NDArray[np.int8]]],
        sound: SoundIO,
        settings: Settings,
        bus: EventBus,
        stereo: bool = False,
    ) -> None:
        self._stretch = stretch
        self._compute = compute
        self._bus = bus
        self._file = Path()
        self._gain = 1.0
        self._loop: tuple[float, float] | None = None
        moves = EventBus()
        moves.subscribe(PlayerMoved, self._moved)
        moves.subscribe(Notice, bus.publish)
        self._player = PlayerService(self._playing, self._louder, sound, settings, moves, stereo)

    async def play(
        self,
        file: Path,
        from_s: float = 0.0,
        until_s: float | None = None,
        gain_db: float = 0.0,
        loop: bool = False,
    ) -> None:
        """Play a file from a second on, to another one or its end, instead of what is playing.

        ``loop``: from ``until_s``, which has to be given then, it goes back to ``from_s``, over and over. Raises
        VoiceAppError ``sound-missing`` and what the sound process raises.
        """
        if not file.is_file():
            raise VoiceAppError(
                "sound-missing", f"The sound file {file.name} is no longer here.", "Choose another recording."
            )
        await self._player.pause()
        self._file, self._gain = file, 10 ** (gain_db / 20)
        self._loop = (from_s, until_s) if loop and until_s is not None else None
        await self._player.play(0, from_s, 1.0, None if self._loop else until_s)

    async def pause(self) -> None:
        """Stop where it is."""
        await self._player.pause()

    async def seek(self, at_s: float) -> None:
        """Go to another second, and on to the end where it is playing, or into the loop."""
        if self._loop and at_s >= self._loop[1]:
            at_s = self._loop[0]
        await self._player.seek(at_s)

    async def close(self) -> None:
        """Stop, and let go of the loudspeakers."""
        await self._player.close()

    async def peaks(self, file: Path, most: int = 800) -> Vector:
        """The lowest and the highest sample of at most ``most`` equal stretches, shape (n, 2), -1..1.

        Raises what reading the sound raises.
        """
        return zoomed(await self._compute(file), most)

    async def _playing(self, number: int) -> Path:
        return self._file

    def _louder(
        self, path: Path, from_s: float, until_s: float | None, speed: float, volume: float
    ) -> AsyncIterator[Audio]:
        if self._loop is None:
            return self._stretch(path, from_s, until_s, speed, volume * self._gain, None)
        start_s, end_s = self._loop
        return self._stretch(path, self._looped(from_s), end_s, speed, volume * self._gain, start_s)

    def _looped(self, at_s: float) -> float:
        """The place in the file of a second that is counted on and on."""
        if self._loop is None or at_s < self._loop[1]:
            return at_s
        start_s, end_s = self._loop
        return start_s + (at_s - start_s) % (end_s - start_s)

    def _moved(self, event: PlayerMoved) -> None:
        self._bus.publish(ClipMoved(self._file, self._looped(event.at_s), event.playing))
