"""Several windows of a recording through faster-whisper at once, with the result that one after the other has.

The library's batched pipeline does less than its sequential way: it makes no second attempt at a text that went
wrong, and drops what follows the last time stamp. Windows where that may have happened are told, to be done again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from voiceapp.core.frames import SPEECH_RATE
from voiceapp.engines.windows import Window

MOST = 8
"""The library's own batch size."""

_STEP_S = 8.0
_WINDOW_BYTES = 400 << 20
_LOG_PROBABILITY, _COMPRESSION = -1.0, 2.4
_UNHEARD_S = 1.0


def at_once(seconds_per_window: float) -> int:
    """How many windows to take at once: about 8 s of work (a talk waits for its end) in half of the free memory.

    A window in a batch took 270 MB more with ``small``, 200 MB with ``large-v2`` (README of faster-whisper 1.1.0,
    batch of 8 against none); 400 MB are reckoned with.
    """
    import psutil

    room = int(psutil.virtual_memory().available / 2 / _WINDOW_BYTES)
    return max(1, min(MOST, room, int(_STEP_S / max(seconds_per_window, 1e-3))))


def run(model: Any, batch: Sequence[Window], options: dict[str, Any]) -> list[tuple[float, list[Any]] | None]:
    """For each window the library's segments, and what to take from their times, in seconds; None: do it again.

    At temperature 0 with five beams; ``options`` as for the library's ``transcribe``.
    """
    from faster_whisper import BatchedInferencePipeline

    ends = np.cumsum([len(window.samples) for window in batch])
    starts = [0, *(int(end) for end in ends[:-1])]
    found, _ = BatchedInferencePipeline(model).transcribe(
        np.concatenate([window.samples for window in batch]),
        beam_size=5,
        temperature=0.0,
        without_timestamps=False,
        # The library multiplies and cuts off: a quarter of a sample keeps it from losing one.
        clip_timestamps=[
            {"start": (start + 0.25) / SPEECH_RATE, "end": (int(end) + 0.25) / SPEECH_RATE}
            for start, end in zip(starts, ends, strict=True)
        ],
        batch_size=len(batch),
        **options,
    )
    segments = list(found)
    result: list[tuple[float, list[Any]] | None] = []
    for window, start in zip(batch, starts, strict=True):
        offset_s = start / SPEECH_RATE
        own = [segment for segment in segments if segment.seek == int(offset_s * model.frames_per_second)]
        heard_s = len(window.samples) / SPEECH_RATE
        result.append((offset_s, own) if own and _right(own, offset_s + heard_s) else None)
    return result


def _right(segments: Sequence[Any], end_s: float) -> bool:
    """Whether the sequential way would have left it at that."""
    from faster_whisper.transcribe import get_compression_ratio

    return (
        segments[-1].end > end_s - _UNHEARD_S
        and all(segment.avg_logprob >= _LOG_PROBABILITY for segment in segments)
        and get_compression_ratio("".join(segment.text for segment in segments)) <= _COMPRESSION
    )
