"""``bench watermark``: how often the mark is found in marked speech and in speech without it, and after what harm.

A hundred clips by several voices, each with the mark and without, are looked through as they are and after each
harm. ``--data DIR`` adds recordings of real people as speech without a mark. The detector's threshold rests on it.
"""

from __future__ import annotations

import asyncio
import json
import math
import shutil
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from voiceapp.audio.files import read
from voiceapp.audio.resample import resampled
from voiceapp.bench.wake import FLITE_VOICES, Say, flite
from voiceapp.core.frames import Audio, Samples

CLIPS = 100
ESPEAK_VOICES = (
    "en-us",
    "English (Great Britain)",
    "English (Scotland)",
    "English (Received Pronunciation)",
    "English (Caribbean)",
)
RATE = 24_000
"""Of clips, as the engines that clone speak."""
MP3_KBPS = 64
WINDOW_S = 4.0
RECORDINGS = (".wav", ".flac", ".mp3", ".ogg", ".opus", ".m4a")

Mark = Callable[[Audio], Awaitable[Audio]]
Score = Callable[[Audio], Awaitable[float]]
Harm = Callable[[Audio], Audio]


class WatermarkBench:
    """``say`` is the program's own synthesizer, ``mark`` and ``score`` its watermark and its detector."""

    def __init__(
        self,
        say: Say,
        mark: Mark,
        score: Score,
        threshold: Callable[[], Awaitable[float]],
        texts: Path,
        tell: Callable[[str], None],
    ) -> None:
        self._say, self._mark, self._score, self._threshold = say, mark, score, threshold
        self._texts = texts
        self._tell = tell

    async def run(self, count: int, data: Path | None) -> dict[str, Any]:
        """Detection and false positives by harm; ``count`` clips."""
        threshold = await self._threshold()
        marked: dict[str, list[float]] = {name: [] for name in HARMS}
        clean: dict[str, list[float]] = {name: [] for name in HARMS}
        seconds = 0.0
        for number in range(count):
            self._tell(f"clip {number + 1} of {count}")
            clip = await self._clip(number)
            seconds += clip.duration_s
            with_mark = await self._mark(clip)
            for name, harm in HARMS.items():
                marked[name].append(await self._score(await asyncio.to_thread(harm, with_mark)))
                clean[name].append(await self._score(await asyncio.to_thread(harm, clip)))
        figures: dict[str, Any] = {
            "threshold": threshold,
            "clips": count,
            "clips_s": round(seconds, 1),
            "rows": [_row(name, threshold, marked[name], clean[name]) for name in HARMS],
        }
        if data is not None:
            figures["recordings"] = _unmarked(await self._recordings(data), threshold)
        return figures

    async def _clip(self, number: int) -> Audio:
        """Two sentences, drawn for this number, by one of the voices."""
        draw = np.random.default_rng(number)
        lines = (self._texts / "skills_near_misses.jsonl").read_text(encoding="utf-8").splitlines()
        chosen = draw.choice(len(lines), 2, replace=False)
        text = ". ".join(str(json.loads(lines[index])["text"]) for index in chosen) + "."
        voices = [*(FLITE_VOICES if shutil.which("flite") else ()), *ESPEAK_VOICES]
        voice = voices[number % len(voices)]
        said = await (flite(voice, text) if voice in FLITE_VOICES else self._say(voice, text))
        return resampled(said, RATE)

    async def _recordings(self, folder: Path) -> list[float]:
        scores: list[float] = []
        for file in sorted(file for file in folder.iterdir() if file.suffix.lower() in RECORDINGS):
            self._tell(file.name)
            sound = await asyncio.to_thread(read, file)
            size = round(WINDOW_S * sound.rate)
            for start in range(0, max(len(sound.samples) - size // 4, 1), size):
                scores.append(await self._score(Audio(sound.samples[start : start + size], sound.rate)))
        return scores


def _as_mp3(audio: Audio) -> Audio:
    import av

    with tempfile.TemporaryDirectory(prefix="voiceapp-bench-") as folder:
        path = Path(folder) / "clip.mp3"
        with av.open(str(path), "w", format="mp3") as file:
            stream: Any = file.add_stream("libmp3lame", rate=audio.rate, layout="mono")
            stream.bit_rate = MP3_KBPS * 1000
            samples: Samples = audio.samples[None]
            frame = av.AudioFrame.from_ndarray(samples, format="fltp", layout="mono")
            frame.sample_rate = audio.rate
            for packet in (*stream.encode(frame), *stream.encode(None)):
                file.mux(packet)
        return read(path, audio.rate)


def _half(audio: Audio) -> Audio:
    """The middle half, cut where no frame of the mark begins."""
    quarter = len(audio.samples) // 4 + 97
    return Audio(audio.samples[quarter : quarter + len(audio.samples) // 2], audio.rate)


def _quieter(db: float) -> Harm:
    return lambda audio: Audio(audio.samples * np.float32(10 ** (db / 20)), audio.rate)


HARMS: dict[str, Harm] = {
    "none": lambda audio: audio,
    f"MP3 {MP3_KBPS} kbit/s": _as_mp3,
    "16 kHz": lambda audio: resampled(audio, 16_000),
    "half of it": _half,
    "-6 dB": _quieter(-6.0),
    "-15 dB": _quieter(-15.0),
}
"""The last is how far the talk turns its voice down when somebody may be interrupting."""


def _row(harm: str, threshold: float, marked: Sequence[float], clean: Sequence[float]) -> dict[str, Any]:
    return {
        "harm": harm,
        "found": sum(score >= threshold for score in marked),
        "n": len(marked),
        "detection": round(sum(score >= threshold for score in marked) / len(marked), 4),
        "marked_lowest": round(min(marked), 3),
        "marked_p5": round(sorted(marked)[math.ceil(0.05 * len(marked)) - 1], 3),
        **_unmarked(clean, threshold),
    }


def _unmarked(scores: Sequence[float], threshold: float) -> dict[str, Any]:
    ordered = sorted(scores)
    return {
        "false_positives": sum(score >= threshold for score in scores),
        "unmarked_n": len(scores),
        "unmarked_p95": round(ordered[math.ceil(0.95 * len(ordered)) - 1], 3) if ordered else None,
        "unmarked_highest": round(ordered[-1], 3) if ordered else None,
    }
