"""A folder with a recording that is not finished: raw sound in numbered parts and a journal.

``sound-0001.pcm``, ``sound-0002.pcm``, ... hold 16 bit little endian samples, channels interleaved, without a
header or an encoder's state to lose; ``journal.jsonl`` tells the format, when the sound began, went on and
paused, and what happened meanwhile, one JSON object a line. Whoever writes or finishes it holds a lock on the
journal.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.locks import try_lock

JOURNAL = "journal.jsonl"
SAMPLE_BYTES = 2

WRITE_S = 0.25
"""So often sound is handed to the system: what it has survives the death of the program."""


@dataclass(frozen=True, slots=True)
class RecordingState:
    """What a folder holds. ``frames``: whole frames on disk; ``started``: seconds since the epoch.

    ``end_s`` is when the last frame sounded (since the epoch), ``written_s`` when it was written; ``stopped``: it
    was paused or ended in order. ``verified``: the finished file is whole, what is left of the parts can go.
    """

    rate: int
    channels: int
    started: float
    frames: int
    entries: tuple[dict[str, Any], ...]
    end_s: float
    written_s: float

    @property
    def stopped(self) -> bool:
        """Nothing was recorded after the last frame."""
        return self.entries[-1]["event"] in ("pause", "end", "verified")

    @property
    def verified(self) -> dict[str, Any] | None:
        """The entry that says so."""
        return next((entry for entry in self.entries if entry["event"] == "verified"), None)

    @property
    def missing_s(self) -> float:
        """The most sound that can be missing at the end."""
        return 0.0 if self.stopped else max(self.written_s + WRITE_S - self.end_s, 0.0)


def parts(folder: Path) -> list[Path]:
    """The raw parts in order."""
    return sorted(folder.glob("sound-*.pcm"))


def read_state(folder: Path) -> RecordingState:
    """What was recorded into a folder. A torn last frame or line of the journal does not count.

    Raises VoiceAppError "recording-gone" where there is no journal, "recording-damaged" where it says nothing.
    """
    try:
        lines = (folder / JOURNAL).read_bytes().split(b"\n")[:-1]
    except OSError as error:
        raise gone(folder) from error
    entries = tuple(entry for line in lines if (entry := _entry(line)))
    if not entries or entries[0]["event"] != "begin":
        raise VoiceAppError(
            "recording-damaged",
            "The journal of the recording cannot be read.",
            f"The raw sound is still in {folder}.",
        )
    begin = entries[0]
    rate, channels = int(begin["rate"]), int(begin["channels"])
    stats = [part.stat() for part in parts(folder)]
    frames = sum(stat.st_size for stat in stats) // (SAMPLE_BYTES * channels)
    last = [entry for entry in entries if entry["event"] in ("begin", "resume")][-1]
    end_s = float(last["time"]) + (frames - int(last["frame"])) / rate
    written_s = max((stat.st_mtime for stat in stats), default=float(begin["time"]))
    return RecordingState(rate, channels, float(begin["time"]), frames, entries, end_s, written_s)


def read_frames(folder: Path, channels: int, count: int) -> Iterator[NDArray[np.int16]]:
    """The raw sound, at most ``count`` frames at a time, shape (n, channels)."""
    frame = SAMPLE_BYTES * channels
    rest = b""
    for part in parts(folder):
        with part.open("rb", buffering=0) as file:
            while data := file.read(count * frame - len(rest)):
                rest += data
                whole = len(rest) - len(rest) % frame
                if whole == count * frame:
                    yield np.frombuffer(rest, "<i2").reshape(-1, channels)
                    rest = b""
    whole = len(rest) - len(rest) % frame
    if whole:
        yield np.frombuffer(rest[:whole], "<i2").reshape(-1, channels)


def lock(folder: Path) -> int:
    """Hold the folder's journal for writing or finishing; the descriptor that holds it.

    Raises VoiceAppError "recording-in-use" where somebody else does, "recording-gone" where there is none.
    """
    try:
        handle = os.open(folder / JOURNAL, os.O_RDWR | os.O_APPEND)
    except OSError as error:
        raise gone(folder) from error
    if not try_lock(handle):
        os.close(handle)
        raise VoiceAppError(
            "recording-in-use",
            "This recording is being written or finished by another window or command.",
            "Wait until it is done.",
            retryable=True,
        )
    return handle


def add_entry(handle: int, event: str, **what: Any) -> None:
    """Append a line to a journal and put it on the disk. Raises OSError."""
    os.write(handle, (json.dumps({"event": event, **what}) + "\n").encode())
    os.fsync(handle)


def gone(folder: Path) -> VoiceAppError:
    """The error for a recording that was deleted outside the program."""
    return VoiceAppError(
        "recording-gone",
        "The files of the recording are gone: they were deleted outside the program.",
        f"If you moved them, put them back into {folder}.",
    )


def disk_error(error: OSError) -> VoiceAppError:
    """What the disk refused, in plain words."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return VoiceAppError(
            "disk-full",
            "The disk is full, so the recording was stopped. Everything until then is kept.",
            "Free some space, then recover it under Meetings or by voiceapp meeting recover.",
            retryable=True,
        )
    return VoiceAppError(
        "recording-not-written",
        f"The disk takes no more of the recording: {error.strerror or error}. Everything until then is kept.",
        "Check the disk, then recover it under Meetings or by voiceapp meeting recover.",
        retryable=True,
    )


def sync_folder(folder: Path) -> None:
    """Put the names in a folder on the disk."""
    if os.name == "nt":
        return  # Windows opens no folders; its journal does that
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def trim(folder: Path, channels: int) -> None:
    """Cut off a torn last frame and line, so that what follows is read right."""
    sizes = [part.stat().st_size for part in parts(folder)]
    torn = sum(sizes) % (SAMPLE_BYTES * channels)
    if torn:
        os.truncate(parts(folder)[-1], sizes[-1] - torn)
    journal = (folder / JOURNAL).read_bytes()
    os.truncate(folder / JOURNAL, journal.rfind(b"\n") + 1)


def _entry(line: bytes) -> dict[str, Any] | None:
    try:
        entry = json.loads(line)
    except ValueError:
        return None
    return entry if isinstance(entry, dict) and "event" in entry else None
