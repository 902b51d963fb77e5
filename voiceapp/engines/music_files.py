"""Music files of any length: spectrograms, seams, and another tempo; without PyTorch, so no pack is needed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from voiceapp.audio.files import SoundReader
from voiceapp.audio.tempo import stretched
from voiceapp.audio.writer import SoundWriter
from voiceapp.core.frames import Audio, Samples
from voiceapp.core.music import Spectrogram
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines.music_frames import decibels, mel_bands, power_frames
from voiceapp.engines.music_seams import scores
from voiceapp.engines.music_spectrogram import Columns

_BLOCK_S = 5.0
_RATE = 32_000
"""MusicGen's: what lies above 16 kHz is not looked at."""
_HOP = 640
_FINE, _FINER = 2048, 4096
_FEW_BINS = 128
_MOST_BINS = 256
"""Of more, the lowest would be narrower than the spectrum's own."""


class MusicFiles:
    """The engine of music files (protocol: ``core.protocols.Engine``). Raises what a SoundReader raises."""

    def load(self, ctx: CallContext, **_: Any) -> Capabilities:
        """Nothing to load: libraries come with the first file."""
        return Capabilities()

    def spectrogram(self, ctx: CallContext, path: str, bins: int, columns: int) -> Spectrogram:
        """Levels in dB below full scale, shape (bins, columns), of the whole file: mel bands from low to high, up
        to 16 kHz. At most 256 ``bins``."""
        bins = min(bins, _MOST_BINS)
        window = _FINE if bins <= _FEW_BINS else _FINER
        weights = mel_bands(bins, _RATE, window).T
        made = Columns(columns, bins)
        for power in power_frames(_told(ctx, path), window, _HOP):
            made.add(power @ weights)
        return decibels(made.means()).T.copy()

    def seams(self, ctx: CallContext, path: str, at_s: list[float]) -> list[float]:
        """The score of each place (see :class:`voiceapp.core.tracks.Seam`)."""
        return scores(_told(ctx, path), _RATE, at_s)

    def stretch(self, ctx: CallContext, path: str, out: str, factor: float) -> None:
        """Write the file anew, ``factor`` times as long: mono or stereo at its own rate, with 24 bits."""
        with SoundReader(path, downmix=False) as reader, SoundWriter(Path(out), bits=24) as writer:
            for block in stretched(_until_cancelled(ctx, reader), factor):
                writer.write(block)


def _told(ctx: CallContext, path: str) -> Iterator[Samples]:
    with SoundReader(path, _RATE) as reader:
        for block in _until_cancelled(ctx, reader):
            yield block.samples


def _until_cancelled(ctx: CallContext, reader: SoundReader) -> Iterator[Audio]:
    """The blocks of a file; the caller is told how far it is, and a cancelled call has no result."""
    done_s = 0.0
    for block in reader.blocks(_BLOCK_S):
        if ctx.cancelled:
            raise InterruptedError("cancelled")
        yield block
        done_s += block.duration_s
        if reader.info.duration_s:
            ctx.progress(min(done_s / reader.info.duration_s, 1.0))
