"""Sound faster or slower with its pitch kept: FFmpeg's filter atempo, an overlap-add of similar waveforms (WSOLA,
Verhelst and Roelands, ICASSP 1993)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from voiceapp.core.frames import Audio


def at_speed(blocks: Iterable[Audio], speed: float) -> Iterator[Audio]:
    """Blocks of one rate at a speed of 0.5 to 2; 1 gives them as they are. They are mono (n,) or stereo (n, 2)."""
    if speed == 1.0:
        yield from blocks
        return
    graph: Any = None
    for block in blocks:
        if graph is None:
            layout = "mono" if block.samples.ndim == 1 else "stereo"
            graph = _graph(block.rate, speed, layout)
        graph.push(_frame(block, layout))
        yield from _ready(graph, block)
    if graph is not None:
        graph.push(None)
        yield from _ready(graph, block)


def _graph(rate: int, speed: float, layout: str) -> Any:
    import av

    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=rate, format="flt", layout=layout)
    tempo, sink = graph.add("atempo", f"{speed:.9f}"), graph.add("abuffersink")
    source.link_to(tempo)
    tempo.link_to(sink)
    graph.configure()
    return graph


def _frame(block: Audio, layout: str) -> Any:
    import av

    packed = np.ascontiguousarray(block.samples).reshape(1, -1)
    frame = av.AudioFrame.from_ndarray(packed, format="flt", layout=layout)
    frame.sample_rate = block.rate
    return frame


def _ready(graph: Any, block: Audio) -> Iterator[Audio]:
    """What is done by now, in the shape and at the rate of ``block``."""
    import av

    while True:
        try:
            made = graph.pull()
        except (av.error.BlockingIOError, av.error.EOFError):
            return
        yield Audio(made.to_ndarray().reshape(-1, *block.samples.shape[1:]), block.rate)
