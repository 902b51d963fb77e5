"""MP3 files of long recordings, encoded on all cores, in which players find each second exactly.

A constant bit rate lets a player reckon where a second is. Without LAME's bit reservoir no frame needs the ones
before it, so parts of a recording are encoded at the same time: each part's encoder hears some frames before and
after it, which brings it to the state that a single encoder would be in, and gives only its own.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.frames import SPEECH_RATE, Audio

FRAME = 576
"""Samples of a frame at 16 kHz (MPEG-2 Layer III)."""

PART_FRAMES = 2048
OVERLAP_FRAMES = 8
BIT_RATE = 40_000
EFFORT = 7
"""LAME's quality, 0 best to 9 fastest: what is below 7 takes up to four times as long."""

MOST_THREADS = 8

Pcm = NDArray[np.int16]


def write_mp3(path: Path, blocks: Iterable[Audio], tell: Callable[[float], bool]) -> None:
    """Write sound (mono, 16 kHz) as an MP3 file, 40 kbit/s. Raises OSError.

    ``tell`` gets the seconds that were read, and says whether to go on; else the file ends there.
    """
    import av

    try:
        _write(path, blocks, tell)
    except av.FFmpegError as error:
        raise OSError(error.errno, error.strerror) from error


def _write(path: Path, blocks: Iterable[Audio], tell: Callable[[float], bool]) -> None:
    import av

    threads = min(os.cpu_count() or 1, MOST_THREADS)
    with (
        av.open(str(path), "w", format="mp3") as file,
        ThreadPoolExecutor(threads) as pool,
    ):
        stream: Any = file.add_stream("libmp3lame", rate=SPEECH_RATE, layout="mono")
        stream.bit_rate = BIT_RATE
        file.start_encoding()  # the delay of the encoder goes into the header, so that none is heard
        under_way: deque[Future[list[Any]]] = deque()

        def put() -> None:
            for packet in under_way.popleft().result():
                packet.stream = stream
                file.mux(packet)

        for part in _parts(blocks, tell):
            under_way.append(pool.submit(_encoded, *part))
            if len(under_way) > threads:
                put()
        while under_way:
            put()


def _parts(blocks: Iterable[Audio], tell: Callable[[float], bool]) -> Iterator[tuple[Pcm, int, int, int | None]]:
    """Arguments of :func:`_encoded`, part by part."""
    size, overlap = PART_FRAMES * FRAME, OVERLAP_FRAMES * FRAME
    held: list[Pcm] = []
    length = at = first = (
        0  # ``at`` is the sample with which ``held`` begins, ``first`` with which the next part does
    )
    done_s = 0.0
    for block in blocks:
        held.append((np.clip(block.samples, -1.0, 1.0) * 32767).astype(np.int16))
        length += len(held[-1])
        while at + length >= first + size + overlap:
            whole = np.concatenate(held)
            yield whole[: first - at + size + overlap], at, (first - at) // FRAME, PART_FRAMES
            first += size
            held = [whole[first - overlap - at :]]
            at, length = first - overlap, len(held[0])
        done_s += block.duration_s
        if not tell(done_s):
            return
    yield np.concatenate([*held, np.zeros(0, np.int16)]), at, (first - at) // FRAME, None


def _encoded(pcm: Pcm, at: int, skip: int, count: int | None) -> list[Any]:
    """The frames of a part (av.Packet): ``count`` or all that follow after the first ``skip``.

    ``at`` is the first sample's place in the recording.
    """
    import av

    coder: Any = av.CodecContext.create("libmp3lame", "w")
    coder.sample_rate, coder.layout, coder.format, coder.bit_rate = SPEECH_RATE, "mono", "s16p", BIT_RATE
    coder.options = {"compression_level": str(EFFORT), "reservoir": "0"}
    packets: list[Any] = []
    if len(pcm):
        frame = av.AudioFrame.from_ndarray(pcm.reshape(1, -1), "s16p", "mono")
        frame.sample_rate, frame.pts = SPEECH_RATE, at
        packets += coder.encode(frame)
    packets += coder.encode(None)
    return packets[skip : None if count is None else skip + count]
