"""Music into its stems by Demucs (Rouard et al., 2023, Hybrid Transformers for Music Source Separation,
arXiv:2211.08553; Défossez, 2021, arXiv:2111.03600)."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Any

import numpy as np

from voiceapp.audio.resample import stream_at, with_channels
from voiceapp.core.frames import Audio
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines import demucs_folder, model_folder, torch_device
from voiceapp.engines.catalog_recordings import DEMUCS_WEIGHTS
from voiceapp.engines.leaving import Cancelled
from voiceapp.engines.torch_layers import interruptible

OVERLAP = 0.25
"""The share of a segment that the next one covers again: the library's own default."""


class Demucs:
    """The Demucs engine (protocol: ``core.protocols.Engine``).

    The result is that of ``demucs.apply.apply_model(bag, mix, shifts=0)``: without random shifts, so the same
    sound always gives the same stems. The library holds the whole track and all of its stems; here segments
    are computed as the sound comes, and at most a few of them are held.
    """

    def __init__(self) -> None:
        self._bag: Any = None

    def load(
        self, ctx: CallContext, model: str = "", device: str = "auto", threads: int = 0, **_: Any
    ) -> Capabilities:
        """Load the folder ``model``. Raises VoiceAppError for a folder or device that will not do."""
        folder = model_folder.check(model, DEMUCS_WEIGHTS, demucs_folder.TITLE)
        listed = demucs_folder.listing(folder)
        place = torch_device.choose(demucs_folder.TITLE, device, half=False, threads=threads)
        bag, place = torch_device.put(demucs_folder.load_bag(listed), place, demucs_folder.TITLE)
        self._bag = bag
        return Capabilities(
            languages=("*",),
            sample_rate=bag.samplerate,
            channels=bag.audio_channels,
            device=place.device,
            precision=place.precision,
            notice=place.notice,
        )

    def separate(self, ctx: CallContext) -> Generator[dict[str, Any], None, None]:
        """Yield {"name", "audio"} parts of each stem in order of time, (n, 2) at the model's rate.

        Sound comes in at any rate, mono or stereo.
        """
        bag, rate = self._bag, self._bag.samplerate
        done = 0
        try:
            for part in _separated(ctx, bag, self._sound(ctx)):
                for name, stem in zip(bag.sources, part, strict=True):
                    yield {"name": str(name), "audio": Audio(_interleaved(stem), rate)}
                done += part.shape[-1]
                ctx.progress(None, f"{done / rate:.0f} s")
                if ctx.cancelled:
                    return
        except Cancelled:
            return

    def _sound(self, ctx: CallContext) -> Iterator[Any]:
        """The input as tensors of shape (channels, n) at the model's rate."""
        import torch

        channels = self._bag.audio_channels
        for samples in stream_at(ctx.inputs(), self._bag.samplerate):
            sides = with_channels(samples, channels).reshape(len(samples), channels)
            yield torch.from_numpy(np.ascontiguousarray(sides.T))


def _interleaved(stem: Any) -> np.ndarray[Any, np.dtype[np.float32]]:
    samples = np.ascontiguousarray(stem.numpy().T, np.float32)
    return samples[:, 0] if samples.shape[1] == 1 else samples


def _separated(ctx: CallContext, bag: Any, sound: Iterator[Any]) -> Iterator[Any]:
    """Tensors (sources, channels, n) in order of time: ``apply_model``'s own segments, weights and sums, but a
    part is given out as soon as no later segment adds to it.
    """
    import torch
    from demucs.apply import TensorChunk, apply_model

    device = next(bag.parameters()).device
    segment = min(int(model.samplerate * model.segment) for model in bag.models)
    stride = int((1 - OVERLAP) * segment)
    around = _context(bag, segment)
    rising = torch.arange(1, segment // 2 + 1)
    weight = torch.cat([rising, torch.arange(segment - segment // 2, 0, -1)])
    weight = weight / weight.max()

    held = torch.zeros(bag.audio_channels, 0)
    base = 0  # the time of its first sample
    summed = torch.zeros(len(bag.sources), bag.audio_channels, segment)  # from ``offset`` on
    weights = torch.zeros(segment)
    offset = 0
    more = True
    while True:
        while more and base + held.shape[1] < offset + segment + around:
            item = next(sound, None)
            more = item is not None
            held = held if item is None else torch.cat([held, item], dim=1)
        length = min(segment, base + held.shape[1] - offset)
        if length <= 0:
            return
        # The chunk knows its surroundings: the library pads it with them, with silence only past the ends.
        chunk = TensorChunk(held[None], offset - base, length)
        with interruptible(ctx, bag):
            made = apply_model(bag, chunk, shifts=0, split=False, device=device)[0].cpu()
        summed[..., :length] += weight[:length] * made
        weights[:length] += weight[:length]
        ready = min(stride, length)
        yield summed[..., :ready] / weights[:ready]
        summed = torch.cat([summed[..., stride:], torch.zeros_like(summed[..., :stride])], dim=-1)
        weights = torch.cat([weights[stride:], torch.zeros(stride)])
        offset += stride
        unused = max(0, offset - segment - base)  # a short last segment is padded with what came before it
        held, base = held[:, unused:], base + unused


def _context(bag: Any, segment: int) -> int:
    """Samples past a segment's end that its padding may ask for."""
    most = max(model.valid_length(segment) if hasattr(model, "valid_length") else segment for model in bag.models)
    return max(0, int(most) - segment)
