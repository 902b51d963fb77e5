"""How each feature is made of a stream of sound: its frames, its rows, and what of the whole file it depends on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Protocol

import numpy as np

from voiceapp.audio.peaks import PER_SECOND, peaks
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import FRAME_SAMPLES, SPEECH_RATE, Audio, Samples
from voiceapp.core.inspection import Lane, Look
from voiceapp.core.levels import Rows, whisper_scaled
from voiceapp.engines import log_mel
from voiceapp.engines.framing import Frames, Framing, Padding, hann, power
from voiceapp.engines.vad_silero import CHUNK, SileroVad
from voiceapp.engines.yin import pitch

_AT_ONCE = 2**20
"""Samples of all frames whose rows are made together: a short hop makes very many of a block."""

_MUSIC_RATE = 22_050
"""librosa's own: mel bands, cepstra and chroma are what it computes of a file at this rate."""

_COEFFICIENTS = 20
_FLOOR = 1e-10
_TOP_DB = 80.0
_PITCH_WINDOW, _PITCH_HOP = 1024, 160
_A4_HZ = 440.0
_FIFTHS_FLOOR_HZ = 55.0
_WHISPER_BANDS = 80
_VAD_WARM = 64
"""Chunks (2 s) after which the speech detector is about what it is after all of the sound."""


class RowStream(Protocol):
    """Takes sound block by block and gives the rows that are whole."""

    def push(self, samples: Samples) -> Iterator[Rows]:
        """Rows, shape (n, width), in the order of time."""

    def finish(self) -> Iterator[Rows]:
        """The rest: the sound is over."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """A feature's ``lane`` and how it is made of sound of the lane's rate, a row for every ``hop`` samples.

    ``stream(begun)`` begins: at the start of the file, or (``begun``) ``before`` samples ahead of a row; then the
    first ``warm`` rows are to be left out, and where there are some, the others are about right: it remembers all
    of the sound. ``scaled`` makes rows of what streams give and the loudest of that in
    the whole file; None: they are rows already.
    """

    lane: Lane
    hop: int
    stream: Callable[[bool], RowStream]
    before: int = 0
    warm: int = 0
    scaled: Callable[[Rows, float], Rows] | None = None


def recipe(feature: str, look: Look, rate: int) -> Recipe:
    """The recipe of a feature of a file of this rate.

    Raises VoiceAppError ``feature-unknown`` and ``look-wrong``.
    """
    if not 16 <= look.window <= 65_536 or not 1 <= look.hop <= look.window or not 2 <= look.bands <= 512:
        raise VoiceAppError(
            "look-wrong",
            f"A spectrum of {look.window} samples every {look.hop} in {look.bands} bands cannot be made.",
            "Take a window of 16 to 65536 samples, a hop within it, and 2 to 512 bands.",
        )
    recipes: dict[str, Callable[[], Recipe]] = {
        "waveform": _waveform,
        "magnitude": lambda: _magnitude(look, rate),
        "mel": lambda: _mel(look),
        "logmel": _logmel,
        "mfcc": lambda: _mfcc(look),
        "pitch": _pitch,
        "chroma": lambda: _chroma(look),
        "vad": _vad,
    }
    if feature not in recipes:
        raise VoiceAppError(
            "feature-unknown", f"There is no feature {feature}.", f"There are: {', '.join(recipes)}."
        )
    return recipes[feature]()


def _waveform() -> Recipe:
    lane = Lane("waveform", float(PER_SECOND), 2, "full scale", SPEECH_RATE)
    return Recipe(lane, FRAME_SAMPLES, lambda begun: _Peaks())


def _magnitude(look: Look, rate: int) -> Recipe:
    shape = hann(look.window)
    full = (shape.sum() / 2) ** 2  # the power of a sine of full scale

    def rows(frames: Frames) -> Rows:
        return np.asarray(10 * np.log10(np.maximum(power(frames, shape) / full, 1e-12)), np.float32)

    lane = Lane("magnitude", rate / look.hop, look.window // 2 + 1, "dB", rate)
    return _framed(lane, look.window, look.hop, rows)


def _mel(look: Look) -> Recipe:
    lane = Lane("mel", _MUSIC_RATE / look.hop, look.bands, "power", _MUSIC_RATE)
    return _framed(lane, look.window, look.hop, _bands(look))


def _logmel() -> Recipe:
    """Whisper's own: at most 80 dB below the loudest band of the whole file."""
    filters = log_mel.mel_filters(_WHISPER_BANDS).astype(np.float32).T
    shape = hann(log_mel.WINDOW)

    def rows(frames: Frames) -> Rows:
        return np.asarray(np.log10(np.maximum(power(frames, shape) @ filters, _FLOOR)), np.float32)

    lane = Lane("logmel", SPEECH_RATE / log_mel.HOP, _WHISPER_BANDS, "log10 power, scaled", SPEECH_RATE)
    return _framed(lane, log_mel.WINDOW, log_mel.HOP, rows, "reflect", spare=1, scaled=whisper_scaled)


