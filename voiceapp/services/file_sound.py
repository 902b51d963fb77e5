"""The sound of a file on its way to an engine, and how fast the engine was with it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from dataclasses import dataclass
from typing import cast

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio

NoteSpeed = Callable[[str, float | None], None]
"""Called by services after work: the engine's text as it was asked for ("faster-whisper:small"), and its
real-time factor. Returns at once; what is no positive number is dropped."""

SPEED_FROM_S = 2.0
"""Shorter sounds tell nothing of an engine's speed: starting outweighs them."""


def unnoted(engine: str, real_time_factor: float | None) -> None:
    """A NoteSpeed that keeps nothing."""


@dataclass(frozen=True, slots=True)
class FileSound:
    """What a sound file says of itself; ``duration_s`` is None where it does not tell it, ``rate`` is in Hz."""

    duration_s: float | None
    rate: int
    channels: int


class FedSound:
    """What ``decode`` gives, timed: ``seconds`` of sound have passed since ``started``.

    An engine asks for its sound once it is loaded, so the clock begins then; until then, where this is made.
    """

    def __init__(self, decode: Callable[[], AsyncIterator[Audio]]) -> None:
        self._decode = decode
        self._clock = asyncio.get_running_loop().time
        self.started = self._clock()
        self.seconds = 0.0

    async def chunks(self) -> AsyncGenerator[Audio]:
        """The sound, once."""
        self.started = self._clock()
        async for chunk in self._decode():
            self.seconds += chunk.duration_s
            yield chunk

    def real_time_factor(self) -> float | None:
        """Seconds of work until now per second of sound; None without any."""
        return (self._clock() - self.started) / self.seconds if self.seconds else None


async def whole(chunks: AsyncIterator[Audio], name: str, rate: int, most: int | None = None) -> Audio:
    """All of a file's sound, or its first ``most`` samples. Raises VoiceAppError ``sound-empty``."""
    pieces = []
    length = 0
    try:
        async for chunk in chunks:
            pieces.append(chunk.samples)
            length += len(chunk.samples)
            if most is not None and length >= most:
                break
    finally:
        await close_stream(chunks)
    if not length:
        raise VoiceAppError("sound-empty", f"{name} holds no sound.", "Choose another file.")
    return Audio(np.concatenate(pieces)[:most], rate)


async def stretch(
    chunks: AsyncIterator[Audio], from_s: float = 0.0, until_s: float | None = None
) -> AsyncGenerator[Audio]:
    """The sound between two seconds (None: to its end); ``chunks`` are of one rate, and closed with it."""
    at = 0
    try:
        async for chunk in chunks:
            first, last = round(from_s * chunk.rate), None if until_s is None else round(until_s * chunk.rate)
            part = chunk.samples[max(first - at, 0) : None if last is None else max(last - at, 0)]
            at += len(chunk.samples)
            if len(part):
                yield Audio(part, chunk.rate)
            if last is not None and at >= last:
                return
    finally:
        await close_stream(chunks)


async def bounded(
    chunks: AsyncIterator[Audio], most_s: float, too_long: Callable[[float], VoiceAppError], empty: VoiceAppError
) -> AsyncGenerator[Audio]:
    """The same sound. Raises ``too_long`` (of the seconds by then) past so many, ``empty`` where there is none."""
    seconds = 0.0
    try:
        async for chunk in chunks:
            seconds += chunk.duration_s
            if seconds > most_s:
                raise too_long(seconds)
            yield chunk
    finally:
        await close_stream(chunks)
    if not seconds:
        raise empty


async def close_stream(stream: AsyncIterator[object]) -> None:
    """Close an engine's stream at once (if it is a generator), so that a stopped reader cancels the call."""
    if hasattr(stream, "aclose"):
        await cast("AsyncGenerator[object]", stream).aclose()
