"""Takes put together to one sound: at one loudness, without clicks, with silence between."""

from __future__ import annotations

import math
import warnings
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

import numpy as np

from voiceapp.audio.files import read
from voiceapp.audio.resample import resampled
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Samples
from voiceapp.core.protocols import CallContext, Capabilities

_BLOCK_S = 0.4
"""Loudness is measured in blocks of this length (ITU-R BS.1770-4)."""

_SILENT_LUFS = -70.0
_FADE_S = 0.008
_MOST_GAIN_DB = 20.0
_PEAK_DB = -1.0
_PIECE_S = 10.0


@dataclass(frozen=True, slots=True)
class Level:
    """Integrated loudness (None: silence) and the highest sample in dB; the rate in Hz."""

    lufs: float | None
    peak_db: float
    rate: int


class Takes:
    """The engine of takes (protocol: ``core.protocols.Engine``)."""

    def load(self, ctx: CallContext, **_: Any) -> Capabilities:
        """Nothing to load: libraries come with the first take."""
        return Capabilities()

    def joined(self, ctx: CallContext, takes: list[dict[str, Any]]) -> Generator[Audio, None, None]:
        """Takes one after the other, each {"path", "pause_s"} (silence after it), in pieces of at most 10 s.

        One take at a time is in memory. They are made as loud as the middle one, or less where one would clip. They
        are neither stretched nor (but where rates differ) resampled, so a watermark in them stays.
        Raises VoiceAppError ``take-missing`` and those of :class:`voiceapp.audio.files.SoundReader`.
        """
        levels: list[Level] = []
        for number, take in enumerate(takes, 1):
            if ctx.cancelled:
                return
            levels.append(level(_read(take["path"])))
            ctx.progress(number / len(takes) / 2)
        rate = max((one.rate for one in levels), default=0)
        for number, (take, gain_db) in enumerate(zip(takes, gains_db(levels), strict=True), 1):
            sound = _seamless(resampled(_read(take["path"]), rate).samples, rate, 10 ** (gain_db / 20))
            silence = np.zeros(round(take["pause_s"] * rate), np.float32)
            for samples in (sound, silence):
                for start in range(0, len(samples), round(_PIECE_S * rate)):
                    if ctx.cancelled:
                        return
                    yield Audio(samples[start : start + round(_PIECE_S * rate)], rate)
            ctx.progress(0.5 + number / len(takes) / 2)

    def gains(self, ctx: CallContext, paths: list[str]) -> list[float]:
        """By how many dB to play sound files so that they are equally loud: none is made louder than it is.

        Raises the VoiceAppErrors of :class:`voiceapp.audio.files.SoundReader`.
        """
        loud = [level(read(path)).lufs for path in paths]
        quietest = min((one for one in loud if one is not None), default=0.0)
        return [0.0 if one is None else quietest - one for one in loud]


def level(sound: Audio) -> Level:
    """How loud a sound is (ITU-R BS.1770-4 by pyloudnorm); one shorter than a block counts as if it went on."""
    import pyloudnorm

    samples = sound.samples - sound.samples.mean() if len(sound.samples) else sound.samples
    peak = float(np.abs(samples).max(initial=0.0))
    if not peak:
        return Level(None, -math.inf, sound.rate)
    block = math.ceil(_BLOCK_S * sound.rate) + 1
    if len(samples) < block:
        samples = np.tile(samples, math.ceil(block / len(samples)))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # of blocks that are all silence
        lufs = float(pyloudnorm.Meter(sound.rate).integrated_loudness(samples))
    return Level(lufs if lufs > _SILENT_LUFS else None, 20 * math.log10(peak), sound.rate)


def gains_db(levels: Sequence[Level]) -> list[float]:
    """What makes sounds as loud as the middle one, or as the loudest that all can be without clipping."""
    heard = [(one.lufs, one.peak_db) for one in levels if one.lufs is not None]
    if not heard:
        return [0.0] * len(levels)
    target = min(median(lufs for lufs, _ in heard), *(lufs + _PEAK_DB - peak for lufs, peak in heard))
    return [
        0.0 if one.lufs is None else max(-_MOST_GAIN_DB, min(target - one.lufs, _MOST_GAIN_DB)) for one in levels
    ]


def _seamless(samples: Samples, rate: int, gain: float) -> Samples:
    """A take without an offset, that begins and ends in silence."""
    if not len(samples):
        return samples
    even: Samples = (samples - samples.mean()).astype(np.float32) * np.float32(gain)
    length = min(round(_FADE_S * rate), len(even) // 2)
    rising = np.sin(np.linspace(0.0, np.pi / 2, length, endpoint=False, dtype=np.float32)) ** 2
    even[:length] *= rising
    even[len(even) - length :] *= rising[::-1]
    return even


def _read(path: str) -> Audio:
    try:
        return read(path)
    except VoiceAppError as error:
        if error.code != "file-missing":
            raise
        raise VoiceAppError(
            "take-missing", "A take was removed outside the program.", "Speak its line again."
        ) from error
