"""Mixes, in a process of their own: the layers' sum below a peak, written as one file or as one for each layer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from voiceapp.audio.delivery import write
from voiceapp.audio.encoding import Encoding
from voiceapp.audio.levels import LevelMeter
from voiceapp.audio.mixing import Part, mixed
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
        files: Sequence[tuple[str, Sequence[Mapping[str, Any]], Mapping[str, str]]],
        rate: int,
        seconds: float,
        peak_db: float,
        encoding: Mapping[str, Any],
    ) -> dict[str, Any]:
        """Write files, each a path with its parts and its tags, as :func:`voiceapp.audio.mixing.mixed` sums them.

        All are made quieter by the same where one would come above the true peak ``peak_db``: {"gain_db"} (0 where
        none does). {"lufs"} and {"true_peak_db"} are those of the first file. The sound is read twice, to measure
        and to write, so that nothing of it is held. Files appear once all are whole. Raises the VoiceAppErrors of
        :class:`voiceapp.audio.files.SoundReader` and :func:`voiceapp.audio.delivery.write`.
        """
        sheets = [(Path(path), [Part(**part) for part in parts], tags) for path, parts, tags in files]
        share = 0.5 / len(sheets)
        levels = []
        for number, (_, parts, _) in enumerate(sheets):
            meter = LevelMeter(rate, 2)
            for block in _told(ctx, number * share, share / seconds, mixed(parts, rate, seconds)):
                meter.push(block.samples)
            levels.append(meter.levels())
        below = _BELOW_DB if sheets[0][0].suffix.lower() in _LOSSLESS else _LOSSY_BELOW_DB
        gain_db = min(peak_db - below - max(one.true_peak_db for one in levels), 0.0)
        quieter = replace(Encoding(**encoding), gain_db=gain_db)
        with ExitStack() as undo:
            for number, (path, parts, tags) in enumerate(sheets):
                blocks = _told(ctx, 0.5 + number * share, share / seconds, mixed(parts, rate, seconds))
                write(path, blocks, quieter, tags)
                undo.callback(path.unlink, missing_ok=True)
            undo.pop_all()
        lufs = levels[0].lufs
        return {
            "gain_db": gain_db,
            "true_peak_db": levels[0].true_peak_db + gain_db,
            "lufs": None if lufs is None else lufs + gain_db,
        }


def _told(ctx: CallContext, begun: float, share: float, blocks: Iterator[Audio]) -> Iterator[Audio]:
    """The blocks, with how much of the work is done; each second of them is ``share`` of it.

    A cancel is an error, so that no file takes its name.
    """
    done_s = 0.0
    for block in blocks:
        if ctx.cancelled:
            raise InterruptedError("cancelled")
        yield block
        done_s += block.duration_s
        ctx.progress(begun + share * done_s)
