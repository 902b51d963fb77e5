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
from voiceapp.services.player import PlayerService, Stretch


class ClipsService:
    """One file at a time; each move is told by a ClipMoved.

    ``stretch``, ``sound`` and ``settings`` are as :class:`PlayerService` has them; ``compute`` gives a waveform as
    :mod:`voiceapp.audio.peaks` has it.
    """

    def __init__(
        self,
        stretch: Stretch,
        compute: Callable[[Path], Awaitable[NDArray[np.int8]]],
        sound: SoundIO,
        settings: Settings,
        bus: EventBus,
    ) -> None:
        self._stretch = stretch
        self._compute = compute
        self._bus = bus
        self._file = Path()
        self._gain = 1.0
        moves = EventBus()
        moves.subscribe(PlayerMoved, self._moved)
        moves.subscribe(Notice, bus.publish)
        self._player = PlayerService(self._playing, self._louder, sound, settings, moves)

    async def play(
        self, file: Path, from_s: float = 0.0, until_s: float | None = None, gain_db: float = 0.0
    ) -> None:
        """Play a file from a second on, to another one or its end, instead of what is playing.

        Raises VoiceAppError ``sound-missing`` and what the sound process raises.
        """
        if not file.is_file():
            raise VoiceAppError(
                "sound-missing", f"The sound file {file.name} is no longer here.", "Choose another recording."
            )
        await self._player.pause()
        self._file, self._gain = file, 10 ** (gain_db / 20)
        await self._player.play(0, from_s, 1.0, until_s)

    async def pause(self) -> None:
        """Stop where it is."""
        await self._player.pause()

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
        return self._stretch(path, from_s, until_s, speed, volume * self._gain)

    def _moved(self, event: PlayerMoved) -> None:
        self._bus.publish(ClipMoved(self._file, event.at_s, event.playing))
