"""Sound files for others, in a process of its own: measured, brought to a level, written with their tags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from voiceapp.audio.delivery import write
from voiceapp.audio.encoding import Encoding
from voiceapp.audio.files import SoundReader
from voiceapp.audio.levels import LevelMeter
from voiceapp.audio.resample import with_channels
from voiceapp.core.frames import Audio
from voiceapp.core.protocols import CallContext, Capabilities

_BLOCK_S = 1.0

Span = Sequence[float]


class Delivery:
    """The delivery engine (protocol: ``core.protocols.Engine``). Sound in: mono or stereo of any one rate."""

    def load(self, ctx: CallContext, **_: Any) -> Capabilities:
        """Nothing to load: libraries come with the first file."""
        return Capabilities()

    def measure(self, ctx: CallContext, spans: list[list[float]]) -> dict[str, Any]:
        """Levels of the sound that is fed: {"whole", "spans"}, each as :class:`voiceapp.audio.levels.Levels`.

        ``spans`` are [start_s, end_s] in order, none overlapping the next.
        """
        return _measured(_fed(ctx), spans)

    def measure_file(self, ctx: CallContext, path: str, spans: list[list[float]]) -> dict[str, Any]:
        """The same of a file. Raises the VoiceAppErrors of :class:`voiceapp.audio.files.SoundReader`."""
        with SoundReader(path, downmix=False) as reader:
            channels = min(reader.info.channels, 2)
            blocks = (Audio(with_channels(one.samples, channels), one.rate) for one in reader.blocks(_BLOCK_S))
            return _measured(_until_cancelled(ctx, blocks), spans)

    def write(self, ctx: CallContext, path: str, encoding: Mapping[str, Any], tags: Mapping[str, str]) -> None:
        """Write the sound that is fed as :func:`voiceapp.audio.delivery.write` does."""
        write(Path(path), _fed(ctx), Encoding(**encoding), tags)


def _fed(ctx: CallContext) -> Iterator[Audio]:
    return _until_cancelled(ctx, ctx.inputs())


def _until_cancelled(ctx: CallContext, blocks: Iterable[Audio]) -> Iterator[Audio]:
    """The blocks; a cancel is an error, so that no half a file takes its name."""
    for block in blocks:
        if ctx.cancelled:
            break
        yield block
    if ctx.cancelled:
        raise InterruptedError("cancelled")


def _measured(blocks: Iterable[Audio], spans: Sequence[Span]) -> dict[str, Any]:
    whole: LevelMeter | None = None
    meter: LevelMeter | None = None
    found: list[dict[str, Any]] = []
    at, rate, channels = 0, 0, 1
    for block in blocks:
        if whole is None:
            rate, channels = block.rate, 1 if block.samples.ndim == 1 else block.samples.shape[1]
            whole = LevelMeter(rate, channels)
        whole.push(block.samples)
        end = at + len(block.samples)
        while len(found) < len(spans):
            first, last = (round(second * rate) for second in spans[len(found)])
            meter = meter or LevelMeter(rate, channels)
            meter.push(block.samples[max(first - at, 0) : max(last - at, 0)])
            if last > end:
                break
            found.append(asdict(meter.levels()))
            meter = None
        at = end
    if meter is not None:
        found.append(asdict(meter.levels()))
    return {"whole": asdict((whole or LevelMeter(48_000)).levels()), "spans": found}