def _mfcc(look: Look) -> Recipe:
    """As ``librosa.feature.mfcc``: bands in dB, at most 80 dB below the file's loudest, and their cosines."""
    count = min(_COEFFICIENTS, look.bands)
    bands = _bands(look)

    def rows(frames: Frames) -> Rows:
        return np.asarray(10 * np.log10(np.maximum(bands(frames), _FLOOR)), np.float32)

    def scaled(rows: Rows, loudest: float) -> Rows:
        from scipy.fft import dct

        limited = np.maximum(rows, loudest - _TOP_DB)
        return np.asarray(dct(limited, axis=1, type=2, norm="ortho")[:, :count], np.float32)

    lane = Lane("mfcc", _MUSIC_RATE / look.hop, count, "", _MUSIC_RATE)
    return _framed(lane, look.window, look.hop, rows, scaled=scaled)


def _pitch() -> Recipe:
    lane = Lane("pitch", SPEECH_RATE / _PITCH_HOP, 2, "Hz, certainty", SPEECH_RATE)
    return _framed(lane, _PITCH_WINDOW, _PITCH_HOP, lambda frames: pitch(frames, SPEECH_RATE))


def _chroma(look: Look) -> Recipe:
    """The power of each tone in all octaves, the loudest of a frame 1 (Fujishima, 1999, ICMC)."""
    shape = hann(look.window)
    hertz = np.fft.rfftfreq(look.window, 1 / _MUSIC_RATE)
    heard = hertz >= _FIFTHS_FLOOR_HZ
    tones = np.round(12 * np.log2(np.maximum(hertz, 1.0) / _A4_HZ) + 9).astype(int) % 12  # from C on
    fold = np.zeros((len(hertz), 12), np.float32)
    fold[np.flatnonzero(heard), tones[heard]] = 1.0

    def rows(frames: Frames) -> Rows:
        powers = power(frames, shape) @ fold
        return np.asarray(powers / np.maximum(powers.max(axis=1, keepdims=True), _FLOOR), np.float32)

    lane = Lane("chroma", _MUSIC_RATE / look.hop, 12, "share of the loudest", _MUSIC_RATE)
    return _framed(lane, look.window, look.hop, rows)


def _vad() -> Recipe:
    lane = Lane("vad", SPEECH_RATE / CHUNK, 1, "probability", SPEECH_RATE)
    return Recipe(lane, CHUNK, lambda begun: _Speech(), _VAD_WARM * CHUNK, _VAD_WARM)


def _bands(look: Look) -> Callable[[Frames], Rows]:
    filters = log_mel.mel_filters(look.bands, _MUSIC_RATE, look.window).astype(np.float32).T
    shape = hann(look.window)
    return lambda frames: power(frames, shape) @ filters


def _framed(
    lane: Lane,
    window: int,
    hop: int,
    rows: Callable[[Frames], Rows],
    padding: Padding = "constant",
    spare: int = 0,
    scaled: Callable[[Rows, float], Rows] | None = None,
) -> Recipe:
    stream = partial(_Framed, window, hop, padding, rows, spare)
    return Recipe(lane, hop, stream, window // 2, 0, scaled)


class _Framed:
    """Rows of overlapping frames; the last ``spare`` ones of the sound are left out."""

    def __init__(
        self,
        window: int,
        hop: int,
        padding: Padding,
        rows: Callable[[Frames], Rows],
        spare: int,
        begun: bool,
    ) -> None:
        self._framing = Framing(window, hop, padding, begun)
        self._rows, self._spare = rows, spare
        self._some = max(1, _AT_ONCE // window)
        self._held: Rows | None = None

    def push(self, samples: Samples) -> Iterator[Rows]:
        """The rows of the frames that are whole now."""
        yield from self._made(self._framing.push(samples))

    def finish(self) -> Iterator[Rows]:
        """The rows of the rest."""
        yield from self._made(self._framing.finish())

    def _made(self, frames: Frames) -> Iterator[Rows]:
        for at in range(0, len(frames), self._some):
            made = self._rows(frames[at : at + self._some])
            if self._spare:
                joined = made if self._held is None else np.concatenate([self._held, made])
                made, self._held = joined[: -self._spare], joined[-self._spare :]
            yield made


class _Peaks:
    """The lowest and the highest sample of each 20 ms."""

    def __init__(self) -> None:
        self._held = np.zeros(0, np.float32)

    def push(self, samples: Samples) -> Iterator[Rows]:
        """Those of whole 20 ms."""
        held = np.concatenate([self._held, samples])
        whole = len(held) - len(held) % FRAME_SAMPLES
        self._held = held[whole:]
        yield _shares(held[:whole])

    def finish(self) -> Iterator[Rows]:
        """The last, shorter one."""
        yield _shares(self._held)


def _shares(samples: Samples) -> Rows:
    return np.asarray(peaks([Audio(samples, SPEECH_RATE)]), np.float32) / np.float32(127)


class _Speech:
    """How sure the speech detector is; what is no whole chunk at the end is left out."""

    def __init__(self) -> None:
        self._detector = SileroVad()

    def push(self, samples: Samples) -> Iterator[Rows]:
        """A row for each whole chunk."""
        yield np.asarray(self._detector.feed(samples), np.float32).reshape(-1, 1)

    def finish(self) -> Iterator[Rows]:
        """Nothing."""
        return iter(())
