"""Mixes, in a process of their own: the layers' sum below a peak, written as one file or as one for each layer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np

from voiceapp.audio.levels import LevelMeter
from voiceapp.audio.mixing import Part, mixed
from voiceapp.audio.writer import SoundWriter
from voiceapp.core.frames import Audio
from voiceapp.core.protocols import CallContext, Capabilities

_BELOW_DB = 0.1
"""A peak is brought so far below what is allowed: meters differ by as much in what lies between the samples."""

_LOSSY_BELOW_DB = 1.0
"""For formats with loss: encoders raise peaks, a hard beginning or end by 0.7 dB."""

_LOSSLESS = (".wav", ".flac")


class Mixing:
    """The mixing engine (protocol: ``core.protocols.Engine``)."""

    def load(self, ctx: CallContext, **_: Any) -> Capabilities:
        """Nothing to load: libraries come with the first file."""
        return Capabilities()

    def render(
        self,
        ctx: CallContext,
        files: Sequence[tuple[str, Sequence[Mapping[str, Any]]]],
        rate: int,
        seconds: float,
        peak_db: float,
        bits: int,
    ) -> dict[str, Any]:
        """Write files, each a path and its parts, as :func:`voiceapp.audio.mixing.mixed` makes it of the parts.

        All are made quieter by the same where one would come above the true peak ``peak_db``: {"gain_db"} (0 where
        none does). {"lufs"} and {"true_peak_db"} are those of the first file. The sound is read twice, to measure
        and to write, so that nothing of it is held. Files appear once all are whole. Raises the VoiceAppErrors of
        :class:`voiceapp.audio.files.SoundReader` and :class:`voiceapp.audio.writer.SoundWriter`.
        """
        parts = [[Part(**part) for part in layers] for _, layers in files]
        meters = [LevelMeter(rate, 2) for _ in files]
        for blocks in _told(ctx, 0.0, seconds, _together(parts, rate, seconds)):
            for meter, block in zip(meters, blocks, strict=True):
                meter.push(block.samples)
        levels = [meter.levels() for meter in meters]
        below = _BELOW_DB if Path(files[0][0]).suffix.lower() in _LOSSLESS else _LOSSY_BELOW_DB
        gain_db = min(peak_db - below - max(one.true_peak_db for one in levels), 0.0)
        gain = np.float32(10 ** (gain_db / 20))
        with ExitStack() as leaving:
            writers: list[SoundWriter] = []
            for path, _ in files:
                writers.append(SoundWriter(path, bits))
                leaving.callback(writers[-1].abandon)
            for blocks in _told(ctx, 0.5, seconds, _together(parts, rate, seconds)):
                for writer, block in zip(writers, blocks, strict=True):
                    writer.write(Audio(gain * block.samples, rate))
            for writer in writers:
                writer.close()
        lufs = levels[0].lufs
        return {
            "gain_db": gain_db,
            "true_peak_db": levels[0].true_peak_db + gain_db,
            "lufs": None if lufs is None else lufs + gain_db,
        }


def _together(files: Sequence[Sequence[Part]], rate: int, seconds: float) -> Iterator[tuple[Audio, ...]]:
    return zip(*(mixed(parts, rate, seconds) for parts in files), strict=True)


def _told(
    ctx: CallContext, begun: float, seconds: float, blocks: Iterator[tuple[Audio, ...]]
) -> Iterator[tuple[Audio, ...]]:
    """The blocks, with how far they are, which is half of the work.

    A cancel is an error, so that no file takes its name.
    """
    done_s = 0.0
    for together in blocks:
        if ctx.cancelled:
            raise InterruptedError("cancelled")
        yield together
        done_s += together[0].duration_s
        ctx.progress(begun + min(0.5 * done_s / seconds, 0.5))
