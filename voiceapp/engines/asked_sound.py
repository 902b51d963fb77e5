"""The sound that a question is about, as an engine takes it: whole, mono, no longer than it can hear."""

from __future__ import annotations

import numpy as np

from voiceapp.audio.resample import mono, resampled
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Samples
from voiceapp.core.protocols import CallContext

_LEAST_S = 0.1


def gathered(ctx: CallContext, title: str, rate: int, longest_s: float) -> Samples | None:
    """The call's input joined, shape (n,), at ``rate`` Hz; None where the caller gave it up meanwhile.

    Raises VoiceAppError ``sound-too-long`` as soon as it is, and ``no-sound`` where next to nothing came.
    """
    parts: list[Samples] = []
    given, seconds = rate, 0.0
    for audio in ctx.inputs():
        given = audio.rate
        seconds += audio.duration_s
        if seconds > longest_s + 1e-3:
            raise VoiceAppError(
                "sound-too-long",
                f"{title} hears {longest_s:g} seconds at once, and this sound is longer.",
                "Ask about a part of it: name its times in the question.",
            )
        parts.append(mono(audio.samples))
    if ctx.cancelled:
        return None
    if seconds < _LEAST_S:
        raise VoiceAppError("no-sound", "There is no sound to ask about.", "Choose another file or another time.")
    return resampled(Audio(np.concatenate(parts), given), rate).samples
