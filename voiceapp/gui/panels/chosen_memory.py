"""What was chosen on a page last: the models of a task, a section of the settings."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path

from PySide6.QtCore import QSettings


class ChosenMemory:
    """Kept in the page's group of ``window.ini``."""

    def __init__(self, config: Path, page: str) -> None:
        self._file, self._page = config / "window.ini", page

    def _store(self) -> QSettings:
        store = QSettings(str(self._file), QSettings.Format.IniFormat)
        store.beginGroup(self._page)
        return store

    def read(self, what: str, possible: Container[str], default: str) -> str:
        """What was chosen, if that is still possible."""
        chosen = str(self._store().value(what, default))
        return chosen if chosen in possible else default

    def write(self, what: str, chosen: str) -> None:
        """Write it down."""
        store = self._store()
        store.setValue(what, chosen)
        store.sync()
        self._file.chmod(0o600)
