"""What is in a sound: spectra, bands, cepstra, pitch, chroma, speech, for files of any length in bounded memory."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voiceapp.audio.files import SoundReader
from voiceapp.audio.peaks import PER_SECOND, peaks
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import SPEECH_RATE, Audio
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines import log_mel
from voiceapp.engines.framing import Frames, Framing, Padding, hann, power
from voiceapp.engines.vad_silero import CHUNK, SileroVad
from voiceapp.engines.yin import pitch

Rows = NDArray[np.float32]
_BLOCK_S = 4.0
_AT_ONCE = 2**20
"""Samples of all frames whose spectra are taken together."""

_MUSIC_RATE = 22_050
"""librosa's own: mel bands, cepstra and chroma are what it computes of a file at this rate."""

_COEFFICIENTS = 20
_FLOOR = 1e-10
_TOP_DB = 80.0
_PITCH_WINDOW, _PITCH_HOP = 1024, 160
_A4_HZ = 440.0
_FIFTHS_FLOOR_HZ = 55.0
_WHISPER_BANDS = 80


class Looking:
    """The engine of features (protocol: ``core.protocols.Engine``)."""

    def load(self, ctx: CallContext, **_: Any) -> Capabilities:
        """Nothing to load: what is needed comes with the first file."""
        return Capabilities(languages=("*",))

    def look(
        self, ctx: CallContext, path: str, feature: str, window: int = 2048, hop: int = 512, bands: int = 128
    ) -> Generator[Rows, None, dict[str, Any]]:
        """Yield a feature's rows in blocks, shape (n, width); return {"per_second", "width", "unit", "rate"}.

        Raises VoiceAppError ``feature-unknown``, ``look-wrong`` and those of
        :class:`voiceapp.audio.files.SoundReader`.
        """
        if not 16 <= window <= 65_536 or not 1 <= hop <= window or not 2 <= bands <= 512:
            raise VoiceAppError(
                "look-wrong",
                f"A spectrum of {window} samples every {hop} in {bands} bands cannot be made.",
                "Take a window of 16 to 65536 samples, a hop within it, and 2 to 512 bands.",
            )
        looks: dict[str, Callable[[], Generator[Rows, None, dict[str, Any]]]] = {
            "waveform": lambda: self._waveform(ctx, path),
            "magnitude": lambda: self._magnitude(ctx, path, window, hop),
            "mel": lambda: self._mel(ctx, path, window, hop, bands),
            "logmel": lambda: self._logmel(ctx, path),
            "mfcc": lambda: self._mfcc(ctx, path, window, hop, bands),
            "pitch": lambda: self._pitch(ctx, path),
            "chroma": lambda: self._chroma(ctx, path, window, hop),
            "vad": lambda: self._vad(ctx, path),
        }
        if feature not in looks:
            raise VoiceAppError(
                "feature-unknown", f"There is no feature {feature}.", f"There are: {', '.join(looks)}."
            )
        return (yield from looks[feature]())

    def _waveform(self, ctx: CallContext, path: str) -> Generator[Rows, None, dict[str, Any]]:
        for block in _blocks(ctx, path, SPEECH_RATE):
            yield np.asarray(peaks([block]), np.float32) / np.float32(127)
        return _told(PER_SECOND, 2, "full scale", SPEECH_RATE)

    def _magnitude(
        self, ctx: CallContext, path: str, window: int, hop: int
    ) -> Generator[Rows, None, dict[str, Any]]:
        with SoundReader(path) as reader:
            rate = reader.info.rate
        full = (hann(window).sum() / 2) ** 2  # the power of a sine of full scale
        for spectrum in _spectra(ctx, path, rate, window, hop):
            yield np.asarray(10 * np.log10(np.maximum(spectrum / full, 1e-12)), np.float32)
        return _told(rate / hop, window // 2 + 1, "dB", rate)

    def _mel(
        self, ctx: CallContext, path: str, window: int, hop: int, bands: int
    ) -> Generator[Rows, None, dict[str, Any]]:
        yield from _bands(ctx, path, window, hop, bands)
        return _told(_MUSIC_RATE / hop, bands, "power", _MUSIC_RATE)

    def _logmel(self, ctx: CallContext, path: str) -> Generator[Rows, None, dict[str, Any]]:
        """Whisper's own: the loudest band of the whole file is the measure, so that is looked for first."""
        filters = log_mel.mel_filters(_WHISPER_BANDS).astype(np.float32).T

        def logs() -> Iterator[Rows]:
            held: Rows | None = None  # Whisper leaves the last frame out
            for spectrum in _spectra(ctx, path, SPEECH_RATE, log_mel.WINDOW, log_mel.HOP, "reflect"):
                rows = np.log10(np.maximum(spectrum @ filters, _FLOOR))
                if held is not None:
                    yield held
                held = rows
            if held is not None:
                yield held[:-1]

        loudest = max((float(rows.max()) for rows in logs() if rows.size), default=0.0)
        for rows in logs():
            yield np.asarray((np.maximum(rows, loudest - _TOP_DB / 10) + 4) / 4, np.float32)
        return _told(SPEECH_RATE / log_mel.HOP, _WHISPER_BANDS, "log10 power, scaled", SPEECH_RATE)

    def _mfcc(
        self, ctx: CallContext, path: str, window: int, hop: int, bands: int
    ) -> Generator[Rows, None, dict[str, Any]]:
        """As ``librosa.feature.mfcc``: bands in dB, at most 80 dB below the file's loudest, and their cosines."""
        from scipy.fft import dct

        count = min(_COEFFICIENTS, bands)

        def decibels() -> Iterator[Rows]:
            for rows in _bands(ctx, path, window, hop, bands):
                yield np.asarray(10 * np.log10(np.maximum(rows, _FLOOR)), np.float32)

        loudest = max((float(rows.max()) for rows in decibels() if rows.size), default=0.0)
        for rows in decibels():
            limited = np.maximum(rows, loudest - _TOP_DB)
            yield np.asarray(dct(limited, axis=1, type=2, norm="ortho")[:, :count], np.float32)
        return _told(_MUSIC_RATE / hop, count, "", _MUSIC_RATE)

    def _pitch(self, ctx: CallContext, path: str) -> Generator[Rows, None, dict[str, Any]]:
        framing = Framing(_PITCH_WINDOW, _PITCH_HOP)
        for block in _blocks(ctx, path, SPEECH_RATE):
            yield pitch(framing.push(block.samples), SPEECH_RATE)
        yield pitch(framing.finish(), SPEECH_RATE)
        return _told(SPEECH_RATE / _PITCH_HOP, 2, "Hz, certainty", SPEECH_RATE)

    def _chroma(self, ctx: CallContext, path: str, window: int, hop: int) -> Generator[Rows, None, dict[str, Any]]:
        """The power of each tone in all octaves, the loudest of a frame 1 (Fujishima, 1999, ICMC)."""
        hertz = np.fft.rfftfreq(window, 1 / _MUSIC_RATE)
        heard = hertz >= _FIFTHS_FLOOR_HZ
        tones = np.round(12 * np.log2(np.maximum(hertz, 1.0) / _A4_HZ) + 9).astype(int) % 12  # from C on
        fold = np.zeros((len(hertz), 12), np.float32)
        fold[np.flatnonzero(heard), tones[heard]] = 1.0
        for spectrum in _spectra(ctx, path, _MUSIC_RATE, window, hop):
            rows = spectrum @ fold
            yield np.asarray(rows / np.maximum(rows.max(axis=1, keepdims=True), _FLOOR), np.float32)
        return _told(_MUSIC_RATE / hop, 12, "share of the loudest", _MUSIC_RATE)

    def _vad(self, ctx: CallContext, path: str) -> Generator[Rows, None, dict[str, Any]]:
        detector = SileroVad()
        for block in _blocks(ctx, path, SPEECH_RATE):
            yield np.asarray(detector.feed(block.samples), np.float32).reshape(-1, 1)
        return _told(SPEECH_RATE / CHUNK, 1, "probability", SPEECH_RATE)


def _told(per_second: float, width: int, unit: str, rate: int) -> dict[str, Any]:
    return {"per_second": float(per_second), "width": width, "unit": unit, "rate": rate}


def _blocks(ctx: CallContext, path: str, rate: int) -> Iterator[Audio]:
    with SoundReader(path, rate) as reader:
        expected_s, done_s = reader.info.duration_s, 0.0
        for block in reader.blocks(_BLOCK_S):
            if ctx.cancelled:
                return
            yield Audio(np.nan_to_num(block.samples, nan=0.0, posinf=1.0, neginf=-1.0), rate)
            done_s += block.duration_s
            if expected_s:
                ctx.progress(min(done_s / expected_s, 1.0))


def _spectra(
    ctx: CallContext, path: str, rate: int, window: int, hop: int, padding: Padding = "constant"
) -> Iterator[Rows]:
    framing, shape = Framing(window, hop, padding), hann(window)
    for block in _blocks(ctx, path, rate):
        yield from _powers(framing.push(block.samples), shape)
    yield from _powers(framing.finish(), shape)


def _powers(frames: Frames, shape: Frames) -> Iterator[Rows]:
    """Their power spectra, some at a time: a short hop makes very many of a block."""
    some = max(1, _AT_ONCE // len(shape))
    for at in range(0, len(frames), some):
        yield power(frames[at : at + some], shape)


def _bands(ctx: CallContext, path: str, window: int, hop: int, bands: int) -> Iterator[Rows]:
    filters = log_mel.mel_filters(bands, _MUSIC_RATE, window).astype(np.float32).T
    for spectrum in _spectra(ctx, path, _MUSIC_RATE, window, hop):
        yield spectrum @ filters
