"""Sample rates: one streaming resampler for everything, and levels in decibels."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

import numpy as np
import soxr

from voiceapp.core.frames import Audio, Samples


class Resampler:
    """Turns a stream of one rate into another, block by block (shape (n,) or (n, channels)).

    Output sample k always belongs to time k / ``target``: the filter's delay shows only as samples
    that come with a later block, up to 40 ms; :meth:`finish` gives the rest. ``quick`` (mono): no sample comes
    later, each belongs to up to 2 ms before its time, and the top of the band is softer.
    """

    def __init__(self, source: int, target: int, channels: int = 1, quick: bool = False) -> None:
        self.source, self.target = source, target
        self._channels = channels
        # What soxr does at once is an interpolation, which takes nothing out that the new rate cannot hold.
        self._below = _LowPass(target / source) if quick and source > target else None
        quality = "QQ" if quick else "HQ"
        self._stream = (
            soxr.ResampleStream(source, target, channels, dtype="float32", quality=quality)
            if source != target
            else None
        )

    def push(self, samples: Samples) -> Samples:
        """The samples that are ready after this block."""
        if self._stream is None or not len(samples):
            return samples
        if self._below is not None:
            samples = self._below.push(samples)
        return np.asarray(self._stream.resample_chunk(np.ascontiguousarray(samples, np.float32)), np.float32)

    def finish(self) -> Samples:
        """The last samples; the stream is over."""
        empty = np.zeros(0 if self._channels == 1 else (0, self._channels), np.float32)
        if self._stream is None:
            return empty
        return np.asarray(self._stream.resample_chunk(empty, last=True), np.float32)


class _LowPass:
    """Lets that part of a mono stream's band pass: a sinc in a Kaiser window, ``HALF`` samples late."""

    HALF = 40

    def __init__(self, part: float) -> None:
        at = np.arange(-self.HALF, self.HALF + 1)
        self._taps = np.sinc(0.92 * part * at) * np.kaiser(len(at), 5.0)
        self._taps /= self._taps.sum()
        self._before: Samples = np.zeros(2 * self.HALF, np.float32)

    def push(self, samples: Samples) -> Samples:
        sound = np.concatenate([self._before, samples])
        self._before = sound[-2 * self.HALF :]
        return np.convolve(sound, self._taps, "valid").astype(np.float32)


def stream_at(sound: Iterable[Audio], rate: int) -> Iterator[Samples]:
    """A stream of sound at another rate, without seams between its items (all have the first one's rate)."""
    resampler: Resampler | None = None
    for item in sound:
        if resampler is None:
            resampler = Resampler(item.rate, rate, 1 if item.samples.ndim == 1 else item.samples.shape[1])
        yield resampler.push(item.samples)
    if resampler is not None:
        yield resampler.finish()


def resampled(audio: Audio, rate: int) -> Audio:
    """The whole sound at another rate."""
    if audio.rate == rate:
        return audio
    return Audio(np.asarray(soxr.resample(audio.samples, audio.rate, rate), np.float32), rate)


def mono(samples: Samples) -> Samples:
    """The mean of all channels, shape (n,)."""
    return samples if samples.ndim == 1 else samples.mean(axis=1, dtype=np.float32)


def with_channels(samples: Samples, channels: int) -> Samples:
    """The same sound with 1 channel, shape (n,), or 2, shape (n, 2): one is doubled, of more the first two stay."""
    if channels == 1:
        return mono(samples)
    if samples.ndim == 2 and samples.shape[1] >= 2:
        return samples[:, :2]
    return np.stack([mono(samples)] * 2, axis=1)


def mono_at(audio: Audio, rate: int) -> Samples:
    """The whole sound as one channel at another rate, shape (n,)."""
    return resampled(Audio(mono(audio.samples), audio.rate), rate).samples


def decibels(amplitude: float) -> float:
    """Amplitude (1.0 is full scale) in dB, -100 for silence."""
    return max(20 * math.log10(amplitude), -100.0) if amplitude > 1e-5 else -100.0


def rms(samples: Samples) -> float:
    """Root of the mean square, 0 for no samples."""
    return math.sqrt(float(np.dot(samples, samples)) / len(samples)) if len(samples) else 0.0
