"""Our watermark and Perth's own, and what its detector says. Runs in the pack."""

from __future__ import annotations

from typing import Any

import numpy as np
from perth import PerthImplicitWatermarker

from voiceapp.core.frames import Audio
from voiceapp.engines.watermark import Watermark


def run(samples: np.ndarray[Any, Any], rate: int) -> dict[str, Any]:
    """The speech marked by Perth, by us as a whole and by us in blocks of many lengths; the scores."""
    perth = PerthImplicitWatermarker()
    ours = Watermark()
    stream = ours.stream(rate)
    draw = np.random.default_rng(1)
    ends = np.cumsum(draw.integers(1, rate, 100))
    blocks = [stream.push(block) for block in np.split(samples, ends[ends < len(samples)])]
    streamed = np.concatenate([*blocks, stream.finish()])
    whole = ours.mark(Audio(samples, rate)).samples
    sounds = {"clean": samples, "whole": whole, "streamed": streamed, "second": streamed[rate : 2 * rate]}
    return {
        "perth": perth.apply_watermark(np.pad(samples, (0, rate // 25)), sample_rate=rate)[: len(samples)],
        "whole": whole,
        "streamed": streamed,
        "first": next(number for number, block in enumerate(blocks) if len(block)),
        "scores": {name: float(perth.get_watermark(sound, rate)) for name, sound in sounds.items()},
    }
