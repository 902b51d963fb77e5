"""What becomes of a recording: a FLAC file that is decoded and compared before the raw sound goes."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import soundfile

from voiceapp.audio.recording_folder import (
    JOURNAL,
    RecordingState,
    add_entry,
    disk_error,
    gone,
    lock,
    parts,
    read_frames,
    read_state,
    sync_folder,
)
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.recording import RECORDING_FILE

_PART = ".audio.flac.part"
_BLOCK = 1 << 16
_ROOM_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class FinishedRecording:
    """The verified file. ``missing_s``: the most that can have been lost at its end by a crash."""

    frames: int
    rate: int
    channels: int
    size_bytes: int
    missing_s: float

    @property
    def duration_s(self) -> float:
        """Length in seconds."""
        return self.frames / self.rate


def finish(folder: Path, tell: Callable[[float], None] = lambda fraction: None) -> FinishedRecording:
    """Turn what was recorded into ``audio.flac`` in flat memory, ``tell`` being told the fraction done.

    The raw sound is removed once the file was decoded and every sample was the same; a process that dies
    before leaves it, and the next call begins anew. Raises VoiceAppError "recording-in-use", "recording-gone",
    "recording-damaged", "recording-empty", "recording-not-verified", "disk-full" or "recording-not-written".
    """
    if not (folder / JOURNAL).exists() and (folder / RECORDING_FILE).exists():
        return _finished(folder)
    journal = lock(folder)
    try:
        state = read_state(folder)
        verified = state.verified
        if verified is None:
            if not state.frames:
                raise VoiceAppError("recording-empty", "Nothing was recorded.", "Record again.")
            try:
                digest = _encode(folder, state, lambda share: tell(share * 0.6))
                _verify(folder, state, digest, lambda share: tell(0.6 + share * 0.4))
                os.replace(folder / _PART, folder / RECORDING_FILE)
                sync_folder(folder)
                verified = {"frames": state.frames, "missing_s": state.missing_s}
                add_entry(journal, "verified", **verified)
            except BaseException:
                (folder / _PART).unlink(missing_ok=True)
                raise
        for part in parts(folder):
            part.unlink()
        (folder / JOURNAL).unlink()
        size = (folder / RECORDING_FILE).stat().st_size
    except FileNotFoundError as error:  # deleted meanwhile
        raise gone(folder) from error
    except OSError as error:
        raise _not_made(error) from error
    finally:
        os.close(journal)
    return FinishedRecording(
        int(verified["frames"]), state.rate, state.channels, size, round(float(verified["missing_s"]), 3)
    )


def _finished(folder: Path) -> FinishedRecording:
    """What an earlier call made, though nobody stored that it did."""
    info = soundfile.info(folder / RECORDING_FILE)
    size = (folder / RECORDING_FILE).stat().st_size
    return FinishedRecording(int(info.frames), int(info.samplerate), int(info.channels), size, 0.0)


def _encode(folder: Path, state: RecordingState, tell: Callable[[float], None]) -> bytes:
    """Write the hidden file; the digest of its samples."""
    digest, done = hashlib.blake2b(), 0
    path = folder / _PART
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        with soundfile.SoundFile(path, "w", state.rate, state.channels, "PCM_16", format="FLAC") as file:
            for block in read_frames(folder, state.channels, _BLOCK):
                file.write(block)
                digest.update(block.tobytes())
                done += len(block)
                tell(done / state.frames)
    except (soundfile.SoundFileError, AssertionError) as error:  # libsndfile hides what the disk said
        if shutil.disk_usage(folder).free < _ROOM_BYTES:
            raise _not_made(OSError(errno.ENOSPC, "")) from error
        raise _not_encoded(folder) from error
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    return digest.digest()


def _verify(folder: Path, state: RecordingState, expected: bytes, tell: Callable[[float], None]) -> None:
    """Decode the hidden file and compare. Raises VoiceAppError "recording-not-verified"."""
    digest, done = hashlib.blake2b(), 0
    try:
        with soundfile.SoundFile(folder / _PART) as file:
            while len(block := file.read(_BLOCK, dtype="int16", always_2d=True)):
                digest.update(block.astype("<i2").tobytes())
                done += len(block)
                tell(done / state.frames)
    except soundfile.SoundFileError as error:
        raise _not_verified() from error
    if done != state.frames or digest.digest() != expected:
        raise _not_verified()


def _not_made(error: OSError) -> VoiceAppError:
    """What the disk refused; it stopped no recording."""
    told = disk_error(error)
    if told.code == "disk-full":
        sentence = "The disk is full, so the sound file of the recording was not made. What was recorded is kept."
        return VoiceAppError(told.code, sentence, told.next_step, retryable=True)
    return told


def _not_verified() -> VoiceAppError:
    return VoiceAppError(
        "recording-not-verified",
        "The finished sound file is not what was recorded, so the recording itself was kept.",
        "Check the disk, then recover it under Meetings or by voiceapp meeting recover.",
        retryable=True,
    )


def _not_encoded(folder: Path) -> VoiceAppError:
    return VoiceAppError(
        "recording-not-written",
        "The sound file of the recording could not be written; the recording itself is kept.",
        f"Free some space on the disk of {folder}, then recover it under Meetings or by voiceapp meeting recover.",
        retryable=True,
    )
