"""Sound files on their way to the loudspeakers, in a process of its own: what is heard waits for no other file."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Any

import numpy as np

from voiceapp.audio.files import SoundReader
from voiceapp.audio.loops import SEAM_S, Seam
from voiceapp.audio.resample import with_channels
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
        loop_s: float | None = None,
        stereo: bool = False,
    ) -> Generator[Audio, None, None]:
        """A stretch of a file at its own rate, mono, or ``stereo`` with two channels where it has them.

        A ``speed`` of 0.5 to 2 keeps the pitch, ``volume`` is 0 to 2. With ``loop_s`` it goes on from that second,
        over and over, without a gap or a click. Raises the VoiceAppErrors of
        :class:`voiceapp.audio.files.SoundReader`.
        """
        stretch = _stretch(path, from_s, until_s, stereo)
        if loop_s is not None:
            stretch = _looped(path, from_s, until_s, loop_s, stereo)
        for block in at_speed(stretch, speed):
            if ctx.cancelled:
                return
            yield Audio(at_volume(block.samples, volume), block.rate)


def _stretch(path: str, from_s: float, until_s: float | None, stereo: bool) -> Iterator[Audio]:
    with SoundReader(path, downmix=not stereo) as reader:
        channels = min(reader.info.channels, 2) if stereo else 1
        at_s = from_s
        for block in reader.blocks(_BLOCK_S, from_s):
            samples = with_channels(block.samples, channels)
            if until_s is not None and at_s + block.duration_s >= until_s:
                yield Audio(samples[: max(0, round((until_s - at_s) * block.rate))], block.rate)
                return
            yield Audio(samples, block.rate)
            at_s += block.duration_s


def _looped(
    path: str, from_s: float, until_s: float | None, loop_s: float, stereo: bool
) -> Generator[Audio, None, None]:
    before = [block.samples for block in _stretch(path, max(0.0, loop_s - SEAM_S), loop_s, stereo)]
    while True:
        seam: Seam | None = None
        for block in _stretch(path, from_s, until_s, stereo):
            seam = seam or Seam(block.rate)
            yield Audio(seam.push(block.samples), block.rate)
        if seam is None and from_s == loop_s:
            return  # there is nothing to repeat
        if seam is not None:
            yield Audio(seam.finish(np.concatenate([*before, block.samples[:0]])), block.rate)
        from_s = loop_s
