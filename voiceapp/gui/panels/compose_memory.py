"""What the Compose page remembers from one start to the next: the track, what is open, where the form begins."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QSettings

Key = Literal["track", "part", "mix", "mode", "more"]


class ComposeMemory:
    """Kept in the group "compose" of ``window.ini``."""

    def __init__(self, config: Path) -> None:
        self._file = config / "window.ini"

    def _store(self) -> QSettings:
        store = QSettings(str(self._file), QSettings.Format.IniFormat)
        store.beginGroup("compose")
        return store

    def text(self, key: Key) -> str:
        """What was kept; "" where nothing was."""
        return str(self._store().value(key, ""))

    def number(self, key: Key) -> int | None:
        """A number that was kept."""
        text = self.text(key)
        return int(text) if text.isdigit() else None

    def keep(self, key: Key, value: str) -> None:
        """Remember it."""
        if value != self.text(key):
            store = self._store()
            store.setValue(key, value)
            store.sync()
            self._file.chmod(0o600)
