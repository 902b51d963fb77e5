"""The waveforms of meetings: computed once, kept beside their sound."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.recordings import Vector
from voiceapp.core.tasks import to_its_end
from voiceapp.core.whole_file import PRIVATE, replacing

FILE = "peaks.npy"


class MeetingPeaksService:
    """``audio_path`` gives the file with a meeting's sound (None: there is none), ``compute`` its waveform as
    :mod:`voiceapp.audio.peaks` has it."""

    def __init__(
        self,
        audio_path: Callable[[int], Awaitable[Path | None]],
        compute: Callable[[Path], Awaitable[NDArray[np.int8]]],
    ) -> None:
        self._audio_path = audio_path
        self._compute = compute
        self._computing = asyncio.Lock()

    async def peaks(self, meeting: int, most: int = 4_000) -> Vector:
        """The lowest and the highest sample of at most ``most`` equal stretches, shape (n, 2), -1..1.

        Empty where there is no sound. Raises what reading the sound raises.
        """
        sound = await self._audio_path(meeting)
        if sound is None:
            return np.zeros((0, 2), np.float32)
        kept = sound.parent / FILE
        async with self._computing:
            found = await asyncio.to_thread(_load, kept, sound)
            if found is None:
                found = await self._compute(sound)
                await to_its_end(_save, kept, found)
        return zoomed(found, most)


def zoomed(peaks: NDArray[np.int8], most: int) -> Vector:
    """Waveform of at most ``most`` stretches, each as long as the others but the last."""
    each = max(1, -(-len(peaks) // most))
    starts = np.arange(0, len(peaks), each)
    if not len(starts):
        return np.zeros((0, 2), np.float32)
    low, high = np.minimum.reduceat(peaks[:, 0], starts), np.maximum.reduceat(peaks[:, 1], starts)
    return np.stack([low, high], axis=1).astype(np.float32) / np.float32(127)


def _load(kept: Path, sound: Path) -> NDArray[np.int8] | None:
    try:
        if kept.stat().st_mtime_ns < sound.stat().st_mtime_ns:
            return None
        found = np.load(kept, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    return found if found.dtype == np.int8 and found.ndim == 2 and found.shape[1] == 2 else None


def _save(kept: Path, peaks: NDArray[np.int8]) -> None:
    try:
        with replacing(kept, PRIVATE) as file:
            np.save(file, peaks, allow_pickle=False)
    except OSError:
        pass  # it is computed again next time
