"""What programs that were killed left among the voices: nothing of it may stay on the disk."""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.voices import Voice
from voiceapp.core.whole_file import not_written
from voiceapp.services.recording_finish import take_lock

OLD_S = 3600.0
"""A file that is still being written or judged, by another program, is younger."""

_PATTERNS = ("sample-*", "consent-*", ".*", "takes/*")
"""Files that have a row once they are whole; the hidden ones are not whole yet."""

RECORDING = ".recording"
"""The folder among the voices' in which one is recorded (services/voice_recording.py)."""


_STAGED = ".new-"


class Voices(Protocol):
    """storage/voices.py"""

    async def list(self) -> list[Voice]:
        """All voices."""


class Takes(Protocol):
    """storage/takes.py"""

    async def files(self) -> set[tuple[int, str]]:
        """The files of all takes, each with its voice's id."""


class VoiceLeftovers:
    """Looks through ``folder``, which holds a folder for each voice."""

    def __init__(self, voices: Voices, takes: Takes, folder: Path, now: Callable[[], float] = time.time) -> None:
        self._voices = voices
        self._takes = takes
        self._folder = folder
        self._now = now

    async def remove(self) -> None:
        """Remove the folders of deleted voices, files without a row, and a recording that nobody makes."""
        # Looked at before the rows: what has its row by then is known, since rows of voices come before files.
        folders, files, unfinished = await asyncio.to_thread(self._found)
        voices = await self._voices.list()
        known = {(voice.id, sample.file) for voice in voices for sample in voice.samples}
        known |= {(voice.id, voice.consent.file) for voice in voices if voice.consent} | await self._takes.files()
        ids = {voice.id for voice in voices}
        gone = [*unfinished, *(self._folder / str(number) for number in folders - ids)]
        left = [self._folder / str(number) / name for number, name in files - known if number in ids]
        await asyncio.to_thread(_remove, gone, left)
        await asyncio.to_thread(self._remove_recording)

    def _found(self) -> tuple[set[int], set[tuple[int, str]], list[Path]]:
        folders = {int(path.name) for path in self._folder.glob("*") if path.name.isdecimal()}
        files: set[tuple[int, str]] = set()
        for number in folders:
            folder = self._folder / str(number)
            for path in (path for pattern in _PATTERNS for path in folder.glob(pattern)):
                if path.is_file() and self._is_old(path):
                    files.add((number, path.relative_to(folder).as_posix()))
        return folders, files, [path for path in self._folder.glob(f"{_STAGED}*") if self._is_old(path)]

    def _is_old(self, path: Path) -> bool:
        return path.stat().st_mtime < self._now() - OLD_S

    def _remove_recording(self) -> None:
        folder = self._folder / RECORDING
        if not folder.is_dir():
            return
        try:
            lock = take_lock(folder, "A voice")
        except VoiceAppError:  # somebody records
            return
        shutil.rmtree(folder / "now", ignore_errors=True)
        os.close(lock)


@contextmanager
def staged(voices: Path) -> Iterator[Path]:
    """A new folder among the voices' for what is not whole yet; what is left of it in the end goes.

    Raises VoiceAppError ``disk-full`` and ``not-written``.
    """
    try:
        voices.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=_STAGED, dir=voices))
    except OSError as error:
        raise not_written(voices, error) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _remove(folders: Iterable[Path], files: Iterable[Path]) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
    for file in files:
        file.unlink(missing_ok=True)
