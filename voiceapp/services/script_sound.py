"""The sound of a script: its kept takes as one, and when each word of it is heard."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from pathlib import Path
from typing import Protocol

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.voices import ScriptLine
from voiceapp.services.script_times import LineTimes, line_times
from voiceapp.storage.takes import TakeStore


class TakeFiles(Protocol):
    """Work on takes in another process (workers/remote_scripts.py)."""

    def joined(
        self, takes: Sequence[tuple[Path, float]], tell: Callable[[float], None] | None = None
    ) -> AsyncGenerator[Audio]:
        """Takes, and the silence after each, as one sound."""

    async def gains(self, paths: Sequence[Path]) -> list[float]:
        """What makes sound files equally loud."""


class ScriptSound:
    """``folder`` is a voice's."""

    def __init__(self, store: TakeStore, folder: Callable[[int], Path], files: TakeFiles) -> None:
        self._store = store
        self._folder = folder
        self._files = files

    async def times(self, script: int) -> list[LineTimes]:
        """When its lines and words are heard in the joined sound."""
        return line_times(await self._store.lines(script))

    async def joined(
        self, voice: int, lines: Sequence[ScriptLine], tell: Callable[[float], None] | None = None
    ) -> AsyncGenerator[Audio]:
        """The kept takes as one sound, block by block at the engine's rate, without the silence after the last one.

        ``lines`` are of a script of ``voice``, ``tell`` gets the fraction done. Raises ``takes-missing`` where
        nothing is kept, and ``take-missing``.
        """
        folder = self._folder(voice)
        kept = [(line.kept, line.pause_s) for line in lines]
        parts = [(folder / take.file, pause_s) for take, pause_s in kept if take]
        if not parts:
            raise VoiceAppError("takes-missing", "Nothing of this script is spoken yet.", "Speak it first.")
        parts[-1] = parts[-1][0], 0.0
        async with aclosing(self._files.joined(parts, tell)) as blocks:
            async for block in blocks:
                yield block

    async def equal_loudness(self, one: Path, other: Path) -> tuple[float, float]:
        """By how many dB to play two sound files so that they are equally loud; none is made louder than it is."""
        first, second = await self._files.gains([one, other])
        return first, second
