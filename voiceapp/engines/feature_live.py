"""Features of sound that is being heard, and its last minutes."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voiceapp.audio.resample import Resampler
from voiceapp.audio.writer import SoundWriter
from voiceapp.core.frames import Audio, Samples
from voiceapp.core.inspection import Look
from voiceapp.engines.feature_recipes import Recipe, recipe

MOST_S = 600.0
"""No more than the last ten minutes are kept: 58 MB at 48 kHz."""


class LiveFeatures:
    """Takes mono sound of ``rate`` and makes rows of it."""

    def __init__(self, features: Sequence[str], look: Look, rate: int) -> None:
        self._rate = rate
        self._features = [_LiveFeature(recipe(feature, look, rate), rate) for feature in features]
        self._heard: deque[NDArray[np.int16]] = deque()
        self._kept = 0

    def push(self, samples: Samples) -> Iterator[dict[str, Any]]:
        """{"feature", "lane", "first", "rows"} of each feature that has new rows."""
        self._heard.append(np.asarray(np.clip(np.rint(samples * 32768), -32768, 32767), np.int16))
        self._kept += len(samples)
        while self._kept - len(self._heard[0]) >= MOST_S * self._rate:
            self._kept -= len(self._heard.popleft())
        for one in self._features:
            yield from one.push(samples)

    def write(self, path: Path) -> float:
        """Write what was heard last into a file; its seconds, 0: no file. Raises VoiceAppError."""
        if not self._kept:
            return 0.0
        with SoundWriter(path, mode=0o600) as writer:
            for block in self._heard:
                writer.write(Audio(block.astype(np.float32) / np.float32(32768), self._rate))
        return self._kept / self._rate


class _LiveFeature:
    def __init__(self, made: Recipe, rate: int) -> None:
        self._made = made
        self._resampler = Resampler(rate, made.lane.rate)
        self._stream = made.stream(False)
        self._first = 0
        self._loudest = -np.inf  # so far: nobody knows what comes

    def push(self, samples: Samples) -> Iterator[dict[str, Any]]:
        for rows in self._stream.push(self._resampler.push(samples)):
            if not len(rows):
                continue
            shown = rows
            if self._made.scaled is not None:
                self._loudest = max(self._loudest, float(rows.max()))
                shown = self._made.scaled(rows, self._loudest)
            yield {"feature": self._made.lane.name, "first": self._first, "rows": shown}
            self._first += len(shown)
