"""Sound files on their way to the loudspeakers, in a process of its own: what is heard waits for no other file."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Any

from voiceapp.audio.files import SoundReader
from voiceapp.audio.tempo import at_speed
from voiceapp.core.frames import Audio
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines.volume import at_volume

_BLOCK_S = 0.25


class Playback:
    """The engine of playing files (protocol: ``core.protocols.Engine``)."""

    def load(self, ctx: CallContext, **_: Any) -> Capabilities:
        """Nothing to load: libraries come with the first file."""
        return Capabilities()

    def play(
        self,
        ctx: CallContext,
        path: str,
        from_s: float = 0.0,
        until_s: float | None = None,
        speed: float = 1.0,
        volume: float = 1.0,
    ) -> Generator[Audio, None, None]:
        """A stretch of a file, mono at its own rate; a ``speed`` of 0.5 to 2 keeps the pitch, ``volume`` is 0 to 2.

        Raises the VoiceAppErrors of :class:`voiceapp.audio.files.SoundReader`.
        """
        with SoundReader(path) as reader:
            for block in at_speed(_until(reader.blocks(_BLOCK_S, from_s), from_s, until_s), speed):
                if ctx.cancelled:
                    return
                yield Audio(at_volume(block.samples, volume), block.rate)


def _until(blocks: Iterator[Audio], from_s: float, until_s: float | None) -> Iterator[Audio]:
    at_s = from_s
    for block in blocks:
        if until_s is not None and at_s + block.duration_s >= until_s:
            yield Audio(block.samples[: max(0, round((until_s - at_s) * block.rate))], block.rate)
            return
        yield block
        at_s += block.duration_s
