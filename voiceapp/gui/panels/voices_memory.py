"""What the Voices page remembers: which voices are shown, and the part of a voice that was looked at."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

from voiceapp.gui.panels.voices_texts import FILTERS, TABS


class VoicesMemory:
    """Kept in the group "voices" of ``window.ini``; what makes no sense there is left out."""

    def __init__(self, config: Path) -> None:
        self._file = config / "window.ini"
        store = self._store()
        shown, tab = str(store.value("filter", "")), str(store.value("tab", ""))
        self.filter = shown if shown in dict(FILTERS) else FILTERS[0][0]
        self.tab = tab if tab in TABS else ""

    def _store(self) -> QSettings:
        store = QSettings(str(self._file), QSettings.Format.IniFormat)
        store.beginGroup("voices")
        return store

    def save(self) -> None:
        """Write it down."""
        store = self._store()
        store.setValue("filter", self.filter)
        store.setValue("tab", self.tab)
        store.sync()
        self._file.chmod(0o600)
