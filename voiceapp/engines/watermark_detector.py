"""Finding the mark of synthetic speech in sound of any length: Perth's detector, a few seconds at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from voiceapp.audio.resample import mono
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Samples
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines.watermark import Watermark

WINDOW_S = 4.0
HOP_S = 2.0
"""So that a mark of six seconds fills a window, wherever it begins; windows with less of it score less."""
SHORTEST_S = 1.0
"""Of less the detector is not sure."""
THRESHOLD = 0.75
"""Between the scores that ``bench watermark`` measured: 100 marked clips after all harms 0.978 and more, the same
without a mark 0.187 and less, recordings of people and music 0.487 and less."""


class WatermarkDetector:
    """The detector's engine (protocol: ``core.protocols.Engine``)."""

    def __init__(self) -> None:
        self._watermark: Watermark | None = None

    def load(self, ctx: CallContext, threads: int = 0, **_: Any) -> Capabilities:
        """Load the weights, which come inside the library."""
        import torch

        if threads:
            torch.set_num_threads(threads)
        self._watermark = Watermark()
        return Capabilities(languages=("*",), threshold=THRESHOLD, device="cpu", precision="float32")

    def detect(self, ctx: CallContext) -> dict[str, float]:
        """Look through the sound that is fed (one rate): the fields of ``core.recordings.WatermarkScore``.

        Raises VoiceAppError ``sound-empty``.
        """
        assert self._watermark is not None
        seconds = score = at_s = marked_s = covered_s = 0.0
        for start_s, window, rate in _windows(ctx):
            found = self._watermark.score(window, rate)
            end_s = start_s + len(window) / rate
            if found > score:
                score, at_s = found, start_s
            if found >= THRESHOLD:
                marked_s += end_s - max(start_s, covered_s)
                covered_s = end_s
            seconds = end_s
            ctx.progress(None, "Looking for the watermark")
        if not seconds and not ctx.cancelled:
            raise VoiceAppError("sound-empty", "There is no sound to look through.", "Choose another file.")
        return {
            "score": score,
            "threshold": THRESHOLD,
            "at_s": at_s,
            "seconds": seconds,
            "marked_s": marked_s,
        }

    def mark(self, ctx: CallContext, audio: Audio) -> Audio:
        """The sound (mono) with the mark, as engines that clone put it on."""
        assert self._watermark is not None
        return self._watermark.mark(audio)


def _windows(ctx: CallContext) -> Iterator[tuple[float, Samples, int]]:
    """Windows of what is fed: where each starts, its samples and their rate; the last one reaches to the end."""
    held = np.zeros(0, np.float32)
    at = rate = 0
    for part in ctx.inputs():
        rate = part.rate
        window, hop, least = (round(seconds * rate) for seconds in (WINDOW_S, HOP_S, SHORTEST_S))
        held = np.concatenate([held, mono(part.samples)])
        # The last window waits for what comes: a rest that is too short alone belongs to it.
        while len(held) >= window + max(hop, least):
            yield at / rate, held[:window], rate
            held, at = held[hop:], at + hop
    if len(held) and not ctx.cancelled:
        yield at / rate, held, rate
