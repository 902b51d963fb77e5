"""A spotter that finds the wake phrase where the script says."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.protocols import WakeOptions


class ScriptedSpotter:
    """For each utterance: seconds into its sound at which the phrase ends, None: it is not in it, or an error.

    The phrase is found ``delay_s`` of sound later, as with real spotters. ``phrases`` are those asked for,
    ``heard_s`` the seconds of sound of each utterance.
    """

    def __init__(self, *ends: float | VoiceAppError | None, delay_s: float = 0.15) -> None:
        self._ends = list(ends)
        self._delay_s = delay_s
        self.hangs = False
        self.refusal: VoiceAppError | None = None
        self.checked: list[str] = []
        self.phrases: list[str] = []
        self.heard_s: list[float] = []

    async def check(self, phrase: str) -> None:
        self.checked.append(phrase)
        if self.refusal:
            raise self.refusal

    async def spot(self, audio: AsyncIterator[Audio], options: WakeOptions) -> AsyncGenerator[float | None, None]:
        self.phrases.append(options.phrase)
        self.heard_s.append(0.0)
        number = len(self.heard_s) - 1
        end = self._ends.pop(0) if self._ends else None
        if isinstance(end, VoiceAppError):
            raise end
        async for piece in audio:
            if self.hangs:
                await asyncio.sleep(3600)
            self.heard_s[number] += piece.duration_s
            if end is not None and self.heard_s[number] >= end + self._delay_s:
                found, end = end, None
                yield found
            else:
                yield None
