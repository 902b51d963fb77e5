"""Several sound files as one: each at its place, volume and tempo, block by block."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass

import numpy as np

from voiceapp.audio.files import SoundReader
from voiceapp.audio.resample import with_channels
from voiceapp.audio.tempo import stretched
from voiceapp.core.frames import Audio, Samples

_BLOCK_S = 1.0


@dataclass(frozen=True, slots=True)
class Part:
    """A file in a mix: where it begins, its volume, and how many times as long it is played (0.5 to 2)."""

    path: str
    offset_s: float = 0.0
    gain_db: float = 0.0
    stretch: float = 1.0


def mixed(parts: Sequence[Part], rate: int, seconds: float) -> Iterator[Audio]:
    """The sum of the parts, stereo (n, 2) and exactly ``seconds`` long; mono parts are on both sides as they are.

    A part is open only while it is heard. Raises as :class:`voiceapp.audio.files.SoundReader`.
    """
    block = round(_BLOCK_S * rate)
    with ExitStack() as leaving:
        lanes = [leaving.enter_context(closing(_Lane(part, rate))) for part in parts]
        for at in range(0, round(seconds * rate), block):
            sum_ = np.zeros((min(block, round(seconds * rate) - at), 2), np.float32)
            for lane in lanes:
                lane.add_to(sum_, at)
            yield Audio(sum_, rate)


class _Lane:
    """A part on its way into the mix."""

    def __init__(self, part: Part, rate: int) -> None:
        self._start = round(part.offset_s * rate)
        self._sound = _stereo(part, rate)
        self._rest: Samples = np.zeros((0, 2), np.float32)

    def add_to(self, block: Samples, at: int) -> None:
        """Add what is heard in a block that begins with the sample ``at``."""
        first = max(self._start - at, 0)
        while first < len(block):
            if not len(self._rest):
                found = next(self._sound, None)
                if found is None:
                    return
                self._rest = found
            piece, self._rest = np.split(self._rest, [len(block) - first])
            block[first : first + len(piece)] += piece
            first += len(piece)

    def close(self) -> None:
        """Let go of the file."""
        self._sound.close()


def _stereo(part: Part, rate: int) -> Generator[Samples]:
    gain = np.float32(10 ** (part.gain_db / 20))
    with SoundReader(part.path, rate, downmix=False) as reader:
        for block in stretched(reader.blocks(_BLOCK_S), part.stretch):
            yield gain * with_channels(block.samples, 2)
