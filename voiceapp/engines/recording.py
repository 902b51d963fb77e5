"""The sound of a call whose engine needs all of it at once, or in long stretches."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from voiceapp.audio.resample import mono_at
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import SPEECH_RATE, Audio, Samples
from voiceapp.core.protocols import CallContext

_FIRST = 60 * SPEECH_RATE


def speech(audio: Audio) -> Samples:
    """Sound as speech engines want it: mono float32 at 16 kHz."""
    return mono_at(audio, SPEECH_RATE)


def gathered(ctx: CallContext) -> Samples:
    """All that the caller feeds, as one array of mono float32 at 16 kHz; what came so far when it cancels.

    The array grows in place: joining a list of chunks would hold the recording twice (230 MB an hour).
    """
    heard = np.zeros(_FIRST, np.float32)
    length = 0
    for part in ctx.inputs():
        samples = speech(part)
        needed = length + len(samples)
        if needed > len(heard):
            heard.resize(max(needed, len(heard) + len(heard) // 2), refcheck=False)
        heard[length:needed] = samples
        length = needed
    heard.resize(length, refcheck=False)
    return heard


def stretches(ctx: CallContext, seconds: float) -> Iterator[Samples]:
    """What the caller feeds in stretches of that length, the last one shorter: mono float32 at 16 kHz."""
    size = round(seconds * SPEECH_RATE)
    held: list[Samples] = []
    length = 0
    for part in ctx.inputs():
        samples = speech(part)
        while len(samples):
            taken = samples[: size - length]
            held.append(taken)
            length += len(taken)
            samples = samples[len(taken) :]
            if length == size:
                yield np.concatenate(held)
                held, length = [], 0
    if held and not ctx.cancelled:
        yield np.concatenate(held)


def bounds(speakers: int | None, min_speakers: int | None, max_speakers: int | None) -> tuple[int, int | None]:
    """The fewest and the most speakers (None: any number). Raises VoiceAppError ``speakers-wrong``."""
    fewest = speakers if speakers is not None else min_speakers if min_speakers is not None else 1
    most = speakers if speakers is not None else max_speakers
    if fewest < 1 or (most is not None and most < fewest):
        raise VoiceAppError(
            "speakers-wrong",
            "These numbers of speakers contradict each other.",
            "Give one number, or a smallest one that is not above the largest; at least 1.",
        )
    return fewest, most
