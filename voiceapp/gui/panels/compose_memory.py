"""What the Compose page remembers from one start to the next: the track, what is open, where the form begins."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from voiceapp.gui.window_store import window_store, write

Key = Literal["track", "part", "mix", "mode", "more"]


class ComposeMemory:
    """Kept in the group "compose" of ``window.ini``."""

    def __init__(self, config: Path) -> None:
        self._config = config

    def text(self, key: Key) -> str:
        """What was kept; "" where nothing was."""
        return str(window_store(self._config, "compose").value(key, ""))

    def number(self, key: Key) -> int | None:
        """A number that was kept."""
        text = self.text(key)
        return int(text) if text.isdigit() else None

    def keep(self, key: Key, value: str) -> None:
        """Remember it."""
        if value != self.text(key):
            store = window_store(self._config, "compose")
            store.setValue(key, value)
            write(store)
