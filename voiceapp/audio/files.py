"""Sound files of any format, read block by block in bounded memory (PyAV) at any rate (soxr).

Media is untrusted: a file is opened from a handle, only by the demuxers listed here, so that playlists
and containers that name other files or addresses are refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any

import numpy as np

from voiceapp.audio.resample import Resampler, mono
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Samples

DEMUXERS = (
    "aac,ac3,aiff,amr,ape,asf,au,avi,caf,dsf,eac3,flac,flv,matroska,mov,mp3,mp4,mpeg,mpegts,ogg,tta,w64,wav,webm,wv"
)
"""FFmpeg demuxers that read one file and nothing beside it."""

_MAX_BAD_PACKETS = 50

_PROTECTED = ("drms", "aavd")
"""Sample entries of shops' own protection; ISO's common encryption marks its packets."""


@dataclass(frozen=True, slots=True)
class SoundInfo:
    """What a file says of itself. ``duration_s`` is None where the file does not say it."""

    duration_s: float | None
    rate: int
    channels: int
    container: str
    codec: str


class SoundReader:
    """An open sound file; use it as a context manager.

    ``rate`` None keeps the file's own rate; ``downmix`` gives mono (n,), else (n, channels). Raises
    VoiceAppError "file-missing", "file-unreadable", "sound-empty", "not-sound", "sound-protected" or
    "sound-damaged".
    ``damaged`` is True once a part of the file turned out to be missing or could not be decoded.
    """

    def __init__(self, path: str | Path, rate: int | None = None, downmix: bool = True) -> None:
        self.path = Path(path)
        self.damaged = False
        self._begun = False
        self._handle = _open_handle(self.path)
        try:
            self._container: Any = _open_container(self._handle, self.path)
        except BaseException:
            self._handle.close()
            raise
        try:
            self._stream: Any = self._audio_stream()
            context = self._stream.codec_context
            duration = self._container.duration
            self.info = SoundInfo(
                duration / 1_000_000 if duration else None,
                int(context.sample_rate),
                int(context.channels),
                str(self._container.format.name),
                str(context.name),
            )
        except BaseException:
            self.close()
            raise
        self.rate = rate or self.info.rate
        self._downmix = downmix

    def __enter__(self) -> SoundReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._container.close()
        self._handle.close()

    def blocks(self, block_s: float = 1.0, start_s: float = 0.0) -> Iterator[Audio]:
        """The sound from a second on, in blocks of ``block_s`` seconds (the last one may be shorter).

        ``start_s`` is met to the sample, but for Vorbis, where it may be some milliseconds off. May be called again
        once the blocks of before are closed.
        """
        size = max(1, round(block_s * self.rate))
        waiting: list[Samples] = []
        count = 0
        total = 0
        for part in self._resampled(start_s):
            waiting.append(part)
            count += len(part)
            total += len(part)
            while count >= size:
                joined = np.concatenate(waiting)
                for start in range(0, count - count % size, size):
                    yield Audio(joined[start : start + size], self.rate)
                count %= size
                waiting = [joined[len(joined) - count :]]
        if count:
            yield Audio(np.concatenate(waiting), self.rate)
        expected = (self.info.duration_s or 0.0) - start_s
        if total / self.rate < 0.98 * expected - 0.2:
            self.damaged = True
        if not total and not start_s:
            raise self._no_sound()

    def _no_sound(self) -> VoiceAppError:
        if self.damaged:
            return _damaged(self.path)
        return VoiceAppError(
            "sound-empty", f"{self.path.name} holds no sound: it is 0 seconds long.", "Choose another file."
        )

    def _audio_stream(self) -> Any:
        streams = self._container.streams.audio
        if not streams:
            raise VoiceAppError("not-sound", f"{self.path.name} has no sound in it.", "Choose a file with sound.")
        if streams[0].codec_context.codec_tag in _PROTECTED:
            raise _protected(self.path)
        if not streams[0].codec_context.sample_rate:
            raise _damaged(self.path)
        streams[0].thread_type = "NONE"
        return streams[0]

    def _resampled(self, start_s: float) -> Iterator[Samples]:
        channels = 1 if self._downmix else self.info.channels
        shape = (-1,) if self._downmix else (-1, channels)  # the resampler's rest of one channel is flat
        resampler: Resampler | None = None
        for rate, samples in self._decoded(start_s):
            if resampler is None or resampler.source != rate:  # a chained stream may change its rate
                if resampler is not None:
                    yield resampler.finish().reshape(shape)
                resampler = Resampler(rate, self.rate, channels)
            yield resampler.push(samples)
        if resampler is not None:
            yield resampler.finish().reshape(shape)

    def _decoded(self, start_s: float) -> Iterator[tuple[int, Samples]]:
        """Every frame from a second on as (rate, float32 samples), skipping what cannot be decoded."""
        import av

        early: float | None = None  # seconds that are decoded before the start
        if start_s or self._begun:
            self._container.seek(round(start_s * 1_000_000))
        self._begun = True

        layout = "mono" if self._downmix and self.info.channels > 2 else None
        to_float = av.AudioResampler(format="flt", layout=layout)
        bad = 0
        packets = self._container.demux(self._stream)
        while True:
            try:
                packet = next(packets)
                if packet.has_sidedata("encryption_info"):
                    raise _protected(self.path)
                frames = packet.decode()
            except StopIteration:
                return
            except av.error.EOFError:
                return
            except (av.error.FFmpegError, OSError):
                self.damaged = True
                bad += 1
                if bad > _MAX_BAD_PACKETS:
                    return
                continue
            for frame in frames:
                if start_s and early is None:
                    early = start_s - self._at_s(frame)
                for whole in to_float.resample(frame):
                    samples = self._array(whole)
                    cut = min(max(0, round((early or 0.0) * whole.sample_rate)), len(samples))
                    early = (early or 0.0) - cut / whole.sample_rate
                    if cut < len(samples):
                        yield whole.sample_rate, samples[cut:]

    def _at_s(self, frame: Any) -> float:
        """When a frame is heard, in seconds from the start of the sound."""
        first = (self._stream.start_time or 0) * self._stream.time_base
        return 0.0 if frame.time is None else float(frame.time - first)

    def _array(self, frame: Any) -> Samples:
        channels = len(frame.layout.channels)
        samples: Samples = frame.to_ndarray().reshape(-1, channels)
        if self._downmix:
            return mono(samples) if channels > 1 else samples[:, 0]
        return samples


def probe(path: str | Path) -> SoundInfo:
    """What a sound file says of itself. Raises as :class:`SoundReader`."""
    with SoundReader(path) as reader:
        return reader.info


def read_blocks(
    path: str | Path, rate: int | None = None, downmix: bool = True, block_s: float = 1.0
) -> Iterator[Audio]:
    """The sound of a file, block by block. Raises as :class:`SoundReader`, at the first block."""
    with SoundReader(path, rate, downmix) as reader:
        yield from reader.blocks(block_s)


def read(path: str | Path, rate: int | None = None, downmix: bool = True) -> Audio:
    """A whole (short) sound file in memory."""
    parts = list(read_blocks(path, rate, downmix))
    return Audio(np.concatenate([part.samples for part in parts]), parts[0].rate)


def _open_handle(path: Path) -> IO[bytes]:
    try:
        if path.is_dir():
            raise VoiceAppError("not-sound", f"{path.name} is a folder.", "Choose a sound file in it.")
        if path.exists() and not path.is_file():  # reading it might never end
            raise VoiceAppError("not-sound", f"{path.name} is a device or a pipe.", "Choose a sound file.")
        handle = path.open("rb")
    except FileNotFoundError:
        raise VoiceAppError("file-missing", f"There is no file {path}.", "Check the name and the folder.") from None
    except OSError as error:
        raise VoiceAppError(
            "file-unreadable", f"{path.name} cannot be read: {error.strerror or error}.", "Check its permissions."
        ) from error
    if not handle.read(1):
        handle.close()
        raise VoiceAppError("sound-empty", f"{path.name} is empty: it has no bytes in it.", "Choose another file.")
    handle.seek(0)
    return handle


def _open_container(handle: IO[bytes], path: Path) -> Any:
    import av

    av.logging.set_level(None)
    try:
        return av.open(
            handle,
            mode="r",
            options={"format_whitelist": DEMUXERS, "protocol_whitelist": "none"},
            metadata_errors="ignore",
        )
    except (av.error.FFmpegError, OSError, ValueError) as error:
        if _begins_as_mp4(handle):  # its index stands at the end
            raise _damaged(path) from error
        raise VoiceAppError(
            "not-sound",
            f"{path.name} is not a sound file that can be read.",
            "Choose a WAV, FLAC, MP3, OGG, M4A or video file.",
        ) from error


def _begins_as_mp4(handle: IO[bytes]) -> bool:
    """Whether a file begins as MP4, MOV and M4A do (ISO/IEC 14496-12, the file type box)."""
    handle.seek(4)
    return handle.read(4) == b"ftyp"


def _protected(path: Path) -> VoiceAppError:
    return VoiceAppError(
        "sound-protected",
        f"{path.name} is protected against copying: its sound cannot be read.",
        "Use a copy without protection.",
    )


def _damaged(path: Path) -> VoiceAppError:
    return VoiceAppError(
        "sound-damaged",
        f"{path.name} is damaged or cut off: nothing of its sound can be decoded.",
        "Use another copy of it.",
    )
