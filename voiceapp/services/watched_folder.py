"""A folder whose recordings become meetings while the program runs."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, Notice
from voiceapp.core.settings import Settings
from voiceapp.core.whole_file import PRIVATE, replacing
from voiceapp.services.recurring import Recurring

EVERY_S = 30.0

ENDINGS = frozenset(
    ".aac .ac3 .aif .aiff .amr .ape .au .caf .flac .m4a .m4b .mka .mp2 .mp3 .oga .ogg .opus .tta .w64 .wav .wma .wv"
    " .3gp .avi .flv .m4v .mkv .mov .mp4 .mpeg .mpg .mts .ogv .ts .webm .wmv".split()
)
"""Names of recordings; other files in the folder are left alone."""


@dataclass(frozen=True, slots=True)
class _Found:
    path: Path
    size: int
    changed_ns: int

    @property
    def mark(self) -> str:
        """Tells this state of the file from every other, and not its name: nothing of that stays behind."""
        known = f"\0{self.size}\0{self.changed_ns}".encode()
        return hashlib.sha256(os.fsencode(self.path) + known).hexdigest()


class WatchedFolder(Recurring):
    """Looks into the folder of the settings every 30 s and takes each file once, when it has stopped growing.

    ``take`` imports files. ``state`` remembers what was taken: a meeting that was deleted does not come back.
    """

    def __init__(
        self,
        settings: Settings,
        bus: EventBus,
        take: Callable[[Sequence[Path]], Awaitable[object]],
        state: Path,
        now: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(bus, EVERY_S)
        self._settings = settings
        self._take = take
        self._state = state
        self._now = now
        self._before: set[_Found] = set()
        self._missing = ""

    async def look(self) -> None:
        """Take what is new and stands still. Raises VoiceAppError ``data-not-writable``."""
        text = self._settings.text("meetings.watch_folder").strip()
        if not text:
            return
        folder = Path(text).expanduser()
        found = await asyncio.to_thread(_files, folder)
        if found is None:
            if self._missing != text:  # told once
                self._missing = text
                sentence = f"The folder to watch, {folder}, cannot be read."
                self._bus.publish(
                    Notice("warning", sentence, "Make it, or choose another one in Settings.", "settings")
                )
            return
        self._missing = ""
        still = [one for one in found if one in self._before or self._now() - one.changed_ns / 1e9 >= EVERY_S]
        self._before = set(found)
        taken = await asyncio.to_thread(_read, self._state)
        new = [one for one in still if one.mark not in taken]
        if new:
            # First remembered, then taken: a file that cannot be imported is told once, not every 30 s.
            await asyncio.to_thread(_write, self._state, taken | {one.mark for one in new})
            await self._take([one.path for one in new])


def _files(folder: Path) -> list[_Found] | None:
    """The recordings in a folder by name; None where it cannot be read."""
    found = []
    try:
        for path in sorted(folder.iterdir()):
            if path.suffix.lower() in ENDINGS and not path.name.startswith(".") and path.is_file():
                state = path.stat()
                if state.st_size:
                    found.append(_Found(path, state.st_size, state.st_mtime_ns))
    except OSError:
        return None
    return found


def _read(state: Path) -> set[str]:
    try:
        return {str(mark) for mark in json.loads(state.read_text())}
    except (OSError, ValueError, TypeError):
        return set()  # then the library itself tells what it has


def _write(state: Path, marks: Iterable[str]) -> None:
    try:
        state.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with replacing(state, PRIVATE) as file:
            file.write(json.dumps(sorted(marks)).encode())
    except OSError as error:
        raise VoiceAppError(
            "data-not-writable",
            f"{state} cannot be written: {error.strerror or error}.",
            "Make its folder writable or free some space.",
            retryable=True,
        ) from error
