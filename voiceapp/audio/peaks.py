"""The waveform of a recording for drawing: the lowest and the highest sample of each 20 ms."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.frames import FRAME_SAMPLES, SPEECH_RATE, Audio

PER_SECOND = SPEECH_RATE // FRAME_SAMPLES


def peaks(blocks: Iterable[Audio]) -> NDArray[np.int8]:
    """Shape (n, 2), in 127ths of full scale: 360 kB for an hour, and no more memory than that and a block.

    Blocks are mono of 16 kHz, each but the last of whole 20 ms.
    """
    found = [_of(block) for block in blocks if len(block.samples)]
    return np.concatenate(found) if found else np.zeros((0, 2), np.int8)


def _of(block: Audio) -> NDArray[np.int8]:
    missing = -len(block.samples) % FRAME_SAMPLES
    frames = np.pad(block.samples, (0, missing), "edge").reshape(-1, FRAME_SAMPLES)
    both = np.stack([frames.min(axis=1), frames.max(axis=1)], axis=1)
    return np.asarray(np.rint(np.clip(both, -1.0, 1.0) * 127), np.int8)
