"""Levels of sound as delivery asks for them: loudness, RMS, true peak, noise floor, silence at both ends."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import Any

import numpy as np

from voiceapp.core.frames import Samples

FLOOR_DB = -120.0
"""Digital silence."""

SILENT_LUFS = -70.0
"""The gate of ITU-R BS.1770-4: what is no louder has no loudness."""

SOUND_DB = -60.0
"""What is no louder is silence (or room tone) at the ends of a recording."""

_LAYOUTS = {1: "mono", 2: "stereo"}

COURSE_S = 0.1
"""How often the meter tells the loudness of the moment."""

_BLOCK_S = 0.05
"""Even without a pause, speech holds such moments: before a p, t or k nothing is heard but the room."""


@dataclass(frozen=True, slots=True)
class Levels:
    """Levels of a sound in dB relative to full scale.

    ``lufs`` is the integrated loudness (None: silent, or shorter than 0.4 s), ``true_peak_db`` the peak between the
    samples too, both by ITU-R BS.1770-4; ``floor_db`` the RMS of the quietest 50 ms, ``head_s`` and ``tail_s`` how
    long nothing is heard at the start and the end.
    """

    duration_s: float
    lufs: float | None
    rms_db: float
    true_peak_db: float
    floor_db: float
    head_s: float
    tail_s: float


@dataclass(frozen=True, slots=True, eq=False)
class LevelCourse:
    """How loud a sound is over time, float32, from its start on.

    ``momentary`` and ``short_term`` are loudness in LUFS every :data:`COURSE_S`, of the 0.4 and the 3 s before (EBU
    Tech 3341; no less than -120 before there are so many); ``block_db`` the RMS of each 50 ms in dB.
    """

    momentary: Samples
    short_term: Samples
    block_db: Samples


class LevelMeter:
    """Measures a stream of sound in bounded memory; FFmpeg's ``ebur128`` filter does what BS.1770 defines.

    With 2 ``channels`` the RMS is the mean of both sides, the true peak that of the louder one.
    """

    def __init__(self, rate: int, channels: int = 1) -> None:
        self.rate = rate
        self._channels = channels
        self._graph = _Meter(rate, channels)
        self._block = round(_BLOCK_S * rate)
        self._rest: Samples = np.zeros((0, channels), np.float32)
        self._powers: list[Samples] = []
        self._samples = 0

    def push(self, samples: Samples) -> None:
        """The next samples, shape (n,) or (n, channels)."""
        self._graph.push(samples)
        self._samples += len(samples)
        held = np.concatenate([self._rest, samples.reshape(-1, self._channels)])
        whole = len(held) // self._block * self._block
        blocks = held[:whole].reshape(-1, self._block * self._channels)
        self._powers.append(np.asarray(np.mean(np.square(blocks), axis=1), np.float32))
        self._rest = held[whole:]

    def levels(self) -> Levels:
        """The levels of all that was pushed; the stream is over."""
        powers = np.concatenate([*self._powers, np.zeros(0, np.float32)]).astype(np.float64)
        over = np.flatnonzero(powers > 10 ** (SOUND_DB / 10))
        lufs, peak = self._graph.finish()
        duration = self._samples / self.rate
        return Levels(
            duration_s=duration,
            lufs=lufs,
            rms_db=_decibels(float(powers.mean()) if len(powers) else 0.0),
            true_peak_db=_decibels(peak * peak),
            floor_db=_decibels(float(powers.min(initial=1.0)) if len(powers) else 0.0),
            head_s=float(over[0]) * _BLOCK_S if len(over) else duration,
            tail_s=max(duration - float(over[-1] + 1) * _BLOCK_S, 0.0) if len(over) else duration,
        )

    def course(self) -> LevelCourse:
        """How loud it was when; after :meth:`levels`."""
        powers = np.concatenate([*self._powers, np.zeros(0, np.float32)])
        block_db = np.maximum(10 * np.log10(np.maximum(powers, np.finfo(np.float32).tiny)), FLOOR_DB)
        told = np.maximum(np.array(self._graph.course, np.float32).reshape(-1, 2), FLOOR_DB)
        return LevelCourse(told[:, 0], told[:, 1], np.asarray(block_db, np.float32))


class _Meter:
    """FFmpeg's loudness meter."""

    def __init__(self, rate: int, channels: int) -> None:
        from av.filter import Graph

        self._graph: Any = Graph()
        self._rate = rate
        self._pushed = 0
        self._told: dict[str, str] = {}
        self.course = array("f")
        source = self._graph.add_abuffer(sample_rate=rate, format="flt", layout=_LAYOUTS[channels])
        meter = self._graph.add("ebur128", "metadata=1:peak=true:framelog=quiet")
        sink = self._graph.add("abuffersink")
        source.link_to(meter)
        meter.link_to(sink)
        self._graph.configure()

    def push(self, samples: Samples) -> None:
        if len(samples):
            self._graph.push(frame(samples, self._rate, self._pushed))
            self._pushed += len(samples)
            self._drain()

    def finish(self) -> tuple[float | None, float]:
        """Loudness, and the true peak's amplitude."""
        self._graph.push(None)
        self._drain()
        lufs = float(self._told.get("lavfi.r128.I", SILENT_LUFS))
        return lufs if lufs > SILENT_LUFS else None, float(self._told.get("lavfi.r128.true_peak", 0.0))

    def _drain(self) -> None:
        for told in pulled(self._graph):
            if measured := dict(told.metadata):
                self._told = measured
                self.course.extend(float(measured[key]) for key in ("lavfi.r128.M", "lavfi.r128.S"))


def frame(samples: Samples, rate: int, at: int) -> Any:
    """Samples, mono or (n, 2), as FFmpeg takes them; ``at`` is the number of the first one."""
    import av

    layout = _LAYOUTS[1 if samples.ndim == 1 else samples.shape[1]]
    made = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples, np.float32).reshape(1, -1), "flt", layout)
    made.sample_rate, made.pts = rate, at
    return made


def pulled(graph: Any) -> list[Any]:
    """The frames that a filter graph has ready."""
    import av

    frames = []
    while True:
        try:
            frames.append(graph.pull())
        except (av.BlockingIOError, av.EOFError):
            return frames


def _decibels(power: float) -> float:
    return max(10 * float(np.log10(power)), FLOOR_DB) if power > 0 else FLOOR_DB
