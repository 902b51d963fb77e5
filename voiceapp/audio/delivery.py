"""Sound files for others: at a level, below a peak, at a rate, with what they are written into them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from voiceapp.audio.encoding import Encoding
from voiceapp.audio.levels import frame, pulled
from voiceapp.audio.writer import check_ending
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Samples
from voiceapp.core.whole_file import not_written, replacing

OVERSAMPLED = 4
"""True peaks are those of a signal with so many times the samples (ITU-R BS.1770-4, annex 2)."""

_CODECS: dict[tuple[str, int], tuple[str, str, str]] = {
    (".wav", 16): ("wav", "pcm_s16le", "s16"),
    (".wav", 24): ("wav", "pcm_s24le", "s32"),
    (".flac", 16): ("flac", "flac", "s16"),
    (".flac", 24): ("flac", "flac", "s32"),
    (".mp3", 16): ("mp3", "libmp3lame", "fltp"),
    (".ogg", 16): ("ogg", "libopus", "flt"),
    (".opus", 16): ("ogg", "libopus", "flt"),
}
"""Ending and bits -> FFmpeg's container, codec and sample format."""

_RATES: dict[str, tuple[int, ...]] = {
    "libopus": (8_000, 12_000, 16_000, 24_000, 48_000),
    "libmp3lame": (8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000),
}
_HIGHEST = 48_000


def write(path: Path, blocks: Iterable[Audio], encoding: Encoding, tags: Mapping[str, str]) -> None:
    """Write sound, mono (n,) or stereo (n, 2), and its tags, whole or not at all; the ending decides the format.

    Raises VoiceAppError ``format-unknown``, ``sound-empty``, ``disk-full`` and ``not-written``.
    """
    import av

    check_ending(path)
    try:
        with replacing(path) as file:  # by its name: of an error of a file object PyAV tells no number
            _write(file.name, path.suffix.lower(), iter(blocks), encoding, tags)
    except av.FFmpegError as error:
        raise not_written(path, OSError(error.errno, error.strerror)) from error
    except OSError as error:
        raise not_written(path, error) from error


def _write(file: str, ending: str, blocks: Iterator[Audio], encoding: Encoding, tags: Mapping[str, str]) -> None:
    import av

    first = next(blocks, None)
    if first is None:
        raise VoiceAppError("sound-empty", "There is no sound to write.", "Choose what has some.")
    container, codec, sample_format = _CODECS[ending, encoding.bits if ending in (".wav", ".flac") else 16]
    wanted = encoding.rate or first.rate
    rates = _RATES.get(codec)
    rate = wanted if rates is None or wanted in rates else next((one for one in rates if one > wanted), _HIGHEST)
    layout = "mono" if first.samples.ndim == 1 else "stereo"
    with av.open(file, "w", format=container) as output:
        stream: Any = output.add_stream(codec, rate=rate, layout=layout)
        stream.codec_context.format = sample_format
        if encoding.kbps:
            stream.bit_rate = 1000 * encoding.kbps
        for name, text in tags.items():
            output.metadata[name] = text
        graph = _graph(first.rate, rate, sample_format, layout, encoding)
        at = 0
        for samples in _padded(first, blocks, encoding):
            if len(samples):
                graph.push(frame(samples, first.rate, at))
                at += len(samples)
                _encode(output, stream, graph)
        graph.push(None)
        _encode(output, stream, graph)
        output.mux(stream.encode(None))


def _padded(first: Audio, blocks: Iterator[Audio], encoding: Encoding) -> Iterator[Samples]:
    shape = first.samples.shape[1:]
    yield np.zeros((round(encoding.head_s * first.rate), *shape), np.float32)
    yield first.samples
    for block in blocks:
        yield block.samples
    yield np.zeros((round(encoding.tail_s * first.rate), *shape), np.float32)


def _encode(output: Any, stream: Any, graph: Any) -> None:
    for made in pulled(graph):
        made.pts = None  # counted by the encoder
        output.mux(stream.encode(made))


def _graph(source: int, rate: int, sample_format: str, layout: str, encoding: Encoding) -> Any:
    """Gain, a look-ahead limiter on the oversampled sound, and the target's rate and sample format."""
    from av.filter import Graph

    graph: Any = Graph()
    steps: list[tuple[str, str]] = []
    if encoding.gain_db:
        steps.append(("volume", f"volume={encoding.gain_db}dB:precision=float"))
    if encoding.peak_db is not None:
        limit = 10 ** (encoding.peak_db / 20)
        steps.append(("aresample", str(OVERSAMPLED * max(source, rate))))
        steps.append(("alimiter", f"limit={limit}:level=0:attack=5:release=50:latency=1"))
    steps.append(("aresample", str(rate)))
    steps.append(("aformat", f"sample_fmts={sample_format}:sample_rates={rate}:channel_layouts={layout}"))
    last = graph.add_abuffer(sample_rate=source, format="flt", layout=layout)
    for name, arguments in steps:
        step = graph.add(name, arguments)
        last.link_to(step)
        last = step
    sink = graph.add("abuffersink")
    last.link_to(sink)
    graph.configure()
    return graph
