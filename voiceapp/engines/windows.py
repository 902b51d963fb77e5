"""Cutting a recording of any length into windows at its silences, with bounded memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from voiceapp.core.frames import SPEECH_RATE, Audio, Samples

LONGEST_S = 28.0
"""Whisper hears 30 s at a time; a little is left for what it was not told of."""

_GAP_S = 1.5
_MORE_S = 5.0
_ONSET_S = 1.0

Stretch = tuple[int, int]
Detector = Callable[[Samples], list[Stretch]]
"""Tells where somebody speaks: (start, end) in samples, in order."""


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """Speech to transcribe: mono, 16 kHz; ``start_s`` from the start of the recording."""

    samples: Samples
    start_s: float

    @property
    def end_s(self) -> float:
        """Where it ends in the recording."""
        return self.start_s + len(self.samples) / SPEECH_RATE


class Counted:
    """Sound on its way, counted: ``samples`` of it have passed."""

    def __init__(self, audio: Iterable[Audio]) -> None:
        self._audio = audio
        self.samples = 0

    def __iter__(self) -> Iterator[Audio]:
        for item in self._audio:
            self.samples += len(item.samples)
            yield item


def windows(audio: Iterable[Audio], detect: Detector, longest_s: float = LONGEST_S) -> Iterator[Window]:
    """Yield the speech of ``audio`` in windows of at most ``longest_s``; silence is left out.

    At most ``longest_s`` + 5 s (and one item of ``audio``) are held. Stretches of speech that lie less than
    1.5 s apart share a window; a stretch that is too long is cut where it is quietest.
    """
    longest = int(longest_s * SPEECH_RATE)
    held: Samples = np.zeros(0, np.float32)
    base = 0
    for item in audio:
        held = np.concatenate([held, item.samples])
        while len(held) >= longest + _MORE_S * SPEECH_RATE:
            groups = _groups(held, detect(held), longest)
            open_from = _open_from(groups, len(held), longest)
            for start, end in groups:
                if end <= open_from:
                    yield Window(held[start:end], (base + start) / SPEECH_RATE)
            held, base = held[open_from:], base + open_from
    for start, end in _groups(held, detect(held) if len(held) else [], longest):
        yield Window(held[start:end], (base + start) / SPEECH_RATE)


def _groups(samples: Samples, stretches: list[Stretch], longest: int) -> list[Stretch]:
    """Neighbouring stretches joined, long ones cut."""
    groups: list[Stretch] = []
    for start, end in stretches:
        while end - start > longest:
            middle = start + quietest(samples[start : start + longest], longest // 2)
            groups.append((start, middle))
            start = middle
        if groups and start - groups[-1][1] < _GAP_S * SPEECH_RATE and end - groups[-1][0] <= longest:
            groups[-1] = (groups[-1][0], end)
        else:
            groups.append((start, end))
    return groups


def _open_from(groups: list[Stretch], length: int, longest: int) -> int:
    """The sample from which on the held sound may still belong to a window that goes on."""
    open_from = length - int(_ONSET_S * SPEECH_RATE)
    if groups:
        start, end = groups[-1]
        if end + _GAP_S * SPEECH_RATE >= length and start > 0:
            return start  # the last window may go on
        open_from = max(open_from, end)
    return max(open_from, 1)


def quietest(samples: Samples, earliest: int) -> int:
    """The middle of the quietest 0.2 s at or after the sample ``earliest``."""
    step = SPEECH_RATE // 50
    blocks = len(samples) // step
    if blocks < 11:
        return len(samples)
    energy = np.square(samples[: blocks * step], dtype=np.float64).reshape(blocks, step).mean(axis=1)
    smooth = np.convolve(energy, np.ones(10) / 10, mode="valid")
    first = min(earliest // step, len(smooth) - 1)
    return int((first + int(np.argmin(smooth[first:])) + 5) * step)
