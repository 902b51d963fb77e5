"""The crash-safe recording file: raw sound and a journal, both on disk within a second.

How they lie there is told in :mod:`voiceapp.audio.recording_folder`; :mod:`voiceapp.audio.recorder_flac` makes
the verified file of it.
"""

from __future__ import annotations

import errno
import os
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from voiceapp.audio.recording_folder import (
    JOURNAL,
    WRITE_S,
    RecordingState,
    add_entry,
    disk_error,
    gone,
    lock,
    parts,
    read_state,
    sync_folder,
    trim,
)
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Samples
from voiceapp.core.whole_file import PRIVATE

PART_BYTES = 1 << 30
"""No part grows beyond it, so that no file system's largest file ends a recording."""

SYNC_S = 1.0
"""So often it is put on the disk: that survives the death of the computer."""

RESERVE_BYTES = 64 << 20
"""The recording stops when the disk has no more than this left: the rest of the program needs to write too."""


class RawFile(Protocol):
    """A part being written, unbuffered."""

    def write(self, data: memoryview, /) -> int | None:
        """Bytes taken, fewer than given when there is no more room. Raises OSError."""

    def fileno(self) -> int:
        """The descriptor."""

    def close(self) -> None:
        """Let go of it."""


def open_raw(path: Path) -> RawFile:
    """A part to append to, which only the user may read."""
    return open(path, "ab", buffering=0, opener=lambda name, flags: os.open(name, flags, PRIVATE))


class RecordingFile:
    """A recording being written; a thread of its own writes and syncs. Made by :meth:`create` or :meth:`resume`.

    ``problem`` is set once nothing more can be written (disk full, files gone); what came until then is kept.
    ``opener`` opens a part, ``free_bytes`` tells what the disk has left.
    """

    def __init__(
        self,
        folder: Path,
        journal: int,
        state: RecordingState,
        opener: Callable[[Path], RawFile],
        free_bytes: Callable[[Path], int],
    ) -> None:
        self.rate, self.channels = state.rate, state.channels
        self.frames = state.frames
        self.problem: VoiceAppError | None = None
        self._folder, self._journal = folder, journal
        self._opener, self._free_bytes = opener, free_bytes
        self._part = len(parts(folder))
        self._size = parts(folder)[-1].stat().st_size if self._part else PART_BYTES
        self._file: RawFile | None = None
        self._waiting: list[bytes] = []
        self._lines: list[tuple[str, dict[str, Any]]] = []
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="recording-file", daemon=True)
        self._thread.start()

    @classmethod
    def create(
        cls,
        folder: Path,
        rate: int,
        channels: int,
        started: float,
        opener: Callable[[Path], RawFile] = open_raw,
        free_bytes: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free,
    ) -> RecordingFile:
        """Begin a recording in a folder that is made if need be. Raises VoiceAppError."""
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(folder / JOURNAL, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))
            journal = lock(folder)
            add_entry(journal, "begin", rate=rate, channels=channels, time=started, frame=0)
            sync_folder(folder)
            sync_folder(folder.parent)
        except OSError as error:
            raise disk_error(error) from error
        return cls(folder, journal, read_state(folder), opener, free_bytes)

    @classmethod
    def resume(
        cls,
        folder: Path,
        now: float,
        opener: Callable[[Path], RawFile] = open_raw,
        free_bytes: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free,
    ) -> RecordingFile:
        """Go on with a recording whose process died, after silence for the time since. Raises VoiceAppError."""
        journal = lock(folder)
        try:
            state = read_state(folder)
            trim(folder, state.channels)
        except OSError as error:
            os.close(journal)
            raise disk_error(error) from error
        except VoiceAppError:
            os.close(journal)
            raise
        file = cls(folder, journal, state, opener, free_bytes)
        lost = 0 if state.stopped else max(round((now - state.end_s) * state.rate), 0)
        file.note("gap", frame=state.frames, frames=lost, why="restarted")
        second = np.zeros((state.rate, state.channels), np.float32)
        for start in range(0, lost, state.rate):
            file.append(second[: min(state.rate, lost - start)])
        file.note("resume", frame=file.frames, time=now)
        return file

    @property
    def duration_s(self) -> float:
        """Seconds taken so far."""
        return self.frames / self.rate

    @property
    def backlog_bytes(self) -> int:
        """What waits for the disk."""
        with self._lock:
            return sum(map(len, self._waiting))

    def append(self, samples: Samples) -> None:
        """Take sound: float32 in [-1, 1], shape (n, channels). Waits for no disk; after a problem it is dropped."""
        if self.problem:
            return
        data = np.clip(np.rint(samples * 32768.0), -32768, 32767).astype("<i2").tobytes()
        with self._lock:
            self._waiting.append(data)
        self.frames += len(samples)

    def note(self, event: str, **what: Any) -> None:
        """Write a line into the journal, with the next sound."""
        with self._lock:
            self._lines.append((event, what))

    def close(self, in_order: bool = True) -> None:
        """Write what is left and let go of the files. ``in_order`` False: it is to be gone on with."""
        if in_order:
            self.note("end", frame=self.frames)
        self._over.set()
        self._thread.join()

    # --------------------------------------------------------------------------------- the thread

    def _run(self) -> None:
        synced = time.monotonic()
        try:
            while True:
                over = self._over.wait(WRITE_S)
                with self._lock:
                    waiting, self._waiting = self._waiting, []
                    lines, self._lines = self._lines, []
                self._write(b"".join(waiting))
                for event, what in lines:
                    add_entry(self._journal, event, **what)
                if over or time.monotonic() - synced >= SYNC_S:
                    self._sync()
                    synced = time.monotonic()
                if over:
                    return
        except OSError as error:
            self.problem = disk_error(error)
        except VoiceAppError as error:
            self.problem = error
        finally:
            self._let_go()

    def _write(self, data: bytes) -> None:
        """Append to the current part, and to the next where it is full."""
        rest = memoryview(data)
        while rest:
            room = PART_BYTES - self._size
            if room <= 0:
                self._next_part()
                continue
            taken = self._open().write(rest[:room]) or 0
            self._size += taken
            rest = rest[taken:]

    def _open(self) -> RawFile:
        if self._file is None:
            self._file = self._opener(self._folder / f"sound-{self._part:04d}.pcm")
        return self._file

    def _next_part(self) -> None:
        if self._file is not None:
            os.fsync(self._file.fileno())
            self._file.close()
            self._file = None
        self._part += 1
        self._size = 0
        self._open()
        sync_folder(self._folder)

    def _sync(self) -> None:
        if self._file is not None:
            os.fsync(self._file.fileno())
        if not (self._folder / JOURNAL).exists() or (self._part and not parts(self._folder)):
            raise gone(self._folder)
        if self._free_bytes(self._folder) < RESERVE_BYTES:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def _let_go(self) -> None:
        if self._file is not None:
            self._file.close()
        os.close(self._journal)
