"""MusicGen's tokens: progress over its steps, and the sound of what there is when it is stopped early.

Its codebooks are generated with a delay pattern: codebook k of a frame comes k steps after the first (in stereo,
pairs of them). The library undoes the pattern only for whole results; in shorter ones it would mix codebooks up.
Tensors of codes have the shape (batch, codebooks, frames).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from voiceapp.core.protocols import CallContext
from voiceapp.engines.leaving import Ended


def steps(ctx: CallContext, count: int) -> tuple[Any, Any]:
    """Stopping criteria that tell of each of ``count`` steps, and raise Ended once it is cancelled or enough; and
    the one among them whose ``ids`` are the tokens by then, shape (batch * codebooks, steps), delayed."""
    import torch
    from transformers import StoppingCriteria, StoppingCriteriaList

    class Steps(StoppingCriteria):  # type: ignore[misc]
        done = 0
        ids: Any = None

        def __call__(self, input_ids: Any, scores: Any, **_: Any) -> Any:
            self.done += 1
            self.ids = input_ids
            ctx.progress(min(self.done / count, 1.0))
            if self.done < count and (ctx.cancelled or ctx.enough):
                raise Ended(input_ids)
            return torch.zeros(input_ids.shape[0], dtype=torch.bool, device=input_ids.device)

    watch = Steps()
    return StoppingCriteriaList([watch]), watch


def undelayed(ids: Any, codebooks: int, channels: int, before: Any | None = None) -> Any:
    """The codes of the frames that are whole. ``before`` are those that were given: ``ids`` has gaps there."""
    import torch

    rows = ids.reshape(-1, codebooks, ids.shape[-1])
    deepest = codebooks // channels - 1
    frames = max(0, rows.shape[-1] - 1 - deepest)  # the first column is the start token
    codes = torch.stack(
        [rows[:, book, 1 + book // channels :][:, :frames] for book in range(codebooks)],
        dim=1,
    )
    if before is not None:
        given = min(frames, before.shape[-1])
        codes[..., :given] = before[..., :given]
    return codes


def encoded(model: Any, samples: np.ndarray[Any, Any], batch: int) -> Any:
    """The codes of sound of shape (n,) or (n, 2) at the codec's rate; a stereo model's alternate left and right."""
    import torch

    sides = torch.from_numpy(np.ascontiguousarray(samples.T.reshape(-1, 1, len(samples)), np.float32))
    made = model.audio_encoder.encode(sides.to(model.device)).audio_codes[0]  # (channels, codebooks, frames)
    return made.transpose(0, 1).flatten(0, 1)[None].repeat(batch, 1, 1)


def decoded(model: Any, codes: Any) -> Any:
    """Their sound, shape (batch, channels, n)."""
    import torch

    channels = model.config.decoder.audio_channels
    sides = [
        model.audio_encoder.decode(codes[None, :, side::channels], [None] * len(codes)).audio_values
        for side in range(channels)
    ]
    return torch.cat(sides, dim=1)
