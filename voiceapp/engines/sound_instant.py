"""Playback without time passing: for a file that runs ahead of time, or where nothing is to be heard."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from voiceapp.audio.resample import Resampler, mono
from voiceapp.audio.writer import SoundWriter
from voiceapp.core.frames import Audio

Emit = Callable[[dict[str, Any]], None]


class InstantPlayback:
    """Plays without time passing: everything is heard at once, and kept in a file where there is one."""

    busy = False
    underruns = 0

    def __init__(self, emit: Emit, writer: SoundWriter | None) -> None:
        self._emit = emit
        self._writer = writer
        self._resampler: Resampler | None = None
        self._rate = 0
        self._heard: dict[int, float] = {}

    def add(self, turn: int, audio: Audio) -> None:
        """Hear it. Raises VoiceAppError when the file cannot take it."""
        if turn not in self._heard:
            self._heard[turn] = 0.0
            self._emit({"event": "playing", "turn": turn, "at_s": time.monotonic()})
        self._heard[turn] += audio.duration_s
        if self._writer is not None:
            self._rate = self._rate or audio.rate
            if self._resampler is None or self._resampler.source != audio.rate:
                self._resampler = Resampler(audio.rate, self._rate)
            self._writer.write(Audio(self._resampler.push(mono(audio.samples)), self._rate))
        self._tell(turn, False)

    def end(self, turn: int) -> None:
        """The turn's last sound was heard."""
        if self._writer is not None and self._resampler is not None:
            self._writer.write(Audio(self._resampler.finish(), self._rate))
            self._resampler = None
        self._heard.setdefault(turn, 0.0)
        self._tell(turn, True)
        del self._heard[turn]

    def stop(self) -> tuple[int, float, float] | None:
        """What was heard of the turn that has not ended."""
        if not self._heard:
            return None
        turn, heard_s = self._heard.popitem()
        self._heard.clear()
        return turn, heard_s, time.monotonic()

    def pause(self) -> tuple[int, float, float] | None:
        """Nothing is to be held: all was heard."""
        return None

    def resume(self, from_s: float) -> None:
        """Nothing was held."""

    def tick(self) -> float | None:
        """Nothing is ever due."""
        return None

    def _tell(self, turn: int, done: bool) -> None:
        self._emit(
            {"event": "heard", "turn": turn, "heard_s": self._heard[turn], "at_s": time.monotonic(), "done": done}
        )
