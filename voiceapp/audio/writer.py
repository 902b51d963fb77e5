"""Write sound files: WAV, FLAC, MP3 and OGG/Opus, whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

import numpy as np
import soundfile

from voiceapp.audio.resample import Resampler
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Samples

FORMATS = {
    ".wav": ("WAV", "PCM_16"),
    ".flac": ("FLAC", "PCM_16"),
    ".mp3": ("MP3", "MPEG_LAYER_III"),
    ".ogg": ("OGG", "OPUS"),
    ".opus": ("OGG", "OPUS"),
}
"""File name endings and what is written for them (soundfile's names)."""

_RATES: dict[str, tuple[int, ...]] = {
    "OPUS": (8_000, 12_000, 16_000, 24_000, 48_000),
    "MPEG_LAYER_III": (8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000),
}


class SoundWriter:
    """A sound file being written; a context manager.

    Everything goes to a hidden file beside ``path`` that takes its name in :meth:`close`, once it is whole
    and flushed; leaving the context by an exception removes it. The first block decides rate and channels
    (a rate that the format cannot hold is resampled to 48 kHz). ``mode`` is that of the file, narrowed by the
    umask; ``bits``, 16 or 24, are those of WAV and FLAC. Raises VoiceAppError "format-unknown", "disk-full" or
    "file-not-written".
    """

    def __init__(self, path: str | Path, *, mode: int = 0o666, bits: int = 16) -> None:
        self.path = Path(path)
        self._mode = mode
        check_ending(self.path)
        suffix = self.path.suffix.lower()
        self._format, self._subtype = FORMATS[suffix]
        if self._subtype == "PCM_16":
            self._subtype = f"PCM_{bits}"
        self._file: soundfile.SoundFile | None = None
        self._resampler: Resampler | None = None
        self.seconds = 0.0
        try:
            handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=f".{self.path.stem[:40]}-", suffix=suffix)
            os.close(handle)
        except OSError as error:
            raise self._failed(error) from error
        self._part = Path(name)

    def __enter__(self) -> SoundWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            self.abandon()

    def write(self, audio: Audio) -> None:
        """Append sound. Every block has the first one's rate and channels."""
        try:
            if self._file is None:
                self._start(audio)
            elif self._resampler is not None and self._resampler.source != audio.rate:
                raise ValueError(f"{audio.rate} Hz after {self._resampler.source} Hz")
            self.seconds += audio.duration_s
            self._put(self._resampler.push(audio.samples) if self._resampler else audio.samples)
        except (OSError, RuntimeError, AssertionError) as error:
            self.abandon()
            raise self._failed(error) from error

    def close(self) -> None:
        """Finish the file and give it its name. Without any sound, a silent file of no length is written."""
        try:
            if self._file is None:
                self._start(Audio(np.zeros(0, np.float32), 16_000))
            if self._resampler is not None:
                self._put(self._resampler.finish())
            assert self._file is not None
            self._file.close()
            with self._part.open("rb") as file:
                os.fsync(file.fileno())
            self._part.chmod(self._mode & ~_umask())
            os.replace(self._part, self.path)
        except (OSError, RuntimeError, AssertionError) as error:
            self.abandon()
            raise self._failed(error) from error

    def abandon(self) -> None:
        """Leave nothing behind."""
        if self._file is not None and not self._file.closed:
            try:
                self._file.close()
            except (OSError, RuntimeError, AssertionError):
                pass  # the disk is full: what could not be flushed is removed anyway
        self._part.unlink(missing_ok=True)

    def _start(self, audio: Audio) -> None:
        channels = 1 if audio.samples.ndim == 1 else audio.samples.shape[1]
        rates = _RATES.get(self._subtype)
        rate = audio.rate if rates is None or audio.rate in rates else 48_000
        self._resampler = Resampler(audio.rate, rate, channels)
        self._file = soundfile.SoundFile(self._part, "w", rate, channels, self._subtype, format=self._format)

    def _put(self, samples: Samples) -> None:
        assert self._file is not None
        if len(samples):
            self._file.write(np.clip(samples, -1.0, 1.0))

    def _failed(self, error: BaseException) -> VoiceAppError:
        if not _has_room(self.path.parent) or "No space" in str(error):
            return VoiceAppError(
                "disk-full",
                f"The disk is full, so {self.path.name} was not written.",
                "Free some space and try again.",
                retryable=True,
            )
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "the disk took no more of it"
        return VoiceAppError(
            "file-not-written",
            f"{self.path.name} could not be written: {reason}.",
            f"Make sure that {self.path.parent} exists and may be written to.",
            retryable=True,
        )


def check_ending(path: Path) -> None:
    """Raise VoiceAppError ``format-unknown`` where no sound can be written under such a name."""
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        raise VoiceAppError(
            "format-unknown",
            f"Sound cannot be written as {suffix or 'a file without an ending'}.",
            f"Use a name that ends with {', '.join(FORMATS)}.",
        )


def write(path: str | Path, audio: Audio | Iterable[Audio], mode: int = 0o666) -> Path:
    """Write a sound file whose ending decides its format. Raises as :class:`SoundWriter`."""
    with SoundWriter(path, mode=mode) as writer:
        for block in (audio,) if isinstance(audio, Audio) else audio:
            writer.write(block)
    return writer.path


def _has_room(folder: Path) -> bool:
    try:
        state = os.statvfs(folder)
    except (OSError, AttributeError):
        return True
    return state.f_bavail * state.f_frsize > 1_000_000


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
