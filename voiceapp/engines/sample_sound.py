"""A voice sample in memory, with where somebody speaks in it and where nobody does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from voiceapp.audio.resample import mono_at
from voiceapp.core.frames import SPEECH_RATE, Audio, Samples
from voiceapp.engines.vad_silero import CHUNK, SileroVad

Mask = NDArray[np.bool_]

HOP = 160
"""Samples at 16 kHz of a frame of 10 ms."""

FRAMES_S = SPEECH_RATE // HOP

_ENTER, _LEAVE = 0.5, 0.35
_NOBODY = 0.15
_MARGIN = 10  # frames beside speech that are no pause: a room rings on
_JOIN, _SHORTEST = 30, 8


@dataclass(frozen=True, slots=True, eq=False)
class SampleSound:
    """``own`` is the sample at its own rate (at most 48 kHz), ``heard`` at 16 kHz, both mono.

    ``speech`` are the frames of ``heard`` in which somebody speaks, ``pause`` those in which surely nobody does.
    """

    own: Audio
    heard: Samples
    speech: Mask
    pause: Mask

    @classmethod
    def of(cls, own: Audio, vad: SileroVad) -> SampleSound:
        """Judge the sound."""
        heard = mono_at(own, SPEECH_RATE)
        frames = len(heard) // HOP
        vad.reset()
        judged = np.array(vad.feed(np.pad(heard, (0, CHUNK))), np.float32)
        chunks = np.minimum((np.arange(frames) * HOP + HOP // 2) // CHUNK, len(judged) - 1)
        speech = np.zeros(len(judged), np.bool_)
        going = False
        for at, probability in enumerate(judged):
            going = speech[at] = probability >= (_LEAVE if going else _ENTER)
        return cls(own, heard, speech[chunks], _narrowed((judged < _NOBODY)[chunks], _MARGIN))

    @property
    def stretches(self) -> list[tuple[float, float]]:
        """Where somebody speaks, in seconds; pauses below 0.3 s are part of it."""
        found: list[tuple[int, int]] = []
        for begin, end in runs(self.speech):
            if end - begin < _SHORTEST:
                continue
            if found and begin - found[-1][1] < _JOIN:
                begin = found.pop()[0]
            found.append((begin, end))
        return [(begin / FRAMES_S, end / FRAMES_S) for begin, end in found]


def runs(mask: Mask) -> Iterator[tuple[int, int]]:
    """Where a mask is true: first and one after the last."""
    edges = np.flatnonzero(np.diff(mask.astype(np.int8), prepend=0, append=0)).reshape(-1, 2)
    return ((int(begin), int(end)) for begin, end in edges)


def _narrowed(mask: Mask, by: int) -> Mask:
    """Without ``by`` frames at the inner edges of each stretch; the sound's own ends are none."""
    narrow = np.zeros_like(mask)
    for begin, end in runs(mask):
        narrow[begin + by * (begin > 0) : max(end - by * (end < len(mask)), 0)] = True
    return narrow
