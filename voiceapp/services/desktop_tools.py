"""The tools that concern the desktop: reading the clipboard or a file aloud, opening applications, the volume."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.services.applications import Applications
from voiceapp.services.clipboard import ClipboardService
from voiceapp.services.matching import best_match
from voiceapp.services.named_files import find_named, require_seen

Run = Callable[[Mapping[str, Any]], Awaitable[dict[str, Any]]]

LONGEST = 5000
"""Characters that are read aloud at once: some six minutes."""

MOST_BYTES = 1_000_000
TEXTS = (".txt", ".md", ".rst", ".log", ".csv")


class DesktopTools:
    """Runs them. ``folders`` are searched for files; ``set_volume`` takes 0..1 and raises VoiceAppError."""

    def __init__(
        self,
        applications: Applications,
        clipboard: ClipboardService,
        folders: Sequence[Path],
        set_volume: Callable[[float], None],
    ) -> None:
        self._applications = applications
        self._clipboard = clipboard
        self._folders = folders
        self._set_volume = set_volume
        self.runners: dict[str, Run] = {
            "read_clipboard": self._read_clipboard,
            "read_file": self._read_file,
            "open_application": self._open_application,
            "set_volume": self._volume,
        }

    async def _read_clipboard(self, _arguments: Mapping[str, Any]) -> dict[str, Any]:
        return {"text": shortened(await self._clipboard.read())}

    async def _read_file(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        return await asyncio.to_thread(self._file, str(arguments["file"]))

    async def _open_application(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        wanted = str(arguments["name"])
        found = await asyncio.to_thread(self._applications.list)
        names = [(name, application) for application in found for name in (application.name, *application.aliases)]
        index = best_match(wanted, [name for name, _ in names])
        if index is None:
            raise VoiceAppError("application-unknown", f"I found no application called {wanted}.")
        application = names[index][1]
        await self._applications.open(application)
        return {"ok": True, "opened": application.name}

    async def _volume(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        percent = float(arguments["percent"])
        await asyncio.to_thread(self._set_volume, percent / 100)
        return {"ok": True, "percent": round(percent)}

    def _file(self, wanted: str) -> dict[str, Any]:
        path = find_named(wanted, self._folders, TEXTS)
        if path is None:
            raise VoiceAppError(
                "file-unknown", f"I found no text file called {wanted}.", "Say its whole name, or its folder too."
            )
        try:
            place = require_seen(path)
            if place.stat().st_size > MOST_BYTES:
                raise VoiceAppError("file-large", f"{path.name} is too large to be read aloud.")
            text = place.read_text(encoding="utf-8-sig")
        except OSError as error:
            reason = error.strerror or str(error)
            raise VoiceAppError("file-unreadable", f"{path.name} cannot be read: {reason}.") from error
        except UnicodeDecodeError as error:
            raise VoiceAppError("file-no-text", f"{path.name} is no text file.") from error
        if not text.strip():
            raise VoiceAppError("file-empty", f"{path.name} is empty.")
        return {"text": shortened(text), "file": path.name}


def shortened(text: str) -> str:
    """What is read aloud of a text: all of it, or its beginning, which then says so."""
    plain = text.strip()
    if len(plain) <= LONGEST:
        return plain
    start = plain[:LONGEST]
    end = max(start.rfind(mark) for mark in (". ", "? ", "! ", "\n"))
    return f"{start[: end + 1].strip() if end > 0 else start} That is the beginning; the text goes on."
