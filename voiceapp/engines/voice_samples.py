"""Samples of a voice as an engine that clones is fed them, and what it took from them as it comes back to it.

A sample goes in as pieces of sound, mono or stereo at any rate, and ends with None (the last one may end with the
input), so that engines can tell one from the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from voiceapp.audio.resample import mono, resampled
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Samples
from voiceapp.core.protocols import CallContext, Timbre


def fed(ctx: CallContext, rate: int, most_s: float) -> Iterator[Samples]:
    """Each sample that the caller feeds: mono float32 at ``rate`` Hz, its first ``most_s`` seconds, none empty."""
    held: list[Audio] = []
    length_s = 0.0
    for part in ctx.inputs():
        if part is None:
            if held:
                yield _joined(held, rate, most_s)
            held, length_s = [], 0.0
        elif length_s < most_s and len(part.samples):
            held.append(part)
            length_s += part.duration_s
    if held and not ctx.cancelled:
        yield _joined(held, rate, most_s)


def checked(timbre: Timbre, shapes: Mapping[str, Sequence[int | None]], title: str) -> dict[str, Samples]:
    """The arrays of a timbre, which have these names and shapes (None: any length) and finite numbers.

    Raises VoiceAppError ``timbre-unfit`` for one that another model made.
    """
    arrays = {name: np.asarray(timbre[name], np.float32) for name in shapes if name in timbre}
    fits = all(
        name in arrays
        and len(arrays[name].shape) == len(shape)
        and all(one in (None, size) for one, size in zip(shape, arrays[name].shape, strict=True))
        and np.isfinite(arrays[name]).all()
        for name, shape in shapes.items()
    )
    if not fits:
        raise VoiceAppError(
            "timbre-unfit",
            f"What was taken from the samples of this voice does not fit this {title} model.",
            "Let the samples be listened to again.",
        )
    return arrays


def _joined(parts: Sequence[Audio], rate: int, most_s: float) -> Samples:
    """One sample whole, so that it is resampled without seams."""
    whole = Audio(np.concatenate([mono(part.samples) for part in parts]), parts[0].rate)
    return resampled(whole, rate).samples[: int(most_s * rate)]
