"""Sound faster or slower with its pitch kept: FFmpeg's filter atempo, an overlap-add of similar waveforms (WSOLA,
Verhelst and Roelands, ICASSP 1993)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from voiceapp.core.frames import Audio


def at_speed(blocks: Iterable[Audio], speed: float) -> Iterator[Audio]:
    """Mono blocks of one rate at a speed of 0.5 to 2; 1 gives them as they are."""
    if speed == 1.0:
        yield from blocks
        return
    graph: Any = None
    for block in blocks:
        if graph is None:
            graph = _graph(block.rate, speed)
        graph.push(_frame(block))
        yield from _ready(graph, block.rate)
    if graph is not None:
        graph.push(None)
        yield from _ready(graph, block.rate)


def _graph(rate: int, speed: float) -> Any:
    import av

    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=rate, format="flt", layout="mono")
    tempo, sink = graph.add("atempo", f"{speed:.4f}"), graph.add("abuffersink")
    source.link_to(tempo)
    tempo.link_to(sink)
    graph.configure()
    return graph


def _frame(block: Audio) -> Any:
    import av

    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(block.samples[None]), format="flt", layout="mono")
    frame.sample_rate = block.rate
    return frame


def _ready(graph: Any, rate: int) -> Iterator[Audio]:
    import av

    while True:
        try:
            made = graph.pull()
        except (av.error.BlockingIOError, av.error.EOFError):
            return
        yield Audio(made.to_ndarray().reshape(-1), rate)
